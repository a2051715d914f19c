//! Mail by SMTP. What a mail says is the business of `kith_web::mail`.

use std::{fmt, time::Duration};

use anyhow::{Context, bail};
use kith_app::{
    Fault,
    outgoing::mail::Mail,
    ports::{Mailer, Undelivered},
};
use lettre::{
    Message, SmtpTransport, Transport as _,
    address::Address,
    message::{
        Mailbox,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{self, extension::ClientId},
};

use crate::settings::{Post, host, is_loopback};

/// How long the server may take for each of its answers.
const PATIENCE: Duration = Duration::from_secs(10);

/// Replies that speak of the address, and not of us: no such mailbox or domain, or one that is shut
/// (RFC 3463).
const ADDRESS: [&str; 7] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1", "5.7.17"];

/// Carries mail to the server of the site.
pub(crate) struct Smtp {
    server: SmtpTransport,
    from: Mailbox,
    base_url: String,
}

impl Smtp {
    /// The server that `post` names, for the site at `base_url`.
    pub(crate) fn new(post: &Post, base_url: &str) -> anyhow::Result<Self> {
        let plain = post.url.strip_prefix("smtp://").map(|rest| host(after_sign_in(rest)));
        if plain.is_some_and(|host| !is_loopback(host)) && !post.url.contains("tls=required") {
            bail!("smtp: use smtps://, or smtp:// with ?tls=required: mail must not go in clear");
        }
        let server = SmtpTransport::from_url(&post.url).map_err(|_| {
            anyhow::anyhow!(
                "smtp: not an address of a mail server, such as smtps://NAME:PASSPHRASE@HOST"
            )
        })?;
        let from: Address = post.from.parse().context("smtp_from: not an address")?;
        let hello = ClientId::Domain(from.domain().to_owned());
        Ok(Self {
            server: server.timeout(Some(PATIENCE)).hello_name(hello).build(),
            // No name: what stands beside the address shows on lock screens.
            from: Mailbox::new(None, from),
            base_url: base_url.to_owned(),
        })
    }

    fn written(&self, mail: &Mail) -> Result<Message, Undelivered> {
        let to: Address = mail.to.reveal().parse().map_err(|_| Undelivered::Refused)?;
        let words = kith_web::mail::wording(mail, &self.base_url);
        let id = format!("<{}@{}>", mail.id, self.from.email.domain());
        let message = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(words.subject)
            .message_id(Some(id))
            .body(words.body);
        let mut message = message.map_err(|_| later("it could not be written"))?;
        header(&mut message, "Auto-Submitted", "auto-generated");
        if let Some(stop) = words.stop {
            header(&mut message, "List-Unsubscribe", &format!("<{stop}>"));
            header(&mut message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        Ok(message)
    }
}

fn header(message: &mut Message, name: &'static str, value: &str) {
    let name = HeaderName::new_from_ascii_str(name);
    message.headers_mut().insert_raw(HeaderValue::new(name, value.to_owned()));
}

/// What stands after the name and the passphrase in an address of a server.
fn after_sign_in(rest: &str) -> &str {
    let end = rest.split('/').next().unwrap_or_default();
    end.rsplit_once('@').map_or(end, |(_, host)| host)
}

impl Mailer for Smtp {
    fn carry(&self, mail: &Mail) -> Result<(), Undelivered> {
        match self.server.send(&self.written(mail)?) {
            Ok(_) => Ok(()),
            Err(error) => Err(why(&error)),
        }
    }
}

/// What `error` means. What the server said may hold the address: only its number goes on.
fn why(error: &smtp::Error) -> Undelivered {
    let Some(code) = error.status() else {
        return later("the mail server does not answer");
    };
    let said = error.to_string();
    let speaks_of = |code: &&str| said.split([' ', ':', ';', ')']).any(|word| word == *code);
    if error.is_permanent() && ADDRESS.iter().any(speaks_of) {
        return Undelivered::Refused;
    }
    later(&format!("the mail server did not take it: {code}"))
}

fn later(why: &str) -> Undelivered {
    Undelivered::Later(Fault::new(why.to_owned()))
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp").field("from", &self.from).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use kith_core::{Code, people::mailbox::Errand};
    use kith_testkit::post::{MailServer, keeps_its_word, mail};
    use uuid::Uuid;

    use super::*;

    fn post(url: &str) -> Post {
        Post { url: url.to_owned(), from: "house@site.example".to_owned() }
    }

    fn smtp(server: &MailServer) -> Smtp {
        Smtp::new(&post(&format!("smtp://{}", server.address)), "https://site.example").unwrap()
    }

    #[test]
    fn it_keeps_its_word() {
        let server = MailServer::new();
        keeps_its_word(&smtp(&server), || server.taken().len());
    }

    #[test]
    fn a_mail_says_that_something_is_new_and_how_to_stop_it() {
        let server = MailServer::new();
        smtp(&server).carry(&mail("wren@example.org")).unwrap();
        let taken = server.taken().remove(0);
        assert_eq!(taken.to, "wren@example.org");
        for line in [
            "From: house@site.example",
            "Subject: Something new",
            "Auto-Submitted: auto-generated",
            "List-Unsubscribe: <https://site.example/unsubscribe/00000000000000000000000000000007>",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            "Message-ID: <00000000000000000000000000000abc@site.example>",
        ] {
            assert!(taken.text.lines().any(|is| is == line), "{line}: {}", taken.text);
        }
    }

    #[test]
    fn eepm_scr_4_a_referee_has_a_way_in_and_reads_nobodys_name() {
        let (server, door) = (MailServer::new(), Code(Uuid::from_u128(7)));
        let news = mail("sam@example.org");
        let asks = Mail { errand: Errand::Reference, stop: None, door: Some(door), ..news };
        smtp(&server).carry(&asks).unwrap();
        let taken = server.taken().remove(0);
        let way = "https://site.example/references/00000000000000000000000000000007";
        // Long lines may be cut on their way (RFC 2045).
        let text = taken.text.replace("=\n", "").replace("=\r\n", "");
        assert_eq!(taken.to, "sam@example.org");
        assert!(text.contains(way), "{text}");
        assert!(text.contains("Subject: Somebody asks for a few words from you"), "{text}");
        assert!(!text.contains("List-Unsubscribe"), "it comes once, and once more: {text}");
    }

    #[test]
    fn mail_never_leaves_the_machine_in_clear() {
        let made = |url: &str| Smtp::new(&post(url), "https://site.example");
        for good in [
            "smtps://name:word@mail.example",
            "smtp://mail.example?tls=required",
            "smtp://name:w@rd@mail.example:587?tls=required",
            "smtp://127.0.0.1:2525",
            "smtp://localhost",
        ] {
            assert!(made(good).is_ok(), "{good}: {:?}", made(good));
        }
        for bad in ["smtp://mail.example", "smtp://name:127.0.0.1@mail.example", "mail.example"] {
            assert!(made(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_server_that_is_not_there_is_tried_again() {
        let server = MailServer::new();
        let smtp = smtp(&server);
        drop(server);
        let carried = smtp.carry(&mail("wren@example.org"));
        assert!(matches!(carried, Err(Undelivered::Later(_))), "{carried:?}");
    }
}
