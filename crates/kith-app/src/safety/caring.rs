//! What a member answers to the card that is shown to them alone, and what the desk asks of them.

use kith_core::{
    CareId, Code, DAY, FaceId, MINUTE, Moment, Span, Timestamp,
    people::notice::About,
    safety::{
        care::{ANSWER, Care, Consent, Place},
        case::{Case, State},
    },
    support::safe::Level,
    talk::Talk,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Actor, Deed},
    jobs,
    journey::check_ins,
    people::faces,
    programme::applications,
    safety::{cares, cases, signals},
    support::requests,
    talk::talks,
};
use uuid::Uuid;

use super::{crew, debriefing, deciding, noticing, writing};
use crate::{
    App, Error,
    people::{notices, recognising::Known},
    support::covering::{self, Cover},
    talk::seat,
};

/// The job that asks how somebody is, at the time that they agreed to.
pub const BACK: &str = "care-back";

/// What a member answers on their card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Say {
    /// Bring somebody in; whether that person may read their words.
    Call(Consent),
    /// Ask me again after this time.
    Stay(Span),
    /// Not now.
    Hide,
    /// Show it again.
    Show,
    /// I am here.
    Here,
    /// Whether people on duty may read their words.
    Read(Consent),
}

/// A card as its author sees it.
#[derive(Debug, Clone)]
pub struct Card {
    /// What it stands for.
    pub care: Care,
    /// Who is on duty now, and when the next are.
    pub cover: Cover,
    /// How far somebody has been called.
    pub called: Called,
}

/// How far somebody has been called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Called {
    /// Nobody has.
    Nobody,
    /// Everybody on duty was told, and nobody has answered yet.
    Told,
    /// The same, for so long that it must be said: nobody reacts.
    Silent,
    /// Somebody has it.
    Taken,
}

/// How long a helper is told what helps, after the last such words.
const COACHES: Span = DAY.times(3);

/// After so long without an answer, people on duty count as nobody (SAF-41).
const SILENT: Span = MINUTE.times(3);

/// The card of `author` at `place`; `None` where there is none.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn card(
    tx: &mut Tx,
    now: Timestamp,
    place: Uuid,
    author: FaceId,
) -> Result<Option<Card>, Error> {
    let Some(care) = cares::at(tx, place, author)? else { return Ok(None) };
    let called = called(tx, now, &care)?;
    Ok(Some(Card { care, cover: covering::cover(tx, now)?, called }))
}

fn called(tx: &mut Tx, now: Timestamp, care: &Care) -> Result<Called, Error> {
    let Some(kept) = case_of(tx, care)? else { return Ok(Called::Nobody) };
    let since = care.last.max(kept.opened);
    Ok(match kept.state {
        State::Open { .. } if kept.level == Level::Danger && now.since(since) >= SILENT => {
            Called::Silent
        }
        State::Open { .. } => Called::Told,
        State::Claimed { .. } | State::Answered { .. } => Called::Taken,
        State::Closed { .. } => Called::Nobody,
    })
}

/// Does what `known` answered on the card that `code` names. Where the card stands.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where no such time can be chosen.
pub fn answer(
    tx: &mut Tx,
    at: &mut Moment,
    known: &Known,
    (code, say): (Code, Say),
) -> Result<String, Error> {
    let mut care = own(tx, known, code)?;
    let verb = match say {
        Say::Call(consent) => {
            if consent != Consent::Unasked {
                care.reading = consent;
            }
            care.level = care.level.max(Level::Concern);
            cares::set(tx, &care)?;
            noticing::call(tx, at, &care, care.level)?;
            "call"
        }
        Say::Stay(span) => {
            let due = care.come_back(span, at.now)?;
            jobs::plant(tx, BACK, care.id.0, due)?;
            "stay"
        }
        Say::Hide => {
            care.hide();
            "not_now"
        }
        Say::Show => {
            care.hidden = None;
            "show"
        }
        Say::Here => {
            care.back = None;
            jobs::pull(tx, BACK, care.id.0)?;
            "here"
        }
        Say::Read(consent) => {
            care.reading = consent;
            "answer_reading"
        }
    };
    cares::set(tx, &care)?;
    note(tx, at, &care, (Some(care.author), verb))?;
    path(tx, &care)
}

