//! Telling the house something: a message or a report, with a reference code under which its answer
//! can be read, with and without an account.

use kith_core::{
    Code, LetterId, MemberId, Moment, Refusal, TalkId, Timestamp,
    safety::{
        case::Source,
        letter::{self, Kind, Letter, Matter},
        receipt::Receipt,
    },
    support::safe::Level,
};
use kith_store::{
    Tx,
    once::{Post, Seen, keep, look},
    safety::{
        cases,
        evidence::{self, Evidence},
        letters,
    },
    seal::Sealed,
};

use super::{
    blocking, copying, linking, marking,
    noticing::{self, Noticed},
    repeating,
    writing::{self, Words},
};
use crate::{App, Error, once::ANOTHER, people::recognising::Known};

/// What somebody wants to tell, as they typed it.
#[derive(Debug, Clone)]
pub struct Told {
    /// What a report is about; `None` for a message.
    pub matter: Option<Matter>,
    /// What they wrote.
    pub words: String,
    /// A safe way to answer; empty where they gave none.
    pub way: String,
}

/// A letter on its way: sealed, not yet sent.
#[derive(Debug, Clone)]
pub struct Draft {
    id: LetterId,
    code: Code,
    matter: Option<Matter>,
    words: Words,
    way: Option<Sealed>,
    copy: Option<Evidence>,
    receipt: Receipt,
    mark: String,
    noticed: Noticed,
}

/// What came of a letter.
#[derive(Debug, Clone, Copy)]
pub struct Sent {
    /// Under which code its answer stands; shown once.
    pub receipt: Receipt,
    /// By when somebody answers.
    pub promised: Timestamp,
    /// Whether the same was sent before. Its older code is replaced by this one.
    pub again: bool,
}

/// What a report is about, beside its words.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// The talk in which it happened.
    pub talk: Code,
    /// The message that is reported; where that is `None`, what was said last.
    pub message: Option<Code>,
    /// Whether the door to the other person closes in the same step.
    pub block: bool,
}

impl Draft {
    /// The letter that it becomes.
    pub(super) const fn letter(&self) -> LetterId {
        self.id
    }
}

impl Told {
    /// Why it cannot be sent as it is, with the field that it is about.
    #[must_use]
    pub fn problems(&self) -> Vec<(&'static str, Refusal)> {
        let words = letter::line(&self.words).err().map(|why| ("body", why));
        let way = letter::way(&self.way).err().map(|why| ("way", why));
        words.into_iter().chain(way).collect()
    }
}

/// Reads what was told for danger, and seals it. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::Refused`] where [`Told::problems`] has some.
pub fn draft(app: &App, told: &Told) -> Result<Draft, Error> {
    let mut at = app.moment();
    let (id, code): (LetterId, Code) = (at.id(), at.code());
    let text = letter::line(&told.words)?;
    let (noticed, words) = (noticing::alone(app, &text), writing::seal(app, &text)?);
    let way = match letter::way(&told.way)? {
        None => None,
        Some(way) => Some(app.seal(writing::HOUSE, writing::way(id), &mut at, &way)?),
    };
    let receipt = Receipt::draw(&mut at);
    let mark = marking::mark(app, receipt)?;
    Ok(Draft { id, code, matter: told.matter, words, way, copy: None, receipt, mark, noticed })
}

/// As [`draft`], with a sealed copy of what was said in the talk that it is about.
///
/// # Errors
/// As [`draft`]; [`Error::NotFound`] where the talk is not theirs, or the message is not of it.
pub fn draft_about(app: &App, told: &Told, known: &Known, about: About) -> Result<Draft, Error> {
    let draft = draft(app, told)?;
    let copy = copying::copy(app, known, (about.talk, about.message), draft.id)?;
    Ok(Draft { copy: Some(copy), ..draft })
}

/// Sends a message or a report without a talk. `writer` is `None` for somebody without an account.
///
/// # Errors
/// [`ANOTHER`] where the form's key was used for other words.
pub fn tell(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    draft: &Draft,
    writer: Option<MemberId>,
) -> Result<Sent, Error> {
    once(tx, at, post, draft, |tx, at| send(tx, at, draft, writer, None))
}

/// Sends a report of `known` about a talk of theirs; report and block are one step. The other side is
/// told nothing.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs, [`ANOTHER`] where the form's key was used for
/// other words, [`Error::Refused`] where the other may not be shut out.
pub fn report(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    draft: &Draft,
    (known, about): (&Known, About),
) -> Result<Sent, Error> {
    once(tx, at, post, draft, |tx, at| {
        let met = blocking::met(tx, known, about.talk)?;
        send(tx, at, draft, Some(known.member), Some(met.talk))?;
        if let Some(copy) = draft.copy.as_ref().filter(|copy| copy.talk == met.talk) {
            evidence::add(tx, copy)?;
        }
        let letter = letters::find(tx, draft.id)?.ok_or(Error::NotFound)?;
        let case = writing::case_of(tx, &letter)?;
        linking::link(tx, at, &case)?;
        if about.block {
            blocking::close(tx, at, known, &met)?;
        }
        repeating::look(tx, at, &met.face)
    })
}

fn send(
    tx: &mut Tx,
    at: &mut Moment,
    draft: &Draft,
    writer: Option<MemberId>,
    talk: Option<TalkId>,
) -> Result<(), Error> {
    let Draft { id, code, matter, .. } = *draft;
    let (kind, source) = match matter {
        None => (Kind::Contact, Source::Contact),
        Some(_) => (Kind::Concern, Source::Concern),
    };
    let letter = Letter { id, code, kind, matter, claim: None, writer, talk, at: at.now };
    letters::add(tx, &letter, draft.way.as_ref(), Some(&draft.mark))?;
    writing::add(tx, id, &draft.words, None, at.now)?;
    let level = noticing::keep_of_letter(tx, at, &draft.noticed, id)?;
    let level = level.max(matter.map_or(Level::Calm, Matter::level));
    let case = cases::open(tx, at, source, id, level)?;
    let case = cases::find(tx, case)?.ok_or(Error::NotFound)?;
    writing::note(tx, at, &case, writer, "open")
}

/// Does `deed` the first time that `post` comes; the next times only the reference code is new, for
/// the first was shown once and is kept nowhere.
fn once(
    tx: &mut Tx,
    at: &mut Moment,
    post: &Post,
    draft: &Draft,
    deed: impl Fn(&mut Tx, &mut Moment) -> Result<(), Error>,
) -> Result<Sent, Error> {
    let (letter, again) = match look(tx, post)? {
        Seen::Other => return Err(ANOTHER.into()),
        Seen::New => {
            deed(tx, at)?;
            keep(tx, post, &draft.code.to_string(), at.now)?;
            (draft.code, false)
        }
        Seen::Same(made) => (made.parse().map_err(|_| Error::NotFound)?, true),
    };
    let letter = letters::named(tx, letter)?.ok_or(Error::NotFound)?;
    letters::set_receipt(tx, letter.id, &draft.mark)?;
    let promised = writing::case_of(tx, &letter)?.promised;
    Ok(Sent { receipt: draft.receipt, promised, again })
}
