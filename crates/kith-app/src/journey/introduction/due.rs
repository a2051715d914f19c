//! What is due of an introduction: one reminder, the talk a day after two yeses, and the end that all who wait hear of.

use kith_core::{
    Moment, RequestId, TalkId,
    journey::introduction::{Due, Party, Place, Way},
    pairing::proposal::Word,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    journey::introductions::{self, Kept},
    talk::talks,
};
use uuid::Uuid;

use super::{set, tell_party, way};
use crate::{App, Error};

/// The job [`introductions::JOB`] on the introduction `id`: done early, late or again, each thing is done once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| step(tx, &mut moment.clone(), id))
}

/// Plants the timer of the introduction `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let kept = introductions::find(tx, id)?.ok_or(Error::NotFound)?;
    set(tx, &kept)
}

fn step(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(mut kept) = introductions::find(tx, id)? else { return Ok(()) };
    let (before, talk): (_, TalkId) = (kept.introduction, at.id());
    let opens = before.place == Place::Agreed;
    let way = if opens { way(tx, at.now, &kept)? } else { Way::Barred };
    let Some((next, done)) = before.due(at.now, way, talk) else { return set(tx, &kept) };
    kept.introduction = next;
    set(tx, &kept)?;
    match done {
        Due::Remind(party) => tell_party(tx, at, &kept, (party, "notice-introduction-reminds")),
        Due::Open if next.place == Place::Made => open(tx, at, &kept, talk),
        Due::Open | Due::Lapse => Ok(()),
        Due::End => {
            let waits = |party: &&Party| before.said(**party) == Some(Word::Yes);
            Party::ALL.iter().filter(waits).try_for_each(|party| {
                tell_party(tx, at, &kept, (*party, "notice-introduction-over"))
            })
        }
    }
}

/// Opens the talk of the two, and tells all three.
fn open(tx: &mut Tx, at: &mut Moment, kept: &Kept, talk: TalkId) -> Result<(), Error> {
    let of = (talk, RequestId(kept.id));
    talks::open(tx, at, of, kept.sides.mentee, kept.sides.third)?;
    let (stream, object) = (talks::topic(talk), kept.introduction.code.0);
    deeds::append(tx, &Deed { stream, actor: None, verb: "introduce", object, at: at.now })?;
    Party::ALL
        .iter()
        .try_for_each(|party| tell_party(tx, at, kept, (*party, "notice-introduction-made")))
}
