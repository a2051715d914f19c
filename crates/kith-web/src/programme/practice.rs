//! `/practice/{code}`: one practice, for the two. The supporter reads where it stands; the supervisor sets days, notes what a
//! practice talk showed, and marks the shifts in which they were beside them.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::{
        practising::{
            self, Noting,
            reading::{self, Noted, Said},
        },
        tallying,
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    people::notice::About,
    programme::{
        hours::{Entry, Kind},
        practice::{Scenario, Stage},
        supervision,
    },
};

use super::{course::time, hours::day_of, practices::Card};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    support::{requests, saying},
    visitor::SignedIn,
    words::Words,
    work,
};

/// Nothing was chosen of what was tried out.
const NO_SCENARIO: Refusal = Refusal("practice-no-scenario");

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 6] = [
    ("asked", "practice-done-asked"),
    ("set", "practice-done-set"),
    ("noted", "practice-done-noted"),
    ("marked", "practice-done-marked"),
    ("said", "practice-done-said"),
    ("over", "practice-done-over"),
];

/// The page.
#[derive(Template)]
#[template(path = "programme/practice.html")]
pub(crate) struct Show {
    w: Shell,
    card: Card,
    can: Can,
    /// Whether it is the reader's own.
    own: bool,
    /// Whether the reader can say how it stands.
    signs: bool,
    talks: Vec<Talk>,
    /// Each supervised shift, in words.
    shifts: Vec<String>,
    /// Those that can be marked so: when each began, what it says, and what its button says.
    open: Vec<(String, String, String)>,
    said: Vec<Sign>,
    typed: Typed,
}

/// What whoever reads can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Can {
    /// Take it.
    Take,
    /// Go on with it, as its supporter.
    Wait,
    /// Go on with it, as its supervisor.
    Lead,
    /// Read.
    Read,
}

/// A practice talk.
struct Talk {
    day: String,
    more: String,
    words: Option<[String; 2]>,
}

/// What was said at the end.
struct Sign {
    title: String,
    more: String,
    words: Option<String>,
    marks: Vec<(String, String)>,
}

/// What was typed.
#[derive(Default)]
struct Typed {
    next: String,
    day: String,
    minutes: String,
    scenario: String,
    well: String,
    practise: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/practice/{code}", May::Member, show)
        .post("/practice/{code}/days", May::Member, set_day)
        .post("/practice/{code}/talks", May::Member, note)
        .post("/practice/{code}/shifts", May::Member, mark)
        .post("/practice/{code}/endings", May::Member, end)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let page = opened(&app, &me, code).await?;
    requests::seen(&app, &me.known, (About::Practice, code)).await?;
    let w = done.on(me.shell("practice-title"), &DONE);
    Ok(draw(&Show::new(w, &page, Typed::default())))
}

pub(super) async fn opened(app: &App, me: &SignedIn, code: Code) -> Result<reading::Page, Error> {
    let (app, who) = (app.clone(), me.known.clone());
    work::aside(move || reading::page(&app, &who, code)).await
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
            practising::take(tx, at, &who, (code, day))?;
        } else {
            practising::set_day(tx, at, &who, (code, day))?;
        }
        Ok(format!("/practice/{code}?done=set"))
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
    let scenario = Scenario::of(fields.word("scenario"));
    let scenario = scenario.ok_or(("scenario", NO_SCENARIO.into()))?;
    let words = |field| supervision::words(&fields.text(field)).map_err(|why| (field, why.into()));
    let noting = Noting { entry, scenario, words: [words("well")?, words("practise")?] };
    let (sealing, by) = (app.clone(), who.clone());
    let draft = work::aside(move || practising::draft(&sealing, &by, code, &noting)).await;
    let draft = draft.map_err(|why| ("well", why))?;
    let kept = work::once(app, fields.post(me), move |tx, at| {
        practising::keep(tx, at, &who, &draft)?;
        Ok(format!("/practice/{code}?done=noted"))
    });
    kept.await.map_err(|why| ("day", why))
}

async fn mark(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let since = fields.word("since").parse().ok().and_then(Timestamp::from_micros);
    let (who, since) = (me.known.clone(), since.ok_or(Error::NotFound)?);
    let marked = work::once(&app, fields.post(&me), move |tx, at| {
        practising::mark(tx, at, &who, (code, since))?;
        Ok(format!("/practice/{code}?done=marked"))
    });
    match marked.await {
        Err(Error::Refused(why)) => again(&app, &me, (code, &fields), ("shift", why)).await,
        marked => Ok(see(&marked?)),
    }
}

