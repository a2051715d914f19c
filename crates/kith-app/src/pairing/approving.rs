//! Approving: a coordinator lets pairs of a run be put to both sides. What changed since the run is asked again.

use kith_core::{Code, Moment};
use kith_store::{
    Tx,
    pairing::{
        pairs::{self, Pair},
        runs::{self, Run},
    },
    support::requests,
};

use super::{of_coordinator, proposing};
use crate::{Error, people::recognising::Known, support::carrying::Doer};

/// How many pairs are put to people in one unit of work, at most.
const MOST: i64 = 500;

/// Which pairs of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// Every one that was not put to people yet, as far as one unit of work goes; asked again, the next of them.
    All,
    /// Those with these codes.
    These(Vec<Code>),
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Approved {
    /// Pairs that both sides are asked about now.
    pub put: u32,
    /// Pairs that are no longer possible: something changed since the run.
    pub gone: u32,
}

/// Puts pairs of the run that `run` names to both sides. A pair that was put before is left alone, so that approving
/// twice is approving once.
///
/// # Errors
/// [`Error::NotFound`] where the run, or one of the pairs, is none of theirs.
pub fn approve(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    run: Code,
    which: &Which,
) -> Result<Approved, Error> {
    let run = of_coordinator(tx, who, run)?;
    let chosen = match which {
        Which::All => pairs::open(tx, run.id, MOST)?,
        Which::These(codes) => {
            let each =
                codes.iter().map(|code| pairs::find(tx, run.id, *code)?.ok_or(Error::NotFound));
            each.collect::<Result<_, Error>>()?
        }
    };
    let mut approved = Approved::default();
    for pair in chosen.iter().filter(|pair| pair.put.is_none() && pair.gone.is_none()) {
        if put(tx, at, (who, &run), pair)? {
            pairs::settle(tx, pair.code, (Some(at.now), None))?;
            approved.put += 1;
        } else {
            pairs::settle(tx, pair.code, (None, Some(at.now)))?;
            approved.gone += 1;
        }
    }
    if approved.put > 0 {
        runs::approve(tx, run.id, at.now)?;
    }
    Ok(approved)
}

/// Puts one pair to both sides; false where it is no longer possible.
fn put(
    tx: &mut Tx,
    at: &mut Moment,
    (who, run): (&Known, &Run),
    pair: &Pair,
) -> Result<bool, Error> {
    let Some(request) = requests::find(tx, pair.request)? else { return Ok(false) };
    let by = Doer::staff(who.member, "approve");
    match proposing::put(tx, at, (run.id, by), &request, pair.mentor) {
        Ok(()) => Ok(true),
        Err(Error::Refused(_) | Error::NotFound) => Ok(false),
        Err(other) => Err(other),
    }
}
