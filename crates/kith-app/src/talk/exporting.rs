//! What a member wrote in their talks, for them to take along. The words of others stay theirs.

use kith_core::{
    FaceId, MemberId, TalkId,
    people::face::{Face, Side},
    safety::measure::reasons::Rule,
    talk::Talk,
};
use kith_store::{
    Tx,
    people::faces,
    talk::{
        handovers,
        messages::{self, Kept},
        talks,
    },
};
use serde_json::{Value, json};

use super::{
    handing_over::Note,
    reading::{self, Body},
};
use crate::{App, Error, people::exporting::moment};

/// How many rows one look at the store brings.
const AT_ONCE: i64 = 500;

/// Every talk of `member`, behind whichever face, with what they wrote themselves; of the other there
/// is the name that they saw.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn talks(app: &App, member: MemberId) -> Result<Value, Error> {
    let own = app.store.read(move |tx| Ok::<_, Error>(faces::list(tx, member)?))?;
    let mut all = Vec::new();
    for face in own {
        let (id, side) = (face.id, face.side);
        for talk in app.store.read(move |tx| of(tx, id, side))? {
            all.push(one(app, &face, &talk)?);
        }
    }
    Ok(Value::Array(all))
}

/// Every talk of `face`, the newest first.
pub(crate) fn of(tx: &mut Tx, face: FaceId, side: Side) -> Result<Vec<Talk>, Error> {
    let (mut all, mut before) = (Vec::new(), None);
    loop {
        let page = talks::list(tx, face, side, before, AT_ONCE)?;
        let Some(last) = page.last() else { return Ok(all) };
        before = Some((last.last_word, last.talk.id));
        all.extend(page.into_iter().map(|listed| listed.talk));
    }
}

fn one(app: &App, face: &Face, talk: &Talk) -> Result<Value, Error> {
    let (own, id) = (face.id, talk.id);
    let other = talk.other(own).ok_or(Error::NotFound)?;
    let (other, kept) =
        app.store.read(move |tx| Ok::<_, Error>((faces::find(tx, other)?, said(tx, own, id)?)))?;
    let handed = app.store.read(move |tx| Ok::<_, Error>(handovers::of(tx, id)?))?.into_iter();
    let handed = handed.filter(|kept| kept.by == own).map(|kept| handed_over(app, kept));
    let wrote: Vec<_> = kept.iter().map(|kept| line(app, kept)).collect::<Result<_, Error>>()?;
    Ok(json!({
        "as": face.side.word(),
        "with": other.map(|face| face.pseudonym),
        "since": moment(talk.since),
        "you_wrote": wrote,
        "you_handed_over": handed.collect::<Result<Vec<_>, _>>()?,
    }))
}

/// When they handed the talk over, and what they left for whoever took it.
fn handed_over(app: &App, kept: handovers::Kept) -> Result<Value, Error> {
    let at = moment(kept.since);
    let note = Note::of(kept).map_or(Ok(None), |note| note.open(app))?;
    Ok(json!({ "at": at, "note": note.map(|words| words.reveal().to_owned()) }))
}

/// What `own` said in the talk, oldest first.
fn said(tx: &mut Tx, own: FaceId, talk: TalkId) -> Result<Vec<Kept>, Error> {
    let (mut all, mut before) = (Vec::new(), i64::MAX);
    loop {
        let page = messages::before(tx, talk, before, AT_ONCE)?;
        let Some(last) = page.last() else { break };
        before = last.seq;
        all.extend(page.into_iter().filter(|kept| kept.author == own));
    }
    all.reverse();
    Ok(all)
}

fn line(app: &App, kept: &Kept) -> Result<Value, Error> {
    // Hidden in the talk, the words are still their own.
    let own = Kept { hidden: None, ..kept.clone() };
    let words = match reading::body(app, &own)? {
        Body::Words(words) => Some(words.reveal().to_owned()),
        Body::Withdrawn | Body::Erased | Body::Hidden(_) => None,
    };
    let hidden = kept.hidden.map(Rule::word);
    Ok(json!({ "at": moment(kept.at), "words": words, "hidden_by_rule": hidden }))
}
