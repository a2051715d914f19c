//! What the pages of this room say in one way: reasons, figures and groups.

use kith_app::pairing::figures::{Came, Figures};
use kith_core::{
    pairing::{barrier::Barrier, disclosure, reason::Reason, settings::Settings},
    people::{facet::Kind, topic::LANGUAGES},
};

use crate::words::Words;

/// Why two may get on, in whole sentences for one of them; a fixed one where nothing may be said.
pub(super) fn reasons(w: &Words, reasons: &[Reason]) -> Vec<String> {
    if reasons.is_empty() {
        return vec![w.say("pair-why-line")];
    }
    reasons.iter().map(|one| said(w, &format!("pair-why-{}", one.feature.word()), one)).collect()
}

/// The same for a coordinator, who is neither of the two; nothing where nothing may be said.
pub(super) fn about(w: &Words, reasons: &[Reason]) -> Vec<String> {
    reasons.iter().map(|one| said(w, &format!("run-why-{}", one.feature.word()), one)).collect()
}

fn said(w: &Words, key: &str, reason: &Reason) -> String {
    let kind = kith_core::pairing::fit::kind(reason.feature);
    let both: Vec<_> = reason.both.iter().map(|value| name(w, kind, value)).collect();
    w.say_of(key, "what", both.join(", "))
}

/// What `value` is called.
pub(crate) fn name(w: &Words, kind: Kind, value: &str) -> String {
    let key = format!("facet-{}-{value}", kind.word());
    match kind {
        Kind::Language => {
            let known = LANGUAGES.iter().find(|(tag, _)| *tag == value);
            known.map_or_else(|| value.to_owned(), |(_, name)| (*name).to_owned())
        }
        _ if w.knows(&key) => w.say(&key),
        _ => value.replace('-', " "),
    }
}

/// A row of figures: whose they are, pairs, how much of the greatest fit, the weakest pair, who would rather swap.
pub(super) struct Row {
    /// Whose figures.
    pub(super) name: String,
    /// Pairs made.
    pub(super) pairs: u64,
    /// Fit in all, in hundredths of the greatest that is possible.
    pub(super) fit: u64,
    /// The weakest pair, from 0 to 100.
    pub(super) worst: u32,
    /// Pairs that would both rather have one another.
    pub(super) blocking: u64,
    /// Whether it is the run that is looked at.
    pub(super) here: bool,
}

/// What each objective would come to with the same people, the one of `settings` first.
pub(super) fn prices(w: &Words, settings: &Settings, figures: &Figures) -> Vec<Row> {
    let greatest = greatest(figures);
    let name = |word: &str| w.say(&format!("run-is-{word}"));
    let own = settings.objective.word();
    let mut rows = vec![Row { here: true, ..row(name(own), &figures.came, greatest) }];
    let others = figures.prices.iter().filter(|(word, _)| *word != own);
    rows.extend(others.map(|(word, came)| row(name(word), came, greatest)));
    rows
}

/// The greatest fit in all that is known to be possible.
pub(super) fn greatest(figures: &Figures) -> u64 {
    let all = figures.prices.values().chain([&figures.came]);
    all.map(|came| came.total).max().unwrap_or_default()
}

/// One row.
pub(super) fn row(name: String, came: &Came, greatest: u64) -> Row {
    Row {
        name,
        pairs: came.pairs,
        fit: came.of_greatest(greatest) / 10,
        worst: came.worst / 10_000,
        blocking: came.blocking,
        here: false,
    }
}

/// What kept possible pairs apart, the most first. Each is there, and small counts are not told, so that neither its
/// absence nor its place in the list tells one from none.
pub(super) fn barriers(w: &Words, figures: &Figures) -> Vec<(String, String)> {
    let count = |one: &Barrier| figures.barriers.get(one.word()).copied().unwrap_or_default();
    let mut all: Vec<_> =
        Barrier::ALL.iter().map(|one| (one.word(), disclosure::released(count(one)))).collect();
    all.sort_by_key(|(_, about)| std::cmp::Reverse(*about));
    let said = |(word, about): (&str, Option<u32>)| {
        let count = about
            .map_or_else(|| w.say("run-few"), |about| w.say_of("run-about", "n", i64::from(about)));
        (w.say(&format!("run-apart-{word}")), count)
    };
    all.into_iter().map(said).collect()
}

#[cfg(test)]
mod tests {
    use kith_app::pairing::figures::Figures;

    use super::{Words, barriers};
    use crate::words::{Locale, Vocabulary};

    /// The figures of a run in which so many pairs were kept apart.
    fn figures(counts: &[(&str, u32)]) -> Figures {
        let each = counts.iter().map(|(word, n)| ((*word).to_owned(), *n));
        Figures { barriers: each.collect(), ..Figures::default() }
    }

    #[test]
    fn a_small_count_and_none_look_alike() {
        let w = Words::new(std::sync::Arc::new(Vocabulary::new()), Locale::English);
        let none = barriers(&w, &figures(&[("slots", 40)]));
        for small in [&[("boundary", 1)][..], &[("boundary", 7), ("avoid", 3)], &[("forbidden", 2)]]
        {
            let some = [small, &[("slots", 41)]].concat();
            assert_eq!(barriers(&w, &figures(&some)), none, "{small:?}");
        }
        assert_eq!(none.first().map(|(what, _)| what.as_str()), Some("no time in common"));
        assert_ne!(barriers(&w, &figures(&[("slots", 40), ("boundary", 8)])), none);
    }
}
