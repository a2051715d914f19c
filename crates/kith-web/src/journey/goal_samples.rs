//! The states of a goal that the test of all pages draws.

use kith_app::journey::goals::{
    Text,
    reading::{Opened, Said, Ticked},
};
use kith_core::{
    Private,
    journey::{
        RESTS,
        agreement::LONG,
        goal::{Goal, NO_LEVEL, NOT_YOURS, Weight},
    },
    people::face::Side,
    safety::letter,
    talk::State as Talks,
};
use uuid::Uuid;

use super::{
    super::agreements::samples::{at, standing},
    *,
};

/// A goal in `state`; whether it was ever said where it stands.
pub(in crate::journey) fn opened(state: Stands, moved: bool) -> Opened {
    let level = |level| moved.then_some(level);
    let (began, level) = (level(Level::Less), level(Level::Expected));
    let goal = Goal { state, weight: Weight::Two, began, level };
    let text = Text::of(|field| if field == "least" { "" } else { "Work\n" }.repeat(40)).ok();
    Opened { code: Code(Uuid::from_u128(8)), goal, made: at(), since: at(), worded: at(), text }
}

/// The same, with everything around it.
pub(in crate::journey) fn whole(state: Stands, moved: bool) -> Whole {
    let words = || Some(Private::new("I asked, and she said yes.\n".repeat(9)));
    let points = [Level::Expected, Level::Less].into_iter().filter(|_| moved);
    let point = |level| Said { at: at(), about: level, words: words() };
    let step = |n, done| {
        let way = Ticked { code: Code(Uuid::from_u128(n)), done };
        Said { at: at(), about: way, words: words() }
    };
    Whole {
        goal: opened(state, moved),
        points: points.map(point).collect(),
        steps: vec![step(1, None), step(2, Some(at()))],
        comments: vec![Said { at: at(), about: (), words: words() }],
    }
}

/// New, moved, ended; for either; refused; erased.
pub(super) fn all(shell: &dyn Fn(&str) -> Shell) -> Vec<Show> {
    let page = |w: Shell, whole: Whole, side, state| {
        let standing = standing(side, state);
        Show { rungs: rungs(&w, &whole, &standing), standing, whole, typed: Fields::default(), w }
    };
    let w = || shell("goal-title");
    let bare = Whole {
        points: Vec::new(),
        steps: Vec::new(),
        comments: Vec::new(),
        ..whole(Stands::Open, false)
    };
    let gone = Whole {
        goal: Opened { text: None, worded: at() + kith_core::DAY, ..opened(Stands::Open, true) },
        ..whole(Stands::Open, true)
    };
    let paused = Talks::Paused { by: Side::Helper, until: at() };
    vec![
        page(w(), bare.clone(), Side::Member, Talks::Open),
        page(w(), bare, Side::Helper, Talks::Open),
        page(w(), whole(Stands::Open, true), Side::Member, Talks::Open),
        page(w(), whole(Stands::Open, true), Side::Helper, Talks::Open),
        page(w(), whole(Stands::Reached, true), Side::Member, Talks::Open),
        page(w(), whole(Stands::Dropped, true), Side::Helper, Talks::Open),
        page(w().but("level", NO_LEVEL), whole(Stands::Open, true), Side::Member, Talks::Open),
        page(
            w().but("comment", letter::EMPTY),
            whole(Stands::Open, true),
            Side::Helper,
            Talks::Open,
        ),
        page(w().but("words", LONG), whole(Stands::Open, true), Side::Member, Talks::Open),
        page(w().but("comment", NOT_YOURS), whole(Stands::Open, true), Side::Helper, Talks::Open),
        page(w().but("ways", RESTS), whole(Stands::Open, true), Side::Member, paused),
        page(w(), gone, Side::Helper, Talks::Open),
    ]
}
