//! What sheets said of somebody, for them to take along.

use kith_core::{MemberId, people::facet::Special, programme::table::Answer};
use kith_store::programme::invitations;
use serde_json::{Value, json};

use super::sealed;
use crate::{App, Error, people::exporting::moment};

/// The invitations by which `member` came in, with what stands in them.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn invitations(app: &App, member: MemberId) -> Result<Value, Error> {
    let all = app.store.read(move |tx| Ok::<_, Error>(invitations::of(tx, member)?))?;
    all.iter().map(|one| invitation(app, one)).collect()
}

fn invitation(app: &App, one: &invitations::Kept) -> Result<Value, Error> {
    let (who, said) = (sealed::who(app, one)?, sealed::said(app, one)?);
    let answer = |it: &Answer| {
        let special = it.special.map(Special::word);
        json!({ "about": it.kind.word(), "text": it.text, "category": special })
    };
    Ok(json!({
        "role": one.role.word(),
        "made": moment(one.made),
        "came_in": one.came.map(moment),
        "called_in_the_sheet": who.name,
        "key_in_the_sheet": who.key,
        "the_sheet_says": said.as_ref().map(|said| {
            let answers: Vec<_> = said.answers.iter().map(answer).collect();
            json!({ "answers": answers, "words": said.words.reveal() })
        }),
    }))
}
