//! A letter as it stands on a page: where it is, what was said, and a box to write again.

use askama::Template;
use kith_app::safety::{Exchange, Said};
use kith_core::{
    Refusal, Timestamp,
    safety::{
        case::{Case, End, Source, State},
        claim::Claim,
        letter::{Kind, Side},
    },
    support::safe::Safe,
};

use crate::{page::Page, shell::Shell, visitor::Visitor, words::Words};

/// The page.
#[derive(Template)]
#[template(path = "safety/letter.html")]
pub(crate) struct Letter {
    w: Shell,
    standing: String,
    /// What was asked for by right, in words; empty for other letters.
    claim: String,
    safe: bool,
    lines: Vec<Line>,
    /// Where the box is sent to.
    pub(super) action: String,
    /// The reference code that it carries; empty where the member's own sign-in is enough.
    pub(super) code: String,
    body: String,
    /// What was answered last to "Are you safe now?", in words.
    said_safe: Option<String>,
    /// What may be answered to it.
    safes: Vec<(&'static str, String)>,
}

/// One line.
pub(crate) struct Line {
    /// Who wrote it, in words.
    pub(super) who: String,
    /// When.
    pub(super) at: Timestamp,
    /// What; `None` where it is erased.
    pub(super) words: Option<String>,
}

impl Letter {
    /// The page of `exchange` at `now`, for whoever wrote it.
    pub(super) fn new(visitor: &Visitor, exchange: &Exchange, now: Timestamp) -> Self {
        let w = visitor.shell(name(exchange.letter.kind));
        Self {
            standing: standing(&w, &exchange.case, now),
            safe: !matches!(exchange.letter.kind, Kind::Contact | Kind::Appeal | Kind::Right),
            claim: exchange.letter.claim.map(|claim| claimed(&w, claim)).unwrap_or_default(),
            lines: lines(&w, &exchange.said, "letter-you"),
            action: format!("/me/letters/{}/lines", exchange.letter.code),
            code: String::new(),
            body: String::new(),
            said_safe: exchange.safe.map(|said| said_safe(&w, said)),
            safes: safes(),
            w,
        }
    }

    /// The same, where `why` stands in the way of what was typed.
    pub(super) fn but(mut self, why: Refusal, typed: String) -> Self {
        self.w = self.w.but("body", why);
        self.body = typed;
        self
    }

    /// The same, where nothing was chosen as an answer to "Are you safe now?".
    pub(super) fn unsaid(mut self) -> Self {
        self.w = self.w.but("safe", NO_SAFE);
        self
    }

    /// The same, where the line at `key` says what was done.
    pub(super) fn after(mut self, key: &str) -> Self {
        self.w = self.w.after(key);
        self
    }
}

/// Nothing was chosen.
const NO_SAFE: Refusal = Refusal("letter-no-safe");

fn safes() -> Vec<(&'static str, String)> {
    Safe::ALL.iter().map(|safe| (safe.word(), format!("letter-safe-{}", safe.word()))).collect()
}

fn said_safe(w: &Words, (safe, at): (Safe, Timestamp)) -> String {
    let key = format!("letter-safe-said-{}", safe.word());
    w.say_of(&key, "time", w.moment_in(at, "UTC"))
}

/// The line that says that the answer `safe` is kept.
pub(super) fn heard(safe: Safe) -> &'static str {
    if safe.level().is_risk() { "letter-safe-risk" } else { "letter-safe-kept" }
}

/// The lines of a letter; its writer is called by the words at `writer`.
pub(super) fn lines(w: &Words, said: &[Said], writer: &str) -> Vec<Line> {
    let line = |said: &Said| Line {
        who: w.say(if said.side == Side::Writer { writer } else { "letter-house" }),
        at: said.at,
        words: said.words.as_ref().map(|words| words.reveal().to_owned()),
    };
    said.iter().map(line).collect()
}

/// What a letter is called.
pub(super) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => "letter-contact",
        Kind::Concern => "letter-concern",
        Kind::Care => "letter-care",
        Kind::Appeal => "letter-appeal",
        Kind::Right => "letter-right",
    }
}

/// What is asked for by right, in words.
pub(super) fn claimed(w: &Words, claim: Claim) -> String {
    let [right, purpose] =
        [("claim-right", claim.right.word()), ("claim-use", claim.purpose.word())]
            .map(|(list, word)| w.say(&format!("{list}-{word}")));
    w.say_with("claim-is", &[("right", right.into()), ("use", purpose.into())])
}

/// Where a letter is at `now`, what happens next, and by when.
pub(super) fn standing(w: &Words, case: &Case, now: Timestamp) -> String {
    let (key, time) = match case.state {
        _ if case.is_late(now) && case.source == Source::Right => {
            ("letter-claim-late", case.promised)
        }
        _ if case.is_late(now) => ("letter-late", case.promised),
        State::Open { .. } | State::Claimed { .. } if !case.owes() => {
            return w.say("letter-again");
        }
        State::Open { .. } => ("letter-waits", case.promised),
        State::Claimed { .. } => ("letter-held", case.promised),
        State::Answered { until, .. } => ("letter-answered", until),
        State::Closed { how, .. } => return w.say(closed(case.source, how)),
    };
    w.say_with(key, &[("time", w.moment_in(time, "UTC").into())])
}

/// What is said of a case that ended as `how`: of a report or an appeal, what was decided.
const fn closed(source: Source, how: End) -> &'static str {
    match (source, how) {
        (Source::Concern, End::True) => "letter-decided-true",
        (Source::Concern, End::False) => "letter-decided-false",
        (Source::Concern, End::Unclear) => "letter-decided-unclear",
        (Source::Right, End::Done) => "letter-claim-done",
        (Source::Right, End::Declined) => "letter-claim-declined",
        (Source::Appeal, End::Upheld) => "letter-appeal-upheld",
        (Source::Appeal, End::Overturned) => "letter-appeal-overturned",
        _ => "letter-closed",
    }
}

impl Page for Letter {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::safety::claim::{Right, Use};
        let now = super::examples::now();
        let claim = Claim { right: Right::Object, purpose: Use::Everything };
        let page = |w: Shell, code: &str| Self {
            standing: w.say_of("letter-waits", "time", "18:00"),
            claim: claimed(&w, claim),
            safe: true,
            lines: vec![
                Line { who: w.say("letter-you"), at: now, words: Some("one\ntwo".to_owned()) },
                Line { who: w.say("letter-house"), at: now, words: None },
            ],
            action: "/receipts".to_owned(),
            code: code.to_owned(),
            body: String::new(),
            said_safe: (!code.is_empty()).then(|| said_safe(&w, (Safe::No, now))),
            safes: safes(),
            w,
        };
        let bad =
            page(shell("letter-care"), "").but(kith_core::safety::letter::EMPTY, String::new());
        vec![page(shell("letter-contact"), "7KQ2-M4TX-9RBN"), bad.unsaid()]
    }
}
