//! Every page in every state, drawn in every locale: words, labels, headings, bytes.

use std::{collections::HashSet, sync::Arc};

use axum::http::Request;
use kith_testkit::Bare;

use super::Page;
use crate::{
    house::House,
    visitor::{Prefix, Visitor},
    words::Locale,
};

/// Draws pages and looks at them.
pub(crate) struct Gallery {
    house: House,
    locale: Locale,
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
            self.drawn += 1;
        }
    }

    fn visitor(&self) -> Visitor {
        let mut asked = Request::get("/somewhere").body(()).unwrap();
        asked.extensions_mut().insert(Prefix(self.locale));
        let (parts, ()) = asked.into_parts();
        Visitor::passing(&self.house, &parts)
    }
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
    let forms = html.matches("method=\"post\"").count();
    let keyed = html.matches("name=\"once\"").count() + html.matches("data-exit").count();
    assert!(forms <= keyed, "{name}: a form without its keys");
    let mut packed = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() };
    brotli::BrotliCompress(&mut html.as_bytes(), &mut packed, &params).unwrap();
    assert!(packed.len() < 11_500, "{name}: {} bytes", packed.len());
}

fn gap(html: &str) -> &str {
    html.split('⟦').nth(1).and_then(|rest| rest.split('⟧').next()).unwrap_or_default()
}

fn between<'h>(html: &'h str, start: &'h str) -> impl Iterator<Item = &'h str> {
    html.split(start).skip(1).filter_map(|rest| rest.split('"').next())
}

#[test]
fn every_page_stands_in_every_state_and_locale() {
    let bare = Bare::new();
    let house = House::new(bare.app.clone(), crate::Pulse::default());
    for locale in Locale::ALL {
        let mut gallery = Gallery { house: house.clone(), locale, drawn: 0 };
        crate::samples(&mut gallery);
        assert!(gallery.drawn > 5);
    }
    drop(Arc::clone(&house.words));
}
