//! Laws 1 to 6 over random histories: any input, by anyone, at any time, with clocks that jump both ways.

use proptest::prelude::*;

use super::world::{drafts, face, monday, programmes, room};
use crate::{
    DAY, FaceId, HOUR, MINUTE, OfferId, Refusal, SECOND, Span, TalkId, Timestamp,
    people::face::Side,
    programme::Programme,
    support::{
        effect::{Effect, Step},
        input::{Gone, Input},
        request::{CLOSED, NOT_YET, Request},
        safe::Level,
        state::{Closer, Outcome, Place, Question, Route, State, Turn},
    },
};

/// What an onlooker counts who knows nothing but the effects.
#[derive(Debug, Default)]
struct Ledger {
    offer: Option<OfferId>,
    talk: Option<TalkId>,
    handover: Option<TalkId>,
    paused: bool,
    on_desk: bool,
}

impl Ledger {
    fn note(&mut self, effect: &Effect) {
        match *effect {
            Effect::PutOffer(offer) => {
                assert_eq!(self.offer.replace(offer.id), None, "one helper at a time");
            }
            Effect::EndOffer { id, .. } => assert_eq!(self.offer.take(), Some(id)),
            Effect::OpenTalk { talk, .. } => assert_eq!(self.talk.replace(talk), None),
            Effect::EndHandover { talk, .. } => assert_eq!(self.handover.take(), Some(talk)),
            Effect::CloseTalk { talk, .. } => {
                assert_eq!(self.talk.take(), Some(talk));
                self.paused = false;
            }
            Effect::PauseTalk { .. } => assert!(!std::mem::replace(&mut self.paused, true)),
            Effect::ResumeTalk { .. } => assert!(std::mem::take(&mut self.paused)),
            Effect::Escalate { .. } => assert!(!std::mem::replace(&mut self.on_desk, true)),
            Effect::LeaveDesk => assert!(std::mem::take(&mut self.on_desk)),
            _ => {}
        }
    }

    /// The effects alone tell the same story as the state: nothing is left open, nothing forgotten.
    fn agrees(&self, request: &Request) {
        let state = &request.state;
        assert_eq!(self.offer, state.offer().map(|offer| offer.id));
        let handed = request.handover.map(|handover| handover.talk);
        assert_eq!(self.handover, handed);
        assert_eq!(self.talk, request.talk());
        // An open talk is somebody's, and nobody is looked for who has it.
        assert_eq!(self.talk.is_some(), request.helps().is_some());
        let looks = matches!(state.place(), Place::Waiting | Place::Offered | Place::Escalated);
        assert!(handed.is_none() || looks);
        assert!(handed.is_none() || request.helps() != state.offer().map(|offer| offer.to));
        let paused = state.answer().is_some_and(|a| matches!(a.turn, Turn::Paused { .. }));
        assert_eq!(self.paused, paused);
        assert_eq!(self.on_desk, state.desk().is_some());
    }
}

/// Laws 1 and 6: one deadline in every open place and none in the closed one, with words for both.
fn one_deadline(request: &Request) {
    let (open, standing) = (request.state.place() != Place::Closed, request.standing());
    assert_eq!(request.deadline().is_some(), open);
    assert_eq!(standing.next, request.deadline());
    assert_eq!(standing.since, request.since);
    assert!(standing.key.starts_with("request-place-"));
    assert!(standing.next.is_none_or(|next| next.next.key().starts_with("request-next-")));
}

/// Law 2: only the member closes, or the member's silence after a question, or erasure.
fn rightly_closed(before: &Request, input: Input, after: &Request) {
    let State::Closed { by, .. } = after.state else { return };
    let asked = match before.state {
        State::Alternative { question: Question::Asked { .. } } => true,
        State::Answered(answer) => {
            matches!(answer.turn, Turn::Member(Question::Asked { .. }))
        }
        _ => false,
    };
    match by {
        Closer::Member => assert!(matches!(input, Input::Close(_))),
        Closer::Silence => assert!(asked && input == Input::Due),
        Closer::Erasure => assert_eq!(input, Input::Erase),
    }
}

