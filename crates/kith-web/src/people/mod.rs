//! Paths and pages of people.

use crate::doors::Doors;

/// The doors of this room.
pub(crate) fn doors() -> Doors {
    Doors::new()
}

/// Shows each page of this room to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(_: &mut crate::page::Gallery) {}
