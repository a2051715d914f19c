//! `/meetings/{meeting}`: when two meet, how, and what about; taking a time, calling it off, and the file for a calendar.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        calendar, differing,
        meeting::{answering, jotting::Jotted, reading::Seen},
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    journey::{
        agreement,
        difference::Verdict,
        meeting::{self, Part, Said},
    },
    people::{face::Side, notice::About},
};

use super::{Line, When, ics, lines, own, seen};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, file, see},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// None of the times was chosen.
const NO_START: Refusal = Refusal("meeting-choose");

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 5] = [
    ("wrote", "difference-wrote-done"),
    ("proposed", "meeting-proposed-done"),
    ("taken", "meeting-taken-done"),
    ("off", "meeting-off-done"),
    ("noted", "meeting-noted-done"),
];

/// The page.
#[derive(Template)]
#[template(path = "journey/meeting.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    code: Code,
    place: Place,
    /// The times that are proposed, or the one that was taken.
    times: Vec<When>,
    /// How often it has changed.
    read: u32,
    minutes: u16,
    /// The key of how they meet.
    way: String,
    spot: Vec<Line>,
    agenda: Vec<Line>,
    notes: Vec<Line>,
    /// What the reader wrote for themselves; empty where they did not.
    own: String,
    account: Vec<String>,
    /// By when a coordinator settles what the two remember differently, and what the reader wrote to them; `None` where nothing
    /// is to be settled.
    differs: Option<(String, String)>,
    /// What was typed to them and could not be kept; empty otherwise.
    typed: String,
    /// How it was settled, and what was said to both.
    settled: Option<(String, Option<String>)>,
}

/// Where it stands for its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The other proposed times, and waits.
    Asked,
    /// The reader proposed times, and waits.
    Waits,
    /// All times that were proposed have passed.
    Lapsed,
    /// Both want it.
    Ahead,
    /// It has begun.
    Begun,
    /// One called it off, in time or late.
    Off { mine: bool, late: bool },
    /// Their journey ended before.
    Over,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new()
        .get("/meetings/{meeting}", May::Member, show)
        .post("/meetings/{meeting}/answers", May::Member, take)
        .post("/meetings/{meeting}/cancellations", May::Member, call_off)
        .post("/meetings/{meeting}/copies", May::Member, copy)
        .post("/meetings/{meeting}/differences", May::Member, write)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let found = seen(&app, &me, code).await?;
    requests::seen(&app, &me.known, (About::Meeting, code)).await?;
    Ok(draw(&Show::new(done.on(me.shell("meeting-title"), &DONE), &found, app.now())))
}

async fn take(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let start = fields.word("start").parse().ok().and_then(Timestamp::from_micros);
    let read: u32 = fields.word("read").parse().map_err(|_| Error::NotFound)?;
    let Some(start) = start else { return again(&app, &me, code, ("start", NO_START)).await };
    let ours = faces(&me);
    let taken = (code, read, start);
    match work::write(&app, move |tx, at| answering::take(tx, at, &ours, taken)).await {
        Err(Error::Refused(why)) => again(&app, &me, code, ("answer", why)).await,
        done => done.map(|()| see(&format!("/meetings/{code}?done=taken"))).map_err(Failure::from),
    }
}

async fn call_off(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let ours = faces(&me);
    match work::write(&app, move |tx, at| answering::call_off(tx, at, &ours, code)).await {
        Err(Error::Refused(why)) => again(&app, &me, code, ("answer", why)).await,
        done => done.map(|()| see(&format!("/meetings/{code}?done=off"))).map_err(Failure::from),
    }
}

/// Writes to the coordinator who settles what the two remember differently.
async fn write(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match wrote(&app, &me, code, &fields).await {
        Err(Error::Refused(why)) => {
            let (found, w) = (seen(&app, &me, code).await?, me.shell("meeting-title"));
            let open = found.0.difference.as_ref().is_some_and(|open| open.over.is_none());
            let field = if open { "desk" } else { "answer" };
            let mut page = Show::new(w.but(field, why), &found, app.now());
            match &mut page.differs {
                Some((_, typed)) => *typed = fields.text("desk"),
                None => page.typed = fields.text("desk"),
            }
            Ok(draw(&page))
        }
        done => done.map(|to| see(&to)).map_err(Failure::from),
    }
}

async fn wrote(app: &App, me: &SignedIn, code: Code, fields: &Fields) -> Result<String, Error> {
    let (sealing, ours, words) = (app.clone(), faces(me), agreement::words(&fields.text("desk"))?);
    let draft =
        work::aside(move || differing::draft(&sealing, &ours, (code, words.as_ref()))).await?;
    work::once(app, fields.post(me), move |tx, at| {
        differing::write(tx, at, &draft)?;
        Ok(format!("/meetings/{code}?done=wrote"))
    })
    .await
}

