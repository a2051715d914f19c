//! `/come/{link}`: where a link leads; and `/my-links`: the links of a mentor, for people whom they know.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::linking::{self, Own},
};
use kith_core::{Code, people::grant::Role};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/links.html")]
pub(crate) struct Links {
    w: Shell,
    /// What takes people in: its address, its name and the language of that, and the link to it.
    rows: Vec<(String, String, String, Option<String>)>,
    /// After which programme the next page begins.
    more: Option<Code>,
}

/// Where a page begins.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let mentor = May::Hold(Role::Mentor);
    Doors::new().get("/come/{link}", May::Anyone, come).get("/my-links", mentor, show).post(
        "/my-links",
        mentor,
        invite,
    )
}

/// Leads on, and keeps nothing: neither who came nor that anybody did.
async fn come(State(app): State<App>, Path(letters): Path<String>) -> Result<Response, Failure> {
    let now = app.now();
    match work::read(&app, move |tx| linking::leads_to(tx, now, &letters)).await {
        // A letter from a wall is mistyped soon: what takes people in stands there.
        Err(Error::NotFound) => Ok(see("/programmes")),
        found => found
            .map(|(short, slug)| see(&format!("/programmes/{slug}?from={short}")))
            .map_err(Failure::from),
    }
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
    done: Done,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(&app, move |tx| linking::list(tx, now, &who, at.after)).await?;
    let w = done.on(me.shell("links-title"), &[("made", "links-made")]);
    Ok(draw(&Links::new(w, &found)))
}

async fn invite(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (who, slug) = (me.known.clone(), fields.word("programme").to_owned());
    match work::write(&app, move |tx, at| linking::invite(tx, at, &who, &slug)).await {
        // It takes nobody in any more: the list says what does.
        Err(Error::Refused(_)) => Ok(see("/my-links")),
        made => made.map(|()| see("/my-links?done=made")).map_err(Failure::from),
    }
}

impl Links {
    fn new(w: Shell, (found, more): &(Vec<Own>, Option<Code>)) -> Self {
        let site = &w.house().app.site.base_url;
        let row = |(charter, short): &Own| {
            let link = short.as_ref().map(|short| format!("{site}/come/{short}"));
            (charter.slug.to_string(), charter.name.clone(), charter.locale.clone(), link)
        };
        Self { rows: found.iter().map(row).collect(), more: *more, w }
    }
}

impl Page for Links {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::recruitment::Short;

        let w = || shell("links-title");
        let charter = super::samples::charter();
        let own = Some(Short::drawn([7; 32]));
        let (code, more) = (charter.code, vec![(charter.clone(), None), (charter, own)]);
        vec![Self::new(w(), &(Vec::new(), None)), Self::new(w(), &(more, Some(code)))]
    }
}
