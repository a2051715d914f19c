//! `/meetings/{meeting}/preparation`: what to know before two meet. Of the other only what they chose to share, and of last
//! time only what both wrote down for both.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::meeting::{
        jotting::{self, Jotted},
        reading::{self, Seen},
    },
    people::saying::{self, Statement},
};
use kith_core::{
    Code,
    journey::meeting::Part,
    people::facet::{Audience, Kind},
};

use super::{Line, When, lines, seen};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    people::named,
    shell::Shell,
    talk::seats::Standing,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "journey/preparation.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    code: Code,
    times: Vec<When>,
    /// What the other shares with whom they are matched: of what kind, and what.
    shares: Vec<(String, String)>,
    agenda: Vec<Line>,
    /// What was kept of the last meeting.
    last: Vec<Line>,
}

/// What the page is made of, opened.
struct Found {
    seen: Seen,
    jotted: Vec<Jotted>,
    shares: Vec<(Kind, Statement)>,
    last: Vec<Jotted>,
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/meetings/{meeting}/preparation", May::Member, show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let found = find(&app, &me, code).await?;
    Ok(draw(&Show::new(me.shell("meeting-preparation"), &found)))
}

async fn find(app: &App, me: &SignedIn, code: Code) -> Result<Found, Error> {
    let (seen, jotted) = seen(app, me, code).await?;
    let asked = seen.clone();
    let before = work::read(app, move |tx| reading::before(tx, &asked)).await?;
    let (opener, member, sitting) = (app.clone(), me.known.member, seen.clone());
    let (shares, last) = work::aside(move || {
        let other = sitting.other.as_ref().filter(|_| sitting.together);
        let shares = other.map(|face| saying::seen(&opener, face, Audience::Matched));
        let written = before.map(|(_, written)| written).unwrap_or_default();
        let last = jotting::open(&opener, (&sitting.seat, member), &written)?;
        Ok((shares.transpose()?.unwrap_or_default(), last))
    })
    .await?;
    Ok(Found { seen, jotted, shares, last })
}

impl Show {
    fn new(w: Shell, found: &Found) -> Self {
        let (seen, meeting) = (&found.seen, &found.seen.kept.meeting);
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let name = standing.name.clone();
        let all = meeting.start().map_or_else(|| meeting.proposal.times.clone(), |one| vec![one]);
        let share = |(kind, said): &(Kind, Statement)| {
            (w.say(&format!("facet-{}", kind.word())), named(&w, *kind, &said.text))
        };
        Self {
            code: seen.kept.code,
            times: all.into_iter().map(|at| When::new(&w, seen, &name, at)).collect(),
            shares: found.shares.iter().map(share).collect(),
            agenda: lines(&w, &found.jotted, Part::Agenda, &name),
            last: lines(&w, &found.last, Part::Notes, &name),
            standing,
            w,
        }
    }

    /// What both read: its id, the keys of its title and of what stands there where it is nothing, and its lines.
    fn shared(&self) -> [(&'static str, &'static str, &'static str, &[Line]); 2] {
        [
            ("agenda", "meeting-agenda", "meeting-agenda-none", &self.agenda),
            ("last", "meeting-last", "meeting-last-none", &self.last),
        ]
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{people::face::Side, talk::State as Stands};

        use super::samples::{lines, standing, when};
        let page = |full: bool| {
            let w = shell("meeting-preparation");
            let some = || if full { lines() } else { Vec::new() };
            let share = ("Interests".to_owned(), "Long walks by the sea".to_owned());
            Self {
                standing: standing(Side::Helper, Stands::Open),
                code: Code(uuid::Uuid::nil()),
                times: vec![when(&w)],
                shares: if full { vec![share; 20] } else { Vec::new() },
                agenda: some(),
                last: some(),
                w,
            }
        };
        vec![page(false), page(true)]
    }
}
