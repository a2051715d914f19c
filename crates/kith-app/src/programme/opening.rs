//! Openings: a mentor or a coordinator shares what they heard of until a day, and whoever it is for takes it up, or does not.
//! A mentor's goes to their mentee at once, read for danger as every word between the two; to a programme it goes once a
//! coordinator has read it.

use kith_core::{
    Code, FaceId, MemberId, Moment, Private, Refusal, TalkId, Timestamp,
    people::{face::Side, grant::Role, notice::About},
    programme::opening::{self, Hand, Kind, Look, Opening, Place, Whom},
    safety::{care::Place as Care, standing::Act},
    talk::State,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    keys::Owner,
    people::faces,
    programme::openings::{self, Kept},
    safety::{blocks, measures},
    seal::Sealed,
    talk::talks,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::reading;
use crate::{
    App, Error,
    journey::{self, agreeing},
    people::{exporting::moment, grants, leaving, notices, recognising::Known},
    safety::{
        noticing::{self, Noticed, Spot},
        standing,
    },
    talk::{
        posting,
        seat::{self, Seat},
    },
};

/// How many stand on a page.
const PAGE: usize = 20;

/// What is told to a mentee.
const NEW: &str = "notice-opening-new";
/// What its author is told, when a coordinator said yes, or would rather not.
const LOOKED: [&str; 2] = ["notice-opening-shared", "notice-opening-declined"];

/// For whom something is shared, as its author chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To {
    /// The mentee in the talk of that code.
    Mentee(Code),
    /// Everybody in the programme of that code.
    Programme(Code),
}

/// An opening as it was typed.
#[derive(Debug, Clone)]
pub struct Form {
    /// For whom.
    pub to: To,
    /// What it is.
    pub kind: Kind,
    /// Its first line.
    pub title: String,
    /// What is said of it.
    pub text: String,
    /// The day from which on it stands nowhere.
    pub until: Option<Timestamp>,
}

/// An opening on its way: read and sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    id: Uuid,
    opening: Opening,
    words: Sealed,
    /// `None` for what a coordinator reads first.
    read: Option<Read>,
}

/// In which talk it is said, what was noticed, and the way that a new pair is not led.
type Read = (Code, Noticed, Option<(Refusal, u32)>);

/// For whom somebody can share something, each with its name.
pub type Reach = Vec<(To, String)>;

/// An opening as it is read.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The opening.
    pub opening: Opening,
    /// What its author is called, and their doorway.
    pub name: String,
    /// Their doorway.
    pub doorway: Code,
    /// Its first line and the rest; `None` where its author's key is gone.
    pub words: Option<Private>,
}

/// What stands on the page of all.
#[derive(Debug, Clone)]
pub struct Page {
    /// What is for whoever reads, the first to end first.
    pub here: Vec<Shown>,
    /// After which the next page begins.
    pub more: Option<Code>,
    /// What they shared themselves, the newest first.
    pub own: Vec<Shown>,
    /// What waits for a coordinator.
    pub asked: Vec<Shown>,
    /// Whether they can share anything.
    pub shares: bool,
}

/// One, and what whoever reads may do with it.
#[derive(Debug, Clone)]
pub struct One {
    /// It.
    pub shown: Shown,
    /// How they stand to it.
    pub role: Reader,
}

/// How whoever reads stands to an opening.
#[derive(Debug, Clone)]
pub enum Reader {
    /// It is theirs; these took it up and let them know.
    Author(Vec<String>),
    /// It is for them; when they took it up, and whether its author may know.
    Guest(Option<(Timestamp, bool)>),
    /// They look at it before anybody else does.
    Desk,
}

/// Seals what was typed, and reads it for danger where it goes to a mentee at once. May wait for the key store: call it
/// aside.
///
/// # Errors
/// The field that is to be put right; `to` with [`Error::NotFound`] where it is for nobody whom they can reach.
pub fn draft(app: &App, who: &Known, form: &Form) -> Result<Draft, (&'static str, Error)> {
    let at = &mut app.moment();
    let words =
        opening::words(&form.title, &form.text).map_err(|(field, why)| (field, why.into()))?;
    let until = opening::until(form.until, at.now).map_err(|why| ("until", why.into()))?;
    sealed(app, at, who, (form, words, until)).map_err(|why| ("to", why))
}

