//! Two who remember a meeting differently: a coordinator hears of it, reads what either wrote to them, and settles it with words
//! to both. Where nobody does by its day, it counts for neither. Whatever is settled is what hours and certificates follow.

use kith_core::{
    Code, FaceId, Moment, Private, Timestamp,
    journey::{
        difference::{AGREED, SETTLED, Verdict, WITHIN},
        meeting::{Account, Part},
    },
    people::face::{Face, Side},
    programme::zone::Zone,
    safety::care::Place,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    journey::{
        differences::{self, Kept as Open},
        jottings,
        meetings::{self, Kept},
    },
    keys::Owner,
    seal::Sealed,
    talk::talks,
};
use uuid::Uuid;

use super::{meeting, tending};
use crate::{
    App, Error,
    people::{calling, recognising::Known},
    safety::{
        noticing::{self, Noticed, Spot},
        writing,
    },
    support::handing,
    talk::seat::{self, Seat},
};

/// After one of the two said how the meeting `kept` was: where they differ, a coordinator is to settle it; where they agree
/// again, nobody.
pub(super) fn weigh(tx: &mut Tx, at: &mut Moment, seat: &Seat, kept: &Kept) -> Result<(), Error> {
    let differs = kept.meeting.account() == Account::Differs;
    match (differs, differences::find(tx, kept.id)?) {
        (true, None) => {
            let (since, until) = (at.now, at.now + WITHIN);
            let (meeting, code, talk) = (kept.id, kept.code, kept.talk);
            let open = Open { meeting, code, talk, since, until, over: None, words: None };
            differences::set(tx, &open)?;
            meeting::tell(tx, at, (seat.other(), code), "notice-meeting-differs")
        }
        (false, Some(open)) if open.over.is_none() => Ok(differences::remove(tx, kept.id)?),
        _ => Ok(()),
    }
}

/// The job [`differences::JOB`] on the meeting `id`: what nobody settled by its day counts for neither.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| {
        let (mut at, found) = (moment.clone(), differences::find(tx, id)?);
        let Some(open) = found.filter(|open| open.over.is_none()) else { return Ok(()) };
        if at.now < open.until {
            return plant_again(tx, id);
        }
        end(tx, &mut at, &open, (Verdict::Neither, None))
    })
}

/// Plants the timer of what is to be settled on the meeting `id` again.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    match differences::find(tx, id)?.filter(|open| open.over.is_none()) {
        Some(open) => Ok(differences::set(tx, &open)?),
        None => Ok(()),
    }
}

/// It is settled, and both hear of it.
fn end(
    tx: &mut Tx,
    at: &mut Moment,
    open: &Open,
    (verdict, words): (Verdict, Option<Sealed>),
) -> Result<(), Error> {
    let mut kept = meetings::find(tx, open.meeting)?.ok_or(Error::NotFound)?;
    kept.meeting = kept.meeting.settle(verdict)?;
    meetings::set(tx, &kept)?;
    let settled = Open { over: Some(at.now), words, ..open.clone() };
    differences::set(tx, &settled)?;
    tell_both(tx, at, &settled)
}

fn tell_both(tx: &mut Tx, at: &mut Moment, open: &Open) -> Result<(), Error> {
    let Some(talk) = talks::find(tx, open.talk)? else { return Ok(()) };
    let both = [talk.member, talk.helper];
    let key = "notice-meeting-settled";
    both.into_iter().try_for_each(|face| meeting::tell(tx, at, (face, open.code), key))
}

/// What one of the two writes to a coordinator, on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    meeting: Code,
    words: Option<jottings::Kept>,
    noticed: Option<Noticed>,
}

/// Reads `words` for danger to their author, as a letter to the house, and seals them; `None` takes back what stood there. Writes
/// the key store where a key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the meeting is not theirs.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    (meeting, words): (Code, Option<&Private>),
) -> Result<Draft, Error> {
    let (ours, faces) = (faces.to_owned(), faces.to_owned());
    let (seat, _) = app.store.read(move |tx| meeting::found(tx, &ours, meeting))?;
    let noticed = words.map(|words| noticing::alone(app, words));
    let sealed = |words: &Private| {
        let mut at = app.moment();
        let (id, owner): (Uuid, _) = (at.id(), Owner::Talk(seat.talk.id, seat.face));
        let words = app.seal(owner, jottings::place(id), &mut at, words)?;
        let (author, part) = (seat.face, Part::Desk);
        Ok::<_, Error>(jottings::Kept { id, author, part, words, written: at.now })
    };
    Ok(Draft { faces, meeting, words: words.map(sealed).transpose()?, noticed })
}

