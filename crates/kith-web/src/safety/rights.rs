//! `/me/rights`: what a member can ask for by law about what is kept of them.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    safety::claiming::{self, Draft},
};
use kith_core::{
    Refusal,
    safety::{
        claim::{CLOCK, Claim, Right, Use},
        letter,
    },
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "safety/rights.html")]
pub(crate) struct Rights {
    w: Shell,
    asked: Vec<(&'static str, String)>,
    right: String,
    uses: Vec<(&'static str, String)>,
    purpose: String,
    body: String,
    /// By which day somebody answers who asks now; a clock would tell another minute on every visit.
    until: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/rights", May::Member, show).post("/me/rights", May::Member, claim)
}

async fn show(me: SignedIn, State(app): State<App>) -> Response {
    draw(&Rights::new(me.shell("rights-title"), &app, &Fields::default()))
}

async fn claim(me: SignedIn, State(app): State<App>, fields: Fields) -> Result<Response, Failure> {
    let draft = match draft(&app, &fields).await? {
        Ok(draft) => draft,
        Err(problems) => {
            let w = me.shell("rights-title");
            let w = problems.into_iter().fold(w, |w, (field, why)| w.but(field, why));
            return Ok(draw(&Rights::new(w, &app, &fields)));
        }
    };
    let (post, member) = (fields.post(&me), me.known.member);
    let asked = work::once(&app, post, move |tx, at| {
        Ok(format!("/me/letters/{}", claiming::claim(tx, at, member, &draft)?))
    });
    Ok(see(&asked.await?))
}

/// What stands in the way of what was typed, with its field.
type Problems = Vec<(&'static str, Refusal)>;

/// Seals what was typed, where a thread may wait; or all that stands in its way.
async fn draft(app: &App, fields: &Fields) -> Result<Result<Draft, Problems>, Error> {
    let (claim, text) =
        (Claim::read(fields.word("right"), fields.word("use")), fields.text("body"));
    let no_words = letter::line(&text).err().map(|why| ("body", why));
    match (claim, no_words) {
        (Ok(claim), None) => {
            let app = app.clone();
            work::aside(move || claiming::draft(&app, claim, &text)).await.map(Ok)
        }
        (claim, words) => Ok(Err(claim.err().into_iter().flatten().chain(words).collect())),
    }
}

impl Rights {
    /// The form, with what was chosen and typed in `fields`.
    fn new(w: Shell, app: &App, fields: &Fields) -> Self {
        let named = |list: &str, word: &str| w.say(&format!("{list}-{word}"));
        Self {
            asked: Right::ALL
                .iter()
                .map(|it| (it.word(), named("claim-right", it.word())))
                .collect(),
            right: fields.word("right").to_owned(),
            uses: Use::ALL.iter().map(|it| (it.word(), named("claim-use", it.word()))).collect(),
            purpose: fields.word("use").to_owned(),
            body: fields.text("body"),
            until: w.day_in(app.now() + CLOCK, "UTC"),
            w,
        }
    }
}

impl Page for Rights {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::safety::claim::{NO_RIGHT, NO_USE};
        let bare = kith_testkit::Bare::new();
        let typed = Fields::read(b"right=object&use=noticing&body=first%0Asecond").0;
        let bad = shell("rights-title").but("right", NO_RIGHT).but("use", NO_USE);
        let bad = bad.but("body", letter::EMPTY);
        vec![
            Self::new(shell("rights-title"), &bare.app, &Fields::default()),
            Self::new(shell("rights-title"), &bare.app, &typed),
            Self::new(bad, &bare.app, &Fields::default()),
        ]
    }
}
