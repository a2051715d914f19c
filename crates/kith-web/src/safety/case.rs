//! `/cases/{id}`: one case, with what is known, what to do next, and the ways to do it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    safety::desk::{self, Between, Open},
};
use kith_core::{
    Code, MemberId, Refusal, Timestamp,
    people::grant::Role,
    safety::{
        care::Place as Where,
        case::{Case, End, Source, State as Place},
        pattern::Counts,
    },
    support::safe::Level,
};

use super::{
    cases::{class, clock, level, place},
    code,
    copies::Copy,
    lines::{self, Line},
    watched::Watched,
};
use crate::{
    page::{Failure, Page, draw},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 6] = [
    ("claimed", "case-claimed"),
    ("answered", "case-answered-line"),
    ("closed", "case-closed-line"),
    ("opened", "case-opened-line"),
    ("asked", "case-asked-line"),
    ("second", "case-second-line"),
];

/// The page.
#[derive(Template)]
#[template(path = "safety/case.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a part of the page that may stand there"
)]
pub(crate) struct CasePage {
    w: Shell,
    code: String,
    class: &'static str,
    level: String,
    place: String,
    clock: String,
    facts: Vec<String>,
    way: Option<String>,
    risk: bool,
    /// Where everything about somebody in danger stands; `None` where nobody is.
    crisis: Option<String>,
    /// Where a lead tells somebody outside; `None` for others.
    outside: Option<String>,
    open_until: Option<String>,
    words: Option<String>,
    copy: Option<Copy>,
    /// Whether it is about a talk, which a moderator can ask to read.
    talk: bool,
    watch: Option<Watched>,
    /// Whether whoever reads has read enough this week.
    enough: bool,
    /// Whether somebody reads an answer to it.
    answers: bool,
    /// Whether whom it is about may rest from meeting anybody new.
    cools: bool,
    /// How somebody else wants to close it; empty where nobody does.
    closing: String,
    lines: Vec<Line>,
    closed: bool,
    /// Whether nobody has it: whoever reads takes it first.
    free: bool,
    /// Where it is decided what follows, and what that way is called.
    decision: Option<(String, &'static str)>,
    body: String,
    /// Whether it is decided with reasons, and those that were typed.
    reasons: Option<String>,
    steps: Vec<String>,
    ends: Vec<(&'static str, String)>,
}

/// Shows a case.
pub(super) async fn show(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<String>,
    done: Done,
) -> Result<Response, Failure> {
    let mut page = page(&me, &app, &id).await?;
    page.w = done.on(page.w, &DONE);
    Ok(draw(&page))
}

/// The page of the case `id` for `me`.
pub(super) async fn page(me: &SignedIn, app: &App, id: &str) -> Result<CasePage, Error> {
    let (id, known, reader) = (code(id)?, me.known.clone(), app.clone());
    let open = work::aside(move || desk::open(&reader, &known, id)).await?;
    let w = me.shell(&format!("case-is-{}", open.case.source.word()));
    let leads = me.known.is(Role::Lead);
    let outside = leads.then(|| format!("/disclosures/new?case={id}"));
    Ok(CasePage { outside, ..CasePage::new(w, &open, (me.known.member, app.now())) })
}

/// The page of the case `id`, where `why` stands in the way of the field.
pub(crate) async fn again(
    me: &SignedIn,
    app: &App,
    id: Code,
    (field, why): (&'static str, Refusal),
) -> Result<Response, Failure> {
    Ok(draw(&page(me, app, &id.to_string()).await?.but(field, why, String::new())))
}

impl CasePage {
    fn new(w: Shell, open: &Open, (me, now): (MemberId, Timestamp)) -> Self {
        let case = &open.case;
        let opened = open.words.as_ref();
        let said = open.letter.as_ref().map_or(&[][..], |(_, said)| said);
        let held = open.held.as_ref();
        Self {
            code: case.code.to_string(),
            class: class(case.level),
            level: level(&w, case.level),
            place: held.map_or_else(
                || place(&w, case, me),
                |face| w.say_of("case-held", "name", face.pseudonym.as_str()),
            ),
            clock: clock(&w, case, now),
            facts: facts(&w, open),
            way: open.way.as_ref().map(|way| way.reveal().to_owned()),
            risk: case.source == Source::Safe,
            crisis: (!case.source.is_written()).then(|| format!("/cases/{}/now", case.code)),
            outside: None,
            open_until: opened.map(|(_, until)| w.moment_in(*until, "UTC")),
            words: opened.and_then(|(words, _)| words.as_ref()).map(|it| it.reveal().to_owned()),
            copy: open.copy.as_ref().map(|copy| Copy::new(&w, copy)),
            talk: (open.talk.is_some() && case.source != Source::Contact)
                || open.watch.as_ref().is_some_and(|watch| watch.care.place == Where::Talk),
            watch: open.watch.as_ref().map(|watch| Watched::new(&w, watch)),
            enough: open.enough,
            answers: case.source != Source::Pattern,
            cools: open.pattern.is_some() && open.person.is_some(),
            closing: closing(&w, open, me),
            lines: lines::lines(&w, said, "letter-writer"),
            closed: matches!(case.state, Place::Closed { .. }),
            free: matches!(case.state, Place::Open { .. }),
            decision: decision(case),
            body: String::new(),
            reasons: (case.source == Source::Concern).then(String::new),
            steps: steps(case.source),
            ends: ends(case.source),
            w,
        }
    }

    /// The same, where `why` stands in the way of `field`; with the answer that was typed.
    pub(super) fn but(mut self, field: &'static str, why: Refusal, typed: String) -> Self {
        self.w = self.w.but(field, why);
        match (&mut self.reasons, field) {
            (Some(reasons), "how" | "reasons") => *reasons = typed,
            _ => self.body = typed,
        }
        self
    }
}

/// What is known of a case, a sentence each.
fn facts(w: &Words, open: &Open) -> Vec<String> {
    let mut facts = Vec::new();
    let name = open.person.as_ref().map(|face| face.pseudonym.as_str());
    match (open.case.source, name) {
        (Source::Safe, Some(name)) => facts.push(w.say_of("case-safe-by", "name", name)),
        (Source::Signal, Some(name)) => facts.push(w.say_of("case-signal-by", "name", name)),
        (Source::Pattern, Some(name)) => facts.push(w.say_of("case-pattern-by", "name", name)),
        (Source::Safe | Source::Signal | Source::Pattern, None) => facts.push(w.say("case-gone")),
        (_, Some(name)) => facts.push(w.say_of("case-by", "name", name)),
        (_, None) => facts.push(w.say("case-by-code")),
    }
    if let Some((counts, at)) = open.pattern {
        facts.extend(parted(w, counts));
        facts.push(w.say_of("case-pattern-until", "time", w.moment_in(at, "UTC")));
    }
    if open.case.source == Source::Safe {
        let said = open.request.as_ref().map_or(open.case.level, |request| request.level);
        let no = said == Level::Danger;
        facts.push(w.say(if no { "case-safe-no" } else { "case-safe-unsure" }));
    }
    if let Some(at) = open.case.followed {
        facts.push(w.say_of("case-follow", "time", w.moment_in(at, "UTC")));
    }
    if let Some(matter) = open.letter.as_ref().and_then(|(letter, _)| letter.matter) {
        let matter = w.say(&format!("concern-is-{}", matter.word()));
        facts.push(w.say_of("case-about", "matter", matter));
    }
    if let Some(claim) = open.letter.as_ref().and_then(|(letter, _)| letter.claim) {
        facts.push(lines::claimed(w, claim));
    }
    if let Some((safe, at)) = &open.safe {
        let key = format!("case-safe-now-{}", safe.word());
        facts.push(w.say_of(&key, "time", w.moment_in(*at, "UTC")));
    }
    if let Some(Between { member, helper }) = &open.talk {
        let former = || w.say("case-former");
        let name = |face: &Option<kith_core::people::face::Face>| {
            face.as_ref().map_or_else(former, |face| face.pseudonym.clone())
        };
        let names = [("member", name(member).into()), ("helper", name(helper).into())];
        let asks = open.case.source == Source::Contact;
        facts.push(w.say_with(if asks { "case-asks" } else { "case-talk" }, &names));
    }
    if let Some(contacts) = &open.contacts {
        let names: Vec<_> = contacts.iter().map(|face| face.pseudonym.as_str()).collect();
        facts.push(w.say("case-young"));
        facts.push(match names.as_slice() {
            [] => w.say("case-contacts-none"),
            names => w.say_of("case-contacts", "names", names.join(", ")),
        });
    }
    facts
}

/// How many people parted from the same person, and how.
pub(super) fn parted(w: &Words, counts: Counts) -> impl Iterator<Item = String> {
    let ways = [
        ("case-pattern-stopped", counts.stopped),
        ("case-pattern-reported", counts.reported),
        ("case-pattern-blocked", counts.blocked),
    ];
    ways.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| w.say_of(key, "n", n))
}

/// Where it is decided what follows from `case`; `None` where nothing does.
fn decision(case: &Case) -> Option<(String, &'static str)> {
    match case.source {
        Source::Concern | Source::Pattern => {
            Some((format!("/cases/{}/decisions", case.code), "case-decision"))
        }
        Source::Appeal => Some((format!("/appeals/{}", case.code), "case-appeal-decision")),
        Source::Safe | Source::Signal | Source::Contact | Source::Right => None,
    }
}

/// How somebody wants to close it, while a second person has to say the same.
fn closing(w: &Words, open: &Open, me: MemberId) -> String {
    match open.case.closing {
        None => String::new(),
        Some((by, how)) => {
            let key = if by == me { "case-closing-mine" } else { "case-closing" };
            w.say_of(key, "how", w.say(&format!("case-end-{}", how.word())))
        }
    }
}

fn steps(source: Source) -> Vec<String> {
    let count = if source.is_written() { 3 } else { 4 };
    (1..=count).map(|n| format!("case-do-{}-{n}", source.word())).collect()
}

fn ends(source: Source) -> Vec<(&'static str, String)> {
    let ends: &[End] = match source {
        Source::Safe | Source::Signal | Source::Pattern => &[End::True, End::False, End::Unclear],
        Source::Concern => &[End::True, End::False, End::Unclear, End::Empty],
        Source::Contact => &[End::Done, End::Empty],
        Source::Right => &[End::Done, End::Declined, End::Empty],
        // It is decided on its own page.
        Source::Appeal => &[],
    };
    ends.iter().map(|end| (end.word(), format!("case-end-{}", end.word()))).collect()
}

impl Page for CasePage {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let now = super::examples::now();
        let me = MemberId(uuid::Uuid::nil());
        let pages = super::examples::cases().into_iter().map(|row| {
            let w = shell(&format!("case-is-{}", row.case.source.word()));
            let open = super::examples::open(row.case);
            let outside = Some("/disclosures/new".to_owned());
            let page = Self { outside, ..Self::new(w, &open, (me, now)) };
            if page.closed {
                page
            } else {
                let field = if page.answers { "body" } else { "how" };
                page.but(field, kith_core::safety::letter::EMPTY, "x".to_owned())
            }
        });
        pages.collect()
    }
}
