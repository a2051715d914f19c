//! What a member agreed on, said at check-ins and wrote down at the end, for them to take along.

use kith_core::{MemberId, TalkId, people::face::Face};
use kith_store::{
    Tx,
    journey::{
        agreements::{self, Kept},
        check_ins::{self, Kept as Asked},
        reflections,
    },
    people::faces,
};
use serde_json::{Value, json};

use super::{
    agreeing, checking_in, reflecting,
    text::{Named, Text},
};
use crate::{App, Error, people::exporting::moment, talk::exporting::of as talks_of};

/// Every agreement of `member`, behind whichever face.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn agreements(app: &App, member: MemberId) -> Result<Value, Error> {
    let kept = app.store.read(move |tx| {
        let mut all = Vec::new();
        for face in faces::list(tx, member)? {
            for talk in talks_of(tx, face.id, face.side)? {
                all.extend(of(tx, &face, talk.id)?);
            }
        }
        Ok::<_, Error>(all)
    })?;
    kept.iter().map(|(face, kept)| one(app, face, kept)).collect()
}

/// Everything that `member` wrote down at the end of a journey, behind whichever face.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn reflections(app: &App, member: MemberId) -> Result<Value, Error> {
    let kept = app.store.read(move |tx| {
        let mut all = Vec::new();
        for face in faces::list(tx, member)? {
            for talk in talks_of(tx, face.id, face.side)? {
                let kept = reflections::find(tx, talk.id, face.id)?;
                all.extend(kept.map(|kept| (face.clone(), kept)));
            }
        }
        Ok::<_, Error>(all)
    })?;
    kept.iter().map(|(face, kept)| reflection(app, face, kept)).collect()
}

fn reflection(app: &App, face: &Face, kept: &reflections::Kept) -> Result<Value, Error> {
    Ok(json!({
        "as": face.side.word(),
        "written": moment(kept.written),
        "other_reads_since": kept.shared.map(moment),
        "coordinators_read_since": kept.handed_in.map(moment),
        "afterwards": kept.after.word(),
        "says": reflecting::open(app, kept)?.map(parts),
    }))
}

/// The versions in `talk` that `face` wrote or signed, the oldest first.
fn of(tx: &mut Tx, face: &Face, talk: TalkId) -> Result<Vec<(Face, Kept)>, Error> {
    let mut all = Vec::new();
    let newest = agreements::newest(tx, talk)?.map_or(0, |kept| kept.version.number);
    for number in 1..=newest {
        let kept = agreements::find(tx, talk, number.into())?;
        let own = |kept: &Kept| kept.author == face.id || kept.version.signed(face.side).is_some();
        all.extend(kept.filter(own).map(|kept| (face.clone(), kept)));
    }
    Ok(all)
}

fn one(app: &App, face: &Face, kept: &Kept) -> Result<Value, Error> {
    let text = agreeing::open(app, kept)?;
    let version = &kept.version;
    Ok(json!({
        "as": face.side.word(),
        "version": version.number,
        "written": moment(version.draft.written),
        "by_you": kept.author == face.id,
        "review": moment(version.draft.review),
        "you_signed": version.signed(face.side).map(moment),
        "both_signed": version.holds().map(moment),
        "says": text.map(parts),
    }))
}

fn parts<P: Named>(text: Text<P>) -> Value {
    let each =
        text.0.into_iter().map(|(part, words)| (part.word().to_owned(), json!(words.reveal())));
    Value::Object(each.collect())
}

/// Every check-in of `member`, behind whichever face, with what they said and wrote.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn check_ins(app: &App, member: MemberId) -> Result<Value, Error> {
    let kept = app.store.read(move |tx| {
        let mut all = Vec::new();
        for face in faces::list(tx, member)? {
            for talk in talks_of(tx, face.id, face.side)? {
                let own = check_ins::list(tx, talk.id, i64::MAX)?;
                let own = own.into_iter().filter(|kept| kept.check_in.side == face.side);
                all.extend(own.map(|kept| (talk.id, face.clone(), kept)));
            }
        }
        Ok::<_, Error>(all)
    })?;
    kept.iter().map(|(talk, face, kept)| said(app, (*talk, face), kept)).collect()
}

fn said(app: &App, (talk, face): (TalkId, &Face), kept: &Asked) -> Result<Value, Error> {
    let words = checking_in::words(app, (talk, face.id), kept)?;
    let it = &kept.check_in;
    Ok(json!({
        "as": face.side.word(),
        "asked": moment(it.asked),
        "question": it.question.word(),
        "answer": it.answer.map(|(answer, _)| answer.word()),
        "answered": it.answer.map(|(_, at)| moment(at)),
        "says": words.as_ref().map(kith_core::Private::reveal),
        "coordinator_may_read": kept.shared,
    }))
}
