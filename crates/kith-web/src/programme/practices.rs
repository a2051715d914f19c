//! `/practice`: the way of a supporter to a signature, for a supervisor who waits and who is with them, and for a coordinator
//! whether the house asks for it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::{
        practising::{
            self,
            reading::{self, Listed, Seen},
        },
        requiring,
    },
};
use kith_core::{
    Code, Refusal,
    people::grant::Role,
    programme::{
        practice::{MOST_SHIFTS, Stage},
        supervision::SILENT,
        term::NOTICE,
    },
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 2] =
    [("saved", "practice-done-saved"), ("given", "practice-done-given")];

/// The page.
#[derive(Template)]
#[template(path = "programme/practices.html")]
pub(crate) struct List {
    w: Shell,
    /// One's own way; `None` for one who does not support.
    own: Option<Own>,
    /// As a supervisor: who waits, and who is with them, each with the key of its title.
    groups: Vec<(&'static str, Vec<Card>)>,
    /// What the house asks for; `None` for whoever does not set it.
    practice: Option<Asked>,
}

/// One's own way.
struct Own {
    /// Where its page is; `None` where they never asked.
    code: Option<Code>,
    /// Each step, with the key of where it stands; `None` for one that comes later.
    steps: Vec<(String, Option<&'static str>)>,
    /// Whether a signature is asked of them, and missing.
    asked: bool,
    /// Where it stands; `None` before they asked.
    next: Option<String>,
    /// Whether the course comes first.
    course: bool,
    /// What happens when they ask; `None` where they cannot.
    asks: Option<String>,
}

/// A practice in a list.
pub(super) struct Card {
    pub(super) code: Code,
    /// The doorway and the name of the other; `None` where there is nobody.
    pub(super) other: Option<(Code, String)>,
    pub(super) next: String,
}

/// What can be asked of supporters.
pub(crate) struct Asked {
    /// Where the form is sent.
    pub(crate) to: String,
    /// Each choice: its value, what it says, and whether it stands.
    pub(crate) choices: Vec<(String, String, bool)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new()
        .get("/practice", May::Member, show)
        .post("/practice", May::Member, ask)
        .post("/practice/asked", coordinator, set)
        .post("/programmes/{programme}/practice", coordinator, set_in)
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let listed = listed(&app, &me).await?;
    Ok(draw(&List::new(done.on(me.shell("practice-title"), &DONE), &listed)))
}

async fn listed(app: &App, me: &SignedIn) -> Result<Listed, Error> {
    let (who, now) = (me.known.clone(), app.now());
    work::read(app, move |tx| reading::list(tx, now, &who)).await
}

async fn ask(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let who = me.known.clone();
    let asked = work::once(&app, fields.post(&me), move |tx, at| {
        Ok(format!("/practice/{}?done=asked", practising::ask(tx, at, &who)?))
    });
    match asked.await {
        Err(Error::Refused(why)) => again(&app, &me, why).await,
        asked => Ok(see(&asked?)),
    }
}

async fn again(app: &App, me: &SignedIn, why: Refusal) -> Result<Response, Failure> {
    let listed = listed(app, me).await?;
    Ok(draw(&List::new(me.shell("practice-title").but("own", why), &listed)))
}

async fn set(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    save(&app, &me, (None, &fields)).await?;
    Ok(see("/practice?done=saved"))
}

async fn set_in(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    save(&app, &me, (Some(code), &fields)).await?;
    Ok(see(&format!("/programmes/{code}/settings?done=saved")))
}

async fn save(
    app: &App,
    me: &SignedIn,
    (code, fields): (Option<Code>, &Fields),
) -> Result<(), Failure> {
    let (who, shifts) = (me.known.clone(), fields.word("shifts").parse().ok());
    work::write(app, move |tx, at| requiring::set_practice(tx, at, &who, (code, shifts))).await?;
    Ok(())
}

impl Card {
    /// A practice as its reader sees it, where the next step is `stage`; `None` where the list does not tell.
    pub(super) fn new(w: &Words, seen: &Seen, zone: &str, stage: Option<Stage>) -> Self {
        let other = seen.other.as_ref().map(|face| (face.doorway, face.pseudonym.clone()));
        Self { code: seen.code, other, next: next(w, seen, zone, stage) }
    }
}

/// Where it stands, and what comes next and by when.
fn next(w: &Words, seen: &Seen, zone: &str, stage: Option<Stage>) -> String {
    let (it, day) = (&seen.it, |at| w.day_in(at, zone));
    let word = stage.unwrap_or(Stage::Talk).word();
    match (it.over, it.waits, it.next) {
        (Some(_), ..) => match it.term.ends.filter(|_| it.signed.is_some()) {
            Some(until) => w.say_of("practice-holds", "until", day(until)),
            None => w.say("practice-rests"),
        },
        (None, Some(since), _) => {
            let until = it.called.unwrap_or(since) + SILENT;
            let key = match (seen.own, it.supervisor.is_some(), it.called.is_some()) {
                (true, false, false) => "practice-waits".to_owned(),
                (true, false, true) => "practice-waits-called".to_owned(),
                (true, true, _) => format!("practice-waits-stage-{word}"),
                (false, ..) if stage == Some(Stage::Sign) => "practice-waits-you-sign".to_owned(),
                (false, ..) => "practice-waits-you".to_owned(),
            };
            w.say_with(&key, &[("since", day(since).into()), ("until", day(until).into())])
        }
        (None, None, Some(next)) if seen.own => {
            w.say_of(&format!("practice-next-{word}"), "day", day(next))
        }
        (None, None, Some(next)) => w.say_of("practice-next-you", "day", day(next)),
        (None, None, None) => w.say("practice-rests"),
    }
}

impl Asked {
    /// What is asked for there; of the house itself, where no programme is named.
    pub(crate) fn new(w: &Words, programme: Option<Code>, asked: Option<u32>) -> Self {
        let to = programme.map(|code| format!("/programmes/{code}/practice"));
        let none = (String::new(), w.say("asked-practice-none"), asked.is_none());
        let one = |n: u32| (n.to_string(), w.say_of("asked-practice-n", "n", n), asked == Some(n));
        let choices = std::iter::once(none).chain((1..=MOST_SHIFTS).map(one)).collect();
        Self { to: to.unwrap_or_else(|| "/practice/asked".to_owned()), choices }
    }
}

impl Own {
    fn new(w: &Words, listed: &Listed) -> Self {
        let zone = listed.zone.name();
        let it = listed.own.as_ref().map(|seen| &seen.it);
        let holds = it.is_some_and(|it| it.holds(listed.now));
        let stage = it.map_or(Stage::Talk, |it| it.stage(listed.wanted));
        let place = if !listed.learnt {
            0
        } else if holds && it.is_some_and(|it| it.over.is_some()) {
            4
        } else {
            Stage::ALL.iter().position(|is| *is == stage).map_or(4, |at| at + 1)
        };
        let done = it.map_or(0, |it| it.shifts);
        let shifts = [("n", listed.wanted.into()), ("done", done.min(listed.wanted).into())];
        let says = [
            w.say("practice-step-course"),
            w.say("practice-step-talk"),
            w.say_with("practice-step-shifts", &shifts),
            w.say("practice-step-sign"),
        ];
        let how = |at: usize| match at.cmp(&place) {
            std::cmp::Ordering::Less => Some("practice-step-done"),
            std::cmp::Ordering::Equal => Some("practice-step-next"),
            std::cmp::Ordering::Greater => None,
        };
        Self {
            code: listed.own.as_ref().map(|seen| seen.code),
            steps: says.into_iter().enumerate().map(|(at, says)| (says, how(at))).collect(),
            asked: listed.asked && !holds,
            next: listed.own.as_ref().map(|seen| next(w, seen, zone, Some(stage))),
            course: !listed.learnt,
            asks: asks(w, listed, holds),
        }
    }
}

/// What happens when they ask; `None` where they cannot.
fn asks(w: &Words, listed: &Listed, holds: bool) -> Option<String> {
    let it = listed.own.as_ref().map(|seen| &seen.it);
    if !listed.supports || !listed.learnt || it.is_some_and(|it| it.over.is_none()) {
        return None;
    }
    let ends = it.and_then(|it| it.term.ends).filter(|_| holds);
    match ends {
        Some(end) if listed.now < end + -NOTICE => None,
        Some(end) => {
            Some(w.say_of("practice-ask-renew", "until", w.day_in(end, listed.zone.name())))
        }
        None if listed.anybody => Some(w.say("practice-ask-next")),
        None => Some(w.say("practice-nobody")),
    }
}

impl List {
    fn new(w: Shell, listed: &Listed) -> Self {
        let zone = listed.zone.name();
        let cards = |all: &[Seen]| all.iter().map(|seen| Card::new(&w, seen, zone, None)).collect();
        let groups = listed.supervises.as_ref().map_or_else(Vec::new, |[waiting, with]| {
            vec![("practice-waiting", cards(waiting)), ("practice-with", cards(with))]
        });
        let own = listed.supports || listed.own.is_some();
        Self {
            own: own.then(|| Own::new(&w, listed)),
            groups,
            practice: listed.sets.map(|asked| Asked::new(&w, None, asked)),
            w,
        }
    }
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::{practice::COURSE, zone::Zone};

        use super::practice::sample;
        let page = |w: Shell, own: Option<Seen>, (many, learnt): (Option<usize>, bool)| {
            let all = |own| vec![sample((own, true), [Some(-1), None, None]); many.unwrap_or(0)];
            let listed = Listed {
                own,
                supports: true,
                learnt,
                wanted: 2,
                asked: learnt,
                supervises: many.map(|_| [all(false), all(false)]),
                sets: many.map(|many| (many > 0).then_some(2)),
                anybody: many.is_some(),
                zone: Zone::UTC,
                now: kith_testkit::now(),
            };
            Self::new(w, &listed)
        };
        let w = || shell("practice-title");
        vec![
            page(w(), None, (None, false)),
            page(w().but("own", COURSE), None, (None, false)),
            page(w().after("practice-done-given"), None, (Some(0), true)),
            page(w(), Some(sample((true, false), [Some(-9), None, None])), (None, true)),
            page(w(), Some(sample((true, true), [None, Some(3), None])), (Some(9), true)),
            page(w(), Some(sample((true, true), [None, None, Some(-3)])), (Some(1), true)),
        ]
    }
}
