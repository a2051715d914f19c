//! `/journeys/{talk}`: how far two have come, what comes next, and the ways to stop.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        entering,
        goals::reading::{self as goals, Count},
        reading::{self, Seen},
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    journey::{Place, Stage, guide},
    people::notice::About,
};

use super::{
    checkins, feedback,
    goals::their,
    guides,
    meetings::{self, Section},
    midterm,
};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::{Standing, called, faces},
    visitor::SignedIn,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 1] = [("entered", "journey-entered")];

/// The page.
#[derive(Template)]
#[template(path = "journey/journey.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// The words that the other wants to be called by; empty where they said none.
    called: String,
    steps: Vec<Step>,
    /// What the agreement needs now.
    agreement: Agreement,
    /// The day on which both look at the agreement again; `None` while none holds.
    review: Option<Timestamp>,
    /// The stages that can be entered: word, name, and whether they are there; empty while none can.
    stages: Vec<(&'static str, String, bool)>,
    /// What to read for where they are: the word, and its title; `None` where they are on no stage.
    guide: Option<(&'static str, String)>,
    beside: Beside,
}

/// What stands beside the way.
struct Beside {
    meetings: Section,
    goals: Count,
    checkins: checkins::Beside,
    /// Whether they are asked how the two work together.
    feedback: bool,
    /// Whether they are asked to look at their agreement again.
    midterm: bool,
    /// The last day that one of the two set; `None` where none is set.
    last_day: Option<Timestamp>,
}

/// What the agreement needs now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    /// Somebody who begins.
    Unwritten,
    /// The parts that are empty.
    Unfinished,
    /// The reader’s signature.
    Unsigned,
    /// The signature of the other.
    Waits,
    /// Nothing: it holds.
    Holds,
}

/// One step of the way.
struct Step {
    /// What it is called.
    title: String,
    /// What is done there.
    more: String,
    /// `done`, `now` or `todo`.
    how: &'static str,
    /// Since when they are there; `None` where they are not.
    since: Option<Timestamp>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}", May::Member, show).post(
        "/journeys/{talk}/stages",
        May::Member,
        enter,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    for about in [About::Agreement, About::Guide] {
        requests::seen(&app, &me.known, (about, talk)).await?;
    }
    let seen = seen(&app, &me, talk).await?;
    draws(&app, &me, done.on(me.shell("journey-title"), &DONE), &seen).await
}

async fn enter(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let stage = Stage::of(fields.word("stage")).ok_or(Error::NotFound)?;
    let ours = faces(&me);
    match work::write(&app, move |tx, at| entering::enter(tx, at, &ours, (talk, stage))).await {
        Err(Error::Refused(why)) => again(&app, &me, talk, why).await,
        done => {
            done.map(|()| see(&format!("/journeys/{talk}?done=entered"))).map_err(Failure::from)
        }
    }
}

async fn again(app: &App, me: &SignedIn, talk: Code, why: Refusal) -> Result<Response, Failure> {
    let seen = seen(app, me, talk).await?;
    draws(app, me, me.shell("journey-title").but("way", why), &seen).await
}

async fn draws(app: &App, me: &SignedIn, w: Shell, seen: &Seen) -> Result<Response, Failure> {
    let beside = beside(app, me, seen).await?;
    let called = called(app, &w, &seen.seat, seen.other.as_ref()).await?;
    Ok(draw(&Show { called, ..Show::new(w, seen, beside) }))
}

async fn seen(app: &App, me: &SignedIn, talk: Code) -> Result<Seen, Error> {
    let ours = faces(me);
    work::read(app, move |tx| reading::journey(tx, &ours, talk)).await
}

async fn beside(app: &App, me: &SignedIn, seen: &Seen) -> Result<Beside, Failure> {
    let (id, code) = (seen.seat.talk.id, seen.seat.talk.code);
    let goals = work::read(app, move |tx| goals::count(tx, id)).await?;
    let meetings = meetings::section(app, me, code).await?;
    let checkins = checkins::beside(app, me, code).await?;
    let feedback = feedback::waits(app, me, code).await?;
    let midterm = midterm::waits(app, me, code).await?;
    let last_day = seen.ending.map(|planned| planned.day);
    Ok(Beside { meetings, goals, checkins, feedback, midterm, last_day })
}

