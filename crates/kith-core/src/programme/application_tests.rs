//! The laws of an application: whatever anybody does, in whatever order, and when nobody does anything.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::programme::zone::Zone;

const WRITER: u128 = 1;
const STAFF: [u128; 3] = [2, 3, 4];

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

/// Somebody who has nothing but their word so far.
fn by(n: u128) -> Hand<'static> {
    Hand { who: member(n), before: &[] }
}

fn at(day: i64) -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(day)
}

fn calendar() -> Calendar {
    Calendar::plain(Zone::UTC)
}

fn draft() -> Application {
    Application {
        id: ApplicationId(Uuid::nil()),
        code: Code(Uuid::nil()),
        programme: ProgrammeId(Uuid::nil()),
        member: member(WRITER),
        role: Role::Mentor,
        sent: None,
        by: None,
        since: None,
        raised: false,
        state: State::Draft,
    }
}

/// Something that happens.
#[derive(Debug, Clone, Copy)]
enum Does {
    Send,
    Look,
    Decide(u128, Verdict, Eyes),
    Answer(u128, Word),
    Appeal,
    Withdraw,
    Wait,
}

fn does() -> impl Strategy<Value = Does> {
    let anybody = || prop::sample::select(vec![WRITER, STAFF[0], STAFF[1], STAFF[2]]);
    let verdict = || prop::sample::select(Verdict::ALL);
    let eyes = || prop::sample::select(vec![Eyes::One, Eyes::Two]);
    let word = prop::sample::select(vec![Word::Agree, Word::Differ]);
    prop_oneof![
        3 => Just(Does::Send),
        3 => Just(Does::Look),
        6 => (anybody(), verdict(), eyes()).prop_map(|(by, verdict, eyes)| Does::Decide(by, verdict, eyes)),
        4 => (anybody(), word).prop_map(|(by, word)| Does::Answer(by, word)),
        3 => Just(Does::Appeal),
        1 => Just(Does::Withdraw),
        4 => Just(Does::Wait),
    ]
}

/// Does it; whoever decides or answers has a hand in it from then on.
fn act(
    (it, hands): (&mut Application, &mut Vec<MemberId>),
    does: Does,
    clock: Clock<'_>,
) -> Result<(), Refusal> {
    let by = |n| Hand { who: member(n), before: hands };
    let done = match does {
        Does::Send => it.send(clock),
        Does::Look => {
            it.look();
            Ok(())
        }
        Does::Decide(who, verdict, eyes) => it.decide(by(who), verdict, eyes, clock),
        Does::Answer(who, word) => it.answer(by(who), word, clock.now),
        Does::Appeal => it.appeal(clock),
        Does::Withdraw => it.withdraw(clock.now),
        Does::Wait => {
            it.due(clock);
            Ok(())
        }
    };
    if let (Does::Decide(who, ..) | Does::Answer(who, _), Ok(())) = (does, done) {
        hands.push(member(who));
    }
    done
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..<_>::default() })]

    #[test]
    fn whoever_has_sent_one_is_never_left_in_silence(
        all in prop::collection::vec((does(), 0_i64..20), 0..40),
    ) {
        let (mut it, calendar, mut day, mut hands) = (draft(), calendar(), 0, Vec::new());
        for (does, later) in all {
            day += later;
            let clock = Clock { now: at(day), calendar: &calendar };
            it.due(clock);
            let before = it.clone();
            let done = act((&mut it, &mut hands), does, clock);
            let open = it.sent.is_some() && !it.is_over();
            prop_assert_eq!(it.promise().is_some(), open, "{:?}", it.state);
            prop_assert!(it.promise().is_none_or(|then| clock.now < then), "{:?}", it.state);
            prop_assert!(it.promise().is_none_or(|then| it.deadline().unwrap() <= then));
            if before.is_over() {
                prop_assert_eq!(&it, &before, "what is over changes no more");
            }
            // Two people who do not agree, or have not answered, move no day that was promised.
            let among = |it: &Application| matches!(it.state, State::Review { .. } | State::Second { .. });
            if among(&before) && among(&it) {
                prop_assert_eq!(it.promise(), before.promise());
            }
            let withdrawn = matches!(it.state, State::Ended { how: End::Withdrawn, .. });
            if withdrawn && !before.is_over() {
                prop_assert!(matches!(does, Does::Withdraw), "nobody else takes it back");
            }
            if let (Does::Decide(WRITER, ..) | Does::Answer(WRITER, _), done) = (does, done) {
                prop_assert!(done.is_err(), "nobody decides about themselves");
            }
        }
    }

    #[test]
    fn no_hand_does_twice_what_asks_for_two(
        all in prop::collection::vec(does(), 0..60),
    ) {
        let (mut it, calendar, mut hands) = (draft(), calendar(), Vec::new());
        for (day, does) in (0..).zip(all) {
            let clock = Clock { now: at(day), calendar: &calendar };
            let (before, had) = (it.clone(), hands.clone());
            let done = act((&mut it, &mut hands), does, clock).is_ok();
            match (before.state, does) {
                (State::Second { .. }, Does::Answer(by, _)) if done => {
                    prop_assert_ne!(had.last(), Some(&member(by)));
                }
                (State::Appealed { .. }, Does::Decide(by, ..)) if done => {
                    prop_assert!(!had.contains(&member(by)), "nobody who ever had a hand in it");
                }
                _ => {}
            }
            let accepted = matches!(it.state, State::Ended { how: End::Accepted, .. });
            if accepted && !before.is_over() {
                prop_assert!(matches!(does, Does::Decide(..) | Does::Answer(..)), "{:?}", does);
            }
        }
    }
}

