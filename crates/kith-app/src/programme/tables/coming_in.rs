//! Coming in by an invitation: a member types the code, has the role, sees what the sheet says of them, and says what of it
//! may be read. Until then nothing of it is theirs; afterwards the sheet's own is forgotten.

use kith_core::{
    Code, Moment, Private, Refusal,
    people::{
        consent::{Consent, Decision, Purpose},
        face::Face,
        facet::{Audience, Kind as About, Special},
        grant::Role,
        recovery::RecoveryCode,
    },
    programme::{
        course::Course,
        table::{HAS_ROLE, NO_ANSWER, NO_WORDS, WRONG_CODE},
    },
    safety::standing::Act,
    support::{capacity::Capacity, kind::Kind, request::Reach, safe::Safe, urgency::Urgency},
};
use kith_store::{
    Tx,
    audit::deeds::{self, Deed},
    programme::{
        invitations::{self, Kept},
        invited_pairs,
    },
    support::capacities,
    talk::talks,
};

use super::{
    handing, opening,
    sealed::{self, Said},
};
use crate::{
    App, Error,
    once::Post,
    people::{
        consenting,
        grants::{self, Giving},
        recognising::Known,
        saying::{self, Statement},
    },
    programme::{belonging, requiring},
    safety::standing,
    support::asking,
};

/// Whether they are safe was passed over.
pub const SAFE: Refusal = Refusal("ask-safe-which");

/// An invitation as whoever came by it sees it.
#[derive(Debug, Clone)]
pub struct Own {
    /// What names it.
    pub code: Code,
    /// As what they are here.
    pub role: Role,
    /// Whether they have said what may be read.
    pub came: bool,
    /// What the sheet says of them; `None` once they have.
    pub said: Option<Said>,
    /// The pairs that were there before: the talk of each, or whether the other has come in.
    pub pairs: Vec<Other>,
    /// The course that comes before anybody new.
    pub course: Option<&'static Course>,
}

/// The other of a pair that was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// They have not come in.
    Waits,
    /// They have, and something else stands in the way; a coordinator sees it.
    Stands,
    /// They have, and what the mentee asked for is over: they ask again.
    Ask,
    /// The two talk there.
    Talk(Code),
}

/// What somebody says when they come in.
#[derive(Debug, Clone)]
pub struct Form {
    /// Which answers of the sheet are kept, by their place.
    pub keep: Vec<usize>,
    /// Whether the matching may read them; `None` where they did not say.
    pub matching: Option<bool>,
    /// The special categories that it may read too.
    pub special: Vec<Special>,
    /// What a mentee would like; empty where they ask for nobody yet.
    pub words: Private,
    /// Whether they are safe right now; `None` where they did not say.
    pub safe: Option<Safe>,
    /// In which language they read all that.
    pub locale: String,
}

/// What somebody says on its way: sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    code: Code,
    purposes: Vec<Purpose>,
    locale: String,
    said: Vec<saying::Draft>,
    request: Option<asking::Draft>,
    places: u32,
}

/// `who` comes in by what they `typed`: they have the role, and the code opens nothing any more. The code of the
/// invitation.
///
/// # Errors
/// [`WRONG_CODE`]; [`HAS_ROLE`] where they came by another as the same; [`Error::Refused`] where they are held back.
pub fn take(tx: &mut Tx, at: &mut Moment, who: &Known, typed: &str) -> Result<Code, Error> {
    let code = RecoveryCode::read(typed).ok_or(WRONG_CODE)?;
    let kept = invitations::behind(tx, at.now, &handing::lock(&code))?.ok_or(WRONG_CODE)?;
    let act = if kept.role == Role::Mentor { Act::Offer } else { Act::Ask };
    standing::may(tx, at.now, who.member, act)?;
    let mut others = invitations::of(tx, who.member)?.into_iter();
    if others.any(|other| other.programme == kept.programme && other.role == kept.role) {
        return Err(HAS_ROLE.into());
    }
    if !invitations::take(tx, kept.id, who.member)? {
        return Err(WRONG_CODE.into());
    }
    note(tx, at, &kept, (who, "use_invitation"))?;
    if !grants::holding(tx, who.member, at.now)?.contains(&kept.role) {
        grants::give(tx, at, None, who.member, Giving { role: kept.role, until: None })?;
    }
    Ok(kept.code)
}

/// The invitations by which `who` came.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn open(tx: &mut Tx, who: &Known) -> Result<Vec<(Code, Role)>, Error> {
    let all = invitations::of(tx, who.member)?.into_iter();
    Ok(all.map(|one| (one.code, one.role)).collect())
}

