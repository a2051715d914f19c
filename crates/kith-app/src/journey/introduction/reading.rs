//! Reading introductions: each of the three sees their own part, and none of them what the others said.

use kith_core::{
    Code, FaceId, Private, Timestamp,
    journey::introduction::{Introduction, OPEN, Party, View},
    people::face::{Face, Side},
};
use kith_store::{
    Tx,
    journey::introductions::{self, Kept},
    people::faces,
    talk::talks,
};

use super::{of, offering::CHOICES};
use crate::{
    App, Error,
    journey::of as journey,
    people::recognising::Known,
    talk::seat::{self, Seat},
};

/// How many stand on a page.
const PAGE: i64 = 20;

/// An introduction as one of the three sees it.
#[derive(Debug, Clone)]
pub struct One {
    /// It.
    pub introduction: Introduction,
    /// Who of the three reads.
    pub party: Party,
    /// How it stands for them.
    pub view: View,
    /// What the mentor is called; `None` where they left for good.
    pub mentor: Option<Face>,
    /// Whom it brings together with the reader, or for a mentor the third, as they know them; `None` where they may not
    /// know it yet, or that one left.
    pub other: Option<Face>,
    /// For a mentor, their mentee.
    pub mentee: Option<Face>,
    /// What names the talk of the two; `None` unless it is made and theirs.
    pub talk: Option<Code>,
    /// The journey in which it was offered; `None` for the third.
    pub journey: Option<Code>,
    /// What the mentee reads; `None` for the third, and once it has an end.
    pub why: Option<Private>,
    /// What the third reads; `None` for the mentor, and once it has an end.
    pub about: Option<Private>,
}

/// One in a list.
#[derive(Debug, Clone)]
pub struct Row {
    /// What names it.
    pub code: Code,
    /// How it stands for whoever reads.
    pub view: View,
    /// Since when.
    pub offered: Timestamp,
    /// The third, for their mentor alone; `None` where they left, too.
    pub third: Option<String>,
}

/// What the page of a journey's introductions shows.
#[derive(Debug, Clone)]
pub struct Page {
    /// The talk and the reader's side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// The introductions, the newest first.
    pub rows: Vec<Row>,
    /// Before which older ones follow.
    pub older: Option<Code>,
    /// Whom a mentor could choose: what names their talk, and their name.
    pub choices: Vec<(Code, String)>,
    /// Whether so many stand that a mentor offers no more.
    pub full: bool,
}

/// The introduction that `code` names, as whoever has `faces` sees it. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where they are none of the three, or do not know of it yet.
pub fn one(app: &App, faces: &[(FaceId, Side)], code: Code) -> Result<One, Error> {
    let (ours, now) = (faces.to_owned(), app.now());
    let (kept, mut one) = app.store.read(move |tx| {
        let (kept, party) = of(tx, &ours, code)?;
        let one = seen(tx, now, &kept, party)?;
        Ok::<_, Error>((kept, one))
    })?;
    let asks = matches!(one.view, View::Asks(_) | View::Waits(_));
    if let Some(why) = kept.why.as_ref().filter(|_| asks && one.party != Party::Third) {
        one.why = app.unseal(kept.key_of_why(), introductions::place_of_why(kept.id), why)?;
    }
    if let Some(about) = kept.about.as_ref().filter(|_| asks && one.party != Party::Mentor) {
        one.about =
            app.unseal(kept.key_of_about(), introductions::place_of_about(kept.id), about)?;
    }
    Ok(one)
}

fn seen(tx: &mut Tx, now: Timestamp, kept: &Kept, party: Party) -> Result<One, Error> {
    let view = kept.introduction.view(now, party);
    let made = match view {
        View::Made(talk) => talks::find(tx, talk)?,
        _ => None,
    };
    let (mentee, third) = (faces::find(tx, kept.sides.mentee)?, faces::find(tx, kept.sides.third)?);
    let (other, mentee) = match party {
        Party::Mentor => (third, mentee),
        Party::Mentee => (third.filter(|_| made.is_some()), None),
        Party::Third => (mentee.filter(|_| made.is_some()), None),
    };
    let journey = match party {
        Party::Third => None,
        _ => talks::find(tx, kept.sides.talk)?.map(|talk| talk.code),
    };
    Ok(One {
        introduction: kept.introduction,
        party,
        view,
        mentor: faces::find(tx, kept.sides.mentor)?,
        other,
        mentee,
        talk: made.filter(|_| party != Party::Mentor).map(|talk| talk.code),
        journey,
        why: None,
        about: None,
    })
}

/// The introductions in the journey of `talk`, those before the one that `before` names.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn page(
    tx: &mut Tx,
    now: Timestamp,
    faces: &[(FaceId, Side)],
    (talk, before): (Code, Option<Code>),
) -> Result<Page, Error> {
    let (seat, _) = journey(tx, faces, talk)?;
    let other = faces::find(tx, seat.other())?;
    let mut kept = introductions::of_talk(tx, seat.talk.id, (before, PAGE + 1))?;
    let further = i64::try_from(kept.len()).unwrap_or(i64::MAX) > PAGE;
    kept.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
    let older = kept.last().filter(|_| further).map(|last| last.introduction.code);
    let mentors = seat.side == Side::Helper;
    let party = if mentors { Party::Mentor } else { Party::Mentee };
    let names = if mentors { introductions::thirds(tx, seat.talk.id)? } else { Vec::new() };
    let row = |kept: &Kept| Row {
        code: kept.introduction.code,
        view: kept.introduction.view(now, party),
        offered: kept.introduction.offered,
        third: names
            .iter()
            .find(|(face, _)| *face == kept.sides.third)
            .map(|(_, name)| name.clone()),
    };
    let (mut choices, mut full) = (Vec::new(), false);
    if mentors {
        let all = introductions::others(tx, (seat.face, seat.talk.id), CHOICES)?.into_iter();
        choices = all.map(|(code, _, name)| (code, name)).collect();
        let own = faces::find(tx, seat.face)?.ok_or(Error::NotFound)?;
        full = introductions::count_open(tx, own.owner)? >= OPEN;
    }
    Ok(Page { rows: kept.iter().map(row).collect(), older, seat, other, choices, full })
}

/// The introductions that ask `who` for a yes or a no, with their ends; the oldest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn waiting(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Vec<(Code, Timestamp)>, Error> {
    let mut all = Vec::new();
    for (face, _) in seat::faces(who) {
        for kept in introductions::asks(tx, face, PAGE)? {
            let view = kept.sides.party(face).map(|party| kept.introduction.view(now, party));
            if let Some(View::Asks(until)) = view {
                all.push((kept.introduction.code, until));
            }
        }
    }
    Ok(all)
}
