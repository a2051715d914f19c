//! Saying what one thinks of walking together. The figures are for the house; words are for their author alone, unless they
//! share them with the other.

use kith_core::{
    Code, FaceId, Moment, Private, Refusal,
    journey::{feedback::Answers, rhythm::NOT_ASKED},
    people::{face::Side, notice::About},
    safety::care::Place,
};
use kith_store::{
    Tx,
    audit::deeds,
    journey::feedbacks::{self, Kept},
    keys::Owner,
};

use super::{newest, open, pooling};
use crate::{
    App, Error,
    journey::{agreeing, lives, looking, of, tell},
    safety::noticing::{self, Noticed, Spot},
    talk::{posting, seat},
};

/// What somebody says.
#[derive(Debug, Clone)]
pub struct Said {
    /// To the questions.
    pub answers: Answers,
    /// In their own words; `None` where they leave it at that.
    pub words: Option<Private>,
    /// Whether the other may read those.
    pub shared: bool,
}

/// It on its way: read, sealed, not yet kept.
#[derive(Debug, Clone)]
pub struct Draft {
    faces: Vec<(FaceId, Side)>,
    talk: Code,
    kept: Kept,
    /// What was noticed in what the other will read; `None` where that is nothing.
    told: Option<Noticed>,
    way: Option<(Refusal, u32)>,
}

/// Reads what is `said` for danger where the other will read it, and seals it with the key that its author has in this
/// talk. Writes the key store where that key is new, so it is called aside.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`NOT_ASKED`] where they never were asked.
pub fn draft(app: &App, faces: &[(FaceId, Side)], talk: Code, said: &Said) -> Result<Draft, Error> {
    let (mut at, ours) = (app.moment(), faces.to_owned());
    let (seat, kept) = app.store.read(move |tx| {
        let (seat, _) = of(tx, &ours, talk)?;
        let all = feedbacks::list(tx, seat.talk.id)?;
        Ok::<_, Error>((seat, all))
    })?;
    let kept = newest(kept, &seat).ok_or(NOT_ASKED)?;
    let shared = said.words.as_ref().filter(|_| said.shared);
    let told = shared.map(|words| noticing::in_talk(app, &seat, words)).transpose()?;
    let way = shared.zip(told.as_ref()).and_then(|(words, told)| posting::way(app, words, told));
    let owner = Owner::Talk(seat.talk.id, seat.face);
    let closed = |words| app.seal(owner, feedbacks::place(kept.id), &mut at, words);
    let words = said.words.as_ref().map(closed).transpose()?;
    let now = app.now();
    let (given, shared) = (Some((said.answers.clone(), now)), shared.map(|_| now));
    let kept = Kept { given, words, shared, ..kept };
    Ok(Draft { faces: faces.to_owned(), talk, kept, told, way })
}

/// Keeps `draft`. Only words that the other may read are a sign of life, and need a talk that is open.
///
/// # Errors
/// [`Error::NotFound`] where the journey is not theirs; [`Error::Refused`] where they said something already, or what the
/// other would read may not be said to them.
pub fn keep(tx: &mut Tx, at: &mut Moment, draft: &Draft) -> Result<(), Error> {
    let (seat, _) = of(tx, &draft.faces, draft.talk)?;
    let (talk, author) = (&seat.talk, seat.face);
    let open = open(tx, &seat, at.now)?.filter(|open| open.id == draft.kept.id);
    open.ok_or(NOT_ASKED)?;
    if draft.told.is_some() {
        agreeing::may_act(tx, at, &seat)?;
        posting::may_lead(tx, &seat, draft.way)?;
    }
    feedbacks::answer(tx, &draft.kept)?;
    if let Some(told) = &draft.told {
        let spot = Spot { place: Place::Talk, id: talk.id.0, author, message: None };
        noticing::keep(tx, at, told, spot)?;
        lives(tx, at, &seat, "give_feedback")?;
        tell(tx, at, seat.other(), (About::Feedback, talk.code), "notice-feedback-shared")?;
    } else {
        deeds::append(tx, &seat::deed(&seat, "give_feedback", at.now))?;
    }
    if seat.side == Side::Member {
        pooling::pool(tx, at.now, talk.helper)?;
    }
    looking::weigh(tx, at.now, talk.id)
}
