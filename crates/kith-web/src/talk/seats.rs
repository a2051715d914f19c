//! What every page of a talk asks first: whose faces look, and how the talk stands for them.

use kith_app::{
    App, Error,
    people::saying,
    talk::seat::{self, Seat},
};
use kith_core::{
    Code, FaceId, Timestamp,
    people::{
        face::{Face, Side},
        facet::{Audience, Kind},
    },
    talk::State,
};

use crate::{people::named, shell::Shell, visitor::SignedIn, work};

/// The faces with which `me` may sit in a talk.
pub(crate) fn faces(me: &SignedIn) -> Vec<(FaceId, Side)> {
    seat::faces(&me.known)
}

/// The words that `other` wants to be called by, in one line, for whoever sits on `seat`; empty where they said none to
/// them. Once the talk is over the two are matched no more, and whoever joined it never was.
pub(crate) async fn called(
    app: &App,
    w: &Shell,
    seat: &Seat,
    other: Option<&Face>,
) -> Result<String, Error> {
    let Some(face) = other.cloned() else { return Ok(String::new()) };
    let apart = seat.guest.is_some() || matches!(seat.talk.state, State::Closed { .. });
    let reader = if apart { Audience::Community } else { Audience::Matched };
    let app = app.clone();
    let said = work::aside(move || saying::called(&app, &face, reader)).await?;
    let said: Vec<_> = said.iter().map(|one| theirs(w, one)).collect();
    Ok(said.join(" · "))
}

/// `words` of somebody else: of “just use my name” what it means for the reader.
fn theirs(w: &Shell, words: &str) -> String {
    if words == "name" { w.say("talk-called-name") } else { named(w, Kind::Words, words) }
}

/// Who sits on the other side, and what may be done here now.
pub(crate) struct Standing {
    /// The talk's code, as it stands in addresses.
    pub(crate) talk: String,
    /// The name on the other side.
    pub(crate) name: String,
    /// Their doorway; `None` where they have left for good.
    pub(crate) door: Option<Code>,
    /// Which side the reader sits on.
    pub(crate) side: Side,
    /// Whether the talk is open, paused or closed.
    pub(crate) state: State,
    /// Whether the reader is on duty, and joined.
    pub(crate) guest: bool,
    /// When the two were brought together; `None` where one of them asked for help.
    pub(crate) brought: Option<Timestamp>,
}

impl Standing {
    /// How the talk of `seat` with `other` stands.
    pub(crate) fn new(w: &Shell, seat: &Seat, other: Option<&Face>) -> Self {
        Self {
            talk: seat.talk.code.to_string(),
            name: other.map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone()),
            door: other.map(|face| face.doorway),
            side: seat.side,
            state: seat.talk.state,
            guest: seat.guest.is_some(),
            brought: None,
        }
    }

    /// The same, where the two were brought together then; `None` where one of them asked for help.
    pub(crate) fn brought(self, brought: Option<Timestamp>) -> Self {
        Self { brought, ..self }
    }

    /// Whether the two were brought together, so that neither helps the other.
    pub(crate) fn peers(&self) -> bool {
        self.brought.is_some()
    }

    /// Whether somebody may write.
    pub(crate) fn is_open(&self) -> bool {
        self.state == State::Open
    }

    /// Whether it is over.
    pub(crate) fn is_closed(&self) -> bool {
        matches!(self.state, State::Closed { .. })
    }

    /// Until when it is paused; `None` where it is not.
    pub(crate) fn paused(&self) -> Option<Timestamp> {
        match self.state {
            State::Paused { until, .. } => Some(until),
            State::Open | State::Closed { .. } => None,
        }
    }

    /// Whether the reader paused it, and so may go on.
    pub(crate) fn may_resume(&self) -> bool {
        matches!(self.state, State::Paused { by, .. } if by == self.side)
    }

    /// Whether the reader is the one who asked.
    pub(crate) fn asks(&self) -> bool {
        self.side == Side::Member
    }

    /// What the other is here.
    pub(crate) fn role(&self) -> &'static str {
        match self.side {
            _ if self.peers() => "introduced-role",
            Side::Member => "talk-their-role-helper",
            Side::Helper => "talk-their-role-member",
        }
    }
}
