//! What a measure does, step by step and at random.

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    reasons::{Part, Rule},
    *,
};

const ADA: MemberId = MemberId(Uuid::from_u128(1));
const BO: MemberId = MemberId(Uuid::from_u128(2));
const CY: MemberId = MemberId(Uuid::from_u128(3));

fn start() -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000).unwrap()
}

fn order(kind: Kind, weight: Weight, days: Option<i64>) -> Order<&'static str> {
    Order {
        id: MeasureId(Uuid::from_u128(4)),
        code: Code(Uuid::from_u128(5)),
        case: CaseId(Uuid::from_u128(6)),
        member: CY,
        face: FaceId(Uuid::from_u128(7)),
        kind,
        weight,
        message: Some(MessageId(Uuid::from_u128(8))),
        length: days.map(|days| DAY.times(days)),
        reasons: Reasons::kept(Rule::Safe, Part::People, "what happened"),
        by: ADA,
    }
}

fn measure(kind: Kind, days: Option<i64>) -> Measure<&'static str> {
    order(kind, Weight::Final, days).decide(start()).unwrap()
}

#[test]
fn a_severe_one_waits_for_a_second_person() {
    let waits = |kind, days| matches!(measure(kind, days).state, State::Proposed { .. });
    assert!(waits(Kind::Ban, None) && waits(Kind::Suspend, Some(8)));
    assert!(!waits(Kind::Suspend, Some(7)) && !waits(Kind::Restrict, Some(90)));
    let mut ban = measure(Kind::Ban, None);
    assert!(!ban.holds(start()));
    assert_eq!(ban.agree(ADA, start()), Err(OWN));
    assert_eq!(ban.agree(CY, start()), Err(OWN));
    assert_eq!(ban.due(start() + DAY), Some(Due::Second));
    assert_eq!(ban.agree(BO, start() + DAY), Ok(()));
    assert!(ban.holds(start() + DAY) && ban.is_by(BO));
    assert_eq!(ban.agree(BO, start() + DAY), Err(NOT_NOW));
    let mut declined = measure(Kind::Ban, None);
    declined.decline(BO, start()).unwrap();
    assert!(!declined.holds(start()) && declined.open_to_appeal(start()).is_none());
}

#[test]
fn what_keeps_people_apart_meanwhile_is_short() {
    let check = |kind, days, expected: Option<Refusal>| {
        let decided = order(kind, Weight::Interim, days).decide(start());
        assert_eq!(decided.err(), expected, "{kind:?}");
    };
    check(Kind::Restrict, Some(7), None);
    check(Kind::Hide, Some(1), None);
    check(Kind::Suspend, Some(14), Some(TOO_LONG));
    check(Kind::Restrict, None, Some(NO_LENGTH));
    check(Kind::Ban, None, Some(NOT_INTERIM));
    check(Kind::Warn, Some(1), Some(NOT_INTERIM));
    let endless = order(Kind::Suspend, Weight::Final, None).decide(start());
    assert_eq!(endless.err(), Some(NO_LENGTH));
    let about_none = Order { message: None, ..order(Kind::Hide, Weight::Final, None) };
    assert_eq!(about_none.decide(start()).err(), Some(NO_MESSAGE));
}

#[test]
fn it_ends_at_its_end_and_a_hidden_message_stays_hidden() {
    let mut restricted = measure(Kind::Restrict, Some(3));
    assert!(restricted.holds(start() + DAY.times(2)));
    assert!(!restricted.holds(start() + DAY.times(3)), "to the day, whenever the job runs");
    assert_eq!(restricted.due(start() + DAY.times(3)), Some(Due::Over));
    let mut hidden = measure(Kind::Hide, None);
    assert_eq!(hidden.due(start() + APPEAL), Some(Due::Over));
    assert!(hidden.holds(start() + DAY.times(900)));
    let mut ban = measure(Kind::Ban, None);
    ban.agree(BO, start()).unwrap();
    assert_eq!(ban.due(start() + REVIEW), Some(Due::Review));
    assert!(ban.holds(start() + REVIEW));
}