/// `known`, who works on the case that `code` names, asks its member whether their words may be read.
///
/// # Errors
/// [`Error::NotFound`] where there is none for them; [`Error::Refused`] where somebody else has it, or it
/// is closed.
pub fn ask_to_read(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<(), Error> {
    let mut kept = deciding::find(tx, at.now, known, code)?;
    let mut care = of_case(tx, &kept)?;
    kept.claim(known.member, at.now)?;
    cases::set(tx, &kept)?;
    if care.reading == Consent::Unasked {
        care.reading = Consent::Asked;
        cares::set(tx, &care)?;
        tell(tx, at, &care, "notice-care-read")?;
    }
    writing::note(tx, at, &kept, Some(known.member), "ask_to_read")
}

/// The job [`BACK`] on the care `subject`: asks how they are; where they do not answer, somebody is called.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn back(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| come_back(tx, &mut moment.clone(), CareId(subject)))
}

fn come_back(tx: &mut Tx, at: &mut Moment, id: CareId) -> Result<(), Error> {
    let Some(mut care) = cares::find(tx, id)? else { return Ok(()) };
    let Some(due) = care.back else { return Ok(()) };
    if at.now < due {
        return Ok(());
    }
    if at.now < due + ANSWER {
        jobs::plant(tx, BACK, id.0, due + ANSWER)?;
        note(tx, at, &care, (None, "ask_back"))?;
        return tell(tx, at, &care, "notice-care-back");
    }
    care.back = None;
    care.level = care.level.max(Level::Concern);
    cares::set(tx, &care)?;
    noticing::call(tx, at, &care, care.level)?;
    note(tx, at, &care, (None, "no_answer"))
}

/// The care that `case` is about.
///
/// # Errors
/// [`Error::NotFound`] where it is about none, or that is gone.
pub(super) fn of_case(tx: &mut Tx, case: &Case) -> Result<Care, Error> {
    if case.source != kith_core::safety::case::Source::Signal {
        return Err(Error::NotFound);
    }
    cares::find(tx, case.subject.into())?.ok_or(Error::NotFound)
}

/// The talk that `case` is about.
///
/// # Errors
/// [`Error::NotFound`] where it is about none.
pub(crate) fn talk_of(tx: &mut Tx, case: &Case) -> Result<Talk, Error> {
    let kept = of_case(tx, case)?;
    match kept.place {
        Place::Talk => talks::find(tx, kept.at_place.into())?.ok_or(Error::NotFound),
        Place::Request | Place::CheckIn | Place::Application => Err(Error::NotFound),
    }
}

/// Tells whoever `case` is about that somebody joined their talk.
pub(crate) fn tell_of_guest(tx: &mut Tx, at: &mut Moment, case: &Case) -> Result<(), Error> {
    let kept = of_case(tx, case)?;
    tell(tx, at, &kept, "notice-care-guest")
}

/// Whether the other side of the talk `place` wrote words that sound like danger, lately: their helper is
/// told what helps (SAF-43).
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn coaches(tx: &mut Tx, now: Timestamp, place: Uuid, other: FaceId) -> Result<bool, Error> {
    let kept = cares::at(tx, place, other)?;
    Ok(kept.is_some_and(|care| care.level.is_risk() && now.since(care.last) < COACHES))
}

/// The helper of the talk that `code` names brings somebody in for the other side.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs, or nothing was noticed there.
pub fn call_in(tx: &mut Tx, at: &mut Moment, known: &Known, code: Code) -> Result<(), Error> {
    let seat = seat::find(tx, &seat::faces(known), code)?;
    let kept = cares::at(tx, seat.talk.id.0, seat.other())?.ok_or(Error::NotFound)?;
    noticing::call(tx, at, &kept, kept.level.max(Level::Concern))?;
    note(tx, at, &kept, (Some(seat.face), "call_in"))
}

