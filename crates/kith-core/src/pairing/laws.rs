//! Laws of pairing, for any people and any order of events.

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    fit::{self, Said},
    preference::Wish,
    proposal::{End, OVER, Proposal, Step, Word},
    reason::{self, Reader},
    score::{self, Seniority},
    settings::Weights,
};
use crate::{
    FaceId, HOUR, OfferId, RunId, SECOND, Timestamp,
    people::{
        face::Side,
        facet::{Audience, Kind},
    },
};

const KINDS: [Kind; 5] = [Kind::Topic, Kind::Interest, Kind::Slot, Kind::Language, Kind::Boundary];

fn said() -> impl Strategy<Value = Said> {
    let audience = prop::sample::select(&Audience::ALL[1..]);
    (prop::sample::select(&KINDS[..]), 0..6_u8, audience).prop_map(|(kind, word, audience)| Said {
        kind,
        value: format!("{}-{word}", kind.word()),
        audience,
    })
}

fn somebody() -> impl Strategy<Value = Vec<Said>> {
    prop::collection::vec(said(), 0..12)
}

fn weights() -> impl Strategy<Value = Weights> {
    (0..=1000_u32, 0..=1000_u32, 0..=1000_u32).prop_map(|(a, b, c)| {
        let mut cuts = [a, b, c];
        cuts.sort_unstable();
        let [a, b, c] = cuts;
        Weights::new([a, b - a, c - b, 1000 - c]).unwrap()
    })
}

/// The same without what `reader` may not see, and with `other` things hidden in its place.
fn with_other_secrets(person: &[Said], other: &[Said], reader: Reader) -> Vec<Said> {
    let hidden = other.iter().filter(|one| reason::shown(&[(*one).clone()], reader).is_empty());
    reason::shown(person, reader).into_iter().chain(hidden.cloned()).collect()
}

fn at(hours: i64) -> Timestamp {
    Timestamp::from_micros(1_700_000_000_000_000).unwrap() + HOUR.times(hours)
}

