//! What a lead and helpers do in hard hours of the world: a talk is handed over, somebody is attended to,
//! a court is told something, and what was asked for by right is sent.

use anyhow::Context;
use kith_app::{
    people::recognising::Known,
    safety::{
        attending, claiming,
        disclosing::{self, Form},
    },
    talk::{handing_over, seat},
};
use kith_core::{
    Code, DAY, Private,
    people::grant::Role,
    safety::{
        case::Source,
        claim::{Claim, Right, Use},
        crisis,
        disclosure::{Ground, Telling, To},
    },
};
use kith_store::safety::cases;

use super::{
    story::Told,
    world::{Disclosure, Handover, Request, Tried},
};

impl Told<'_> {
    /// The helper of `request` cannot go on, and leaves a note for whoever does.
    pub(super) fn hand_over(&self, request: &Request, handover: &Handover) -> anyhow::Result<()> {
        let faces = seat::faces(self.speaker(request, "helper")?);
        let (talk, note) = (self.talk(request)?.code, Private::new(handover.note.as_str()));
        let draft = handing_over::draft(&self.stage.app, &faces, talk, &note)?;
        Ok(self.stage.act(move |tx, at| handing_over::hand_over(tx, at, &faces, &draft))?)
    }

    /// A lead tries something for whoever asked, keeps it, and chooses when a person asks how they are.
    pub(super) fn attempt(&self, request: &Request, tried: &Tried) -> anyhow::Result<()> {
        let (lead, case) = (self.cast.first(Role::Lead)?.clone(), self.unsafe_case(request)?);
        let what = crisis::Tried::of(&tried.what).context("tried")?;
        let draft = attending::draft(&self.stage.app, &tried.text)?;
        let (post, follow) = (self.post(Some(&lead)), request.follow_days);
        self.stage.act(move |tx, at| {
            attending::keep(tx, at, &post, (&lead, case), (what, &draft))?;
            follow.map_or(Ok(()), |days| attending::follow(tx, at, &lead, (case, DAY.times(days))))
        })?;
        Ok(())
    }

    /// The case of whoever said that they are not safe when they asked.
    fn unsafe_case(&self, request: &Request) -> anyhow::Result<Code> {
        let id = self.id(request)?;
        let case = self.stage.act(move |tx, _| Ok(cases::about(tx, Source::Safe, id.0)?))?;
        Ok(case.context("nobody is at risk")?.code)
    }

    /// A lead records what is to be told of whoever was reported; a second person still looks at it.
    pub(super) fn disclose(&self, request: &Request, told: &Disclosure) -> anyhow::Result<()> {
        let (lead, case) = (self.cast.first(Role::Lead)?.clone(), self.case(request)?);
        let form = Form {
            ground: Ground::of(&told.ground).context("ground")?,
            to: To::of(&told.to).context("to")?,
            telling: Telling::of(&told.telling).context("telling")?,
            words: told.text.clone(),
            reason: String::new(),
        };
        let (draft, post) = (disclosing::draft(&self.stage.app, &form)?, self.post(Some(&lead)));
        self.stage.act(move |tx, at| disclosing::record(tx, at, &post, (&lead, case), &draft))?;
        Ok(())
    }

    /// `who` asks by right for what `claim` says, for a use.
    pub(super) fn claim(&self, who: &Known, claim: &[String; 2], text: &str) -> anyhow::Result<()> {
        let [right, purpose] = claim;
        let claim = Claim {
            right: Right::of(right).context("right")?,
            purpose: Use::of(purpose).context("use")?,
        };
        let (draft, member) = (claiming::draft(&self.stage.app, claim, text)?, who.member);
        self.stage.act(move |tx, at| claiming::claim(tx, at, member, &draft))?;
        Ok(())
    }
}
