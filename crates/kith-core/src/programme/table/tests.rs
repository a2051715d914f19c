//! Rows as programmes write them.

use proptest::prelude::*;

use super::*;
use crate::{
    people::{
        facet::{self, Special},
        grant::Role,
    },
    programme::zone::Zone,
};

fn row(cells: &[(Column, &str)]) -> Row {
    cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect()
}

#[test]
fn headings_are_known_by_the_names_that_sheets_give_them() {
    let check = |kind, heading, expected| {
        assert_eq!(column(kind, heading), expected, "{heading}");
    };
    check(Kind::People, " Email Address ", Some(Column::Key));
    check(Kind::People, "first_name", Some(Column::First));
    check(Kind::People, "identity to match", Some(Column::Identity));
    check(Kind::People, "grade", None);
    check(Kind::People, "mentor", None);
    check(Kind::Pairs, "Mentor key", Some(Column::Mentor));
    assert!(is_known(Kind::People, "Stands") && !is_known(Kind::People, "grade"));
    for kind in Kind::ALL {
        for column in kind.needs() {
            assert!(kind.reads().contains(column), "{column:?}");
        }
    }
}

#[test]
fn a_person_of_a_real_sheet_is_read_whole() {
    let cells = [
        (Column::First, "mentee"),
        (Column::Last, "00"),
        (Column::Key, "mentee.00@gov.uk"),
        (Column::Profession, "Security"),
        (Column::Alike, "yes"),
        (Column::Identity, "Gay, Non-binary"),
        (Column::Languages, "EN; Deutsch"),
        (Column::Times, "weekday evening"),
        (Column::Words, "I am a HEO, in Security."),
    ];
    let read = person(&row(&cells), Some(Role::Mentee)).unwrap();
    assert_eq!((read.name.as_str(), read.role, read.places), ("mentee 00", Role::Mentee, 1));
    let said: Vec<_> = read.answers.iter().map(|one| (one.kind, one.text.as_str())).collect();
    assert_eq!(
        said,
        [
            (facet::Kind::Interest, "Security"),
            (facet::Kind::Interest, "Gay"),
            (facet::Kind::Interest, "Non-binary"),
            (facet::Kind::Language, "en"),
            (facet::Kind::Language, "de"),
            (facet::Kind::Slot, "weekday-evening"),
        ]
    );
    assert_eq!(read.answers[1].special, Some(Special::Orientation));
    let mut alone = cells;
    alone[4].1 = "no";
    let read = person(&row(&alone), Some(Role::Mentee)).unwrap();
    assert!(read.answers.iter().all(|one| one.special.is_none()), "{read:?}");
}

#[test]
fn everything_that_is_wrong_with_a_row_is_told_at_once() {
    let cells = [
        (Column::Key, ""),
        (Column::Role, "chair"),
        (Column::Places, "many"),
        (Column::Languages, "Elvish, Klingon"),
        (Column::Topics, "grief, gardening"),
        (Column::Times, "whenever"),
    ];
    let wrong = person(&row(&cells), None).unwrap_err();
    assert_eq!(
        wrong,
        [
            (Column::Key, MISSING),
            (Column::Role, ROLE),
            (Column::Places, PLACES),
            (Column::Languages, LANGUAGE),
            (Column::Topics, TOPIC),
            (Column::Times, TIME),
        ]
    );
}

#[test]
fn a_meeting_has_a_day_an_hour_and_a_length() {
    let zone = Zone::named("Europe/Berlin").unwrap();
    let check = |date: &str, minutes: &str, held: &str| {
        let cells = [
            (Column::Key, "m1"),
            (Column::Pair, "p1"),
            (Column::Date, date),
            (Column::Minutes, minutes),
            (Column::Held, held),
        ];
        meeting(&row(&cells), &zone)
    };
    let read = check("2026-11-30 18:00", "45", "yes").unwrap();
    assert_eq!(read.start.jiff().to_string(), "2026-11-30T17:00:00Z");
    assert!(read.held && read.minutes == 45);
    let read = check("2026-11-30", "", "").unwrap();
    assert_eq!(read.start.jiff().to_string(), "2026-11-30T11:00:00Z");
    assert_eq!(check("30.11.2026", "5", "perhaps").unwrap_err().len(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..<_>::default() })]

    /// Whatever stands in a row, it is read or something is said about it, and nothing breaks.
    #[test]
    fn no_row_is_dropped_without_a_word(
        cells in prop::collection::vec((0..Column::ALL.len(), ".{0,80}"), 0..12),
    ) {
        let row: Row = cells.into_iter().map(|(at, text)| (Column::ALL[at], text)).collect();
        if let Err(wrong) = person(&row, Some(Role::Mentor)) {
            prop_assert!(!wrong.is_empty());
        }
        if let Err(wrong) = pair(&row) {
            prop_assert!(!wrong.is_empty());
        }
        if let Err(wrong) = meeting(&row, &Zone::UTC) {
            prop_assert!(!wrong.is_empty());
        }
    }
}
