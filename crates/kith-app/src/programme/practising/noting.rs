//! What a supervisor writes: what a practice talk showed, and how it stands at the end. Sealed with the key of the supporter,
//! whose it is: it outlives a supervisor who leaves, and not the supporter.

use kith_core::{
    Code, MemberId, Moment, Private,
    people::topic::LANGUAGES,
    programme::{
        calendar::Day,
        competency::Marks,
        hours::Entry,
        practice::{Scenario, TONGUE},
        supervision::NOTED,
    },
};
use kith_store::{
    Tx,
    keys::Owner,
    people::notices as told,
    programme::{
        practices::{self, Talk},
        sign_offs::{self, SignOff},
    },
    seal::Sealed,
};
use uuid::Uuid;

use super::{beside, note, tell, wanted, zone};
use crate::{App, Error, people::recognising::Known};

/// A practice talk as it is to be noted.
#[derive(Debug, Clone)]
pub struct Noting {
    /// When it was, and how long.
    pub entry: Entry,
    /// What was tried out.
    pub scenario: Scenario,
    /// What went well, and what to practise.
    pub words: [Private; 2],
}

/// The same on its way: sealed, not yet noted.
#[derive(Debug, Clone)]
pub struct Draft {
    code: Code,
    supporter: MemberId,
    talk: Talk,
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Signed.
    Signed,
    /// Not yet; they meet again on that day.
    NotYet(Option<Day>),
}

/// What a supervisor says at the end of a practice.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The tag of the language in which it was heard.
    pub tongue: String,
    /// What they saw of each competency.
    pub marks: Marks,
    /// A few words to the supporter.
    pub words: Private,
    /// How it stands.
    pub outcome: Outcome,
}

/// The same on its way, sealed.
#[derive(Debug, Clone)]
pub struct Signing {
    code: Code,
    supporter: MemberId,
    id: Uuid,
    wish: Wish,
    words: Sealed,
}

/// Seals what `who` notes of a practice talk. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where the practice that `code` names is not theirs; a fault of the key store.
pub fn draft(app: &App, who: &Known, code: Code, noting: &Noting) -> Result<Draft, Error> {
    let supporter = supporter(app, who, code)?;
    let mut at = app.moment();
    let id: Uuid = at.id();
    let [well, practise] = practices::places(id);
    let [first, second] = &noting.words;
    let owner = Owner::Member(supporter);
    let words =
        [app.seal(owner, well, &mut at, first)?, app.seal(owner, practise, &mut at, second)?];
    let talk = Talk {
        id,
        supervisor: who.member,
        day: noting.entry.day,
        minutes: noting.entry.minutes,
        scenario: noting.scenario,
        words: Some(words),
    };
    Ok(Draft { code, supporter, talk })
}

/// Notes the practice talk `draft`, once for each day; the supporter is told, and waits for what comes next.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where it is over, or that day is noted.
pub fn keep(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<(), Error> {
    let mut kept = beside(tx, who, draft.code)?;
    if kept.it.supporter != draft.supporter {
        return Err(Error::NotFound);
    }
    kept.it = kept.it.talked(at.now)?;
    if !practices::add_talk(tx, &kept, &draft.talk, at.now)? {
        return Err(NOTED.into());
    }
    practices::set(tx, &kept)?;
    note(tx, at, &kept, (Some(who.member), "note_practice"))?;
    tell(tx, at, (kept.it.supporter, &kept), "notice-practice-noted")
}

/// Seals what `who` says at the end of a practice. May wait for the key store: call it aside.
///
/// # Errors
/// As [`draft`]; [`TONGUE`].
pub fn signing(app: &App, who: &Known, code: Code, wish: Wish) -> Result<Signing, Error> {
    if LANGUAGES.iter().all(|(tag, _)| *tag != wish.tongue) {
        return Err(TONGUE.into());
    }
    let supporter = supporter(app, who, code)?;
    let mut at = app.moment();
    let id: Uuid = at.id();
    let words = app.seal(Owner::Member(supporter), sign_offs::place(id), &mut at, &wish.words)?;
    Ok(Signing { code, supporter, id, wish, words })
}

/// Signs, or says not yet and when they meet again; the supporter is told.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where something is still missing, it is over, or that is no
/// day.
pub fn sign(tx: &mut Tx, at: &mut Moment, who: &Known, signing: &Signing) -> Result<(), Error> {
    let mut kept = beside(tx, who, signing.code)?;
    if kept.it.supporter != signing.supporter {
        return Err(Error::NotFound);
    }
    let (zone, wanted) = (zone(tx)?, wanted(tx, at.now, kept.it.supporter)?);
    let signs = signing.wish.outcome == Outcome::Signed;
    kept.it = match signing.wish.outcome {
        Outcome::Signed => kept.it.sign((at.now, &zone), who.member, wanted)?,
        Outcome::NotYet(day) => {
            kept.it.may_sign(who.member, wanted)?;
            kept.it.set(at.now, day, &zone)?
        }
    };
    let said = SignOff {
        id: signing.id,
        practice: kept.id,
        supporter: kept.it.supporter,
        supervisor: who.member,
        made: at.now,
        tongue: signing.wish.tongue.clone(),
        marks: signing.wish.marks.clone(),
        words: signing.words.clone(),
        ends: kept.it.term.ends.filter(|_| signs),
        again: kept.it.next.filter(|_| !signs),
    };
    sign_offs::add(tx, &said)?;
    practices::set(tx, &kept)?;
    told::see_about(tx, who.member, kept.code, at.now)?;
    let (verb, kind) = if signs {
        ("sign_practice", "notice-practice-signed")
    } else {
        ("put_off_practice", "notice-practice-not-yet")
    };
    note(tx, at, &kept, (Some(who.member), verb))?;
    tell(tx, at, (kept.it.supporter, &kept), kind)
}

/// What was noted of `talk` of `supporter`; `None` where that was forgotten.
pub(crate) fn unsealed(
    app: &App,
    supporter: MemberId,
    talk: &Talk,
) -> Result<Option<[Private; 2]>, Error> {
    let Some([well, practise]) = &talk.words else { return Ok(None) };
    let ([first, second], owner) = (practices::places(talk.id), Owner::Member(supporter));
    let well = app.unseal(owner, first, well)?;
    Ok(well.zip(app.unseal(owner, second, practise)?).map(<[Private; 2]>::from))
}

/// The words of `it` to the supporter.
pub(crate) fn said(app: &App, it: &SignOff) -> Result<Option<Private>, Error> {
    app.unseal(Owner::Member(it.supporter), sign_offs::place(it.id), &it.words)
}

/// Whose the practice is that `code` names, where `who` supervises it.
fn supporter(app: &App, who: &Known, code: Code) -> Result<MemberId, Error> {
    let who = who.clone();
    app.store.read(move |tx| Ok(beside(tx, &who, code)?.it.supporter))
}
