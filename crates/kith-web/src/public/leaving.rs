//! `/leaving`: how leaving works, and, for members, what their tab says and whether the button shows.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{App, people::portraying};
use kith_core::{
    people::taste::{Exit, Titles},
    programme::recruitment::Short,
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw_open, see},
    query::{Came, Query},
    shell::Shell,
    visitor::{SignedIn, Visitor},
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "public/leaving.html")]
pub(crate) struct Leaving {
    w: Shell,
    /// What stands in the form; nothing for whoever is not signed in.
    titles: Option<&'static str>,
    exit: Option<&'static str>,
    /// The link by which they came, where they go on to; `None` where by none.
    came: Option<Short>,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/leaving", May::Anyone, show).post("/leaving", May::Member, keep)
}

async fn show(visitor: Visitor, Query(came): Query<Came>) -> Response {
    let tastes = visitor.known.as_ref().map(|known| &known.tastes);
    draw_open(&Leaving {
        titles: tastes.map(|tastes| tastes.titles.word()),
        exit: tastes.map(|tastes| tastes.exit.word()),
        w: visitor.shell("leaving-title"),
        came: came.short(),
    })
}

/// Keeps both choices; what was not chosen stays as it was.
async fn keep(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let mut tastes = me.known.tastes.clone();
    tastes.titles = Titles::of(fields.word("titles")).unwrap_or(tastes.titles);
    tastes.exit = Exit::of(fields.word("exit")).unwrap_or(tastes.exit);
    let member = me.known.member;
    work::write(&app, move |tx, _| portraying::set_tastes(tx, member, &tastes)).await?;
    Ok(see(&next(Short::parse(fields.word("from")).ok().as_ref())))
}

/// Where they go on to, who came by the link `came`.
fn next(came: Option<&Short>) -> String {
    came.map_or_else(|| "/today".to_owned(), |short| format!("/come/{short}"))
}

impl Leaving {
    fn next(&self) -> String {
        next(self.came.as_ref())
    }

    fn says(&self, word: &str) -> bool {
        self.titles == Some(word)
    }

    fn shows(&self, word: &str) -> bool {
        self.exit == Some(word)
    }
}

impl Page for Leaving {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let one = |titles, exit, came| Self { w: shell("leaving-title"), titles, exit, came };
        let came = Some(Short::drawn([7; 32]));
        vec![one(None, None, None), one(Some("notes"), Some("shown"), came)]
    }
}
