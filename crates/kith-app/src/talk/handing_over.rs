//! Handing a talk over: its helper cannot go on, and stays until somebody else has said yes. Who that is, the
//! request finds by its own clocks; its member sees it, and may say no.

use kith_core::{
    Code, FaceId, Moment, Private, Refusal, Span, Timestamp,
    people::{
        face::{Face, Side},
        grant::Role,
    },
    support::{
        answering::PAUSED,
        effect::HandoverEnd,
        handover::{self, CHOSEN, NOT_HANDED, PENDING},
        input::Input,
        request::Request,
        state::State,
    },
    talk::{CLOSED, State as Stands},
};
use kith_store::{
    Tx,
    keys::Owner,
    people::faces,
    programme::programmes,
    safety::blocks,
    seal::{Place, Sealed},
    support::{duties, offers},
    talk::{
        handovers::{self, Kept},
        talks,
    },
};
use uuid::Uuid;

use super::{
    peers,
    seat::{self, Seat},
};
use crate::{
    App, Error,
    programme::requiring,
    support::{
        carrying::{self, Doer},
        covering::{self, Cover},
    },
};

/// What the page that asks shows.
#[derive(Debug, Clone)]
pub struct Page {
    /// The talk, and the helper's side of it.
    pub seat: Seat,
    /// Whose request it is; `None` where they have left for good.
    pub other: Option<Face>,
    /// Who else is on duty, and when the next are.
    pub cover: Cover,
    /// Within how long somebody has said yes, or a coordinator has it.
    pub promise: Span,
    /// Why it cannot be handed over.
    pub not: Option<Refusal>,
}

/// A handover on its way: what they should know is sealed, nothing is done.
#[derive(Debug, Clone)]
pub struct Draft {
    id: Uuid,
    talk: Code,
    note: Option<Sealed>,
}

/// What those in a talk see of a handover.
#[derive(Debug, Clone)]
pub enum Seen {
    /// Somebody else is looked for.
    Looked {
        /// By when somebody has said yes, or what comes next does.
        until: Timestamp,
        /// Whether a coordinator looks, and not the queue.
        desk: bool,
        /// The request, for whoever asked.
        request: Option<Code>,
    },
    /// It stays where it was.
    Stays {
        /// Why.
        how: HandoverEnd,
        /// Since when.
        at: Timestamp,
    },
    /// Somebody took it.
    Taken {
        /// Since when.
        at: Timestamp,
        /// Who; `None` where they have left for good.
        by: Option<Face>,
        /// Their talk, for whoever asked.
        talk: Option<Code>,
    },
    /// The talk came from another helper.
    Came {
        /// From whom; `None` where they have left for good.
        from: Option<Face>,
        /// What they left, for whoever took it.
        note: Option<Note>,
        /// The talk before, for whoever asked.
        talk: Option<Code>,
    },
}

/// What whoever took a talk should know, still sealed.
#[derive(Debug, Clone)]
pub struct Note {
    id: Uuid,
    owner: Owner,
    words: Sealed,
}

impl Note {
    /// What was left with `kept`; `None` where that is nothing, or gone.
    pub(super) fn of(kept: Kept) -> Option<Self> {
        let (id, owner) = (kept.id, Owner::Talk(kept.talk, kept.by));
        kept.note.map(|words| Self { id, owner, words })
    }

    /// Its words; `None` where whoever wrote them left for good.
    ///
    /// # Errors
    /// [`Error::Fault`] of the key store.
    pub fn open(&self, app: &App) -> Result<Option<Private>, Error> {
        app.unseal(self.owner, place(self.id), &self.words)
    }
}

fn place(handover: Uuid) -> Place {
    Place { table: "handover", row: handover, column: "note" }
}

/// What the page asks of the helper in the talk that `code` names.
///
/// # Errors
/// [`Error::NotFound`] where they do not help in it; [`Error::Refused`] where it is handed over just now.
pub fn page(
    tx: &mut Tx,
    now: Timestamp,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<Page, Error> {
    let seat = helping(tx, faces, code)?;
    let request = carrying::found(tx, seat.talk.request)?;
    if request.handover.is_some_and(|handover| handover.talk == seat.talk.id) {
        return Err(PENDING.into());
    }
    let rules = programmes::find(tx, request.programme)?.ok_or(Error::NotFound)?;
    let mut cover = covering::cover(tx, now)?;
    cover.helpers -= i64::from(covers(tx, now, seat.face)?);
    Ok(Page {
        other: faces::find(tx, seat.other())?,
        cover,
        promise: rules.timers.promise(request.kind),
        not: not(tx, &seat, &request)?,
        seat,
    })
}

/// Whether `helper` is one of those who are on duty and may take somebody.
fn covers(tx: &mut Tx, now: Timestamp, helper: FaceId) -> Result<bool, Error> {
    let Some(face) = faces::find(tx, helper)? else { return Ok(false) };
    Ok(duties::takes(tx, helper, now)? && !requiring::lacks(tx, now, face.owner, Role::Supporter)?)
}

/// Seals what whoever takes over should know. May wait for the key store: call it aside.
///
/// # Errors
/// [`Error::NotFound`] where they do not help in that talk; [`Error::Refused`] where it is too long.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    talk: Code,
    text: &Private,
) -> Result<Draft, Error> {
    let note = handover::note(text.reveal())?;
    let ours = faces.to_owned();
    let seat = app.store.read(move |tx| helping(tx, &ours, talk))?;
    let mut at = app.moment();
    let (id, owner) = (at.id(), Owner::Talk(seat.talk.id, seat.face));
    let note = note.map(|note| app.seal(owner, place(id), &mut at, &note)).transpose()?;
    Ok(Draft { id, talk, note })
}

