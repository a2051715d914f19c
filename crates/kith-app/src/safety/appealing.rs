//! Appeals: whom a measure is about asks, and somebody who had no hand in it decides, within days.

use kith_core::{
    Code, LetterId, MeasureId, Moment, Private, Refusal,
    people::{face::Face, notice::About},
    safety::{
        case::{Case, End, Eyes, Source, State},
        letter::{self, Kind, Letter},
        measure::{State as Where, Verdict},
    },
    support::safe::Level,
};
use kith_store::{
    Tx,
    once::Post,
    people::notices as told,
    safety::{
        cases, letters,
        measures::{self, Kept},
    },
};

use super::{
    crew, deciding,
    measured::{mine, own_face},
    measuring,
    reading::{self, Said},
    reported,
    writing::{self, Words},
};
use crate::{
    App, Error,
    once::once,
    people::{notices, recognising::Known},
};

/// Nothing says why an appeal is decided as it is.
pub const NO_REASONS: Refusal = Refusal("appeal-no-reasons");

/// An appeal as whoever decides it reads it.
#[derive(Debug, Clone)]
pub struct Open {
    /// Its case.
    pub case: Case,
    /// The measure.
    pub measure: Kept,
    /// Why it was decided, as whom it is about was told.
    pub facts: Option<Private>,
    /// Who decided it; `None` for one who has left.
    pub by: Option<Face>,
    /// What was written, oldest first.
    pub said: Vec<Said>,
    /// Whether somebody reported it who can still be written to.
    pub reporter: bool,
}

/// What is decided about an appeal.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What.
    pub verdict: Verdict,
    /// Why, in words for whoever appealed.
    pub reasons: Words,
    /// What is said to whoever reported; `None` where there is nothing to say.
    pub reporter: Option<Words>,
}

/// Seals the words of an appeal, or of its decision. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where there are none, or too many.
pub fn draft(app: &App, text: &str) -> Result<Words, Error> {
    writing::seal(app, &letter::line(text)?)
}

/// `known` appeals the measure that `code` names, once for each `post`: it becomes a case for somebody
/// else.
///
/// # Errors
/// [`Error::NotFound`] where it is not about them; [`Error::Refused`] where it is too late, or was looked
/// at again already.
pub fn appeal(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    (known, code): (&Known, Code),
    words: &Words,
) -> Result<(), Error> {
    once(tx, at, post, |tx, at| {
        let mut measure = mine(tx, known.member, code)?;
        measure.appeal(at.now)?;
        measures::set(tx, &measure, at.now)?;
        let letter = letter(tx, at, &measure)?;
        writing::add(tx, letter, words, None, at.now)?;
        let case = open_case(tx, at, &measure, letter)?;
        writing::note(tx, at, &case, Some(known.member), "appeal")?;
        tell_crew(tx, at, &case, "notice-appeal")?;
        Ok(code.to_string())
    })?;
    Ok(())
}

/// The letter of an appeal: it has the id of its measure.
fn letter(tx: &mut Tx, at: &mut Moment, measure: &Kept) -> Result<LetterId, Error> {
    let letter = Letter {
        id: LetterId(measure.order.id.0),
        code: at.code(),
        kind: Kind::Appeal,
        matter: None,
        claim: None,
        writer: Some(measure.order.member),
        talk: None,
        at: at.now,
    };
    letters::add(tx, &letter, None, None)?;
    Ok(letter.id)
}

/// Its case: it is promised for when the measure says.
fn open_case(
    tx: &mut Tx,
    at: &mut Moment,
    measure: &Kept,
    letter: LetterId,
) -> Result<Case, Error> {
    let id = cases::open(tx, at, Source::Appeal, letter, Level::Notice)?;
    let mut case = cases::find(tx, id)?.ok_or(Error::NotFound)?;
    if let Some(until) = measure.deadline() {
        case.promised = until;
        case.state = State::Open { until };
        cases::set(tx, &case)?;
    }
    Ok(case)
}

/// Tells everybody who may decide the appeal; where there is nobody, whoever gives roles.
fn tell_crew(tx: &mut Tx, at: &mut Moment, case: &Case, kind: &str) -> Result<(), Error> {
    let crew = crew::of(tx, at.now, case)?;
    for member in &crew {
        told::see_about(tx, *member, case.code, at.now)?;
        notices::tell(tx, at, *member, kind, Some((About::Case, case.code)))?;
    }
    if crew.is_empty() { measuring::call_admins(tx, at, "notice-admin-nobody") } else { Ok(()) }
}