fn sealed(
    app: &App,
    at: &mut Moment,
    who: &Known,
    (form, words, until): (&Form, Private, Timestamp),
) -> Result<Draft, Error> {
    let (faces, to, now) = (seat::faces(who), form.to, at.now);
    let (known, ours) = (who.clone(), faces.clone());
    let found = app.store.read(move |tx| reached(tx, now, &known, (&ours, to)))?;
    let (hand, whom, author, seat) = found;
    let read = match &seat {
        Some(seat) => {
            let noticed = noticing::in_talk(app, seat, &words)?;
            let way = posting::way(app, &words, &noticed);
            Some((seat.talk.code, noticed, way))
        }
        None => None,
    };
    let (id, code): (Uuid, Code) = (at.id(), at.code());
    let owner = match whom {
        Whom::Mentee(talk) => Owner::Talk(talk, author),
        Whom::Programme(_) => Owner::Member(who.member),
    };
    let place = opening::begins(hand, whom);
    let opening = Opening { code, author, kind: form.kind, whom, place, until };
    let words = app.seal(owner, openings::place(id), at, &words)?;
    Ok(Draft { faces, id, opening, words, read })
}

/// By which hand, for whom, behind which face and on which seat `who` shares something with `to`.
fn reached(
    tx: &mut Tx,
    now: Timestamp,
    who: &Known,
    (ours, to): (&[(FaceId, Side)], To),
) -> Result<(Hand, Whom, FaceId, Option<Seat>), Error> {
    match to {
        To::Mentee(code) => {
            let seat = seat::find(tx, ours, code)?;
            let fits = seat.side == Side::Helper && journey::is_of(tx, &seat.talk)?;
            fits.then_some(()).ok_or(Error::NotFound)?;
            Ok((Hand::Mentor, Whom::Mentee(seat.talk.id), seat.face, Some(seat)))
        }
        To::Programme(code) if grants::holds(tx, now, who, Role::Coordinator)? => {
            let programme = reading::of_coordinator(tx, now, who, code)?.programme;
            Ok((Hand::Coordinator, Whom::Programme(programme), who.face.id, None))
        }
        To::Programme(code) => {
            grants::holds(tx, now, who, Role::Mentor)?.then_some(()).ok_or(Error::NotFound)?;
            let face = who.helper.as_ref().ok_or(Error::NotFound)?.id;
            let own = openings::programmes(tx, now, who.member, limit())?;
            let found = own.into_iter().find(|(one, ..)| *one == code).ok_or(Error::NotFound)?;
            Ok((Hand::Mentor, Whom::Programme(found.1), face, None))
        }
    }
}