/// The invitation that `code` names, by which `who` came. Opens seals: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where it is none of theirs.
pub fn own(app: &App, who: &Known, code: Code) -> Result<Own, Error> {
    let (now, asker) = (app.now(), who.clone());
    let (kept, pairs, course) = app.store.read(move |tx| {
        let kept = found(tx, &asker, code)?;
        let course = requiring::lacking(tx, now, asker.member, kept.role)?;
        Ok::<_, Error>((kept.clone(), others(tx, &asker, &kept)?, course))
    })?;
    let said = sealed::said(app, &kept)?;
    Ok(Own { code, role: kept.role, came: kept.came.is_some(), said, pairs, course })
}

fn found(tx: &mut Tx, who: &Known, code: Code) -> Result<Kept, Error> {
    let kept = invitations::named(tx, code)?.filter(|one| one.member == Some(who.member));
    kept.ok_or(Error::NotFound)
}

fn others(tx: &mut Tx, who: &Known, kept: &Kept) -> Result<Vec<Other>, Error> {
    let mut others = Vec::new();
    let asks = kept.role == Role::Mentee && kept.came.is_some();
    for pair in invited_pairs::with(tx, kept.id)? {
        let other = if kept.role == Role::Mentor { pair.mentee } else { pair.mentor };
        let talk = pair.talk.map(|talk| talks::find(tx, talk)).transpose()?.flatten();
        others.push(match talk {
            Some(talk) => Other::Talk(talk.code),
            None if invited_pairs::comer(tx, other)?.is_none() => Other::Waits,
            None if asks && opening::asked(tx, who.face.id)?.is_none() => Other::Ask,
            None => Other::Stands,
        });
    }
    Ok(others)
}

/// Seals what `who` says of the invitation that `code` names. May wait for the key store: call it aside.
///
/// # Errors
/// The field that it is about, with what stands in the way.
pub fn draft(
    app: &App,
    who: &Known,
    code: Code,
    form: &Form,
) -> Result<Draft, (&'static str, Error)> {
    let all = |error: Error| ("all", error);
    let own = own(app, who, code).map_err(all)?;
    let matching = form.matching.ok_or(("matching", NO_ANSWER.into()))?;
    let purposes = purposes(matching, &form.special);
    let said = match &own.said {
        Some(said) if matching => statements(said, form),
        _ => Vec::new(),
    };
    let face = match own.role {
        Role::Mentor => who.helper.clone().ok_or(("all", Error::NotFound))?,
        _ => who.face.clone(),
    };
    let drafts = drafts(app, &face, &said).map_err(all)?;
    let request = asked(app, who, (&own, form), &said)?;
    let places = own.said.as_ref().map_or(1, |said| said.places);
    let locale = form.locale.clone();
    Ok(Draft { code, purposes, locale, said: drafts, request, places })
}

/// What they agree to.
fn purposes(matching: bool, special: &[Special]) -> Vec<Purpose> {
    let special = special.iter().map(|one| Purpose::of_special(*one));
    if matching { std::iter::once(Purpose::Matching).chain(special).collect() } else { Vec::new() }
}

/// The answers that they keep, for the matching alone; what is special only with its own yes.
fn statements(said: &Said, form: &Form) -> Vec<(About, Statement)> {
    let kept = said.answers.iter().enumerate().filter(|(at, _)| form.keep.contains(at));
    let open = kept.filter(|(_, one)| one.special.is_none_or(|it| form.special.contains(&it)));
    let statement = |(_, one): (usize, &kith_core::programme::table::Answer)| {
        let (text, special) = (one.text.clone(), one.special);
        (one.kind, Statement { text, special, audience: Audience::Matching })
    };
    open.map(statement).collect()
}

/// The same, sealed where it has to be. What they said of themselves before stays.
fn drafts(
    app: &App,
    face: &Face,
    said: &[(About, Statement)],
) -> Result<Vec<saying::Draft>, Error> {
    let before = if said.is_empty() { Vec::new() } else { saying::own(app, face)? };
    let mut drafts = Vec::new();
    for kind in About::ALL {
        let of = |all: &[(About, Statement)]| -> Vec<Statement> {
            all.iter().filter(|(is, _)| is == kind).map(|(_, one)| one.clone()).collect()
        };
        let (mut all, new) = (of(&before), of(said));
        let old = all.len();
        for one in new {
            if all.iter().all(|other| other.text != one.text) {
                all.push(one);
            }
        }
        if all.len() > old {
            drafts.push(saying::draft(app, face, *kind, all)?);
        }
    }
    Ok(drafts)
}

