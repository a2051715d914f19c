//! Opening a pair that existed before the house knew of it: once both have come in, in the unit of work in which the
//! second of them does. It goes the way of every answered request, so that no clock stands still for it; a course that
//! comes before a pair does not come before this one, for it was there first (docs/adr/0038).

use kith_core::{
    FaceId, MemberId, Moment,
    journey::meeting::{self, Proposal, State, Way},
    people::{face::Side, grant::Role},
    safety::standing::Act,
    support::{
        capacity::Capacity,
        input::Input,
        kind::Kind,
        request::Request,
        state::{Place, Route},
    },
};
use kith_store::{
    Tx,
    journey::meetings::{self, Kept},
    people::faces,
    programme::invited_pairs::{self, Meeting, Pair},
    support::{capacities, requests},
    talk::talks,
};
use uuid::Uuid;

use crate::{
    App, Error,
    journey::{looking, meeting as meets},
    people::{grants, notices},
    programme::checking,
    safety::standing,
    support::{
        carrying::{self, Doer},
        fitting, hearing,
    },
};

/// How many pairs are looked at in one go.
const PAGE: i64 = 100;

/// Opens the pair `id`, where both have come in and nothing stands between them; and lets its meetings stand, where it is
/// open. Done twice, it is done once.
pub(super) fn open(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(pair) = invited_pairs::find(tx, id)? else { return Ok(()) };
    if pair.talk.is_none() && !begin(tx, at, &pair)? {
        return Ok(());
    }
    stand(tx, at, id)
}

/// Whether the talk of the two is open now.
fn begin(tx: &mut Tx, at: &mut Moment, pair: &Pair) -> Result<bool, Error> {
    let (mentee, mentor) =
        (invited_pairs::comer(tx, pair.mentee)?, invited_pairs::comer(tx, pair.mentor)?);
    let (Some(mentee), Some(mentor)) = (mentee, mentor) else { return Ok(false) };
    let (Some(asker), Some(helper)) =
        (face(tx, mentee, Side::Member)?, face(tx, mentor, Side::Helper)?)
    else {
        return Ok(false);
    };
    let apart = !fitting::between_people(tx, asker, helper)?.is_empty();
    if apart || !may(tx, at, (mentee, Role::Mentee))? || !may(tx, at, (mentor, Role::Mentor))? {
        return Ok(false);
    }
    let Some(request) = asked(tx, asker)? else { return Ok(false) };
    let capacity = capacities::find(tx, helper)?;
    let Some(capacity) = capacity else { return Ok(false) };
    accept(tx, at, pair, (&request, &capacity))
}

/// Whether `member` still has `role`, and no measure and no check stands in the way of somebody new.
fn may(tx: &mut Tx, at: &Moment, (member, role): (MemberId, Role)) -> Result<bool, Error> {
    let mentors = role == Role::Mentor;
    let act = if mentors { Act::Offer } else { Act::Ask };
    match standing::may(tx, at.now, member, act) {
        Ok(()) => {}
        Err(Error::Refused(_)) => return Ok(false),
        Err(error) => return Err(error),
    }
    let lapsed = mentors && checking::lapsed(tx, at.now, member)?;
    Ok(!lapsed && grants::holding(tx, member, at.now)?.contains(&role))
}

/// Opens every pair that can be opened now, each in a unit of work of its own.
pub(super) fn open_ready(app: &App) -> Result<(), Error> {
    let mut after = Uuid::nil();
    loop {
        let page =
            app.store.read(move |tx| Ok::<_, Error>(invited_pairs::ready(tx, after, PAGE)?))?;
        let Some(last) = page.last() else { return Ok(()) };
        after = *last;
        for id in page {
            let at = app.moment();
            app.store.write(move |tx| open(tx, &mut at.clone(), id))?;
        }
    }
}