async fn end(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    let own = work::write(&app, move |tx, at| {
        practising::end(tx, at, &who, code)?;
        reading::is_own(tx, &who, code)
    });
    // Whoever gave it to somebody else does not read it any more.
    let over = format!("/practice/{code}?done=over");
    Ok(see(if own.await? { &over } else { "/practice?done=given" }))
}

async fn again(
    app: &App,
    me: &SignedIn,
    (code, fields): (Code, &Fields),
    (field, why): (&'static str, Refusal),
) -> Result<Response, Failure> {
    let page = opened(app, me, code).await?;
    let text = |name| fields.text(name);
    let typed = Typed {
        next: text("next"),
        day: text("day"),
        minutes: text("minutes"),
        scenario: text("scenario"),
        well: text("well"),
        practise: text("practise"),
    };
    Ok(draw(&Show::new(me.shell("practice-title").but(field, why), &page, typed)))
}

impl Show {
    fn new(w: Shell, page: &reading::Page, typed: Typed) -> Self {
        let (seen, zone) = (&page.seen, page.zone.name());
        let stage = seen.it.stage(page.wanted);
        let can = match (seen.it.over, seen.own, seen.it.supervisor) {
            (Some(_), ..) => Can::Read,
            (None, true, _) => Can::Wait,
            (None, false, None) => Can::Take,
            (None, false, Some(_)) => Can::Lead,
        };
        let said = |(since, until): (Timestamp, Timestamp)| shift(&w, (since, until), zone);
        let open = page.open.iter().map(|duty| {
            let label = w.say_of("practice-mark-of", "day", w.day_in(duty.from, zone));
            (duty.from.micros().to_string(), said((duty.from, duty.until)), label)
        });
        Self {
            card: Card::new(&w, seen, zone, Some(stage)),
            can,
            own: seen.own,
            signs: can == Can::Lead && stage == Stage::Sign,
            talks: page.talks.iter().map(|talk| Talk::new(&w, talk)).collect(),
            shifts: page.shifts.iter().copied().map(said).collect(),
            open: open.collect(),
            said: page.said.iter().map(|said| Sign::new(&w, said, zone)).collect(),
            typed,
            w,
        }
    }

    /// Whether whoever reads can set a day.
    fn sets(&self) -> bool {
        matches!(self.can, Can::Take | Can::Lead)
    }

    /// Whether they take it so.
    fn takes(&self) -> bool {
        self.can == Can::Take
    }

    /// Whether they note what was practised.
    fn notes(&self) -> bool {
        self.can == Can::Lead
    }

    /// Whether there is something to try out.
    fn goes_on(&self) -> bool {
        matches!(self.can, Can::Lead | Can::Wait)
    }

    /// Whether they can end it, or give it to somebody else.
    fn ends(&self) -> bool {
        self.goes_on()
    }

    /// With whom it is, in words.
    fn title(&self) -> String {
        match &self.card.other {
            Some((_, name)) => self.w.say_of("practice-with-name", "name", name.as_str()),
            None => self.w.say("practice-title"),
        }
    }

    /// What can be tried out: its name, and its story.
    fn stories(&self) -> Vec<(String, String)> {
        let with = |of: &&Scenario| **of != Scenario::Other;
        let one = |of: &Scenario| {
            (scenario(&self.w, *of), self.w.say(&format!("practice-story-{}", of.word())))
        };
        Scenario::ALL.iter().filter(with).map(one).collect()
    }

    /// The choices of what was tried out: the word, its name, and whether it is chosen.
    fn scenarios(&self) -> Vec<(&'static str, String, bool)> {
        let one =
            |of: &Scenario| (of.word(), scenario(&self.w, *of), self.typed.scenario == of.word());
        Scenario::ALL.iter().map(one).collect()
    }
}

fn scenario(w: &Words, of: Scenario) -> String {
    w.say(&format!("practice-try-{}", of.word()))
}

fn shift(w: &Words, (since, until): (Timestamp, Timestamp), zone: &str) -> String {
    let minutes = u32::try_from(until.since(since).0 / kith_core::MINUTE.0).unwrap_or_default();
    let args = [("day", w.day_in(since, zone).into()), ("time", time(w, minutes).into())];
    w.say_with("practice-shift", &args)
}

impl Talk {
    fn new(w: &Words, talk: &Noted) -> Self {
        let more = format!("{} · {}", time(w, talk.minutes), scenario(w, talk.scenario));
        let words = talk.words.as_ref();
        let words =
            words.map(|[well, practise]| [well.reveal().to_owned(), practise.reveal().to_owned()]);
        Self { day: day_of(w, talk.day), more, words }
    }
}

impl Sign {
    fn new(w: &Words, said: &Said, zone: &str) -> Self {
        let day = |at| w.day_in(at, zone);
        let (title, until) = match (said.ends, said.again) {
            (Some(ends), _) => ("practice-said-signed", Some(("practice-said-until", ends))),
            (None, again) => {
                ("practice-said-not-yet", again.map(|again| ("practice-said-again", again)))
            }
        };
        let heard = w.say_of("practice-said-tongue", "tongue", saying::tongue(&said.tongue));
        let until = until.map(|(key, at)| w.say_of(key, "until", day(at))).unwrap_or_default();
        let marks = said.marks.each().map(|(of, seen)| {
            let of = w.say(&format!("competency-{}", of.word()));
            (of, w.say(&format!("seen-{}", seen.word())))
        });
        Self {
            title: w.say_of(title, "day", day(said.made)),
            more: format!("{heard} {until}"),
            words: said.words.as_ref().map(|words| words.reveal().to_owned()),
            marks: marks.collect(),
        }
    }
}

#[cfg(test)]
pub(super) fn sample((own, taken): (bool, bool), days: [Option<i64>; 3]) -> reading::Seen {
    use kith_core::{
        DAY, MemberId,
        people::face::{Face, Side},
        programme::{practice::Practice, term::Term},
    };
    let now = crate::support::samples::at();
    let id = uuid::Uuid::from_u128(5);
    let [waits, next, over] = days.map(|days| days.map(|days| now + DAY.times(days)));
    let face = Face {
        id: id.into(),
        code: Code(id),
        owner: MemberId(id),
        side: Side::Helper,
        pseudonym: "Wren".to_owned(),
        doorway: Code(id),
    };
    let it = Practice {
        supervisor: taken.then_some(MemberId(id)),
        waits,
        next,
        over,
        called: waits.filter(|waits| *waits < now + DAY.times(-5)),
        talked: over.is_none().then_some(now),
        shifts: 2,
        signed: over,
        term: Term { ends: over.map(|_| now + DAY.times(700)), warned: false },
        ..Practice::new(MemberId(id), now)
    };
    reading::Seen { code: Code(id), it, own, other: (taken || !own).then_some(face) }
}

#[cfg(test)]
pub(super) fn page(seen: reading::Seen, many: usize) -> reading::Page {
    use kith_core::{
        DAY, HOUR, Private,
        programme::{
            calendar::Day,
            competency::{Marks, Seen as Saw},
            zone::Zone,
        },
        support::duty::Duty,
    };
    let now = kith_testkit::now();
    let words = || Some([Private::new("One thing\nAnother"), Private::new("Wait longer.")]);
    let talk = Noted {
        day: Day::of(now, &Zone::UTC),
        minutes: 50,
        scenario: Scenario::Quiet,
        words: (many % 2 == 1).then(words).flatten(),
    };
    let said = Said {
        made: now,
        tongue: "de".to_owned(),
        marks: Marks::new(|_| Some(Saw::Support)).unwrap(),
        words: Some(Private::new("You waited.")),
        ends: (many % 2 == 1).then_some(now + DAY.times(700)),
        again: Some(now + DAY),
    };
    let helper = uuid::Uuid::from_u128(5).into();
    let duty = Duty { helper, from: now + HOUR.times(-9), until: now + HOUR.times(-7) };
    reading::Page {
        open: vec![duty; many],
        shifts: vec![(now, now + HOUR); many],
        seen,
        wanted: 2,
        talks: vec![talk; many],
        said: vec![said; many],
        zone: Zone::UTC,
        now,
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("practice-title");
        let bad = w().but("next", supervision::NO_DAY).but("well", supervision::NO_WORDS);
        let typed = Typed { scenario: "quiet".to_owned(), ..Typed::default() };
        let one =
            |w: Shell, seen: reading::Seen, many| Self::new(w, &page(seen, many), Typed::default());
        vec![
            one(w(), sample((true, false), [Some(-1), None, None]), 0),
            one(w(), sample((false, false), [Some(-1), None, None]), 0),
            Self::new(bad, &page(sample((false, true), [None, Some(4), None]), 8), typed),
            one(
                w().after("practice-done-set").but("scenario", NO_SCENARIO),
                sample((false, true), [None, Some(2), None]),
                1,
            ),
            one(w(), sample((false, true), [Some(-1), None, None]), 3),
            one(w(), sample((true, true), [None, None, Some(0)]), 10),
        ]
    }
}
