//! Referring: people outside who know an applicant say a few words, without an account and in their own time. Whom they
//! are is sealed with the key of the applicant; what they say belongs to the programme, and the applicant reads it only
//! where they let them.

use kith_core::{
    Code, MemberId, Moment, Private, Refusal,
    people::mailbox::{Address, Errand},
    programme::{
        application::{Application, NOT_NOW, State as Stands},
        reference::{self, Due, ENOUGH, FULL, MOST, NO_MAIL, Part, Reference, State, WINDOW},
    },
};
use kith_store::{
    Tx,
    keys::Owner,
    outbox::{self, Line},
    people::tastes,
    programme::{
        applications,
        references::{self, Kept},
    },
    seal::Sealed,
};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::{
    applying::{mine, note},
    reviewing::{tell_crew, tell_writer},
};
use crate::{
    App, Error, Fault,
    outgoing::{mail::Mail, outward},
    ports::Undelivered,
};

/// A referee as the applicant names them.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// What the referee is called.
    pub referee: String,
    /// By which name the referee knows the applicant.
    pub known_as: String,
    /// Where the house writes to; empty where the applicant gives them the link.
    pub address: String,
}

/// A reference on its way: sealed, not yet asked for.
#[derive(Debug, Clone)]
pub struct Draft {
    id: Uuid,
    application: Code,
    lock: String,
    mark: Option<String>,
    who: Sealed,
}

/// Whom somebody named, and what opens the page for them.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Who {
    referee: String,
    known_as: String,
    address: Option<String>,
    token: Code,
}

/// What a referee says, part by part in the order of the handbook; an empty part is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words(pub Vec<(Part, Private)>);

/// A reference as the applicant sees it.
#[derive(Debug, Clone)]
pub struct Asked {
    /// Where it is.
    pub reference: Reference,
    /// As the applicant named them; `None` where that cannot be opened any more.
    pub named: Option<Form>,
    /// What opens its page, for the applicant to give them; `None` where the house wrote, or it is over.
    pub way: Option<Code>,
    /// What they say, where they let the applicant read it.
    pub words: Option<Words>,
}

/// A reference as the desk sees it.
#[derive(Debug, Clone)]
pub struct Given {
    /// Where it is.
    pub reference: Reference,
    /// What the referee is called.
    pub referee: Option<Private>,
    /// What they say; `None` until it came in.
    pub words: Option<Words>,
}

/// A reference as its referee sees it.
#[derive(Debug, Clone)]
pub struct Page {
    /// What opens it.
    pub code: Code,
    /// Where it is.
    pub reference: Reference,
    /// By which name they know the applicant; `None` where it cannot be opened any more.
    pub known_as: Option<Private>,
    /// What they have saved so far. Where the applicant gave them the link it is not shown again, for the applicant can
    /// open the page as well.
    pub words: Words,
}

/// What a referee wrote, on its way: sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Written {
    code: Code,
    words: Sealed,
    whole: bool,
}

impl Words {
    /// What was typed.
    ///
    /// # Errors
    /// The part that is too long, with [`reference::LONG`].
    pub fn of(typed: impl Fn(Part) -> String) -> Result<Self, (Part, Refusal)> {
        let mut all = Vec::new();
        for part in Part::ALL {
            let words = typed(*part).trim().replace('\0', "");
            if words.chars().count() > reference::LONGEST {
                return Err((*part, reference::LONG));
            }
            all.extend((!words.is_empty()).then(|| (*part, Private::new(words))));
        }
        Ok(Self(all))
    }

    /// What stands in `part`; empty where nothing does.
    #[must_use]
    pub fn part(&self, part: Part) -> &str {
        let found = self.0.iter().find(|(is, _)| *is == part);
        found.map(|(_, words)| words.reveal()).unwrap_or_default()
    }

    /// The first part that is needed and empty; `None` where it can be sent.
    #[must_use]
    pub fn gap(&self) -> Option<Part> {
        Part::ALL.iter().copied().find(|part| part.is_needed() && self.part(*part).is_empty())
    }

    fn written(&self) -> Private {
        let all =
            self.0.iter().map(|(part, words)| (part.word().to_owned(), json!(words.reveal())));
        Private::new(Value::Object(all.collect()).to_string())
    }

