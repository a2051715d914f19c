//! What a member wanted on the days on which they looked at their agreements again, for them to take along.

use kith_core::{MemberId, people::face::Face};
use kith_store::{
    journey::midterms::{self, Kept},
    people::faces,
};
use serde_json::{Value, json};

use super::words;
use crate::{
    App, Error,
    people::exporting::moment,
    talk::{exporting::of as talks_of, seat::Seat},
};

/// Everything that `member` was asked and said, behind whichever face.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn midterms(app: &App, member: MemberId) -> Result<Value, Error> {
    let kept = app.store.read(move |tx| {
        let mut all = Vec::new();
        for face in faces::list(tx, member)? {
            for talk in talks_of(tx, face.id, face.side)? {
                let seat = Seat { talk, face: face.id, side: face.side, guest: None };
                for number in midterms::numbers(tx, seat.talk.id)? {
                    let own = midterms::list(tx, seat.talk.id, number)?.into_iter();
                    let own = own.filter(|kept| kept.side == face.side);
                    all.extend(own.map(|kept| (seat.clone(), face.clone(), kept)));
                }
            }
        }
        Ok::<_, Error>(all)
    })?;
    kept.iter().map(|(seat, face, kept)| one(app, (seat, face), kept)).collect()
}

fn one(app: &App, (seat, face): (&Seat, &Face), kept: &Kept) -> Result<Value, Error> {
    let words = words(app, (seat, seat.face), Some(kept))?;
    Ok(json!({
        "as": face.side.word(),
        "version": kept.number,
        "asked": moment(kept.asked),
        "choice": kept.said.map(|(choice, _)| choice.word()),
        "said": kept.said.map(|(_, at)| moment(at)),
        "says": words.as_ref().map(kith_core::Private::reveal),
    }))
}
