//! `/rules`: what everybody here agrees to, in five lines.

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
#[template(path = "public/rules.html")]
pub(crate) struct Rules {
    w: Shell,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/rules", May::Anyone, show)
}

async fn show(visitor: Visitor) -> Response {
    draw_open(&Rules { w: visitor.shell("rules-title") })
}

impl Page for Rules {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        vec![Self { w: shell("rules-title") }]
    }
}
