//! The card of help, as the author of words that sound like danger sees it, and nobody else; and what they
//! answer on it. The page, the reply in place and the live page show these bytes.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::caring::{self, Called, Card as Kept, Say},
};
use kith_core::{
    Code, FaceId, MINUTE, Refusal, Span, Timestamp,
    safety::{
        care::{BACK, Care, Consent, NO_TIME},
        signal::Help,
    },
    support::safe::Level,
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, see},
    public::help::{Near, near},
    shell::Shell,
    support::requests::cover,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The card.
#[derive(Template)]
#[template(path = "safety/_card.html")]
pub(crate) struct Card<'a> {
    w: &'a Shell,
    code: Code,
    help: Help,
    shows: bool,
    /// The key of what it says.
    text: &'static str,
    /// The numbers of their country; `None` where nobody knows it.
    near: Option<Near>,
    cover: Markup,
    /// The key of what became of the call; `None` where nobody was called.
    called: Option<&'static str>,
    /// Whether they are asked if their words may be read.
    asked: bool,
    /// When the house asks how they are.
    back: Option<Timestamp>,
    /// Whether it asks now.
    due: bool,
    times: Vec<(i64, &'static str)>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/cares/{care}/answers", May::Member, create)
}

/// The card of `author` at `place`, drawn; nothing where there is none.
pub(crate) async fn draw(
    app: &App,
    w: &Shell,
    (place, author): (uuid::Uuid, FaceId),
) -> Result<Markup, Error> {
    let now = app.now();
    let kept = work::read(app, move |tx| caring::card(tx, now, place, author)).await?;
    Ok(kept.map_or_else(nothing, |kept| Card::new(w, &kept, now).drawn()))
}

/// The place where a card would stand.
pub(crate) fn nothing() -> Markup {
    Markup("<div id=\"card\"></div>".to_owned())
}

impl<'a> Card<'a> {
    fn new(w: &'a Shell, kept: &Kept, now: Timestamp) -> Self {
        let care = &kept.care;
        Self {
            code: care.code,
            help: care.help,
            shows: care.shows(),
            text: text(care),
            near: near(w, topics(care.help), now),
            cover: cover(w, kept.cover),
            called: match kept.called {
                Called::Nobody => None,
                Called::Told => Some("card-told"),
                Called::Silent => Some("card-silent"),
                Called::Taken => Some("card-taken"),
            },
            asked: care.reading == Consent::Asked,
            back: care.back,
            due: care.back.is_some_and(|back| back <= now),
            times: BACK.iter().zip(TIMES).map(|(span, key)| (minutes(*span), key)).collect(),
            w,
        }
    }

    fn drawn(&self) -> Markup {
        // A template over finished values cannot fail; an empty card would be seen at once.
        Markup(self.render().unwrap_or_default())
    }

    /// Whether it was put aside.
    fn is_aside(&self) -> bool {
        !self.shows && !self.asked && !self.due
    }

    /// Whether it is no more than a quiet line.
    fn is_line(&self) -> bool {
        self.help == Help::Line && !self.asked && self.back.is_none() && self.called.is_none()
    }
}

/// What the times are called after which the house asks.
const TIMES: [&str; 3] = ["card-after-30", "card-after-120", "card-after-720"];

fn minutes(span: Span) -> i64 {
    span.0 / MINUTE.0
}

/// What is said, by what was noticed; never the words themselves.
const fn text(care: &Care) -> &'static str {
    match (care.help, care.level) {
        (Help::Own, Level::Danger) => "card-own-danger",
        (Help::Own | Help::Line, _) => "card-own",
        (Help::Other, _) => "card-other",
        (Help::Hurt, _) => "card-hurt",
        (Help::Young, _) => "card-young",
    }
}

/// What the lines are about that stand first.
const fn topics(help: Help) -> &'static [&'static str] {
    match help {
        Help::Own | Help::Line | Help::Other => &["suicide", "crisis"],
        Help::Hurt => &["domestic_abuse", "sexual_violence", "crisis"],
        Help::Young => &["youth", "crisis"],
    }
}

/// Nothing says what is answered.
const NOTHING_SAID: Refusal = Refusal("care-nothing-said");

async fn create(
    me: SignedIn,
    State(app): State<App>,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (said, known) = (said(&fields)?, me.known.clone());
    let path =
        work::write(&app, move |tx, at| caring::answer(tx, at, &known, (code, said))).await?;
    Ok(see(&path))
}

fn said(fields: &Fields) -> Result<Say, Error> {
    let yes = fields.word("read") == "yes";
    Ok(match fields.word("say") {
        "call" => Say::Call(if yes { Consent::Yes } else { Consent::Unasked }),
        "read" => Say::Read(if yes { Consent::Yes } else { Consent::No }),
        "hide" => Say::Hide,
        "show" => Say::Show,
        "here" => Say::Here,
        "stay" => Say::Stay(after(fields).ok_or(NO_TIME)?),
        _ => return Err(NOTHING_SAID.into()),
    })
}

fn after(fields: &Fields) -> Option<Span> {
    let minutes: i64 = fields.word("after").parse().ok()?;
    BACK.into_iter().find(|span| span.0 / MINUTE.0 == minutes)
}

#[cfg(test)]
pub(crate) mod samples {
    use kith_app::support::covering::Cover;

    use super::{super::examples, *};

    /// A card for worry of that kind, with everything that it may ask.
    pub(crate) fn card(w: &Shell, help: Help, level: Level) -> Markup {
        let mut care = examples::care(level);
        care.help = help;
        care.back = (level == Level::Danger).then(examples::now);
        let cover = Cover { helpers: 0, next: None };
        let called = if level == Level::Danger { Called::Silent } else { Called::Nobody };
        Card::new(w, &Kept { care, cover, called }, examples::now()).drawn()
    }

    /// A card that was put aside.
    pub(crate) fn aside(w: &Shell) -> Markup {
        let mut care = examples::care(Level::Concern);
        (care.reading, care.hidden) = (Consent::Unasked, Some(care.help));
        let cover = Cover { helpers: 1, next: None };
        Card::new(w, &Kept { care, cover, called: Called::Nobody }, examples::now()).drawn()
    }
}