/// Keeps `draft`: whoever it is for sees it, or a coordinator looks first. Its code.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs any more; [`Error::Refused`] where it is closed or rests, or a new pair
/// would be led elsewhere.
pub fn share(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<Code, Error> {
    let code = draft.opening.code;
    openings::add(tx, draft.id, &draft.opening, &draft.words, at.now)?;
    let Some((talk, noticed, way)) = &draft.read else {
        standing::may(tx, at.now, who.member, Act::Ask)?;
        note(tx, at, who, &draft.opening, "share_opening")?;
        return Ok(code);
    };
    let seat = seat::find(tx, &draft.faces, *talk)?;
    agreeing::may_act(tx, at, &seat)?;
    posting::may_lead(tx, &seat, *way)?;
    let spot = Spot { place: Care::Talk, id: seat.talk.id.0, author: seat.face, message: None };
    noticing::keep(tx, at, noticed, spot)?;
    deeds::append(tx, &seat::deed(&seat, "share_opening", at.now))?;
    if let Some(mentee) = faces::find(tx, seat.other())? {
        notices::tell(tx, at, mentee.owner, NEW, Some((About::Opening, code)))?;
    }
    Ok(code)
}

/// For whom `who` can share something.
///
/// # Errors
/// [`Error::NotFound`] where they are neither mentor nor coordinator.
pub fn reach(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Reach, Error> {
    let mentor = grants::holds(tx, now, who, Role::Mentor)?;
    let coordinator = grants::holds(tx, now, who, Role::Coordinator)?;
    (mentor || coordinator).then_some(()).ok_or(Error::NotFound)?;
    let mut reach = Vec::new();
    if let Some(face) = who.helper.as_ref().filter(|_| mentor) {
        let mentees = openings::mentees(tx, face.id, limit())?.into_iter();
        reach.extend(mentees.map(|(talk, name)| (To::Mentee(talk), name)));
    }
    if coordinator {
        let all = reading::all(tx, now, who, None)?.map(|(all, _)| all).unwrap_or_default();
        reach.extend(all.into_iter().map(|one| (To::Programme(one.code), one.name)));
    } else {
        let own = openings::programmes(tx, now, who.member, limit())?.into_iter();
        reach.extend(own.map(|(code, _, name)| (To::Programme(code), name)));
    }
    Ok(reach)
}

/// What stands for `who`, from the one after `after` on, with what they shared and what waits for them. May wait for the key
/// store: call it aside.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn page(app: &App, who: &Known, after: Option<Code>) -> Result<Page, Error> {
    let (known, now) = (who.clone(), app.now());
    let (mut here, own, asked, shares) = app.store.read(move |tx| {
        let coordinator = grants::holds(tx, now, &known, Role::Coordinator)?;
        let shares = coordinator || grants::holds(tx, now, &known, Role::Mentor)?;
        let here = openings::standing(tx, now, &known.face, (after, limit() + 1))?;
        let own = if shares { openings::of(tx, known.member, limit())? } else { Vec::new() };
        let waits = |tx: &mut Tx| openings::asked(tx, now, known.member, limit());
        let asked = if coordinator { waits(tx)? } else { Vec::new() };
        Ok::<_, Error>((here, own, asked, shares))
    })?;
    let further = here.len() > PAGE;
    here.truncate(PAGE);
    let more = here.last().filter(|_| further).map(|last| last.opening.code);
    let open = |all: Vec<Kept>| all.iter().map(|kept| shown(app, kept)).collect::<Result<_, _>>();
    Ok(Page { here: open(here)?, more, own: open(own)?, asked: open(asked)?, shares })
}

/// The opening that `code` names, as `who` sees it. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it does not stand for them.
pub fn one(app: &App, who: &Known, code: Code) -> Result<One, Error> {
    let (known, now) = (who.clone(), app.now());
    let (kept, role) = app.store.read(move |tx| found(tx, now, &known, code))?;
    Ok(One { shown: shown(app, &kept)?, role })
}

/// The opening that `code` names, and how `who` stands to it.
fn found(tx: &mut Tx, now: Timestamp, who: &Known, code: Code) -> Result<(Kept, Reader), Error> {
    let kept = openings::named(tx, code)?.ok_or(Error::NotFound)?;
    if kept.owner == who.member {
        let takers = openings::takers(tx, kept.id, limit())?;
        return Ok((kept, Reader::Author(takers)));
    }
    if blocks::stands_between(tx, kept.owner, who.member)? || kept.opening.until <= now {
        return Err(Error::NotFound);
    }
    let asked = kept.opening.place == Place::Asked;
    if asked && grants::holds(tx, now, who, Role::Coordinator)? {
        return Ok((kept, Reader::Desk));
    }
    let here =
        !leaving::is_away(tx, kept.owner)? && measures::holds(tx, kept.owner, now)?.is_empty();
    let stands = here && kept.opening.stands(now) && is_for(tx, who, kept.opening.whom)?;
    stands.then_some(()).ok_or(Error::NotFound)?;
    let taken = openings::taken(tx, (kept.id, who.face.id))?;
    Ok((kept, Reader::Guest(taken)))
}

/// Whether something shared with `whom` is for `who`.
fn is_for(tx: &mut Tx, who: &Known, whom: Whom) -> Result<bool, Error> {
    match whom {
        Whom::Mentee(talk) => Ok(is_mentee(tx, who, talk)?),
        Whom::Programme(programme) => Ok(openings::is_in(tx, programme, who.member)?),
    }
}

fn is_mentee(tx: &mut Tx, who: &Known, talk: TalkId) -> Result<bool, Error> {
    let talk = talks::find(tx, talk)?;
    Ok(talk.is_some_and(|talk| {
        talk.member == who.face.id && !matches!(talk.state, State::Closed { .. })
    }))
}

/// `who` looks at the opening that `code` names, and its author hears of it.
///
/// # Errors
/// [`Error::NotFound`] for whoever is no coordinator, and for their own; [`opening::NOT_NOW`] where somebody looked before.
pub fn look(
    tx: &mut Tx,
    at: &mut Moment,
    who: &Known,
    (code, look): (Code, Look),
) -> Result<(), Error> {
    let coordinator = grants::holds(tx, at.now, who, Role::Coordinator)?;
    let kept = openings::named(tx, code)?.filter(|kept| coordinator && kept.owner != who.member);
    // What goes to a mentee is between the two.
    let kept = kept.filter(|kept| matches!(kept.opening.whom, Whom::Programme(_)));
    let kept = kept.ok_or(Error::NotFound)?;
    if blocks::stands_between(tx, kept.owner, who.member)? {
        return Err(Error::NotFound);
    }
    let seen = kept.opening.looked_at(at.now, look)?;
    openings::set(tx, kept.id, seen.place, Some(who.member))?;
    note(tx, at, who, &seen, "look_at_opening")?;
    let [shared, declined] = LOOKED;
    let key = if look == Look::Share { shared } else { declined };
    notices::tell(tx, at, kept.owner, key, Some((About::Opening, code)))
}

/// `who` took up the opening that `code` names; its author knows only where `told` says so.
///
/// # Errors
/// [`Error::NotFound`] where it does not stand for them.
pub fn take(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (code, told): (Code, bool),
) -> Result<(), Error> {
    let (kept, role) = found(tx, at.now, who, code)?;
    match role {
        Reader::Guest(_) => Ok(openings::take(tx, (kept.id, who.face.id), told, at.now)?),
        Reader::Author(_) | Reader::Desk => Err(Error::NotFound),
    }
}

/// `who` takes back the opening that `code` names, which they shared; twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn take_back(tx: &mut Tx, at: &Moment, who: &Known, code: Code) -> Result<(), Error> {
    let kept = openings::named(tx, code)?.filter(|kept| kept.owner == who.member);
    let kept = kept.ok_or(Error::NotFound)?;
    if kept.opening.place == Place::Back {
        return Ok(());
    }
    let back = kept.opening.taken_back();
    openings::set(tx, kept.id, back.place, None)?;
    note(tx, at, who, &back, "take_back_opening")
}

