//! What holds of practice, whatever the two do.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

fn now() -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap()
}

fn member(n: u128) -> MemberId {
    MemberId(Uuid::from_u128(n))
}

fn day(days: i64) -> Day {
    Day::of(now() + DAY.times(days), &Zone::UTC)
}

/// Taken, with a noted talk and so many supervised shifts.
fn with(shifts: u32) -> Practice {
    let taken = Practice::new(member(1), now()).take(member(2)).unwrap();
    let mut it = taken.talked(now()).unwrap();
    for _ in 0..shifts {
        it = it.supervised(now()).unwrap();
    }
    it
}

#[test]
fn j4_2_nobody_signs_for_themselves_early_or_for_somebody_elses_supporter() {
    let asked = Practice::new(member(1), now());
    assert_eq!(asked.take(member(1)), Err(GONE), "not one's own");
    let taken = asked.take(member(2)).unwrap();
    assert_eq!(taken.take(member(3)), Err(GONE));
    assert_eq!(taken.supervised(now()), Err(EARLY), "the practice talk comes first");
    let check = |it: &Practice, signer: u128, expected: Result<(), Refusal>| {
        let signed = it.sign((now(), &Zone::UTC), member(signer), 2);
        assert_eq!(signed.map(drop), expected, "{it:?}");
    };
    check(&taken, 2, Err(EARLY));
    check(&with(1), 2, Err(EARLY));
    check(&with(2), 2, Ok(()));
    check(&with(2), 3, Err(GONE));
    check(&with(2), 1, Err(GONE));
    check(&Practice { supervisor: Some(member(1)), ..with(2) }, 1, Err(GONE));
    check(&with(2).stopped(now()), 2, Err(GONE));
}

#[test]
fn a_signature_holds_two_years_and_its_end_is_announced_a_month_before() {
    let it = with(2).sign((now(), &Zone::UTC), member(2), 2).unwrap();
    let end = it.term.ends.unwrap();
    assert_eq!(Day::of(end, &Zone::UTC).to_string(), "2028-11-18");
    assert_eq!((it.deadline(), it.due(now())), (Some(end + -NOTICE), None));
    assert!(it.holds(now()) && it.holds(end + -DAY) && !it.holds(end));
    assert_eq!(it.asks(now()), Err(SIGNED));
    let told = it.done(end + -NOTICE, Due::Warn);
    assert_eq!((told.deadline(), told.due(end + -DAY)), (Some(end), None));
    let again = told.asks(end + -DAY).unwrap();
    assert_eq!(again.stage(2), Stage::Talk, "a new talk, and the shifts of before");
    assert_eq!(again.talked(end).unwrap().stage(2), Stage::Sign);
    assert_eq!(it.due(end + DAY), Some(Due::Warn), "late, and told in order");
    let over = told.done(end, Due::Over);
    assert!(!over.holds(end) && over.deadline().is_none());
    assert!(over.asks(end).is_ok());
}

#[test]
fn whoever_is_not_signed_meets_somebody_only_on_the_day_of_a_supervised_shift() {
    let talk = Practice::new(member(1), now()).take(member(2)).unwrap();
    let talk = talk.set(now(), Some(day(0)), &Zone::UTC).unwrap();
    assert!(!talk.lets(now()), "the day of a talk is none");
    let shift = with(0).set(now(), Some(day(3)), &Zone::UTC).unwrap();
    let begins = shift.next.unwrap();
    assert_eq!(
        [begins + -DAY, begins, begins + NIGHT + Span(-1), begins + NIGHT].map(|at| shift.lets(at)),
        [false, true, true, false]
    );
    assert!(!shift.released(now()).lets(begins), "and not without somebody beside them");
    assert!(!shift.stopped(now()).lets(begins));
}

proptest! {
    #[test]
    fn whoever_is_on_their_way_is_never_without_a_next_step(
        steps in prop::collection::vec((0_u8..9, 0_i64..9), 0..40),
    ) {
        let (mut it, mut at) = (Practice::new(member(1), now()), now());
        for (step, days) in steps {
            at = at + DAY.times(days);
            let next = Some(Day::of(at + DAY.times(days), &Zone::UTC));
            let before = it.clone();
            it = match step {
                0 => it.asks(at).unwrap_or(it),
                1 => it.take(member(2)).unwrap_or(it),
                2 => it.set(at, next, &Zone::UTC).unwrap_or(it),
                3 => it.talked(at).unwrap_or(it),
                4 => it.supervised(at).unwrap_or(it),
                5 => it.released(at),
                6 => it.sign((at, &Zone::UTC), member(2), 2).unwrap_or(it),
                7 => it.stopped(at),
                _ => it.due(at).map_or(it.clone(), |due| it.done(at, due)),
            };
            if matches!(step, 3 | 4) && before.next.is_some_and(|next| next > at) {
                prop_assert_eq!(it.next, before.next, "a day that was promised stays");
            }
            prop_assert!(it.shifts >= before.shifts, "nothing that was done is lost");
            prop_assert!(it.over.is_some() || it.deadline().is_some(), "{it:?}");
            prop_assert!(it.over.is_some() || it.waits.is_some() != it.next.is_some());
            if it.over.is_none() && it.waits.is_some() {
                prop_assert!(it.deadline().is_some_and(|due| due <= at + SILENT));
            }
            prop_assert!(it.supervisor != Some(it.supporter));
        }
    }
}
