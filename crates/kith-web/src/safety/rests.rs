//! What somebody at the desk carries, as it stands on `/duty`; and `/duty/rests`: handing it over.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    safety::resting::{self, Load},
};
use kith_core::safety::opening::role;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page of somebody who works on cases and gives no support.
#[derive(Template)]
#[template(path = "safety/rest.html")]
pub(crate) struct Rest {
    w: Shell,
    section: Markup,
}

/// What stands on it, and on the desk of a helper who works on cases too.
#[derive(Template)]
#[template(path = "safety/_rest.html")]
struct Section<'a> {
    w: &'a Shell,
    load: Load,
    body: &'a str,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/duty/rests", May::Desk, rest)
}

/// What `me` carries; nothing where they work on no cases.
pub(crate) async fn section(me: &SignedIn, app: &App, w: &Shell) -> Result<Markup, Error> {
    if role(&me.known.roles).is_none() {
        return Ok(Markup::default());
    }
    drawn(me, app, (w, "")).await
}

async fn drawn(me: &SignedIn, app: &App, (w, body): (&Shell, &str)) -> Result<Markup, Error> {
    let (by, now, share) = (me.known.member, app.now(), app.site.exposure);
    let load = work::read(app, move |tx| resting::load(tx, now, by, share)).await?;
    Ok(Section { w, load, body }.draw())
}

/// The page of `me`, where they give no support.
pub(crate) async fn page(me: &SignedIn, app: &App, w: Shell) -> Result<Response, Failure> {
    if role(&me.known.roles).is_none() {
        return Err(Error::NotFound.into());
    }
    let section = drawn(me, app, (&w, "")).await?;
    Ok(draw(&Rest { w, section }))
}

async fn rest(me: SignedIn, State(app): State<App>, fields: Fields) -> Result<Response, Failure> {
    match hand_over(&me, &app, &fields).await {
        Ok(()) => Ok(see("/duty?after=rested")),
        Err(Error::Refused(why)) => {
            let w = me.shell("nav-duty").but("body", why);
            let section = drawn(&me, &app, (&w, &fields.text("body"))).await?;
            Ok(draw(&Rest { w, section }))
        }
        Err(other) => Err(other.into()),
    }
}

async fn hand_over(me: &SignedIn, app: &App, fields: &Fields) -> Result<(), Error> {
    let (known, post) = (me.known.clone(), fields.post(me));
    let (seal, who, text) = (app.clone(), me.known.clone(), fields.text("body"));
    let notes = work::aside(move || resting::draft(&seal, &who, &text)).await?;
    work::write(app, move |tx, at| resting::hand_over(tx, at, &post, &known, &notes)).await
}

impl Section<'_> {
    fn draw(&self) -> Markup {
        // A template over finished values cannot fail; an empty section would be seen at once.
        Markup(self.render().unwrap_or_default())
    }

    /// How many they opened, of how many.
    fn opened(&self) -> String {
        let n = [("opened", self.load.opened.into()), ("share", self.load.share.into())];
        self.w.say_with("rest-opened", &n)
    }
}

/// One of each for the test that draws all pages.
#[cfg(test)]
pub(crate) fn sample(w: &Shell, opened: i64, cases: usize) -> Markup {
    Section { w, load: Load { opened, share: 5, cases }, body: "one" }.draw()
}

impl Page for Rest {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::safety::letter::EMPTY;
        let page = |w: Shell, opened, cases| Self { section: sample(&w, opened, cases), w };
        vec![page(shell("nav-duty"), 1, 0), page(shell("nav-duty").but("body", EMPTY), 5, 2)]
    }
}
