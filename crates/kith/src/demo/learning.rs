//! Training in the world: somebody who passed a course, and somebody half through one.

use anyhow::Context;
use kith_app::programme::learning;
use kith_core::{
    people::grant::Role,
    programme::{courses, quiz::Answers},
};

use super::{story::Told, world::Learning};

impl Told<'_> {
    /// Somebody reads so many lessons; whoever read them all answers the quiz, and signs.
    pub(super) fn learn(&self, told: &Learning) -> anyhow::Result<()> {
        let who = self.cast.known(&told.by)?.clone();
        let course = Role::of(&told.course).and_then(courses::of).context("course")?;
        let (lessons, all) = (told.lessons, course.lessons.len());
        let answers: Vec<_> = course.quiz.questions.iter().map(|one| one.right).collect();
        let answers: Answers = course.quiz.kept(&answers.join(" ")).context("answers")?;
        Ok(self.stage.act(move |tx, at| {
            for place in 1..=lessons {
                learning::read(tx, at, &who, (course.code, place))?;
            }
            if lessons < all {
                return Ok(());
            }
            learning::answer(tx, at, &who, (course.code, &answers))?;
            learning::sign(tx, at, &who, (course.code, course.version))
        })?)
    }
}
