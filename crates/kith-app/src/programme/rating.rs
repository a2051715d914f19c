//! Rating oneself on the twelve competencies: for one's own eyes, until one is brought to one's supervisor, and taken back the
//! same way.

use kith_core::{
    Code, MemberId, Moment, Private, Refusal, Timestamp,
    programme::{competency::Rating, zone::Zone},
};
use kith_store::{
    Tx,
    keys::Owner,
    programme::{
        programmes,
        ratings::{self, Kept},
        supervisions,
    },
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::tallying;
use crate::{
    App, Error, Fault,
    people::{exporting::moment, recognising::Known},
};

/// There is no supervisor to whom it could be brought.
pub const NOBODY: Refusal = Refusal("rating-nobody");

/// How many stand beside one another.
pub const PAGE: i64 = 4;

/// How many are brought at a time.
const BROUGHT: i64 = 1;

/// A rating, as it is read.
#[derive(Debug, Clone)]
pub struct Rated {
    /// What names it.
    pub code: Code,
    /// When it was made.
    pub made: Timestamp,
    /// How they rated themselves.
    pub rating: Rating,
    /// Whether their supervisor of now can read it.
    pub shared: bool,
}

/// Somebody's own ratings.
#[derive(Debug, Clone)]
pub struct Own {
    /// Those of the page, the newest first.
    pub all: Vec<Rated>,
    /// Whether there are older ones.
    pub more: bool,
    /// Whether they talk their work over with somebody.
    pub supervised: bool,
    /// By which zone days are counted.
    pub zone: Zone,
}

/// A rating on its way, sealed.
#[derive(Debug, Clone)]
pub struct Draft(Kept);

/// The ratings of `who`, from the one at `skip` on. Opens seals: call it aside.
///
/// # Errors
/// [`Error::NotFound`] for one who does not help, and never rated themselves.
pub fn own(app: &App, who: &Known, skip: i64) -> Result<Own, Error> {
    let member = who.member;
    let (mut kept, supervisor, zone) = app.store.read(move |tx| {
        let kept = ratings::of(tx, member, (PAGE + 1, skip))?;
        Ok::<_, Error>((kept, supervisor(tx, member)?, programmes::the_one(tx)?.calendar.zone))
    })?;
    if kept.is_empty() && !who.helps() {
        return Err(Error::NotFound);
    }
    let page = usize::try_from(PAGE).unwrap_or_default();
    let more = kept.len() > page;
    kept.truncate(page);
    let all = opened(app, &kept, supervisor)?;
    Ok(Own { all, more, supervised: supervisor.is_some(), zone })
}

/// Seals `rating`. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] for one who does not help; a fault of the key store.
pub fn draft(app: &App, who: &Known, rating: &Rating) -> Result<Draft, Error> {
    if !who.helps() {
        return Err(Error::NotFound);
    }
    let (mut at, member) = (app.moment(), who.member);
    let (id, code): (Uuid, Code) = (at.id(), at.code());
    let levels = Private::new(rating.text());
    let levels = app.seal(Owner::Member(member), ratings::place(id), &mut at, &levels)?;
    Ok(Draft(Kept { id, code, member, made: at.now, levels, shared: None }))
}

/// Keeps the rating `draft`.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn keep(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let kept = Kept { made: at.now, ..draft.0.clone() };
    ratings::add(tx, &kept)?;
    tallying::note(tx, at, kept.member, (kept.id, "rate_oneself"))
}

/// `who` brings the rating that `code` names to their supervisor, or takes it back. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`NOBODY`].
pub fn share(
    tx: &mut Tx,
    at: &Moment,
    who: &Known,
    (code, brings): (Code, bool),
) -> Result<(), Error> {
    let supervisor = supervisor(tx, who.member)?;
    if brings && supervisor.is_none() {
        return Err(NOBODY.into());
    }
    let to = supervisor.filter(|_| brings);
    if brings {
        // One at a time: the one that is brought takes the place of the one before.
        ratings::take_back(tx, who.member)?;
    }
    let id = ratings::share(tx, who.member, (code, to))?.ok_or(Error::NotFound)?;
    let verb = if brings { "bring_rating" } else { "take_back_rating" };
    tallying::note(tx, at, who.member, (id, verb))
}

/// Removes the rating of `who` that `code` names. Twice is once.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn remove(tx: &mut Tx, at: &Moment, who: &Known, code: Code) -> Result<(), Error> {
    match ratings::remove(tx, who.member, code)? {
        Some(id) => tallying::note(tx, at, who.member, (id, "remove_rating")),
        None => Ok(()),
    }
}

/// What `member` brought to `supervisor`, the newest first. Opens seals: call it aside.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub(super) fn brought(
    app: &App,
    member: MemberId,
    supervisor: MemberId,
) -> Result<Vec<Rated>, Error> {
    let kept = app.store.read(move |tx| ratings::brought(tx, member, supervisor, BROUGHT))?;
    opened(app, &kept, Some(supervisor))
}

/// The ratings of `member`, to take along.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn export(app: &App, member: MemberId) -> Result<Value, Error> {
    let kept = app.store.read(move |tx| ratings::of(tx, member, (i64::MAX, 0)))?;
    let one = |rated: &Rated| {
        let word = |level: Option<kith_core::programme::competency::Level>| {
            json!(level.map(kith_core::programme::competency::Level::word))
        };
        let levels: Map<_, _> =
            rated.rating.each().map(|(of, level)| (of.word().to_owned(), word(level))).collect();
        json!({ "at": moment(rated.made), "levels": levels })
    };
    Ok(opened(app, &kept, None)?.iter().map(one).collect())
}

/// Forgets how `member` rated themselves, when they are erased.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn erased(tx: &mut Tx, _: &mut Moment, member: MemberId) -> Result<(), Error> {
    Ok(ratings::forget(tx, member)?)
}

/// With whom `member` talks their work over.
fn supervisor(tx: &mut Tx, member: MemberId) -> Result<Option<MemberId>, Error> {
    Ok(supervisions::of(tx, member)?.and_then(|kept| kept.it.supervisor))
}

fn opened(app: &App, all: &[Kept], supervisor: Option<MemberId>) -> Result<Vec<Rated>, Error> {
    let mut opened = Vec::new();
    for kept in all {
        let owner = Owner::Member(kept.member);
        let Some(text) = app.unseal(owner, ratings::place(kept.id), &kept.levels)? else {
            continue;
        };
        let rating = Rating::kept(text.reveal()).ok_or_else(|| Fault::new("no rating"))?;
        let shared = kept.shared.is_some() && kept.shared == supervisor;
        opened.push(Rated { code: kept.code, made: kept.made, rating, shared });
    }
    Ok(opened)
}
