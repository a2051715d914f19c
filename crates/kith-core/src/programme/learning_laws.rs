//! The laws of learning: whatever a learner does, in whatever order.

use proptest::prelude::*;
use uuid::Uuid;

use super::{
    course::Course,
    courses,
    learning::{LESSONS_FIRST, Learning, NOT_YET, PASSED, PAUSE, RESTS, Stage, TRIES},
    quiz::Answers,
    term::{Due, NOTICE},
    zone::Zone,
};
use crate::{DAY, HOUR, MemberId, Timestamp, people::grant::Role};

fn at(hours: i64) -> Timestamp {
    Timestamp::from_micros(1_795_000_000_000_000).unwrap() + HOUR.times(hours)
}

fn mentor() -> &'static Course {
    courses::of(Role::Mentor).unwrap()
}

/// What is answered: everything right, or everything wrong.
fn answers(course: &Course, right: bool) -> Answers {
    let letters = course.quiz.questions.iter().map(|one| {
        let wrong = one.options.chars().find(|letter| !one.right.contains(*letter));
        if right { one.right.to_owned() } else { wrong.into_iter().collect() }
    });
    course.quiz.kept(&letters.collect::<Vec<_>>().join(" ")).unwrap()
}

fn ready() -> Learning {
    let course = mentor();
    let new = Learning::new(MemberId(Uuid::nil()), course);
    (1..=course.lessons.len()).fold(new, |it, place| it.reads(place).unwrap())
}

fn tries(it: Learning, hours: i64, right: bool) -> Result<Learning, crate::Refusal> {
    let given = answers(it.course, right);
    it.answered(at(hours), given, &Zone::UTC)
}

#[test]
fn lessons_are_read_in_order_and_reading_one_again_takes_nothing_away() {
    let it = Learning::new(MemberId(Uuid::nil()), mentor());
    assert_eq!((it.stage(None, at(0)), it.clone().reads(2)), (Stage::New, None));
    assert_eq!((it.clone().reads(0), it.clone().reads(99)), (None, None));
    let it = it.reads(1).unwrap().reads(2).unwrap().reads(1).unwrap();
    assert_eq!(it.stage(None, at(0)), Stage::UnderWay(2));
    assert_eq!(tries(it, 0, true), Err(LESSONS_FIRST));
}

#[test]
fn eepm_trn_4_three_wrong_quizzes_rest_a_day_and_cost_nothing() {
    let mut it = ready();
    for _ in 0..TRIES {
        it = tries(it, 0, false).unwrap();
    }
    assert_eq!(it.rests_until(), Some(at(0) + PAUSE));
    assert_eq!(tries(it.clone(), 23, true), Err(RESTS));
    assert_eq!(it.stage(None, at(23)), Stage::UnderWay(it.read), "nothing is lost");
    let it = tries(tries(it, 24, false).unwrap(), 24, true).unwrap();
    assert_eq!((it.tries, it.stage(Some(1), at(24)).holds()), (0, true));
}

#[test]
fn nms_9_a_new_version_of_the_code_asks_again_and_only_the_newest_can_be_signed() {
    assert_eq!(ready().may_sign(1), Err(NOT_YET), "after the quiz");
    let it = tries(ready(), 0, true).unwrap();
    assert_eq!(it.stage(None, at(1)), Stage::Unsigned);
    assert!(it.stage(Some(1), at(1)).holds());
    let newer: &'static Course = Box::leak(Box::new(Course { version: 2, ..*it.course }));
    let it = Learning { course: newer, ..it };
    assert_eq!(it.stage(Some(1), at(1)), Stage::Unsigned);
    assert_eq!((it.may_sign(1), it.may_sign(2)), (Err(NOT_YET), Ok(())));
}

#[test]
fn eepm_trn_1_a_pass_holds_to_the_day_in_the_zone_of_the_programme_and_is_renewed_by_the_quiz() {
    let zone = Zone::named("Pacific/Auckland").unwrap();
    let it = ready().answered(at(0), answers(mentor(), true), &zone).unwrap();
    let end = it.term.ends.unwrap();
    let there = end.jiff().to_zoned(zone.rules().clone());
    assert_eq!(there.time(), jiff::civil::Time::midnight());
    let days = end.since(at(0)).0 / DAY.0;
    assert!((729..=731).contains(&days), "{days}");
    assert!(it.stage(Some(1), end + -HOUR).holds());
    assert_eq!(it.stage(Some(1), end), Stage::Over(end));
    assert_eq!(it.term.due(end + -NOTICE), Some(Due::Warn));
    let hours = end.since(at(0)).0 / HOUR.0;
    let again = tries(it, hours + 1, true).unwrap();
    assert!(again.stage(Some(1), end + HOUR.times(2)).holds() && !again.term.warned);
    assert_eq!(again.minutes(), mentor().minutes(), "hours count once");
}

#[test]
fn a_wrong_quiz_takes_no_pass_away() {
    let it = tries(ready(), 0, true).unwrap();
    assert_eq!(tries(it.clone(), 1, false), Err(PASSED), "until it is to be renewed");
    let soon = (it.term.ends.unwrap() + -NOTICE).since(at(0)).0 / HOUR.0 + 1;
    let it = tries(it, soon, false).unwrap();
    assert!(it.stage(Some(1), at(soon)).holds());
}

proptest! {
    /// In whatever order: hours are those of the course or none, a pass needs every lesson, and nothing but a day takes
    /// it away.
    #[test]
    fn whatever_is_done_hours_count_once_and_a_pass_stands_on_all_lessons(
        steps in prop::collection::vec((0_usize..9, any::<bool>(), 0_i64..40), 0..60),
    ) {
        let (mut it, mut hours) = (Learning::new(MemberId(Uuid::nil()), mentor()), 0);
        for (place, right, pause) in steps {
            hours += pause;
            let before = it.stage(Some(1), at(hours));
            it = match place {
                0 => tries(it.clone(), hours, right).unwrap_or(it),
                place => it.clone().reads(place).unwrap_or(it),
            };
            let after = it.stage(Some(1), at(hours));
            prop_assert!(!before.holds() || after.holds());
            prop_assert!(!after.holds() || it.read == it.course.lessons.len());
            prop_assert!([0, it.course.minutes()].contains(&it.minutes()));
            prop_assert!(it.tries == 0 || it.tried.is_some());
        }
    }
}
