//! `/supervision`: talking one's own work over. A helper asks, a supervisor takes it, and what they note is read by the two.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::{
        supervising::{self, Listed, PAGE, Seen},
        tallying,
    },
};
use kith_core::{
    Code, Refusal,
    people::notice::About,
    programme::{
        hours::{Entry, Kind},
        supervision,
    },
};
use serde::Deserialize;

use super::{competencies::Table, course::time, hours::day_of};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    support::requests,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on these pages, and the line that says so.
const DONE: [(&str, &str); 4] = [
    ("asked", "supervision-done-asked"),
    ("set", "supervision-done-set"),
    ("noted", "supervision-done-noted"),
    ("over", "supervision-done-over"),
];

/// All of it.
#[derive(Template)]
#[template(path = "programme/supervisions.html")]
pub(crate) struct List {
    w: Shell,
    /// That of one's own work.
    own: Option<Card>,
    /// Whether the reader can ask.
    asks: bool,
    /// Whether anybody supervises here.
    anybody: bool,
    /// As a supervisor: who waits, and whom they talk with; and what is over. Each with the key of its title.
    groups: Vec<(&'static str, Vec<Card>)>,
}

/// One of them in a list.
struct Card {
    code: Code,
    /// The doorway and the name of the other; `None` where there is nobody.
    other: Option<(Code, String)>,
    next: String,
}

/// One of them.
#[derive(Template)]
#[template(path = "programme/supervision.html")]
pub(crate) struct Show {
    w: Shell,
    card: Card,
    /// What whoever reads can do: take it, ask once more, note a talk.
    can: Can,
    /// Each talk: its day, how long it was, the key of who noted it, and the words; `None` where they are gone.
    talks: Vec<(String, String, &'static str, Option<String>)>,
    /// Where older ones are; `None` where there are none.
    older: Option<String>,
    /// How the supervisee rates themselves, where they brought that.
    table: Option<Table>,
    typed: Typed,
}

/// What whoever reads can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Can {
    /// Take it.
    Take,
    /// Wait, or take back that they asked.
    Wait,
    /// Talk; and, where they are the supervisee and wait for nothing, ask.
    Talk(bool),
    /// Read.
    Read,
}

/// What was typed.
#[derive(Default)]
struct Typed {
    next: String,
    day: String,
    minutes: String,
    words: String,
}

/// Where the talks begin.
#[derive(Default, Deserialize)]
struct Where {
    page: Option<i64>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/supervision", May::Member, list)
        .post("/supervision", May::Member, ask)
        .get("/supervision/{code}", May::Member, show)
        .post("/supervision/{code}/days", May::Member, set_day)
        .post("/supervision/{code}/talks", May::Member, note)
        .post("/supervision/{code}/endings", May::Member, end)
}

async fn list(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let listed = work::read(&app, move |tx| supervising::list(tx, now, &who)).await?;
    Ok(draw(&List::new(done.on(me.shell("supervision-title"), &DONE), &listed)))
}

async fn ask(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let who = me.known.clone();
    let asked = work::once(&app, fields.post(&me), move |tx, at| {
        Ok(format!("/supervision/{}?done=asked", supervising::ask(tx, at, &who)?))
    });
    Ok(see(&asked.await?))
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let page = at.page.unwrap_or(1).clamp(1, 10_000);
    let kept = opened(&app, &me, (code, page)).await?;
    requests::seen(&app, &me.known, (About::Supervision, code)).await?;
    let w = done.on(me.shell("supervision-title"), &DONE);
    Ok(draw(&Show::new(w, &kept, (page, Typed::default()))))
}

async fn opened(
    app: &App,
    me: &SignedIn,
    (code, page): (Code, i64),
) -> Result<supervising::Page, Error> {
    let (app, who) = (app.clone(), me.known.clone());
    work::aside(move || supervising::page(&app, &who, (code, (page - 1) * PAGE))).await
}

/// Sets the next day; a supervisor who has not taken it takes it so.
async fn set_day(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, day) = (me.known.clone(), fields.word("next").parse().ok());
    let takes = fields.word("do") == "take";
    let set = work::once(&app, fields.post(&me), move |tx, at| {
        if takes {
            supervising::take(tx, at, &who, (code, day))?;
        } else {
            supervising::set_day(tx, at, &who, (code, day))?;
        }
        Ok(format!("/supervision/{code}?done=set"))
    });
    match set.await {
        Err(Error::Refused(why)) => again(&app, &me, (code, &fields), ("next", why)).await,
        set => Ok(see(&set?)),
    }
}

