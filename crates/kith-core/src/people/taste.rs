//! Tastes: how a member wants Kith to look and to call itself.

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
}
