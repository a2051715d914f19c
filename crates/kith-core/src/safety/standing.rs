//! What somebody may do here: the one answer for every door.

use crate::{Refusal, Timestamp, safety::measure::Kind};

/// Something that a measure may stand in the way of. Help, one's own copy, an appeal and writing to the
/// house are not among them: nothing stands in their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// To come in.
    Enter,
    /// To ask for something new.
    Ask,
    /// To take somebody on.
    Offer,
    /// To write in a talk that began at this time.
    Write(Timestamp),
}

/// A measure that is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hold {
    /// What it does.
    pub kind: Kind,
    /// Since when.
    pub since: Timestamp,
}

/// They meet nobody new for a time.
pub const RESTRICTED: Refusal = Refusal("standing-restricted");
/// They come in nowhere for a time.
pub const BARRED: Refusal = Refusal("standing-barred");

/// Whether somebody whom `holds` bind may do `act`.
///
/// # Errors
/// [`BARRED`] and [`RESTRICTED`].
pub fn may(holds: &[Hold], act: Act) -> Result<(), Refusal> {
    holds.iter().try_for_each(|hold| stands_in_the_way(*hold, act))
}

fn stands_in_the_way(hold: Hold, act: Act) -> Result<(), Refusal> {
    match (hold.kind, act) {
        (Kind::Suspend | Kind::Ban, _) => Err(BARRED),
        (Kind::Restrict, Act::Ask | Act::Offer) => Err(RESTRICTED),
        // Whom they talked to before may go on hearing from them.
        (Kind::Restrict, Act::Write(began)) if began > hold.since => Err(RESTRICTED),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DAY, MINUTE};

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_micros(0).unwrap() + DAY + MINUTE.times(minutes)
    }

    #[test]
    fn each_measure_stands_in_the_way_of_what_it_says() {
        let acts = [Act::Enter, Act::Ask, Act::Offer, Act::Write(at(-1)), Act::Write(at(1))];
        let check = |kind, expected: [Option<Refusal>; 5]| {
            let answers = acts.map(|act| may(&[Hold { kind, since: at(0) }], act).err());
            assert_eq!(answers, expected, "{kind:?}");
        };
        let restricted = Some(RESTRICTED);
        check(Kind::Restrict, [None, restricted, restricted, None, restricted]);
        check(Kind::Suspend, [Some(BARRED); 5]);
        check(Kind::Ban, [Some(BARRED); 5]);
        for kind in [Kind::None, Kind::Edit, Kind::Hide, Kind::Warn, Kind::Refer] {
            check(kind, [None; 5]);
        }
    }
}
