//! `/support`: what help there is, what happens next, and how long it takes, as far as anybody knows.

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
#[template(path = "public/support.html")]
pub(crate) struct Support {
    w: Shell,
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/support", May::Anyone, show)
}

async fn show(visitor: Visitor) -> Response {
    draw_open(&Support { w: visitor.shell("support-title") })
}

impl Page for Support {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        vec![Self { w: shell("support-title") }]
    }
}
