//! `/requests/new` asks what would help; `/requests` takes the answer.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    once::ANOTHER,
    programme::listing,
    support::asking::{self, Form, TOPICS},
};
use kith_core::{
    Refusal,
    support::{kind::Kind, request::Reach, safe::Safe, urgency::Urgency, words as own},
};
use serde::Deserialize;

use super::saying;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// No kind was chosen.
const KIND: Refusal = Refusal("ask-which-kind");
/// Nobody said how soon.
const URGENCY: Refusal = Refusal("ask-how-soon");
/// Nobody said who may take it.
const REACH: Refusal = Refusal("ask-who-may");
/// The question about being safe was passed over.
const SAFE: Refusal = Refusal("ask-safe-which");

/// The page.
#[derive(Template)]
#[template(path = "support/ask.html")]
pub(crate) struct Ask {
    w: Shell,
    /// What was typed and chosen so far.
    fields: Fields,
    /// What a request can be about: slugs and names.
    topics: Vec<(String, String)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/requests/new", May::Member, show).post("/requests", May::Member, create)
}

#[derive(Default, Deserialize)]
struct Asked {
    kind: Option<String>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let kind = asked.kind.as_deref().and_then(Kind::of);
    let line = kind.map(|kind| format!("kind={}", kind.word())).unwrap_or_default();
    Ok(draw(&page(&app, &me, Fields::read(line.as_bytes()).0, &[]).await?))
}

async fn page(
    app: &App,
    me: &SignedIn,
    fields: Fields,
    problems: &[(&'static str, Refusal)],
) -> Result<Ask, Failure> {
    let topics = work::read(app, listing::topics).await?;
    let mut w = me.shell("ask-title");
    for (field, why) in problems {
        w = w.but(field, *why);
    }
    let topics = topics.iter().map(|one| (one.slug.clone(), saying::topic(&w, one))).collect();
    Ok(Ask { w, fields, topics })
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let form = match read(&fields, &me) {
        Ok(form) => form,
        Err(problems) => return Ok(draw(&page(&app, &me, fields, &problems).await?)),
    };
    match ask(&app, &me, form).await {
        Ok(path) => Ok(see(&path)),
        Err(Error::Refused(why)) => {
            Ok(draw(&page(&app, &me, fields, &[(field_of(why), why)]).await?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn ask(app: &App, me: &SignedIn, form: Form) -> Result<String, Error> {
    let (hands, who) = (app.clone(), me.known.clone());
    let draft = work::aside(move || asking::draft(&hands, &who, form)).await?;
    let who = me.known.clone();
    let code = work::write(app, move |tx, at| asking::ask(tx, at, &who, &draft)).await?;
    Ok(format!("/requests/{code}"))
}

/// The form as it came, or everything that it still needs.
fn read(fields: &Fields, me: &SignedIn) -> Result<Form, Vec<(&'static str, Refusal)>> {
    let kind = Kind::of(fields.word("kind"));
    // A mentor is always chosen: the question is not asked twice.
    let chosen = kind.filter(|kind| !kind.is_for_duty()).map(|_| Reach::Chosen);
    let reach = chosen.or_else(|| Reach::of(fields.word("reach")));
    let (urgency, safe) = (Urgency::of(fields.word("urgency")), Safe::of(fields.word("safe")));
    let text = fields.private("body");
    let blank = text.reveal().is_empty();
    let (Some(kind), Some(urgency), Some(reach), Some(safe), false) =
        (kind, urgency, reach, safe, blank)
    else {
        let needs = [
            (kind.is_none(), "kind", KIND),
            (blank, "body", own::BLANK),
            (urgency.is_none(), "urgency", URGENCY),
            (reach.is_none(), "reach", REACH),
            (safe.is_none(), "safe", SAFE),
        ];
        let missing = needs.into_iter().filter(|(missing, ..)| *missing);
        return Err(missing.map(|(_, field, why)| (field, why)).collect());
    };
    let topics = fields.all("topic").into_iter().map(str::to_owned).collect();
    Ok(Form { kind, urgency, safe, reach, topics, text, post: fields.post(me) })
}

/// The field that a refusal is about.
fn field_of(why: Refusal) -> &'static str {
    match why {
        TOPICS => "topic",
        own::BLANK | own::TOO_LONG | ANOTHER => "body",
        _ => "kind",
    }
}

impl Ask {
    /// The ways of one question: the value, the key of its words, and what stands under it.
    fn ways(&self, name: &str) -> Vec<(&'static str, String)> {
        let values: Vec<&'static str> = match name {
            "urgency" => Urgency::ALL.iter().map(|one| one.word()).collect(),
            "reach" => vec![Reach::Anyone.word(), Reach::Chosen.word()],
            _ => Safe::ALL.iter().map(|one| one.word()).collect(),
        };
        let key = |value: &str| format!("ask-{name}-{}", value.replace('_', "-"));
        values.into_iter().map(|value| (value, self.w.say(&key(value)))).collect()
    }

    /// What stands under a question.
    fn hint(&self, name: &str) -> Markup {
        let to = if name == "safe" { "/help" } else { "/who-reads" };
        self.w.say_links(&format!("ask-{name}-hint"), &[to])
    }

    /// The kinds: word, colour, name, and a sentence.
    fn kinds(&self) -> Vec<(&'static str, &'static str, String, String)> {
        let one = |kind: &Kind| {
            let more = self.w.say(&format!("ask-kind-{}", kind.word()));
            (kind.word(), saying::tint(*kind), saying::kind(&self.w, *kind), more)
        };
        Kind::ALL.iter().map(one).collect()
    }

    /// Whether topics were chosen, or something stands in their way.
    fn open(&self) -> bool {
        !self.fields.all("topic").is_empty() || self.w.problem("topic").is_some()
    }
}

impl Page for Ask {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::support::newcomer::TOO_MANY;
        let topics = vec![("grief".to_owned(), "Grief".to_owned()), ("work".into(), "Work".into())];
        let page = |w, line: &str| {
            let fields = Fields::read(line.as_bytes()).0;
            Self { w, fields, topics: topics.clone() }
        };
        let again = shell("ask-title").but("kind", KIND).but("body", own::TOO_LONG);
        let again = again.but("urgency", URGENCY).but("reach", REACH).but("safe", SAFE);
        vec![
            page(shell("ask-title"), ""),
            page(shell("ask-title"), "kind=hand"),
            page(again.but("topic", TOPICS), "body=Hello&topic=grief"),
            page(shell("ask-title").but("kind", TOO_MANY), "kind=know&safe=yes"),
        ]
    }
}