/// The case that was opened for `care`.
fn case_of(tx: &mut Tx, care: &Care) -> Result<Option<Case>, Error> {
    use kith_core::safety::case::Source;
    let kept = cases::about(tx, Source::Signal, care.id.0)?;
    if kept.is_some() {
        return Ok(kept);
    }
    Ok(match care.place {
        Place::Request => cases::about(tx, Source::Safe, care.at_place)?,
        Place::Talk | Place::CheckIn | Place::Application => None,
    })
}

/// Forgets everything that stood between the house and whoever was behind `face`.
pub(super) fn forget_face(tx: &mut Tx, face: FaceId) -> Result<(), Error> {
    for care in cares::of(tx, face)? {
        jobs::pull(tx, BACK, care.id.0)?;
        signals::forget(tx, care.id.0)?;
        cares::remove(tx, care.id)?;
    }
    signals::unremember(tx, face)?;
    debriefing::forget_face(tx, face)
}

/// The care that `code` names, where `known` is its author.
fn own(tx: &mut Tx, known: &Known, code: Code) -> Result<Care, Error> {
    let care = cares::find_by_code(tx, code)?.ok_or(Error::NotFound)?;
    let faces = [Some(&known.face), known.helper.as_ref()];
    let theirs = faces.into_iter().flatten().any(|face| face.id == care.author);
    if theirs { Ok(care) } else { Err(Error::NotFound) }
}

/// Tells the author of `care` something, at the place where their card stands.
fn tell(tx: &mut Tx, at: &mut Moment, care: &Care, kind: &str) -> Result<(), Error> {
    let Some(face) = faces::find(tx, care.author)? else { return Ok(()) };
    let about = spot(tx, care)?;
    if let Some((_, code)) = about {
        kith_store::people::notices::see_about(tx, face.owner, code, at.now)?;
    }
    notices::tell(tx, at, face.owner, kind, about)
}

fn spot(tx: &mut Tx, care: &Care) -> Result<Option<(About, Code)>, Error> {
    Ok(match care.place {
        Place::Talk => talks::find(tx, care.at_place.into())?.map(|talk| (About::Talk, talk.code)),
        Place::Request => {
            requests::find(tx, care.at_place.into())?.map(|request| (About::Request, request.code))
        }
        Place::CheckIn => {
            let talk = check_ins::named(tx, care.at_place)?.map(|(talk, _)| talk);
            let talk = talk.map_or(Ok(None), |talk| talks::find(tx, talk))?;
            talk.map(|talk| (About::CheckIn, talk.code))
        }
        Place::Application => {
            let it = applications::find(tx, care.at_place.into())?;
            it.map(|it| (About::Application, it.code))
        }
    })
}

/// Where the card of `care` stands.
fn path(tx: &mut Tx, care: &Care) -> Result<String, Error> {
    let (about, code) = spot(tx, care)?.ok_or(Error::NotFound)?;
    Ok(match about {
        About::Talk => format!("/talks/{code}#card"),
        About::CheckIn => format!("/journeys/{code}/checkins#card"),
        About::Application => format!("/applications/{code}#card"),
        _ => format!("/requests/{code}#card"),
    })
}

/// What was done on the card, in the chain of the face: it joins no two faces.
fn note(
    tx: &mut Tx,
    at: &Moment,
    care: &Care,
    (by, verb): (Option<FaceId>, &'static str),
) -> Result<(), Error> {
    let stream = match care.place {
        Place::Talk => talks::topic(care.at_place.into()),
        Place::Request | Place::CheckIn | Place::Application => {
            deeds::of_member(crew::owner(tx, care.author)?)
        }
    };
    let actor = by.map(Actor::from);
    let deed = Deed { stream, actor, verb, object: care.id.0, at: at.now };
    Ok(deeds::append(tx, &deed)?)
}
