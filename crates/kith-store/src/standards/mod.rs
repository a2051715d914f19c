//! What speaks for each benchmark: counted and listed over the tables of others, whatever their number in one statement
//! each. Owns no table and writes nothing.

mod applications;
mod asked;
mod closings;
mod journeys;
mod requests;
mod staff;

use kith_core::{
    Code, MemberId, ProgrammeId, Timestamp,
    standards::{count::Count, evidence::Evidence},
};

use self::asked::Asked;
use crate::{
    Fault, Tx,
    engine::{Row, Value},
};

/// What is counted, for whom, and as of when.
#[derive(Debug, Clone, Copy)]
pub struct Scope {
    /// Of which programme; `None` for the whole house.
    pub programme: Option<ProgrammeId>,
    /// Who reads: without what is their own, and without anybody between whom and them a door is closed; `None` for a
    /// count that shows nobody.
    pub reader: Option<MemberId>,
    /// As of when.
    pub now: Timestamp,
}

/// One row behind a benchmark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What names it in the list.
    pub code: Code,
    /// Below which path its own page stands, of those that a coordinator has; `None` where there is none.
    pub door: Option<String>,
    /// Of which programme; `None` where it is the house's.
    pub programme: Option<String>,
    /// The pseudonyms of those whom it is about; `None` for nobody, and for one who has left.
    pub names: [Option<String>; 2],
    /// Since when something is asked for.
    pub since: Timestamp,
    /// When it was done; `None` where it was not.
    pub done: Option<Timestamp>,
    /// Whether it speaks for the benchmark now.
    pub held: bool,
}

/// What speaks for `count`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn evidence(tx: &mut Tx, count: Count, scope: &Scope) -> Result<Evidence, Fault> {
    let found = tx.one(asked(count).counts, &scope.values(count), |row| {
        let whole = |at| u32::try_from(row.get::<i64>(at)?).map_err(Fault::new);
        Ok(Evidence { asked: whole(0)?, held: whole(1)?, newest: row.get(2)? })
    })?;
    Ok(found.unwrap_or_default())
}

/// Up to `limit` rows behind `count` after the one that `after` names: those first that do not speak for it, then the
/// newest; from the first on where nothing is named so.
///
/// # Errors
/// [`Fault`] of the store.
pub fn list(
    tx: &mut Tx,
    count: Count,
    scope: &Scope,
    (after, limit): (Option<Code>, i64),
) -> Result<Vec<Listed>, Fault> {
    let mut values = Vec::from(scope.values(count));
    values.push(after.into());
    values.push(limit.into());
    tx.all(asked(count).rows, &values, read)
}

impl Scope {
    /// `$1` to `$6` of every question.
    fn values(&self, count: Count) -> [Value<'static>; 6] {
        let lasts = count.lasts().map_or(i64::MIN, |span| self.now.micros() - span.0);
        let asked = self.now.micros() - count.grace().0;
        let over = self.now.micros() - count.leeway().0;
        let (programme, reader) = (self.programme.into(), self.reader.into());
        [programme, reader, self.now.into(), asked.into(), lasts.into(), over.into()]
    }
}

fn read(row: &Row<'_>) -> Result<Listed, Fault> {
    Ok(Listed {
        code: row.get(0)?,
        door: row.get(1)?,
        programme: row.get(2)?,
        names: [row.get(3)?, row.get(4)?],
        since: row.get(5)?,
        done: row.get(6)?,
        held: row.get::<i64>(7)? == 1,
    })
}

/// The question behind `count`.
const fn asked(count: Count) -> Asked {
    match count {
        Count::Written => applications::WRITTEN,
        Count::Interview => applications::INTERVIEW,
        Count::Reference => applications::REFERENCE,
        Count::Screened => applications::SCREENED,
        Count::Commitment => journeys::COMMITMENT,
        Count::FirstMeeting => journeys::FIRST_MEETING,
        Count::Agreement => journeys::AGREEMENT,
        Count::Heard => journeys::HEARD,
        Count::Logged => journeys::LOGGED,
        Count::Attendance => journeys::ATTENDANCE,
        Count::Goal => journeys::GOAL,
        Count::Steps => journeys::STEPS,
        Count::Stages => journeys::STAGES,
        Count::ExitForms => closings::EXIT_FORMS,
        Count::Notice => closings::NOTICE,
        Count::Afterwards => closings::AFTERWARDS,
        Count::Listened => requests::LISTENED,
        Count::Helped => requests::HELPED,
        Count::Answered => requests::ANSWERED,
        Count::AskedAfter => requests::ASKED_AFTER,
        Count::Shown => staff::SHOWN,
        Count::Debrief => staff::DEBRIEF,
    }
}
