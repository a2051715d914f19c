//! Mailboxes: where a member who wants that is called by mail. The address is optional, sealed, and
//! counts once its owner has typed the code that was sent there.

use crate::{
    Code, DAY, MINUTE, MailboxId, MemberId, Moment, Private, Refusal, Span, Timestamp,
    safety::receipt::Receipt,
};

/// An address for mail, as it was typed; `Debug` shows `…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Private);

/// A mailbox; its address is sealed and stands apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// Which mailbox.
    pub id: MailboxId,
    /// What names it in an address that stops the mail.
    pub code: Code,
    /// What is typed to stop the mail.
    pub stop: String,
    /// Whose.
    pub member: MemberId,
    /// A keyed hash of the address: nobody is to be flooded through many accounts.
    pub mark: String,
    /// When the last code was sent there.
    pub asked: Timestamp,
    /// How often a wrong code was typed since.
    pub wrong: i64,
    /// Since when it is proven; `None` until then.
    pub proven: Option<Timestamp>,
    /// Since when mail to it is turned away; `None` while it is taken.
    pub failing: Option<Timestamp>,
}

worded! {
    /// What a mail is for. None of them holds a name, a topic, or a word of a member.
    Errand {
        /// The code that proves the address.
        Proof = "mail-proof",
        /// There is something new.
        News = "mail-news",
        /// How one signs in was changed.
        Security = "mail-security",
        /// To the desk: a case waits.
        Case = "mail-case",
        /// To somebody without an account: an applicant asks for a reference.
        Reference = "mail-reference",
    }
}

/// An address that no mail could go to.
pub const NOT_AN_ADDRESS: Refusal = Refusal("mailbox-not-an-address");
/// The code that was typed is not the one that was sent, or it is too old.
pub const WRONG_PROOF: Refusal = Refusal("mailbox-wrong-code");
/// As many codes were sent as in one day may be.
pub const ENOUGH: Refusal = Refusal("mailbox-enough");

/// How long a code proves anything.
pub const PROOF_LASTS: Span = MINUTE.times(30);
/// How many wrong codes may be typed before a new one is needed.
pub const TRIES: i64 = 5;
/// How many codes are sent to one address, or for one member, in [`WINDOW`].
pub const PROOFS: i64 = 3;
/// How many mails go to one address in [`WINDOW`], whatever for, but those that call the desk.
pub const MAILS: i64 = 8;
/// The time in which mails are counted.
pub const WINDOW: Span = DAY;

impl Address {
    /// Takes what was typed, where a mail could go there. Whether one does, the mail will show.
    ///
    /// # Errors
    /// [`NOT_AN_ADDRESS`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let odd = |c: char| !c.is_ascii_graphic() || "<>()[],;:\\\"".contains(c);
        let (name, host) = text.rsplit_once('@').ok_or(NOT_AN_ADDRESS)?;
        let label = |part: &str| !part.is_empty() && !part.starts_with('-') && !part.ends_with('-');
        let named = !name.is_empty() && name.len() <= 64 && !name.contains('@');
        let dots = |text: &str| text.starts_with('.') || text.ends_with('.') || text.contains("..");
        let hosted = host.contains('.') && host.split('.').all(label) && !host.contains('_');
        let fits = text.len() <= 254 && named && hosted && !dots(name) && !text.contains(odd);
        if fits { Ok(Self(Private::new(text))) } else { Err(NOT_AN_ADDRESS) }
    }

    /// The address, for whoever may see it.
    #[must_use]
    pub const fn private(&self) -> &Private {
        &self.0
    }

    /// What two spellings of one address share.
    #[must_use]
    pub fn folded(&self) -> String {
        self.0.reveal().to_lowercase()
    }
}

impl Mailbox {
    /// Whether mail may go there, beside the code that proves it.
    #[must_use]
    pub const fn takes_mail(&self) -> bool {
        self.proven.is_some() && self.failing.is_none()
    }

