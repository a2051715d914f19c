//! `/requests/{code}/matches`: up to three people who fit, and why; or whoever is free first.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{App, support::choosing};
use kith_core::{
    Code, Refusal,
    people::face::Face,
    support::{kind::Kind, state::State as Stands},
};

use super::saying;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "support/matches.html")]
pub(crate) struct Matches {
    w: Shell,
    code: Code,
    kind: Kind,
    people: Vec<(Face, Vec<String>)>,
    /// Whether the member agreed that we look for a fit.
    agreed: bool,
    /// Whether somebody can be chosen now.
    open: bool,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/requests/{request}/matches", May::Member, show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, code, None).await?))
}

/// The page for the request `code`, where `why` stands in the way of a choice.
pub(super) async fn page(
    app: &App,
    me: &SignedIn,
    code: Code,
    why: Option<Refusal>,
) -> Result<Matches, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let choice = work::read(app, move |tx| choosing::candidates(tx, now, &who, code)).await?;
    let mut w = me.shell("matches-title");
    if let Some(why) = why {
        w = w.but("people", why);
    }
    let people = choice.suggested.into_iter();
    let state = choice.request.state;
    Ok(Matches {
        code,
        kind: choice.request.kind,
        people: people.map(|one| (one.face, saying::reasons(&w, &one.reasons))).collect(),
        agreed: choice.agreed,
        open: matches!(state, Stands::Waiting { .. } | Stands::Escalated { .. }),
        w,
    })
}

impl Matches {
    /// Whether whoever is free first may take it.
    fn may_widen(&self) -> bool {
        self.open && self.kind.is_for_duty()
    }
}

impl Page for Matches {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::support::ranking::Reason;
        let page = |w: Shell, n: usize, agreed, open| {
            let all = [Reason::Topics(2), Reason::Facets(1), Reason::Hours(3), Reason::Free];
            let reasons = saying::reasons(&w, &all);
            let face = super::samples::face("Linden");
            let (code, kind) = (face.code, if n == 1 { Kind::Mentor } else { Kind::Know });
            Self { w, code, kind, people: vec![(face, reasons); n], agreed, open }
        };
        let title = || shell("matches-title");
        vec![
            page(title(), 3, true, true),
            page(title(), 1, true, true),
            page(title(), 0, true, true),
            page(title(), 0, false, true),
            page(title(), 0, true, false),
            page(title().but("people", choosing::CANNOT), 2, true, true),
        ]
    }
}
