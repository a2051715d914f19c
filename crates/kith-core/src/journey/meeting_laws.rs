//! The laws of a meeting: whatever the two do, in whatever order.

use proptest::prelude::*;

use super::*;
use crate::HOUR;

/// Something that one of the two does.
#[derive(Debug, Clone)]
enum Does {
    Propose { by: Side, behind: u32, hours: Vec<i64> },
    Take { by: Side, behind: u32, which: usize },
    CallOff(Side),
    Say(Side, Said),
    Settle(Verdict),
    Wait(i64),
}

fn side() -> impl Strategy<Value = Side> {
    prop::sample::select(vec![Side::Member, Side::Helper])
}

fn hours() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(1..200_i64, 1..4)
}

fn does() -> impl Strategy<Value = Does> {
    let behind = || prop::sample::select(vec![0, 0, 0, 1_u32]);
    prop_oneof![
        (side(), behind(), hours()).prop_map(|(by, behind, hours)| Does::Propose {
            by,
            behind,
            hours
        }),
        (side(), behind(), 0..4_usize).prop_map(|(by, behind, which)| Does::Take {
            by,
            behind,
            which
        }),
        side().prop_map(Does::CallOff),
        (side(), prop::sample::select(Said::ALL)).prop_map(|(by, said)| Does::Say(by, said)),
        prop::sample::select(Verdict::ALL).prop_map(Does::Settle),
        (0..100_i64).prop_map(Does::Wait),
    ]
}

fn at(hours: i64) -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap() + HOUR.times(hours)
}

fn proposal(now: Timestamp, by: Side, hours: &[i64]) -> Proposal {
    let times = hours.iter().map(|hours| now + HOUR.times(*hours)).collect();
    Proposal::new(now, by, times, (60, Way::Here)).unwrap()
}

fn act(meeting: &Meeting, now: Timestamp, does: &Does) -> Result<Meeting, Refusal> {
    let read = |behind: u32| meeting.sequence.wrapping_sub(behind);
    match does {
        Does::Propose { by, behind, hours } => {
            meeting.propose(now, read(*behind), proposal(now, *by, hours))
        }
        Does::Take { by, behind, which } => {
            let time = meeting.proposal.times.get(*which).copied().unwrap_or_else(|| at(-1));
            meeting.take(now, *by, (read(*behind), time))
        }
        Does::CallOff(by) => meeting.call_off(now, *by),
        Does::Say(by, said) => meeting.say(now, *by, *said),
        Does::Settle(verdict) => meeting.settle(*verdict),
        Does::Wait(_) => Ok(meeting.clone()),
    }
}

