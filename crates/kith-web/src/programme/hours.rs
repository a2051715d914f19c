//! `/hours`: the time that whoever reads gave, month by month, with what they entered themselves. Nobody else reads it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::{
        proving::{self, Proof},
        tallying::{self, Own},
    },
};
use kith_core::{
    Code, Refusal,
    programme::{
        calendar::Day,
        hours::{Entry, Kind, Line, OWN, Unsettled},
        zone::Zone,
    },
};
use serde::Deserialize;

use super::course::time;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, file, see},
    query::{Done, Query},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 2] = [("kept", "hours-done-kept"), ("back", "hours-done-back")];

/// How many lines stand on a page.
const PAGE: usize = 20;

/// How many meetings that wait for a word are named.
const NAMED: usize = 5;

/// The page.
#[derive(Template)]
#[template(path = "programme/hours.html")]
pub(crate) struct Show {
    w: Shell,
    total: String,
    /// What it went to, and where: what that is called, and how much.
    sums: [Vec<(String, String)>; 2],
    month: Option<Month>,
    /// The meetings that wait for a word: where they are, their day, and the key of why; and how many there are.
    unsettled: (Vec<(String, String, String)>, usize),
    /// Whether there are some that never will be settled.
    lapsed: bool,
    /// What is typed into the form; `None` for one who never helped.
    form: Option<Typed>,
}

/// One month of it.
struct Month {
    /// As an address carries it.
    key: String,
    name: String,
    total: String,
    /// Each line: its day, what it went to, how much, and what names it where it can be taken back.
    lines: Vec<(String, String, String, Option<Code>)>,
    /// The month after it, the one before it, and the rest of it: where, and what that is called.
    ways: Vec<(String, String)>,
}

/// The form.
#[derive(Default)]
struct Typed {
    day: String,
    minutes: String,
    kind: String,
}

/// Where the page begins.
#[derive(Default, Deserialize)]
struct Where {
    month: Option<String>,
    page: Option<usize>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/hours", May::Member, show)
        .post("/hours", May::Member, enter)
        .post("/hours/copies", May::Member, copy)
        .post("/hours/evidence", May::Member, evidence)
        .post("/hours/{entry}/removals", May::Member, take_back)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let own = own(&app, &me).await?;
    Ok(draw(&Show::new(done.on(me.shell("hours-title"), &DONE), &own, (&at, Typed::default()))))
}

async fn own(app: &App, me: &SignedIn) -> Result<Own, Error> {
    let (member, now) = (me.known.member, app.now());
    work::read(app, move |tx| tallying::own(tx, now, member)).await
}

async fn enter(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    match keep(&app, &me, &fields).await {
        Ok(to) => Ok(see(&to)),
        Err((field, Error::Refused(why))) => again(&app, &me, &fields, (field, why)).await,
        Err((_, other)) => Err(other.into()),
    }
}

async fn keep(app: &App, me: &SignedIn, fields: &Fields) -> Result<String, (&'static str, Error)> {
    let (member, now) = (me.known.member, app.now());
    let today = work::read(app, move |tx| tallying::today(tx, now, member)).await;
    let typed = (
        fields.word("day").parse().ok(),
        fields.word("minutes").parse().ok(),
        Kind::of(fields.word("kind")),
    );
    let entry = Entry::new(typed, today.map_err(|why| ("day", why))?)
        .map_err(|(field, why)| (field, why.into()))?;
    let kept = work::once(app, fields.post(me), move |tx, at| {
        tallying::add(tx, at, member, &entry)?;
        Ok(format!("/hours?done=kept&month={}", written(entry.day.month())))
    });
    kept.await.map_err(|why| ("day", why))
}

