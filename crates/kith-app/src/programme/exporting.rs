//! What a member takes along of their ways into roles: what they wrote, what was decided and why, what others let them
//! read, what was looked at about them, and what they learnt and signed.

use kith_core::{
    MemberId, Private, Timestamp,
    programme::{
        application::Application, check::Check, learning::Learning, quiz, recruitment::Source,
    },
};
use kith_store::programme::{
    applications, commitments, learnings, practices, sign_offs, sources, supervisions,
};
use serde_json::{Map, Value, json};

use super::{
    applying::{self, Answers, Own},
    checking, practising,
    referring::{Asked, Words},
    supervising,
};
use crate::{App, Error, people::exporting::moment};

/// Every application of `member`, the newest first.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn applications(app: &App, member: MemberId) -> Result<Value, Error> {
    let all = app.store.read(move |tx| applications::of(tx, member, i64::MAX))?;
    let one = |it: &Application| {
        let id = it.id;
        let way = app.store.read(move |tx| sources::way(tx, id))?;
        Ok(line(&applying::own(app, member, it.code)?, way.as_ref()))
    };
    all.iter().map(one).collect()
}

/// What is kept of one, where its writer came by the link `way`.
fn line(own: &Own, way: Option<&Source>) -> Value {
    let told = |told: &applying::Told| {
        json!({
            "decided": told.verdict.word(),
            "criteria": told.criteria,
            "why": told.reason.as_ref().map(Private::reveal),
            "at": moment(told.at),
        })
    };
    json!({
        "role": own.application.role.word(),
        "came_by": way.map(|way| way.short.text()),
        "sent": own.application.sent.map(moment),
        "says": answers(&own.answers),
        "appeal": own.appeal.as_ref().map(Private::reveal),
        "decisions": own.told.iter().map(told).collect::<Vec<_>>(),
        "references": own.references.iter().map(reference).collect::<Vec<_>>(),
    })
}

fn answers(answers: &Answers) -> Value {
    let each = answers.0.iter().map(|(key, words)| ((*key).to_owned(), json!(words.reveal())));
    Value::Object(each.collect())
}

fn reference(asked: &Asked) -> Value {
    let says = |words: &Words| -> Map<String, Value> {
        let each =
            words.0.iter().map(|(part, words)| (part.word().to_owned(), json!(words.reveal())));
        each.collect()
    };
    let named = asked.named.as_ref();
    json!({
        "from": named.map(|form| &form.referee),
        "known_as": named.map(|form| &form.known_as),
        "address": named.map(|form| &form.address).filter(|address| !address.is_empty()),
        "asked": moment(asked.reference.asked),
        "stands": asked.reference.state.word(),
        "says": asked.words.as_ref().map(says),
    })
}

/// What was looked at about `member`, the newest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn checks(app: &App, member: MemberId) -> Result<Value, Error> {
    let all = app.store.read(move |tx| checking::own(tx, member))?;
    let line = |check: &Check| {
        json!({
            "what": check.kind.word(),
            "issued": moment(check.issued),
            "expires": check.expires.map(moment),
            "outcome": check.outcome.word(),
        })
    };
    Ok(all.iter().map(line).collect())
}

/// What `member` learnt, course by course, and every code of conduct that they signed.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn courses(app: &App, member: MemberId) -> Result<Value, Error> {
    let (learnt, signed) = app.store.read(move |tx| {
        Ok::<_, Error>((learnings::of(tx, member)?, commitments::of(tx, member)?))
    })?;
    let course = |it: &Learning| {
        json!({
            "course": it.course.key(),
            "lessons_read": it.read,
            "answered_last": it.answers.as_ref().map(quiz::Answers::text),
            "tried": it.tried.map(moment),
            "passed": it.passed.map(moment),
            "holds_until": it.term.ends.map(moment),
            "minutes": it.minutes(),
        })
    };
    let line = |(course, version, at): &(String, u32, Timestamp)| json!({ "course": course, "version": version, "at": moment(*at) });
    Ok(json!({
        "learnt": learnt.iter().map(course).collect::<Vec<_>>(),
        "signed": signed.iter().map(line).collect::<Vec<_>>(),
    }))
}

/// The practice of `member`, what was noted and said of it, and which shifts were supervised. A supervisor takes along when they
/// talked with somebody.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn practice(app: &App, member: MemberId) -> Result<Value, Error> {
    let (own, talks, shifts, signed) = app.store.read(move |tx| {
        let talks = practices::all_talks(tx, member)?;
        let (own, shifts) = (practices::of(tx, member)?, practices::shifts(tx, member)?);
        Ok::<_, Error>((own, talks, shifts, sign_offs::of(tx, member, i64::MAX)?))
    })?;
    let talk = |talk: &practices::Talk| {
        let theirs = talk.supervisor != member;
        let words = if theirs { practising::unsealed(app, member, talk)? } else { None };
        Ok(json!({
            "day": talk.day.to_string(),
            "minutes": talk.minutes,
            "as": if theirs { "supporter" } else { "supervisor" },
            "tried_out": talk.scenario.word(),
            "went_well": words.as_ref().map(|[well, _]| well.reveal()),
            "to_practise": words.as_ref().map(|[_, practise]| practise.reveal()),
        }))
    };
    let said = |it: &sign_offs::SignOff| {
        let marks: Map<_, _> =
            it.marks.each().map(|(of, seen)| (of.word().to_owned(), json!(seen.word()))).collect();
        Ok(json!({
            "at": moment(it.made),
            "language": it.tongue,
            "seen": marks,
            "says": practising::said(app, it)?.as_ref().map(Private::reveal),
            "holds_until": it.ends.map(moment),
            "meet_again": it.again.map(moment),
        }))
    };
    let shift = |(since, until, _): &(Timestamp, Timestamp, MemberId)| json!({ "from": moment(*since), "until": moment(*until) });
    Ok(json!({
        "asked": own.map(|kept| moment(kept.since)),
        "talks": talks.iter().map(talk).collect::<Result<Vec<_>, Error>>()?,
        "supervised_shifts": shifts.iter().map(shift).collect::<Vec<_>>(),
        "said_at_the_end": signed.iter().map(said).collect::<Result<Vec<_>, Error>>()?,
    }))
}

/// Every talk in which `member` was, to take along.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn supervision(app: &App, member: MemberId) -> Result<Value, Error> {
    let (own, talks) = app.store.read(move |tx| {
        Ok::<_, Error>((supervisions::of(tx, member)?, supervisions::all_talks(tx, member)?))
    })?;
    let one = |talk: &supervisions::Talk| {
        // What somebody said to their supervisor goes along with them, and not with whoever supervised them once.
        let theirs = talk.supervisor != member || talk.author == member;
        let words = if theirs { supervising::unsealed(app, talk)? } else { None };
        Ok(json!({
            "day": talk.day.to_string(),
            "minutes": talk.minutes,
            "as": if talk.supervisor == member { "supervisor" } else { "supervisee" },
            "noted_by_you": talk.author == member,
            "says": words.as_ref().map(Private::reveal),
        }))
    };
    Ok(json!({
        "asked": own.map(|kept| moment(kept.since)),
        "talks": talks.iter().map(one).collect::<Result<Vec<_>, Error>>()?,
    }))
}
