//! Pages that are text and nothing else.

use askama::Template;
use axum::response::Response;

use crate::{
    doors::{Doors, May},
    page::{Page, draw_open},
    shell::Shell,
    visitor::Visitor,
};

/// Declares pages of text: the struct, its template, its path, the key of its title.
macro_rules! plain {
    ($($(#[$doc:meta])* $page:ident, $template:literal, $path:literal, $title:literal;)*) => {
        $($(#[$doc])*
        #[derive(Template)]
        #[template(path = $template)]
        struct $page {
            w: Shell,
        }

        impl Page for $page {
            fn w(&self) -> &Shell {
                &self.w
            }

            #[cfg(test)]
            fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
                vec![Self { w: shell($title) }]
            }
        })*

        /// Their doors.
        pub(super) fn doors() -> Doors {
            Doors::new()$(.get($path, May::Anyone, async |visitor: Visitor| -> Response {
                draw_open(&$page { w: visitor.shell($title) })
            }))*
        }

        /// Shows each of them to the test that draws every page.
        #[cfg(test)]
        pub(super) fn samples(gallery: &mut crate::page::Gallery) {
            $(gallery.show::<$page>();)*
        }
    };
}

plain! {
    /// What Kith is.
    About, "public/about.html", "/about", "about-title";
    /// What works for whom, and what nobody has tested.
    Accessibility, "public/accessibility.html", "/accessibility", "accessibility-title";
    /// What mentoring is, and what it is not.
    Mentoring, "public/mentoring.html", "/mentoring", "mentoring-title";
    /// What is kept, and why.
    Privacy, "public/privacy.html", "/privacy", "privacy-title";
    /// What everybody here agrees to.
    Rules, "public/rules.html", "/rules", "rules-title";
    /// How to leave few traces.
    SafetyOnline, "public/safety-online.html", "/safety-online", "online-title";
    /// Who can read what.
    WhoReads, "public/who-reads.html", "/who-reads", "who-title";
}
