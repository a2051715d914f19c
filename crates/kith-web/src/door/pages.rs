//! The pages of the door: nothing here, sign in, once more, sorry.

use askama::Template;

use crate::{fields::Fields, page::Page, shell::Shell, visitor::Visitor};

/// What stands at a path that is none, or none for whoever asks: one page for both.
#[derive(Template)]
#[template(path = "door/nothing.html")]
pub(crate) struct Nothing {
    w: Shell,
}

/// The neutral page that asks to sign in, at whatever address was asked for.
#[derive(Template)]
#[template(path = "door/sign-in.html")]
pub(crate) struct SignIn {
    w: Shell,
    /// Where to go on.
    back: String,
    /// What a form held that arrived without a session, in one line; empty where there was none.
    kept: String,
    /// The key of why it stands here.
    why: &'static str,
}

/// What was typed, once more, with the reason why it stands here.
#[derive(Template)]
#[template(path = "door/again.html")]
pub(crate) struct Again {
    w: Shell,
    /// Where the form goes.
    to: String,
    /// Why it stands here.
    why: String,
    /// What was typed: shown, for it to be read again.
    long: Vec<(String, String)>,
    /// What was chosen: carried.
    short: Vec<(String, String)>,
}

/// That something went wrong, and what still works.
#[derive(Template)]
#[template(path = "door/sorry.html")]
pub(crate) struct Sorry {
    w: Shell,
    why: String,
    incident: String,
}

/// What a form may hold to be carried over the sign-in page, in bytes.
const CARRIED: usize = 16 * 1024;

impl Nothing {
    /// For `visitor`.
    pub(crate) fn new(visitor: &Visitor) -> Self {
        Self { w: visitor.shell("trouble-nothing") }
    }
}

impl SignIn {
    /// For `visitor`, who sent `fields`.
    pub(crate) fn new(visitor: &Visitor, fields: &Fields) -> Self {
        let mut w = visitor.shell("sign-in-title");
        w.neutral = true;
        let line = fields.line();
        let (why, kept) = match line.len() {
            0 => ("sign-in-why", line),
            1..=CARRIED => ("sign-in-kept", line),
            _ => ("sign-in-too-long", String::new()),
        };
        Self { w, back: back(visitor), kept, why }
    }
}

/// Where `visitor` was going.
pub(super) fn back(visitor: &Visitor) -> String {
    match visitor.query.as_str() {
        "" => visitor.path.clone(),
        query => format!("{}?{query}", visitor.path),
    }
}

impl Again {
    /// `fields` for the form at `to`; `why` is the key of the reason.
    pub(crate) fn new(visitor: &Visitor, fields: &Fields, to: &str, why: &str) -> Self {
        let why = visitor.words.say(why);
        Self::because(visitor, fields, to, why)
    }

    /// The same, where we are at fault.
    pub(crate) fn after_fault(
        visitor: &Visitor,
        fields: &Fields,
        why: &str,
        incident: &str,
    ) -> Self {
        let (words, number) = (&visitor.words, ("trouble-incident", "incident"));
        let why = match incident {
            "" => words.say(why),
            some => format!("{} {}", words.say(why), words.say_of(number.0, number.1, some)),
        };
        Self::because(visitor, fields, &visitor.path, why)
    }

    fn because(visitor: &Visitor, fields: &Fields, to: &str, why: String) -> Self {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        // Passphrases and codes are typed again: nobody wants to see them in the open.
        let told = fields.seen().filter(|(name, _)| !is_secret(name)).map(owned);
        let (long, short) = told.partition(|(_, value)| value.contains(' ') || value.len() > 40);
        let w = visitor.shell("again-title");
        Self { w, to: to.to_owned(), why, long, short }
    }
}

fn is_secret(name: &str) -> bool {
    ["passphrase", "code", "recovery", "kept"].iter().any(|secret| name.contains(secret))
}

impl Sorry {
    /// For `visitor`; `why` is the key of the reason.
    pub(crate) fn new(visitor: &Visitor, why: &str, incident: &str) -> Self {
        let why = visitor.words.say(why);
        Self { w: visitor.shell("trouble-title"), why, incident: incident.to_owned() }
    }
}

impl Page for Nothing {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        vec![Self { w: shell("trouble-nothing") }]
    }
}

impl Page for SignIn {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let one = |kept: &str, why| Self {
            w: shell("sign-in-title"),
            back: "/today".to_owned(),
            kept: kept.to_owned(),
            why,
        };
        vec![
            one("", "sign-in-why"),
            one("body=a+b&once=1", "sign-in-kept"),
            one("", "sign-in-too-long"),
        ]
    }
}

impl Page for Again {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        vec![Self {
            w: shell("again-title"),
            to: "/requests".to_owned(),
            why: "Because.".to_owned(),
            long: vec![pair("body", "What I wrote"), pair("body", "And more")],
            short: vec![pair("kind", "listen")],
        }]
    }
}

impl Page for Sorry {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let one = |incident: &str| Self {
            w: shell("trouble-title"),
            why: "Because.".to_owned(),
            incident: incident.to_owned(),
        };
        vec![one(""), one("0badf00d")]
    }
}

/// Shows each page of the door to the test that draws them all.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<Nothing>();
    gallery.show::<SignIn>();
    gallery.show::<Again>();
    gallery.show::<Sorry>();
    gallery.show::<super::locks::Lock>();
}
