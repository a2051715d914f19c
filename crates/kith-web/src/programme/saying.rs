//! What pages say of a programme, in words.

use kith_core::{
    Timestamp,
    programme::{
        charter::{Charter, Gap, Part, State, Step},
        frame::{Figure, Model},
    },
};

use crate::shell::Shell;

/// After how many letters a purpose is cut in a list.
const CUT: usize = 220;

/// What kind of programme `model` is.
pub(super) fn model(w: &Shell, model: Model) -> String {
    w.say(&format!("model-{}", model.word()))
}

/// The key of what the page `step` of setting one up is called.
pub(super) const fn step(step: Step) -> &'static str {
    match step {
        Step::Purpose => "charter-purpose",
        Step::Hard => "charter-hard",
        Step::People => "programme-step-people",
        Step::Length => "programme-step-length",
    }
}

/// How the purpose of `charter` begins.
pub(super) fn beginning(charter: &Charter) -> String {
    let purpose = charter.texts.part(Part::Purpose);
    if purpose.chars().count() <= CUT {
        return purpose.to_owned();
    }
    let cut: String = purpose.chars().take(CUT).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(whole, _)| whole);
    format!("{whole} …")
}

/// When `charter` begins or began, as it is seen at `now`, and for how long it goes on.
pub(super) fn when(w: &Shell, now: Timestamp, charter: &Charter) -> String {
    let days = begins(w, now, charter);
    let weeks = figure(w, charter, Figure::Weeks);
    days.into_iter().chain([weeks]).collect::<Vec<_>>().join(" · ")
}

/// The days and figures of `charter`, one a line, as they are seen at `now`.
pub(super) fn facts(w: &Shell, now: Timestamp, charter: &Charter) -> Vec<String> {
    let begins = begins(w, now, charter);
    let ended = |day| if day > now { "charter-fact-ends" } else { "charter-fact-ended" };
    let ends = charter.frame.ends.map(|day| on(w, ended(day), day));
    let figures = [Figure::Weeks, Figure::Hours, Figure::Places];
    let figures = figures.map(|one| figure(w, charter, one));
    begins.into_iter().chain(ends).chain(figures).collect()
}

/// Where a programme is, in a word or two.
pub(super) fn state(w: &Shell, state: State) -> String {
    w.say(&format!("charter-state-{}", state.word()))
}

/// What that means for whoever comes by; empty where it is open.
pub(super) fn stands(w: &Shell, charter: &Charter) -> String {
    match (charter.state, charter.frame.ends) {
        (State::Open, _) => String::new(),
        (State::Closing, Some(day)) => on(w, "charter-stands-closing", day),
        (other, _) => w.say(&format!("charter-stands-{}", other.word())),
    }
}

/// What is missing.
pub(super) fn gap(w: &Shell, gap: Gap) -> String {
    w.say(&format!("charter-{}", gap.field()))
}

fn begins(w: &Shell, now: Timestamp, charter: &Charter) -> Option<String> {
    let said = |day| if day > now { "charter-fact-begins" } else { "charter-fact-began" };
    charter.frame.begins.map(|day| on(w, said(day), day))
}

fn figure(w: &Shell, charter: &Charter, figure: Figure) -> String {
    let n = i64::from(charter.frame.figure(figure));
    w.say_of(&format!("charter-fact-{}", figure.word()), "n", n)
}

fn on(w: &Shell, said: &str, day: Timestamp) -> String {
    w.say_of(said, "day", w.day_in(day, "UTC"))
}
