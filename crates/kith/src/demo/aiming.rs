//! What mentees of the world want, and how far that comes.

use anyhow::Context;
use kith_app::{
    journey::goals::{
        Text,
        growing::{self, About},
        making,
    },
    talk::seat,
};
use kith_core::journey::goal::{Level, State, Tick, Weight};
use kith_store::journey::{goals, growth};

use super::{
    story::Told,
    world::{Goal, Growth, Request},
};

impl Told<'_> {
    /// The mentee writes down a goal.
    pub(super) fn aim(&self, request: &Request, goal: &Goal) -> anyhow::Result<()> {
        let (talk, app) = (self.talk(request)?.code, &self.stage.app);
        let faces = seat::faces(self.speaker(request, "member")?);
        let says = |field: &str| goal.says.get(field).cloned().unwrap_or_default();
        let text = Text::of(says).map_err(|(field, _)| anyhow::anyhow!("{field}"))?;
        let weight = Weight::of(&goal.weight).context("weight")?;
        let draft = making::draft(app, &faces, (talk, None), &text)?;
        self.stage.act(move |tx, at| making::make(tx, at, &draft, weight))?;
        Ok(())
    }

    /// Something happens to the goal that was written down as number `n`.
    pub(super) fn grow(&self, request: &Request, n: usize, grown: &Growth) -> anyhow::Result<()> {
        let (talk, app) = (self.talk(request)?, &self.stage.app);
        let from = if grown.what == "comment" { "helper" } else { "member" };
        let faces = seat::faces(self.speaker(request, from)?);
        let kept = self.stage.act(move |tx, _| Ok(goals::list(tx, talk.id)?.into_iter().nth(n)))?;
        let (id, goal) = kept.map(|kept| (kept.id, kept.code)).context("no such goal")?;
        let draft = |about| growing::draft(app, &faces, talk.code, (about, &grown.text));
        let (talk, ours) = (talk.code, faces.clone());
        match grown.what.as_str() {
            "step" => {
                let draft = draft(About::Step)?.context("a step without words")?;
                self.stage.act(move |tx, at| growing::add(tx, at, &draft, goal))
            }
            "comment" => {
                let draft = draft(About::Comment)?.context("a comment without words")?;
                self.stage.act(move |tx, at| growing::comment(tx, at, &draft, goal))
            }
            "done" => self.stage.act(move |tx, at| {
                let next = growth::steps(tx, id)?.into_iter().find(|step| step.done.is_none());
                let step = next.ok_or(kith_app::Error::NotFound)?.code;
                growing::tick(tx, at, &ours, (talk, goal), (step, Tick::Done))
            }),
            word => match (Level::of(word), State::of(word)) {
                (Some(level), _) => {
                    let draft = draft(About::Level)?;
                    self.stage.act(move |tx, at| {
                        growing::stand(tx, at, &ours, (talk, goal, level), draft.as_ref())
                    })
                }
                (_, Some(state)) => {
                    self.stage.act(move |tx, at| making::turn(tx, at, &ours, (talk, goal, state)))
                }
                _ => anyhow::bail!("nothing is called {word}"),
            },
        }
        .map_err(Into::into)
    }
}