/// Nobody has decided it in time: everybody who could is told, and whoever gives roles, and whoever waits.
pub(super) fn late(tx: &mut Tx, at: &mut Moment, measure: &Kept) -> Result<(), Error> {
    let case = cases::about(tx, Source::Appeal, measure.order.id.0)?.ok_or(Error::NotFound)?;
    tell_crew(tx, at, &case, "notice-appeal-late")?;
    measuring::call_admins(tx, at, "notice-admin-late")?;
    writing::note(tx, at, &case, None, "late")?;
    measuring::tell(tx, at, measure, "notice-appeal-late-own")
}

/// The appeals that wait and that `known` may decide, the longest waiting first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn list(tx: &mut Tx, at: &Moment, known: &Known) -> Result<Vec<(Case, Kept)>, Error> {
    let mut open = Vec::new();
    for measure in measures::appealed(tx)? {
        let case = cases::about(tx, Source::Appeal, measure.order.id.0)?;
        let Some(case) = case else { continue };
        if crew::of(tx, at.now, &case)?.contains(&known.member) {
            open.push((case, measure));
        }
    }
    Ok(open)
}

/// The appeal whose case `code` names, for `known`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none, or they had a hand in the measure.
pub fn open(app: &App, known: &Known, code: Code) -> Result<Open, Error> {
    let (who, now) = (known.clone(), app.now());
    let (mut open, letter) = app.store.read(move |tx| {
        let case = deciding::find(tx, now, &who, code)?;
        let measure = measure_of(tx, &case)?;
        let letter = writing::letter_of(tx, &case)?.ok_or(Error::NotFound)?;
        let letter = reading::found(tx, letter)?;
        let by = own_face(tx, measure.order.by)?;
        let reporter = reporter(tx, &case)?.is_some();
        let open = Open { case, measure, facts: None, by, said: Vec::new(), reporter };
        Ok::<_, Error>((open, letter))
    })?;
    open.facts = measuring::facts(app, &open.measure)?;
    open.said = reading::opened(app, letter)?.said;
    Ok(open)
}

fn measure_of(tx: &mut Tx, case: &Case) -> Result<Kept, Error> {
    if case.source != Source::Appeal {
        return Err(Error::NotFound);
    }
    measures::find(tx, MeasureId(case.subject))?.ok_or(Error::NotFound)
}

/// The letter of whoever reported what led to the measure.
fn reporter(tx: &mut Tx, case: &Case) -> Result<Option<Letter>, Error> {
    let report = reported::letter(tx, case)?;
    report.map_or(Ok(None), |report| Ok(letters::find(tx, report)?))
}

/// `known` decides the appeal whose case `code` names. What is overturned is undone in this one step;
/// whoever appealed reads why, and whoever reported what is meant for them.
///
/// # Errors
/// [`Error::NotFound`] where there is none for them; [`Error::Refused`] where they had a hand in the
/// measure, somebody else has the case, it is a moderator's to decide, or it is decided already.
pub fn decide(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, decision): (Code, &Decision),
) -> Result<(), Error> {
    let mut case = deciding::find(tx, at.now, known, code)?;
    let mut measure = measure_of(tx, &case)?;
    measuring::may_decide(tx, at, known, &case)?;
    measure.judge(known.member, decision.verdict, at.now)?;
    measures::set(tx, &measure, at.now)?;
    case.answer(known.member, at.now)?;
    let how = match decision.verdict {
        Verdict::Upheld => End::Upheld,
        Verdict::Overturned => End::Overturned,
    };
    // Whoever looks at it again is the second pair of eyes.
    case.close(known.member, how, (at.now, Eyes::One))?;
    cases::set(tx, &case)?;
    writing::note(tx, at, &case, Some(known.member), how.word())?;
    writing::add(tx, LetterId(case.subject), &decision.reasons, Some(known.member), at.now)?;
    if !matches!(measure.state, Where::Upheld { .. }) {
        measuring::undone(tx, at, &measure)?;
    }
    measuring::tell(tx, at, &measure, told_as(decision.verdict))?;
    write_reporter(tx, at, (known, &case), decision)
}

const fn told_as(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Upheld => "notice-appeal-upheld",
        Verdict::Overturned => "notice-appeal-overturned",
    }
}

/// Writes to whoever reported, under their own letter; it tells nothing of the appeal by itself.
fn write_reporter(
    tx: &mut Tx,
    at: &mut Moment,
    (known, case): (&Known, &Case),
    decision: &Decision,
) -> Result<(), Error> {
    let (Some(words), Some(letter)) = (&decision.reporter, reporter(tx, case)?) else {
        return Ok(());
    };
    writing::add(tx, letter.id, words, Some(known.member), at.now)?;
    if let Some(writer) = letter.writer {
        let about = Some((About::Letter, letter.code));
        notices::tell(tx, at, writer, "notice-letter-answer", about)?;
    }
    Ok(())
}