/// Law 4: whoever comes to be at risk comes to cover in the same step.
fn covered(level: Level, effects: &[Effect]) {
    let opened = effects.contains(&Effect::OpenCase(level));
    assert!(opened || !level.is_risk());
}

/// Law 6: whoever's request changes its place is told.
fn told(before: &Request, input: Input, step: &Step) {
    let moved = before.state.place() != step.request.state.place();
    let told = step.effects.iter().any(|effect| matches!(effect, Effect::Tell(_)));
    assert!(told || !moved || input == Input::Erase, "{input:?}");
}

/// Law 5: what was due was done, and doing it again does nothing.
fn once(step: &Step, now: Timestamp, rules: &Programme) {
    let again = step.request.step(now, Input::Due, rules);
    let closed = step.request.state.place() == Place::Closed;
    assert_eq!(again, Err(if closed { CLOSED } else { NOT_YET }));
}

fn happens(request: &Request, now: Timestamp, input: Input, rules: &Programme) -> Option<Step> {
    let step: Result<Step, Refusal> = request.step(now, input, rules);
    let seen = now.max(request.since);
    let early = request.deadline().is_none_or(|deadline| seen < deadline.at);
    if input == Input::Due && early {
        assert!(step.is_err());
    }
    let step = step.ok()?;
    assert!(step.request.since >= request.since, "time runs backwards");
    one_deadline(&step.request);
    rightly_closed(request, input, &step.request);
    if step.request.level > request.level {
        covered(step.request.level, &step.effects);
    }
    told(request, input, &step);
    if input == Input::Due {
        once(&step, now, rules);
    }
    Some(step)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn no_history_breaks_a_law(
        draft in drafts(),
        rules in programmes(),
        acts in prop::collection::vec((jumps(), inputs()), 1..120),
    ) {
        let (mut now, mut furthest, mut ledger) = (monday(), monday(), Ledger::default());
        let safe = draft.safe;
        let made = draft.ask(now, &rules);
        covered(safe.level(), &made.effects);
        let mut request = made.request;
        for (jump, act) in acts {
            now = match (&act, request.deadline()) {
                (Act::Wait, Some(deadline)) => now.max(deadline.at),
                _ => now + jump,
            };
            let input = act.at(now, &request);
            let Some(step) = happens(&request, now, input, &rules) else { continue };
            if let (Input::HandOver { .. }, Some(handover)) = (input, step.request.handover) {
                prop_assert_eq!(ledger.handover.replace(handover.talk), None);
            }
            step.effects.iter().for_each(|effect| ledger.note(effect));
            ledger.agrees(&step.request);
            request = step.request;
            // Rightly set clocks are left alone, however often one looks.
            furthest = furthest.max(now);
            prop_assert_eq!(request.set_right(furthest, &rules), None);
        }
        let past = monday() + -DAY.times(3_000);
        jumps_back(&request, past, &rules);
        comes_to_an_end(request, &rules);
    }
}

/// Law 1 from wherever a history leaves off: the clock alone brings it to its end, never in circles, and
/// never with more than a year between two steps.
fn comes_to_an_end(mut request: Request, rules: &Programme) {
    for _ in 0..20 {
        let Some(deadline) = request.deadline() else { return };
        let at = deadline.at.max(request.since);
        request = happens(&request, at, Input::Due, rules).expect("what is due is done").request;
        if let Some(next) = request.deadline() {
            assert!(next.at > at && next.at < at + DAY.times(366));
        }
    }
    panic!("it goes round in circles: {request:?}");
}

/// Law 5: the clock had stood years ahead. Its deadlines are brought back, and nothing else changes.
fn jumps_back(request: &Request, now: Timestamp, rules: &Programme) {
    let right = request.set_right(now, rules).expect("its clocks stand years ahead");
    assert_eq!(right.state.place(), request.state.place());
    let reaches = now + DAY.times(60);
    assert!(right.deadline().is_none_or(|deadline| now < deadline.at && deadline.at < reaches));
    assert_eq!(right.set_right(now, rules), None);
    comes_to_an_end(right, rules);
}

