//! What a member said of introductions, for them to take along: their own words, and what they see of it themselves.

use kith_core::{
    MemberId,
    journey::introduction::{Party, View},
    pairing::proposal::Word,
};
use kith_store::{
    journey::introductions::{self, Kept},
    people::faces,
};
use serde_json::{Value, json};

use crate::{App, Error, people::exporting::moment};

/// How many each of their faces has at the most in the archive, the newest first.
const MOST: i64 = 1_000;

/// Every introduction of which `member` knows, behind whichever face.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn introductions(app: &App, member: MemberId) -> Result<Value, Error> {
    let kept = app.store.read(move |tx| {
        let mut all = Vec::new();
        for face in faces::list(tx, member)? {
            for kept in introductions::of(tx, face.id, MOST)? {
                let party = kept.sides.party(face.id).filter(|it| kept.introduction.knows(*it));
                all.extend(party.map(|party| (kept, party)));
            }
        }
        Ok::<_, Error>(all)
    })?;
    kept.iter().map(|(kept, party)| one(app, kept, *party)).collect()
}

fn one(app: &App, kept: &Kept, party: Party) -> Result<Value, Error> {
    let own = kept.about.as_ref().filter(|_| kept.about_by == kept.sides.face(party));
    let about = own.map_or(Ok(None), |about| {
        app.unseal(kept.key_of_about(), introductions::place_of_about(kept.id), about)
    })?;
    let why = kept.why.as_ref().filter(|_| party == Party::Mentor);
    let why = why.map_or(Ok(None), |why| {
        app.unseal(kept.key_of_why(), introductions::place_of_why(kept.id), why)
    })?;
    let it = &kept.introduction;
    let stands = match it.view(app.now(), party) {
        View::Asks(_) => "asks_you",
        View::Waits(_) => "waits",
        View::Declined => "declined",
        View::Made(_) => "made",
        View::Over => "did_not_come_about",
    };
    let said = it.said(party).filter(|_| party != Party::Mentor);
    Ok(json!({
        "as": party.word(),
        "offered": moment(it.offered),
        "stands": stands,
        "you_said": said.map(Word::word),
        "you_wrote_to_the_mentee": why.map(|words| words.reveal().to_owned()),
        "you_wrote_about_the_mentee": about.map(|words| words.reveal().to_owned()),
    }))
}
