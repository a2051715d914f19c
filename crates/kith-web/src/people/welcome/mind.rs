//! `/welcome/mind`: what you have been through, each with its own audience. What belongs to a special
//! category stays nobody's business until its own consent, which is asked here.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    people::{consenting, saying::Statement},
};
use kith_core::people::{
    consent::{Decision, Purpose},
    facet::{Audience, Kind, Special},
    topic::TOPICS,
    welcome::Step,
};

use super::{Head, Said, go_on, is_skipped, save as keep};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw},
    people::{
        choices::{Choice, audiences, count},
        consents::key,
    },
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The question.
#[derive(Template)]
#[template(path = "people/welcome/mind.html")]
pub(crate) struct AskMind {
    w: Shell,
    head: Head,
    groups: Vec<Group>,
}

/// The topics of one category.
pub(in crate::people) struct Group {
    pub(in crate::people) title: String,
    pub(in crate::people) why: String,
    /// The purpose that opens it; empty for the first group, which needs none.
    pub(in crate::people) consent: &'static str,
    pub(in crate::people) given: bool,
    /// How many of its topics are answered.
    pub(in crate::people) answered: String,
    pub(in crate::people) lines: Vec<Line>,
}

/// One topic.
pub(in crate::people) struct Line {
    pub(in crate::people) slug: &'static str,
    pub(in crate::people) name: String,
    pub(in crate::people) ways: Vec<Choice>,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/welcome/mind", May::Member, show).post("/welcome/mind", May::Member, save)
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let said = Said::read(&app, &me).await?;
    Ok(draw(&AskMind::new(me.shell("welcome-mind-title"), &said)))
}

async fn save(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    if is_skipped(&fields) {
        return Ok(go_on(&app, &me, Step::Mind).await?);
    }
    // The consents come first: they decide whom the statements may reach.
    agree(&app, &me, &fields).await?;
    Ok(keep(&app, &me, Step::Mind, vec![(Kind::Topic, topics(&fields))]).await?)
}

/// The topics that were chosen, each with its own audience.
pub(in crate::people) fn topics(fields: &Fields) -> Vec<Statement> {
    let said = TOPICS.iter().filter_map(|(slug, special)| {
        let audience = Audience::of(fields.word(&format!("topic-{slug}")))?;
        Some(Statement { text: (*slug).to_owned(), special: *special, audience })
    });
    said.collect()
}

/// The topics in their groups, as they stand in `said`.
pub(in crate::people) fn groups(words: &Words, said: &Said) -> Vec<Group> {
    let special = Special::ALL.iter().map(|special| Group::new(words, Some(*special), said));
    std::iter::once(Group::new(words, None, said)).chain(special).collect()
}

async fn agree(app: &App, me: &SignedIn, fields: &Fields) -> Result<(), Error> {
    let (deciding, member, locale) = (app.clone(), me.known.member, me.words.locale.tag());
    let fields = fields.clone();
    work::aside(move || {
        Special::ALL.iter().try_for_each(|special| {
            let purpose = Purpose::of_special(*special);
            let yes = fields.chose("consent", purpose.word());
            let decision = if yes { Decision::Given } else { Decision::Withdrawn };
            consenting::decide(&deciding, member, purpose, decision, locale)
        })
    })
    .await
}

impl AskMind {
    fn new(w: Shell, said: &Said) -> Self {
        Self { head: Head::new(&w, Step::Mind, &said.given), groups: groups(&w, said), w }
    }
}

impl Group {
    fn new(words: &Words, special: Option<Special>, said: &Said) -> Self {
        let purpose = special.map(Purpose::of_special);
        let topics = TOPICS.iter().filter(|(_, of)| *of == special);
        let lines: Vec<_> = topics.map(|(slug, _)| Line::new(words, slug, said)).collect();
        let answered = lines.iter().filter(|line| line.ways.iter().any(|way| way.chosen)).count();
        Self {
            title: match purpose {
                Some(purpose) => words.say(&key("consent-", purpose)),
                None => words.say("welcome-mind-plain"),
            },
            why: purpose
                .map(|purpose| words.say(&key("consent-why-", purpose)))
                .unwrap_or_default(),
            consent: purpose.map_or("", Purpose::word),
            given: purpose.is_some_and(|purpose| said.given.contains(&purpose)),
            answered: count(words, answered, lines.len()),
            lines,
        }
    }
}

impl Line {
    fn new(words: &Words, slug: &'static str, said: &Said) -> Self {
        let found = said.statements.iter().find(|(k, one)| *k == Kind::Topic && one.text == slug);
        let chosen = found.map_or("", |(_, one)| one.audience.word());
        let name = words.say(&format!("facet-topic-{slug}"));
        Self { slug, name, ways: audiences(words, chosen) }
    }
}

impl Page for AskMind {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let text = "coming-out".to_owned();
        let special = Some(Special::Orientation);
        let one = Statement { text, special, audience: Audience::Matched };
        let statements = vec![(Kind::Topic, one)];
        let said = Said { statements, given: vec![Purpose::Orientation] };
        vec![Self::new(shell("welcome-mind-title"), &said)]
    }
}
