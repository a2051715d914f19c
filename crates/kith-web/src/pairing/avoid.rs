//! `/me/avoid`: with whom a member wants never to be put together. Nobody else ever sees it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    pairing::avoiding::{self, Line},
};
use kith_core::{Code, Refusal, people::face::Face};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 2] = [("kept", "avoid-done-kept"), ("back", "avoid-done-back")];

/// The page.
#[derive(Template)]
#[template(path = "pairing/avoid.html")]
pub(crate) struct Avoid {
    w: Shell,
    typed: String,
    kept: Vec<Row>,
    met: Vec<Face>,
}

struct Row {
    code: Code,
    name: String,
    day: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/me/avoid", May::Member, show)
        .post("/me/avoid", May::Member, name)
        .post("/me/avoid/people", May::Member, meet)
        .post("/me/avoid/{id}/removals", May::Member, take_back)
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let w = done.on(me.shell("avoid-title"), &DONE);
    Ok(draw(&page(app, &me, w, String::new()).await?))
}

async fn page(app: App, me: &SignedIn, w: Shell, typed: String) -> Result<Avoid, Error> {
    let member = me.known.member;
    let (kept, met) = work::aside(move || avoiding::own(&app, member)).await?;
    Ok(Avoid { kept: kept.into_iter().map(|line| row(&w, line)).collect(), w, typed, met })
}

fn row(w: &Shell, line: Line) -> Row {
    let name = line.who.map_or_else(|| w.say("avoid-gone"), |who| who.reveal().to_owned());
    Row { code: line.code, name, day: w.day_in(line.since, "UTC") }
}

async fn name(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (sealing, member, typed) = (app.clone(), me.known.member, fields.text("who"));
    let draft = match work::aside(move || avoiding::draft(&sealing, member, &typed)).await {
        Err(Error::Refused(why)) => return again(app, &me, &fields, why).await,
        draft => draft?,
    };
    let kept = work::once(&app, fields.post(&me), move |tx, at| {
        avoiding::keep(tx, at, member, &draft)?;
        Ok("/me/avoid?done=kept".to_owned())
    });
    answer(kept.await, app, &me, &fields).await
}

async fn meet(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (who, face) = (me.known.clone(), fields.code("face")?);
    let kept = work::once(&app, fields.post(&me), move |tx, at| {
        avoiding::keep_met(tx, at, &who, face)?;
        Ok("/me/avoid?done=kept".to_owned())
    });
    answer(kept.await, app, &me, &fields).await
}

async fn take_back(
    State(app): State<App>,
    me: SignedIn,
    Path(id): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let member = me.known.member;
    let to = work::once(&app, fields.post(&me), move |tx, at| {
        avoiding::take_back(tx, at, member, id)?;
        Ok("/me/avoid?done=back".to_owned())
    });
    Ok(see(&to.await?))
}

async fn answer(
    done: Result<String, Error>,
    app: App,
    me: &SignedIn,
    fields: &Fields,
) -> Result<Response, Failure> {
    match done {
        Err(Error::Refused(why)) => again(app, me, fields, why).await,
        to => Ok(see(&to?)),
    }
}

async fn again(
    app: App,
    me: &SignedIn,
    fields: &Fields,
    why: Refusal,
) -> Result<Response, Failure> {
    let w = me.shell("avoid-title").but("who", why);
    Ok(draw(&page(app, me, w, fields.text("who")).await?))
}

impl Page for Avoid {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::pairing::avoidance::ENOUGH;

        let row = |name: &str| Row {
            code: Code(uuid::Uuid::from_u128(3)),
            name: name.to_owned(),
            day: "1".to_owned(),
        };
        let page = |w, kept, met| Self { w, typed: String::new(), kept, met };
        let met = vec![crate::support::samples::face("Juniper")];
        let full = page(
            shell("avoid-title").but("who", ENOUGH),
            vec![row("Kim"), row(&"W".repeat(60))],
            met,
        );
        vec![page(shell("avoid-title").after("avoid-done-back"), Vec::new(), Vec::new()), full]
    }
}
