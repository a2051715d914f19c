//! `/languages`: the languages of the pages, and the two that are for testing.

use askama::Template;
use axum::response::Response;

use crate::{
    doors::{Doors, May},
    page::{Page, draw_open},
    shell::Shell,
    visitor::Visitor,
    words::Locale,
};

/// The page.
#[derive(Template)]
#[template(path = "public/languages.html")]
pub(crate) struct Languages {
    w: Shell,
    locales: [Locale; 3],
}

/// Its door.
pub(super) fn doors() -> Doors {
    Doors::new().get("/languages", May::Anyone, show)
}

async fn show(visitor: Visitor) -> Response {
    draw_open(&Languages { w: visitor.shell("languages-title"), locales: Locale::ALL })
}

impl Page for Languages {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        vec![Self { w: shell("languages-title"), locales: Locale::ALL }]
    }
}
