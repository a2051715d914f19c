//! What mentors of the world share with their mentees, and whom they bring together.

use anyhow::Context;
use kith_app::{
    journey::introduction::{answering, offering},
    programme::opening::{self, To},
    talk::{posting, seat},
};
use kith_core::{
    Code, DAY, HOUR, Private, Timestamp, pairing::proposal::Word, programme::opening::Kind,
};
use kith_store::{journey::introductions, talk::talks};
use serde::Deserialize;

use super::{
    Stage,
    story::{THINKS, Told},
    world::{Request, World},
};

/// What a mentor shares with their mentee.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Share {
    /// The request in whose talk.
    pub(super) of: String,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) ago_hours: f64,
    /// How many days from the end it still stands.
    pub(super) days: i64,
    /// Whether the mentee took it up and let it be known.
    pub(super) taken: bool,
}

/// A mentor brings two together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Introduction {
    /// The request in whose talk.
    pub(super) of: String,
    /// That of the third.
    pub(super) with: String,
    pub(super) ago_hours: f64,
    pub(super) why: String,
    pub(super) about: String,
    /// What the mentee lets the third read, with their yes; then the third says yes. `None` where nobody has answered.
    pub(super) yes: Option<String>,
    /// What the two write to each other, the mentee first.
    pub(super) answers: Vec<String>,
}

/// One thing of it.
pub(super) enum Brought<'w> {
    Share(&'w Request, &'w Share),
    Offer([&'w Request; 2], &'w Introduction),
    Yes([&'w Request; 2], &'w str),
    Write([&'w Request; 2], &'w Introduction),
}

/// All of it, each with when it is.
pub(super) fn brought<'w>(stage: &Stage, world: &'w World) -> Vec<(Timestamp, Brought<'w>)> {
    let of = |key: &str| world.request.iter().find(|one| one.key == key);
    let mut all = Vec::new();
    for share in &world.share {
        let deed = of(&share.of).map(|request| Brought::Share(request, share));
        all.extend(deed.map(|deed| (stage.ago(share.ago_hours), deed)));
    }
    for one in &world.introduction {
        let (Some(first), Some(then)) = (of(&one.of), of(&one.with)) else { continue };
        let (at, both) = (stage.ago(one.ago_hours), [first, then]);
        all.push((at, Brought::Offer(both, one)));
        if let Some(about) = &one.yes {
            all.push((at + HOUR.times(9), Brought::Yes(both, about)));
            all.push((at + HOUR.times(58), Brought::Write(both, one)));
        }
    }
    all
}

impl Brought<'_> {
    /// In what it happens.
    pub(super) const fn of(&self) -> &String {
        match self {
            Self::Share(of, _)
            | Self::Offer([of, _], _)
            | Self::Yes([of, _], _)
            | Self::Write([of, _], _) => &of.key,
        }
    }
}

impl Told<'_> {
    /// It happens.
    pub(super) fn bring(&self, brought: &Brought<'_>) -> anyhow::Result<()> {
        match brought {
            Brought::Share(of, share) => self.share(of, share),
            Brought::Offer(both, told) => self.introduce(*both, told),
            Brought::Yes(both, about) => self.agree_to_meet(*both, about),
            Brought::Write(both, told) => self.write_first(*both, told),
        }
    }

    /// A mentor shares something with their mentee, who takes it up and lets them know.
    fn share(&self, of: &Request, told: &Share) -> anyhow::Result<()> {
        let mentor = self.speaker(of, "helper")?.clone();
        let form = opening::Form {
            to: To::Mentee(self.talk(of)?.code),
            kind: Kind::of(&told.kind).context("kind")?,
            title: told.title.clone(),
            text: told.text.clone(),
            until: Some(self.stage.now + DAY.times(told.days)),
        };
        let draft = opening::draft(&self.stage.app, &mentor, &form);
        let draft = draft.map_err(|(field, why)| anyhow::anyhow!("{field}: {why}"))?;
        let code = self.stage.act(move |tx, at| opening::share(tx, at, &mentor, &draft))?;
        let mentee = self.speaker(of, "member")?.clone();
        if told.taken {
            self.stage.turn_to(self.stage.app.now() + THINKS)?;
            self.stage.act(move |tx, at| opening::take(tx, at, &mentee, (code, true)))?;
        }
        Ok(())
    }

    /// A mentor offers to bring their mentee together with somebody else.
    fn introduce(&self, [of, with]: [&Request; 2], told: &Introduction) -> anyhow::Result<()> {
        let (talk, with) = (self.talk(of)?.code, self.talk(with)?.code);
        let faces = seat::faces(self.speaker(of, "helper")?);
        let form = offering::Form { with, why: told.why.clone(), about: told.about.clone() };
        let draft = offering::draft(&self.stage.app, &faces, talk, &form);
        let draft = draft.map_err(|(field, why)| anyhow::anyhow!("{field}: {why}"))?;
        self.stage.act(move |tx, at| offering::offer(tx, at, &draft))?;
        Ok(())
    }

    /// The mentee says yes to what is read about them, and some hours later the third does.
    fn agree_to_meet(&self, [of, with]: [&Request; 2], about: &str) -> anyhow::Result<()> {
        let code = self.introduction(of)?;
        for one in [of, with] {
            let faces = seat::faces(self.speaker(one, "member")?);
            let draft = answering::draft(&self.stage.app, &faces, code, (Word::Yes, about))?;
            self.stage.act(move |tx, at| answering::say(tx, at, &draft))?;
            self.stage.turn_to(self.stage.app.now() + THINKS.times(9))?;
        }
        Ok(())
    }

    /// What the two write to each other first.
    fn write_first(&self, both: [&Request; 2], told: &Introduction) -> anyhow::Result<()> {
        let code = self.introduction(both[0])?;
        let talk = self.stage.act(move |tx, _| {
            let made = introductions::named(tx, code)?.and_then(|kept| kept.introduction.talk);
            Ok(made.map_or(Ok(None), |talk| talks::find(tx, talk))?)
        })?;
        let talk = talk.context("two who were brought together have no talk")?.code;
        for (words, of) in told.answers.iter().zip(both.iter().cycle()) {
            let faces = seat::faces(self.speaker(of, "member")?);
            let words = Private::new(words.as_str());
            let draft = posting::draft(&self.stage.app, &faces, talk, &words)?;
            self.stage.act(move |tx, at| posting::post(tx, at, &draft))?;
            self.stage.turn_to(self.stage.app.now() + THINKS.times(20))?;
        }
        Ok(())
    }

    /// The newest introduction in the talk of `of`.
    fn introduction(&self, of: &Request) -> anyhow::Result<Code> {
        let talk = self.talk(of)?.id;
        let all = self.stage.act(move |tx, _| Ok(introductions::of_talk(tx, talk, (None, 1))?))?;
        Ok(all.first().context("nothing was offered")?.introduction.code)
    }
}