/// What a mentee asks for; `None` where they ask for nobody yet.
fn asked(
    app: &App,
    who: &Known,
    (own, form): (&Own, &Form),
    said: &[(About, Statement)],
) -> Result<Option<asking::Draft>, (&'static str, Error)> {
    let blank = form.words.reveal().trim().is_empty();
    if own.role != Role::Mentee || own.came {
        return Ok(None);
    }
    if blank {
        // Whoever is half of a pair is waited for.
        return if own.pairs.is_empty() { Ok(None) } else { Err(("words", NO_WORDS.into())) };
    }
    let safe = form.safe.ok_or(("safe", SAFE.into()))?;
    let topics = said.iter().filter(|(kind, one)| *kind == About::Topic && one.special.is_none());
    let topics = topics.map(|(_, one)| one.text.clone()).take(asking::MOST_TOPICS).collect();
    let key = app.moment().code();
    let form = asking::Form {
        kind: Kind::Mentor,
        urgency: Urgency::NoHurry,
        safe,
        reach: Reach::Chosen,
        topics,
        text: form.words.clone(),
        post: Post { owner: Some(who.member), key, content: String::new() },
    };
    asking::draft(app, who, form).map(Some).map_err(|error| ("words", error))
}

/// `who` says what may be read of them, and asks for a mentor where they want to; every pair for which only they were
/// waited for opens. Done twice, it is done once. Where it can be seen.
///
/// # Errors
/// [`Error::NotFound`] where the invitation is none of theirs; [`Error::Refused`] as [`asking::ask`].
pub fn come(tx: &mut Tx, at: &mut Moment, who: &Known, draft: &Draft) -> Result<String, Error> {
    let kept = found(tx, who, draft.code)?;
    let to = format!("/invitations/{}?done=in", kept.code);
    if !invitations::come(tx, kept.id, at.now)? {
        return Ok(to);
    }
    for purpose in &draft.purposes {
        let (member, purpose, decision) = (who.member, *purpose, Decision::Given);
        let (version, locale) = (purpose.version(), draft.locale.clone());
        let yes = Consent { member, purpose, decision, version, locale, at: at.now };
        consenting::keep(tx, at, &yes)?;
    }
    for said in &draft.said {
        saying::say(tx, at, who.member, said)?;
    }
    belonging::joined(tx, who.member, (kept.role, kept.programme))?;
    let pairs = invited_pairs::with(tx, kept.id)?;
    if kept.role == Role::Mentor {
        let open = pairs.iter().filter(|pair| pair.talk.is_none()).count();
        set_places(tx, who, (draft.places, open))?;
    }
    if let Some(request) = &draft.request {
        asking::ask(tx, at, who, request)?;
    }
    for pair in pairs {
        opening::open(tx, at, pair.id)?;
        opening::call(tx, at, pair.id)?;
    }
    note(tx, at, &kept, (who, "come_in"))?;
    Ok(to)
}

/// As many places as the sheet says, and at least one for each pair that was there before besides what they have; what a
/// mentor chose themselves is made no smaller.
fn set_places(tx: &mut Tx, who: &Known, (places, pairs): (u32, usize)) -> Result<(), Error> {
    let Some(helper) = who.helper.as_ref().map(|face| face.id) else { return Ok(()) };
    let taken = capacities::load(tx, helper)?.talks;
    let needed = taken.saturating_add(u32::try_from(pairs).unwrap_or(u32::MAX));
    let least = places.max(needed);
    let before = capacities::find(tx, helper)?;
    let capacity = match before {
        Some(before) => Capacity { places: before.places.max(least), ..before },
        None => Capacity {
            helper,
            places: least,
            leave_until: None,
            no_new_until: None,
            paused_since: None,
        },
    };
    Ok(capacities::set(tx, &capacity)?)
}

/// Writes into the chain of `who` that they did `verb`; the chain of the programme does not say who came.
fn note(
    tx: &mut Tx,
    at: &Moment,
    kept: &Kept,
    (who, verb): (&Known, &'static str),
) -> Result<(), Error> {
    let (stream, actor) = (deeds::of_member(who.member), Some(who.member.into()));
    Ok(deeds::append(tx, &Deed { stream, actor, verb, object: kept.id, at: at.now })?)
}