async fn note(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, (code, &fields)).await {
        Ok(to) => Ok(see(&to)),
        Err((field, Error::Refused(why))) => again(&app, &me, (code, &fields), (field, why)).await,
        Err((_, other)) => Err(other.into()),
    }
}

async fn keep(
    app: &App,
    me: &SignedIn,
    (code, fields): (Code, &Fields),
) -> Result<String, (&'static str, Error)> {
    let (who, now) = (me.known.clone(), app.now());
    let member = who.member;
    let today = work::read(app, move |tx| tallying::today(tx, now, member)).await;
    let (day, minutes) = (fields.word("day").parse().ok(), fields.word("minutes").parse().ok());
    let today = today.map_err(|why| ("day", why))?;
    let entry = Entry::new((day, minutes, Some(Kind::Supervision)), today)
        .map_err(|(field, why)| (field, why.into()))?;
    let words = supervision::words(&fields.text("words")).map_err(|why| ("words", why.into()))?;
    let (sealing, by) = (app.clone(), who.clone());
    let draft = work::aside(move || supervising::draft(&sealing, &by, (code, entry), &words)).await;
    let draft = draft.map_err(|why| ("words", why))?;
    let kept = work::once(app, fields.post(me), move |tx, at| {
        supervising::keep(tx, at, &who, &draft)?;
        Ok(format!("/supervision/{code}?done=noted"))
    });
    kept.await.map_err(|why| ("day", why))
}

async fn end(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    work::write(&app, move |tx, at| supervising::end(tx, at, &who, code)).await?;
    Ok(see(&format!("/supervision/{code}?done=over")))
}

