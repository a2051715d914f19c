//! What the pages of this room say in one way: whose standards are looked at, and how a benchmark stands.

use kith_app::standards::{Cockpit, Line, Stands};
use kith_core::{
    Code,
    standards::{Chapter, evidence::Evidence},
};

use crate::words::Words;

/// Of what a page of this room tells.
pub(super) struct Of {
    /// What names the programme; `None` for the whole house.
    pub(super) code: Option<Code>,
    /// What it is called, and in which language.
    pub(super) name: Option<(String, String)>,
}

/// A benchmark, as each page shows it.
pub(super) struct Said {
    pub(super) id: &'static str,
    /// What it asks.
    pub(super) asks: String,
    /// How it stands, in a word of ours.
    pub(super) word: &'static str,
    /// The same, for its reader.
    pub(super) verdict: String,
    /// Over how many; empty where that is not told.
    pub(super) over: String,
    /// Where what is behind it stands.
    pub(super) to: String,
}

impl Of {
    pub(super) fn new(cockpit: &Cockpit) -> Self {
        let programme = cockpit.programme.as_ref();
        Self {
            code: programme.map(|charter| charter.code),
            name: programme.map(|charter| (charter.name.clone(), charter.locale.clone())),
        }
    }

    /// `path` for what is looked at.
    pub(super) fn to(&self, path: &str) -> String {
        let mark = if path.contains('?') { '&' } else { '?' };
        self.code.map_or_else(|| path.to_owned(), |code| format!("{path}{mark}programme={code}"))
    }
}

impl Said {
    pub(super) fn new(w: &Words, of: &Of, line: &Line) -> Self {
        let id = line.benchmark.id;
        let word = word(&line.stands);
        Self {
            id,
            asks: w.say(&format!("standard-{}", id.to_lowercase())),
            word,
            verdict: w.say(&format!("standards-is-{word}")),
            over: over(w, &line.stands),
            to: of.to(&format!("/standards/{id}")),
        }
    }

    /// The colour of how it stands; the word stands beside it.
    pub(super) fn tint(&self) -> &'static str {
        match self.word {
            "met" => "ins",
            "partly" => "sun",
            "design" => "men",
            _ => "inf",
        }
    }
}

/// How a benchmark stands, in a word of ours.
pub(super) const fn word(stands: &Stands) -> &'static str {
    match stands {
        Stands::Counted(evidence) => evidence.verdict().word(),
        Stands::Few => "few",
        Stands::Design => "design",
        Stands::Open => "open",
    }
}

/// What is counted for it, and may be told.
pub(super) const fn counted(stands: &Stands) -> Option<Evidence> {
    match stands {
        Stands::Counted(evidence) => Some(*evidence),
        Stands::Few | Stands::Design | Stands::Open => None,
    }
}

/// Over how many it is counted; empty where that is nobody, or not told.
fn over(w: &Words, stands: &Stands) -> String {
    let found = counted(stands).filter(|evidence| evidence.asked > 0);
    let said = |it: Evidence| {
        w.say_with("standards-over", &[("held", it.held.into()), ("asked", it.asked.into())])
    };
    found.map(said).unwrap_or_default()
}

/// What a chapter is called.
pub(super) fn chapter(w: &Words, chapter: Chapter) -> String {
    w.say(&format!("standards-chapter-{}", chapter.word()))
}

/// Where it comes from, in which edition.
pub(super) fn source(w: &Words, chapter: Chapter) -> String {
    let source = match chapter {
        Chapter::Recruitment
        | Chapter::Screening
        | Chapter::Training
        | Chapter::Matching
        | Chapter::Monitoring
        | Chapter::Closure => "mentoring",
        other => other.word(),
    };
    w.say(&format!("standards-source-{source}"))
}

/// What the test of all pages looks at.
#[cfg(test)]
pub(super) mod samples {
    use kith_app::standards::{Cockpit, Eyes, Line, Stands};
    use kith_core::standards::{self, Class, evidence::Evidence};

    /// Every benchmark, in each way in which it can stand for `eyes`.
    pub(crate) fn cockpit(programme: bool, eyes: Eyes) -> Cockpit {
        let newest = (eyes == Eyes::Desk).then(crate::support::samples::at);
        let evidence = |held| Stands::Counted(Evidence { held, asked: 40, newest });
        let stands = |(at, class): (u32, Class)| match (class, at % 4) {
            (Class::Design, _) => Stands::Design,
            (Class::Open, _) => Stands::Open,
            (Class::Counted, 0) => Stands::Few,
            (Class::Counted, part) => evidence((part - 1) * 20),
        };
        let line = |(at, benchmark): (u32, standards::Benchmark)| Line {
            benchmark,
            stands: stands((at, benchmark.class)),
        };
        Cockpit {
            programme: programme.then(crate::programme::samples::full),
            zone: "UTC".to_owned(),
            lines: (0..).zip(standards::all()).map(line).collect(),
        }
    }
}
