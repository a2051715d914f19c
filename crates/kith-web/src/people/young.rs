//! `/accounts/young`: for whoever said that they are not yet eighteen. Nothing of them is kept; the page
//! names people who answer people of their age.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kith_app::App;

use crate::{
    doors::{Doors, May},
    page::{Page, draw},
    public::help::{Near, near},
    shell::Shell,
    visitor::Visitor,
};

/// What the lines are for, the first first.
const FOR: [&str; 2] = ["youth", "crisis"];

/// The page.
#[derive(Template)]
#[template(path = "people/young.html")]
pub(crate) struct Young {
    w: Shell,
    near: Option<Near>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/accounts/young", May::Anyone, show)
}

async fn show(State(app): State<App>, visitor: Visitor) -> Response {
    let w = visitor.shell("young-title");
    draw(&Young { near: near(&w, &FOR, app.now()), w })
}

impl Page for Young {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let near = Near { emergency: "112".to_owned(), lines: Vec::new() };
        vec![
            Self { w: shell("young-title"), near: None },
            Self { w: shell("young-title"), near: Some(near) },
        ]
    }
}
