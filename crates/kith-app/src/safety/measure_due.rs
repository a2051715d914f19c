//! What happens when the deadline of a measure comes: none is left standing by forgetting.

use kith_core::{MeasureId, Moment, people::notice::About, safety::measure::Due};
use kith_store::{
    Tx, jobs,
    people::notices as told,
    safety::{
        cases,
        measures::{self, Kept},
    },
};
use uuid::Uuid;

use super::{appealing, crew, measuring};
use crate::{App, Error, people::notices};

/// The job [`measures::JOB`] on the measure `subject`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn measure_due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| pass(tx, &mut moment.clone(), MeasureId(subject)))
}

/// Does what the deadline of the measure `id` asks for, where it has come; done twice, it is done once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn pass(tx: &mut Tx, at: &mut Moment, id: MeasureId) -> Result<(), Error> {
    let Some(mut measure) = measures::find(tx, id)? else { return Ok(()) };
    let due = measure.due(at.now);
    measures::set(tx, &measure, at.now)?;
    match due {
        None => Ok(()),
        Some(Due::Second) => measuring::ask(tx, at, &measure),
        Some(Due::Over) => over(tx, at, &measure),
        Some(Due::Review) => review(tx, at, &measure),
        Some(Due::Late) => appealing::late(tx, at, &measure),
    }
}

/// Its time is over; whoever it held back is told, for they may not look every day.
fn over(tx: &mut Tx, at: &mut Moment, measure: &Kept) -> Result<(), Error> {
    if measure.order.length.is_none() {
        return Ok(());
    }
    measuring::undone(tx, at, measure)?;
    measuring::tell(tx, at, measure, "notice-measure-over")
}

/// It has no end, and a year has gone by: whoever works on its case looks at it again. The case is not
/// forgotten while the measure runs.
fn review(tx: &mut Tx, at: &mut Moment, measure: &Kept) -> Result<(), Error> {
    let case = cases::find(tx, measure.order.case)?.ok_or(Error::NotFound)?;
    for member in crew::of(tx, at.now, &case)? {
        told::see_about(tx, member, case.code, at.now)?;
        let about = Some((About::Case, case.code));
        notices::tell(tx, at, member, "notice-measure-review", about)?;
    }
    Ok(())
}

/// Plants the timer of the measure `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let measure = measures::find(tx, MeasureId(id))?.ok_or(Error::NotFound)?;
    Ok(measure.deadline().map_or(Ok(()), |due| jobs::plant(tx, measures::JOB, id, due))?)
}
