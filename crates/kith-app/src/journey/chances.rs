//! What a mentee was given beside their goals, for the line of their growth: openings, and introductions that came about. What
//! they took up in silence is theirs alone.

use kith_core::{
    Code, FaceId, Timestamp,
    people::face::Side,
    programme::opening::{Kind, Whom, parts},
};
use kith_store::{
    journey::introductions,
    programme::openings::{self, Kept},
};

use super::of;
use crate::{App, Error};

/// How many of each kind a page shows at most, the newest.
const PAGE: i64 = 20;

/// Something that came their way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Chance {
    /// They were introduced to somebody.
    Introduced,
    /// Their mentor shared an opening; its first line, empty where its words are gone.
    Shared(Kind, String),
    /// They took an opening up; as above.
    TookUp(Kind, String),
}

/// What came the way of the mentee in the journey of the talk `code`, and when. The mentor sees of what was taken up only
/// what they were let know. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn chances(
    app: &App,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<Vec<(Timestamp, Chance)>, Error> {
    let ours = faces.to_owned();
    let (talk, side, made, shared, taken) = app.store.read(move |tx| {
        let (seat, _) = of(tx, &ours, code)?;
        let (talk, mentee) = (seat.talk.id, seat.talk.member);
        let made = introductions::made_in(tx, talk, PAGE)?;
        let shared = openings::in_talk(tx, talk, PAGE)?;
        let taken = openings::taken_lately(tx, mentee, PAGE)?;
        Ok::<_, Error>((talk, seat.side, made, shared, taken))
    })?;
    let line = |kept: &Kept| -> Result<String, Error> {
        let words = app.unseal(kept.key(), openings::place(kept.id), &kept.words)?;
        Ok(words.map_or_else(String::new, |words| parts(&words).0.to_owned()))
    };
    let mut all: Vec<_> = made.into_iter().map(|at| (at, Chance::Introduced)).collect();
    for kept in &shared {
        all.push((kept.at, Chance::Shared(kept.opening.kind, line(kept)?)));
    }
    for (kept, at, told) in &taken {
        let here = kept.opening.whom == Whom::Mentee(talk);
        let open = matches!(kept.opening.whom, Whom::Programme(_)) || here;
        let seen = match side {
            Side::Member => open,
            Side::Helper => here && *told,
        };
        if seen {
            all.push((*at, Chance::TookUp(kept.opening.kind, line(kept)?)));
        }
    }
    Ok(all)
}