/// Whoever is sent nothing hears of the house all the same, for as long as that lasts.
#[test]
fn where_nobody_ever_acts_its_writer_hears_every_week_or_two_and_a_lead_is_called() {
    let calendar = calendar();
    let clock = |day| Clock { now: at(day), calendar: &calendar };
    let mut sent = draft();
    sent.send(clock(0)).unwrap();
    let mut review = sent.clone();
    review.look();
    let mut second = review.clone();
    second.decide(by(2), Verdict::Declined, Eyes::Two, clock(9)).unwrap();
    assert_eq!(second.promise(), sent.promise(), "what was promised stays promised");
    let mut appealed = review.clone();
    appealed.decide(by(2), Verdict::Declined, Eyes::One, clock(0)).unwrap();
    appealed.appeal(clock(0)).unwrap();
    for mut it in [sent, review, second, appealed] {
        let mut last = at(0);
        for _ in 0..20 {
            let promised = it.promise().unwrap();
            assert!(promised.since(last) <= DAY.times(16), "{promised:?}");
            let due = loop {
                let now = it.deadline().unwrap();
                match it.due(Clock { now, calendar: &calendar }) {
                    Some(Due::Second) => assert!(now < promised),
                    due => break due,
                }
            };
            assert_eq!(due, Some(Due::Late), "{:?}", it.state);
            assert!(it.raised && it.is_for(member(2), &[Role::Lead]));
            last = promised;
        }
    }
    let mut waiting = draft();
    waiting.send(clock(0)).unwrap();
    waiting.look();
    waiting.decide(by(2), Verdict::Waiting, Eyes::One, clock(0)).unwrap();
    for n in 1..20 {
        assert_eq!(waiting.due(clock(30 * n)), Some(Due::Still));
    }
}

#[test]
fn what_ended_without_the_role_is_forgotten_after_half_a_year() {
    let (mut it, calendar) = (draft(), calendar());
    let clock = |day| Clock { now: at(day), calendar: &calendar };
    it.send(clock(0)).unwrap();
    let mut accepted = it.clone();
    it.withdraw(at(1)).unwrap();
    assert_eq!((it.due(clock(180)), it.due(clock(181))), (None, Some(Due::Past)));
    accepted.look();
    accepted.decide(by(2), Verdict::Accepted, Eyes::One, clock(1)).unwrap();
    assert_eq!((accepted.deadline(), accepted.due(clock(999))), (None, None));
}

#[test]
fn it_is_there_for_coordinators_once_sent_and_for_nobody_who_wrote_it() {
    let (mut it, calendar) = (draft(), calendar());
    let clock = Clock { now: at(0), calendar: &calendar };
    let (writer, other) = (member(WRITER), member(2));
    assert!(!it.is_for(other, &[Role::Coordinator]), "a draft is nobody's but its writer's");
    it.send(clock).unwrap();
    assert!(it.is_for(other, &[Role::Coordinator]) && !it.is_for(writer, &[Role::Coordinator]));
    for role in [Role::Lead, Role::Moderator, Role::Admin, Role::Mentor] {
        assert!(!it.is_for(other, &[role]), "{role:?}");
    }
    it.withdraw(at(1)).unwrap();
    assert!(!it.is_for(other, &[Role::Coordinator, Role::Lead]));
}

#[test]
fn what_nobody_opened_nobody_decides_and_an_appeal_has_its_month() {
    let (mut it, calendar) = (draft(), calendar());
    let clock = |day| Clock { now: at(day), calendar: &calendar };
    let declines = |it: &mut Application, n, day| {
        let by = Hand { who: member(n), before: &[member(2)] };
        it.decide(by, Verdict::Declined, Eyes::One, clock(day))
    };
    it.send(clock(0)).unwrap();
    assert_eq!(declines(&mut it, 2, 0), Err(NOT_READ));
    it.look();
    assert_eq!(declines(&mut it, 2, 1), Ok(()));
    let mut late = it.clone();
    assert_eq!(late.appeal(clock(31)), Err(TOO_LATE));
    assert_eq!(it.appeal(clock(30)), Ok(()));
    assert_eq!(declines(&mut it, 2, 31), Err(OWN));
    assert_eq!(declines(&mut it, 3, 31), Ok(()));
    assert_eq!(it.appeal(clock(31)), Err(TOO_LATE), "the other person's word is the last");
}

#[test]
fn a_place_in_line_is_kept_while_somebody_looks_again() {
    let (mut it, calendar) = (draft(), calendar());
    let clock = |day| Clock { now: at(day), calendar: &calendar };
    it.send(clock(0)).unwrap();
    it.look();
    it.decide(by(2), Verdict::Waiting, Eyes::One, clock(1)).unwrap();
    it.decide(by(2), Verdict::Declined, Eyes::Two, clock(5)).unwrap();
    it.answer(by(3), Word::Differ, at(6)).unwrap();
    it.decide(by(3), Verdict::Waiting, Eyes::One, clock(7)).unwrap();
    assert_eq!(it.since, Some(at(1)));
    assert_eq!(role("mentor"), Some(Role::Mentor));
    assert_eq!((role("admin"), role("")), (None, None));
}
