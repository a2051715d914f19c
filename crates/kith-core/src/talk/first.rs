//! First contact: in a new pair nobody is led off the platform before the two know one another a little
//! (SAF-50). Only ways to reach somebody elsewhere are looked for; topics are free.

use crate::Refusal;

/// How many messages a pair writes before ways to reach one another elsewhere may stand in one, unless the
/// settings say otherwise.
pub const FIRST: u32 = 10;

/// It holds a link.
pub const LINK: Refusal = Refusal("message-first-link");
/// It holds an e-mail address.
pub const MAIL: Refusal = Refusal("message-first-mail");
/// It holds a phone number.
pub const PHONE: Refusal = Refusal("message-first-phone");
/// It holds a name on another service.
pub const HANDLE: Refusal = Refusal("message-first-handle");

/// Whether a text that holds the `way` to reach somebody elsewhere may be sent after `said` messages in a
/// pair, of which the `first` hold none.
///
/// # Errors
/// `way`: [`LINK`], [`MAIL`], [`PHONE`] or [`HANDLE`].
pub fn may_lead(way: Refusal, (said, first): (u32, u32)) -> Result<(), Refusal> {
    if said >= first { Ok(()) } else { Err(way) }
}

/// The first way to reach somebody elsewhere in `text`; `None` where there is none. Links to `ours`, the
/// house itself, are none.
#[must_use]
pub fn way(text: &str, ours: &str) -> Option<Refusal> {
    let words = || text.split_whitespace().map(|word| word.trim_matches(EDGES));
    words()
        .find_map(|word| of_word(word, ours))
        .or_else(|| is_phone(text).then_some(PHONE))
        .or_else(|| names_handle(text).then_some(HANDLE))
}

/// What stands around a word and does not belong to it.
const EDGES: &[char] =
    &['(', ')', '[', ']', '<', '>', '"', '\'', '“', '”', '‘', '’', ',', ';', '!', '?', '.'];

fn of_word(word: &str, ours: &str) -> Option<Refusal> {
    if is_link(word, ours) {
        return Some(LINK);
    }
    let (before, after) = word.split_once('@')?;
    let name = |part: &str| part.chars().filter(|c| c.is_alphanumeric()).count() >= 2;
    match (before.is_empty(), name(after)) {
        (false, true) if after.contains('.') && !before.contains(char::is_whitespace) => Some(MAIL),
        (true, true) => Some(HANDLE),
        _ => None,
    }
}

/// Ends of addresses that people write without more around them.
const ENDS: &[&str] = &[
    "com", "org", "net", "info", "gg", "ly", "link", "app", "io", "tv", "de", "at", "ch", "uk",
    "fr",
];

fn is_link(word: &str, ours: &str) -> bool {
    let lower = word.to_lowercase();
    let (scheme, rest) =
        lower.split_once("://").map_or((false, lower.as_str()), |(_, r)| (true, r));
    let house = ours.split_once("://").map_or(ours, |(_, house)| house).to_lowercase();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if host.contains('@') || (!house.is_empty() && host == house) {
        return false;
    }
    let labels: Vec<_> = host.split('.').collect();
    let whole = labels.len() > 1 && labels.iter().all(|label| is_label(label));
    let end = labels.last().copied().unwrap_or_default();
    let named = end.len() > 1 && end.chars().all(char::is_alphabetic);
    // What follows a slash tells an address from two sentences without a space between them.
    let path = rest.len() > host.len() + 1;
    scheme || (whole && named && (path || ENDS.contains(&end) || host.starts_with("www.")))
}

