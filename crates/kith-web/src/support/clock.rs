//! The clock of a request in words: what was done, where it is now, and what comes then, each by when.

use kith_app::support::reading::request::{Page, Told};
use kith_core::{
    Timestamp,
    support::{
        deadline::Next,
        estimate::Estimate,
        notice::Notice,
        request::{Reach, Request},
        state::{Care, Closer, Offer, Question, Route, Rung, State, Turn},
    },
};

use super::saying::{plain, timed};
use crate::{
    shell::Shell,
    words::{Arg, Markup},
};

/// The clock, ready to be read.
pub(crate) struct Clock {
    /// What happens next, and by when.
    pub(crate) lead: Markup,
    /// Every step so far: what was told, and when.
    pub(crate) done: Vec<(String, Timestamp)>,
    /// Where it is, in a line and in a sentence; `None` where it is closed.
    pub(crate) now: Option<(String, Markup)>,
    /// What comes then, should nobody do anything.
    pub(crate) then: Vec<Markup>,
}

impl Clock {
    /// The clock of the request of `page`.
    pub(crate) fn new(w: &Shell, page: &Page) -> Self {
        let name = name(w, page);
        let args: [(&str, Arg); 1] = [("name", name.as_str().into())];
        let key = format!("request-at-{}", situation(page));
        let until = until(&page.request);
        let more = timed(w, &format!("{key}-more"), &args, until.unwrap_or(page.standing.since));
        let closed = page.standing.next.is_none();
        Self {
            lead: lead(w, page, &args, &more),
            done: told(&page.steps, situation(page))
                .map(|step| (w.say(&format!("request-step-{}", step.notice.word())), step.at))
                .collect(),
            now: (!closed).then(|| (w.say_with(&key, &args), more)),
            then: then(w, &page.request.state),
        }
    }
}

/// Who holds it or answers it, as far as the member may know.
pub(crate) fn name(w: &Shell, page: &Page) -> String {
    page.helper.as_ref().map_or_else(|| w.say("request-somebody"), |face| face.pseudonym.clone())
}

/// The sentence under the title: what happens next by when, or how it ended.
fn lead(w: &Shell, page: &Page, args: &[(&str, Arg)], ended: &Markup) -> Markup {
    match page.standing.next {
        None => ended.clone(),
        // While the promise runs it is what counts: it holds whatever becomes of an offer.
        Some(next) => match (page.request.state, next.next) {
            (State::Offered { care: Care::Queue { promise }, .. }, Next::Lapse) => {
                timed(w, Next::Escalate.key(), args, promise)
            }
            (State::Offered { care: Care::Desk { until }, .. }, Next::Lapse) => {
                timed(w, Next::Name.key(), args, until)
            }
            (_, what) => timed(w, what.key(), args, next.at),
        },
    }
}

/// Where a request is, down to the last word: the end of the key of its words.
pub(crate) fn situation(page: &Page) -> &'static str {
    match page.request.state {
        State::Escalated { .. } => "escalated",
        _ if page.request.handover.is_some() => "handover",
        State::Waiting { .. } => match page.request.reach {
            Reach::Anyone => "waiting-anyone",
            Reach::Chosen => "waiting-choose",
        },
        State::Offered { offer: Offer { route, .. }, .. } => match route {
            Route::Queue => "offered-queue",
            Route::Choice => "offered-choice",
            Route::Hand => "offered-hand",
            Route::Run => "offered-run",
        },
        State::Answered(answer) => answered(answer.turn),
        State::Alternative { question: Question::Quiet { .. } } => "alternative",
        State::Alternative { question: Question::Asked { .. } } => "alternative-question",
        State::Closed { by: Closer::Member, .. } => "closed",
        State::Closed { .. } => "closed-quietly",
    }
}

const fn answered(turn: Turn) -> &'static str {
    match turn {
        Turn::Helper { rung: Rung::Fresh, .. } => "answered-helper",
        Turn::Helper { rung: Rung::Reminded, .. } => "answered-reminded",
        Turn::Helper { rung: Rung::Apologised, .. } => "answered-sorry",
        Turn::Helper { rung: Rung::Another, .. } => "answered-another",
        Turn::Member(Question::Quiet { .. }) => "answered-member",
        Turn::Member(Question::Asked { .. }) => "answered-question",
        Turn::Paused { .. } => "answered-paused",
    }
}