impl Show {
    fn new(w: Shell, seen: &Seen, beside: Beside) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let here = seen.journey.stage;
        let may = seen.journey.may_enter().is_ok() && standing.is_open();
        let stage = |stage: &Stage| {
            let word = stage.word();
            (word, w.say(&format!("journey-step-{word}")), here == Some(*stage))
        };
        let stages = if may { Stage::ALL.iter().map(stage).collect() } else { Vec::new() };
        let review = seen.held.as_ref().map(|version| version.draft.review);
        let (steps, agreement) = (steps(&w, seen), Agreement::of(seen));
        let guide = here.map(guide::of);
        let guide = guide.map(|it| (it.word(), guides::title(&w, it, standing.side)));
        let called = String::new();
        Self { w, standing, called, steps, agreement, review, stages, guide, beside }
    }

    /// How many goals there are, in words.
    fn goals_line(&self) -> String {
        let Count { open, reached } = self.beside.goals;
        if self.beside.goals == Count::default() {
            return their(&self.w, &self.standing, "goals-none");
        }
        self.w.say_with("goals-count", &[("open", open.into()), ("reached", reached.into())])
    }

    /// Where the one thing to do now is done, and the key of its words.
    fn next(&self) -> (String, &'static str) {
        let talk = &self.standing.talk;
        match self.agreement {
            _ if !self.standing.is_open() => (format!("/talks/{talk}#end"), "journey-talk"),
            Agreement::Unwritten => {
                (format!("/journeys/{talk}/agreement/parts"), "agreement-begin")
            }
            Agreement::Unfinished => {
                (format!("/journeys/{talk}/agreement/parts"), "agreement-fill")
            }
            Agreement::Unsigned => (format!("/journeys/{talk}/agreement"), "agreement-look"),
            Agreement::Waits | Agreement::Holds => (format!("/talks/{talk}#end"), "journey-talk"),
        }
    }
}

impl Agreement {
    fn of(seen: &Seen) -> Self {
        let Some(newest) = &seen.journey.newest else { return Self::Unwritten };
        match newest.signed(seen.seat.side) {
            _ if newest.holds().is_some() => Self::Holds,
            Some(_) => Self::Waits,
            None if newest.draft.whole => Self::Unsigned,
            None => Self::Unfinished,
        }
    }

    /// The key of the line that says so.
    const fn line(self) -> &'static str {
        match self {
            Self::Unwritten => "journey-agreement-unwritten",
            Self::Unfinished => "journey-agreement-unfinished",
            Self::Unsigned => "journey-agreement-unsigned",
            Self::Waits => "journey-agreement-waits",
            Self::Holds => "journey-agreement-holds",
        }
    }
}

impl Step {
    fn new(w: &Shell, word: &str, how: &'static str) -> Self {
        let title = w.say(&format!("journey-step-{word}"));
        let more = w.say(&format!("journey-more-{word}"));
        Self { title, more, how, since: None }
    }
}

/// The steps of the way, each done, here, or to come.
fn steps(w: &Shell, seen: &Seen) -> Vec<Step> {
    let place = seen.journey.place();
    let (wrote, held) = (seen.journey.newest.is_some(), seen.journey.stage.is_some());
    let how = |done: bool, now: bool| match (now, done) {
        (true, _) => "now",
        (_, true) => "done",
        _ => "todo",
    };
    let mut steps = vec![
        Step::new(w, "preparation", how(wrote, place == Place::Preparation)),
        Step::new(w, "agreement", how(held, place == Place::Agreement)),
    ];
    steps.extend(Stage::ALL.iter().map(|stage| {
        let entered = seen.stages.iter().find(|entered| entered.stage == *stage);
        let now = place == Place::At(*stage);
        let since = entered.filter(|_| now).map(|entered| entered.since);
        Step { since, ..Step::new(w, stage.word(), how(entered.is_some(), now)) }
    }));
    steps
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{journey::RESTS, people::face::Side, talk::State as Stands};

        use super::agreements::samples::{at, standing};
        let step = |word, how| {
            let since = (how == "now").then(at);
            Step { since, ..Step::new(&shell("journey-title"), word, how) }
        };
        let page = |agreement, state| Self {
            w: shell("journey-title"),
            standing: standing(Side::Member, state),
            called: "they, them".to_owned(),
            steps: vec![
                step("preparation", "done"),
                step("agreement", "now"),
                step("initiation", "todo"),
            ],
            agreement,
            review: (agreement == Agreement::Holds).then(at),
            stages: vec![("initiation", "Getting to know each other".to_owned(), true)],
            guide: (agreement == Agreement::Holds).then(|| ("hard", "W".repeat(60))),
            beside: Beside {
                meetings: Section::sample(&shell("journey-title")),
                goals: Count { open: usize::from(agreement == Agreement::Holds), reached: 0 },
                checkins: checkins::Beside::sample(agreement == Agreement::Holds),
                feedback: agreement == Agreement::Holds,
                midterm: agreement == Agreement::Holds,
                last_day: (agreement == Agreement::Holds).then(at),
            },
        };
        let closed = Stands::Closed { how: kith_core::talk::End::Done, at: at() };
        let open = [
            Agreement::Unwritten,
            Agreement::Unfinished,
            Agreement::Unsigned,
            Agreement::Waits,
            Agreement::Holds,
        ];
        let mut all: Vec<_> = open.into_iter().map(|one| page(one, Stands::Open)).collect();
        let w = shell("journey-title").but("way", RESTS);
        let paused = Stands::Paused { by: Side::Helper, until: at() };
        all.push(Self { w, stages: Vec::new(), ..page(Agreement::Holds, paused) });
        all.push(page(Agreement::Holds, closed));
        all
    }
}
