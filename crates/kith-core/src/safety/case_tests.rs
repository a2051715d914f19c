//! What a case does, step by step and at random.

use proptest::prelude::*;

use super::*;
use crate::SECOND;

const ADA: MemberId = MemberId(Uuid::from_u128(1));
const BO: MemberId = MemberId(Uuid::from_u128(2));

fn start() -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000).unwrap()
}

fn case(source: Source, level: Level) -> Case {
    let promised = start() + DAY.times(2);
    let until = Case::first_look(level, start(), promised);
    Case {
        id: CaseId(Uuid::from_u128(3)),
        code: Code(Uuid::from_u128(4)),
        source,
        subject: Uuid::from_u128(5),
        level,
        opened: start(),
        promised,
        answered: None,
        owed: true,
        raised: 0,
        closing: None,
        followed: None,
        state: State::Open { until },
    }
}

#[test]
fn a_case_of_somebody_at_risk_is_raised_at_once_and_again() {
    let mut case = case(Source::Safe, Level::Danger);
    let rungs = [
        (0, Rung::Here),
        (1, Rung::Watch),
        (3, Rung::Backup),
        (5, Rung::Coordinators),
        (10, Rung::Everybody),
        (20, Rung::Everybody),
    ];
    for (minutes, rung) in rungs {
        let at = start() + MINUTE.times(minutes);
        assert_eq!(case.deadline(), Some(at));
        assert_eq!((case.due(at), case.rung()), (Some(Due::Raised), rung));
        assert_eq!(case.due(at), None, "each once");
    }
}

#[test]
fn where_somebody_was_in_danger_two_close() {
    let open = || case(Source::Signal, Level::Danger);
    let mut alone = open();
    assert_eq!(alone.close(ADA, End::True, (start(), Eyes::One)), Ok(true));
    let mut two = open();
    two.claim(ADA, start()).unwrap();
    assert_eq!(two.close(ADA, End::True, (start(), Eyes::Two)), Ok(false));
    assert_eq!(two.close(ADA, End::True, (start(), Eyes::Two)), Ok(false), "not by the same twice");
    assert_eq!(two.close(BO, End::False, (start(), Eyes::Two)), Ok(false), "they disagree");
    assert_eq!(two.close(ADA, End::False, (start(), Eyes::Two)), Ok(true));
    let mut heard = open();
    heard.close(ADA, End::True, (start(), Eyes::Two)).unwrap();
    heard.alarmed(Level::Danger, start(), start() + DAY);
    assert_eq!(heard.close(BO, End::True, (start(), Eyes::Two)), Ok(false), "it is new again");
    let mut worry = case(Source::Signal, Level::Concern);
    assert_eq!(worry.close(ADA, End::True, (start(), Eyes::Two)), Ok(true));
}

#[test]
fn a_letter_waits_quietly_until_the_desk_has_promised() {
    let mut case = case(Source::Contact, Level::Calm);
    assert_eq!(case.due(start() + DAY), None);
    assert_eq!(case.due(start() + DAY.times(2)), Some(Due::Raised));
}

#[test]
fn a_case_of_danger_comes_back_once_so_that_somebody_asks_how_they_are() {
    let mut danger = case(Source::Signal, Level::Danger);
    let later = start() + DAY;
    assert!(!danger.follow_up(later, later + DAY), "it is open");
    danger.close(ADA, End::True, (start(), Eyes::One)).unwrap();
    assert!(danger.follow_up(later, later + DAY));
    assert_eq!((danger.level, danger.followed), (Level::Concern, Some(later)));
    assert_eq!(danger.due(later), Some(Due::Raised));
    danger.close(BO, End::True, (later, Eyes::Two)).unwrap();
    assert!(!danger.follow_up(later + DAY, later + DAY), "once");
}

