//! The states of a talk that the test of all pages draws.

use kith_app::talk::reading::{Body, Line};
use kith_core::{
    Code, Private, Timestamp,
    people::face::Side,
    safety::signal::Help,
    support::safe::Level,
    talk::{End, State},
};
use uuid::Uuid;

use super::{
    super::{guests::Joined, handovers::samples},
    Show, Standing,
};
use crate::{safety::card, shell::Shell};

fn at() -> Timestamp {
    Timestamp::from_micros(1_795_372_200_000_000).unwrap()
}

fn line(n: u128, mine: bool, body: Body) -> Line {
    let guest = (n == 5).then(|| "Cora".to_owned());
    Line { code: Code(Uuid::from_u128(n)), seq: 1, mine, guest, report: !mine, body, at: at() }
}

/// How a talk in `state` stands for `side`.
pub(crate) fn standing(side: Side, state: State) -> Standing {
    Standing {
        talk: Code(Uuid::from_u128(7)).to_string(),
        name: "Sparrow".to_owned(),
        door: Some(Code(Uuid::from_u128(9))),
        side,
        state,
        guest: false,
        brought: None,
    }
}

/// Open, paused by either, closed; with and without words.
pub(super) fn all(shell: &dyn Fn(&str) -> Shell) -> Vec<Show> {
    let closed = State::Closed { how: End::Done, at: at() };
    let paused = |by| State::Paused { by, until: at() };
    let states = [
        standing(Side::Member, State::Open),
        standing(Side::Helper, State::Open),
        standing(Side::Member, paused(Side::Member)),
        standing(Side::Member, paused(Side::Helper)),
        Standing { door: None, ..standing(Side::Helper, closed) },
        standing(Side::Member, State::Open).brought(Some(at())),
        standing(Side::Helper, closed).brought(Some(at())),
    ];
    let mut all: Vec<_> = states.into_iter().map(|standing| page(shell, standing)).collect();
    for side in [Side::Member, Side::Helper] {
        for one in samples::all(&shell("talk-title"), side) {
            let page = page(shell, standing(side, State::Open));
            all.push(Show { handed: Some(one), ..page });
        }
    }
    all
}

/// A message of the reader's own.
pub(in crate::talk) fn mine() -> Line {
    line(2, true, Body::Words(Private::new("That came out wrong.")))
}

fn page(shell: &dyn Fn(&str) -> Shell, standing: Standing) -> Show {
    let lines = if standing.asks() { lines() } else { Vec::new() };
    let (older, newest) = (standing.asks().then_some(3), true);
    let w = shell("talk-title");
    let card = if standing.asks() {
        card::samples::card(&w, Help::Own, Level::Concern)
    } else {
        card::samples::card(&w, Help::Line, Level::Calm)
    };
    let left = [None, Some("left".to_owned())];
    let guests = left.map(|gone| Joined {
        came: "came".to_owned(),
        ends: gone.is_none().then_some(Code(Uuid::from_u128(7))),
        gone,
    });
    let (guests, coach) = (guests.into(), !standing.asks());
    let (handed, text) = (None, String::new());
    let (forward, last) = (coach, 4);
    Show {
        w,
        standing,
        called: "they, them · Wren’s own".to_owned(),
        lines,
        card,
        guests,
        handed,
        coach,
        forward,
        older,
        newest,
        last,
        journey: coach.then(|| "/journeys/7".to_owned()),
        text,
    }
}

fn lines() -> Vec<Line> {
    vec![
        line(1, false, Body::Words(Private::new("Hello.\nI am Sparrow."))),
        line(2, true, Body::Words(Private::new("<b>Hi</b>"))),
        line(3, false, Body::Withdrawn),
        line(4, true, Body::Withdrawn),
        line(5, false, Body::Erased),
        line(6, true, Body::Hidden(kith_core::safety::measure::reasons::Rule::Safe)),
    ]
}
