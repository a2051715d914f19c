//! Ending a journey: a last day that one of the two sets, and the goodbye that the house says on it, whoever is silent.
//! Ending it at once is the goodbye of the talk.

use kith_core::{
    Code, FaceId, Moment, TalkId, Timestamp,
    journey::closure::{By, Closure, NO_WISH, Planned, Then},
    people::{
        face::{Face, Side},
        notice::About,
    },
    programme::{Programme, timers::Timers},
    support::input::{Gone, Input},
    talk::{State, Talk},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    jobs,
    journey::{
        endings::{self, JOB},
        reflections,
    },
    people::faces,
    talk::talks,
};
use uuid::Uuid;

use super::{lives, meeting, of, reflecting, tell};
use crate::{
    App, Error,
    support::{
        carrying::{self, Doer},
        hearing,
    },
    talk::seat::{self, Seat},
};

/// How a journey can end, or ended, as one of the two sees it.
#[derive(Debug, Clone)]
pub struct Page {
    /// The talk and their side of it.
    pub seat: Seat,
    /// Who sits on the other side; `None` where they have left for good.
    pub other: Option<Face>,
    /// What stands of the end.
    pub closure: Closure,
    /// The clocks of the programme.
    pub timers: Timers,
    /// Whether they wrote down what they take with them.
    pub reflected: bool,
}

/// What the page of the end shows to whoever has `faces`.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs.
pub fn page(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<Page, Error> {
    let (seat, closure) = standing(tx, faces, code)?;
    let other = faces::find(tx, seat.other())?;
    let timers = programme(tx, &seat.talk)?.timers;
    let reflected = reflections::find(tx, seat.talk.id, seat.face)?.is_some();
    Ok(Page { seat, other, closure, timers, reflected })
}

/// Sets the last `day` of the journey in the talk `code`; a mentee says with it what they want `then`. The other is told.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where a mentee says nothing, it is over, another
/// day is set, or this one comes sooner than the notice of the programme or too late.
pub fn plan(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    (code, day): (Code, Timestamp),
    then: Option<Then>,
) -> Result<(), Error> {
    let (seat, closure) = standing(tx, faces, code)?;
    let by = match seat.side {
        Side::Member => By::Mentee(then.ok_or(NO_WISH)?),
        Side::Helper => By::Mentor(None),
    };
    if closure.planned.is_some_and(|set| set.by.side() == Some(seat.side) && set.day == day) {
        return Ok(());
    }
    let programme = programme(tx, &seat.talk)?;
    let planned = Planned::new(at.now, (by, day), &programme.calendar.zone);
    closure.may_plan(&planned, programme.timers.notice)?;
    endings::set(tx, seat.talk.id, &planned)?;
    jobs::plant(tx, JOB, seat.talk.id.0, planned.ends)?;
    settle(tx, at, &seat, "plan_end")?;
    tell(tx, at, seat.other(), (About::Ending, seat.talk.code), "notice-ending-planned")
}

/// Takes the last day back that they set themselves: it goes on.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where it is over, or they set none.
pub fn take_back(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(), Error> {
    let (seat, closure) = standing(tx, faces, code)?;
    closure.may_take_back(seat.side)?;
    endings::remove(tx, seat.talk.id)?;
    jobs::pull(tx, JOB, seat.talk.id.0)?;
    settle(tx, at, &seat, "take_back_end")?;
    tell(tx, at, seat.other(), (About::Ending, seat.talk.code), "notice-ending-taken-back")
}

/// The mentee says what they want when the last day is over.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs as a mentee; [`Error::Refused`] where it is over, or no day is set.
pub fn wish(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    (code, then): (Code, Then),
) -> Result<(), Error> {
    let (seat, closure) = standing(tx, faces, code)?;
    if seat.side == Side::Helper {
        return Err(Error::NotFound);
    }
    endings::set(tx, seat.talk.id, &closure.wish(then)?)?;
    lives(tx, at, &seat, "wish_after_end")
}

/// The job [`JOB`]: ends the journey in the talk `id` where its last day is over. Called early, late or again, it ends it
/// once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| end(tx, &mut moment.clone(), TalkId(id)))
}

fn end(tx: &mut Tx, at: &mut Moment, id: TalkId) -> Result<(), Error> {
    let Some(talk) = talks::find(tx, id)? else { return Ok(()) };
    let closure = Closure { planned: endings::find(tx, id)?, talk: talk.state };
    let Some(planned) = closure.due(at.now) else {
        return plant(tx, id, closure);
    };
    let input = match planned.by.then() {
        Some(Then::Done(outcome)) => Input::Close(outcome),
        Some(Then::Another) => Input::Another,
        None => Input::HelperGone { who: talk.helper, why: Gone::Goodbye },
    };
    let request = carrying::found(tx, talk.request)?;
    let by = Doer::house("end_journey");
    if carrying::step_if_it_may(tx, at, by, &request, input)?.is_some() {
        // It had gone on without this talk.
        return Ok(());
    }
    let (stream, verb) = (talks::topic(id), "end_journey");
    deeds::append(tx, &Deed { stream, actor: None, verb, object: id.0, at: at.now })?;
    for face in [talk.member, talk.helper] {
        tell(tx, at, face, (About::Ending, talk.code), "notice-ending-over")?;
    }
    reflecting::parted(tx, at, &talk)
}

/// Plants the timer of the last day again, where that is still to come.
fn plant(tx: &mut Tx, id: TalkId, closure: Closure) -> Result<(), Error> {
    match (closure.talk, closure.planned) {
        (State::Open | State::Paused { .. }, Some(planned)) => {
            Ok(jobs::plant(tx, JOB, id.0, planned.ends)?)
        }
        _ => Ok(()),
    }
}

/// Plants the timer of the last day in the talk `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none; [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let planned: Planned = endings::find(tx, TalkId(id))?.ok_or(Error::NotFound)?;
    Ok(jobs::plant(tx, JOB, id, planned.ends)?)
}

/// The seat of whoever has `faces`, and what stands of the end.
pub(super) fn standing(
    tx: &mut Tx,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(Seat, Closure), Error> {
    let (seat, _) = of(tx, faces, code)?;
    let planned = endings::find(tx, seat.talk.id)?;
    let closure = Closure { planned, talk: seat.talk.state };
    Ok((seat, closure))
}

/// The programme of `talk`, with its clocks.
pub(super) fn programme(tx: &mut Tx, talk: &Talk) -> Result<Programme, Error> {
    let request = carrying::found(tx, talk.request)?;
    carrying::rules(tx, &request)
}

/// It is a deed and a sign of life that asks for no answer; nobody is asked about their silence before what is ahead of the
/// two is over.
fn settle(tx: &mut Tx, at: &mut Moment, seat: &Seat, verb: &'static str) -> Result<(), Error> {
    deeds::append(tx, &seat::deed(seat, verb, at.now))?;
    let until = meeting::until(tx, at.now, seat.talk.id)?;
    hearing::meets(tx, at, (seat.talk.request, seat.side), until)
}

/// The house set the last day of the two in `talk`, or took it back: nobody is asked about their silence before what is ahead
/// of the two is over.
pub(super) fn settled(tx: &mut Tx, at: &mut Moment, talk: &Talk) -> Result<(), Error> {
    let until = meeting::until(tx, at.now, talk.id)?;
    let request = carrying::found(tx, talk.request)?;
    let by = Doer::house("meet");
    // Where it went on without this talk, nobody is asked about it either.
    carrying::step_if_it_may(tx, at, by, &request, Input::Meet { until }).map(drop)
}
