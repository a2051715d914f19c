//! `/me/feedback`: what a mentor hears of what mentees say: only of enough people together.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, journey::feedback::pooling};
use kith_core::{
    Timestamp,
    journey::feedback::{Item, Pool},
    people::face::Side,
};

use super::feedback::asks;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::Helper,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "journey/pooled.html")]
pub(crate) struct Show {
    w: Shell,
    /// What is told, and since when; `None` while too few said anything.
    told: Option<(Pool, Timestamp)>,
    /// By which zone days are counted.
    zone: String,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/feedback", May::Helper, show)
}

async fn show(State(app): State<App>, me: Helper) -> Result<Response, Failure> {
    let who = me.known.clone();
    let (told, zone) = work::read(&app, move |tx| pooling::told(tx, &who)).await?;
    Ok(draw(&Show { told, zone, w: me.shell("pooled-title") }))
}

impl Show {
    /// Each question as a mentee reads it, with its mean; empty where too few answered it.
    fn lines(&self, pool: &Pool) -> Vec<(String, String)> {
        let line = |item: &Item| {
            let mean =
                pool.means.get(item).map(|tenths| format!("{}.{}", tenths / 10, tenths % 10));
            let mean = mean.map_or_else(
                || self.w.say("pooled-few"),
                |mean| self.w.say_of("pooled-mean", "mean", mean),
            );
            (asks(&self.w, *item, (Side::Member, "")), mean)
        };
        Item::ALL.iter().map(line).collect()
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::journey::feedback::Answers;

        use super::agreements::samples::at;
        let all =
            vec![Answers::new(|item| (item != Item::Heard).then_some(3)).unwrap_or_default(); 12];
        let told = Pool::of(&all).map(|pool| (pool, at()));
        let zone = || "UTC".to_owned();
        [None, told].map(|told| Self { w: shell("pooled-title"), told, zone: zone() }).into()
    }
}
