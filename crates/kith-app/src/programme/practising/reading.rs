//! What each sees of practice: a supporter their own way, a supervisor who waits and who is with them, a coordinator whether the
//! house asks for it.

use kith_core::{
    Code, MemberId, Private, Timestamp,
    people::{face::Face, grant::Role},
    programme::{
        calendar::Day,
        competency::Marks,
        practice::{Practice, Scenario},
        zone::Zone,
    },
    support::duty::Duty,
};
use kith_store::{
    Tx,
    people::grants,
    programme::{
        practices::{self, Kept, Talk},
        programmes::FIRST,
        sign_offs::{self, SignOff},
    },
};

use super::{apart_from, found, learnt, markable, said, unsealed, wanted, zone};
use crate::{App, Error, people::recognising::Known, programme::tallying};

/// How many of a list are shown.
const MANY: i64 = 40;

/// How many talks and sign-offs stand on a page.
const PAGE: i64 = 10;

/// A practice, as one of the two sees it, or a supervisor who could take it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// What names it.
    pub code: Code,
    /// Where it stands.
    pub it: Practice,
    /// Whether it is the reader's own.
    pub own: bool,
    /// Who the other is at work; `None` while there is nobody, or they have no face there.
    pub other: Option<Face>,
}

/// What somebody sees of all of it.
#[derive(Debug, Clone)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, said in a line of its own"
)]
pub struct Listed {
    /// Their own; `None` where they never asked.
    pub own: Option<Seen>,
    /// Whether they support.
    pub supports: bool,
    /// Whether they passed the course.
    pub learnt: bool,
    /// How many supervised shifts come before a signature.
    pub wanted: u32,
    /// Whether it is asked of them before they meet anybody new.
    pub asked: bool,
    /// As a supervisor: who waits, and who is with them; `None` for one who is none.
    pub supervises: Option<[Vec<Seen>; 2]>,
    /// As a coordinator: how many shifts the house asks for, where it asks for any; `None` for one who is none.
    pub sets: Option<Option<u32>>,
    /// Whether anybody else supervises here.
    pub anybody: bool,
    /// By which zone days are counted.
    pub zone: Zone,
    /// What time it is.
    pub now: Timestamp,
}

/// A practice talk, as it is read.
#[derive(Debug, Clone)]
pub struct Noted {
    /// When it was.
    pub day: Day,
    /// How long.
    pub minutes: u32,
    /// What was tried out.
    pub scenario: Scenario,
    /// What went well, and what to practise; `None` where that was forgotten.
    pub words: Option<[Private; 2]>,
}

/// What was said at the end of it, as it is read.
#[derive(Debug, Clone)]
pub struct Said {
    /// When.
    pub made: Timestamp,
    /// The tag of the language in which it was heard.
    pub tongue: String,
    /// What was seen.
    pub marks: Marks,
    /// A few words to the supporter.
    pub words: Option<Private>,
    /// Until when it holds; `None` for one that says not yet.
    pub ends: Option<Timestamp>,
    /// When they meet again, where it says not yet.
    pub again: Option<Timestamp>,
}

/// One practice with what was noted of it, the newest first.
#[derive(Debug, Clone)]
pub struct Page {
    /// What it is.
    pub seen: Seen,
    /// How many supervised shifts come before a signature.
    pub wanted: u32,
    /// The practice talks.
    pub talks: Vec<Noted>,
    /// The shifts that were supervised.
    pub shifts: Vec<(Timestamp, Timestamp)>,
    /// Those that its supervisor may mark so.
    pub open: Vec<Duty>,
    /// What was said at the end of it.
    pub said: Vec<Said>,
    /// By which zone days are counted.
    pub zone: Zone,
    /// What time it is.
    pub now: Timestamp,
}