fn is_label(label: &str) -> bool {
    !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

/// Whether a number in `text` is long enough to ring somebody up. Short codes of help lines are not, nor are
/// dates.
fn is_phone(text: &str) -> bool {
    let within = |c: char| c.is_ascii_digit() || "+-/(). \u{a0}".contains(c);
    text.split(|c| !within(c)).any(|run| {
        let from_zero = run.trim_start_matches([' ', '(']).starts_with(['0', '+']);
        let groups: Vec<_> =
            run.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
        let digits: usize = without_date(&groups).iter().map(|group| group.len()).sum();
        digits >= if from_zero { 7 } else { 9 }
    })
}

/// The groups of digits after a date at their beginning, such as 2026-11-23 or 23.11.2026.
fn without_date<'a>(groups: &'a [&'a str]) -> &'a [&'a str] {
    match groups {
        [year, month, day, rest @ ..] | [day, month, year, rest @ ..]
            if year.len() == 4 && month.len() <= 2 && day.len() <= 2 =>
        {
            rest
        }
        _ => groups,
    }
}

/// Services on which people find one another.
const ELSEWHERE: &[&str] = &[
    "instagram",
    "insta",
    "snapchat",
    "snap",
    "telegram",
    "whatsapp",
    "discord",
    "tiktok",
    "kik",
    "skype",
];

/// Whether `text` names somebody on another service, as in "insta: somebody". To speak of the service is
/// free.
fn names_handle(text: &str) -> bool {
    let lower = text.to_lowercase();
    ELSEWHERE.iter().any(|service| {
        lower.match_indices(service).any(|(at, _)| {
            let before = lower.get(..at).and_then(|before| before.chars().next_back());
            let after = lower.get(at + service.len()..).unwrap_or_default().trim_start();
            let named = after.strip_prefix([':', '=']).map(str::trim_start);
            !before.is_some_and(char::is_alphanumeric)
                && named.is_some_and(|name| name.starts_with(char::is_alphanumeric))
        })
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const OURS: &str = "https://kith.example";

    #[test]
    fn ways_to_reach_somebody_elsewhere_are_found() {
        for (text, why) in [
            ("Look at https://example.org/a", LINK),
            ("it is on www.example.net", LINK),
            ("go to example.com.", LINK),
            ("write me: t.me/somebody", LINK),
            ("I am ana.b@example.org", MAIL),
            ("(ana@example.org)", MAIL),
            ("find me as @ana_b", HANDLE),
            ("my insta: ana_b", HANDLE),
            ("Telegram = ana", HANDLE),
            ("ring me on 07700 900123", PHONE),
            ("+43 660 1234567", PHONE),
            ("0660/123 45 67", PHONE),
            ("(555) 010-0199 1", PHONE),
        ] {
            assert_eq!(way(text, OURS), Some(why), "{text}");
        }
        assert_eq!([9, 10].map(|said| may_lead(LINK, (said, FIRST))), [Err(LINK), Ok(())]);
    }

    #[test]
    fn what_people_write_of_is_free() {
        for text in [
            "Ring 116 123, or 988, or 112 if it gets worse.",
            "It was on 23.11.2026, or 2026-11-23 at 10:30.",
            "I am 24 and weigh 61.5 kg, e.g. 130 pounds and/or less.",
            "I spend too much time on Instagram. Telegram is worse.",
            "I was tired.It went on. Then she said: no.",
            "See https://kith.example/plan and kith.example/help",
            "We paid 1.200,50 for it in 2019.",
            "Meet @ noon?",
            // Sexual health is a topic like any other.
            "Sex hurts since the birth, and I do not know how to say so.",
            "I think I might be gay and my parents must not know.",
            "The test for chlamydia came back positive. How do I tell him?",
            "I do not get an erection any more since the tablets.",
            "My period is late and the condom broke.",
            "I was raped two years ago and still freeze when he touches me.",
            "Is it normal to have no desire at all?",
            "I bind my chest and my ribs ache.",
            "Masturbation is a sin where I grew up, and I feel guilty.",
            "PrEP or condoms: what would you ask the clinic first?",
        ] {
            assert_eq!(way(text, OURS), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn words_alone_are_never_refused(text in "[a-zA-Zéß ,;!?'’]{0,200}") {
            prop_assert_eq!(way(&text, OURS), None);
        }

        #[test]
        fn whatever_comes_it_ends_and_an_address_is_found_in_it(
            text in "\\PC{0,120}", name in "[a-z]{2,9}",
        ) {
            let _some = way(&text, OURS);
            prop_assert_eq!(way(&format!("{text} {name}@{name}.org {text}"), "").is_some(), true);
        }
    }
}
