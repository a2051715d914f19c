//! Reports in the world: what was said is sealed, a moderator reads and decides, whoever it is about
//! appeals, and a lead looks at it again.

use anyhow::Context;
use kith_app::{
    people::recognising::Known,
    safety::{
        appealing::{self, Decision},
        deciding,
        measuring::{self, Form},
        noting::{self, Then},
        opening, replying, stopping, telling,
    },
};
use kith_core::{
    Code,
    people::grant::Role,
    safety::{
        exposure::SHARE,
        letter::Matter,
        measure::{Kind, Verdict, Weight, reasons::Rule},
    },
};
use kith_store::safety::measures;

use super::{
    story::Told,
    world::{Measure, Report, Request},
};

impl Told<'_> {
    /// Somebody reports what the other said in their talk; in one step where they wrote nothing.
    pub(super) fn report(&mut self, request: &Request, report: &Report) -> anyhow::Result<()> {
        let matter = Matter::of(&report.matter).context("matter")?;
        let (who, talk) = (self.speaker(request, &report.from)?.clone(), self.talk(request)?.code);
        let (app, before) = (&self.stage.app, self.open_cases()?);
        let post = self.post(Some(&who));
        if report.text.is_empty() {
            let words =
                "Ended and reported in one step, as sexual. No words were needed.".to_owned();
            let draft = stopping::draft(app, &who, talk, (matter, words))?;
            self.stage.act(move |tx, at| stopping::stop(tx, at, &post, &draft, (&who, talk)))?;
        } else {
            let (words, way) = (report.text.clone(), String::new());
            let told = telling::Told { matter: Some(matter), words, way };
            let about = move || telling::About { talk, message: None, block: false };
            let draft = telling::draft_about(app, &told, &who, about())?;
            self.stage
                .act(move |tx, at| telling::report(tx, at, &post, &draft, (&who, about())))?;
        }
        let opened = self.open_cases()?.into_iter().find(|case| !before.contains(case));
        self.cases.push((request.key.clone(), opened.context("a report without a case")?));
        Ok(())
    }

    /// A moderator opens the copy, and decides where that is written down.
    pub(super) fn look(&self, request: &Request, report: &Report) -> anyhow::Result<()> {
        let (by, case) = (self.cast.first(Role::Moderator)?.clone(), self.case(request)?);
        let opens = by.clone();
        self.stage.act(move |tx, at| opening::open(tx, at, &opens, (case, None), SHARE))?;
        report.measure.as_ref().map_or(Ok(()), |measure| self.decide(&by, case, measure))
    }

    /// Decides, notes what others should know, and answers.
    fn decide(&self, by: &Known, case: Code, measure: &Measure) -> anyhow::Result<()> {
        let form = Form {
            kind: Kind::of(&measure.kind).context("kind")?,
            weight: Weight::Final,
            days: measure.days,
            rule: if measure.days.is_some() { Rule::Safe } else { Rule::Kind },
            facts: measure.facts.clone(),
        };
        let (app, who, key) = (&self.stage.app, by.clone(), self.post(Some(by)));
        let draft = measuring::draft(app, by, case, &form)?;
        self.stage.act(move |tx, at| measuring::measure(tx, at, &key, &who, &draft))?;
        if let Some(note) = &measure.note {
            let (note, who, key) = (noting::draft(app, note)?, by.clone(), self.post(Some(by)));
            self.stage
                .act(move |tx, at| noting::write(tx, at, &key, &who, (case, &note, Then::Keep)))?;
        }
        let (words, who) = (replying::draft(app, &measure.answer)?, by.clone());
        let key = self.post(Some(by));
        self.stage.act(move |tx, at| {
            deciding::claim(tx, at, &who, case)?;
            deciding::answer(tx, at, &key, (&who, case), &words)
        })?;
        Ok(())
    }

    /// Whom it is about sees it otherwise.
    pub(super) fn appeal(&self, request: &Request, report: &Report) -> anyhow::Result<()> {
        let (who, code) = self.measured(request, report)?;
        let words = report.measure.as_ref().and_then(|one| one.appeal.as_deref());
        let (words, post) =
            (appealing::draft(&self.stage.app, words.unwrap_or_default())?, self.post(Some(&who)));
        self.stage.act(move |tx, at| appealing::appeal(tx, at, &post, (&who, code), &words))?;
        Ok(())
    }

    /// A lead, who had no hand in it, takes it back.
    pub(super) fn take_measure_back(
        &self,
        request: &Request,
        report: &Report,
    ) -> anyhow::Result<()> {
        let words = report.measure.as_ref().and_then(|one| one.overturned.as_ref());
        let [reasons, reporter] = words.context("not overturned")?;
        let by = self.cast.first(Role::Lead)?.clone();
        let lead = by.clone();
        let open = self.stage.act(move |tx, at| appealing::list(tx, at, &lead))?;
        let (about, _) = self.measured(request, report)?;
        let of = open.iter().find(|(_, kept)| kept.order.member == about.member);
        let case = of.context("no appeal")?.0.code;
        let app = &self.stage.app;
        let (reasons, reporter) =
            (appealing::draft(app, reasons)?, Some(appealing::draft(app, reporter)?));
        let decision = Decision { verdict: Verdict::Overturned, reasons, reporter };
        self.stage.act(move |tx, at| appealing::decide(tx, at, &by, (case, &decision)))?;
        Ok(())
    }

    /// Whom the report is about, and the measure that followed.
    fn measured(&self, request: &Request, report: &Report) -> anyhow::Result<(Known, Code)> {
        let other = if report.from == "member" { "helper" } else { "member" };
        let who = self.speaker(request, other)?.clone();
        let member = who.member;
        let kept = self.stage.act(move |tx, _| Ok(measures::about(tx, member, 1)?))?;
        Ok((who, kept.first().context("no measure")?.order.code))
    }

    pub(super) fn case(&self, request: &Request) -> anyhow::Result<Code> {
        let found = self.cases.iter().find(|(key, _)| *key == request.key);
        Ok(found.context("nothing was reported")?.1)
    }
}
