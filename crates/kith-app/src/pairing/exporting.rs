//! What a member was asked about by a run, and what they wished, for them to take along. What the other said stays
//! theirs.

use kith_core::{
    MemberId, Private,
    pairing::{preference::Wish, proposal::End},
};
use kith_store::{
    Tx,
    journey::rematches,
    pairing::{
        preferences,
        proposals::{self, Kept},
    },
    people::faces,
};
use serde_json::{Value, json};

use super::avoiding;
use crate::{App, Error, people::exporting::moment};

/// How many proposals of one face the archive holds: the newest.
const MOST: i64 = 1_000;

/// The proposals and wishes of `member`, and from whom they keep away.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn pairing(app: &App, member: MemberId) -> Result<Value, Error> {
    let mut all = app.store.read(move |tx| gather(tx, member))?;
    let (apart, _) = avoiding::own(app, member)?;
    let line = |one: &avoiding::Line| json!({ "who": one.who.as_ref().map(Private::reveal), "since": moment(one.since) });
    if let Some(all) = all.as_object_mut() {
        all.insert("kept_apart_from".to_owned(), apart.iter().map(line).collect());
    }
    Ok(all)
}

fn gather(tx: &mut Tx, member: MemberId) -> Result<Value, Error> {
    let (mut asked, mut wishes, mut again) = (Vec::new(), Vec::new(), Vec::new());
    for face in faces::list(tx, member)? {
        again.extend(rematches::said(tx, face.id)?.into_iter().map(moment));
        let kept = proposals::list(tx, face.id, MOST)?;
        asked.extend(kept.iter().map(|one| line(one, face.id)));
        for one in preferences::list(tx, face.id)? {
            let about = faces::find(tx, one.about)?.map(|about| about.pseudonym);
            let wish = match one.wish {
                Wish::Rank(place) => json!(place),
                Wish::Never => json!("never"),
            };
            wishes.push(json!({ "about": about, "wish": wish }));
        }
    }
    Ok(json!({ "proposals": asked, "wishes": wishes, "looked_for_again": again }))
}

fn line(kept: &Kept, face: kith_core::FaceId) -> Value {
    let side = kept.proposal.side(face);
    let agreed = kept.end.is_some_and(|(_, how)| how == End::Agreed);
    json!({
        "made": moment(kept.proposal.made),
        "until": moment(kept.proposal.until),
        "said_yes": side.and_then(|side| kept.proposal.yes(side)).map(moment),
        "ended": kept.end.map(|(at, _)| moment(at)),
        "opened_a_talk": agreed,
    })
}