    /// The code that was sent there, made of a `secret` of the house: it is kept nowhere.
    #[must_use]
    pub fn proof(&self, secret: &[u8; 32]) -> Receipt {
        let mut hash = blake3::Hasher::new_keyed(secret);
        hash.update(self.id.0.as_bytes()).update(&self.asked.micros().to_be_bytes());
        hash.update(self.mark.as_bytes());
        Receipt::draw(&mut Moment::new(self.asked, *hash.finalize().as_bytes()))
    }

    /// Takes `typed` as the proof that its owner reads what is sent there. A wrong one is counted.
    ///
    /// # Errors
    /// [`WRONG_PROOF`] where it is another code, too old, or guessed at too often.
    pub fn prove(&mut self, typed: &str, secret: &[u8; 32], now: Timestamp) -> Result<(), Refusal> {
        let fresh = now < self.asked + PROOF_LASTS && self.wrong < TRIES;
        if fresh && typed.parse() == Ok(self.proof(secret)) {
            (self.proven, self.failing, self.wrong) = (Some(now), None, 0);
            return Ok(());
        }
        self.wrong = self.wrong.saturating_add(1);
        Err(WRONG_PROOF)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn mailbox() -> Mailbox {
        Mailbox {
            id: MailboxId(Uuid::from_u128(1)),
            code: Code(Uuid::from_u128(2)),
            stop: String::new(),
            member: MemberId(Uuid::from_u128(3)),
            mark: "mark".to_owned(),
            asked: Timestamp::from_micros(1_700_000_000_000_000).unwrap(),
            wrong: 0,
            proven: None,
            failing: None,
        }
    }

    #[test]
    fn an_address_is_one_that_a_mail_could_go_to() {
        for good in ["a@b.example", " Wren.Lamp+kith@mail.example.org ", "x_y@sub.example"] {
            assert!(Address::parse(good).is_ok(), "{good}");
        }
        let long = format!("a@{}.example", "b".repeat(250));
        for bad in [
            "",
            "a",
            "a@",
            "@b.example",
            "a@b",
            "a@b..example",
            ".a@b.example",
            "a@@b.example",
            "a b@c.example",
            "a@b.example\r\nBcc: c@d.example",
            "<a@b.example>",
            "a@b.example,c@d.example",
            "ä@b.example",
            "a@-b.example",
            &long,
        ] {
            assert_eq!(Address::parse(bad), Err(NOT_AN_ADDRESS), "{bad}");
        }
    }

    #[test]
    fn the_code_that_was_sent_proves_the_mailbox_and_no_other_does() {
        let (secret, mut mailbox) = ([7; 32], mailbox());
        let (now, sent) = (mailbox.asked + MINUTE, mailbox.proof(&secret).to_string());
        assert_eq!(mailbox.prove("0000-0000-0000", &secret, now), Err(WRONG_PROOF));
        assert_eq!(mailbox.prove(&sent, &[8; 32], now), Err(WRONG_PROOF));
        assert!(!mailbox.takes_mail());
        assert_eq!(mailbox.prove(&sent.to_lowercase(), &secret, now), Ok(()));
        assert!(mailbox.takes_mail());
        mailbox.failing = Some(now);
        assert!(!mailbox.takes_mail(), "mail that comes back is not sent again");
    }

    #[test]
    fn a_code_gets_old_and_cannot_be_guessed_at() {
        let (secret, mut late) = ([7; 32], mailbox());
        let sent = late.proof(&secret).to_string();
        let too_late = late.asked + PROOF_LASTS;
        assert_eq!(late.prove(&sent, &secret, too_late), Err(WRONG_PROOF));
        let mut guessed = mailbox();
        for _ in 0..TRIES {
            assert!(guessed.prove("guess", &secret, guessed.asked).is_err());
        }
        assert_eq!(guessed.prove(&sent, &secret, guessed.asked), Err(WRONG_PROOF));
        let mut again = mailbox();
        again.asked = again.asked + MINUTE;
        assert_ne!(again.proof(&secret).to_string(), sent, "each mail has a code of its own");
    }
}
