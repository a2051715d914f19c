//! Which experiences belong to a special category, and to which: so that its own consent is asked for.

use super::facet::Special;

/// Experiences that a member may name, by the lasting names of the programme's list, each with its
/// special category. One that is not here is taken for what the caller says.
pub const TOPICS: &[(&str, Option<Special>)] = &[
    ("relationships", None),
    ("separation", None),
    ("loneliness", None),
    ("men-talking", None),
    ("grief", None),
    ("widowed", None),
    ("family", None),
    ("new-parent", None),
    ("caring", None),
    ("new-country", None),
    ("work", None),
    ("losing-work", None),
    ("career", None),
    ("studying", None),
    ("debt", None),
    ("housing", None),
    ("chronic-illness", Some(Special::Health)),
    ("disability", Some(Special::Health)),
    ("low-mood", Some(Special::Health)),
    ("anxiety", Some(Special::Health)),
    ("drinking", Some(Special::Health)),
    ("baby-loss", Some(Special::Health)),
    ("intimacy", Some(Special::SexLife)),
    ("pain-with-sex", Some(Special::SexLife)),
    ("desire", Some(Special::SexLife)),
    ("erections", Some(Special::SexLife)),
    ("after-sexual-violence", Some(Special::SexLife)),
    ("coming-out", Some(Special::Orientation)),
    ("being-bi", Some(Special::Orientation)),
    ("being-trans", Some(Special::Orientation)),
    ("being-asexual", Some(Special::Orientation)),
    ("lgbt-later-life", Some(Special::Orientation)),
    ("faith", Some(Special::Belief)),
    ("leaving-a-faith", Some(Special::Belief)),
    ("faith-and-shame", Some(Special::Belief)),
    ("racism", Some(Special::Ethnicity)),
];

/// Parts of the week in which a member may have time.
pub const SLOTS: &[&str] = &[
    "weekday-morning",
    "weekday-afternoon",
    "weekday-evening",
    "weekend-day",
    "weekend-evening",
    "night",
];

/// Languages that a member may want to talk in: tags, each with the name that its speakers use.
pub const LANGUAGES: &[(&str, &str)] = &[
    ("ar", "العربية"),
    ("cy", "Cymraeg"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fr", "Français"),
    ("hi", "हिन्दी"),
    ("it", "Italiano"),
    ("nl", "Nederlands"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("zh", "中文"),
];

/// The special category of the topic `slug`; `None` for none, and for what is not on the list.
#[must_use]
pub fn category(slug: &str) -> Option<Special> {
    TOPICS.iter().find(|(is, _)| *is == slug).and_then(|(_, special)| *special)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_topic_stands_once_and_fits_its_facet() {
        let mut slugs: Vec<_> = TOPICS.iter().map(|(slug, _)| *slug).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), TOPICS.len());
        for slug in slugs {
            assert!(super::super::facet::Kind::Topic.parse(slug).is_ok());
        }
    }

    #[test]
    fn every_special_category_is_known_by_some_topic() {
        for &special in Special::ALL {
            assert!(TOPICS.iter().any(|(slug, _)| category(slug) == Some(special)), "{special:?}");
        }
        assert_eq!(category("grief"), None);
    }
}