async fn again(
    app: &App,
    me: &SignedIn,
    (code, fields): (Code, &Fields),
    (field, why): (&'static str, Refusal),
) -> Result<Response, Failure> {
    let kept = opened(app, me, (code, 1)).await?;
    let [next, day, minutes, words] =
        ["next", "day", "minutes", "words"].map(|name| fields.text(name));
    let w = me.shell("supervision-title").but(field, why);
    Ok(draw(&Show::new(w, &kept, (1, Typed { next, day, minutes, words }))))
}

impl Card {
    fn new(w: &Words, seen: &Seen, zone: &str) -> Self {
        let other = seen.other.as_ref().map(|face| (face.doorway, face.pseudonym.clone()));
        Self { code: seen.code, other, next: next(w, seen, zone) }
    }
}

/// Where it stands, and what comes next and by when.
fn next(w: &Words, seen: &Seen, zone: &str) -> String {
    let (it, day) = (&seen.it, |at| w.day_in(at, zone));
    if let Some(over) = it.over {
        return w.say_of("supervision-over", "day", day(over));
    }
    match (it.waits, it.next, seen.own) {
        (Some(since), _, own) => {
            let until = it.called.unwrap_or(since) + supervision::SILENT;
            let key = match (own, it.supervisor.is_some(), it.called.is_some()) {
                (true, false, false) => "supervision-waits",
                (true, false, true) => "supervision-waits-called",
                (true, true, _) => "supervision-waits-day",
                (false, ..) => "supervision-waits-you",
            };
            w.say_with(key, &[("since", day(since).into()), ("until", day(until).into())])
        }
        (None, Some(next), _) => w.say_of("supervision-next", "day", day(next)),
        (None, None, _) => w.say("supervision-no-next"),
    }
}

impl List {
    fn new(w: Shell, listed: &Listed) -> Self {
        let zone = listed.zone.name();
        let cards = |all: &[Seen]| all.iter().map(|seen| Card::new(&w, seen, zone)).collect();
        let mut groups = listed.supervises.as_ref().map_or_else(Vec::new, |(with, waiting)| {
            vec![("supervision-waiting", cards(waiting)), ("supervision-with", cards(with))]
        });
        if !listed.past.is_empty() {
            groups.push(("supervision-past", cards(&listed.past)));
        }
        Self {
            own: listed.own.as_ref().map(|seen| Card::new(&w, seen, zone)),
            asks: listed.own.is_none() && listed.helps,
            anybody: listed.anybody,
            groups,
            w,
        }
    }
}

impl Show {
    fn new(w: Shell, page: &supervising::Page, (at, typed): (i64, Typed)) -> Self {
        let (seen, it) = (&page.seen, &page.seen.it);
        let can = match (it.over, it.supervisor, seen.own) {
            (Some(_), ..) => Can::Read,
            (None, None, true) => Can::Wait,
            (None, None, false) => Can::Take,
            (None, Some(_), own) => Can::Talk(own && it.waits.is_none()),
        };
        let talk = |(day, minutes, own, words): &(_, u32, bool, Option<kith_core::Private>)| {
            let by = if *own { "supervision-by-you" } else { "supervision-by-other" };
            let words = words.as_ref().map(|words| words.reveal().to_owned());
            (day_of(&w, *day), time(&w, *minutes), by, words)
        };
        Self {
            card: Card::new(&w, seen, page.zone.name()),
            can,
            talks: page.talks.iter().map(talk).collect(),
            older: page.more.then(|| format!("/supervision/{}?page={}", seen.code, at + 1)),
            table: (!page.brought.is_empty())
                .then(|| Table::new(&w, &page.brought, page.zone.name())),
            typed,
            w,
        }
    }

    /// Whether whoever reads can set a day.
    fn sets(&self) -> bool {
        matches!(self.can, Can::Take | Can::Talk(_))
    }

    /// Whether they take it so.
    fn takes(&self) -> bool {
        self.can == Can::Take
    }

    /// Whether they wait for somebody.
    fn waits(&self) -> bool {
        self.can == Can::Wait
    }

    /// With whom it is, in words.
    fn title(&self) -> String {
        match &self.card.other {
            Some((_, name)) => self.w.say_of("supervision-with-name", "name", name.as_str()),
            None => self.w.say("supervision-title"),
        }
    }
}

#[cfg(test)]
fn sample((own, taken): (bool, bool), days: [Option<i64>; 3]) -> Seen {
    use kith_core::{
        DAY, MemberId, Timestamp,
        people::face::{Face, Side},
        programme::supervision::Supervision,
    };
    let now = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
    let id = uuid::Uuid::from_u128(5);
    let [waits, next, over] = days.map(|days| days.map(|days| now + DAY.times(days)));
    let asked = Supervision::new(MemberId(id), now);
    let supervisor = taken.then_some(MemberId(id));
    let face = Face {
        id: id.into(),
        code: Code(id),
        owner: MemberId(id),
        side: Side::Helper,
        pseudonym: "Wren".to_owned(),
        doorway: Code(id),
    };
    let other = (taken || !own).then_some(face);
    let it = Supervision { supervisor, waits, next, over, ..asked };
    Seen { code: Code(id), it, since: now, own, other }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::zone::Zone;
        let page = |own: Option<Seen>, many: Option<usize>, anybody| {
            let one = || sample((false, true), [None, Some(3), None]);
            let waits = || sample((false, false), [Some(-1), None, None]);
            let all = |n| (vec![one(); n], vec![waits(); n]);
            let supervises = many.map(all);
            let past = vec![sample((true, true), [None, None, Some(0)]); many.unwrap_or_default()];
            let zone = Zone::UTC;
            let listed = Listed { own, helps: true, supervises, past, anybody, zone };
            Self::new(shell("supervision-title"), &listed)
        };
        vec![
            page(None, None, false),
            page(None, None, true),
            page(Some(sample((true, false), [Some(-1), None, None])), None, true),
            page(None, Some(0), true),
            page(Some(sample((true, true), [None, None, None])), Some(9), true),
        ]
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            Private,
            programme::{calendar::Day, zone::Zone},
        };
        let page = |w: Shell, seen: Seen, many: usize| {
            let words = (many % 2 == 1).then(|| Private::new("One thing\nAnother"));
            let talk = (Day::of(seen.since, &Zone::UTC), 50, many % 2 == 1, words);
            let (talks, more, zone) = (vec![talk; many], many > 15, Zone::UTC);
            let brought = super::competencies::samples_of(if many > 15 { 2 } else { 0 });
            let page = supervising::Page { seen, talks, more, brought, zone };
            Self::new(w, &page, (1, Typed::default()))
        };
        let w = || shell("supervision-title");
        let bad = w().but("next", supervision::NO_DAY).but("words", supervision::NO_WORDS);
        vec![
            page(w(), sample((true, false), [Some(-1), None, None]), 0),
            page(w(), sample((false, false), [Some(-1), None, None]), 0),
            page(bad, sample((false, true), [None, Some(4), None]), 20),
            page(
                w().after("supervision-done-set"),
                sample((true, true), [Some(-1), None, None]),
                1,
            ),
            page(w(), sample((true, true), [None, None, Some(0)]), 3),
        ]
    }
}
