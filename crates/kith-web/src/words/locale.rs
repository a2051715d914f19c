use std::borrow::Cow;

use unic_langid::LanguageIdentifier;

use super::pseudo;

/// A language that Kith is written in. The two pseudo-locales are English in disguise: they show what
/// longer words and the other direction do to a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Locale {
    /// English.
    English,
    /// `en-XA`: accents, and half as long again.
    Accented,
    /// `ar-XB`: written from right to left.
    Mirrored,
}

impl Locale {
    /// All of them, English first.
    pub(crate) const ALL: [Self; 3] = [Self::English, Self::Accented, Self::Mirrored];

    /// Its BCP 47 tag, as `lang` and URLs have it.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Accented => "en-XA",
            Self::Mirrored => "ar-XB",
        }
    }

    /// The locale of that tag, whatever its case.
    pub(crate) fn of(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.tag().eq_ignore_ascii_case(tag))
    }

    /// The first locale of an `Accept-Language` header that Kith is written in; English otherwise.
    /// Browsers send their languages in order, so the weights add nothing.
    pub(crate) fn accepted(header: &str) -> Self {
        let mut tags = header.split(',').filter_map(|part| part.split(';').next());
        tags.find_map(|tag| Self::of(tag.trim())).unwrap_or(Self::English)
    }

    /// The key of its name.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::English => "languages-english",
            Self::Accented => "languages-accented",
            Self::Mirrored => "languages-mirrored",
        }
    }

    /// Its direction.
    pub(crate) const fn dir(self) -> &'static str {
        match self {
            Self::Mirrored => "rtl",
            _ => "ltr",
        }
    }

    /// By whose rules all of them count.
    pub(super) fn plurals() -> LanguageIdentifier {
        // The pseudo-locales count as English does, for their sentences are English.
        LanguageIdentifier::from_bytes(b"en").unwrap_or_default()
    }

    /// What is done to English text.
    pub(super) const fn transform(self) -> Option<fn(&str) -> Cow<str>> {
        match self {
            Self::English => None,
            Self::Accented => Some(pseudo::accented),
            Self::Mirrored => Some(pseudo::mirrored),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_language_that_we_speak_is_taken() {
        for (header, locale) in [
            ("", Locale::English),
            ("fr, ar-XB;q=0.8, en;q=0.5", Locale::Mirrored),
            ("en-xa", Locale::Accented),
            ("de-DE,de;q=0.9", Locale::English),
        ] {
            assert_eq!(Locale::accepted(header), locale, "{header}");
        }
    }
}
