//! What a member asked, for them to take along.

use kith_core::{
    DAY, MemberId, RequestId, Timestamp,
    support::{request::Request, state::State},
};
use kith_store::{people::faces, programme::topics, support::requests as kept};
use serde_json::{Value, json};

use super::{carrying, reading::Words};
use crate::{App, Error, Tx, people::exporting::moment};

/// How many requests one look at the store brings.
const AT_ONCE: i64 = 500;

/// Every request of `member`, the newest first, with its words.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn requests(app: &App, member: MemberId) -> Result<Value, Error> {
    let now = app.now();
    let ids = app.store.read(move |tx| own(tx, now, member))?;
    ids.into_iter().map(|id| line(app, member, id)).collect()
}

fn own(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Vec<RequestId>, Error> {
    let mut ids = Vec::new();
    for face in faces::list(tx, member)? {
        let mut before = now + DAY;
        loop {
            let page = kept::of_asker(tx, face.id, before, AT_ONCE)?;
            let Some(last) = page.last().copied() else { break };
            before = carrying::found(tx, last)?.asked;
            ids.extend(page);
        }
    }
    Ok(ids)
}

fn line(app: &App, member: MemberId, id: RequestId) -> Result<Value, Error> {
    let (request, about, words) = app.store.read(move |tx| {
        let words = kept::words(tx, id)?.ok_or(Error::NotFound)?;
        Ok::<_, Error>((carrying::found(tx, id)?, topics::of(tx, id)?, words))
    })?;
    let words = Words::new(id, member, words).open(app)?;
    Ok(json!({
        "kind": request.kind.word(),
        "urgency": request.urgency.word(),
        "topics": about.iter().map(|topic| topic.slug.as_str()).collect::<Vec<_>>(),
        "asked": moment(request.asked),
        "where": request.state.place().word(),
        "outcome": outcome(&request),
        "words": words.map(|words| words.reveal().to_owned()),
    }))
}

fn outcome(request: &Request) -> Option<&'static str> {
    match request.state {
        State::Closed { how, .. } => Some(how.word()),
        _ => None,
    }
}
