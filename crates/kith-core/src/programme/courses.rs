//! The courses that the house brings along, in its own words. What changes in what a code of conduct asks for is a new
//! version of it, and is signed anew.

use uuid::Uuid;

use super::{
    course::{
        Course, Lesson,
        Topic::{
            self, Boundaries, Closure, Duties, Ethics, Expectations, Online, Relationship,
            Reporting, Rules, Values,
        },
    },
    quiz::{Question, Quiz},
};
use crate::{Code, people::grant::Role};

/// All of them.
pub const ALL: &[Course] = &[MENTOR, MENTEE, SUPPORTER];

/// Before somebody mentors: two hours (EEPM-TRN-1), to be looked at again every second year.
const MENTOR: Course = Course {
    code: Code(Uuid::from_u128(0x5c1f_83a9_0e6d_4b72_9a34_d7e2_61b8_f005)),
    role: Role::Mentor,
    months: Some(24),
    lessons: &[
        lesson("walk", 20, &[Rules, Values, Expectations, Duties]),
        lesson("listen", 25, &[Values, Relationship]),
        lesson("limits", 20, &[Rules, Ethics, Boundaries]),
        lesson("online", 15, &[Boundaries, Online]),
        lesson("danger", 25, &[Duties, Ethics, Reporting]),
        lesson("ends", 20, &[Expectations, Relationship, Closure]),
    ],
    quiz: Quiz {
        pass: 80,
        questions: &[
            question("advice", "abcd", "b"),
            question("silence", "abc", "a"),
            question("money", "abc", "b"),
            question("secret", "abc", "b"),
            question("danger", "abcd", "abd"),
            question("online", "abc", "ab"),
            question("missed", "abc", "a"),
            question("end", "abc", "c"),
        ],
    },
    version: 1,
};

/// Before somebody is mentored: an hour (EEPM-TRN-1), once.
const MENTEE: Course = Course {
    code: Code(Uuid::from_u128(0xa27e_40d1_b95c_4c18_8f63_0be9_74d2_c51a)),
    role: Role::Mentee,
    months: None,
    lessons: &[
        lesson("walk", 20, &[Rules, Values, Expectations, Duties]),
        lesson("lead", 20, &[Expectations, Relationship, Boundaries]),
        lesson("safe", 20, &[Ethics, Reporting, Boundaries, Online]),
        lesson("ends", 10, &[Relationship, Closure]),
    ],
    quiz: Quiz {
        pass: 80,
        questions: &[
            question("topic", "abc", "b"),
            question("may", "abcd", "abc"),
            question("body", "abc", "c"),
            question("place", "abc", "b"),
            question("quiet", "abc", "a"),
        ],
    },
    version: 1,
};

/// For whoever gives peer support, every year.
const SUPPORTER: Course = Course {
    code: Code(Uuid::from_u128(0x3e90_6bf7_d248_4a5f_b1c6_58af_0d93_2e7b)),
    role: Role::Supporter,
    months: Some(12),
    lessons: &[
        lesson("listen", 20, &[Rules, Values, Expectations, Relationship]),
        lesson("limits", 20, &[Duties, Boundaries, Online, Closure]),
        lesson("danger", 20, &[Duties, Ethics, Reporting]),
    ],
    quiz: Quiz {
        pass: 80,
        questions: &[
            question("same", "abc", "c"),
            question("advice", "abc", "a"),
            question("carry", "abc", "b"),
            question("secret", "abc", "b"),
            question("danger", "abcd", "abd"),
        ],
    },
    version: 1,
};

const fn lesson(key: &'static str, minutes: u32, topics: &'static [Topic]) -> Lesson {
    Lesson { key, minutes, topics }
}

const fn question(key: &'static str, options: &'static str, right: &'static str) -> Question {
    Question { key, options, right }
}

/// The course for `role`; `None` where there is none.
#[must_use]
pub fn of(role: Role) -> Option<&'static Course> {
    ALL.iter().find(|course| course.role == role)
}

/// The course that is kept by the word `key`.
#[must_use]
pub fn kept(key: &str) -> Option<&'static Course> {
    Role::of(key).and_then(of)
}

/// The course that `code` names.
#[must_use]
pub fn named(code: Code) -> Option<&'static Course> {
    ALL.iter().find(|course| course.code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn eepm_trn_1_before_a_pair_a_mentor_learns_two_hours_and_a_mentee_one() {
        let minutes = |role| of(role).map(Course::minutes).unwrap_or_default();
        assert!(minutes(Role::Mentor) >= 120, "{}", minutes(Role::Mentor));
        assert!(minutes(Role::Mentee) >= 60, "{}", minutes(Role::Mentee));
        assert_eq!((of(Role::Coordinator), kept("nobody")), (None, None));
    }

    #[test]
    fn eepm_trn_2_every_course_speaks_of_every_topic() {
        for course in ALL {
            for topic in Topic::ALL {
                assert!(course.on(*topic).next().is_some(), "{} {topic:?}", course.key());
            }
        }
    }

    #[test]
    fn eepm_trn_4_every_question_can_be_answered_rightly_and_wrongly() {
        for course in ALL {
            assert!((1..=100).contains(&course.quiz.pass) && course.version > 0);
            for question in course.quiz.questions {
                let (all, right) = (question.options.len(), question.right.len());
                assert!((2..=5).contains(&all) && (1..all).contains(&right), "{question:?}");
                assert!("abcde".starts_with(question.options), "{question:?}");
                assert!(question.right.chars().is_sorted(), "{question:?}");
                assert!(question.right.chars().all(|one| question.options.contains(one)));
            }
        }
    }

    #[test]
    fn what_names_a_course_names_one_course() {
        let codes: HashSet<_> = ALL.iter().map(|course| course.code).collect();
        assert_eq!(codes.len(), ALL.len());
        for course in ALL {
            assert_eq!((named(course.code), kept(course.key())), (Some(course), Some(course)));
            let keys: HashSet<_> = course.lessons.iter().map(|lesson| lesson.key).collect();
            let asked: HashSet<_> = course.quiz.questions.iter().map(|one| one.key).collect();
            assert_eq!(
                keys.len() + asked.len(),
                course.lessons.len() + course.quiz.questions.len()
            );
        }
    }
}