#[test]
fn what_somebody_has_nobody_else_takes_answers_or_closes() {
    let mut case = case(Source::Concern, Level::Notice);
    case.claim(ADA, start()).unwrap();
    let held = case.clone();
    assert_eq!(case.claim(BO, start()), Err(TAKEN));
    assert_eq!(case.answer(BO, start()), Err(TAKEN));
    assert_eq!(case.close(BO, End::Empty, (start(), Eyes::Two)), Err(TAKEN));
    assert_eq!(case, held);
    assert_eq!(case.answer(ADA, start()), Ok(()));
}

#[test]
fn whoever_wrote_is_answered_before_the_case_closes() {
    let mut case = case(Source::Contact, Level::Calm);
    assert_eq!(case.close(ADA, End::Done, (start(), Eyes::Two)), Err(UNANSWERED));
    case.answer(ADA, start()).unwrap();
    assert_eq!(case.close(ADA, End::Done, (start(), Eyes::Two)), Ok(true));
    assert_eq!(case.answer(ADA, start()), Err(CLOSED));
}

#[test]
fn what_has_its_answer_is_late_again_only_when_somebody_writes_again() {
    let (mut case, day) = (case(Source::Contact, Level::Calm), |n: i64| start() + DAY.times(n));
    assert!(!case.is_late(day(1)) && case.is_late(day(3)));
    case.answer(ADA, day(1)).unwrap();
    case.claim(BO, day(3)).unwrap();
    assert!(!case.is_late(day(3)), "somebody looks at it again");
    assert_eq!(case.due(day(4)), Some(Due::Back));
    assert!(!case.is_late(day(4)), "and gives it back");
    case.heard(day(5), day(7));
    assert!(!case.is_late(day(6)) && case.is_late(day(7)), "a new question, a new promise");
}

#[test]
fn an_appeal_is_late_until_it_is_decided() {
    let mut case = case(Source::Appeal, Level::Notice);
    case.answer(ADA, start()).unwrap();
    case.claim(BO, start() + DAY).unwrap();
    assert!(case.is_late(start() + DAY.times(3)), "a word is no decision");
}

#[test]
fn a_word_after_the_end_opens_it_again() {
    let mut case = case(Source::Contact, Level::Calm);
    case.close(ADA, End::Empty, (start(), Eyes::Two)).unwrap();
    let promised = start() + DAY.times(4);
    case.heard(start() + DAY, promised);
    assert_eq!(case.state, State::Open { until: promised });
    assert_eq!(case.promised, promised);
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Claim(MemberId),
    Answer(MemberId),
    Close(MemberId, End),
    Heard,
    Wait(i64),
}

fn step() -> impl Strategy<Value = Step> {
    let who = prop_oneof![Just(ADA), Just(BO)];
    prop_oneof![
        who.clone().prop_map(Step::Claim),
        who.clone().prop_map(Step::Answer),
        (who, proptest::sample::select(End::ALL)).prop_map(|(by, how)| Step::Close(by, how)),
        Just(Step::Heard),
        (0_i64..5_000).prop_map(Step::Wait),
    ]
}

