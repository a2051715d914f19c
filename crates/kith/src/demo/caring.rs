//! How it goes with a mentee and a mentor of the world, and what their coordinator notes.

use anyhow::Context;
use kith_app::{
    journey::{
        checking_in::{self, Said},
        feedback::giving,
        tending::{self, Note},
    },
    talk::seat,
};
use kith_core::{
    Private,
    journey::{
        contact::{Channel, Topic, With},
        feedback::Answers,
        rhythm::Answer,
    },
    people::grant::Role,
};

use super::{
    story::Told,
    world::{CheckIn, Contact, Feedback, Request},
};

impl Told<'_> {
    /// One of the two says how it goes.
    pub(super) fn check(&self, request: &Request, check_in: &CheckIn) -> anyhow::Result<()> {
        let faces = seat::faces(self.speaker(request, &check_in.from)?);
        let said = Said {
            answer: Answer::of(&check_in.answer).context("answer")?,
            words: check_in.text.as_deref().map(Private::new),
            shared: check_in.shared,
        };
        let talk = self.talk(request)?.code;
        let draft = checking_in::draft(&self.stage.app, &faces, talk, &said)?;
        Ok(self.stage.act(move |tx, at| checking_in::answer(tx, at, &draft))?)
    }

    /// One of the two says how they work together.
    pub(super) fn give(&self, request: &Request, feedback: &Feedback) -> anyhow::Result<()> {
        let faces = seat::faces(self.speaker(request, &feedback.from)?);
        let said = giving::Said {
            answers: Answers::of(&feedback.points).context("points")?,
            words: feedback.text.as_deref().map(Private::new),
            shared: feedback.shared,
        };
        let talk = self.talk(request)?.code;
        let draft = giving::draft(&self.stage.app, &faces, talk, &said)?;
        Ok(self.stage.act(move |tx, at| giving::keep(tx, at, &draft))?)
    }

    /// A coordinator notes that they were in touch with the two.
    pub(super) fn note(&self, request: &Request, contact: &Contact) -> anyhow::Result<()> {
        let who = self.cast.first(Role::Coordinator)?.clone();
        let note = Note {
            with: With::of(&contact.with).context("with")?,
            channel: Channel::of(&contact.channel).context("channel")?,
            topics: contact.topics.iter().filter_map(|word| Topic::of(word)).collect(),
            words: Some(Private::new(contact.text.as_str())),
        };
        let draft = tending::draft(&self.stage.app, &who, &note)?;
        let talk = self.talk(request)?.code;
        Ok(self.stage.act(move |tx, at| tending::note(tx, at, &who, (talk, &draft)))?)
    }
}
