//! Whom a report or a pattern is about, as the house knows it.

use kith_core::{
    CaseId, LetterId, MeasureId, MessageId,
    people::face::{Face, Side},
    safety::{
        case::{Case, Source},
        letter::Letter,
    },
};
use kith_store::{
    Tx,
    people::faces,
    safety::{cases, evidence, letters, measures},
    talk::talks,
};

use super::{crew, reading, repeating};
use crate::Error;

/// The two of a reported talk, as far as they are still here.
#[derive(Debug, Clone)]
pub(super) struct Two {
    /// Who is reported.
    pub(super) reported: Option<Face>,
    /// Who reported it.
    pub(super) reporter: Option<Face>,
    /// The message of theirs that is reported; `None` where none was named.
    pub(super) message: Option<MessageId>,
}

/// Who told the house about somebody, and what.
pub(super) struct Told {
    /// The names of whoever told.
    pub(super) names: Vec<String>,
    /// What they wrote.
    pub(super) letters: Vec<reading::Found>,
}

/// Between whom the report `case` stands, or from whom several people parted; `None` where it is about no
/// talk.
pub(super) fn two(tx: &mut Tx, case: &Case) -> Result<Option<Two>, Error> {
    if let Some(pattern) = repeating::of(tx, case)? {
        let reported = faces::find(tx, pattern.face)?;
        return Ok(Some(Two { reported, reporter: None, message: None }));
    }
    if case.source != Source::Concern {
        return Ok(None);
    }
    let Some(letter) = letters::find(tx, case.subject.into())? else { return Ok(None) };
    let Some(talk) = letter.talk.map_or(Ok(None), |talk| talks::find(tx, talk))? else {
        return Ok(None);
    };
    let (member, helper) = (faces::find(tx, talk.member)?, faces::find(tx, talk.helper)?);
    let copy = evidence::find(tx, letter.id)?;
    let side = copy.as_ref().map(|copy| copy.reporter).or_else(|| side(&letter, member.as_ref()));
    let chosen = copy.iter().flat_map(|copy| &copy.lines).find(|line| line.chosen);
    let message = chosen.filter(|line| Some(line.side) != side).map(|line| line.message);
    let (reporter, other) = match side {
        Some(Side::Member) => (member, helper),
        Some(Side::Helper) => (helper, member),
        None => (None, None),
    };
    Ok(Some(Two { reported: other, reporter, message }))
}

/// Who told the house what `case` and its `two` are about.
pub(super) fn told(tx: &mut Tx, case: &Case, two: &Two) -> Result<Told, Error> {
    let mut told = Told { names: Vec::new(), letters: Vec::new() };
    let mut ids: Vec<LetterId> = letter(tx, case)?.into_iter().collect();
    told.names.extend(two.reporter.iter().map(|face| face.pseudonym.clone()));
    if let Some(pattern) = repeating::of(tx, case)? {
        for one in repeating::partings(tx, &pattern)? {
            ids.extend(one.letter);
            told.names.extend(faces::list(tx, one.by)?.into_iter().map(|face| face.pseudonym));
        }
    }
    for id in ids {
        let letter = letters::find(tx, id)?.ok_or(Error::NotFound)?;
        told.letters.push(reading::found(tx, letter)?);
    }
    Ok(told)
}

/// On which side whoever wrote `letter` sits; `None` where their account is gone.
fn side(letter: &Letter, member: Option<&Face>) -> Option<Side> {
    let writer = letter.writer?;
    let is_member = member.is_some_and(|face| face.owner == writer);
    Some(if is_member { Side::Member } else { Side::Helper })
}

/// How many of those whom one talks with a case names.
const CONTACTS: i64 = 20;

/// With whom those talk, or talked, whom `case` is about, behind whichever face; each once.
pub(super) fn contacts(tx: &mut Tx, case: &Case) -> Result<Vec<Face>, Error> {
    let mut contacts: Vec<Face> = Vec::new();
    for member in crew::about(tx, case)? {
        for own in faces::list(tx, member)? {
            for other in talks::others(tx, own.id, CONTACTS)? {
                contacts.extend(faces::find(tx, other)?);
            }
        }
    }
    Ok(contacts)
}

/// The report whose sealed copy belongs to `case`: its own, or that of the measure which an appeal is
/// about.
pub(super) fn letter(tx: &mut Tx, case: &Case) -> Result<Option<LetterId>, Error> {
    let report = match case.source {
        Source::Concern => Some(case.clone()),
        Source::Appeal => origin(tx, case)?,
        Source::Safe | Source::Signal | Source::Contact | Source::Pattern | Source::Right => None,
    };
    Ok(report.filter(|it| it.source == Source::Concern).map(|it| LetterId(it.subject)))
}

/// The case in which the measure was decided that the appeal `case` is about.
pub(super) fn origin(tx: &mut Tx, case: &Case) -> Result<Option<Case>, Error> {
    let Some(measure) = measures::find(tx, MeasureId(case.subject))? else { return Ok(None) };
    let id: CaseId = measure.order.case;
    Ok(cases::find(tx, id)?)
}
