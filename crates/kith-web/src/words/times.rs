//! Times in words: absolute, with their zone; a script may print them again in the reader's own.

use jiff::{Zoned, tz::TimeZone};
use kith_core::{Span, Timestamp};

use super::{Arg, Markup, Words};

impl Words {
    /// `at` in UTC, as `<time>`; the same bytes for every reader of a locale.
    pub(crate) fn time(&self, at: Timestamp) -> Markup {
        self.time_in(at, "UTC")
    }

    /// `at` in `zone` (an IANA name; UTC where nobody knows it), as `<time>`.
    pub(crate) fn time_in(&self, at: Timestamp, zone: &str) -> Markup {
        let machine = at.jiff().strftime("%Y-%m-%dT%H:%M:%SZ");
        let mut out = format!("<time datetime=\"{machine}\" data-local>");
        let said = self.moment_in(at, zone);
        said.chars().for_each(|letter| super::escape(&mut out, letter));
        out.push_str("</time>");
        Markup(out)
    }

    /// `at` in `zone`, as words for a sentence: “Sunday 22 November 2026, 18:30 (UTC)”.
    pub(crate) fn moment_in(&self, at: Timestamp, zone: &str) -> String {
        let there = zoned(at, zone);
        let (day, clock) = (self.day_of(&there), clock(&there));
        let name = zone_name(&there);
        self.say_with(
            "time-moment",
            &[("day", day.into()), ("clock", clock.into()), ("zone", name.into())],
        )
    }

    /// The day of `at` in `zone`: “Sunday 22 November 2026”.
    pub(crate) fn day_in(&self, at: Timestamp, zone: &str) -> String {
        self.day_of(&zoned(at, zone))
    }

    /// The month of `at` in `zone`: “November 2026”.
    pub(crate) fn month_in(&self, at: Timestamp, zone: &str) -> String {
        let there = zoned(at, zone);
        let month = self.say(&format!("time-month-{}", there.month()));
        let year = Arg::from(there.year().to_string());
        self.say_with("time-month", &[("month", month.into()), ("year", year)])
    }

    /// The clock at `at` in `zone`: “18:30”.
    pub(crate) fn clock_in(at: Timestamp, zone: &str) -> String {
        clock(&zoned(at, zone))
    }

    /// `span` in the greatest unit that fits: “4 hours”, “3 days”.
    pub(crate) fn span(&self, span: Span) -> String {
        let minutes = span.0 / kith_core::MINUTE.0;
        let (key, n) = match minutes {
            ..120 => ("time-minutes", minutes.max(1)),
            120..2880 => ("time-hours", minutes / 60),
            _ => ("time-days", minutes / 1440),
        };
        self.say_of(key, "n", n)
    }

    fn day_of(&self, there: &Zoned) -> String {
        let weekday = self.say(&format!("time-weekday-{}", there.weekday().to_monday_one_offset()));
        let month = self.say(&format!("time-month-{}", there.month()));
        self.say_with(
            "time-day",
            &[
                ("weekday", weekday.into()),
                ("day", i64::from(there.day()).into()),
                ("month", month.into()),
                // A year is a name, not an amount: no separators.
                ("year", Arg::from(there.year().to_string())),
            ],
        )
    }
}

fn zoned(at: Timestamp, zone: &str) -> Zoned {
    at.jiff().to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC))
}

fn clock(there: &Zoned) -> String {
    there.strftime("%H:%M").to_string()
}

/// How people call the zone at that moment: `UTC`, `CET`, or `+05:30` where it has no letters.
fn zone_name(there: &Zoned) -> String {
    there.strftime("%Z").to_string()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use kith_core::{DAY, HOUR, MINUTE};

    use super::{super::*, *};

    fn english() -> Words {
        Words::new(Arc::new(Vocabulary::new()), Locale::English)
    }

    fn plain(text: &str) -> String {
        text.chars().filter(|mark| !matches!(mark, '\u{2068}' | '\u{2069}')).collect()
    }

    #[test]
    fn a_time_is_absolute_and_names_its_zone() {
        let at = Timestamp::from_micros(1_795_372_200_000_000).unwrap();
        let check = |zone, said: &str| assert_eq!(plain(&english().moment_in(at, zone)), said);
        check("UTC", "Sunday 22 November 2026, 18:30 (UTC)");
        check("Europe/Paris", "Sunday 22 November 2026, 19:30 (CET)");
        check("Nowhere/At_all", "Sunday 22 November 2026, 18:30 (UTC)");
        let marked = english().time(at).0;
        assert!(marked.starts_with("<time datetime=\"2026-11-22T18:30:00Z\" data-local>"));
    }

    #[test]
    fn a_span_is_said_in_the_unit_that_fits() {
        for (span, said) in [
            (Span(0), "1 minute"),
            (MINUTE.times(90), "90 minutes"),
            (HOUR.times(4), "4 hours"),
            (DAY.times(3), "3 days"),
        ] {
            assert_eq!(plain(&english().span(span)), said);
        }
    }
}
