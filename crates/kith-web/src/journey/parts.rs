//! `/journeys/{talk}/agreement/parts`: writing an agreement, or the next version of it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        agreeing::{self, Text},
        reading::Seen,
    },
};
use kith_core::{
    Code,
    journey::agreement::{Part, REVIEW},
};

use super::agreements::opened;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// The form.
#[derive(Template)]
#[template(path = "journey/parts.html")]
pub(crate) struct Form {
    w: Shell,
    standing: Standing,
    parts: Vec<Field>,
    /// The day of the review, as it was typed or as it is.
    review: String,
    /// The newest version, which this one follows; 0 where there is none.
    read: u32,
}

/// One part of it.
struct Field {
    name: &'static str,
    title: String,
    hint: String,
    words: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/agreement/parts", May::Member, form).post(
        "/journeys/{talk}/agreement",
        May::Member,
        write,
    )
}

async fn form(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let (seen, opened) = opened(&app, &me, talk, None).await?;
    let review = opened.as_ref().map(|(version, ..)| version.draft.review);
    let review = review.map(|day| day.jiff().strftime("%Y-%m-%d").to_string());
    let text = opened.and_then(|(.., text)| text).unwrap_or_default();
    let w = me.shell("agreement-form-title");
    let typed = |part| text.part(part).to_owned();
    Ok(draw(&Form::new(w, &seen, typed, review.unwrap_or_default())))
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
            let (seen, _) = opened(&app, &me, talk, None).await?;
            let w = me.shell("agreement-form-title").but(field, why);
            let typed = |part: Part| fields.text(part.word());
            Ok(draw(&Form::new(w, &seen, typed, fields.text("review"))))
        }
        Err((_, other)) => Err(other.into()),
    }
}

/// Keeps what was typed as the next version; the path where that can be read. Where it is refused, the field that it is
/// about.
async fn keep(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let typed: Vec<_> = Part::ALL.iter().map(|part| (*part, fields.text(part.word()))).collect();
    let text = Text::of(typed.iter().map(|(part, text)| (*part, text.as_str())))
        .map_err(|(part, why)| (part.word(), why.into()))?;
    let review = fields.day("review").ok_or(("review", REVIEW.into()))?;
    let read: u32 = fields.word("read").parse().map_err(|_| ("parts", Error::NotFound))?;
    let (ours, sealing) = (faces(me), app.clone());
    let about = |why: Error| {
        let day = matches!(why, Error::Refused(REVIEW));
        (if day { "review" } else { "parts" }, why)
    };
    let draft = work::aside(move || agreeing::draft(&sealing, &ours, talk, (&text, review)));
    let draft = draft.await.map_err(about)?;
    let written = work::once(app, fields.post(me), move |tx, at| {
        agreeing::write(tx, at, &draft, read)?;
        Ok(format!("/journeys/{talk}/agreement?done=written"))
    });
    written.await.map_err(about)
}

impl Form {
    fn new(w: Shell, seen: &Seen, typed: impl Fn(Part) -> String, review: String) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let read = seen.journey.newest.as_ref().map_or(0, |version| version.number);
        Self { parts: parts(&w, typed), standing, review, read, w }
    }
}

fn parts(w: &Shell, typed: impl Fn(Part) -> String) -> Vec<Field> {
    let field = |part: &Part| Field {
        name: part.word(),
        title: w.say(&format!("agreement-part-{}", part.word())),
        hint: w.say(&format!("agreement-hint-{}", part.word())),
        words: typed(*part),
    };
    Part::ALL.iter().map(field).collect()
}

impl Page for Form {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            Refusal,
            journey::agreement::{LONG, STALE},
            people::face::Side,
            talk::State as Stands,
        };

        use super::agreements::samples::standing;
        let page = |why: Option<(&'static str, Refusal)>, side| {
            let w = shell("agreement-form-title");
            let w = match why {
                Some((field, why)) => w.but(field, why),
                None => w,
            };
            let parts = parts(&w, |_| "x".repeat(300));
            let review = "2027-02-01".to_owned();
            Self { parts, standing: standing(side, Stands::Open), review, read: 1, w }
        };
        vec![
            page(None, Side::Member),
            page(None, Side::Helper),
            page(Some(("purpose", LONG)), Side::Member),
            page(Some(("review", REVIEW)), Side::Member),
            page(Some(("parts", STALE)), Side::Member),
        ]
    }
}