    fn read(words: &Private) -> Result<Self, Fault> {
        let all: Map<String, Value> = serde_json::from_str(words.reveal()).map_err(Fault::new)?;
        let text = |part: &Part| {
            let words = all.get(part.word()).and_then(Value::as_str);
            words.map(|words| (*part, Private::new(words)))
        };
        Ok(Self(Part::ALL.iter().filter_map(text).collect()))
    }
}

impl Who {
    fn written(&self) -> Private {
        let Self { referee, known_as, address, token } = self;
        Private::new(json!([referee, known_as, address, token]).to_string())
    }

    fn read(words: &Private) -> Result<Self, Fault> {
        let (referee, known_as, address, token) =
            serde_json::from_str(words.reveal()).map_err(Fault::new)?;
        Ok(Self { referee, known_as, address, token })
    }
}

/// Seals whom `member` names for the application that `code` names. May wait for the key store: call it aside.
///
/// # Errors
/// The field that it is about, with what stands in the way.
pub fn draft(
    app: &App,
    (member, code): (MemberId, Code),
    form: &Form,
) -> Result<Draft, (&'static str, Error)> {
    let about = |field| move |why: Refusal| (field, Error::from(why));
    let referee = reference::name(&form.referee).map_err(about("referee"))?;
    let known_as = reference::name(&form.known_as).map_err(about("known_as"))?;
    let typed = (!form.address.trim().is_empty()).then_some(form.address.as_str());
    let address = typed.map(Address::parse).transpose().map_err(about("address"))?;
    let mut at = app.moment();
    let (id, token): (Uuid, Code) = (at.id(), at.code());
    let mark = address.as_ref().map(|address| mark(app, &mut at, address)).transpose();
    let who = Who {
        referee: referee.reveal().to_owned(),
        known_as: known_as.reveal().to_owned(),
        address: address.map(|address| address.private().reveal().to_owned()),
        token,
    };
    let who = app.seal(Owner::Member(member), references::who_place(id), &mut at, &who.written());
    let (mark, who) = mark.and_then(|mark| Ok((mark, who?))).map_err(|why| ("referee", why))?;
    Ok(Draft { id, application: code, lock: lock(token), mark, who })
}

/// What is kept of `token`: whoever reads the store, or a copy of it, opens no page.
fn lock(token: Code) -> String {
    let mut hash = blake3::Hasher::new_derive_key("kith reference link");
    hash.update(token.0.as_bytes()).finalize().to_hex().to_string()
}

/// By what the house knows `address` again.
fn mark(app: &App, at: &mut Moment, address: &Address) -> Result<String, Error> {
    let marks = app.keys.house("reference addresses", at)?;
    Ok(blake3::keyed_hash(&marks, address.folded().as_bytes()).to_hex().to_string())
}

/// `member` asks for the reference; the house writes to the referee, where it may.
///
/// # Errors
/// [`Error::NotFound`] where the application is not theirs; [`FULL`] where as many were asked for as can be; [`NO_MAIL`]
/// where that address is left in peace; [`Error::Refused`] where it was not sent, or nobody decides on it any more.
pub fn ask(tx: &mut Tx, at: &mut Moment, member: MemberId, draft: &Draft) -> Result<(), Error> {
    let it = mine(tx, member, draft.application)?;
    if let Stands::Draft | Stands::Declined { .. } | Stands::Ended { .. } = it.state {
        return Err(NOT_NOW.into());
    }
    let standing = references::of(tx, it.id)?
        .into_iter()
        .filter(|kept| matches!(kept.reference.state, State::Asked | State::Given));
    if standing.count() >= MOST || references::count(tx, member, at.now + -WINDOW)? >= ENOUGH {
        return Err(FULL.into());
    }
    let Draft { id, lock, mark, who, .. } = draft.clone();
    let mailed = mark.is_some();
    if let Some(mark) = &mark
        && references::spares(tx, mark, at.now + -WINDOW)?
    {
        return Err(NO_MAIL.into());
    }
    let reference = Reference {
        application: it.id,
        mailed,
        asked: at.now,
        chased: None,
        shared: false,
        state: State::Asked,
    };
    references::add(tx, &Kept { id, member, lock, mark, who, words: None, reference })?;
    if mailed {
        outbox::add(tx, at, Errand::Reference.word(), id)?;
    }
    note(tx, at, &it, Some(member), "ask_reference")
}

