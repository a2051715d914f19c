//! Looking after a bond: the house asks the two how it goes, tells them on the day on which they look at their agreement
//! again, and weighs what it knows for the coordinator's list. One job for each bond, at least once a day.

use kith_core::{
    DAY, Moment, Span, TalkId, Timestamp,
    journey::{
        Journey, contact, feedback as scale,
        health::{self, Signs},
        rhythm::{CheckIn, Rhythm},
    },
    people::{face::Side, notice::About},
    programme::need,
    talk::{End, State, Talk},
};
use kith_store::{
    Tx, jobs,
    journey::{
        agreements::{self, Kept as Agreed},
        bonds::{self, Bond, JOB},
        check_ins::{self, Kept},
        contacts::{self, Contact},
        feedbacks::{self, Kept as Fed},
        growth, meetings, midterms,
        stages::{self, Entered},
    },
    talk::talks,
};
use uuid::Uuid;

use super::{feedback::asking, midterm, tell};
use crate::{App, Error, support::carrying};

/// How long a frozen bond stands on the list.
const FROZEN: Span = DAY.times(30);

/// How many check-ins, stages and contacts are looked back at.
const BACK: i64 = 20;

/// What the house knows of a bond: nothing of what the two say to each other.
#[derive(Debug, Clone)]
pub struct Seen {
    /// Their talk.
    pub talk: Talk,
    /// How far the asking has come.
    pub rhythm: Rhythm,
    /// What it is weighed by.
    pub signs: Signs,
    /// How far the journey has come.
    pub journey: Journey,
    /// The agreement that holds, its words sealed; `None` where none does.
    pub held: Option<Agreed>,
    /// The stages that were entered, the newest first.
    pub stages: Vec<Entered>,
    /// What they were asked, the newest first.
    pub check_ins: Vec<Kept>,
    /// The contacts of coordinators, the newest first.
    pub contacts: Vec<Contact>,
    /// What they were asked on the scale, the newest first.
    pub(super) feedback: Vec<Fed>,
}

/// A mentee and a mentor talk since `since`: somebody looks after them from now on. Twice is once.
pub(crate) fn begin(tx: &mut Tx, talk: TalkId, since: Timestamp) -> Result<(), Error> {
    if bonds::find(tx, talk)?.is_none() {
        let (parts, call) = (Vec::new(), None);
        bonds::set(tx, &Bond { talk, weight: 0, parts, reviewed: 0, call })?;
    }
    Ok(jobs::plant(tx, JOB, talk.0, since + DAY)?)
}

/// Plants the timer of the bond in the talk `id` again.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let talk = talks::find(tx, TalkId(id))?.ok_or(Error::NotFound)?;
    begin(tx, talk.id, talk.since)
}

/// Does what is due of the bond in the talk `id`. Late, twice or after a restart, each thing is done once: it is kept in
/// the unit of work that plants the next look.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, id: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| look(tx, &mut moment.clone(), TalkId(id)))
}

fn look(tx: &mut Tx, at: &mut Moment, id: TalkId) -> Result<(), Error> {
    let (Some(bond), Some(talk)) = (bonds::find(tx, id)?, talks::find(tx, id)?) else {
        jobs::pull(tx, JOB, id.0)?;
        return Ok(());
    };
    if is_over(&talk, at.now) {
        let seen = seen(tx, talk)?;
        asking::ask(tx, at, &seen)?;
        bonds::remove(tx, id)?;
        contacts::forget(tx, id)?;
        jobs::pull(tx, JOB, id.0)?;
        return Ok(());
    }
    let mut seen = seen(tx, talk.clone())?;
    if seen.rhythm.next().is_some_and(|next| at.now >= next) {
        ask(tx, at, &seen)?;
        seen = self::seen(tx, talk)?;
    }
    asking::ask(tx, at, &seen)?;
    let reviewed = midterm::asking::review(tx, at, &seen, bond.reviewed)?;
    weigh_as(tx, at.now, &seen, &Bond { reviewed, ..bond })?;
    let review = seen.signs.review.filter(|day| *day > at.now);
    let soon = [seen.rhythm.next(), review].into_iter().flatten().min();
    let next = soon.map_or(at.now + DAY, |soon| soon.min(at.now + DAY));
    Ok(jobs::plant(tx, JOB, id.0, next)?)
}

/// Whether nobody looks after the two of `talk` any more.
fn is_over(talk: &Talk, now: Timestamp) -> bool {
    match talk.state {
        State::Closed { at, .. } => !is_frozen(talk) || now >= at + FROZEN,
        State::Open | State::Paused { .. } => false,
    }
}

fn is_frozen(talk: &Talk) -> bool {
    matches!(talk.state, State::Closed { how: End::Frozen, .. })
}

