//! `/journeys/{talk}/agreement`: what two promise each other, and the signatures of both.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        agreeing::{self, Text},
        reading::{self, Seen},
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    journey::agreement::{Part, Version},
    people::{face::Side, notice::About},
};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    support::requests,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 2] =
    [("written", "agreement-written-done"), ("signed", "agreement-signed-done")];

/// The page.
#[derive(Template)]
#[template(path = "journey/agreement.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// The version that is shown; `None` while nothing is written.
    shown: Option<Shown>,
    /// The number of the newest version.
    newest: u32,
    /// The number of the last version that both have signed.
    held: Option<u32>,
}

/// One version, opened.
struct Shown {
    version: Version,
    /// Whether the reader wrote it.
    mine: bool,
    /// Each part with words; `None` where they are gone.
    parts: Option<Vec<(String, String)>>,
    /// The key of why they are gone, where they are.
    gone: &'static str,
}

#[derive(Default, Deserialize)]
struct Which {
    version: Option<i64>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/agreement", May::Member, show).post(
        "/journeys/{talk}/signatures",
        May::Member,
        sign,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    Query(which): Query<Which>,
    done: Done,
) -> Result<Response, Failure> {
    let (seen, opened) = opened(&app, &me, talk, which.version).await?;
    requests::seen(&app, &me.known, (About::Agreement, talk)).await?;
    let w = done.on(me.shell("agreement-title"), &DONE);
    Ok(draw(&Show::new(w, &seen, opened)))
}

/// A version, and what it says; its words are `None` where its author left for good, or they were let go.
type Opened = Option<(Version, bool, Option<Text>)>;

/// The journey in `talk`, and the version `number` of its agreement, opened; the newest where that is `None`.
pub(super) async fn opened(
    app: &App,
    me: &SignedIn,
    talk: Code,
    number: Option<i64>,
) -> Result<(Seen, Opened), Error> {
    let ours = faces(me);
    let (seen, kept) =
        work::read(app, move |tx| reading::agreement(tx, &ours, (talk, number))).await?;
    let Some(kept) = kept else { return Ok((seen, None)) };
    let (opener, mine) = (app.clone(), kept.author == seen.seat.face);
    let version = kept.version.clone();
    let text = work::aside(move || agreeing::open(&opener, &kept)).await?;
    Ok((seen, Some((version, mine, text))))
}

async fn sign(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let read: u32 = fields.word("version").parse().map_err(|_| Error::NotFound)?;
    let ours = faces(&me);
    match work::write(&app, move |tx, at| agreeing::sign(tx, at, &ours, (talk, read))).await {
        Err(Error::Refused(why)) => again(&app, &me, talk, why).await,
        done => {
            let path = format!("/journeys/{talk}/agreement?done=signed");
            done.map(|()| see(&path)).map_err(Failure::from)
        }
    }
}

async fn again(app: &App, me: &SignedIn, talk: Code, why: Refusal) -> Result<Response, Failure> {
    let (seen, opened) = opened(app, me, talk, None).await?;
    Ok(draw(&Show::new(me.shell("agreement-title").but("signatures", why), &seen, opened)))
}

impl Show {
    fn new(w: Shell, seen: &Seen, opened: Opened) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let shown = opened.map(|(version, mine, text)| {
            let parts = text.map(|text| parts(&w, &text));
            // The key of whoever is still here is too: what cannot be opened was let go.
            let here = mine || seen.other.is_some();
            let gone = if here { "agreement-let-go" } else { "words-erased" };
            Shown { version, mine, parts, gone }
        });
        let newest = seen.journey.newest.as_ref().map_or(0, |version| version.number);
        let held = seen.held.as_ref().map(|version| version.number);
        Self { w, standing, shown, newest, held }
    }

    /// The two signatures: whose, and when; `None` where they have not signed.
    fn signatures(&self, version: &Version) -> [(String, Option<Timestamp>); 2] {
        let (own, other) = match self.standing.side {
            Side::Member => (version.mentee, version.mentor),
            Side::Helper => (version.mentor, version.mentee),
        };
        [(self.w.say("agreement-you"), own), (self.standing.name.clone(), other)]
    }

    /// Whether the reader may sign `version` here and now.
    fn may_sign(&self, version: &Version) -> bool {
        let open = self.standing.is_open() && version.number == self.newest;
        open && version.draft.whole && version.signed(self.standing.side).is_none()
    }

    /// Whether a newer version than `version` is written.
    fn is_old(&self, version: &Version) -> bool {
        version.number < self.newest
    }

    /// The version that holds while `version` waits for signatures.
    fn until_then(&self, version: &Version) -> Option<u32> {
        self.held.filter(|held| *held < version.number)
    }

    /// The version before `version`; `None` for the first.
    fn before(version: &Version) -> Option<u32> {
        version.number.checked_sub(1).filter(|number| *number > 0)
    }
}

impl Shown {
    /// The key of the words on who wrote it.
    const fn by(&self) -> &'static str {
        if self.mine { "agreement-by-you" } else { "agreement-by-other" }
    }
}

fn parts(w: &Shell, text: &Text) -> Vec<(String, String)> {
    let one = |part: &Part| {
        (w.say(&format!("agreement-part-{}", part.word())), text.part(*part).to_owned())
    };
    Part::ALL.iter().map(one).collect()
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        samples::all(shell)
    }
}

/// The states of an agreement that the test of all pages draws.
#[cfg(test)]
pub(super) mod samples {
    use kith_core::{
        journey::agreement::{Draft, STALE},
        talk::State as Stands,
    };

    use super::*;
    pub(in crate::journey) use crate::{support::samples::at, talk::samples::standing};

    fn page(w: Shell, (mentee, mentor): (bool, bool), whole: bool) -> Show {
        let draft = Draft { written: at(), review: at(), whole };
        let signed = |yes: bool| yes.then(at);
        let version = Version { number: 2, draft, mentee: signed(mentee), mentor: signed(mentor) };
        let parts = Some(vec![("What this is for".to_owned(), "Work\n".repeat(80))]);
        let shown = Some(Shown { version, mine: whole, parts, gone: "words-erased" });
        let standing = standing(Side::Member, Stands::Open);
        Show { w, standing, shown, newest: 2, held: Some(1) }
    }

    /// Unwritten, unfinished, signed by nobody, by either, by both; an old one; an erased one.
    pub(super) fn all(shell: &dyn Fn(&str) -> Shell) -> Vec<Show> {
        let w = || shell("agreement-title");
        let erased = |show: Show| {
            let shown = show.shown.map(|shown| Shown { parts: None, ..shown });
            Show { shown, ..show }
        };
        vec![
            Show { shown: None, newest: 0, held: None, ..page(w(), (false, false), true) },
            page(w(), (false, false), false),
            page(w(), (false, false), true),
            page(w(), (true, false), true),
            page(w(), (false, true), true),
            page(w().but("signatures", STALE), (true, true), true),
            Show { newest: 3, held: Some(2), ..page(w(), (true, true), true) },
            erased(page(w(), (true, true), true)),
        ]
    }
}