/// Tells the mentee of the pair `id` to ask again, where both are here and nothing that they asked stands open.
pub(super) fn call(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(pair) = invited_pairs::find(tx, id)?.filter(|pair| pair.talk.is_none()) else {
        return Ok(());
    };
    let Some(mentee) = invited_pairs::comer(tx, pair.mentee)? else { return Ok(()) };
    let Some(asker) = face(tx, mentee, Side::Member)? else { return Ok(()) };
    if asked(tx, asker)?.is_some() {
        return Ok(());
    }
    notices::tell(tx, at, mentee, "notice-invited-ask", None)
}

/// Puts the request to the mentor and takes their yes as given: the two said it to one another before.
fn accept(
    tx: &mut Tx,
    at: &mut Moment,
    pair: &Pair,
    (request, capacity): (&Request, &Capacity),
) -> Result<bool, Error> {
    let load = capacities::load(tx, capacity.helper)?;
    let (Ok(room), Ok(yes)) = (capacity.may_be_offered(load, at.now), capacity.may_accept(load))
    else {
        return Ok(false);
    };
    let by = Doer::house("open_invited_pair");
    // To one whose request has come to an alternative only a run offers anybody: the two were put forward by the sheet.
    let named = request.state.place() == Place::Alternative;
    let route = if named { Route::Run } else { Route::Hand };
    let offer = Input::Offer { id: at.id(), room, route };
    if carrying::step_if_it_may(tx, at, by, request, offer)?.is_some() {
        return Ok(false);
    }
    let (request, talk) = (carrying::found(tx, request.id)?, at.id());
    carrying::step(tx, at, by, &request, Input::Accept { room: yes, talk })?;
    Ok(invited_pairs::open(tx, pair.id, talk)?)
}

/// What `asker` asked a mentor for, where nobody answers it yet.
pub(super) fn asked(tx: &mut Tx, asker: FaceId) -> Result<Option<Request>, Error> {
    for id in requests::open_of(tx, asker)? {
        let found = requests::find(tx, id)?;
        let fits = |it: &Request| it.kind == Kind::Mentor && it.state.answer().is_none();
        if let Some(request) = found.filter(fits) {
            return Ok(Some(request));
        }
    }
    Ok(None)
}

fn face(tx: &mut Tx, member: MemberId, side: Side) -> Result<Option<FaceId>, Error> {
    let all = faces::list(tx, member)?;
    Ok(all.into_iter().find(|face| face.side == side).map(|face| face.id))
}

/// Lets the meetings of the pair `id` stand among those of the two.
fn stand(tx: &mut Tx, at: &mut Moment, id: Uuid) -> Result<(), Error> {
    let Some(talk) = invited_pairs::find(tx, id)?.and_then(|pair| pair.talk) else { return Ok(()) };
    let mut new = false;
    for one in invited_pairs::meetings(tx, id)? {
        if one.meeting.is_some() {
            continue;
        }
        let (kept, code) = (at.id(), at.code());
        let made =
            Kept { id: kept, code, talk, changed: one.start.min(at.now), meeting: agreed(&one) };
        meetings::add(tx, &made)?;
        meetings::set_next(tx, kept, made.meeting.next(at.now).filter(|due| at.now < *due))?;
        invited_pairs::stand(tx, one.id, kept)?;
        new = true;
    }
    if new && let Some(found) = talks::find(tx, talk)? {
        let until = meets::until(tx, at.now, talk)?;
        hearing::meets(tx, at, (found.request, Side::Helper), until)?;
        looking::weigh(tx, at.now, talk)?;
    }
    Ok(())
}

/// The meeting as the two have it: agreed on. Whether it took place each says for themselves, whatever the sheet says.
fn agreed(one: &Meeting) -> meeting::Meeting {
    let (times, minutes) = (vec![one.start], one.minutes);
    let proposal = Proposal { by: Side::Helper, times, minutes, way: Way::Here };
    meeting::Meeting {
        proposal,
        state: State::Agreed { start: one.start },
        sequence: 0,
        mentee: None,
        mentor: None,
        settled: None,
    }
}
