//! Overseeing: whoever holds the role of a course, and how far they are, for a coordinator (EEPM-TRN-1).

use kith_core::{
    Code, Timestamp,
    people::grant::Role,
    programme::{course::Course, courses},
};
pub use kith_store::programme::learnings::Listed;
use kith_store::{
    Tx,
    programme::{learnings, programmes},
};

use crate::{
    Error,
    people::{grants, recognising::Known},
};

/// Those who hold the role of a course, as a coordinator reads them.
#[derive(Debug, Clone)]
pub struct People {
    /// The course.
    pub course: &'static Course,
    /// A page of them, by name.
    pub listed: Vec<Listed>,
    /// After whom the next page begins; `None` where none follows.
    pub more: Option<Code>,
    /// How many they are, and for how many of them it counts as passed.
    pub count: (i64, i64),
    /// The time zone by which the house counts its days.
    pub zone: String,
}

/// How many stand on a page.
const PAGE: usize = 20;

/// Whoever holds the role of the course that `code` names, from the one after `after` on.
///
/// # Errors
/// [`Error::NotFound`] where there is none, and for whoever is no coordinator.
pub fn people(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (code, after): (Code, Option<Code>),
) -> Result<People, Error> {
    let course = courses::named(code).ok_or(Error::NotFound)?;
    grants::holds(tx, now, who, Role::Coordinator)?.then_some(()).ok_or(Error::NotFound)?;
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut listed = learnings::people(tx, (course, now), (who.member, after), limit)?;
    let further = listed.len() > PAGE;
    listed.truncate(PAGE);
    let more = listed.last().filter(|_| further).map(|(face, ..)| face.code);
    let zone = programmes::the_one(tx)?.calendar.zone.name().to_owned();
    Ok(People {
        course,
        listed,
        more,
        count: learnings::count(tx, (course, now), who.member)?,
        zone,
    })
}
