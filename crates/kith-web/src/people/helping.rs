//! `/me/helper`: what a helper says on the helper face; nothing of it stands on the other one.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, Error, people::saying::Statement};
use kith_core::{
    Refusal,
    people::{
        facet::{Audience, Kind},
        topic::{LANGUAGES, SLOTS, TOPICS},
    },
};

use super::{
    choices::{Choice, DONE, audiences, choices, count},
    welcome::{
        Said, keep,
        mind::{Group, groups, topics},
        statements,
    },
};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::Helper,
};

/// More than six hundred characters about oneself.
const LONG: Refusal = Refusal("helping-about-long");

/// The page.
#[derive(Template)]
#[template(path = "people/helping.html")]
pub(crate) struct Helping {
    w: Shell,
    about: String,
    /// Who may read that.
    readers: Vec<Choice>,
    groups: Vec<Group>,
    lists: Vec<List>,
    audiences: Vec<Choice>,
}

/// Things of one kind, any number of which can be chosen.
struct List {
    name: &'static str,
    title: String,
    ways: Vec<Choice>,
    /// How many of them are chosen.
    chosen: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/helper", May::Helper, show).post("/me/helper", May::Helper, save)
}

async fn show(State(app): State<App>, me: Helper, done: Done) -> Result<Response, Failure> {
    let said = Said::of(&app, me.face.clone()).await?;
    Ok(draw(&Helping::new(done.on(me.shell("helping-title"), &DONE), &said)))
}

async fn save(State(app): State<App>, me: Helper, fields: Fields) -> Result<Response, Failure> {
    match keep(&app, me.face.clone(), read(&fields)).await {
        Ok(()) => Ok(see("/me/helper?done=saved")),
        Err(Error::Refused(_)) => {
            let said = Said::of(&app, me.face.clone()).await?;
            let mut page = Helping::new(me.shell("helping-title").but("about", LONG), &said);
            page.about = fields.text("about");
            page.readers = readers(&page.w, fields.word("readers"));
            Ok(draw(&page))
        }
        Err(error) => Err(error.into()),
    }
}

fn read(fields: &Fields) -> Vec<(Kind, Vec<Statement>)> {
    let about = fields.text("about").trim().to_owned();
    // Whoever does not choose shows it as it was always shown.
    let audience = Audience::of(fields.word("readers")).unwrap_or(Audience::Matched);
    let about = Statement { text: about, special: None, audience };
    let about = Some(about).filter(|about| !about.text.is_empty()).into_iter().collect();
    let listed = |name: &str, known: &dyn Fn(&str) -> bool| {
        let mut chosen = statements(fields, name);
        chosen.retain(|one| known(&one.text));
        chosen
    };
    let mut boundaries = listed("boundary", &|one| TOPICS.iter().any(|(slug, _)| *slug == one));
    for one in &mut boundaries {
        one.audience = one.audience.min(Audience::Matching);
    }
    vec![
        (Kind::About, about),
        (Kind::Topic, topics(fields)),
        (Kind::Slot, listed("slot", &|one| SLOTS.contains(&one))),
        (Kind::Language, listed("language", &|one| LANGUAGES.iter().any(|(tag, _)| *tag == one))),
        (Kind::Boundary, boundaries),
    ]
}

/// Who may read one's own story; the pairing makes nothing of it, and strangers see no page with it.
fn readers(w: &Shell, chosen: &str) -> Vec<Choice> {
    let chosen = if chosen.is_empty() { Audience::Matched.word() } else { chosen };
    let offered = [Audience::Nobody, Audience::Matched].map(Audience::word);
    let kept = Audience::of(chosen).map(Audience::word).filter(|one| !offered.contains(one));
    choices(w, "audience-", offered.into_iter().chain(kept), |one| one == chosen)
}

impl Helping {
    fn new(w: Shell, said: &Said) -> Self {
        let slugs = TOPICS.iter().map(|(slug, _)| *slug);
        let spoken = |(tag, name): &(&str, &str)| {
            Choice::new(tag, (*name).to_owned(), said.says(Kind::Language, tag))
        };
        let slots = choices(&w, "facet-slot-", SLOTS.iter().copied(), |s| said.says(Kind::Slot, s));
        let not = choices(&w, "facet-topic-", slugs, |slug| said.says(Kind::Boundary, slug));
        let list = |name, title: &str, ways: Vec<Choice>| {
            let chosen = ways.iter().filter(|way| way.chosen).count();
            List { name, title: w.say(title), chosen: count(&w, chosen, ways.len()), ways }
        };
        Self {
            about: said.first(Kind::About),
            readers: readers(&w, said.audience(Kind::About)),
            groups: groups(&w, said),
            lists: vec![
                list("slot", "helping-slots", slots),
                list("language", "helping-languages", LANGUAGES.iter().map(spoken).collect()),
                list("boundary", "helping-boundaries", not),
            ],
            audiences: audiences(&w, said.audience(Kind::Language)),
            w,
        }
    }
}

impl Page for Helping {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let bad = shell("helping-title").but("about", LONG);
        [shell("helping-title"), bad].map(|w| Self::new(w, &Said::default())).into()
    }
}