fn put_forward() -> Proposal {
    let face = |n| FaceId(Uuid::from_u128(n));
    Proposal {
        offer: OfferId(Uuid::from_u128(1)),
        run: RunId(Uuid::from_u128(2)),
        mentee: face(3),
        mentor: face(4),
        made: at(0),
        until: at(72),
        mentee_yes: None,
        mentor_yes: None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// Whatever is kept from a reader can be changed, and not one byte of what they read changes.
    #[test]
    fn reasons_say_nothing_of_what_is_hidden(
        (one, other, secrets) in (somebody(), somebody(), somebody()),
    ) {
        for reader in [Reader::Pair, Reader::Coordinator] {
            let told = reason::reasons(&one, &other, reader);
            let (a, b) = (
                with_other_secrets(&one, &secrets, reader),
                with_other_secrets(&other, &secrets, reader),
            );
            prop_assert_eq!(&told, &reason::reasons(&a, &b, reader));
            prop_assert!(told.len() <= reason::MOST);
            for why in &told {
                for word in &why.both {
                    let open = |said: &[Said]| reason::shown(said, reader).iter().any(|s| s.value == *word);
                    prop_assert!(open(&one) && open(&other), "{} is not open", word);
                }
            }
        }
    }

    /// Of what a coordinator may not see, only a coarse sum is told, and of the rest every point stays.
    #[test]
    fn points_name_only_what_is_open(
        (one, other, secrets) in (somebody(), somebody(), somebody()),
        weights in weights(),
        fit in 0..=1_000_000_u32,
    ) {
        let reader = Reader::Coordinator;
        let told = reason::points(&one, &other, &weights, fit);
        let (a, b) = (
            with_other_secrets(&one, &secrets, reader),
            with_other_secrets(&other, &secrets, reader),
        );
        prop_assert_eq!(&told, &reason::points(&a, &b, &weights, fit));
        prop_assert_eq!(told.private % reason::COARSE, 0);
    }

    /// Every number stays in its range, and more in common is never less wanted.
    #[test]
    fn scores_stay_in_range_and_choices_come_first(
        (one, other) in (somebody(), somebody()),
        weights in weights(),
        (weeks, left_out, rank) in (0..1000_u32, any::<bool>(), 1..=10_u8),
    ) {
        let features = fit::features(&one, &other);
        let means = fit::means(&[features]);
        let fit = fit::fit(&features, &means, &weights);
        prop_assert!(fit <= 1_000_000);
        let seniority = Seniority { weeks, left_out };
        let (plain, wished) = (score::of_mentee(fit, None), score::of_mentee(fit, Some(Wish::Rank(rank))));
        prop_assert!(plain < 900_000 && (900_000..=1_000_000).contains(&wished));
        let mentors = score::of_mentor(fit, seniority, None);
        prop_assert!(mentors < 900_000);
        prop_assert!(score::of_mentor(fit, Seniority::default(), None) <= mentors);
        prop_assert!(score::of_mentor(fit, seniority, Some(Wish::Rank(10))) >= 900_000);
    }

    /// Waiting decides inside a band of fit and never across two.
    #[test]
    fn no_wait_outweighs_a_band(fit in 0..950_000_u32, weeks in 0..1000_u32) {
        let longest = score::of_mentor(fit, Seniority { weeks, left_out: true }, None);
        let next = score::of_mentor((fit / 50_000 + 1) * 50_000, Seniority::default(), None);
        prop_assert!(longest < next, "{} {}", longest, next);
    }

    /// In whatever order and however often the two speak: it is agreed exactly when both said yes in time and
    /// neither said no before.
    #[test]
    fn a_pair_is_made_by_two_yeses_and_nothing_else(
        words in prop::collection::vec((any::<bool>(), any::<bool>(), 0..100_i64), 0..6),
    ) {
        let (mut state, mut hour) = (put_forward(), 0);
        let (mut mentee, mut mentor) = (false, false);
        for (by_mentee, yes, hours) in words {
            hour += hours;
            let side = if by_mentee { Side::Member } else { Side::Helper };
            let word = if yes { Word::Yes } else { Word::No };
            match state.say(at(hour), side, word) {
                Err(why) => {
                    prop_assert_eq!(why, OVER);
                    prop_assert!(hour >= 72);
                    return Ok(());
                }
                Ok(Step::Declined) => {
                    prop_assert!(!yes);
                    return Ok(());
                }
                Ok(Step::Waits(next)) => {
                    if by_mentee { mentee = true } else { mentor = true }
                    prop_assert!(yes && !(mentee && mentor));
                    prop_assert_eq!(next.until, state.until, "no word moves the clock");
                    state = next;
                }
                Ok(Step::Agreed(_)) => {
                    if by_mentee { mentee = true } else { mentor = true }
                    prop_assert!(mentee && mentor && hour < 72);
                    return Ok(());
                }
            }
        }
    }
}

#[test]
fn two_reminders_come_and_then_it_lapses() {
    let open = put_forward();
    assert_eq!(open.reminder(at(0)), Some(at(24)));
    assert_eq!(open.reminder(at(24)), Some(at(60)));
    assert_eq!(open.reminder(at(60)), None);
    assert_eq!(open.say(at(72) + -SECOND, Side::Member, Word::Yes).map(|_| ()), Ok(()));
    assert_eq!(open.say(at(72), Side::Member, Word::Yes), Err(OVER));
}

#[test]
fn who_is_left_gets_the_next_best_and_who_was_silent_is_left_in_peace() {
    let open = put_forward();
    let said = Proposal { mentee_yes: Some(at(1)), ..open.clone() };
    assert_eq!(open.left(End::Lapsed), []);
    assert_eq!(said.left(End::Lapsed), [Side::Member]);
    assert_eq!(open.left(End::ByMentor), [Side::Member]);
    assert_eq!(open.left(End::ByMentee), [Side::Member, Side::Helper]);
    assert_eq!(said.left(End::Agreed), []);
}

#[test]
fn to_anybody_else_a_proposal_does_not_exist() {
    let open = put_forward();
    assert_eq!(open.side(open.mentee), Some(Side::Member));
    assert_eq!(open.side(open.mentor), Some(Side::Helper));
    assert_eq!(open.side(FaceId(Uuid::nil())), None);
}
