//! `/programmes/new`: a template, a name, and there is a draft.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    programme::setting_up::{self, Begun},
};
use kith_core::{
    Refusal,
    people::grant::Role,
    programme::{
        charter::{Part, Texts},
        frame::Model,
    },
};

use super::saying;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// No template was chosen.
const MODEL: Refusal = Refusal("programme-model");

/// The page.
#[derive(Template)]
#[template(path = "programme/draft.html")]
pub(crate) struct Start {
    w: Shell,
    /// What was typed and chosen so far.
    fields: Fields,
    /// The templates: word, name, and for what.
    models: Vec<(&'static str, String, String)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new().get("/programmes/new", coordinator, form).post("/programmes", coordinator, create)
}

async fn form(me: SignedIn) -> Response {
    draw(&Start::new(me.shell("programmes-new"), Fields::default()))
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let w = me.shell("programmes-new");
    let Some(model) = Model::of(fields.word("model")) else {
        return Ok(draw(&Start::new(w.but("model", MODEL), fields)));
    };
    let (name, texts, locale) = (fields.text("name"), template(&w, model), w.lang().to_owned());
    let begun = Begun { name, model, locale, texts };
    let who = me.known.clone();
    let made = work::once(&app, fields.post(&me), move |tx, at| {
        let code = setting_up::begin(tx, at, &who, &begun)?;
        Ok(format!("/programmes/{code}/settings/purpose"))
    });
    match made.await {
        Ok(path) => Ok(see(&path)),
        Err(Error::Refused(why)) => Ok(draw(&Start::new(w.but("name", why), fields))),
        Err(error) => Err(error.into()),
    }
}

/// What the template of `model` says, in the words of whoever sets up the programme.
fn template(w: &Shell, model: Model) -> Texts {
    let said = |part: &Part| {
        let key = format!("template-{}-{}", model.word(), part.word());
        // Who runs it nobody can know but them.
        (*part != Part::Runner).then(|| (*part, w.say(&key)))
    };
    Texts::kept(Part::ALL.iter().filter_map(said))
}

impl Start {
    fn new(w: Shell, fields: Fields) -> Self {
        let one = |model: &Model| {
            let more = w.say(&format!("model-more-{}", model.word()));
            (model.word(), saying::model(&w, *model), more)
        };
        Self { models: Model::ALL.iter().map(one).collect(), fields, w }
    }
}

impl Page for Start {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::charter::NAME;

        let w = || shell("programmes-new");
        // Each template has all of its words.
        for &model in Model::ALL {
            let texts = template(&w(), model);
            let gaps = Part::ALL.iter().filter(|part| texts.part(**part).is_empty());
            assert_eq!(gaps.collect::<Vec<_>>(), [&Part::Runner]);
            assert!(Part::ALL.iter().all(|part| !texts.part(*part).contains('⟦')), "{texts:?}");
        }
        let (typed, _) = Fields::read(b"model=career&name=A");
        vec![
            Self::new(w(), Fields::default()),
            Self::new(w().but("name", NAME), typed),
            Self::new(w().but("model", MODEL), Fields::default()),
        ]
    }
}
