//! What happens in the world, in the order of its time.

mod plan;

use anyhow::Context;
use kith_app::{
    people::recognising::Known,
    safety::{deciding, desk, replying, telling},
    support::{answering, asking, choosing, handing, hearing},
    talk::{franking, posting, seat, withdrawing},
};
use kith_core::{
    Code, HOUR, MINUTE, Private, RequestId, Span,
    people::grant::Role,
    safety::letter::Matter,
    support::{kind::Kind, request::Reach, safe::Safe, state::Outcome, urgency::Urgency},
    talk::Talk,
};
use kith_store::{
    once::Post,
    support::{offers, requests},
    talk::talks,
};

use super::{
    Stage,
    applying::{self, Step},
    cast::{self, Cast},
    introducing::{self, Brought},
    leading::Lead,
    meeting, rostering,
    tallying::{self, Tallied},
    world::{
        Agreement, Application, CheckIn, Contact, Disclosure, Feedback, Goal, Growth, Handover,
        Jotted, Learning, Letter, Meeting, Message, Reflection, Report, Request, Shift, Tried,
        World,
    },
};

/// How long a helper thinks about an offer.
pub(super) const THINKS: Span = MINUTE;

/// After a silence of this length whoever has the word had left it to the other.
const LONG: Span = HOUR.times(20);

