//! Programmes: a purpose with its own calendar, its own clocks, and a charter that says in public what it is.

pub mod application;
pub mod belonging;
pub mod calendar;
pub mod certificate;
pub mod charter;
pub mod check;
pub mod circular;
pub mod competency;
pub mod course;
pub mod courses;
pub mod deputy;
pub mod frame;
pub mod hours;
#[cfg(test)]
mod laws;
pub mod learning;
#[cfg(test)]
mod learning_laws;
pub mod need;
pub mod opening;
pub mod practice;
pub mod question;
pub mod quiz;
pub mod recruitment;
pub mod reference;
pub mod slug;
pub mod supervision;
pub mod table;
pub mod term;
pub mod timers;
pub mod zone;

use crate::{Code, ProgrammeId, Timestamp};

use self::{calendar::Calendar, timers::Timers};

/// A purpose, a population, and the rules by which time runs in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Which programme.
    pub id: ProgrammeId,
    /// What names it outside.
    pub code: Code,
    /// What it is called.
    pub name: String,
    /// Its working days.
    pub calendar: Calendar,
    /// Its clocks.
    pub timers: Timers,
}

impl Programme {
    /// By when a coordinator acts on what came to the desk at `now`.
    #[must_use]
    pub fn desk_until(&self, now: Timestamp) -> Timestamp {
        self.calendar.after_working_days(now, self.timers.desk_days)
    }
}