async fn again(
    app: &App,
    me: &SignedIn,
    fields: &Fields,
    (field, why): (&'static str, Refusal),
) -> Result<Response, Failure> {
    let own = own(app, me).await?;
    let [day, minutes, kind] = ["day", "minutes", "kind"].map(|name| fields.text(name));
    let w = me.shell("hours-title").but(field, why);
    Ok(draw(&Show::new(w, &own, (&Where::default(), Typed { day, minutes, kind }))))
}

async fn take_back(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let member = me.known.member;
    work::write(&app, move |tx, at| tallying::take_back(tx, at, member, code)).await?;
    let month = parsed(fields.word("month")).map(|month| format!("&month={}", written(month)));
    Ok(see(&format!("/hours?done=back{}", month.unwrap_or_default())))
}

/// All of it as a table, under a name that tells nothing. It names no programme: a file goes further than a page.
async fn copy(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let own = own(&app, &me).await?;
    let line = |line: &Line| {
        let by = if line.own.is_some() { "member" } else { "house" };
        format!("{},{},{},{by}\r\n", line.day, line.kind.word(), line.minutes)
    };
    let lines: String = own.ledger.lines().iter().map(line).collect();
    let table = format!("day,for,minutes,entered_by\r\n{lines}");
    Ok(file("notes.csv", "text/csv; charset=utf-8", table))
}

/// What they can show to whoever certifies, as a table under a name that tells nothing.
async fn evidence(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let (member, now) = (me.known.member, app.now());
    let all = work::read(&app, move |tx| proving::evidence(tx, now, member)).await?;
    let line = |one: &Proof| {
        let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        let minutes = one.minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
        format!("{},{},{},{},{minutes}\r\n", one.what, one.of, day(one.day), day(one.until))
    };
    let lines: String = all.iter().map(line).collect();
    let table = format!("what,of,day,holds_until,minutes\r\n{lines}");
    Ok(file("notes.csv", "text/csv; charset=utf-8", table))
}

/// The month as an address carries it: `2026-11`.
fn written(month: Day) -> String {
    month.to_string().get(..7).unwrap_or_default().to_owned()
}

/// The first day of the month that `text` names.
fn parsed(text: &str) -> Option<Day> {
    format!("{text}-01").parse().ok()
}

/// `day`, in words.
pub(super) fn day_of(w: &Words, day: Day) -> String {
    day.begins(&Zone::UTC).map(|at| w.day_in(at, "UTC")).unwrap_or_default()
}

/// The month that begins with `day`, in words.
pub(super) fn month_of(w: &Words, day: Day) -> String {
    day.begins(&Zone::UTC).map(|at| w.month_in(at, "UTC")).unwrap_or_default()
}

impl Month {
    /// The month that `at` asks for, or the newest with lines; `None` where there is none.
    fn new(w: &Words, own: &Own, at: &Where) -> Option<Self> {
        let months = own.ledger.months();
        let asked = at.month.as_deref().and_then(parsed);
        let place = months.iter().position(|(month, _)| Some(*month) == asked).unwrap_or_default();
        let (month, minutes) = *months.get(place)?;
        let all = own.ledger.of_month(month);
        let page = at.page.unwrap_or(1).clamp(1, all.len().div_ceil(PAGE).max(1));
        let skipped = PAGE.saturating_mul(page - 1);
        let to = |&(month, minutes): &(Day, u32)| {
            let args = [("month", month_of(w, month).into()), ("time", time(w, minutes).into())];
            (format!("/hours?month={}", written(month)), w.say_with("hours-month", &args))
        };
        let rest = (all.len() > skipped.saturating_add(PAGE)).then(|| {
            let to = format!("/hours?month={}&page={}", written(month), page.saturating_add(1));
            (to, w.say("hours-more"))
        });
        let first =
            (page > 1).then(|| (format!("/hours?month={}", written(month)), w.say("hours-first")));
        let later = place.checked_sub(1).and_then(|place| months.get(place)).map(to);
        let earlier = months.get(place + 1).map(to);
        Some(Self {
            key: written(month),
            name: month_of(w, month),
            total: time(w, minutes),
            lines: all.into_iter().skip(skipped).take(PAGE).map(|line| row(w, line)).collect(),
            ways: [rest, first, later, earlier].into_iter().flatten().collect(),
        })
    }
}

fn row(w: &Words, line: &Line) -> (String, String, String, Option<Code>) {
    (day_of(w, line.day), kind(w, line.kind), time(w, line.minutes), line.own)
}

fn kind(w: &Words, kind: Kind) -> String {
    w.say(&format!("hours-kind-{}", kind.word()))
}

impl Show {
    fn new(w: Shell, own: &Own, (at, typed): (&Where, Typed)) -> Self {
        let kinds = own.ledger.by_kind().into_iter();
        let kinds = kinds.map(|(of, minutes)| (kind(&w, of), time(&w, minutes))).collect();
        let called = |code: Option<Code>| {
            let named = own.programmes.iter().find(|(is, _)| Some(*is) == code);
            named.map_or_else(|| w.say("hours-no-programme"), |(_, name)| name.clone())
        };
        let programmes = own.ledger.by_programme().into_iter();
        let programmes: Vec<_> =
            programmes.map(|(of, minutes)| (called(of), time(&w, minutes))).collect();
        let waits = |(code, start, why): &Unsettled| {
            let why = w.say(&format!("hours-wait-{}", why.word()));
            (format!("/meetings/{code}"), w.day_in(*start, own.zone.name()), why)
        };
        let named = own.unsettled.iter().take(NAMED).map(waits).collect();
        let day = if typed.day.is_empty() { own.today.to_string() } else { typed.day };
        Self {
            total: time(&w, own.ledger.total()),
            sums: [kinds, programmes],
            month: Month::new(&w, own, at),
            unsettled: (named, own.unsettled.len()),
            lapsed: own.lapsed,
            form: own.helps.then_some(Typed { day, ..typed }),
            w,
        }
    }

    /// What one enters oneself: its word, its name, and whether it is chosen.
    fn kinds(&self, typed: &Typed) -> Vec<(&'static str, String, bool)> {
        let one = |of: Kind| (of.word(), kind(&self.w, of), typed.kind == of.word());
        OWN.map(one).into()
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::hours::{FULL, Ledger, Wait};

        use kith_testkit::now as at;
        let code = Code(uuid::Uuid::from_u128(7));
        let line = |(n, kind): (i64, &Kind)| Line {
            day: Day::of(at() + kith_core::DAY.times(-n), &Zone::UTC),
            kind: *kind,
            minutes: 90,
            programme: (*kind == Kind::Meeting).then_some(code),
            own: OWN.contains(kind).then_some(code),
        };
        let page = |w: Shell, (many, helps): (usize, bool)| {
            let lines = (0..).zip(Kind::ALL.iter().cycle()).take(many).map(line).collect();
            let unsettled = Wait::ALL.iter().cycle().take(many / 8);
            let own = Own {
                ledger: Ledger::new(lines),
                lapsed: many > 8,
                unsettled: unsettled.map(|why| (code, at(), *why)).collect(),
                programmes: vec![(code, "Harbour".to_owned())],
                zone: Zone::UTC,
                today: Day::of(at(), &Zone::UTC),
                helps,
            };
            Self::new(w, &own, (&Where::default(), Typed::default()))
        };
        let w = || shell("hours-title");
        vec![
            page(w(), (0, false)),
            page(w().after("hours-done-kept"), (0, true)),
            page(w(), (70, true)),
            page(w().but("day", FULL), (8, true)),
        ]
    }
}
