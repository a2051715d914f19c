//! Writing down what one takes from a journey when it ends, with an exit form and a wish for afterwards; and who reads
//! what of it.

use kith_core::{
    Code, FaceId, Moment, Refusal, TalkId, Timestamp,
    journey::{
        closure::{After, Closure},
        reflection::{NO_WAY, Part},
    },
    people::{face::Side, notice::About},
    safety::{care::Place, standing::Act},
    talk::{End, State, Talk},
};
use kith_store::{
    Tx,
    audit::deeds,
    journey::reflections::{self, Kept},
    keys::Owner,
    safety::blocks,
    seal::Sealed,
    talk::talks,
};
use uuid::Uuid;

use super::{ending, lives, tell};
use crate::{
    App, Error,
    safety::{
        noticing::{self, Noticed, Spot},
        standing,
    },
    talk::{
        posting,
        seat::{self, Seat},
    },
};

/// What somebody writes down, part by part.
pub type Text = super::text::Text<Part>;

/// What the other reads where it is shared.
pub const SHARED: &[Part] = &[Part::Take, Part::Thanks];

/// What coordinators read where it is handed in.
pub const FORM: &[Part] = &[Part::Helped, Part::Missing, Part::Again];

/// Who reads it, and what is wished for afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choices {
    /// Whether the other reads what they take with them and their thanks.
    pub shared: bool,
    /// Whether coordinators read the exit form.
    pub handed_in: bool,
    /// What they wish for afterwards.
    pub after: After,
}

/// A reflection on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    id: Uuid,
    words: Sealed,
    choices: Choices,
    /// What was noticed in what the other will read; `None` where that is nothing.
    told: Option<Noticed>,
    /// The same in what they will not.
    own: Noticed,
    way: Option<(Refusal, u32)>,
}

/// Reads `text` for danger and seals it with the key that its author has in this talk. Writes the key store where that
/// key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the talk is not theirs; [`Error::Refused`] where contact is wished for and no way is named.
pub fn draft(
    app: &App,
    faces: &[(FaceId, Side)],
    talk: Code,
    (text, choices): (&Text, Choices),
) -> Result<Draft, Error> {
    if choices.after == After::Yes && text.part(Part::Way).is_empty() {
        return Err(NO_WAY.into());
    }
    let (mut at, ours) = (app.moment(), faces.to_owned());
    let seat: Seat = app.store.read(move |tx| seat::find(tx, &ours, talk))?;
    let id: Uuid = at.id();
    let parts = choices.told();
    let kept: Vec<_> = Part::ALL.iter().copied().filter(|part| !parts.contains(part)).collect();
    let (shown, own) = (text.only(&parts).whole(), text.only(&kept).whole());
    let told = (!parts.is_empty()).then(|| noticing::in_talk(app, &seat, &shown)).transpose()?;
    let way = told.as_ref().and_then(|told| posting::way(app, &shown, told));
    let own = noticing::alone(app, &own);
    let owner = Owner::Talk(seat.talk.id, seat.face);
    let words = app.seal(owner, reflections::place(id), &mut at, &text.written())?;
    Ok(Draft { faces: faces.to_owned(), talk, id, words, choices, told, own, way })
}