/// What `who` sees of practice.
///
/// # Errors
/// [`Error::NotFound`] for one who neither supports, supervises, nor coordinates, and has none.
pub fn list(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Listed, Error> {
    let (own, supports) = (practices::of(tx, who.member)?, who.is(Role::Supporter));
    let (supervises, sets) = (who.is(Role::Supervisor), who.is(Role::Coordinator));
    if own.is_none() && !supports && !supervises && !sets {
        return Err(Error::NotFound);
    }
    let own = own.map(|kept| seen(tx, who.member, kept)).transpose()?;
    let supervises = if supervises { Some(crew(tx, who.member)?) } else { None };
    let sets = if sets { Some(sign_offs::asked_by(tx, FIRST)?) } else { None };
    let holders = grants::holders(tx, Role::Supervisor, now)?;
    Ok(Listed {
        own,
        supports,
        learnt: learnt(tx, now, who.member)?,
        wanted: wanted(tx, now, who.member)?,
        asked: supports && sign_offs::asked(tx, now, who.member)?.is_some(),
        supervises,
        sets,
        anybody: holders.iter().any(|member| *member != who.member),
        zone: zone(tx)?,
        now,
    })
}

/// Who waits for anybody, and who is with the supervisor `member`.
fn crew(tx: &mut Tx, member: MemberId) -> Result<[Vec<Seen>; 2], Error> {
    let apart = apart_from(tx, member)?;
    let mut waiting = practices::waiting(tx, member, MANY)?;
    waiting.retain(|(kept, _)| !apart.contains(&kept.it.supporter));
    let theirs = |all: Vec<practices::Listed>| {
        all.into_iter().map(|(kept, face)| shown(member, kept, face)).collect()
    };
    Ok([theirs(waiting), theirs(practices::with(tx, member, MANY)?)])
}

/// The practice that `code` names, for one of the two or a supervisor who could take it. Opens seals: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs.
pub fn page(app: &App, who: &Known, code: Code) -> Result<Page, Error> {
    let (reader, now) = (who.clone(), app.now());
    let (mut page, talks, signed) = app.store.read(move |tx| {
        let kept = found(tx, &reader, code)?;
        let (id, supporter) = (kept.id, kept.it.supporter);
        let talks = practices::talks(tx, id, reader.member, PAGE)?;
        // A later supervisor reads that somebody signed before them, and not what they wrote.
        let mut signed = sign_offs::of(tx, supporter, PAGE)?;
        signed.retain(|it| reader.member == supporter || it.supervisor == reader.member);
        let shifts = practices::shifts(tx, supporter)?;
        let beside = kept.it.supervisor == Some(reader.member) && kept.it.over.is_none();
        let open = if beside { markable(tx, now, supporter)? } else { Vec::new() };
        let page = Page {
            wanted: wanted(tx, now, supporter)?,
            seen: seen(tx, reader.member, kept)?,
            talks: Vec::new(),
            shifts: shifts.into_iter().map(|(since, until, _)| (since, until)).rev().collect(),
            open,
            said: Vec::new(),
            zone: zone(tx)?,
            now,
        };
        Ok::<_, Error>((page, talks, signed))
    })?;
    let supporter = page.seen.it.supporter;
    page.talks = talks.iter().map(|talk| noted(app, supporter, talk)).collect::<Result<_, _>>()?;
    page.said = signed.into_iter().map(|it| spoken(app, it)).collect::<Result<_, _>>()?;
    Ok(page)
}

fn noted(app: &App, supporter: MemberId, talk: &Talk) -> Result<Noted, Error> {
    let words = unsealed(app, supporter, talk)?;
    Ok(Noted { day: talk.day, minutes: talk.minutes, scenario: talk.scenario, words })
}

fn spoken(app: &App, it: SignOff) -> Result<Said, Error> {
    let words = said(app, &it)?;
    let SignOff { made, tongue, marks, ends, again, .. } = it;
    Ok(Said { made, tongue, marks, words, ends, again })
}

fn seen(tx: &mut Tx, reader: MemberId, kept: Kept) -> Result<Seen, Error> {
    // The face at work, and no other: who has none there is not named.
    let own = kept.it.supporter == reader;
    let across = if own { kept.it.supervisor } else { Some(kept.it.supporter) };
    let face = across.map_or(Ok(None), |other| tallying::helper(tx, other))?;
    Ok(shown(reader, kept, face))
}

fn shown(reader: MemberId, kept: Kept, other: Option<Face>) -> Seen {
    Seen { code: kept.code, own: kept.it.supporter == reader, it: kept.it, other }
}

/// Whether the practice that `code` names is `who`'s own.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn is_own(tx: &mut Tx, who: &Known, code: Code) -> Result<bool, Error> {
    Ok(practices::named(tx, code)?.is_some_and(|kept| kept.it.supporter == who.member))
}
