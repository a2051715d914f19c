//! Tastes: how a member wants Kith to look, to call itself and to lock itself.

use crate::{MINUTE, Timestamp};

worded! {
    /// Which light the pages stand in.
    #[derive(Default)]
    Theme {
        /// As the device has it.
        #[default]
        Device = "device",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

worded! {
    /// What the browser's tab and history call Kith.
    #[derive(Default)]
    Titles {
        /// By its name, with the name of the page.
        #[default]
        Kith = "kith",
        /// "Notes", on every page.
        Notes = "notes",
        /// "Recipes", on every page.
        Recipes = "recipes",
    }
}

worded! {
    /// Whether the *Leave now* button stands on the pages.
    #[derive(Default)]
    Exit {
        /// It does.
        #[default]
        Shown = "shown",
        /// The member has hidden it.
        Hidden = "hidden",
    }
}

worded! {
    /// After how many minutes without a page a sign-in asks for the passphrase again (SAF-69).
    #[derive(Default)]
    Lock {
        /// Never.
        #[default]
        Never = "never",
        /// Five.
        Five = "5",
        /// Fifteen.
        Fifteen = "15",
        /// Thirty.
        Thirty = "30",
    }
}

impl Lock {
    /// Whether a sign-in that was used last at `seen` is locked at `now`.
    #[must_use]
    pub fn falls(self, seen: Timestamp, now: Timestamp) -> bool {
        let minutes = match self {
            Self::Never => return false,
            Self::Five => 5,
            Self::Fifteen => 15,
            Self::Thirty => 30,
        };
        now >= seen + MINUTE.times(minutes)
    }
}

/// How a member wants Kith to look and to call itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tastes {
    /// The language of the pages as a tag; `None` follows the browser.
    pub locale: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// What the tab says.
    pub titles: Titles,
    /// Whether *Leave now* is shown.
    pub exit: Exit,
    /// When a sign-in is locked.
    pub lock: Lock,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{DAY, Span};

    #[test]
    fn a_sign_in_is_locked_after_as_many_minutes_as_its_word_says() {
        let seen = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        for lock in Lock::ALL.iter().filter(|lock| **lock != Lock::Never) {
            let end = seen + MINUTE.times(lock.word().parse().unwrap());
            assert!(lock.falls(seen, end) && !lock.falls(seen, end + -Span(1)), "{lock:?}");
        }
        assert!(!Lock::default().falls(seen, seen + DAY));
    }
}
