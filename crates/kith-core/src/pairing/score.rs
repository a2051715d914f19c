//! From a fit to the two scores that a pairing is made from. Choices rank above fit, and waiting breaks ties.

use super::preference::{LAST, Wish};

/// Weeks of waiting that count.
pub const WEEKS: u32 = 26;

/// What a mentor's side weighs besides the fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Seniority {
    /// Weeks since the member first asked.
    pub weeks: u32,
    /// Whether the last run that was approved left them out.
    pub left_out: bool,
}

/// How much a member wants a mentor who fits by `fit` (0 to 1,000,000).
#[must_use]
pub fn of_mentee(fit: u32, wish: Option<Wish>) -> u32 {
    chosen(fit, wish).unwrap_or_else(|| part(fit, 899_999))
}

/// How much a mentor wants a member: twenty coarse bands of fit, and inside a band whoever waited longer.
#[must_use]
pub fn of_mentor(fit: u32, seniority: Seniority, wish: Option<Wish>) -> u32 {
    let band = (fit / 50_000).min(19);
    let waited = 1_500 * seniority.weeks.min(WEEKS) + if seniority.left_out { 5_000 } else { 0 };
    chosen(fit, wish).unwrap_or(band * 45_000 + waited)
}

fn chosen(fit: u32, wish: Option<Wish>) -> Option<u32> {
    let Some(Wish::Rank(rank)) = wish else { return None };
    Some(900_000 + u32::from(LAST.saturating_sub(rank)) * 10_000 + part(fit, 9_999))
}

/// `fit`, from 0 to `most`.
fn part(fit: u32, most: u32) -> u32 {
    let scaled = u64::from(fit.min(1_000_000)) * u64::from(most) / 1_000_000;
    u32::try_from(scaled).unwrap_or(most)
}
