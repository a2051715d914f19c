//! `/programmes/{slug}`: what a programme is, what is hard about it, and the way in.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{App, programme::reading};
use kith_core::{
    Timestamp,
    programme::{
        charter::{Charter, Part, State as Stands},
        frame::Model,
        recruitment::Short,
    },
};

use super::saying;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw_open},
    query::{Came, Query},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/charter.html")]
pub(crate) struct Show {
    w: Shell,
    charter: Charter,
    model: String,
    /// What stands above all in each state but the open one; empty there.
    stands: String,
    /// Days, figures, ages: one a line.
    facts: Vec<String>,
    /// The letters of the link by which whoever reads came; `None` where by none.
    came: Option<Short>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/programmes/{programme}", May::Anyone, show)
}

async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(came): Query<Came>,
) -> Result<Response, Failure> {
    let (who, now) = (visitor.known.clone(), app.now());
    let charter =
        work::read(&app, move |tx| reading::named(tx, now, who.as_deref(), &slug)).await?;
    let w = visitor.shell_titled(charter.name.clone());
    Ok(draw_open(&Show { came: came.short(), ..Show::new(w, now, charter) }))
}

impl Show {
    fn new(w: Shell, now: Timestamp, charter: Charter) -> Self {
        let model = saying::model(&w, charter.model);
        let (stands, facts) = (saying::stands(&w, &charter), saying::facts(&w, now, &charter));
        Self { w, charter, model, stands, facts, came: None }
    }

    /// What stands in the text `part`, by its word; empty where nothing does.
    fn text(&self, part: &str) -> &str {
        Part::of(part).map(|part| self.charter.texts.part(part)).unwrap_or_default()
    }

    /// Whether it takes people in.
    fn is_open(&self) -> bool {
        self.charter.state == Stands::Open
    }

    /// Whether people come to it for a mentor.
    fn mentors(&self) -> bool {
        self.charter.model != Model::Peer
    }

    /// Where whoever reads asks for it.
    fn way(&self) -> String {
        if self.mentors() { self.apply("mentee") } else { self.w.begin() }
    }

    /// Where whoever reads applies for `role`; whoever has no name here yet chooses one first.
    fn apply(&self, role: &str) -> String {
        let letters = |mark| self.came.as_ref().map(|short| format!("{mark}from={short}"));
        if self.w.known.is_none() {
            return format!("{}{}", self.w.begin(), letters('?').unwrap_or_default());
        }
        let (slug, came) = (self.charter.slug.text(), letters('&').unwrap_or_default());
        format!("/applications/new?programme={slug}&role={role}{came}")
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let (states, now) = (super::samples::states().into_iter(), kith_testkit::now());
        let page = |charter| Self::new(shell("programmes-title"), now, charter);
        let came = Some(Short::drawn([7; 32]));
        let linked = Self { came, ..page(super::samples::charter()) };
        states.map(page).chain([linked]).collect()
    }
}
