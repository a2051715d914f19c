//! Ways into a role in the world: one on the desk with a reference, one still being written, one on the waiting list.

use anyhow::Context;
use kith_app::programme::{
    admitting,
    applying::{self, Answers},
    referring::{self, Form, Words},
    reviewing,
};
use kith_core::{
    Code, HOUR, Timestamp,
    people::grant::Role,
    programme::{
        application::{self, Verdict},
        reference::Part,
    },
};

use super::{
    Stage,
    story::Told,
    world::{Application, Reference},
};

/// What happens to an application.
#[derive(Debug, Clone, Copy)]
pub(super) enum Step {
    /// It is written, and sent where it says so.
    Write,
    /// A referee is named, and writes.
    Refer,
    /// A coordinator opens it, and keeps what they heard.
    Look,
    /// There is no place yet.
    Line,
}

/// When what happens to `application`.
pub(super) fn steps(stage: &Stage, application: &Application) -> Vec<(Timestamp, Step)> {
    let at = stage.ago(application.ago_hours);
    let refers = application.reference.is_some().then_some((at + HOUR.times(20), Step::Refer));
    let looks = application.note.is_some() || application.line.is_some();
    let looks = looks.then_some((at + HOUR.times(26), Step::Look));
    let line = application.line.is_some().then_some((at + HOUR.times(30), Step::Line));
    [Some((at, Step::Write)), refers, looks, line].into_iter().flatten().collect()
}

impl Told<'_> {
    /// One thing that happens to `application`.
    pub(super) fn apply(&self, application: &Application, step: Step) -> anyhow::Result<()> {
        match step {
            Step::Write => self.write_application(application),
            Step::Refer => {
                let reference = application.reference.as_ref().context("reference")?;
                self.refer(application, reference)
            }
            Step::Look => self.look_at(application),
            Step::Line => self.put_in_line(application),
        }
    }

    fn write_application(&self, application: &Application) -> anyhow::Result<()> {
        let who = self.cast.known(&application.by)?.clone();
        let (app, writer) = (&self.stage.app, who.clone());
        let role = application::role(&application.role).context("role")?;
        let code = self.stage.act(move |tx, at| applying::begin(tx, at, &who, ("", role)))?;
        let typed = |key: &str| application.answers.get(key).cloned().unwrap_or_default();
        let answers = Answers::of(role, typed).map_err(|(key, _)| anyhow::anyhow!("{key}"))?;
        let (draft, sent) = (applying::draft(app, &writer, code, &answers)?, application.sent);
        Ok(self.stage.act(move |tx, at| {
            if sent { applying::send(tx, at, &draft) } else { applying::save(tx, &draft) }
        })?)
    }

    /// The code of what was written.
    fn application(&self, application: &Application) -> anyhow::Result<Code> {
        let (member, role) = (self.cast.known(&application.by)?.member, application.role.clone());
        let all = self.stage.act(move |tx, _| applying::list(tx, member))?;
        Ok(all.iter().find(|(one, _)| one.role.word() == role).context("no application")?.0.code)
    }

    fn refer(&self, application: &Application, reference: &Reference) -> anyhow::Result<()> {
        let (app, code) = (&self.stage.app, self.application(application)?);
        let member = self.cast.known(&application.by)?.member;
        let form = Form {
            referee: reference.referee.clone(),
            known_as: reference.known_as.clone(),
            address: String::new(),
        };
        let draft = referring::draft(app, (member, code), &form).map_err(|(_, why)| why)?;
        self.stage.act(move |tx, at| referring::ask(tx, at, member, &draft))?;
        let own = applying::own(app, member, code)?;
        let token = own.references.first().and_then(|one| one.way).context("no reference")?;
        let typed = |part: Part| reference.says.get(part.word()).cloned().unwrap_or_default();
        let words = Words::of(typed).map_err(|(part, _)| anyhow::anyhow!("{}", part.word()))?;
        let written = referring::draft_words(app, token, &words)?;
        Ok(self.stage.act(move |tx, at| referring::give(tx, at, &written, false))?)
    }

    fn look_at(&self, application: &Application) -> anyhow::Result<()> {
        let (robin, code) = (self.cast.first(Role::Coordinator)?, self.application(application)?);
        let who = robin.clone();
        self.stage.act(move |tx, at| reviewing::open(tx, at, &who, code))?;
        let Some(text) = &application.note else { return Ok(()) };
        let note = reviewing::draft_note(&self.stage.app, robin, code, text)?;
        let who = robin.clone();
        Ok(self.stage.act(move |tx, at| reviewing::keep_note(tx, at, &who, &note))?)
    }

    fn put_in_line(&self, application: &Application) -> anyhow::Result<()> {
        let (robin, code) = (self.cast.first(Role::Coordinator)?, self.application(application)?);
        let reason = application.line.as_deref().context("line")?;
        let draft = admitting::draft(&self.stage.app, robin, code, (Verdict::Waiting, reason))?;
        let who = robin.clone();
        Ok(self.stage.act(move |tx, at| admitting::decide(tx, at, &who, &draft))?)
    }
}
