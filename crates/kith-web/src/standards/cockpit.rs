//! `/standards`: how far the standards of the field are kept, chapter by chapter, and the lines of one chapter.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    standards::{self, Cockpit, Eyes, Line},
};
use kith_core::{people::grant::Role, standards::Chapter};

use super::{
    Where,
    saying::{self, Of, Said},
};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    query::Query,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The chapters.
#[derive(Template)]
#[template(path = "standards/chapters.html")]
pub(crate) struct Chapters {
    w: Shell,
    of: Of,
    cards: Vec<Card>,
}

/// The lines of one of them.
#[derive(Template)]
#[template(path = "standards/lines.html")]
pub(crate) struct Lines {
    w: Shell,
    of: Of,
    name: String,
    source: String,
    benchmarks: Vec<Said>,
}

/// A chapter among others.
struct Card {
    to: String,
    name: String,
    source: String,
    /// How many of its benchmarks stand how.
    tally: Vec<String>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/standards", May::Hold(Role::Coordinator), show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let chapter = at.chapter.as_deref().map(|word| Chapter::of(word).ok_or(Error::NotFound));
    let chapter = chapter.transpose()?;
    let (who, now, programme) = (me.known.clone(), app.now(), at.programme);
    let found = work::read(&app, move |tx| {
        standards::cockpit(tx, now, &who, (programme, chapter), Eyes::Desk)
    })
    .await?;
    let w = me.shell("standards-title");
    Ok(match chapter {
        Some(chapter) => draw(&Lines::new(w, chapter, &found)),
        None => draw(&Chapters::new(w, &found)),
    })
}

impl Chapters {
    fn new(w: Shell, found: &Cockpit) -> Self {
        let of = Of::new(found);
        let card = |chapter: &Chapter| Card::new(&w, &of, (*chapter, &found.lines));
        Self { cards: Chapter::ALL.iter().map(card).collect(), of, w }
    }
}

impl Card {
    fn new(w: &Words, of: &Of, (chapter, lines): (Chapter, &[Line])) -> Self {
        let own = lines.iter().filter(|line| line.benchmark.chapter == chapter);
        let words: Vec<_> = own.map(|line| saying::word(&line.stands)).collect();
        let tally = |name: &str, all: &[&str]| {
            let n = words.iter().filter(|word| all.contains(word)).count();
            (n > 0).then(|| w.say_of(&format!("standards-tally-{name}"), "n", n))
        };
        let tally = [
            tally("met", &["met"]),
            tally("partly", &["partly"]),
            tally("design", &["design"]),
            tally("none", &["none", "few", "open"]),
        ];
        Self {
            to: of.to(&format!("/standards?chapter={}", chapter.word())),
            name: saying::chapter(w, chapter),
            source: saying::source(w, chapter),
            tally: tally.into_iter().flatten().collect(),
        }
    }
}

impl Lines {
    fn new(w: Shell, chapter: Chapter, found: &Cockpit) -> Self {
        let of = Of::new(found);
        let (name, source) = (saying::chapter(&w, chapter), saying::source(&w, chapter));
        let benchmarks = found.lines.iter().map(|line| Said::new(&w, &of, line)).collect();
        Self { w, of, name, source, benchmarks }
    }
}

impl Page for Chapters {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |programme| {
            let found = saying::samples::cockpit(programme, Eyes::Desk);
            Self::new(shell("standards-title"), &found)
        };
        vec![page(false), page(true)]
    }
}

impl Page for Lines {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |chapter: &Chapter| {
            let mut found = saying::samples::cockpit(true, Eyes::Desk);
            found.lines.retain(|line| line.benchmark.chapter == *chapter);
            Self::new(shell("standards-title"), *chapter, &found)
        };
        Chapter::ALL.iter().map(page).collect()
    }
}
