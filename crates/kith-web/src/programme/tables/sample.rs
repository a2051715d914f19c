//! Tables, people and pairs for the test that draws every page.

use kith_app::programme::tables::{
    Look,
    coming_in::{Other, Own},
    listing::{Counts, Page, Pair, Person, Table},
    looking::{Seen, Sheet},
};
use kith_core::{
    Code, Private,
    people::{
        facet::{Kind as About, Special},
        grant::Role,
    },
    programme::{
        courses,
        table::{self, Answer, Kind, Problem},
    },
};

use crate::support::samples::{at, face};

fn code() -> Code {
    face("Linden").code
}

fn programme() -> (Code, String) {
    (code(), "Back to work".to_owned())
}

/// A table in the list.
pub(super) fn table(brought: bool) -> Table {
    let Seen { sheet, look, .. } = seen(Kind::People, brought);
    Table { sheet, look }
}

/// A table that was looked at, with every problem that there is.
pub(super) fn seen(kind: Kind, brought: bool) -> Seen {
    let all = [
        table::QUOTE,
        table::STRAY,
        table::CELLS,
        table::LONG,
        table::MISSING,
        table::AGAIN,
        table::ROLE,
        table::PLACES,
        table::LANGUAGE,
        table::TOPIC,
        table::TIME,
        table::DATE,
        table::MINUTES,
        table::HELD,
        table::AHEAD,
        table::NOT_HELD,
        table::FAR,
        table::NOBODY,
        table::NO_PAIR,
        table::PAIRED,
    ];
    let problem = |(line, why)| Problem { line, column: "identity to match".to_owned(), why };
    let mut problems: Vec<_> = (2..).zip(all).map(problem).collect();
    problems.extend((30..60).map(|line| Problem {
        line,
        column: String::new(),
        why: table::CELLS,
    }));
    let look = Look {
        rows: 500,
        fresh: 400,
        changed: 20,
        same: 30,
        wrong: 50,
        mentors: 10,
        problems,
        unread: vec!["grade".to_owned(), "organisation".to_owned()],
    };
    let sheet = Sheet { code: code(), kind, made: at(), brought: brought.then(at) };
    Seen { sheet, look, programme: Some(programme()) }
}

/// A page of people.
pub(super) fn people(n: usize) -> Page<Person> {
    let who = || kith_app::programme::tables::Who {
        key: "ines.moor@example.org".to_owned(),
        name: "Ines Moor".to_owned(),
    };
    let person = |n: usize| Person {
        code: code(),
        who: who(),
        role: if n.is_multiple_of(2) { Role::Mentee } else { Role::Mentor },
        until: at(),
        used: !n.is_multiple_of(3),
        came: n % 3 > 1,
    };
    let more = (n > 2).then(code);
    Page {
        programme: Some(programme()),
        counts: counts(),
        lines: (0..n).map(person).collect(),
        more,
    }
}

/// A page of pairs.
pub(super) fn pairs(n: usize) -> Page<Pair> {
    let who = |name: &str| kith_app::programme::tables::Who {
        key: name.to_lowercase(),
        name: name.to_owned(),
    };
    let pair = |n: usize| Pair {
        code: code(),
        key: format!("pair {n}"),
        mentee: (who("Ines Moor"), n.is_multiple_of(2)),
        mentor: (who("Tomas Hill"), n.is_multiple_of(3)),
        until: (!n.is_multiple_of(5)).then(at),
    };
    let more = (n > 2).then(code);
    Page { programme: None, counts: counts(), lines: (0..n).map(pair).collect(), more }
}

fn counts() -> Counts {
    Counts { waited: 400, came: 100, waiting: 12, opened: 40 }
}

/// An invitation as whoever came by it sees it.
pub(super) fn own(role: Role, came: bool) -> Own {
    let answer = |kind, special, text: &str| Answer { kind, special, text: text.to_owned() };
    let said = kith_app::programme::tables::Said {
        places: 2,
        answers: vec![
            answer(About::Language, None, "en"),
            answer(About::Slot, None, "weekday-evening"),
            answer(About::Topic, None, "work"),
            answer(About::Interest, None, "Security"),
            answer(About::Interest, Some(Special::Orientation), "Bisexual or pansexual"),
        ],
        words: Private::new("I would like to find my way into a new trade."),
    };
    let pairs = vec![Other::Waits, Other::Stands, Other::Ask, Other::Talk(code())];
    let course = courses::ALL.first();
    Own { code: code(), role, came, said: (!came).then_some(said), pairs, course }
}