/// Carries the mail to the referee of the reference that is the subject of `line`, while its page is open. Where the
/// address takes no mail, the applicant gives them the link.
///
/// # Errors
/// A fault of the store, or of whoever carries mail: it is tried again.
pub fn carry(app: &App, line: &Line) -> Result<(), Error> {
    let Some(mailer) = &app.outside.mailer else { return Ok(()) };
    let (id, now) = (line.subject, app.now());
    let found = app.store.read(move |tx| {
        let Some(kept) = references::find(tx, id)? else { return Ok(None) };
        let locale = tastes::find(tx, kept.member)?.locale;
        Ok::<_, Error>(Some((kept, locale)))
    })?;
    let open = found.filter(|(kept, _)| kept.reference.may_write(now).is_ok());
    let Some((kept, locale)) = open else { return Ok(()) };
    let Some(who) = who(app, &kept)? else { return Ok(()) };
    let Some(to) = who.address.clone().map(Private::new) else { return Ok(()) };
    let (errand, door) = (Errand::Reference, Some(who.token));
    let mail = Mail { id: outward(line.id), to, errand, locale, proof: None, stop: None, door };
    match mailer.carry(&mail) {
        Ok(()) => Ok(()),
        Err(Undelivered::Later(fault)) => Err(fault.into()),
        Err(Undelivered::Refused) => turned_away(app, &kept, who),
    }
}

/// The address takes no mail: the applicant is told, and gives the referee a new link. What the mail opened is closed.
fn turned_away(app: &App, kept: &Kept, who: Who) -> Result<(), Error> {
    let mut at = app.moment();
    let who = Who { token: at.code(), ..who };
    let (id, owner, lock) = (kept.id, Owner::Member(kept.member), lock(who.token));
    let who = app.seal(owner, references::who_place(id), &mut at, &who.written())?;
    app.store.write(move |tx| {
        let Some(mut kept) = references::find(tx, id)? else { return Ok(()) };
        kept.reference.mailed = false;
        (kept.lock, kept.who) = (lock.clone(), who.clone());
        (kept.mark, kept.words) = (None, None);
        references::set(tx, &kept)?;
        tell_applicant(tx, &mut at.clone(), &kept, "notice-reference-returned")
    })
}

/// The reference that `code` opens, for its referee. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn open(app: &App, code: Code) -> Result<Page, Error> {
    let (kept, it) = app.store.read(move |tx| named(tx, code))?;
    let known_as = who(app, &kept)?.map(|who| Private::new(who.known_as));
    let open = kept.reference.may_write(app.now()).is_ok() && kept.reference.mailed;
    let words = if open { words(app, &it, &kept)? } else { None };
    Ok(Page { code, reference: kept.reference, known_as, words: words.unwrap_or_default() })
}

/// Seals what the referee wrote. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where there is no such reference.
pub fn draft_words(app: &App, code: Code, words: &Words) -> Result<Written, Error> {
    let (kept, it) = app.store.read(move |tx| named(tx, code))?;
    let (owner, place) = (Owner::Programme(it.programme), references::words_place(kept.id));
    let sealed = app.seal(owner, place, &mut app.moment(), &words.written())?;
    Ok(Written { code, words: sealed, whole: words.gap().is_none() })
}

/// Keeps what the referee wrote so far.
///
/// # Errors
/// [`reference::SHUT`] where it is over.
pub fn save(tx: &mut Tx, at: &Moment, written: &Written) -> Result<(), Error> {
    let (mut kept, _) = named(tx, written.code)?;
    kept.reference.may_write(at.now)?;
    kept.words = Some(written.words.clone());
    Ok(references::set(tx, &kept)?)
}

/// The referee sends it; `shared`: the applicant may read it.
///
/// # Errors
/// [`reference::SHUT`] where it is over, [`reference::EMPTY`] where a part is missing.
pub fn give(tx: &mut Tx, at: &mut Moment, written: &Written, shared: bool) -> Result<(), Error> {
    save(tx, at, written)?;
    if !written.whole {
        return Err(reference::EMPTY.into());
    }
    let (mut kept, it) = named(tx, written.code)?;
    (kept.reference.state, kept.reference.shared) = (State::Given, shared);
    references::set(tx, &kept)?;
    note(tx, at, &it, None, "give_reference")?;
    tell_crew(tx, at, &it, "notice-reference-given")
}

