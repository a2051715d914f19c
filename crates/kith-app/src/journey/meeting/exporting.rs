//! What a member takes along of their meetings: when, how, what they said of them, and what they wrote. The words of the
//! other stay theirs.

use kith_core::{
    MemberId,
    journey::{difference::Verdict, meeting::Said},
    people::face::Face,
    talk::Talk,
};
use kith_store::{
    journey::{
        calendars, differences, jottings,
        meetings::{self, Kept},
    },
    people::faces,
};
use serde_json::{Value, json};

use super::jotting;
use crate::{
    App, Error, journey::differing, people::exporting::moment, talk::exporting::of as talks_of,
    talk::seat::Seat,
};

/// Every meeting of `member`, behind whichever face, and their calendar.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn meetings(app: &App, member: MemberId) -> Result<Value, Error> {
    let (calendar, all) = app.store.read(move |tx| {
        let mut all = Vec::new();
        for face in faces::list(tx, member)? {
            for talk in talks_of(tx, face.id, face.side)? {
                for kept in meetings::list(tx, talk.id, i64::MAX)? {
                    let mut own = jottings::list(tx, kept.id)?;
                    own.retain(|one| one.author == face.id);
                    let open = differences::find(tx, kept.id)?;
                    all.push((face.clone(), talk.clone(), (kept, open), own));
                }
            }
        }
        Ok::<_, Error>((calendars::find(tx, member)?, all))
    })?;
    let each = all.iter().map(|(face, talk, kept, own)| one(app, (face, talk), kept, own));
    Ok(json!({
        "called": calendar.wording.word(),
        "fetched_since": calendar.since.map(moment),
        "meetings": each.collect::<Result<Vec<_>, _>>()?,
    }))
}

fn one(
    app: &App,
    (face, talk): (&Face, &Talk),
    (kept, open): &(Kept, Option<differences::Kept>),
    own: &[jottings::Kept],
) -> Result<Value, Error> {
    let seat = Seat { talk: talk.clone(), face: face.id, side: face.side, guest: None };
    let mut wrote = serde_json::Map::new();
    for jotted in jotting::open(app, (&seat, face.owner), own)? {
        let words = jotted.words.map(|words| words.reveal().to_owned());
        wrote.insert(jotted.part.word().to_owned(), json!(words));
    }
    let said = open.as_ref().map_or(Ok(None), |open| differing::told(app, open))?;
    let (meeting, proposal) = (&kept.meeting, &kept.meeting.proposal);
    Ok(json!({
        "as": face.side.word(),
        "proposed": proposal.times.iter().map(|time| moment(*time)).collect::<Vec<_>>(),
        "minutes": proposal.minutes,
        "way": proposal.way.word(),
        "agreed": meeting.start().map(moment),
        "you_said": meeting.said(face.side).map(Said::word),
        "settled": meeting.settled.map(Verdict::word),
        "said_to_both": said.map(|words| words.reveal().to_owned()),
        "you_wrote": wrote,
    }))
}