/// Hands over the talk of `draft`: its helper stays until somebody else has said yes. It costs them nothing.
///
/// # Errors
/// [`Error::NotFound`] where they do not help in it; [`Error::Refused`] where it is closed or paused, a
/// mentor's, or the member would rather wait.
pub fn hand_over(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    draft: &Draft,
) -> Result<(), Error> {
    let seat = helping(tx, faces, draft.talk)?;
    let request = carrying::found(tx, seat.talk.request)?;
    if request.handover.is_some() {
        return Ok(());
    }
    if let Some(why) = not(tx, &seat, &request)? {
        return Err(why.into());
    }
    let by = Doer::face(seat.face, "hand_over");
    carrying::step(tx, at, by, &request, Input::HandOver { by: seat.face })?;
    // It is somebody else's next, whatever comes of this.
    offers::pass(tx, request.id, seat.face, at.now)?;
    Ok(handovers::begin(tx, draft.id, (seat.talk.id, seat.face), draft.note.as_ref(), at.now)?)
}

/// The talk that `code` names stays with its helper: its member would rather wait, or the helper can go on.
/// Twice is once.
///
/// # Errors
/// [`Error::NotFound`] where it is not theirs; [`Error::Refused`] where somebody has taken it.
pub fn keep(
    tx: &mut Tx,
    at: &mut Moment,
    faces: &[(FaceId, Side)],
    code: Code,
) -> Result<(), Error> {
    let seat = seat::find(tx, faces, code)?;
    let request = carrying::found(tx, seat.talk.request)?;
    if request.handover.is_none_or(|handover| handover.talk != seat.talk.id) {
        let stays = matches!(last(tx, &seat)?, Some(Seen::Stays { .. }));
        return if stays { Ok(()) } else { Err(NOT_HANDED.into()) };
    }
    let by = Doer::face(seat.face, "keep_talk");
    carrying::step(tx, at, by, &request, Input::Keep { by: seat.side })?;
    Ok(())
}

/// What whoever sits on `seat` sees of a handover; `None` where there was none.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn seen(tx: &mut Tx, seat: &Seat) -> Result<Option<Seen>, Error> {
    if peers::are(tx, &seat.talk)? {
        return Ok(None);
    }
    let request = carrying::found(tx, seat.talk.request)?;
    let asks = seat.side == Side::Member;
    if request.handover.is_some_and(|handover| handover.talk == seat.talk.id) {
        let until = match request.state {
            State::Offered { care, .. } => Some(care.until()),
            _ => request.deadline().map(|deadline| deadline.at),
        };
        let (desk, request) = (request.state.desk().is_some(), asks.then_some(request.code));
        return Ok(until.map(|until| Seen::Looked { until, desk, request }));
    }
    let last = last(tx, seat)?;
    if last.is_some() { Ok(last) } else { came(tx, seat) }
}

/// How the last handover of the talk of `seat` ended, where that is still to be seen.
fn last(tx: &mut Tx, seat: &Seat) -> Result<Option<Seen>, Error> {
    let Some(kept) = handovers::of(tx, seat.talk.id)?.pop() else { return Ok(None) };
    Ok(match kept.end {
        Some((at, HandoverEnd::Taken)) => {
            let next = kept.next.map_or(Ok(None), |next| talks::find(tx, next))?;
            let by = next.as_ref().map_or(Ok(None), |next| faces::find(tx, next.helper))?;
            let talk = next.filter(|_| seat.side == Side::Member).map(|next| next.code);
            Some(Seen::Taken { at, by, talk })
        }
        Some((at, how)) if seat.talk.state == Stands::Open => Some(Seen::Stays { how, at }),
        _ => None,
    })
}

/// From whom the talk of `seat` came. What they left is for whoever took it, while they talk, and not where
/// a door is closed between the two.
fn came(tx: &mut Tx, seat: &Seat) -> Result<Option<Seen>, Error> {
    let Some(kept) = handovers::into(tx, seat.talk.id)?.filter(|_| seat.guest.is_none()) else {
        return Ok(None);
    };
    let asks = seat.side == Side::Member;
    if !asks && blocks::stands_between_faces(tx, kept.by, seat.face)? {
        return Ok(None);
    }
    let talk = talks::find(tx, kept.talk)?.filter(|_| asks).map(|talk| talk.code);
    let from = faces::find(tx, kept.by)?;
    let note = if asks { None } else { Note::of(kept) };
    Ok(Some(Seen::Came { from, talk, note }))
}

/// Why the talk of `seat` cannot be handed over just now.
fn not(tx: &mut Tx, seat: &Seat, request: &Request) -> Result<Option<Refusal>, Error> {
    match seat.talk.state {
        Stands::Closed { .. } => return Ok(Some(CLOSED)),
        Stands::Paused { .. } => return Ok(Some(PAUSED)),
        Stands::Open => {}
    }
    if !request.kind.is_for_duty() {
        return Ok(Some(CHOSEN));
    }
    let before = handovers::of(tx, seat.talk.id)?.into_iter().filter_map(|kept| kept.end);
    let before: Vec<_> = before.map(|(_, how)| how).collect();
    Ok(handover::may_hand_over(&before).err())
}

/// The seat of the helper in the talk that `code` names.
fn helping(tx: &mut Tx, faces: &[(FaceId, Side)], code: Code) -> Result<Seat, Error> {
    let seat = seat::find(tx, faces, code)?;
    if seat.side == Side::Helper { Ok(seat) } else { Err(Error::NotFound) }
}