/// Keeps `draft` for the coordinator. It is no word to the other, so the clocks of the talk run on, and it may be written
/// though the talk is closed: whoever is said to have missed a meeting may always say otherwise.
///
/// # Errors
/// [`Error::NotFound`] where the meeting is not theirs; [`Error::Refused`] where nothing is to be settled.
pub fn write(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let (seat, kept) = meeting::found(tx, &draft.faces, draft.meeting)?;
    let open = differences::find(tx, kept.id)?.ok_or(AGREED)?;
    if open.over.is_some() {
        return Err(SETTLED.into());
    }
    match &draft.words {
        Some(words) => jottings::set(tx, kept.id, words)?,
        None => drop(jottings::remove(tx, kept.id, seat.face, Part::Desk)?),
    }
    let (id, author) = (seat.talk.id.0, seat.face);
    let spot = Spot { place: Place::Talk, id, author, message: None };
    draft.noticed.iter().try_for_each(|noticed| noticing::keep_own(tx, at, noticed, spot))?;
    Ok(deeds::append(tx, &seat::deed(&seat, "write_to_coordinator", at.now))?)
}

/// What a coordinator said to both, opened; `None` where nobody said anything.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn told(app: &App, open: &Open) -> Result<Option<Private>, Error> {
    let unseal = |words| app.unseal(writing::HOUSE, differences::place(open.meeting), words);
    Ok(open.words.as_ref().map(unseal).transpose()?.flatten())
}

/// What two remember differently, for a coordinator.
#[derive(Debug, Clone)]
pub struct Page {
    /// The mentee, and the mentor; `None` where one has left for good.
    pub people: [Option<Face>; 2],
    /// By which clock the coordinator lives.
    pub zone: Zone,
    /// The meeting, and what each says of it.
    pub kept: Kept,
    /// Until when, and whether it is settled.
    pub open: Open,
    /// What the mentee, and the mentor, wrote to the coordinator; `None` where they did not, or have left.
    pub words: [Option<Private>; 2],
    /// What was said to both.
    pub told: Option<Private>,
}

/// What is to be settled on the meeting that `code` names. Opens seals: call it where a thread may wait.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after, or nothing is to be settled.
pub fn page(app: &App, who: &Known, code: Code) -> Result<Page, Error> {
    let (who, now) = (who.clone(), app.now());
    let (people, zone, (kept, open), all) = app.store.read(move |tx| {
        let (people, kept, open) = named(tx, now, &who, code)?;
        let (zone, all) = (calling::zone(tx, who.member)?, jottings::list(tx, kept.id)?);
        Ok::<_, Error>((people, zone, (kept, open), all))
    })?;
    let words = |face: &Option<Face>| {
        let Some(face) = face else { return Ok(None) };
        let wrote = |one: &&jottings::Kept| one.part == Part::Desk && one.author == face.id;
        let Some(one) = all.iter().find(wrote) else { return Ok(None) };
        app.unseal(Owner::Talk(kept.talk, face.id), jottings::place(one.id), &one.words)
    };
    let [mentee, mentor] = &people;
    let words = [words(mentee)?, words(mentor)?];
    let told = told(app, &open)?;
    Ok(Page { people, zone, kept, open, words, told })
}

/// What a coordinator settles, on its way.
#[derive(Debug, Clone)]
pub struct Settling {
    code: Code,
    verdict: Verdict,
    words: Sealed,
}

/// Seals what `who` says to both. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after.
pub fn settling(
    app: &App,
    who: &Known,
    code: Code,
    (verdict, words): (Verdict, &Private),
) -> Result<Settling, Error> {
    let (who, now) = (who.clone(), app.now());
    let (_, kept, _) = app.store.read(move |tx| named(tx, now, &who, code))?;
    let place = differences::place(kept.id);
    let words = app.seal(writing::HOUSE, place, &mut app.moment(), words)?;
    Ok(Settling { code, verdict, words })
}

/// `who` settles it.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs to look after; [`Error::Refused`] where it was settled, or the two agree by now.
pub fn settle(tx: &mut Tx, at: &mut Moment, who: &Known, settling: &Settling) -> Result<(), Error> {
    let (_, kept, open) = named(tx, at.now, who, settling.code)?;
    end(tx, at, &open, (settling.verdict, Some(settling.words.clone())))?;
    let (stream, actor) = (talks::topic(kept.talk), Some(who.member.into()));
    let deed = Deed { stream, actor, verb: "settle_meeting", object: kept.id, at: at.now };
    Ok(deeds::append(tx, &deed)?)
}

fn named(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    code: Code,
) -> Result<([Option<Face>; 2], Kept, Open), Error> {
    handing::coordinator(tx, now, who)?;
    let kept = meetings::named(tx, code)?.ok_or(Error::NotFound)?;
    let (_, people) = tending::theirs(tx, who, kept.talk)?;
    let open = differences::find(tx, kept.id)?.ok_or(Error::NotFound)?;
    Ok((people, kept, open))
}
