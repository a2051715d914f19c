//! Those on duty who join a talk: their door, how they leave, and how a helper calls them.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{App, Error, safety::caring, talk::joining};
use kith_core::Code;

use crate::{
    doors::{Doors, May},
    page::{Failure, see},
    safety,
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// Their doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .post("/cases/{id}/guests", May::Desk, join)
        .post("/guests/{guest}/endings", May::Member, part)
        .post("/talks/{talk}/calls", May::Helper, call)
}

async fn join(
    me: SignedIn,
    State(app): State<App>,
    Path(id): Path<Code>,
) -> Result<Response, Failure> {
    let known = me.known.clone();
    match work::write(&app, move |tx, at| joining::join(tx, at, &known, id)).await {
        Ok(talk) => Ok(see(&format!("/talks/{talk}#end"))),
        Err(Error::Refused(why)) => safety::case::again(&me, &app, id, ("join", why)).await,
        Err(other) => Err(other.into()),
    }
}

async fn part(
    me: SignedIn,
    State(app): State<App>,
    Path(guest): Path<Code>,
) -> Result<Response, Failure> {
    let known = me.known.clone();
    let (talk, stays) =
        work::write(&app, move |tx, at| joining::part(tx, at, &known, guest)).await?;
    // Whoever left reads it no longer.
    Ok(see(&if stays { format!("/talks/{talk}#end") } else { "/cases".to_owned() }))
}

async fn call(
    me: SignedIn,
    State(app): State<App>,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let known = me.known.clone();
    work::write(&app, move |tx, at| caring::call_in(tx, at, &known, talk)).await?;
    Ok(see(&format!("/talks/{talk}#end")))
}

/// Somebody on duty who joined, as those in the talk read of it.
pub(crate) struct Joined {
    /// That they came, and why.
    pub(super) came: String,
    /// That they left; `None` while they are there.
    pub(super) gone: Option<String>,
    /// What names the visit, where the reader may end it.
    pub(super) ends: Option<Code>,
}

impl Joined {
    /// What is said of `seen` to whoever sits in the talk; `mine` where that is they.
    pub(super) fn new(w: &Shell, seen: &joining::Seen, mine: bool) -> Self {
        let name =
            seen.face.as_ref().map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone());
        let said = |key: &str, at| {
            let time = w.moment_in(at, "UTC");
            w.say_with(key, &[("name", name.as_str().into()), ("time", time.into())])
        };
        Self {
            came: said("guest-came", seen.guest.since),
            gone: seen.guest.left.map(|(at, _)| said("guest-gone", at)),
            ends: (seen.may_be_sent || mine && seen.guest.is_there()).then_some(seen.guest.code),
        }
    }
}

/// Everybody who joined, for the reader of the talk.
pub(super) fn joined(
    w: &Shell,
    seen: &[joining::Seen],
    seat: &kith_app::talk::seat::Seat,
) -> Vec<Joined> {
    let mine = |one: &joining::Seen| seat.guest.is_some() && one.guest.face == seat.face;
    seen.iter().map(|one| Joined::new(w, one, mine(one))).collect()
}