/// The file says where they meet only to whoever asked for that: others look into calendars.
async fn copy(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (ours, member) = (faces(&me), me.known.member);
    let (wording, line) =
        work::read(&app, move |tx| calendar::one(tx, (&ours, member), code)).await?;
    let spot = if fields.chose("spot", "yes") {
        let (_, jotted) = seen(&app, &me, code).await?;
        let said = jotted.into_iter().find(|one| one.part == Part::Spot);
        said.and_then(|one| one.words)
    } else {
        None
    };
    let name = me.words.say(ics::key(wording));
    let text = ics::file((wording, &name), &line, spot.as_ref());
    Ok(file("meeting.ics", ics::KIND, text))
}

async fn again(
    app: &App,
    me: &SignedIn,
    code: Code,
    (field, why): (&'static str, Refusal),
) -> Result<Response, Failure> {
    let found = seen(app, me, code).await?;
    Ok(draw(&Show::new(me.shell("meeting-title").but(field, why), &found, app.now())))
}

impl Place {
    fn of(seen: &Seen, over: bool, now: Timestamp) -> Self {
        let (meeting, side) = (&seen.kept.meeting, seen.seat.side);
        match meeting.state {
            meeting::State::Off { by, .. } => {
                Self::Off { mine: by == side, late: meeting.is_late() }
            }
            meeting::State::Agreed { start } if start <= now => Self::Begun,
            _ if over => Self::Over,
            meeting::State::Agreed { .. } => Self::Ahead,
            meeting::State::Proposed { .. } if !meeting.is_ahead(now) => Self::Lapsed,
            meeting::State::Proposed { .. } if meeting.proposal.by == side => Self::Waits,
            meeting::State::Proposed { .. } => Self::Asked,
        }
    }

    /// The key of the line that says so.
    const fn line(self) -> &'static str {
        match self {
            Self::Asked => "meeting-asked",
            Self::Waits => "meeting-waits",
            Self::Lapsed => "meeting-lapsed",
            Self::Ahead => "meeting-ahead",
            Self::Begun => "meeting-begun",
            Self::Off { mine: true, .. } => "meeting-off-by-you",
            Self::Off { mine: false, .. } => "meeting-off-by-other",
            Self::Over => "meeting-off-with-journey",
        }
    }
}

impl Show {
    fn new(w: Shell, (seen, jotted): &(Seen, Vec<Jotted>), now: Timestamp) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let (kept, name) = (&seen.kept, standing.name.clone());
        let (meeting, proposal) = (&kept.meeting, &kept.meeting.proposal);
        let of = |part| lines(&w, jotted, part, &name);
        let all = meeting.start().map_or_else(|| proposal.times.clone(), |start| vec![start]);
        Self {
            code: kept.code,
            place: Place::of(seen, standing.is_closed(), now),
            times: all.into_iter().map(|at| When::new(&w, seen, &name, at)).collect(),
            read: meeting.sequence,
            minutes: proposal.minutes,
            way: format!("meeting-way-{}", proposal.way.word()),
            spot: of(Part::Spot),
            agenda: of(Part::Agenda),
            notes: of(Part::Notes),
            own: own(jotted, Part::Own),
            account: account(&w, meeting, seen.seat.side, &name),
            differs: differs(&w, seen, jotted),
            typed: String::new(),
            settled: settled(&w, seen, &name),
            standing,
            w,
        }
    }

    /// Where the one thing to do now is done, and the key of its words; `None` where a form on the page does it, or
    /// nothing can be done.
    fn next(&self) -> Option<(String, &'static str)> {
        let (code, talk) = (self.code, &self.standing.talk);
        match self.place {
            _ if !self.standing.is_open() => None,
            Place::Asked | Place::Over => None,
            Place::Lapsed => Some((format!("/meetings/{code}/changes"), "meeting-change")),
            Place::Waits => Some((format!("/meetings/{code}/notes"), "meeting-write-agenda")),
            Place::Ahead => Some((format!("/meetings/{code}/preparation"), "meeting-prepare")),
            Place::Begun => Some((format!("/meetings/{code}/notes"), "meeting-write-notes")),
            Place::Off { .. } => {
                Some((format!("/journeys/{talk}/meetings/new"), "meeting-propose"))
            }
        }
    }

    /// What else can be done, elsewhere: each place, and the key of its words.
    fn more(&self) -> Vec<(String, &'static str)> {
        let at = |below: &str| format!("/meetings/{}/{below}", self.code);
        let mut all =
            vec![(at("notes"), "meeting-write"), (at("preparation"), "meeting-preparation")];
        all.extend(self.may_move().then(|| (at("changes"), "meeting-change")));
        let next = self.next().map(|(to, _)| to);
        all.retain(|(to, _)| Some(to) != next.as_ref());
        all
    }

    /// What both read, under its title: the id and the key of that.
    fn shared(&self) -> [(&'static str, &'static str, &[Line]); 2] {
        [("agenda", "meeting-agenda", &self.agenda), ("notes", "meeting-notes", &self.notes)]
    }

    /// Whether a time can be taken here.
    fn may_take(&self) -> bool {
        self.place == Place::Asked && self.standing.is_open()
    }

    /// Whether other times can be proposed.
    fn may_move(&self) -> bool {
        matches!(self.place, Place::Asked | Place::Waits | Place::Ahead) && self.standing.is_open()
    }

    /// Whether it can be called off: while the talk rests too.
    fn may_call_off(&self) -> bool {
        let stands = matches!(self.place, Place::Asked | Place::Waits | Place::Ahead);
        stands && !self.standing.is_closed()
    }

    /// Whether it belongs into a calendar.
    fn is_agreed(&self) -> bool {
        matches!(self.place, Place::Ahead)
    }

    /// Whether it was called off late.
    fn is_late(&self) -> bool {
        matches!(self.place, Place::Off { late: true, .. })
    }
}

