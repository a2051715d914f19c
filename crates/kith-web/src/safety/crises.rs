//! `/cases/{id}/now`: somebody may be in danger now: who is with them, what was tried, and when a person
//! asks how they are. For whoever has the case.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::{
        attending::{self, Room},
        noting::Shown,
    },
};
use kith_core::{
    DAY, HOUR, MemberId, Private, Refusal, Span, Timestamp,
    people::face::Face,
    safety::{
        case::State as Place,
        crisis::{AFTER, NO_TIME, NO_TRIED, Stands, Tried, stands},
    },
    support::safe::Level,
};

use super::{
    cases::{class, level, place},
    code,
    watched::Watched,
};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "safety/crisis.html")]
pub(crate) struct Crisis {
    w: Shell,
    code: String,
    class: &'static str,
    level: String,
    place: String,
    /// Whether whoever looks has the case.
    has: bool,
    closed: bool,
    /// Whether whoever looks has read enough this week.
    enough: bool,
    who: Vec<String>,
    watch: Option<Watched>,
    stands: Stands,
    tried: Vec<Line>,
    /// When a person asks how they are.
    follow: Option<Timestamp>,
    /// After how many hours a person can ask, and how many days those are; none where nobody is in danger.
    hours: Vec<(i64, i64)>,
    ways: Vec<(&'static str, String, bool)>,
    body: String,
}

/// One thing that was tried.
struct Line {
    what: String,
    who: String,
    at: Timestamp,
    words: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/cases/{id}/now", May::Desk, show)
        .post("/cases/{id}/contacts", May::Desk, keep)
        .post("/cases/{id}/follow-ups", May::Desk, follow)
}

async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&me, &app, &id, &Fields::default()).await?))
}

async fn page(me: &SignedIn, app: &App, id: &str, typed: &Fields) -> Result<Crisis, Error> {
    let (id, known, reader) = (code(id)?, me.known.clone(), app.clone());
    let room = work::aside(move || attending::room(&reader, &known, id)).await?;
    Ok(Crisis::new(me.shell("crisis-title"), &room, me.known.member, typed))
}

async fn keep(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let done = tried(&me, &app, &id, &fields).await;
    after(done, &me, &app, (&id, &fields)).await
}

async fn tried(me: &SignedIn, app: &App, id: &str, fields: &Fields) -> Result<(), Error> {
    let (named, known, post) = (code(id)?, me.known.clone(), fields.post(me));
    let tried = Tried::of(fields.word("tried")).ok_or(NO_TRIED)?;
    let (seal, text) = (app.clone(), fields.text("body"));
    let draft = work::aside(move || attending::draft(&seal, &text)).await?;
    work::write(app, move |tx, at| attending::keep(tx, at, &post, (&known, named), (tried, &draft)))
        .await
}

async fn follow(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (named, known) = (code(&id)?, me.known.clone());
    let done = match hours(&fields) {
        Some(span) => {
            work::write(&app, move |tx, at| attending::follow(tx, at, &known, (named, span))).await
        }
        None => Err(NO_TIME.into()),
    };
    after(done, &me, &app, (&id, &fields)).await
}

fn hours(fields: &Fields) -> Option<Span> {
    let hours: i64 = fields.word("hours").parse().ok()?;
    AFTER.into_iter().find(|span| span.0 / HOUR.0 == hours)
}

/// The page, where what was done can be seen, or why it was not.
async fn after(
    done: Result<(), Error>,
    me: &SignedIn,
    app: &App,
    (id, fields): (&str, &Fields),
) -> Result<Response, Failure> {
    match done {
        Ok(()) => Ok(see(&format!("/cases/{}/now", code(id)?))),
        Err(Error::Refused(why)) => Ok(draw(&page(me, app, id, fields).await?.but(why))),
        Err(other) => Err(other.into()),
    }
}