fn shown(app: &App, kept: &Kept) -> Result<Shown, Error> {
    let words = app.unseal(kept.key(), openings::place(kept.id), &kept.words)?;
    let (opening, name, doorway) = (kept.opening, kept.name.clone(), kept.doorway);
    Ok(Shown { opening, name, doorway, words })
}

/// Appends to the chain that `who` did `verb` to `opening`: of the programme by its coordinator or a member, of a talk behind
/// the face that sits there, for the chain must not connect two faces.
fn note(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    opening: &Opening,
    verb: &'static str,
) -> Result<(), Error> {
    let (stream, actor) = match opening.whom {
        Whom::Mentee(talk) => (talks::topic(talk), opening.author.into()),
        Whom::Programme(programme) => (deeds::of_programme(programme), who.member.into()),
    };
    let object = opening.code.0;
    Ok(deeds::append(tx, &Deed { stream, actor: Some(actor), verb, object, at: at.now })?)
}

fn limit() -> i64 {
    i64::try_from(PAGE).unwrap_or(i64::MAX)
}

/// What `member` shared, and what they took up.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn export(app: &App, member: MemberId) -> Result<Value, Error> {
    let (own, taken) = app.store.read(move |tx| {
        let mut taken = Vec::new();
        for face in faces::list(tx, member)? {
            taken.extend(openings::taken_by(tx, face.id)?);
        }
        Ok::<_, Error>((openings::of(tx, member, i64::MAX)?, taken))
    })?;
    let says =
        |kept: &Kept| Ok::<_, Error>(shown(app, kept)?.words.map(|it| it.reveal().to_owned()));
    let shared = |kept: &Kept| {
        Ok::<_, Error>(json!({
            "what": kept.opening.kind.word(),
            "says": says(kept)?,
            "stands": kept.opening.place.word(),
            "until": moment(kept.opening.until),
            "at": moment(kept.at),
        }))
    };
    let took = |(kept, at): &(Kept, Timestamp)| {
        Ok::<_, Error>(
            json!({ "what": kept.opening.kind.word(), "says": says(kept)?, "at": moment(*at) }),
        )
    };
    Ok(json!({
        "shared": own.iter().map(shared).collect::<Result<Vec<_>, _>>()?,
        "taken_up": taken.iter().map(took).collect::<Result<Vec<_>, _>>()?,
    }))
}

/// `member` is erased: what they shared and what they took up is forgotten. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    for face in faces::list(tx, member)? {
        openings::forget(tx, face.id)?;
    }
    Ok(openings::unsign(tx, member)?)
}