/// What each says of the meeting.
fn account(w: &Shell, meeting: &meeting::Meeting, side: Side, name: &str) -> Vec<String> {
    let said = |by: Side| {
        let key = match (meeting.said(by)?, by == side) {
            (Said::Held, true) => "meeting-said-held-you",
            (Said::Held, false) => "meeting-said-held-other",
            (of, true) if of == missed(side) => "meeting-said-you-missed-you",
            (_, true) => "meeting-said-you-missed-other",
            (of, false) if of == missed(side) => "meeting-said-other-missed-you",
            (_, false) => "meeting-said-other-missed-other",
        };
        Some(w.say_of(key, "name", name))
    };
    [Side::Member, Side::Helper].into_iter().filter_map(said).collect()
}

/// By when a coordinator settles what the two remember differently, and what the reader wrote to them.
fn differs(w: &Shell, seen: &Seen, jotted: &[Jotted]) -> Option<(String, String)> {
    let open = seen.difference.as_ref().filter(|open| open.over.is_none())?;
    let by = w.day_in(open.until, seen.zone.name());
    Some((w.say_of("difference-by", "day", by.as_str()), own(jotted, Part::Desk)))
}

/// How it was settled, and what was said to both.
fn settled(w: &Shell, seen: &Seen, name: &str) -> Option<(String, Option<String>)> {
    let key = match (seen.kept.meeting.settled?, seen.seat.side) {
        (Verdict::Held, _) => "difference-is-held",
        (Verdict::Neither, _) => "difference-neither-of-you",
        (Verdict::Mentee, Side::Member) | (Verdict::Mentor, Side::Helper) => {
            "difference-you-missed"
        }
        (Verdict::Mentee | Verdict::Mentor, _) => "difference-other-missed",
    };
    let said = seen.told.as_ref().map(|words| words.reveal().to_owned());
    Some((w.say_of(key, "name", name), said))
}

/// That whoever sits on `side` did not come.
pub(super) const fn missed(side: Side) -> Said {
    match side {
        Side::Member => Said::Mentee,
        Side::Helper => Said::Mentor,
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{journey::meeting::STALE, talk::State as Stands};

        use super::samples::{at, lines, standing, when};
        let page = |w: Shell, place, state| Self {
            standing: standing(Side::Member, state),
            code: Code(uuid::Uuid::nil()),
            place,
            times: (0..3).map(|_| when(&w)).collect(),
            read: 1,
            minutes: 60,
            way: "meeting-way-link".to_owned(),
            spot: lines(),
            agenda: lines(),
            notes: lines(),
            own: "Ask about the letter.\n".repeat(40),
            account: vec!["You say that it took place.".to_owned(); 3],
            differs: (place == Place::Begun).then(|| ("By Friday.".to_owned(), "x".repeat(1_000))),
            typed: if place == Place::Begun { "x".repeat(1_000) } else { String::new() },
            settled: (place == Place::Over)
                .then(|| ("It took place.".to_owned(), Some("x".repeat(1_000)))),
            w,
        };
        let title = || shell("meeting-title");
        let open = |place| page(title(), place, Stands::Open);
        let off = |late| Place::Off { mine: late, late };
        let mut all: Vec<_> = [
            Place::Asked,
            Place::Waits,
            Place::Lapsed,
            Place::Ahead,
            Place::Begun,
            off(false),
            off(true),
        ]
        .map(open)
        .into();
        let closed = Stands::Closed { how: kith_core::talk::End::Done, at: at() };
        let paused = Stands::Paused { by: Side::Helper, until: at() };
        all.push(page(title(), Place::Over, closed));
        all.push(page(title(), Place::Ahead, paused));
        all.push(page(title().but("start", NO_START), Place::Asked, Stands::Open));
        all.push(page(title().but("answer", STALE), Place::Asked, Stands::Open));
        all
    }
}