/// The referee would rather not; no reason is asked, and the house never writes to them again. Twice is once.
///
/// # Errors
/// [`reference::SHUT`] where it came in, or its time is over.
pub fn refuse(tx: &mut Tx, at: &mut Moment, code: Code) -> Result<(), Error> {
    let (mut kept, it) = named(tx, code)?;
    if kept.reference.state == State::Refused {
        return Ok(());
    }
    kept.reference.may_write(at.now)?;
    kept.reference.state = State::Refused;
    kept.words = None;
    references::set(tx, &kept)?;
    if let Some(mark) = &kept.mark {
        references::spare(tx, mark, at.now)?;
    }
    note(tx, at, &it, None, "refuse_reference")?;
    tell_applicant(tx, at, &kept, "notice-reference-missing")
}

/// The job [`references::JOB`] on the reference `subject`: its referee is reminded once, and later its time is over.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn due(app: &App, subject: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| {
        let at = &mut moment.clone();
        let Some(mut kept) = references::find(tx, subject)? else { return Ok(()) };
        let due = kept.reference.due(at.now);
        if due == Some(Due::Over) {
            kept.words = None;
        }
        references::set(tx, &kept)?;
        match due {
            None => Ok(()),
            Some(Due::Chase) => Ok(outbox::add(tx, at, Errand::Reference.word(), subject)?),
            Some(Due::Over) => tell_applicant(tx, at, &kept, "notice-reference-missing"),
        }
    })
}

/// Plants the timer of the reference `id` again.
///
/// # Errors
/// [`Error::NotFound`] where there is none.
pub fn plant_again(tx: &mut Tx, id: Uuid) -> Result<(), Error> {
    let kept = references::find(tx, id)?.ok_or(Error::NotFound)?;
    Ok(references::set(tx, &kept)?)
}

/// The references `all` for `it`, as its writer sees them.
pub(super) fn asked(app: &App, it: &Application, all: Vec<Kept>) -> Result<Vec<Asked>, Error> {
    let one = |kept: Kept| {
        let reference = kept.reference.clone();
        let may = reference.shared && reference.state == State::Given;
        let read = if may { words(app, it, &kept)? } else { None };
        let who = who(app, &kept)?;
        let by_hand = reference.state == State::Asked && !reference.mailed;
        let way = who.as_ref().filter(|_| by_hand).map(|who| who.token);
        let named = who.map(|Who { referee, known_as, address, .. }| Form {
            referee,
            known_as,
            address: address.unwrap_or_default(),
        });
        Ok(Asked { reference, named, way, words: read })
    };
    all.into_iter().map(one).collect()
}

/// The references `all` for `it`, as the desk sees them: what came in, and not what is still being written.
pub(super) fn given(app: &App, it: &Application, all: Vec<Kept>) -> Result<Vec<Given>, Error> {
    let one = |kept: Kept| {
        let came = kept.reference.state == State::Given;
        let words = if came { words(app, it, &kept)? } else { None };
        let referee = who(app, &kept)?.map(|who| Private::new(who.referee));
        Ok(Given { reference: kept.reference, referee, words })
    };
    all.into_iter().map(one).collect()
}

fn who(app: &App, kept: &Kept) -> Result<Option<Who>, Error> {
    let words =
        app.unseal(Owner::Member(kept.member), references::who_place(kept.id), &kept.who)?;
    Ok(words.as_ref().map(Who::read).transpose()?)
}

fn words(app: &App, it: &Application, kept: &Kept) -> Result<Option<Words>, Error> {
    let Some(sealed) = &kept.words else { return Ok(None) };
    let place = references::words_place(kept.id);
    let words = app.unseal(Owner::Programme(it.programme), place, sealed)?;
    Ok(words.as_ref().map(Words::read).transpose()?)
}

fn named(tx: &mut Tx, code: Code) -> Result<(Kept, Application), Error> {
    let kept = references::behind(tx, &lock(code))?.ok_or(Error::NotFound)?;
    let it = applications::find(tx, kept.reference.application)?.ok_or(Error::NotFound)?;
    Ok((kept, it))
}

fn tell_applicant(tx: &mut Tx, at: &mut Moment, kept: &Kept, kind: &str) -> Result<(), Error> {
    let it = applications::find(tx, kept.reference.application)?.ok_or(Error::NotFound)?;
    if it.is_over() { Ok(()) } else { tell_writer(tx, at, &it, kind) }
}
