//! The goals of a member, and what they said about the goals of others, for them to take along.

use kith_core::{
    MemberId, Private, TalkId,
    people::face::{Face, Side},
};
use kith_store::{Tx, journey::goals, people::faces};
use serde_json::{Value, json};

use super::reading::{self, Around, Said, Whole};
use crate::{App, Error, people::exporting::moment, talk::exporting::of as talks_of};

/// Every goal of `member`, with where it stood and the steps towards it; of the goals of others only what `member` said.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn goals(app: &App, member: MemberId) -> Result<Value, Error> {
    let kept = app.store.read(move |tx| {
        let mut all = Vec::new();
        for face in faces::list(tx, member)? {
            for talk in talks_of(tx, face.id, face.side)? {
                all.extend(of(tx, &face, talk.id)?);
            }
        }
        Ok::<_, Error>(all)
    })?;
    let mut all = Vec::new();
    for (side, around) in kept {
        let whole = around.open(app)?;
        match side {
            Side::Member => all.push(own(&whole)),
            Side::Helper if whole.comments.is_empty() => {}
            Side::Helper => all.push(anothers(&whole)),
        }
    }
    Ok(Value::Array(all))
}

/// The goals in `talk`, as whoever sits there with `face` takes them along.
fn of(tx: &mut Tx, face: &Face, talk: TalkId) -> Result<Vec<(Side, Around)>, Error> {
    let kept = goals::list(tx, talk)?.into_iter();
    kept.map(|kept| Ok((face.side, reading::around(tx, kept, i64::MAX)?))).collect()
}

fn own(whole: &Whole) -> Value {
    let goal = &whole.goal;
    let says = goal.text.as_ref().map(|text| {
        let all = text.parts().map(|(field, words)| (field.to_owned(), json!(words)));
        Value::Object(all.collect())
    });
    let points = whole.points.iter().map(|point| {
        json!({ "at": moment(point.at), "level": point.about.score(), "words": words(point) })
    });
    let steps = whole.steps.iter().map(|step| {
        let done = step.about.done.map(moment);
        json!({ "at": moment(step.at), "done": done, "words": words(step) })
    });
    json!({
        "as": Side::Member.word(),
        "written": moment(goal.made),
        "state": goal.goal.state.word(),
        "since": moment(goal.since),
        "worded": moment(goal.worded),
        "weight": goal.goal.weight.number(),
        "says": says,
        "stood": points.collect::<Vec<_>>(),
        "steps": steps.collect::<Vec<_>>(),
    })
}

fn anothers(whole: &Whole) -> Value {
    let said = whole.comments.iter();
    let said = said.map(|said| json!({ "at": moment(said.at), "words": words(said) }));
    json!({ "as": Side::Helper.word(), "you_said": said.collect::<Vec<_>>() })
}

fn words<T>(said: &Said<T>) -> Option<&str> {
    said.words.as_ref().map(Private::reveal)
}
