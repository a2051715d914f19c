//! What a mentee and a mentor of the world agree on, and write down when it ends.

use anyhow::Context;
use kith_app::{
    journey::{
        agreeing::{self, Text},
        entering,
        reflecting::{self, Choices},
    },
    talk::seat,
};
use kith_core::{
    DAY,
    journey::{Stage, agreement::Part, closure::After, reflection::Part as OfReflection},
};

use super::{
    story::{THINKS, Told},
    world::{Agreement, Reflection, Request},
};

impl Told<'_> {
    /// One of the two writes a version; both sign it, where they did; its writer says where they are.
    pub(super) fn agree(&self, request: &Request, agreement: &Agreement) -> anyhow::Result<()> {
        let (talk, app) = (self.talk(request)?.code, &self.stage.app);
        let faces = seat::faces(self.speaker(request, &agreement.from)?);
        let says =
            agreement.says.iter().filter_map(|(part, text)| Some((Part::of(part)?, text.as_str())));
        let text = Text::of(says).map_err(|(part, _)| anyhow::anyhow!("{}", part.word()))?;
        let review = self.stage.now + DAY.times(agreement.review_days);
        let draft = agreeing::draft(app, &faces, talk, (&text, review))?;
        let ours = &request.agreement;
        let before = ours.iter().filter(|one| agreement.ago_hours < one.ago_hours).count();
        let before = u32::try_from(before)?;
        self.stage.act(move |tx, at| agreeing::write(tx, at, &draft, before))?;
        for from in ["member", "helper"].iter().filter(|_| agreement.signed) {
            self.stage.turn_to(app.now() + THINKS)?;
            let faces = seat::faces(self.speaker(request, from)?);
            self.stage.act(move |tx, at| agreeing::sign(tx, at, &faces, (talk, before + 1)))?;
        }
        if let Some(stage) = &agreement.stage {
            let stage = Stage::of(stage).context("stage")?;
            self.stage.act(move |tx, at| entering::enter(tx, at, &faces, (talk, stage)))?;
        }
        Ok(())
    }

    /// One of the two writes down what they take with them.
    pub(super) fn reflect(&self, request: &Request, reflection: &Reflection) -> anyhow::Result<()> {
        let (talk, app) = (self.talk(request)?.code, &self.stage.app);
        let faces = seat::faces(self.speaker(request, &reflection.from)?);
        let says = reflection.says.iter();
        let says = says.filter_map(|(part, text)| Some((OfReflection::of(part)?, text.as_str())));
        let text =
            reflecting::Text::of(says).map_err(|(part, _)| anyhow::anyhow!("{}", part.word()))?;
        let after = After::of(&reflection.after).context("after")?;
        let (shared, handed_in) = (reflection.shared, reflection.handed_in);
        let choices = Choices { shared, handed_in, after };
        let draft = reflecting::draft(app, &faces, talk, (&text, choices))?;
        Ok(self.stage.act(move |tx, at| reflecting::keep(tx, at, &draft))?)
    }
}
