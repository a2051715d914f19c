//! The laws of a journey: whatever the two do, in whatever order.

use proptest::prelude::*;

use super::{
    agreement::{Draft, UNFINISHED},
    *,
};
use crate::DAY;

/// Something that one of the two does.
#[derive(Debug, Clone)]
enum Does {
    Write { behind: u32, whole: bool },
    Sign { by: Side, behind: u32 },
    Enter(Stage),
    End,
}

fn does() -> impl Strategy<Value = Does> {
    let side = || prop::sample::select(vec![Side::Member, Side::Helper]);
    prop_oneof![
        (0..2_u32, any::<bool>()).prop_map(|(behind, whole)| Does::Write { behind, whole }),
        (side(), 0..2_u32).prop_map(|(by, behind)| Does::Sign { by, behind }),
        (side(), 0..1_u32).prop_map(|(by, behind)| Does::Sign { by, behind }),
        prop::sample::select(Stage::ALL).prop_map(Does::Enter),
        Just(Does::End),
    ]
}

/// A world beside the journey that remembers who signed what with their own hand.
#[derive(Default)]
struct Memory {
    number: u32,
    whole: bool,
    signed: Vec<(u32, Side)>,
    agreed: bool,
}

impl Memory {
    fn both(&self) -> bool {
        [Side::Member, Side::Helper].iter().all(|side| self.signed.contains(&(self.number, *side)))
    }
}

fn at(step: i64) -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(step)
}

fn act(
    journey: &mut Journey,
    memory: &mut Memory,
    does: &Does,
    now: Timestamp,
) -> Result<(), Refusal> {
    match *does {
        Does::Write { behind, whole } => {
            let draft = Draft { written: now, review: now + DAY, whole };
            journey.newest = Some(journey.write(memory.number.saturating_sub(behind), draft)?);
            memory.number += 1;
            memory.whole = whole;
        }
        Does::Sign { by, behind } => {
            let version = journey.sign(now, by, memory.number.saturating_sub(behind))?;
            memory.signed.push((memory.number, by));
            if version.holds().is_some() {
                journey.stage.get_or_insert(Stage::Initiation);
                memory.agreed = true;
            }
            journey.newest = Some(version);
        }
        Does::Enter(stage) => {
            journey.may_enter()?;
            journey.stage = Some(stage);
        }
        Does::End => journey.over = true,
    }
    Ok(())
}

proptest! {
    #[test]
    fn an_agreement_holds_when_each_signed_that_very_version_themselves(
        all in prop::collection::vec(does(), 0..40),
    ) {
        let (mut journey, mut memory) = (Journey::default(), Memory::default());
        for (step, does) in (0..).zip(&all) {
            let (before, number) = (journey.clone(), memory.number);
            let done = act(&mut journey, &mut memory, does, at(step));
            let holds = journey.newest.as_ref().is_some_and(|version| version.holds().is_some());
            prop_assert_eq!(holds, memory.both(), "nothing is signed by one for both");
            prop_assert_eq!(journey.stage.is_some(), memory.agreed, "no stage before an agreement");
            if before.over {
                prop_assert_eq!(&journey, &before, "what is over changes no more");
                prop_assert_eq!(journey.place(), Place::Closure);
            }
            match (does, &done) {
                (Does::End, _) => prop_assert!(journey.over, "an end is always possible"),
                (Does::Enter(stage), Ok(())) => prop_assert_eq!(journey.place(), Place::At(*stage)),
                (Does::Sign { behind: 0, .. }, Err(why)) if number > 0 && !before.over => {
                    prop_assert_eq!(*why, UNFINISHED);
                    prop_assert!(!memory.whole, "what is finished can be signed");
                }
                (Does::Sign { behind: 1, .. } | Does::Write { behind: 1, .. }, done)
                    if number > 0 =>
                {
                    prop_assert!(done.is_err(), "nobody signs or changes what they have not read");
                }
                _ => {}
            }
        }
    }

    #[test]
    fn whoever_has_agreed_enters_any_stage_from_any_other(
        from in prop::sample::select(Stage::ALL), over in any::<bool>(),
    ) {
        let journey = Journey { stage: Some(from), over, ..Journey::default() };
        prop_assert_eq!(journey.may_enter(), if over { Err(CLOSED) } else { Ok(()) });
    }
}

#[test]
fn a_signature_keeps_its_first_hour() {
    let draft = Draft { written: at(0), review: at(9), whole: true };
    let version = Version { number: 1, draft, mentee: None, mentor: None };
    let signed = version.sign(at(1), Side::Member).unwrap().sign(at(2), Side::Member).unwrap();
    assert_eq!((signed.mentee, signed.mentor, signed.holds()), (Some(at(1)), None, None));
    assert_eq!(signed.sign(at(3), Side::Helper).unwrap().holds(), Some(at(3)));
}
