//! `/me/export`: everything of one's own, to take along. The files are named so that they tell nothing.

use std::fmt::Write;

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Fault,
    people::{archiving, exporting},
};
use kith_core::people::archive::Archive;
use serde_json::Value;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, file},
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::{Markup, escape},
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "people/export.html")]
pub(crate) struct Export {
    w: Shell,
    /// When it was asked for outside the house, and by when the law wants it; `None` where it was not.
    asked: Option<(Markup, Markup)>,
}

/// The archive as a page that needs neither Kith nor a network.
#[derive(Template)]
#[template(path = "people/archive.html")]
struct Whole<'a> {
    lang: &'a str,
    title: String,
    body: Markup,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/export", May::Member, show).post("/me/export", May::Member, create)
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let member = me.known.member;
    let waits = work::read(&app, move |tx| archiving::waiting(tx, member)).await?;
    Ok(draw(&Export::new(me.shell("export-title"), waits.as_ref())))
}

async fn create(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let member = me.known.member;
    let reader = app.clone();
    let archive = work::aside(move || exporting::export(&reader, member)).await?;
    work::write(&app, move |tx, at| archiving::opened(tx, at, member)).await?;
    if fields.word("as") == "json" {
        let text = serde_json::to_string_pretty(&archive).map_err(Fault::new)?;
        return Ok(file("notes.json", "application/json", text));
    }
    let mut body = String::new();
    write_out(&mut body, &archive);
    let (lang, title) = (me.words.locale.tag(), me.words.say("export-archive"));
    let page = Whole { lang, title, body: Markup(body) }.render().map_err(Fault::new)?;
    Ok(file("notes.html", "text/html; charset=utf-8", page))
}

/// The archive as lists within lists.
fn write_out(out: &mut String, value: &Value) {
    match value {
        Value::Object(fields) => {
            out.push_str("<dl>");
            for (name, value) in fields {
                let _ = write!(out, "<dt>{}</dt><dd>", safe(&name.replace('_', " ")));
                write_out(out, value);
                out.push_str("</dd>");
            }
            out.push_str("</dl>");
        }
        Value::Array(entries) => {
            out.push_str("<ul>");
            for entry in entries {
                out.push_str("<li>");
                write_out(out, entry);
                out.push_str("</li>");
            }
            out.push_str("</ul>");
        }
        Value::Null => out.push('–'),
        Value::String(text) => {
            let _ = write!(out, "<span dir=\"auto\">{}</span>", safe(text));
        }
        Value::Bool(_) | Value::Number(_) => out.push_str(&value.to_string()),
    }
}

fn safe(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, letter| {
        escape(&mut out, letter);
        out
    })
}

impl Export {
    fn new(w: Shell, waits: Option<&Archive>) -> Self {
        let asked = waits.map(|one| {
            let line = |key, at| saying::timed(&w, key, &[], at);
            (line("export-asked", one.asked), line("export-asked-until", one.until))
        });
        Self { w, asked }
    }
}

impl Page for Export {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::people::archive::Place;
        let waits = super::subjects::samples::archive(Place::Ready, crate::support::samples::at());
        let w = || shell("export-title");
        vec![Self::new(w(), None), Self::new(w(), Some(&waits))]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_shows_every_word_as_it_was_written() {
        let mut out = String::new();
        write_out(&mut out, &serde_json::json!({ "a_b": ["<i>", null, 3] }));
        let list = "<ul><li><span dir=\"auto\">&lt;i&gt;</span></li><li>–</li><li>3</li></ul>";
        assert_eq!(out, format!("<dl><dt>a b</dt><dd>{list}</dd></dl>"));
    }
}
