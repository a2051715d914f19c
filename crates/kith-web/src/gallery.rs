//! Every page in every state, drawn in every locale: words, labels, headings, bytes.

use std::{collections::HashSet, sync::Arc};

use axum::http::Request;
use kith_app::people::recognising::Known;
use kith_core::{
    Code,
    people::{
        face::{Face, Side},
        taste::{Tastes, Titles},
    },
};
use kith_testkit::Bare;

use super::Page;
use crate::{
    discreet::Telling,
    house::House,
    visitor::{Prefix, Visitor},
    words::Locale,
};

/// Draws pages and looks at them.
pub(crate) struct Gallery {
    house: House,
    locale: Locale,
    /// Whoever looks, with the tastes that they chose; `None` for a stranger.
    reader: Option<Arc<Known>>,
    /// What may stand in no title.
    tells: Telling,
    /// How many were drawn.
    drawn: usize,
}

impl Gallery {
    /// Draws each sample of the page `P` and looks at it.
    pub(crate) fn show<P: Page>(&mut self) {
        let shell = |title: &str| self.visitor().shell(title);
        for (at, page) in P::samples(&shell).iter().enumerate() {
            let name = format!("{} {at} {}", std::any::type_name::<P>(), self.locale.tag());
            let html = page.render().unwrap();
            look(&name, &html);
            self.discreet(&name, &html);
            self.drawn += 1;
        }
    }

    fn visitor(&self) -> Visitor {
        let mut asked = Request::get("/somewhere").body(()).unwrap();
        asked.extensions_mut().insert(Prefix(self.locale));
        let (parts, ()) = asked.into_parts();
        let mut visitor = Visitor::passing(&self.house, &parts);
        visitor.known.clone_from(&self.reader);
        visitor
    }

    /// No title tells of a topic; where its reader chose so, it says another name and nothing else.
    fn discreet(&self, name: &str, html: &str) {
        let title = between_tags(html, "<title>");
        assert_eq!(self.tells.find(title), None, "{name}: {title}");
        if self.reader.is_some() {
            // Recipes by choice; Notes where a page tells nothing, whoever reads it.
            assert!(["Recipes", "Notes"].contains(&title), "{name}: {title}");
            assert!(!html.contains("<meta name=\"description\""), "{name}");
            assert!(html.contains("/assets/recipes") || title == "Notes", "{name}: the icon");
        }
    }
}

/// Somebody who chose that tabs say “Recipes”.
fn cook() -> Arc<Known> {
    let id = uuid::Uuid::from_u128(3);
    Arc::new(Known {
        member: id.into(),
        session: id.into(),
        shared: None,
        face: Face {
            id: id.into(),
            code: Code(id),
            owner: id.into(),
            side: Side::Member,
            pseudonym: "Wren".to_owned(),
            doorway: Code(id),
        },
        helper: None,
        roles: Vec::new(),
        second_step: false,
        tastes: Tastes { titles: Titles::Recipes, ..Tastes::default() },
        leaving: None,
        barred: None,
        wants_note: false,
    })
}

fn between_tags<'h>(html: &'h str, start: &str) -> &'h str {
    html.split(start).nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default()
}

fn look(name: &str, html: &str) {
    assert!(!html.contains('⟦'), "{name}: words are missing: {}", gap(html));
    for (what, times) in [("<h1", 1), ("<main", 1), ("<title>", 1), (" style=", 0), ("onclick", 0)]
    {
        assert_eq!(html.matches(what).count(), times, "{name}: {what}");
    }
    assert!(!html.contains("<html lang=\"\""), "{name}: no language");
    let ids: Vec<&str> = between(html, " id=\"").collect();
    let once: HashSet<&str> = ids.iter().copied().collect();
    assert_eq!(ids.len(), once.len(), "{name}: an id stands twice in {ids:?}");
    for link in ["for=\"", "aria-labelledby=\"", "aria-describedby=\"", "href=\"#"] {
        for to in between(html, link).flat_map(str::split_whitespace) {
            assert!(once.contains(to), "{name}: nothing has the id {to}");
        }
    }
    assert!(leads_on(html), "{name}: a dead end");
    let forms = html.matches("method=\"post\"").count();
    let keyed = html.matches("name=\"once\"").count() + html.matches("data-exit").count();
    assert!(forms <= keyed, "{name}: a form without its keys");
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut html.as_bytes(), &mut packed, &params).unwrap();
    assert!(packed.len() < 11_500, "{name}: {} bytes", packed.len());
}

/// Whether the page itself, and not only what stands around every page, offers a way on. A sheet that is handed to somebody
/// outside has no ways around it and needs none.
fn leads_on(html: &str) -> bool {
    let main = inside(html, "<main", "</main>");
    let leaves = main.split("href=\"").skip(1).any(|to| !to.starts_with('#'));
    leaves || main.contains("<button") || !html.contains("<nav")
}

fn inside<'h>(html: &'h str, start: &str, end: &str) -> &'h str {
    let rest = html.split(start).nth(1).unwrap_or_default();
    rest.split(end).next().unwrap_or_default()
}

fn gap(html: &str) -> &str {
    html.split('⟦').nth(1).and_then(|rest| rest.split('⟧').next()).unwrap_or_default()
}

fn between<'h>(html: &'h str, start: &'h str) -> impl Iterator<Item = &'h str> {
    html.split(start).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn naps_2_a_page_that_only_its_surroundings_lead_on_from_is_a_dead_end() {
    let page = |main: &str| {
        format!(
            "<nav><a href=\"/today\">Today</a></nav><main id=\"main\">{main}</main>\
             <footer><a href=\"/about\">About</a></footer>"
        )
    };
    for (main, leads) in [
        ("<p>Nothing yet.</p>", false),
        ("<a href=\"#body\">What is missing</a>", false),
        ("<p>Nothing yet. <a href=\"/requests/new\">Ask</a></p>", true),
        ("<a href=\"#body\">What is missing</a><form><button>Send</button></form>", true),
    ] {
        assert_eq!(leads_on(&page(main)), leads, "{main}");
    }
    assert!(leads_on("<main><p>Given to Wren.</p></main>"), "a sheet of paper");
}

#[test]
fn every_page_stands_in_every_state_and_locale() {
    let bare = Bare::new();
    let house = House::new(bare.app.clone(), crate::Pulse::default());
    for locale in Locale::ALL {
        let mut gallery = Gallery {
            house: house.clone(),
            locale,
            reader: None,
            tells: Telling::of(locale),
            drawn: 0,
        };
        crate::samples(&mut gallery);
        assert!(gallery.drawn > 5);
    }
    drop(Arc::clone(&house.words));
}

#[test]
fn every_page_goes_by_another_name_for_whoever_chose_so() {
    let bare = Bare::new();
    let house = House::new(bare.app.clone(), crate::Pulse::default());
    let (locale, reader) = (Locale::English, Some(cook()));
    let mut gallery = Gallery { house, locale, reader, tells: Telling::of(locale), drawn: 0 };
    crate::samples(&mut gallery);
    assert!(gallery.drawn > 50);
}