/// What the house knows of the two of `talk`.
pub(super) fn seen(tx: &mut Tx, talk: Talk) -> Result<Seen, Error> {
    let id = talk.id;
    let request = carrying::found(tx, talk.request)?;
    let rules = carrying::rules(tx, &request)?;
    let (held, stages) = (agreements::held(tx, id)?, stages::list(tx, id, BACK)?);
    let (check_ins, contacts) = (check_ins::list(tx, id, BACK)?, contacts::list(tx, id, BACK)?);
    let over = matches!(talk.state, State::Closed { .. });
    let rests = match talk.state {
        State::Paused { until, .. } => Some(until),
        State::Open | State::Closed { .. } => None,
    };
    let last = check_ins.first().map(|kept| kept.check_in.asked);
    let rhythm = Rhythm { begun: talk.since, every: rules.timers.check_in, last, rests, over };
    let agreed = held.as_ref().and_then(|kept| kept.version.holds());
    let entered = stages.first().map(|entered| entered.since);
    let feedback = feedbacks::list(tx, id)?;
    let touched = contacts.first().map(|one| one.at);
    let number = held.as_ref().map(|kept| kept.version.number.into());
    let midterm = number.map_or(Ok(Vec::new()), |number| midterms::list(tx, id, number))?;
    let signs = Signs {
        begun: talk.since,
        heard: heard(tx, &talk, [agreed, entered])?,
        meets: request.meets,
        usual: rules.timers.quiet,
        rests: rests.is_some(),
        frozen: is_frozen(&talk) || bonds::is_reported(tx, id)?,
        review: held.as_ref().map(|kept| kept.version.draft.review),
        contact: contact::due(talk.since, touched),
        check_ins: check_ins.iter().map(|kept| kept.check_in).collect(),
        feedback: scale::alert(&asking::given(&feedback), touched),
        midterm: midterms::standing(&midterm),
    };
    let newest = agreements::newest(tx, id)?.map(|kept| kept.version);
    let journey = Journey { newest, stage: stages.first().map(|entered| entered.stage), over };
    Ok(Seen { talk, rhythm, signs, journey, held, stages, check_ins, contacts, feedback })
}

/// When one of the two of `talk` wrote, met or moved something last, or did what is in `done`.
fn heard(tx: &mut Tx, talk: &Talk, done: [Option<Timestamp>; 2]) -> Result<Timestamp, Error> {
    let word = talks::last_word(tx, talk.id)?;
    let (met, moved) = (meetings::held(tx, talk.id)?, growth::moved(tx, talk.id)?);
    let all = done.into_iter().chain([word, met, moved]).flatten();
    Ok(all.max().unwrap_or(talk.since))
}

/// Asks both how it goes, each for themselves.
pub(super) fn ask(tx: &mut Tx, at: &mut Moment, seen: &Seen) -> Result<(), Error> {
    let (talk, question) = (&seen.talk, seen.rhythm.question(at.now));
    let place = seen.check_ins.first().map_or(0, |kept| kept.place) + 1;
    for side in [Side::Member, Side::Helper] {
        let check_in = CheckIn { side, question, asked: at.now, answer: None };
        let kept = Kept { id: at.id(), place, check_in, words: None, shared: false };
        check_ins::add(tx, talk.id, &kept)?;
    }
    tell_both(tx, at, talk, (About::CheckIn, &format!("notice-check-in-{}", question.word())))
}

/// Weighs the bond in `talk` anew, where there is one: something was said, done, stopped or reported.
pub(crate) fn weigh(tx: &mut Tx, now: Timestamp, talk: TalkId) -> Result<(), Error> {
    match (bonds::find(tx, talk)?, talks::find(tx, talk)?) {
        (Some(bond), Some(talk)) => {
            let seen = seen(tx, talk)?;
            weigh_as(tx, now, &seen, &bond)
        }
        _ => Ok(()),
    }
}

fn weigh_as(tx: &mut Tx, now: Timestamp, seen: &Seen, bond: &Bond) -> Result<(), Error> {
    let parts = seen.signs.parts(now);
    let call = need::call(bond.call, &parts, now);
    Ok(bonds::set(tx, &Bond { weight: health::weight(&parts), parts, call, ..bond.clone() })?)
}

/// A coordinator was in touch with the two of `talk`: what still calls then, calls anew.
pub(super) fn touched(tx: &mut Tx, now: Timestamp, talk: TalkId) -> Result<(), Error> {
    if let Some(bond) = bonds::find(tx, talk)? {
        bonds::set(tx, &Bond { call: None, ..bond })?;
    }
    weigh(tx, now, talk)
}

/// Tells both the words at `key`, and where their page is.
pub(super) fn tell_both(
    tx: &mut Tx,
    at: &mut Moment,
    talk: &Talk,
    (about, key): (About, &str),
) -> Result<(), Error> {
    let both = [talk.member, talk.helper];
    both.into_iter().try_for_each(|face| tell(tx, at, face, (about, talk.code), key))
}