#[test]
fn an_appeal_is_decided_by_somebody_else_within_days_and_once() {
    let mut warned = measure(Kind::Warn, None);
    assert_eq!(warned.open_to_appeal(start()), Some(start() + APPEAL));
    warned.appeal(start() + DAY).unwrap();
    assert_eq!(warned.deadline(), Some(start() + DAY.times(6)));
    assert_eq!(warned.judge(ADA, Verdict::Upheld, start() + DAY), Err(OWN));
    assert_eq!(warned.judge(CY, Verdict::Overturned, start() + DAY), Err(OWN));
    assert_eq!(warned.due(start() + DAY.times(6)), Some(Due::Late));
    assert_eq!(warned.judge(BO, Verdict::Upheld, start() + DAY.times(6)), Ok(()));
    assert_eq!(warned.appeal(start() + DAY.times(7)), Err(TOO_LATE), "once");
    let mut late = measure(Kind::Warn, None);
    assert_eq!(late.appeal(start() + APPEAL), Err(TOO_LATE));
    let mut over = measure(Kind::Suspend, Some(3));
    over.due(start() + DAY.times(3));
    over.appeal(start() + DAY.times(10)).unwrap();
    assert!(!over.holds(start() + DAY.times(10)), "an appeal never makes it longer");
    over.judge(BO, Verdict::Upheld, start() + DAY.times(11)).unwrap();
    assert!(matches!(over.state, State::Ended { how: End::Over, .. }));
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Agree(MemberId),
    Decline(MemberId),
    Lift,
    Appeal,
    Judge(MemberId, Verdict),
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let who = prop_oneof![Just(ADA), Just(BO), Just(CY)];
    prop_oneof![
        who.clone().prop_map(Step::Agree),
        who.clone().prop_map(Step::Decline),
        Just(Step::Lift),
        Just(Step::Appeal),
        (who, proptest::sample::select(Verdict::ALL)).prop_map(|(by, it)| Step::Judge(by, it)),
        (0_i64..2_000).prop_map(Step::Wait),
    ]
}

fn take(measure: &mut Measure<&str>, step: Step, now: &mut Timestamp) {
    match step {
        Step::Agree(by) => drop(measure.agree(by, *now)),
        Step::Decline(by) => drop(measure.decline(by, *now)),
        Step::Lift => drop(measure.lift(*now)),
        Step::Appeal => drop(measure.appeal(*now)),
        Step::Judge(by, verdict) => drop(measure.judge(by, verdict, *now)),
        Step::Wait(hours) => *now = *now + crate::HOUR.times(hours),
    }
}

proptest! {
    #[test]
    fn no_measure_is_forgotten_and_nobody_judges_their_own(
        kind in proptest::sample::select(Kind::ALL),
        weight in proptest::sample::select(Weight::ALL),
        days in proptest::option::of(1_i64..40),
        steps in proptest::collection::vec(step(), 0..30),
    ) {
        let Ok(mut measure) = order(kind, weight, days).decide(start()) else { return Ok(()) };
        let (mut now, severe) = (start(), measure.order.is_severe());
        for step in steps {
            let before = measure.clone();
            take(&mut measure, step, &mut now);
            while measure.due(now).is_some() {}
            let ended = matches!(measure.state, State::Ended { .. });
            prop_assert_eq!(measure.deadline().is_none(), ended);
            prop_assert!(measure.deadline().is_none_or(|deadline| deadline > now));
            // What a step of whoever decided it, or of whom it is about, changes is nothing.
            if let Step::Agree(by) | Step::Decline(by) | Step::Judge(by, _) = step
                && (by == ADA || by == CY)
            {
                prop_assert_eq!(&measure, &before);
            }
            prop_assert!(!measure.holds(now) || !severe || measure.second == Some(BO));
            prop_assert!(weight == Weight::Final || !measure.holds(start() + INTERIM));
        }
    }

    #[test]
    fn what_is_taken_back_holds_nobody_any_more(
        kind in proptest::sample::select(Kind::ALL),
        days in 1_i64..40,
        lift: bool,
    ) {
        let mut measure = measure(kind, Some(days));
        let _ = measure.agree(BO, start());
        if lift {
            let _ = measure.lift(start() + DAY);
        } else if measure.appeal(start()).is_ok() {
            let other = MemberId(Uuid::from_u128(9));
            measure.judge(other, Verdict::Overturned, start()).unwrap();
        }
        prop_assert!(!measure.holds(start() + DAY));
    }

    #[test]
    fn an_appeal_that_nobody_decides_is_called_late_every_day(days in 1_i64..60) {
        let mut measure = measure(Kind::Warn, None);
        measure.appeal(start()).unwrap();
        let mut told = 0;
        for day in 0..days {
            if measure.due(start() + DAY.times(day)).is_some() {
                told += 1;
            }
        }
        prop_assert_eq!(told, (days - 5).max(0));
    }
}
