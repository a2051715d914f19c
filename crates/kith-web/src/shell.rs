//! What stands around every page: title, ways out, navigation, words; and what each form carries.

use std::{
    fmt::Write,
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use kith_app::people::recognising::Known;
use kith_core::{
    Code, MINUTE, Refusal,
    people::{
        grant::Role,
        taste::{Exit, Theme, Titles},
    },
    programme::{learning, practice},
};

use crate::{
    door::csrf,
    parts,
    visitor::{Site, Visitor},
    words::{Markup, Words, escape},
};

/// The shell of one page; templates call it `w`. It also says words: `{{ w.say("key") }}`.
pub(crate) struct Shell {
    /// What the page is called.
    pub(crate) title: String,
    /// What stands in the way, with the field that it is about. A page that has some answers 422.
    pub(crate) problems: Vec<Problem>,
    /// What was done just now, in one line; empty where nothing was.
    pub(crate) done: String,
    /// Who reads, where they are signed in.
    pub(crate) known: Option<Arc<Known>>,
    /// Whether the tab says “Notes” and the page tells nothing, whatever its reader chose.
    pub(crate) neutral: bool,
    visitor: Visitor,
    lot: [u8; 32],
    drawn: AtomicU64,
}

/// Something that a form needs to have changed.
pub(crate) struct Problem {
    /// The `id` of the field.
    pub(crate) field: &'static str,
    /// What to do.
    pub(crate) words: String,
    /// Where that is done, and the key of the words on the way; `None` where it is done here.
    pub(crate) to: Option<(&'static str, &'static str)>,
}

/// A way to somewhere else, in the navigation.
pub(crate) struct Way {
    /// Where to.
    pub(crate) to: String,
    /// What it is called.
    pub(crate) name: String,
    /// Whether that is here.
    pub(crate) here: bool,
}

/// Whoever works on cases.
const DESK: [Role; 3] = [Role::Coordinator, Role::Moderator, Role::Lead];

/// Pages of staff. They have no *Leave now*: who works here must not lose a case to three shifts.
const STAFF: [&str; 18] = [
    "/appeals",
    "/audit",
    "/closings",
    "/cohort",
    "/cases",
    "/disclosures",
    "/farewells",
    "/letters/new",
    "/pairs",
    "/patterns",
    "/reads",
    "/recruitment",
    "/roles",
    "/rota/new",
    "/runs",
    "/standards",
    "/subjects",
    "/tables",
];

/// How pages of staff end that stand below one of members.
const BELOW: [&str; 3] = ["/hands", "/people", "/review"];

impl Shell {
    /// The shell of the page `title` for `visitor`.
    pub(crate) fn new(visitor: &Visitor, title: String) -> Self {
        Self {
            title,
            problems: Vec::new(),
            done: String::new(),
            known: visitor.known.clone(),
            neutral: visitor.unmet(),
            lot: (visitor.house.app.dice)(),
            drawn: AtomicU64::new(0),
            visitor: visitor.clone(),
        }
    }

    /// The same, where `why` stands in the way of the field `field`; its words may tell how many messages of
    /// a pair are their `first`.
    #[must_use]
    pub(crate) fn but(mut self, field: &'static str, why: Refusal) -> Self {
        let words = self.say_of(why.0, "first", self.visitor.house.app.site.first_messages);
        let to = match why {
            learning::FIRST => Some(("/courses", "course-first-go")),
            practice::FIRST => Some(("/practice", "practice-first-go")),
            _ => None,
        };
        self.problems.push(Problem { field, words, to });
        self
    }

    /// The same, where the line at `key` says what was done.
    #[must_use]
    pub(crate) fn after(mut self, key: &str) -> Self {
        self.done = self.say(key);
        self
    }

    /// What is to be done about `field`; `None` where it is well.
    pub(crate) fn problem(&self, field: &str) -> Option<&str> {
        let mut about = self.problems.iter().filter(|problem| problem.field == field);
        about.next().map(|problem| problem.words.as_str())
    }

    /// What is to be done about `field`, as a line that stands above it; nothing where it is well.
    /// The field names it with `aria-describedby="FIELD-problem"` (see [`Shell::described`]).
    pub(crate) fn trouble(&self, field: &str) -> Markup {
        let mut out = String::new();
        if let Some(problem) = self.problem(field) {
            let _ = write!(out, "<p class=\"err\" id=\"{field}-problem\">");
            problem.chars().for_each(|letter| escape(&mut out, letter));
            out.push_str("</p>");
        }
        Markup(out)
    }

    /// The class of a field that something stands in the way of.
    pub(crate) fn bad(&self, field: &str) -> &'static str {
        if self.problem(field).is_some() { "bad" } else { "" }
    }

    /// The attributes of a field that something stands in the way of, or that has a hint with the id
    /// `FIELD-hint`.
    pub(crate) fn described(&self, field: &str, hint: bool) -> Markup {
        let hint = if hint { format!("{field}-hint") } else { String::new() };
        Markup(match (self.problem(field), hint.as_str()) {
            (Some(_), _) => {
                format!("aria-invalid=\"true\" aria-describedby=\"{field}-problem {hint}\"")
            }
            (None, "") => String::new(),
            (None, hint) => format!("aria-describedby=\"{hint}\""),
        })
    }

    /// What the tab and the history show: discreet where the reader chose so.
    pub(crate) fn tab(&self) -> String {
        let title = if self.problems.is_empty() {
            self.title.clone()
        } else {
            self.say_of("shell-tab-problem", "title", self.title.as_str())
        };
        match self.cloak() {
            Some(key) => self.say(key),
            None => plain(&self.say_of("shell-tab", "title", title)),
        }
    }

    /// The icon of the tab.
    pub(crate) fn icon(&self) -> &str {
        let assets = &self.visitor.house.assets;
        match self.cloak() {
            Some("shell-tab-recipes") => &assets.recipes.path,
            Some(_) => &assets.notes.path,
            None => &assets.icon.path,
        }
    }

    /// The key of the other name that the tab goes by; `None` where it goes by its own.
    fn cloak(&self) -> Option<&'static str> {
        let chosen = self.known.as_ref().map(|known| known.tastes.titles);
        match chosen {
            _ if self.neutral => Some("shell-tab-notes"),
            Some(Titles::Notes) => Some("shell-tab-notes"),
            Some(Titles::Recipes) => Some("shell-tab-recipes"),
            _ => None,
        }
    }

    /// Whether the page may say in its head what Kith is.
    pub(crate) fn tells(&self) -> bool {
        self.known.is_none() && !self.neutral
    }

    /// After how many minutes without a page a sign-in ends on a device that others use.
    pub(crate) fn shared_minutes(&self) -> i64 {
        self.visitor.house.app.site.shared_idle.0 / MINUTE.0
    }

    /// The tag of the language.
    pub(crate) fn lang(&self) -> &'static str {
        self.locale.tag()
    }

    /// The direction of the language.
    pub(crate) fn dir(&self) -> &'static str {
        self.locale.dir()
    }

    /// `light` or `dark` where the reader chose one, else empty: as their system has it.
    pub(crate) fn theme(&self) -> &'static str {
        match self.known.as_ref().map(|known| known.tastes.theme) {
            None | Some(Theme::Device) => "",
            Some(chosen) => chosen.word(),
        }
    }

    /// The style sheet: all of it for whoever comes from elsewhere, a link for whoever has it already.
    pub(crate) fn style(&self) -> Markup {
        let style = &self.visitor.house.assets.style;
        Markup(if self.visitor.site == Site::Here {
            format!("<link rel=\"stylesheet\" href=\"{}\">", style.path)
        } else {
            format!("<style>{}</style>", style.text)
        })
    }

    /// The style sheet as a link, for a page that stands in a frame of ours.
    pub(crate) fn sheet(&self) -> Markup {
        Markup(format!(
            "<link rel=\"stylesheet\" href=\"{}\">",
            self.visitor.house.assets.style.path
        ))
    }

    /// The address of the script.
    pub(crate) fn script(&self) -> &str {
        &self.visitor.house.assets.script.path
    }

    /// Where *Leave now* goes; `None` where the page has no such button: on staff pages, and where its
    /// reader hides it.
    pub(crate) fn exit(&self) -> Option<&str> {
        let hidden = self.known.as_ref().is_some_and(|known| known.tastes.exit == Exit::Hidden);
        (!hidden && !self.at_a_desk()).then_some(self.visitor.house.app.site.exit_url.as_str())
    }

    /// Whether this is a page of staff, and staff reads it: for others there is nothing at its address.
    fn at_a_desk(&self) -> bool {
        let path = &self.visitor.path;
        // Anyone reads what a programme says of itself; what stands below that is its setting up.
        let set_up = path.strip_prefix("/programmes/");
        let set_up = set_up.is_some_and(|below| below == "new" || below.contains('/'));
        let below = BELOW.iter().any(|end| path.ends_with(end)) || path == "/applications";
        let desk = below || set_up || STAFF.iter().any(|desk| path.starts_with(desk));
        desk && Role::ALL.iter().any(|role| role.is_staff() && self.visitor.holds(*role))
    }

    /// Whether the strip about urgent help stands on this page.
    pub(crate) fn strip(&self) -> bool {
        !self.at_a_desk() && self.visitor.path != "/help"
    }

    /// `path` in the reader's locale, where that stands in the address.
    pub(crate) fn to(&self, path: &str) -> String {
        match self.visitor.prefix {
            Some(locale) => format!("/{}{path}", locale.tag()),
            None => path.to_owned(),
        }
    }

    /// Where asking for support begins: with the question, or with a name for whoever has none yet.
    pub(crate) fn begin(&self) -> String {
        match self.known {
            Some(_) => "/requests/new".to_owned(),
            None => self.to("/accounts/new"),
        }
    }

    /// Where the page stands.
    pub(crate) fn house(&self) -> &crate::house::House {
        &self.visitor.house
    }

    /// The languages that the browser asks for; empty where it does not say.
    pub(crate) fn languages(&self) -> &str {
        &self.visitor.languages
    }

    /// The navigation of whoever reads.
    pub(crate) fn nav(&self) -> Vec<Way> {
        let mut ways: Vec<(&str, &str)> = match &self.known {
            None => vec![
                ("/support", "nav-support"),
                ("/mentoring", "nav-mentoring"),
                ("/contact", "nav-contact"),
                ("/sessions/new", "nav-sign-in"),
            ],
            Some(_) => vec![("/today", "nav-today"), ("/talks", "nav-talks"), ("/me", "nav-me")],
        };
        if self.known.as_ref().is_some_and(|known| known.helps()) {
            ways.push(("/duty", "nav-duty"));
        }
        if self.visitor.holds(Role::Coordinator) {
            ways.push(("/cohort", "nav-cohort"));
            ways.push(("/runs", "nav-runs"));
            ways.push(("/applications", "nav-applications"));
        }
        if DESK.into_iter().any(|role| self.visitor.holds(role)) {
            ways.push(("/cases", "nav-cases"));
        }
        if self.visitor.holds(Role::Admin) {
            ways.push(("/roles", "nav-roles"));
        }
        ways.retain(|(to, _)| self.visitor.house.pages.contains(to));
        ways.into_iter().map(|(to, key)| self.way(to, key)).collect()
    }

    fn way(&self, to: &str, key: &str) -> Way {
        Way { to: self.to(to), name: self.say(key), here: self.visitor.path == to }
    }

    /// What each form that is posted carries, unseen: a one-time key, whose form it is, and, for a
    /// browser that does not say where it comes from, a token. Stands in every `form method="post"`.
    pub(crate) fn keys(&self) -> Markup {
        let drawn = self.drawn.fetch_add(1, Relaxed);
        let chance = blake3::keyed_hash(&self.lot, &drawn.to_le_bytes());
        let mut out = hidden("once", chance.to_hex().get(..32).unwrap_or_default());
        if let Some(known) = &self.known {
            out.push_str(&hidden("whose", &csrf::whose(known.member)));
        }
        if self.visitor.site == Site::Untold {
            out.push_str(&hidden("token", &csrf::token(&self.visitor)));
        }
        Markup(out)
    }

    /// The doorway portrait that is drawn from `seed`, in the size `xs`, `l` or none.
    #[expect(clippy::unused_self, reason = "templates ask the shell for everything")]
    pub(crate) fn door(&self, seed: &Code, size: &str) -> Markup {
        parts::doorway::draw(*seed, size)
    }

    /// The icon of that name; a word always stands beside it.
    #[expect(clippy::unused_self, reason = "templates ask the shell for everything")]
    pub(crate) fn ico(&self, name: &str) -> Markup {
        parts::icons::draw(name)
    }
}

impl Deref for Shell {
    type Target = Words;

    fn deref(&self) -> &Words {
        &self.visitor.words
    }
}

fn hidden(name: &str, value: &str) -> String {
    let mut out = String::new();
    let _ = write!(out, "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");
    out
}

/// Without the marks that set names apart: a tab is no sentence.
fn plain(text: &str) -> String {
    text.chars().filter(|mark| !matches!(mark, '\u{2068}' | '\u{2069}')).collect()
}
