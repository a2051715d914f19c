//! `/cover`: whether somebody is here now, and else when; by language, by the clock of the house. Never how many, and never
//! who. It holds for this moment alone, so nobody keeps a copy.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    outlook::{Outlook, outlook},
    support::covering::{self, Told as Found},
};
use kith_core::Timestamp;

use super::outlook::Told;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    support::saying,
    visitor::Visitor,
    words::Markup,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "public/cover.html")]
pub(crate) struct Cover {
    w: Shell,
    /// Whether somebody is here.
    here: bool,
    /// What is true at this moment.
    lead: Markup,
    /// The languages of those who are here, in a sentence; empty where nobody said one.
    tongues: String,
    /// For each language, when somebody who writes it comes next.
    next: Vec<Markup>,
    told: Told,
    zone: String,
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/cover", May::Anyone, show)
}

async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Failure> {
    let now = app.now();
    let found =
        work::read(&app, move |tx| Ok((covering::told(tx, now)?, outlook(tx, now)?))).await?;
    Ok(draw(&Cover::new(visitor.shell("cover-title"), &found, now)))
}

impl Cover {
    fn new(w: Shell, (found, outlook): &(Found, Outlook), now: Timestamp) -> Self {
        let zone = found.zone.name().to_owned();
        let here = found.cover.helpers > 0;
        let lead = match found.cover.next {
            _ if here => saying::plain(&w.say("cover-here")),
            Some(next) => saying::timed_in(&w, "cover-later", &[], (next, &zone)),
            None => saying::plain(&w.say("cover-unknown")),
        };
        let names: Vec<_> = found.here.iter().map(|tag| saying::tongue(tag)).collect();
        let tongues = if names.is_empty() {
            String::new()
        } else {
            w.say_of("cover-tongues", "tongues", names.join(", "))
        };
        let one = |(tag, at): &(String, Timestamp)| {
            let name = saying::tongue(tag);
            saying::timed_in(&w, "cover-tongue-next", &[("tongue", name.into())], (*at, &zone))
        };
        let next = found.tongues.iter().map(one).collect();
        let told = Told::new(&w, outlook, now);
        Self { w, here, lead, tongues, next, told, zone }
    }
}

impl Page for Cover {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let now = kith_testkit::now();
        let one = |outlook: Outlook| {
            let busy = outlook.cover.helpers > 0;
            let tags = |n: usize| ["ar", "de", "en"].into_iter().take(n).map(str::to_owned);
            let found = Found {
                cover: outlook.cover,
                here: tags(if busy { 2 } else { 0 }).collect(),
                tongues: tags(if busy { 3 } else { 0 }).map(|tag| (tag, now)).collect(),
                zone: kith_core::programme::zone::Zone::UTC,
            };
            Self::new(shell("cover-title"), &(found, outlook), now)
        };
        super::outlook::samples().into_iter().map(one).collect()
    }
}
