//! What stands in a mail: that something waits, and the bare address of the site. No name, no topic, no
//! word of a member, and nothing that a lock screen should not show.

use std::sync::Arc;

use kith_app::outgoing::mail::Mail;
use kith_core::people::mailbox::Errand;

use crate::words::{Locale, Vocabulary, Words};

/// A mail, ready to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
    /// Where a mail program stops such mail with one click; `None` where none comes unasked.
    pub stop: Option<String>,
}

/// The words of `mail` from the site at `base_url`, in the language of its reader.
#[must_use]
pub fn wording(mail: &Mail, base_url: &str) -> Wording {
    let locale = mail.locale.as_deref().and_then(Locale::of).unwrap_or(Locale::English);
    let words = Words::new(Arc::new(Vocabulary::new()), locale);
    let stop = mail.stop.as_ref().map(|stop| stop.typed.clone());
    let code = mail.proof.clone().or(stop).or(mail.door.map(|door| door.to_string()));
    let (subject, body) = said(&words, mail.errand, base_url, &code.unwrap_or_default());
    let stop = mail.stop.as_ref().map(|stop| format!("{base_url}/unsubscribe/{}", stop.code));
    Wording { subject, body, stop }
}

/// Subject and text of a mail for `errand`; `code` is what it asks its reader to type, or what opens their page.
pub(crate) fn said(words: &Words, errand: Errand, site: &str, code: &str) -> (String, String) {
    let door = format!("{site}/references/{code}");
    let args = [("site", site.into()), ("code", code.into()), ("door", door.into())];
    let key = errand.word();
    let [subject, body] = ["subject", "body"].map(|part| format!("{key}-{part}"));
    (plain(&words.say_with(&subject, &args)), plain(&words.say_with(&body, &args)))
}

/// Without the marks that set names apart: mail programs take them for parts of an address.
fn plain(text: &str) -> String {
    text.chars().filter(|mark| !matches!(mark, '\u{2066}'..='\u{2069}')).collect()
}

#[cfg(test)]
mod tests {
    use kith_core::people::topic::TOPICS;

    use super::*;

    /// Every mail in every language.
    fn all() -> impl Iterator<Item = (String, String)> {
        let words = |locale| Words::new(Arc::new(Vocabulary::new()), locale);
        let mail = |words: Words| {
            let said =
                |errand: &Errand| said(&words, *errand, "https://site.example", "7KQ2-M4TX-9RBN");
            Errand::ALL.iter().map(said).collect::<Vec<_>>()
        };
        Locale::ALL.into_iter().flat_map(move |locale| mail(words(locale)))
    }

    #[test]
    fn a_mail_names_no_topic_nobody_and_not_what_the_site_is() {
        let told = ["kith", "support", "mentor", "crisis", "help", "request", "message", "talk"];
        for (subject, body) in all() {
            assert!(!subject.contains('⟦') && !body.contains('⟦'), "{subject}: {body}");
            let said = format!("{subject} {body}").to_lowercase();
            let topics = TOPICS.iter().map(|(slug, _)| slug.replace('-', " "));
            for word in topics.chain(told.map(str::to_owned)) {
                assert!(
                    !said.split(|c: char| !c.is_alphabetic()).any(|one| one == word),
                    "{word}: {said}"
                );
            }
            assert!(!subject.contains(['\n', '\r']), "{subject:?}");
        }
    }

    #[test]
    fn the_only_address_in_a_mail_is_the_bare_one_of_the_site_but_for_readers_without_an_account() {
        let door = "https://site.example/references/7KQ2-M4TX-9RBN";
        let mut doors = 0;
        for (_, body) in all() {
            let links: Vec<_> =
                body.split_whitespace().filter(|word| word.contains("://")).collect();
            doors += links.iter().filter(|link| **link == door).count();
            let plain = |link: &&&str| ["https://site.example", door].contains(*link);
            assert!(links.iter().all(|link| plain(&link)), "{links:?}");
        }
        assert_eq!(doors, Locale::ALL.len(), "a referee has one way in");
    }
}