proptest! {
    #[test]
    fn no_case_is_ever_forgotten(
        source in proptest::sample::select(Source::ALL),
        level in proptest::sample::select(Level::ALL),
        steps in proptest::collection::vec(step(), 0..30),
    ) {
        let (mut case, mut now) = (case(source, level), start());
        for step in steps {
            match step {
                Step::Claim(by) => drop(case.claim(by, now)),
                Step::Answer(by) => drop(case.answer(by, now)),
                Step::Close(by, how) => drop(case.close(by, how, (now, Eyes::Two))),
                Step::Heard => case.heard(now, now + DAY.times(2)),
                Step::Wait(minutes) => now = now + MINUTE.times(minutes),
            }
            while case.due(now).is_some() {}
            let closed = matches!(case.state, State::Closed { .. });
            prop_assert_eq!(case.deadline().is_none(), closed);
            prop_assert!(case.deadline().is_none_or(|deadline| deadline > now));
            // Nobody who wrote is left without an answer by a closing hand.
            let owes = source.is_written() && case.answered.is_none();
            let empty = matches!(case.state, State::Closed { how: End::Empty, .. });
            prop_assert!(!(closed && owes) || empty);
        }
    }

    #[test]
    fn whoever_writes_on_and_on_does_not_keep_a_case_from_being_raised(
        seconds in proptest::collection::vec(1_i64..40, 20..40),
    ) {
        let (mut case, mut now, mut rungs) = (case(Source::Signal, Level::Danger), start(), vec![]);
        for wait in seconds {
            case.called(Level::Danger, now, now + DAY);
            for _ in 0..wait {
                while case.due(now).is_some() {
                    rungs.push((case.rung(), now.since(start())));
                }
                now = now + SECOND;
            }
        }
        let reached = |rung| rungs.iter().filter(|(one, _)| *one == rung).count();
        for (rung, after) in [(Rung::Watch, 1), (Rung::Backup, 3), (Rung::Coordinators, 5)] {
            let due = now.since(start()) >= SECOND.times(60 * after + 1);
            prop_assert!(reached(rung) <= 1 && (!due || reached(rung) == 1), "{:?}", rungs);
        }
    }

    #[test]
    fn where_nobody_comes_the_desk_is_told_at_least_every_day(
        level in proptest::sample::select(Level::ALL),
    ) {
        let mut case = case(Source::Concern, level);
        for _ in 0..40 {
            let due = case.deadline().unwrap();
            prop_assert_eq!(case.due(due), Some(Due::Raised));
            prop_assert!(case.deadline().unwrap().since(due) <= DAY);
        }
    }
}

#[test]
fn a_claim_is_reminded_of_after_twenty_days_and_late_after_thirty() {
    let mut case = case(Source::Right, Level::Calm);
    case.begin_clock(start());
    let day = |n: i64| start() + DAY.times(n);
    assert_eq!((case.promised, case.deadline()), (day(30), Some(day(20))));
    case.claim(ADA, day(1)).unwrap();
    assert_eq!(case.due(day(8)), Some(Due::Back), "whoever took it did nothing for a week");
    case.begin_clock(start());
    assert_eq!(case.due(day(20) + -SECOND), None);
    assert_eq!(case.due(day(20)), Some(Due::Raised));
    assert!(!case.is_late(day(30) + -SECOND) && case.is_late(day(30)));
    let mut told = 0;
    while case.deadline().is_some_and(|deadline| deadline <= day(30)) {
        let at = case.deadline().unwrap();
        told += usize::from(case.due(at) == Some(Due::Raised));
    }
    assert_eq!(told, 10, "every day until there is an answer");
    case.answer(ADA, day(31)).unwrap();
    assert!(!case.is_late(day(31)));
}

#[test]
fn writing_again_never_puts_off_the_clock_of_a_claim() {
    let day = |n: i64| start() + DAY.times(n);
    let mut case = case(Source::Right, Level::Calm);
    case.begin_clock(start());
    case.heard(day(25), day(26));
    assert_eq!((case.promised, case.deadline()), (day(30), Some(day(25))));
    case.claim(ADA, day(25)).unwrap();
    case.heard(day(26), day(27));
    assert_eq!(case.promised, day(30), "nor while somebody has it");
    case.answer(ADA, day(26)).unwrap();
    case.heard(day(28), day(29));
    assert_eq!((case.promised, case.deadline()), (day(58), Some(day(48))), "a new question");
    case.answer(ADA, day(40)).unwrap();
    case.claim(ADA, day(41)).unwrap();
    case.heard(day(42), day(43));
    assert_eq!(case.promised, day(72), "also while somebody looks at an answered one");
}

#[test]
fn somebody_at_risk_who_asks_by_right_does_not_wait() {
    let mut case = case(Source::Right, Level::Danger);
    case.begin_clock(start());
    assert_eq!(case.deadline(), Some(start()));
}
