//! `/welcome/…`: six questions, one a page. Nothing is ticked, each can be passed over, and they go on
//! where they were left.

mod consents;
pub(super) mod mind;
mod name;
mod safety;
mod times;
mod words;

use axum::response::Response;
use kith_app::{
    App, Error,
    people::{
        consenting,
        saying::{self, Statement},
        welcome,
    },
};
use kith_core::people::{
    consent::Purpose,
    face::Face,
    facet::{Audience, Kind},
    welcome::Step,
};

use crate::{doors::Doors, fields::Fields, page::see, visitor::SignedIn, words::Words, work};

/// The doors of the six questions.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .and(name::doors())
        .and(words::doors())
        .and(mind::doors())
        .and(times::doors())
        .and(safety::doors())
        .and(consents::doors())
}

/// Shows each question to the test that draws all pages.
#[cfg(test)]
pub(crate) fn samples(gallery: &mut crate::page::Gallery) {
    gallery.show::<name::AskName>();
    gallery.show::<words::AskWords>();
    gallery.show::<mind::AskMind>();
    gallery.show::<times::AskTimes>();
    gallery.show::<safety::AskSafety>();
    gallery.show::<consents::AskConsents>();
}

/// What stands above and beside each question.
struct Head {
    /// The question before; `None` for the first.
    before: Option<&'static str>,
    /// “Question 2 of 6”.
    place: String,
    /// Why we ask.
    why: String,
    /// Whether pairing may be suggested as an audience, because its consent is given.
    matching: bool,
}

/// What a face says, and its member agrees to.
#[derive(Default)]
pub(super) struct Said {
    statements: Vec<(Kind, Statement)>,
    given: Vec<Purpose>,
}

impl Head {
    fn new(words: &Words, step: Step, given: &[Purpose]) -> Self {
        let place = [("n", step.place().into()), ("all", Step::ALL.len().into())];
        Self {
            before: step.before().map(Step::word),
            place: words.say_with("welcome-place", &place),
            why: words.say(&format!("welcome-why-{}", step.word())),
            matching: given.contains(&Purpose::Matching),
        }
    }
}

impl Said {
    /// Reads what the member face of `me` says.
    async fn read(app: &App, me: &SignedIn) -> Result<Self, Error> {
        Self::of(app, me.known.face.clone()).await
    }

    /// Reads what `face` says, where a thread may wait for seals.
    pub(super) async fn of(app: &App, face: Face) -> Result<Self, Error> {
        let app = app.clone();
        work::aside(move || {
            let owner = face.owner;
            let given = app.store.read(move |tx| consenting::given(tx, owner))?;
            Ok(Self { statements: saying::own(&app, &face)?, given })
        })
        .await
    }

    /// The first that was said of `kind`; empty where nothing was.
    pub(super) fn first(&self, kind: Kind) -> String {
        let found = self.statements.iter().find(|(is, _)| *is == kind);
        found.map(|(_, said)| said.text.clone()).unwrap_or_default()
    }

    /// Whether `text` was said of `kind`.
    pub(super) fn says(&self, kind: Kind, text: &str) -> bool {
        self.statements.iter().any(|(is, said)| *is == kind && said.text == text)
    }

    /// Who may see what was said of `kind`, as a word; empty where nothing was.
    pub(super) fn audience(&self, kind: Kind) -> &'static str {
        let found = self.statements.iter().find(|(is, _)| *is == kind);
        found.map_or("", |(_, said)| said.audience.word())
    }
}

/// Whether the question was passed over.
fn is_skipped(fields: &Fields) -> bool {
    fields.chose("skip", "yes")
}

/// What was chosen in `name`, for whom `audience` says; unanswered means nobody.
pub(super) fn statements(fields: &Fields, name: &str) -> Vec<Statement> {
    let audience = Audience::of(fields.word("audience")).unwrap_or(Audience::Nobody);
    let chosen = fields.all(name).into_iter();
    chosen.map(|text| Statement { text: text.to_owned(), special: None, audience }).collect()
}

/// Keeps what was said of each kind, in place of what was said before, and goes on.
async fn save(
    app: &App,
    me: &SignedIn,
    step: Step,
    said: Vec<(Kind, Vec<Statement>)>,
) -> Result<Response, Error> {
    keep(app, me.known.face.clone(), said).await?;
    go_on(app, me, step).await
}

/// Keeps what `face` says of each kind, in place of what it said before.
pub(super) async fn keep(
    app: &App,
    face: Face,
    said: Vec<(Kind, Vec<Statement>)>,
) -> Result<(), Error> {
    let (sealing, member) = (app.clone(), face.owner);
    let drafts = work::aside(move || {
        let draft = |(kind, statements)| saying::draft(&sealing, &face, kind, statements);
        said.into_iter().map(draft).collect::<Result<Vec<_>, _>>()
    });
    let drafts = drafts.await?;
    work::write(app, move |tx, at| {
        drafts.iter().try_for_each(|draft| saying::say(tx, at, member, draft))
    })
    .await
}

/// Notes that `step` is done, and goes to the next question; after the last one to Today, and for one
/// who had been through all of them back to their own page.
async fn go_on(app: &App, me: &SignedIn, step: Step) -> Result<Response, Error> {
    let member = me.known.member;
    let next = work::write(app, move |tx, at| {
        let before = welcome::next_step(tx, member)?;
        welcome::done(tx, at, member, step)?;
        before.map(|_| welcome::next_step(tx, member)).transpose()
    });
    Ok(match next.await? {
        None => see("/me"),
        Some(None) => see("/today"),
        Some(Some(step)) => see(&format!("/welcome/{}", step.word())),
    })
}
