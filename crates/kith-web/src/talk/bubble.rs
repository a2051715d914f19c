//! One message, as its author or the other reads it: the only place where a message becomes HTML. The
//! page, the reply in place, the live events and the stream without a script all show these bytes.

use askama::Template;
use kith_app::talk::reading::{Body, Line};
use kith_core::safety::measure::reasons::Rule;

use crate::words::{Markup, Words};

/// A message in a log.
#[derive(Template)]
#[template(path = "talk/_message.html")]
pub(crate) struct Bubble<'a> {
    w: &'a Words,
    line: &'a Line,
}

impl Bubble<'_> {
    /// Draws `line` in the words of its reader.
    pub(crate) fn draw(words: &Words, line: &Line) -> Markup {
        // A template over finished values cannot fail; an empty item would be seen at once.
        Markup(Bubble { w: words, line }.render().unwrap_or_default().replace('\n', ""))
    }

    /// What its author said; `None` where nothing is left of it.
    fn said(&self) -> Option<&str> {
        match &self.line.body {
            Body::Words(words) => Some(words.reveal()),
            Body::Withdrawn | Body::Erased | Body::Hidden(_) => None,
        }
    }

    /// The key of what stands there instead.
    fn gone(&self) -> &'static str {
        match (&self.line.body, self.line.mine) {
            (Body::Erased, _) => "message-erased",
            (Body::Hidden(rule), _) => hidden(*rule),
            (_, true) => "message-withdrawn-mine",
            (_, false) => "message-withdrawn",
        }
    }

    /// The lines of what was said, so that none of them is lost in HTML.
    fn lines(&self) -> impl Iterator<Item = &str> {
        self.said().unwrap_or_default().split('\n')
    }
}

/// The key of what stands where the house hides a message by `rule`; the same for both sides.
const fn hidden(rule: Rule) -> &'static str {
    match rule {
        Rule::Kind => "message-hidden-kind",
        Rule::Private => "message-hidden-private",
        Rule::Own => "message-hidden-own",
        Rule::Safe => "message-hidden-safe",
        Rule::Stop => "message-hidden-stop",
        Rule::Adults => "message-hidden-adults",
    }
}