/// Keeps `draft`, in place of what its author wrote down before. The other is told once that there are words for them.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where no end is in sight or it is long over,
/// or what the other would read may not be said to them.
pub fn keep(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let (seat, closure) = ending::standing(tx, &draft.faces, draft.talk)?;
    closure.may_reflect(at.now)?;
    let (talk, author, choices) = (seat.talk.id, seat.face, draft.choices);
    if !choices.told().is_empty() {
        standing::may_behind(tx, at.now, author, Act::Write(seat.talk.since))?;
        posting::may_lead(tx, &seat, draft.way)?;
    }
    let before = reflections::find(tx, talk, author)?;
    let since = |yes: bool, before: Option<_>| yes.then(|| before.unwrap_or(at.now));
    let shared = since(choices.shared, before.as_ref().and_then(|kept| kept.shared));
    let handed_in = since(choices.handed_in, before.as_ref().and_then(|kept| kept.handed_in));
    let (id, words, after, written) = (draft.id, draft.words.clone(), choices.after, at.now);
    let kept = Kept { id, talk, author, words, shared, handed_in, after, written };
    reflections::set(tx, &kept)?;
    let spot = Spot { place: Place::Talk, id: talk.0, author, message: None };
    if let Some(told) = &draft.told {
        noticing::keep(tx, at, told, spot)?;
    }
    noticing::keep_own(tx, at, &draft.own, spot)?;
    if shared.is_some() {
        lives(tx, at, &seat, "reflect")?;
    } else {
        deeds::append(tx, &seat::deed(&seat, "reflect", at.now))?;
    }
    told(tx, at, (&seat, closure), (before.as_ref(), &kept))
}

/// Tells what is new to the other, and to both where both wish for more and it is over.
fn told(
    tx: &mut Tx,
    at: &mut Moment,
    (seat, closure): (&Seat, Closure),
    (before, kept): (Option<&Kept>, &Kept),
) -> Result<(), Error> {
    let apart = blocks::stands_between_faces(tx, seat.face, seat.other())?;
    if !apart && kept.shared.is_some() && before.is_none_or(|before| before.shared.is_none()) {
        let about = (About::Keepsake, seat.talk.code);
        tell(tx, at, seat.other(), about, "notice-reflection-shared")?;
    }
    let theirs = reflections::find(tx, kept.talk, seat.other())?;
    let met = |one: &Kept| theirs.as_ref().is_some_and(|theirs| theirs.after.meets(one.after));
    if before.is_some_and(met) || !matches!(closure.talk, State::Closed { .. }) {
        return Ok(());
    }
    parted(tx, at, &seat.talk)
}

/// It is over: tells both where they learn how to hear from each other, if both wish for that.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub(crate) fn parted(tx: &mut Tx, at: &mut Moment, talk: &Talk) -> Result<(), Error> {
    let faces = [talk.member, talk.helper];
    let [one, other] = faces.map(|face| reflections::find(tx, talk.id, face));
    let (Some(one), Some(other)) = (one?, other?) else { return Ok(()) };
    if !one.after.meets(other.after) || !may_meet(tx, at.now, talk.id)? {
        return Ok(());
    }
    for face in faces {
        tell(tx, at, face, (About::Keepsake, talk.code), "notice-reflection-met")?;
    }
    Ok(())
}

/// Whether the two of `talk` may learn now how to reach each other: it is over, they were not parted, no door is closed
/// between them, and no measure holds one of them back.
pub(super) fn may_meet(tx: &mut Tx, now: Timestamp, talk: TalkId) -> Result<bool, Error> {
    let Some(talk) = talks::find(tx, talk)? else { return Ok(false) };
    let over = matches!(talk.state, State::Closed { how, .. } if how != End::Frozen);
    if !over || blocks::stands_between_faces(tx, talk.member, talk.helper)? {
        return Ok(false);
    }
    for face in [talk.member, talk.helper] {
        match standing::may_behind(tx, now, face, Act::Write(talk.since)) {
            Err(Error::Refused(_)) => return Ok(false),
            done => done?,
        }
    }
    Ok(true)
}

/// What `kept` says; `None` where its author left for good and their key is gone.
///
/// # Errors
/// [`Error::Fault`] of the key store.
pub fn open(app: &App, kept: &Kept) -> Result<Option<Text>, Error> {
    let owner = Owner::Talk(kept.talk, kept.author);
    let words = app.unseal(owner, reflections::place(kept.id), &kept.words)?;
    Ok(words.as_ref().map(Text::read).transpose()?)
}

impl Choices {
    /// The parts that the other reads, sooner or later.
    fn told(self) -> Vec<Part> {
        let shared = SHARED.iter().filter(|_| self.shared);
        shared.copied().chain((self.after != After::No).then_some(Part::Way)).collect()
    }
}
