//! Time zones by their IANA name, from a table that is compiled in.

use std::fmt;

use jiff::{
    civil::DateTime,
    tz::{TimeZone, TimeZoneDatabase},
};

use crate::{Refusal, Timestamp};

/// The time zone by which a programme counts its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

/// No time zone has that name.
pub const UNKNOWN: Refusal = Refusal("programme-zone-unknown");

impl Zone {
    /// Coordinated universal time: the zone of a programme that has not chosen one.
    pub const UTC: Self = Self(TimeZone::UTC);

    /// The zone of that IANA name, such as `Europe/Berlin`.
    ///
    /// # Errors
    /// [`UNKNOWN`] where there is none.
    pub fn named(name: &str) -> Result<Self, Refusal> {
        // The bundled table, never the machine's: the same name gives the same days everywhere.
        TimeZoneDatabase::bundled().get(name).map(Self).map_err(|_| UNKNOWN)
    }

    /// Its IANA name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// The moment at which a clock there shows `text`, such as `2026-11-30T18:00` or `2026-11-30 18:00`: of an hour that comes twice the first,
    /// and after an hour that is left out. `None` where that is no day and hour.
    #[must_use]
    pub fn moment(&self, text: &str) -> Option<Timestamp> {
        let clock: DateTime = text.trim().parse().ok().filter(|_| text.contains(':'))?;
        self.at(clock)
    }

    /// The zone whose clocks go by `rules`, as POSIX writes them in `TZ`. `None` where those are none. It has no name.
    #[must_use]
    pub fn by_rules(rules: &str) -> Option<Self> {
        TimeZone::posix(rules).ok().map(Self)
    }

    /// The moment at which a clock there shows `clock`, as [`Self::moment`]; `None` beyond the calendar.
    #[must_use]
    pub fn at(&self, clock: DateTime) -> Option<Timestamp> {
        clock.to_zoned(self.0.clone()).ok().map(|there| there.timestamp().into())
    }

    /// What a clock there shows at `at`.
    #[must_use]
    pub fn civil(&self, at: Timestamp) -> DateTime {
        self.0.to_datetime(at.jiff())
    }

    /// What a clock there shows at `at`, as [`Self::moment`] reads it.
    #[must_use]
    pub fn clock(&self, at: Timestamp) -> String {
        at.jiff().to_zoned(self.0.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// When `day`, midnight of it in UTC, begins there.
    #[must_use]
    pub fn midnight(&self, day: Timestamp) -> Timestamp {
        let date = day.jiff().to_zoned(TimeZone::UTC).date();
        date.to_zoned(self.0.clone()).map_or(day, |there| there.timestamp().into())
    }

    pub(crate) fn rules(&self) -> &TimeZone {
        &self.0
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
