//! `/journeys/{talk}/reflection`: what one takes with them, the exit form, and what one wishes for afterwards.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        reflecting::{self, Choices, FORM, SHARED, Text},
        remembering::{self, Keepsake},
    },
};
use kith_core::{
    Code,
    journey::{
        closure::After,
        reflection::{NO_WAY, Part},
    },
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// Whether one would do it again: the answers.
const AGAIN: [&str; 3] = ["yes", "perhaps", "no"];

/// The form.
#[derive(Template)]
#[template(path = "journey/reflection.html")]
pub(crate) struct Form {
    w: Shell,
    standing: Standing,
    /// What is written in each part.
    text: Vec<(Part, String)>,
    /// Whether the other reads it, and whether coordinators do.
    reads: (bool, bool),
    after: String,
}

/// One part of the form.
struct Field {
    name: &'static str,
    title: String,
    hint: String,
    words: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/reflection", May::Member, form).post(
        "/journeys/{talk}/reflection",
        May::Member,
        write,
    )
}

async fn form(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let kept = keepsake(&app, &me, talk).await?;
    let w = me.shell("reflection-title");
    let typed = |part| kept.own.part(part).to_owned();
    let mine = kept.choices.as_ref();
    let reads =
        mine.map_or((false, false), |mine| (mine.shared.is_some(), mine.handed_in.is_some()));
    let after = mine.map_or("", |mine| mine.after.word()).to_owned();
    Ok(draw(&Form::new(w, &kept, typed, reads, after)))
}

async fn write(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, talk, &fields).await {
        Ok(path) => Ok(see(&path)),
        Err((field, Error::Refused(why))) => {
            let kept = keepsake(&app, &me, talk).await?;
            let w = me.shell("reflection-title").but(field, why);
            let after = fields.word("after").to_owned();
            let typed = |part: Part| fields.text(part.word());
            Ok(draw(&Form::new(w, &kept, typed, reads(&fields), after)))
        }
        Err((_, other)) => Err(other.into()),
    }
}

/// Keeps what was typed; the path where that can be read. Where it is refused, the field that it is about.
async fn keep(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let chosen = |part: &Part| *part != Part::Again || AGAIN.contains(&fields.word(part.word()));
    let typed = Part::ALL.iter().filter(|part| chosen(part));
    let typed: Vec<_> = typed.map(|part| (*part, fields.text(part.word()))).collect();
    let text = Text::of(typed.iter().map(|(part, text)| (*part, text.as_str())))
        .map_err(|(part, why)| (part.word(), why.into()))?;
    let (shared, handed_in) = reads(fields);
    let after = After::of(fields.word("after")).unwrap_or(After::No);
    let choices = Choices { shared, handed_in, after };
    let (ours, sealing) = (faces(me), app.clone());
    let about = |why: Error| {
        let field = match why {
            Error::Refused(NO_WAY) => Part::Way.word(),
            _ => "parts",
        };
        (field, why)
    };
    let draft = work::aside(move || reflecting::draft(&sealing, &ours, talk, (&text, choices)));
    let draft = draft.await.map_err(about)?;
    let kept = work::once(app, fields.post(me), move |tx, at| {
        reflecting::keep(tx, at, &draft)?;
        Ok(format!("/journeys/{talk}/keepsake?done=written"))
    });
    kept.await.map_err(about)
}

/// Whether the other reads it, and whether coordinators do.
fn reads(fields: &Fields) -> (bool, bool) {
    (fields.chose("reads", "other"), fields.chose("reads", "coordinators"))
}

/// What stands in the keepsake of `me`, opened.
pub(super) async fn keepsake(app: &App, me: &SignedIn, talk: Code) -> Result<Keepsake, Error> {
    let (ours, opener, now) = (faces(me), app.clone(), app.now());
    let sealed = work::read(app, move |tx| remembering::gather(tx, now, &ours, talk)).await?;
    work::aside(move || remembering::open(&opener, sealed)).await
}

impl Form {
    fn new(
        w: Shell,
        kept: &Keepsake,
        typed: impl Fn(Part) -> String,
        reads: (bool, bool),
        after: String,
    ) -> Self {
        let standing = Standing::new(&w, &kept.seen.seat, kept.seen.other.as_ref());
        let text = Part::ALL.iter().map(|part| (*part, typed(*part))).collect();
        Self { w, standing, text, reads, after }
    }

    fn words(&self, part: Part) -> String {
        let found = self.text.iter().find(|(is, _)| *is == part);
        found.map(|(_, words)| words.clone()).unwrap_or_default()
    }

    fn field(&self, part: Part) -> Field {
        let name = part.word();
        let title = self.w.say(&format!("reflection-part-{name}"));
        let hint =
            self.w.say_of(&format!("reflection-hint-{name}"), "name", self.standing.name.as_str());
        Field { name, title, hint, words: self.words(part) }
    }

    /// What they take with them, and their thanks.
    fn shared(&self) -> Vec<Field> {
        SHARED.iter().map(|part| self.field(*part)).collect()
    }

    /// The fields of the exit form in which one writes.
    fn exit(&self) -> Vec<Field> {
        let written = FORM.iter().filter(|part| **part != Part::Again);
        written.map(|part| self.field(*part)).collect()
    }

    /// Whether they would do it again: the answers, and whether each was chosen.
    fn again(&self) -> Vec<(&'static str, String, bool)> {
        let chosen = self.words(Part::Again);
        let one = |word: &&'static str| {
            (*word, self.w.say(&format!("reflection-again-{word}")), chosen == **word)
        };
        AGAIN.iter().map(one).collect()
    }

    /// What can be wished for afterwards, and whether it was chosen.
    fn afters(&self) -> Vec<(&'static str, String, bool)> {
        let one = |after: &After| {
            let word = after.word();
            (word, self.w.say(&format!("reflection-after-{word}")), self.after == word)
        };
        After::ALL.iter().map(one).collect()
    }

    /// How the other may reach them.
    fn way(&self) -> [Field; 1] {
        [self.field(Part::Way)]
    }
}

impl Page for Form {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            Refusal,
            journey::{agreement::LONG, closure::NOT_NOW},
            people::face::Side,
            talk::State as Stands,
        };

        use super::agreements::samples::standing;
        let page = |why: Option<(&'static str, Refusal)>, after: &str| {
            let w = shell("reflection-title");
            let w = match why {
                Some((field, why)) => w.but(field, why),
                None => w,
            };
            let text = Part::ALL.iter().map(|part| (*part, "x".repeat(300))).collect();
            let standing = standing(Side::Member, Stands::Open);
            Self { w, standing, text, reads: (true, false), after: after.to_owned() }
        };
        vec![
            page(None, ""),
            page(Some(("way", NO_WAY)), "yes"),
            page(Some(("thanks", LONG)), "peers"),
            page(Some(("parts", NOT_NOW)), "no"),
        ]
    }
}