/// Mostly forward by seconds to weeks; sometimes a clock is set back.
fn jumps() -> impl Strategy<Value = Span> {
    prop_oneof![
        8 => (0_i64..100).prop_map(|n| SECOND.times(n)),
        2 => (0_i64..360).prop_map(|n| MINUTE.times(n)),
        1 => (0_i64..200).prop_map(|n| HOUR.times(n)),
        1 => (-72_i64..0).prop_map(|n| HOUR.times(n)),
    ]
}

fn helpers() -> impl Strategy<Value = FaceId> {
    // The asker is among them: nobody answers their own request.
    (1_u128..5).prop_map(face)
}

/// An input, or one whose moment or helper is known only when it happens.
#[derive(Debug, Clone)]
enum Act {
    Plain(Input),
    Pause(Side, Span),
    /// By whichever helper has to do with the request at that moment.
    Theirs(fn(FaceId, u128) -> Input, u128),
    /// Nobody does anything until the deadline.
    Wait,
}

impl Act {
    fn at(self, now: Timestamp, request: &Request) -> Input {
        match self {
            Self::Plain(input) => input,
            Self::Pause(by, span) => Input::Pause { by, until: now + span },
            Self::Theirs(input, n) => {
                let offered = request.state.offer().map(|offer| offer.to);
                let theirs = offered.or(request.helps());
                input(theirs.unwrap_or(face(2)), n)
            }
            Self::Wait => Input::Due,
        }
    }
}

/// An input that needs no clock of its own.
fn plain() -> impl Strategy<Value = Input> {
    let side = || prop::sample::select(vec![Side::Member, Side::Helper]);
    prop_oneof![
        4 => offers(),
        1 => (helpers(), any::<u128>()).prop_map(|(helper, n)| accept(helper, n)),
        1 => helpers().prop_map(|by| Input::Pass { by }),
        8 => Just(Input::Due),
        4 => side().prop_map(|by| Input::Word { by }),
        1 => side().prop_map(|by| Input::Keep { by }),
        1 => side().prop_map(|by| Input::Resume { by }),
        1 => prop::sample::select(vec![
            Input::Widen, Input::StillHere, Input::Another, Input::AskerAway, Input::Return,
            Input::Name,
        ]),
        1 => prop::sample::select(Level::ALL).prop_map(Input::Signal),
    ]
}

fn accept(helper: FaceId, n: u128) -> Input {
    Input::Accept { room: room(helper), talk: TalkId(uuid::Uuid::from_u128(n)) }
}

/// What only the helper does who has to do with it.
fn theirs() -> impl Strategy<Value = Act> {
    let acts: Vec<fn(FaceId, u128) -> Input> = vec![
        accept,
        accept,
        accept,
        |by, _| Input::Pass { by },
        |by, _| Input::NothingToAnswer { by },
        |by, _| Input::HandOver { by },
        |by, _| Input::HandOver { by },
        |who, _| Input::HelperGone { who, why: Gone::Goodbye },
        |who, _| Input::HelperGone { who, why: Gone::Frozen },
    ];
    (prop::sample::select(acts), any::<u128>()).prop_map(|(act, n)| Act::Theirs(act, n))
}

fn offers() -> impl Strategy<Value = Input> {
    let route = prop::sample::select(Route::ALL);
    (helpers(), any::<u128>(), route).prop_map(|(helper, n, route)| Input::Offer {
        id: OfferId(uuid::Uuid::from_u128(n)),
        room: room(helper),
        route,
    })
}

/// What may happen at `now`: a pause is chosen from there, and endings are rare.
fn inputs() -> impl Strategy<Value = Act> {
    let side = prop::sample::select(vec![Side::Member, Side::Helper]);
    prop_oneof![
        120 => plain().prop_map(Act::Plain),
        60 => theirs(),
        15 => Just(Act::Wait),
        9 => (side, -1_i64..20).prop_map(|(by, days)| Act::Pause(by, DAY.times(days))),
        1 => prop::sample::select(Outcome::ALL).prop_map(|how| Act::Plain(Input::Close(how))),
        1 => Just(Act::Plain(Input::Erase)),
    ]
}