/// What may have changed between two moments of a meeting, and only that.
fn holds(
    before: &Meeting,
    after: &Meeting,
    now: Timestamp,
    does: &Does,
) -> Result<(), TestCaseError> {
    if before.state != after.state || before.proposal != after.proposal {
        prop_assert_eq!(after.sequence, before.sequence + 1, "calendars see each change");
        prop_assert!(!matches!(before.state, State::Off { .. }), "what is off stays off");
    }
    if let (State::Proposed { .. }, State::Agreed { start }) = (before.state, after.state) {
        prop_assert!(before.proposal.times.contains(&start), "nobody agrees on what was not asked");
        prop_assert!(start > now, "nor on what is past");
        let theirs = matches!(does, Does::Take { by, behind: 0, .. } if *by != before.proposal.by);
        prop_assert!(theirs, "nobody takes their own time, nor one that they have not read");
    }
    if before.settled != after.settled {
        prop_assert_eq!(
            before.account(),
            Account::Differs,
            "only what differs is settled, and once"
        );
        prop_assert!(matches!(does, Does::Settle(_)), "by nobody else");
    }
    for by in [Side::Member, Side::Helper] {
        if before.said(by) != after.said(by) {
            prop_assert_eq!(before.settled, None, "nor of what is settled");
        }
        if before.said(by) != after.said(by) {
            let own = matches!(does, Does::Say(who, _) if *who == by);
            prop_assert!(own, "nobody speaks for both");
            prop_assert!(
                before.start().is_some_and(|start| start <= now),
                "nor of what is to come"
            );
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn two_meet_when_the_other_took_one_of_the_newest_times(
        first in hours(), all in prop::collection::vec(does(), 0..40),
    ) {
        let mut now = at(0);
        let mut meeting = Meeting::new(proposal(now, Side::Member, &first));
        for does in &all {
            if let Does::Wait(hours) = does {
                now = now + HOUR.times(*hours);
            }
            let done = act(&meeting, now, does);
            if let Ok(after) = &done {
                holds(&meeting, after, now, does)?;
            }
            let over = meeting.start().is_some_and(|start| meeting.end(start) <= now);
            if matches!(does, Does::CallOff(_)) && !over {
                prop_assert!(done.is_ok(), "either can call it off at any time");
            }
            meeting = done.unwrap_or(meeting);
            let told = meeting.next(now);
            let off = matches!(meeting.state, State::Off { .. });
            prop_assert_eq!(told.is_none(), off, "nobody is told of what is off");
            if let State::Proposed { .. } = meeting.state {
                prop_assert_eq!(told, meeting.proposal.times.iter().max().copied());
            }
            if let (Some(told), Some(start)) = (told, meeting.start()) {
                prop_assert!(told == start + -DAY && told > now || told == start + DAY);
            }
        }
    }

    #[test]
    fn a_calendar_never_sees_an_older_number_with_another_time(
        first in hours(), all in prop::collection::vec(does(), 0..40), ends in 0..300_i64,
    ) {
        let mut now = at(0);
        let mut meeting = Meeting::new(proposal(now, Side::Helper, &first));
        let mut seen: Option<Entry> = None;
        for does in &all {
            if let Does::Wait(hours) = does {
                now = now + HOUR.times(*hours);
            }
            meeting = act(&meeting, now, does).unwrap_or(meeting);
            let over = (now >= at(ends)).then(|| at(ends));
            if over.is_some() {
                // Nothing is agreed on in a journey that is over.
                let Some(after) = meeting.entry(over) else { break };
                if let Some(before) = seen {
                    prop_assert!(before == after || after.sequence > before.sequence);
                }
                break;
            }
            if let Some(after) = meeting.entry(None) {
                if let Some(before) = seen {
                    prop_assert!(before == after || after.sequence > before.sequence);
                }
                seen = Some(after);
            }
        }
    }
}

#[test]
fn a_proposal_has_one_to_three_times_to_come_and_a_length() {
    let check = |hours: &[i64], minutes, expected: Result<usize, Refusal>| {
        let times = hours.iter().map(|hours| at(*hours)).collect();
        let made = Proposal::new(at(0), Side::Member, times, (minutes, Way::Here));
        assert_eq!(made.map(|made| made.times.len()), expected, "{hours:?} {minutes}");
    };
    check(&[], 60, Err(NO_TIME));
    check(&[0], 60, Err(NO_TIME));
    check(&[1, 2, 3, 4], 60, Err(NO_TIME));
    check(&[180 * 24 + 1], 60, Err(NO_TIME));
    check(&[3, 1, 3], 60, Ok(2));
    check(&[1], 14, Err(LENGTH));
    check(&[1], 15, Ok(1));
    check(&[1], 180, Ok(1));
    check(&[1], 181, Err(LENGTH));
}

#[test]
fn late_is_less_than_a_day_before() {
    let check = |hours: i64, late| {
        let meeting = Meeting::new(proposal(at(0), Side::Member, &[100]));
        let agreed = meeting.take(at(0), Side::Helper, (0, at(100))).unwrap();
        let off = agreed.call_off(at(100 - hours), Side::Helper).unwrap();
        assert_eq!(off.is_late(), late, "{hours}");
    };
    check(25, false);
    check(24, false);
    check(23, true);
    check(0, true);
    let never = Meeting::new(proposal(at(0), Side::Member, &[1])).call_off(at(0), Side::Member);
    assert!(!never.unwrap().is_late(), "what nobody agreed on is never late");
}

#[test]
fn two_who_disagree_are_both_heard() {
    let meeting = Meeting::new(proposal(at(0), Side::Member, &[1]));
    let agreed = meeting.take(at(0), Side::Helper, (0, at(1))).unwrap();
    assert_eq!(agreed.account(), Account::Unsaid);
    let one = agreed.say(at(2), Side::Member, Said::Mentor).unwrap();
    assert_eq!(one.account(), Account::Says(Said::Mentor));
    let both = one.say(at(2), Side::Helper, Said::Held).unwrap();
    assert_eq!((both.account(), both.mentee), (Account::Differs, Some(Said::Mentor)));
    let heals = both.say(at(3), Side::Member, Said::Held).unwrap();
    assert_eq!(heals.account(), Account::Says(Said::Held));
}

#[test]
fn j2_x3_what_differs_is_settled_once_and_what_is_settled_stands() {
    let meeting = Meeting::new(proposal(at(0), Side::Member, &[1]));
    let agreed = meeting.take(at(0), Side::Helper, (0, at(1))).unwrap();
    assert_eq!(agreed.settle(Verdict::Held), Err(AGREED));
    let one = agreed.say(at(2), Side::Member, Said::Mentor).unwrap();
    assert_eq!(one.settle(Verdict::Held), Err(AGREED), "whoever speaks alone is not contradicted");
    let both = one.say(at(2), Side::Helper, Said::Held).unwrap();
    for verdict in Verdict::ALL.iter().copied() {
        let settled = both.settle(verdict).unwrap();
        assert_eq!(settled.account(), Account::Settled(verdict));
        assert_eq!(settled.settle(Verdict::Held), Err(SETTLED));
        assert_eq!(settled.say(at(3), Side::Member, Said::Held), Err(SETTLED));
        assert_eq!(
            (settled.mentee, settled.mentor),
            (both.mentee, both.mentor),
            "nobody speaks for them"
        );
    }
}

#[test]
fn a_meeting_is_moved_so_often_and_no_more() {
    let mut meeting = Meeting::new(proposal(at(0), Side::Member, &[1]));
    for n in 0..MOVES {
        meeting = meeting.propose(at(0), n, proposal(at(0), Side::Helper, &[2])).unwrap();
    }
    let again = meeting.propose(at(0), MOVES, proposal(at(0), Side::Member, &[3]));
    assert_eq!(again, Err(MOVED));
    assert!(meeting.call_off(at(0), Side::Member).is_ok(), "it is called off at any time");
    assert!(meeting.take(at(0), Side::Member, (MOVES, at(2))).is_ok(), "and taken");
}

#[test]
fn a_link_is_safe_and_a_place_has_words() {
    let check = |way, text: &str, expected: Result<bool, Refusal>| {
        assert_eq!(spot(way, text).map(|spot| spot.is_some()), expected, "{way:?} {text}");
    };
    check(Way::Link, "https://meet.example/room", Ok(true));
    check(Way::Link, "http://meet.example/room", Err(NO_LINK));
    check(Way::Link, "https://room", Err(NO_LINK));
    check(Way::Link, "https://meet.example/a room", Err(NO_LINK));
    check(Way::Link, "javascript:alert(1)", Err(NO_LINK));
    check(Way::Link, "", Err(NO_LINK));
    check(Way::Place, " ", Err(NO_PLACE));
    check(Way::Place, "The café by the river", Ok(true));
    check(Way::Here, "", Ok(false));
    check(Way::Telephone, "You ring me", Ok(true));
    check(Way::Place, &"x".repeat(301), Err(LONG));
}