impl Crisis {
    fn new(w: Shell, room: &Room, me: MemberId, typed: &Fields) -> Self {
        let case = &room.open.case;
        let kinds: Vec<Tried> = room.tried.iter().filter_map(|one| one.tried).collect();
        let closed = matches!(case.state, Place::Closed { .. });
        let way = |one: &Tried| {
            (one.word(), w.say(&format!("crisis-{}", one.word())), typed.chose("tried", one.word()))
        };
        Self {
            code: case.code.to_string(),
            class: class(case.level),
            level: level(&w, case.level),
            place: room.open.held.as_ref().map_or_else(
                || place(&w, case, me),
                |face| w.say_of("case-held", "name", face.pseudonym.as_str()),
            ),
            has: room.has,
            closed,
            enough: room.open.enough,
            who: who(&w, room),
            watch: room.open.watch.as_ref().map(|watch| Watched::new(&w, watch)),
            stands: stands(&kinds),
            tried: room.tried.iter().map(|one| Line::new(&w, one)).collect(),
            follow: room.follow,
            hours: match case.level {
                Level::Danger => AFTER.map(|span| (span.0 / HOUR.0, span.0 / DAY.0)).to_vec(),
                _ => Vec::new(),
            },
            ways: Tried::ALL.iter().map(way).collect(),
            body: typed.text("body"),
            w,
        }
    }

    /// The same, where `why` stands in the way.
    fn but(mut self, why: Refusal) -> Self {
        let field = match why {
            // Where there is no form, what was typed stands above the reason.
            _ if self.closed || !self.has => "tried",
            NO_TRIED => "tried",
            NO_TIME => "hours",
            _ => "body",
        };
        self.w = self.w.but(field, why);
        self
    }

    /// The key of how it stands, where that must be seen first.
    fn banner(&self) -> Option<&'static str> {
        match self.stands {
            Stands::Tried => None,
            Stands::Silent => Some("crisis-is-silent"),
            Stands::Handed => Some("crisis-is-handed"),
        }
    }
}

/// Who is in the talk with them, a sentence each.
fn who(w: &Words, room: &Room) -> Vec<String> {
    let name = |face: &Option<Face>| {
        face.as_ref().map_or_else(|| w.say("case-former"), |face| face.pseudonym.clone())
    };
    let Some((between, there)) = &room.talk else {
        return vec![w.say("crisis-no-talk")];
    };
    let two = [("member", name(&between.member).into()), ("helper", name(&between.helper).into())];
    let mut who = vec![w.say_with("crisis-two", &two)];
    who.extend(there.iter().map(|face| w.say_of("crisis-guest", "name", face.pseudonym.as_str())));
    who
}

impl Line {
    fn new(w: &Words, shown: &Shown) -> Self {
        let former = || w.say("case-former");
        Self {
            what: shown
                .tried
                .map_or_else(String::new, |one| w.say(&format!("crisis-{}", one.word()))),
            who: shown.by.as_ref().map_or_else(former, |face| face.pseudonym.clone()),
            at: shown.at,
            words: shown.words.as_ref().map(Private::reveal).unwrap_or_default().to_owned(),
        }
    }
}

impl Page for Crisis {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (now, none) = (super::examples::now(), Fields::default());
        let me = MemberId(uuid::Uuid::from_u128(9));
        let tried = |what: &[Tried]| {
            let line = |one: &Tried| {
                let words = Some(Private::new("Two calls."));
                Shown { by: None, tried: Some(*one), words, at: now }
            };
            what.iter().map(line).collect::<Vec<_>>()
        };
        let signals =
            super::examples::cases().into_iter().filter(|row| !row.case.source.is_written());
        let mut pages = Vec::new();
        for (n, row) in signals.enumerate() {
            let open = super::examples::open(row.case);
            let talk =
                Some((kith_app::safety::desk::Between { member: None, helper: None }, Vec::new()));
            let kinds: [&[Tried]; 3] = [&[], &[Tried::Nobody], Tried::ALL];
            let follow = (n > 0).then_some(now);
            for kinds in kinds {
                let (open, talk, tried) = (open.clone(), talk.clone(), tried(kinds));
                let room = Room { open, has: n != 1, talk, tried, follow };
                pages.push(Self::new(shell("crisis-title"), &room, me, &none));
            }
        }
        pages.into_iter().map(|page| page.but(NO_TRIED)).collect()
    }
}
