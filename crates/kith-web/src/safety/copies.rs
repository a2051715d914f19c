//! The sealed copy of a report, as it stands on the page of its case.

use kith_app::safety::copying::{Copied, Proof, Quote};
use kith_core::Timestamp;

use crate::words::Words;

/// The copy.
pub(crate) struct Copy {
    /// What it is, in words.
    pub(super) what: String,
    /// What its tags say, in words.
    pub(super) proof: String,
    /// Until when it stands open; `None` while it is closed.
    pub(super) until: Option<String>,
    /// Its messages; none while it is closed.
    pub(super) quotes: Vec<Said>,
}

/// One message of it.
pub(crate) struct Said {
    /// Who wrote it, in words.
    pub(super) who: String,
    /// When.
    pub(super) at: Timestamp,
    /// Whether it is the one that is reported.
    pub(super) chosen: bool,
    /// What; `None` where it was gone before the report.
    pub(super) words: Option<String>,
}

impl Copy {
    /// The copy `copied`.
    pub(super) fn new(w: &Words, copied: &Copied) -> Self {
        let (quotes, until) = match &copied.open {
            None => (Vec::new(), None),
            Some((quotes, until)) => {
                let said = quotes.iter().map(|quote| Said::new(w, quote)).collect();
                (said, Some(w.moment_in(*until, "UTC")))
            }
        };
        let time = w.moment_in(copied.at, "UTC");
        let what = [("n", copied.count.into()), ("time", time.into())];
        let proof = match copied.proof {
            Proof::Holds => "case-copy-holds",
            Proof::Talk(_) => "case-copy-talk-changed",
            Proof::Copy => "case-copy-changed",
        };
        Self { what: w.say_with("case-copy-what", &what), proof: w.say(proof), until, quotes }
    }
}

impl Said {
    fn new(w: &Words, quote: &Quote) -> Self {
        let who = if quote.reporter { "case-copy-reporter" } else { "case-copy-other" };
        Self {
            who: w.say(who),
            at: quote.at,
            chosen: quote.chosen,
            words: quote.words.as_ref().map(|words| words.reveal().to_owned()),
        }
    }
}
