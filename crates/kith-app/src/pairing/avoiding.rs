//! Keeping away from somebody: in every run, in the line and among those whom one can choose. It is told to nobody, and
//! whether anybody was found is not told even to whoever keeps it.

use kith_core::{
    Code, MemberId, Moment, Private, Timestamp,
    pairing::avoidance::{self, Avoidance},
    people::face::Face,
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    pairing::avoidances::{self, About, Listed},
    people::faces,
    talk::talks,
};
use uuid::Uuid;

use crate::{
    App, Error,
    people::{mailing, recognising::Known},
    sealing::{Owner, Sealed},
};

/// How many of those whom one met are offered.
const OFFERED: i64 = 50;

/// Somebody to keep away from, sealed, and on the way into the store.
#[derive(Debug, Clone)]
pub struct Draft {
    id: Uuid,
    words: Sealed,
    mark: Option<String>,
    name: Option<Private>,
}

/// One line of the own list.
#[derive(Debug, Clone)]
pub struct Line {
    /// What names it.
    pub code: Code,
    /// Since when.
    pub since: Timestamp,
    /// What was typed, or the name of whom they met; `None` for somebody who has left.
    pub who: Option<Private>,
}

/// Seals what `member` typed. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where it is neither a name nor an address.
pub fn draft(app: &App, member: MemberId, typed: &str) -> Result<Draft, Error> {
    let known = avoidance::Known::parse(typed)?;
    let mut at = app.moment();
    let id: Uuid = at.id();
    let (words, mark, name) = match &known {
        avoidance::Known::Mail(address) => {
            let mark = mailing::mark(app, &mut at, address)?;
            (address.private().clone(), Some(mark), None)
        }
        avoidance::Known::Name(name) => {
            let name = Private::new(name.text());
            (name.clone(), None, Some(name))
        }
    };
    let words = app.seal(Owner::Member(member), avoidances::place(id), &mut at, &words)?;
    Ok(Draft { id, words, mark, name })
}

/// Keeps `member` away from whomever `draft` names. The same address twice is once.
///
/// # Errors
/// [`avoidance::ENOUGH`].
pub fn keep(tx: &mut Tx, at: &mut Moment, member: MemberId, draft: &Draft) -> Result<(), Error> {
    let about = About::Typed(draft.words.clone(), draft.mark.clone());
    if add(tx, at, member, (draft.id, &about))?
        && let Some(name) = &draft.name
    {
        avoidances::mean_name(tx, draft.id, name.reveal())?;
    }
    Ok(())
}

/// Keeps `who` away from the person behind the face that `face` names, with whom they have or had a talk. Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where they never met it; [`avoidance::ENOUGH`].
pub fn keep_met(tx: &mut Tx, at: &mut Moment, who: &Known, face: Code) -> Result<(), Error> {
    let found = faces::find_by_code(tx, face)?.ok_or(Error::NotFound)?;
    let mut own = std::iter::once(&who.face).chain(&who.helper);
    if !own
        .try_fold(false, |met, face| Ok::<_, Error>(met || talks::met(tx, face.id, found.id)?))?
    {
        return Err(Error::NotFound);
    }
    let id: Uuid = at.id();
    if add(tx, at, who.member, (id, &About::Met(found.id)))? {
        avoidances::mean_face(tx, id, found.id)?;
    }
    Ok(())
}

fn add(
    tx: &mut Tx,
    at: &mut Moment,
    member: MemberId,
    (id, about): (Uuid, &About),
) -> Result<bool, Error> {
    if avoidances::count(tx, member)? >= avoidance::MOST {
        return Err(avoidance::ENOUGH.into());
    }
    let it = Avoidance { code: at.code(), since: at.now };
    let added = avoidances::add(tx, member, (id, &it), about)?;
    if added {
        note(tx, at, member, ("keep_apart", it.code))?;
    }
    Ok(added)
}

/// Takes back what `code` names.
///
/// # Errors
/// [`Error::NotFound`] where it is not of `member`, or gone.
pub fn take_back(tx: &mut Tx, at: &mut Moment, member: MemberId, code: Code) -> Result<(), Error> {
    if !avoidances::remove(tx, member, code)? {
        return Err(Error::NotFound);
    }
    note(tx, at, member, ("keep_apart_no_more", code))
}

/// Appends to the chain of `member` alone: that it was done, and nothing of whom.
fn note(
    tx: &mut Tx,
    at: &Moment,
    member: MemberId,
    (verb, code): (&'static str, Code),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(member), Some(member.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: code.0, at: at.now })?)
}

/// From whom `member` keeps away, the newest first, and whom they met and could name. Opens seals: call it where a thread
/// may wait.
///
/// # Errors
/// [`Error::Fault`] of either store.
pub fn own(app: &App, member: MemberId) -> Result<(Vec<Line>, Vec<Face>), Error> {
    let (kept, met) = app.store.read(move |tx| {
        Ok::<_, Error>((avoidances::list(tx, member)?, avoidances::met(tx, member, OFFERED)?))
    })?;
    let lines = kept.into_iter().map(|one| line(app, member, one));
    Ok((lines.collect::<Result<_, Error>>()?, met))
}

fn line(app: &App, member: MemberId, one: Listed) -> Result<Line, Error> {
    let Avoidance { code, since } = one.avoidance;
    let who = match &one.words {
        Some(words) => app.unseal(Owner::Member(member), avoidances::place(one.id), words)?,
        None => one.met.map(Private::new),
    };
    Ok(Line { code, since, who })
}