/// The moment that the sentence about where it is speaks of.
fn until(request: &Request) -> Option<Timestamp> {
    match &request.state {
        State::Offered { care, .. } if request.handover.is_some() => Some(care.until()),
        State::Offered { offer, .. } => Some(offer.until),
        State::Closed { at, .. } => Some(*at),
        other => other.deadline().map(|deadline| deadline.at),
    }
}

/// What follows if nobody does anything: each step with its moment, as far as that is known.
fn then(w: &Shell, state: &State) -> Vec<Markup> {
    let desk = |promise| timed(w, "request-then-desk", &[], promise);
    let other = || plain(&w.say("request-then-other"));
    match *state {
        State::Waiting { promise } | State::Offered { care: Care::Queue { promise }, .. } => {
            vec![desk(promise), other()]
        }
        State::Offered { care: Care::Desk { until }, .. } | State::Escalated { until } => {
            vec![timed(w, "request-then-other-by", &[], until)]
        }
        State::Answered(_) | State::Alternative { .. } | State::Closed { .. } => Vec::new(),
    }
}

/// The steps as they are told: of a row of helpers who looked at it in turn, only the last; and not the
/// one that says again where it is now.
fn told<'s>(steps: &'s [Told], situation: &'static str) -> impl Iterator<Item = &'s Told> {
    let in_line = |step: &Told| matches!(step.notice, Notice::BeingRead | Notice::NextInLine);
    let after = steps.iter().skip(1).map(Some).chain([None]);
    let again = move |step: &Told, next: Option<&Told>| match next {
        Some(next) => in_line(step) && in_line(next),
        None => is_now(step.notice, situation),
    };
    steps.iter().zip(after).filter(move |(step, next)| !again(step, *next)).map(|(step, _)| step)
}

/// Whether `notice` says that the request is where it is.
fn is_now(notice: Notice, situation: &str) -> bool {
    let says = match notice {
        Notice::BeingRead => "offered-queue",
        Notice::PutToChosen => "offered-choice",
        Notice::PutByHand => "offered-hand",
        Notice::Proposed => "offered-run",
        Notice::HelperReminded => "answered-reminded",
        Notice::Apology => "answered-sorry",
        Notice::AnotherOffered => "answered-another",
        Notice::HandingOver => "handover",
        Notice::YourTurn => "answered-member",
        Notice::Paused => "answered-paused",
        Notice::Alternative | Notice::AlternativeByHand => "alternative",
        _ => return false,
    };
    says == situation
}

/// An honest estimate in words.
pub(crate) fn estimate(w: &Shell, estimate: Estimate) -> String {
    match estimate {
        Estimate::Unknown => w.say("request-estimate-unknown"),
        Estimate::Half { within, n } => {
            let n = i64::try_from(n).unwrap_or(i64::MAX);
            let args = [("within", w.span(within).into()), ("n", n.into())];
            w.say_with("request-estimate", &args)
        }
    }
}

#[cfg(test)]
mod tests {
    use kith_core::MINUTE;

    use super::*;

    #[test]
    fn a_row_of_helpers_who_looked_is_told_once() {
        let at = kith_testkit::now();
        let step = |n: i64, notice| Told { notice, at: at + MINUTE.times(n) };
        let steps = [
            step(0, Notice::Asked),
            step(1, Notice::BeingRead),
            step(3, Notice::NextInLine),
            step(4, Notice::BeingRead),
            step(5, Notice::Answered),
        ];
        let told: Vec<_> = told(&steps, "answered-helper").map(|step| step.notice).collect();
        assert_eq!(told, [Notice::Asked, Notice::BeingRead, Notice::Answered]);
    }

    #[test]
    fn what_stands_there_now_is_not_told_as_done() {
        let at = kith_testkit::now();
        let steps = [Notice::Asked, Notice::BeingRead].map(|notice| Told { notice, at });
        assert_eq!(told(&steps, "offered-queue").count(), 1);
        assert_eq!(told(&steps, "waiting-anyone").count(), 2);
    }
}
