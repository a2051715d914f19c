//! What a member said of walking together, for them to take along, and what they were told of it.

use kith_core::{MemberId, journey::feedback::Item, people::face::Face};
use kith_store::{
    journey::{
        feedbacks::{self, Kept},
        pools,
    },
    people::faces,
};
use serde_json::{Value, json};

use super::words;
use crate::{
    App, Error,
    people::exporting::moment,
    talk::{exporting::of as talks_of, seat::Seat},
};

/// Everything that `member` was asked and said, behind whichever face, and what others said of them, together.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn feedback(app: &App, member: MemberId) -> Result<Value, Error> {
    let (kept, told) = app.store.read(move |tx| {
        let (mut all, mut told) = (Vec::new(), Vec::new());
        for face in faces::list(tx, member)? {
            for talk in talks_of(tx, face.id, face.side)? {
                let own = feedbacks::list(tx, talk.id)?.into_iter();
                let seat = Seat { talk, face: face.id, side: face.side, guest: None };
                let own = own.filter(|kept| kept.side == face.side);
                all.extend(own.map(|kept| (seat.clone(), face.clone(), kept)));
            }
            told.extend(pools::find(tx, face.id)?);
        }
        Ok::<_, Error>((all, told))
    })?;
    let said = kept.iter().map(|(seat, face, kept)| one(app, (seat, face), kept));
    let told = told.iter().map(|(pool, at)| {
        let mean = |(item, tenths): (&Item, &u32)| (item.word().to_owned(), json!(tenths));
        let means: serde_json::Map<_, _> = pool.means.iter().map(mean).collect();
        json!({ "about_people": pool.people, "mean_in_tenths": means, "since": moment(*at) })
    });
    Ok(json!({
        "said": said.collect::<Result<Vec<_>, Error>>()?,
        "said_of_you": told.collect::<Vec<_>>(),
    }))
}

fn one(app: &App, (seat, face): (&Seat, &Face), kept: &Kept) -> Result<Value, Error> {
    let words = words(app, (seat, seat.face), kept)?;
    let given = kept.given.as_ref();
    let said = given.map(|(answers, _)| {
        let each = Item::ALL.iter().map(|item| (item.word().to_owned(), json!(answers.get(*item))));
        Value::Object(each.collect())
    });
    Ok(json!({
        "as": face.side.word(),
        "when": kept.wave.word(),
        "asked": moment(kept.asked),
        "answered": given.map(|(_, at)| moment(*at)),
        "of_4": said,
        "says": words.as_ref().map(kith_core::Private::reveal),
        "other_reads_since": kept.shared.map(moment),
    }))
}
