//! Courses and their learners for the test that draws all pages.

use kith_app::programme::{learning::Own, overseeing::People};
use kith_core::{
    DAY, HOUR, MemberId, Timestamp,
    programme::{course::Course, courses, learning::Learning, quiz::Answers, zone::Zone},
};
use uuid::Uuid;

fn at() -> Timestamp {
    crate::support::samples::at()
}

/// What is answered: all of it right, or all wrong.
fn answers(course: &Course, right: bool) -> Answers {
    let letters = course.quiz.questions.iter().map(|one| {
        let wrong = one.options.chars().find(|letter| !one.right.contains(*letter));
        if right { one.right.to_owned() } else { wrong.into_iter().collect() }
    });
    course.quiz.kept(&letters.collect::<Vec<_>>().join(" ")).unwrap()
}

fn read(course: &'static Course, lessons: usize) -> Learning {
    let new = Learning::new(MemberId(Uuid::nil()), course);
    (1..=lessons).fold(new, |it, place| it.reads(place).unwrap())
}

fn ready(course: &'static Course) -> Learning {
    read(course, course.lessons.len())
}

fn tried(it: Learning, when: Timestamp, right: bool) -> Learning {
    let given = answers(it.course, right);
    it.answered(when, given, &Zone::UTC).unwrap()
}

fn own(learning: Learning, signed: Option<u32>) -> Own {
    let stage = learning.stage(signed, at());
    let signed = signed.map(|version| (version, at()));
    Own { stage, signed, asked: !stage.holds(), zone: "UTC".to_owned(), learning }
}

/// One in each stage of the first course.
pub(super) fn stages() -> Vec<Own> {
    let course = &courses::ALL[0];
    let long_ago = at() + -DAY.times(900);
    vec![
        own(read(course, 0), None),
        own(read(course, 2), None),
        own(ready(course), None),
        own(tried(ready(course), at(), true), None),
        own(tried(ready(course), at(), true), Some(1)),
        own(tried(ready(course), long_ago, true), Some(1)),
        own(tried(ready(course), at(), true), Some(0)),
    ]
}

/// Every course, passed.
pub(super) fn passed() -> Vec<Own> {
    let pass = |course| own(tried(ready(course), at(), true), Some(1));
    courses::ALL.iter().map(pass).collect()
}

/// One that waits, one that is open, one that is passed.
pub(super) fn all() -> Vec<Own> {
    let mut all = passed();
    let [first, second, _] = [0, 1, 2].map(|place| own(read(&courses::ALL[place], 1), None));
    all[0] = first;
    all[1] = Own { asked: false, ..second };
    all
}

/// The quiz of each course before, between and after.
pub(super) fn quizzes() -> Vec<Own> {
    let course = &courses::ALL[0];
    let wrong =
        |times: usize| (0..times).fold(ready(course), |it, _| tried(it, at() + -HOUR, false));
    let mut all = vec![own(ready(course), None), own(wrong(1), None), own(wrong(3), None)];
    all.extend(passed());
    all
}

/// A full page of people.
pub(super) fn people() -> People {
    let course = &courses::ALL[0];
    let stages = stages();
    let one = |n: usize| {
        let own = &stages[n % stages.len()];
        let face = crate::support::samples::face("Linden");
        (face, own.learning.clone(), own.signed.map(|(version, _)| version))
    };
    let listed: Vec<_> = (0..20).map(one).collect();
    let more = listed.last().map(|(face, ..)| face.code);
    People { course, listed, more, count: (40, 12), zone: "UTC".to_owned() }
}
