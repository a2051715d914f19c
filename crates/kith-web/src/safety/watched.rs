//! What was noticed, as it stands on the page of a case: of what kind, and the words only once opened.

use kith_app::safety::watching::{Marked, Watch};
use kith_core::{
    safety::{
        care::{Consent, Place},
        opening::Why,
        signal::{Heard, Signal},
    },
    support::safe::Level,
};

use crate::words::Words;

/// What was noticed in the words of one person at one place.
pub(crate) struct Watched {
    /// Where, in words.
    pub(super) place: String,
    /// When something was noticed last.
    pub(super) last: String,
    /// Of what kind, a sentence each.
    pub(super) lines: Vec<String>,
    /// Whether the words may be read.
    pub(super) consent: String,
    /// Whether somebody can join them where they write.
    pub(super) joins: bool,
    /// Whether the member can be asked.
    pub(super) asks: bool,
    /// Whether the words may be opened now: with a yes, or for one of these reasons.
    may: bool,
    /// The reasons that may be named; empty where the member said yes.
    pub(super) whys: Vec<(&'static str, String)>,
    /// Until when the words stand open; `None` while they are closed.
    pub(super) until: Option<String>,
    /// The words.
    pub(super) said: Vec<Marked>,
}

impl Watched {
    /// Says what `watch` holds.
    pub(super) fn new(w: &Words, watch: &Watch) -> Self {
        let (care, yes) = (&watch.care, watch.care.reading == Consent::Yes);
        // An application is read where it is decided, and nowhere else.
        let here = care.place != Place::Application;
        let whys = Why::IN_DANGER.iter().filter(|_| here && !yes && care.opens_without_yes());
        Self {
            place: w.say(match care.place {
                Place::Talk => "case-watch-talk",
                Place::Request => "case-watch-request",
                Place::CheckIn => "case-watch-check-in",
                Place::Application => "case-watch-application",
            }),
            last: w.say_of("case-watch-last", "time", w.moment_in(care.last, "UTC")),
            lines: lines(w, &watch.signals),
            consent: w.say(&format!("case-watch-{}", care.reading.word())),
            joins: care.place == Place::Talk,
            asks: here && care.reading == Consent::Unasked,
            may: here && (yes || care.opens_without_yes()),
            whys: whys.map(|why| (why.word(), format!("case-why-{}", why.word()))).collect(),
            until: watch.until.map(|until| w.moment_in(until, "UTC")),
            said: watch.said.clone(),
        }
    }

    /// Whether the words may be opened now.
    pub(super) fn opens(&self) -> bool {
        self.may
    }
}

/// What was noticed, a sentence for each kind, the first time that it is met. Never a score.
fn lines(w: &Words, signals: &[Signal]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for signal in signals {
        let reading = &signal.reading;
        let level = match reading.level {
            Level::Calm => None,
            level => Some(format!("signal-level-{}", level.number())),
        };
        let about = reading.categories.iter().map(|one| format!("signal-is-{}", one.word()));
        let unread = (reading.heard == Heard::Unread).then(|| "signal-unread".to_owned());
        keys.extend(level.into_iter().chain(about).chain(unread));
    }
    let mut seen = std::collections::HashSet::new();
    keys.retain(|key| seen.insert(key.clone()));
    keys.iter().map(|key| w.say(key)).collect()
}