/// One thing that happens.
enum Deed<'w> {
    Ask(&'w Request),
    Pass(&'w Request, &'w str),
    Offer(&'w Request, &'w str),
    Answer(&'w Request, &'w str),
    Say(&'w Request, &'w Message),
    TakeBack(&'w Request, &'w Message),
    LeaveWord(&'w Request),
    Close(&'w Request, Outcome),
    Name(&'w Request),
    Write(&'w Letter),
    Reply(&'w Letter),
    Report(&'w Request, &'w Report),
    Look(&'w Request, &'w Report),
    Appeal(&'w Request, &'w Report),
    TakeMeasureBack(&'w Request, &'w Report),
    HandOver(&'w Request, &'w Handover),
    Try(&'w Request, &'w Tried),
    Disclose(&'w Request, &'w Disclosure),
    Agree(&'w Request, &'w Agreement),
    Aim(&'w Request, &'w Goal),
    Grow(&'w Request, usize, &'w Growth),
    Meet(&'w Request, &'w Meeting),
    Jot(&'w Request, (&'w Meeting, &'w Jotted)),
    Reflect(&'w Request, &'w Reflection),
    Check(&'w Request, &'w CheckIn),
    Note(&'w Request, &'w Contact),
    Give(&'w Request, &'w Feedback),
    Apply(&'w Application, Step),
    Learn(&'w Learning),
    Roster(&'w Shift),
    Come(&'w Shift),
    Tally(Tallied<'w>),
    Lead(&'w Lead),
    Bring(Brought<'w>),
}

/// Lets everything happen, up to now.
pub(super) fn tell(stage: &Stage, world: &World, cast: &Cast) -> anyhow::Result<()> {
    let mut deeds = Vec::new();
    for request in &world.request {
        plan::plan(stage, request, &mut deeds).with_context(|| request.key.clone())?;
    }
    for letter in &world.letter {
        let at = stage.ago(letter.ago_hours);
        deeds.push((at, Deed::Write(letter)));
        if letter.answer.is_some() {
            deeds.push((at + HOUR.times(2), Deed::Reply(letter)));
        }
    }
    for application in &world.application {
        let steps = applying::steps(stage, application).into_iter();
        deeds.extend(steps.map(|(at, step)| (at, Deed::Apply(application, step))));
    }
    for learning in &world.learning {
        deeds.push((stage.ago(learning.ago_hours), Deed::Learn(learning)));
    }
    for shift in &world.shift {
        deeds.push((stage.ago(shift.ago_hours), Deed::Roster(shift)));
        let begins = rostering::begins(stage, shift)?;
        deeds.extend(begins.map(|at| (at, Deed::Come(shift))));
    }
    deeds.extend(tallying::tallied(stage, world).map(|(at, told)| (at, Deed::Tally(told))));
    let brought = introducing::brought(stage, world).into_iter();
    deeds.extend(brought.map(|(at, one)| (at, Deed::Bring(one))));
    deeds.extend(world.lead.iter().map(|lead| (stage.ago(lead.ago_hours), Deed::Lead(lead))));
    // A stable sort: what happens at one time happens in the order in which it was written down.
    deeds.sort_by_key(|(at, _)| *at);
    let mut told = Told { stage, cast, codes: Vec::new(), cases: Vec::new() };
    for (at, deed) in &deeds {
        stage.turn_to(*at)?;
        told.happen(deed).with_context(|| deed.name())?;
    }
    meeting::bring(stage, cast, &world.busy)?;
    cast::settle(stage, world, cast)
}

impl Deed<'_> {
    /// In what it happens, for whoever looks for a slip in the world.
    fn name(&self) -> String {
        match self {
            Self::Ask(of)
            | Self::Pass(of, _)
            | Self::Offer(of, _)
            | Self::Answer(of, _)
            | Self::Say(of, _)
            | Self::TakeBack(of, _)
            | Self::Close(of, _)
            | Self::LeaveWord(of)
            | Self::Name(of)
            | Self::Report(of, _)
            | Self::Look(of, _)
            | Self::Appeal(of, _)
            | Self::TakeMeasureBack(of, _)
            | Self::Disclose(of, _)
            | Self::HandOver(of, _)
            | Self::Try(of, _)
            | Self::Agree(of, _)
            | Self::Aim(of, _)
            | Self::Grow(of, ..)
            | Self::Meet(of, _)
            | Self::Jot(of, _)
            | Self::Reflect(of, _)
            | Self::Check(of, _)
            | Self::Give(of, _)
            | Self::Note(of, _) => &of.key,
            Self::Write(letter) | Self::Reply(letter) => &letter.kind,
            Self::Apply(application, _) => &application.by,
            Self::Learn(learning) => &learning.by,
            Self::Roster(shift) | Self::Come(shift) => &shift.by,
            Self::Tally(told) => told.by(),
            Self::Lead(lead) => &lead.text,
            Self::Bring(brought) => brought.of(),
        }
        .clone()
    }
}

/// What has happened so far.
pub(super) struct Told<'s> {
    pub(super) stage: &'s Stage,
    pub(super) cast: &'s Cast,
    /// The code of each request that was made, by its key.
    codes: Vec<(String, Code)>,
    /// The case of each letter, by its words, and of each report, by the key of its request.
    pub(super) cases: Vec<(String, Code)>,
}

impl Told<'_> {
    fn happen(&mut self, deed: &Deed) -> anyhow::Result<()> {
        match deed {
            Deed::Ask(request) => self.ask(request),
            Deed::Pass(request, key) => self.pass(request, key),
            Deed::Offer(request, key) => self.offer(request, key).map(drop),
            Deed::Answer(request, key) => self.answer(request, key),
            Deed::Say(request, message) => self.say(request, message),
            Deed::TakeBack(request, message) => self.take_back(request, message),
            Deed::LeaveWord(request) => self.leave_word(request),
            Deed::Close(request, how) => self.close(request, *how),
            Deed::Name(request) => self.name(request),
            Deed::Write(letter) => self.write(letter),
            Deed::Reply(letter) => self.reply(letter),
            Deed::Report(request, report) => self.report(request, report),
            Deed::Look(request, report) => self.look(request, report),
            Deed::Appeal(request, report) => self.appeal(request, report),
            Deed::TakeMeasureBack(request, report) => self.take_measure_back(request, report),
            Deed::HandOver(request, handover) => self.hand_over(request, handover),
            Deed::Try(request, tried) => self.attempt(request, tried),
            Deed::Disclose(request, disclosure) => self.disclose(request, disclosure),
            Deed::Agree(request, agreement) => self.agree(request, agreement),
            Deed::Aim(request, goal) => self.aim(request, goal),
            Deed::Grow(request, n, grown) => self.grow(request, *n, grown),
            Deed::Meet(request, meeting) => self.meet(request, meeting),
            Deed::Jot(request, jotted) => self.jot(request, *jotted),
            Deed::Reflect(request, reflection) => self.reflect(request, reflection),
            Deed::Check(request, check_in) => self.check(request, check_in),
            Deed::Give(request, feedback) => self.give(request, feedback),
            Deed::Note(request, contact) => self.note(request, contact),
            Deed::Apply(application, step) => self.apply(application, *step),
            Deed::Learn(learning) => self.learn(learning),
            Deed::Roster(shift) => self.roster(shift),
            Deed::Come(shift) => self.come(shift),
            Deed::Tally(told) => self.tally(told),
            Deed::Lead(lead) => self.lead(lead),
            Deed::Bring(brought) => self.bring(brought),
        }
    }

    fn ask(&mut self, request: &Request) -> anyhow::Result<()> {
        let who = self.cast.known(&request.by)?.clone();
        let form = asking::Form {
            kind: Kind::of(&request.kind).context("kind")?,
            urgency: Urgency::of(&request.urgency).context("urgency")?,
            safe: Safe::of(&request.safe).context("safe")?,
            reach: Reach::Anyone,
            topics: request.topics.clone(),
            text: Private::new(request.text.as_str()),
            post: self.post(Some(&who)),
        };
        let draft = asking::draft(&self.stage.app, &who, form)?;
        let code = self.stage.act(move |tx, at| asking::ask(tx, at, &who, &draft))?;
        self.codes.push((request.key.clone(), code));
        Ok(())
    }

    /// The member chooses a helper; the offer's code.
    fn offer(&self, request: &Request, helper: &str) -> anyhow::Result<Code> {
        let (who, helper) = (self.cast.known(&request.by)?.clone(), self.cast.known(helper)?);
        let face = helper.helper.clone().context("no helper")?;
        let (code, to) = (self.code(request)?, face.code);
        self.stage.act(move |tx, at| choosing::choose(tx, at, &who, code, to))?;
        self.standing(request, helper)
    }

    fn standing(&self, request: &Request, helper: &Known) -> anyhow::Result<Code> {
        let face = helper.helper.clone().context("no helper")?;
        let id = self.id(request)?;
        let standing = self.stage.act(move |tx, _| Ok(offers::standing(tx, face.id)?))?;
        let ours = standing.into_iter().find(|kept| kept.request == id);
        Ok(ours.context("no offer stands")?.code)
    }

    fn pass(&self, request: &Request, key: &str) -> anyhow::Result<()> {
        let offer = self.offer(request, key)?;
        let helper = self.cast.known(key)?.clone();
        self.stage.turn_to(self.stage.app.now() + THINKS)?;
        Ok(self.stage.act(move |tx, at| answering::pass(tx, at, &helper, offer, None))?)
    }

    fn answer(&self, request: &Request, key: &str) -> anyhow::Result<()> {
        let helper = self.cast.known(key)?;
        let (offer, helper) = (self.standing(request, helper)?, helper.clone());
        self.stage.act(move |tx, at| answering::accept(tx, at, &helper, offer, None))?;
        Ok(())
    }

    fn say(&self, request: &Request, message: &Message) -> anyhow::Result<()> {
        let (faces, talk) =
            (seat::faces(self.speaker(request, &message.from)?), self.talk(request)?);
        let words = Private::new(message.text.as_str());
        let draft = posting::draft(&self.stage.app, &faces, talk.code, &words)?;
        Ok(self.stage.act(move |tx, at| posting::post(tx, at, &draft))?)
    }

    fn take_back(&self, request: &Request, message: &Message) -> anyhow::Result<()> {
        let (faces, talk) =
            (seat::faces(self.speaker(request, &message.from)?), self.talk(request)?);
        let frank = franking::frank(&self.stage.app)?;
        self.stage.act(move |tx, at| {
            let newest = kith_store::talk::messages::before(tx, talk.id, i64::MAX, 1)?;
            for message in newest {
                withdrawing::withdraw(tx, at, &frank, &faces, message.code)?;
            }
            Ok(())
        })?;
        Ok(())
    }

    fn close(&self, request: &Request, how: Outcome) -> anyhow::Result<()> {
        let id = self.id(request)?;
        Ok(self.stage.act(move |tx, at| hearing::member_closes(tx, at, id, how))?)
    }

    /// The helper says that the last word needs no answer.
    fn leave_word(&self, request: &Request) -> anyhow::Result<()> {
        let id = self.id(request)?;
        Ok(self.stage.act(move |tx, at| hearing::nothing_to_answer(tx, at, id))?)
    }

    /// A coordinator names an alternative, in the words of the house.
    fn name(&self, request: &Request) -> anyhow::Result<()> {
        let (who, code) = (self.cast.first(Role::Coordinator)?.clone(), self.code(request)?);
        let words = Private::new(
            "Nobody here was free for this in time, and I am sorry for the wait. The service below \
             knows this ground well. If it does not fit, ask again here: it lands on my desk.",
        );
        let draft = handing::draft(&self.stage.app, &who, (code, None), &words)?;
        Ok(self.stage.act(move |tx, at| handing::alternative(tx, at, &who, &draft))?)
    }

    /// Who is on the side `from` of the talk of `request`.
    pub(super) fn speaker(&self, request: &Request, from: &str) -> anyhow::Result<&Known> {
        match from {
            "member" => self.cast.known(&request.by),
            _ => self.cast.known(request.with.as_deref().context("a talk with nobody")?),
        }
    }

    pub(super) fn code(&self, request: &Request) -> anyhow::Result<Code> {
        let found = self.codes.iter().find(|(key, _)| *key == request.key);
        Ok(found.context("not asked yet")?.1)
    }

    pub(super) fn id(&self, request: &Request) -> anyhow::Result<RequestId> {
        let code = self.code(request)?;
        let found = self.stage.act(move |tx, _| Ok(requests::named(tx, code)?))?;
        found.context("a request that is not kept")
    }

    pub(super) fn talk(&self, request: &Request) -> anyhow::Result<Talk> {
        self.talk_of(&request.key)
    }

    /// Somebody writes to the house, or reports what happened in a talk.
    fn write(&mut self, letter: &Letter) -> anyhow::Result<()> {
        let writer = letter.by.as_deref().map(|key| self.cast.known(key)).transpose()?.cloned();
        let before = self.open_cases()?;
        self.send(letter, writer.as_ref())?;
        let opened = self.open_cases()?.into_iter().find(|case| !before.contains(case));
        self.cases.push((letter.text.clone(), opened.context("a letter without a case")?));
        Ok(())
    }

    fn send(&self, letter: &Letter, writer: Option<&Known>) -> anyhow::Result<()> {
        if let Some(claim) = &letter.claim {
            return self.claim(writer.context("nobody asks")?, claim, &letter.text);
        }
        let matter = letter.matter.as_deref().and_then(Matter::of);
        let told = telling::Told { matter, words: letter.text.clone(), way: String::new() };
        let talk = letter.about.as_deref().map(|key| self.talk_of(key)).transpose()?;
        let about = |talk: &Talk| telling::About { talk: talk.code, message: None, block: false };
        let draft = match (writer, &talk) {
            (Some(known), Some(talk)) => {
                telling::draft_about(&self.stage.app, &told, known, about(talk))?
            }
            _ => telling::draft(&self.stage.app, &told)?,
        };
        let (post, writer) = (self.post(writer), writer.cloned());
        self.stage.act(move |tx, at| match (&writer, &talk) {
            (Some(known), Some(talk)) => {
                telling::report(tx, at, &post, &draft, (known, about(talk)))
            }
            _ => telling::tell(tx, at, &post, &draft, writer.as_ref().map(|known| known.member)),
        })?;
        Ok(())
    }

    fn reply(&self, letter: &Letter) -> anyhow::Result<()> {
        let found = self.cases.iter().find(|(text, _)| *text == letter.text);
        let case = found.context("a letter without a case")?.1;
        let words = replying::draft(&self.stage.app, letter.answer.as_deref().unwrap_or_default())?;
        let role = if letter.claim.is_some() { Role::Lead } else { Role::Coordinator };
        let by = self.cast.first(role)?.clone();
        let post = self.post(Some(&by));
        self.stage.act(move |tx, at| {
            deciding::claim(tx, at, &by, case)?;
            deciding::answer(tx, at, &post, (&by, case), &words)
        })?;
        Ok(())
    }

    /// The cases that somebody wrote and that are open, as a lead sees them.
    pub(super) fn open_cases(&self) -> anyhow::Result<Vec<Code>> {
        let by = self.cast.first(Role::Lead)?.member;
        let list =
            self.stage.act(move |tx, at| desk::cases(tx, at.now, by, desk::Sought::default()))?;
        let written = list.rows.iter().filter(|row| row.case.source.is_written());
        Ok(written.map(|row| row.case.code).collect())
    }

    /// The talk of the request that `key` names.
    fn talk_of(&self, key: &str) -> anyhow::Result<Talk> {
        let found = self.codes.iter().find(|(of, _)| of == key).map(|(_, code)| *code);
        let code = found.context("not asked yet")?;
        let found = self.stage.act(move |tx, _| {
            let id = requests::named(tx, code)?;
            Ok(match id {
                Some(id) => talks::of_request(tx, id)?,
                None => None,
            })
        })?;
        found.with_context(|| format!("{key} has no talk"))
    }

    /// A form that is sent once.
    pub(super) fn post(&self, who: Option<&Known>) -> Post {
        let key = self.stage.app.moment().code();
        Post { owner: who.map(|who| who.member), key, content: String::new() }
    }
}
