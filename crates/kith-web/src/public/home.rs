//! `/`: what Kith is, for someone who has not decided yet whether to knock.

use askama::Template;
use axum::response::Response;

use crate::{
    doors::{Doors, May},
    page::{Page, draw_open},
    shell::Shell,
    visitor::Visitor,
};

/// The page.
#[derive(Template)]
#[template(path = "public/home.html")]
pub(crate) struct Home {
    w: Shell,
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/", May::Anyone, show)
}

async fn show(visitor: Visitor) -> Response {
    draw_open(&Home { w: visitor.shell("home-title") })
}

impl Page for Home {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        vec![Self { w: shell("home-title") }]
    }
}
