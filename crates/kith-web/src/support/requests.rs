//! `/requests/{code}`: the clock of a request, and what its member can do now.

use std::sync::Arc;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    people::{notices, recognising::Known},
    support::reading::request::{self as reading, Named, Way},
};
use kith_core::{
    Code, Refusal, Timestamp,
    journey::rematch::Rematch,
    people::{face::Face, notice::About},
    support::{kind::Kind, state::State as Stands},
};

use super::{
    clock::{self, Clock},
    saying,
};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    safety::card,
    shell::Shell,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "support/request.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    kind: Kind,
    asked: Timestamp,
    /// The key of the title: the place where it is.
    place: &'static str,
    /// Where it is, down to the last word.
    situation: &'static str,
    clock: Clock,
    estimate: String,
    cover: Markup,
    /// Who answers, or who was chosen.
    helper: Option<Face>,
    /// The proposal, while a run has put somebody forward.
    proposal: Option<Code>,
    talk: Option<Code>,
    places: Vec<Elsewhere>,
    /// Whether a person looks at it before anybody is asked.
    looked: bool,
    /// Whether a course comes first for whoever asked.
    learns: bool,
    /// From when they are looked for again, after a journey that ended early; `None` where that is now.
    again: Option<Markup>,
    ways: Vec<Way>,
    /// Whether they said that they may not be safe.
    risk: bool,
    /// The card of help, for words that sound like danger.
    card: Markup,
    topics: Vec<String>,
    /// What was asked, in its own words.
    words: String,
}

/// Another place that was named.
struct Elsewhere {
    at: Timestamp,
    name: String,
    about: String,
    web: String,
    dial: String,
    /// A coordinator's letter, or nothing.
    letter: String,
    /// Whether a coordinator named it.
    by_hand: bool,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/requests/{request}", May::Member, show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, code, None).await?))
}

/// The page of the request `code`, where `why` stands in the way of the field.
pub(super) async fn page(
    app: &App,
    me: &SignedIn,
    code: Code,
    why: Option<(&'static str, Refusal)>,
) -> Result<Show, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(app, move |tx| reading::page(tx, now, &who, code)).await?;
    seen(app, &me.known, (About::Request, code)).await?;
    let (hands, found) = (app.clone(), Arc::new(found));
    let kept = Arc::clone(&found);
    let (words, letters) = work::aside(move || {
        let letters: Result<Vec<_>, Error> =
            kept.named.iter().map(|one| one.letter(&hands)).collect();
        Ok((kept.words.open(&hands)?, letters?))
    })
    .await?;
    let mut w = me.shell("request-tab");
    let card = card::draw(app, &w, (found.request.id.0, found.request.asker)).await?;
    if let Some((field, why)) = why {
        w = w.but(field, why);
    }
    let letter = |letter: Option<kith_core::Private>| {
        letter.map_or_else(String::new, |words| words.reveal().to_owned())
    };
    let places =
        found.named.iter().zip(letters).map(|(one, said)| Elsewhere::new(&w, one, letter(said)));
    Ok(Show {
        code,
        kind: found.request.kind,
        asked: found.request.asked,
        place: found.standing.key,
        situation: clock::situation(&found),
        clock: Clock::new(&w, &found),
        estimate: clock::estimate(&w, found.estimate),
        cover: cover(&w, found.cover),
        helper: found.helper.clone(),
        proposal: found.proposal,
        talk: found.talk,
        places: places.collect(),
        looked: found.looked,
        learns: found.learns,
        again: again(&w, found.rematch),
        ways: found.ways.clone(),
        risk: found.request.level.is_risk()
            && !matches!(found.request.state, Stands::Closed { .. }),
        card,
        topics: saying::topics(&w, &found.topics),
        words: letter(words),
        w,
    })
}

/// What was told about that, and of that kind, is seen now: a talk has several pages, each with notices of its own. Asked
/// first, for most pages are opened with nothing new.
pub(crate) async fn seen(app: &App, who: &Known, about: (About, Code)) -> Result<(), Error> {
    let (member, now) = (who.member, app.now());
    if work::read(app, move |tx| notices::waits(tx, member, about)).await? {
        work::write(app, move |tx, _| notices::opened(tx, now, member, about)).await?;
    }
    Ok(())
}

/// What is true of cover now.
pub(crate) fn cover(w: &Shell, cover: kith_app::support::covering::Cover) -> Markup {
    match (cover.helpers, cover.next) {
        (0, None) => saying::plain(&w.say("cover-nobody")),
        (0, Some(next)) => saying::timed(w, "cover-next", &[], next),
        (n, _) => saying::plain(&w.say_of("cover-now", "n", n)),
    }
}

impl Elsewhere {
    fn new(w: &Shell, named: &Named, letter: String) -> Self {
        let service = named.service.as_ref();
        Self {
            at: named.at,
            name: service.map_or_else(|| w.say("elsewhere-lines"), |one| one.name.clone()),
            about: service.map_or_else(|| w.say("elsewhere-lines-more"), |one| one.about.clone()),
            web: service
                .map_or_else(|| Some("/help".to_owned()), |one| one.web.clone())
                .unwrap_or_default(),
            dial: service.and_then(|one| one.dial.clone()).unwrap_or_default(),
            letter,
            by_hand: named.by_hand,
        }
    }

    /// Whether it is the page of help lines, and no service.
    fn is_ours(&self) -> bool {
        self.web.starts_with('/')
    }
}

/// Why nobody is looked for yet, after a journey that ended early.
fn again(w: &Shell, stands: Rematch) -> Option<Markup> {
    match stands {
        Rematch::Free => None,
        Rematch::Rests(until) => Some(saying::timed(w, "request-rematch-rests", &[], until)),
        Rematch::Asks(_) => Some(saying::plain(&w.say("request-rematch-asks"))),
    }
}

impl Show {
    /// Whether the member can do that now.
    fn may(&self, way: &str) -> bool {
        let way = match way {
            "choose" => Way::Choose,
            "widen" => Way::Widen,
            "still" => Way::StillOpen,
            "another" => Way::Another,
            _ => Way::Close,
        };
        self.ways.contains(&way)
    }

    /// Whether anything can be done but waiting and closing.
    fn acts(&self) -> bool {
        self.talk.is_some() || self.ways.iter().any(|way| *way != Way::Close)
    }

    /// Whether the member is asked if it helped, so that the closing question stands open.
    fn asks(&self) -> bool {
        self.situation.ends_with("question") || !self.w.problems.is_empty()
    }

    /// Whether it is closed.
    fn is_closed(&self) -> bool {
        self.clock.now.is_none()
    }

    /// Whether somebody answers now.
    fn is_answered(&self) -> bool {
        self.situation.starts_with("answered")
    }

    /// Whether it still looks for somebody.
    fn looks(&self) -> bool {
        !self.is_closed() && !self.is_answered() && self.places.is_empty()
    }

    /// Whether a run may pair them, so that they may wish.
    fn wishes(&self) -> bool {
        self.kind == Kind::Mentor && !self.is_closed() && !self.is_answered()
    }

    /// The words of the link to the talk.
    fn to_talk(&self) -> &'static str {
        if self.is_answered() { "request-open-talk" } else { "request-read-talk" }
    }

    fn kind_name(&self) -> String {
        saying::kind(&self.w, self.kind)
    }

    fn tint(&self) -> &'static str {
        saying::tint(self.kind)
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        request_samples::samples(shell)
    }
}

#[cfg(test)]
#[path = "request_samples.rs"]
pub(super) mod request_samples;
