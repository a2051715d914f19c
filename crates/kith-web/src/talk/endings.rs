//! `/talks/{code}/goodbye` asks the closing question; `/talks/{code}/endings` says goodbye, with a last
//! line to the other, if one likes.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error, journey,
    talk::{
        parting::{self, Goodbye as Said},
        peers,
        posting::{self, Draft},
        reading,
        seat::Seat,
    },
};
use kith_core::{Code, Refusal, people::face::Side, support::state::Outcome, talk::message};

use super::{
    seats::{Standing, faces},
    show,
};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    support::changes::HOW,
    visitor::SignedIn,
    work,
};

/// The page that asks.
#[derive(Template)]
#[template(path = "talk/goodbye.html")]
pub(crate) struct Goodbye {
    w: Shell,
    standing: Standing,
    /// The answer that was chosen.
    how: String,
    /// The last line, as it was typed.
    line: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/talks/{talk}/goodbye", May::Member, ask).post(
        "/talks/{talk}/endings",
        May::Member,
        create,
    )
}

async fn ask(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, talk, &Fields::default(), None).await?))
}

async fn page(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
    why: Option<Refusal>,
) -> Result<Goodbye, Failure> {
    let ours = faces(me);
    let (seat, other) = work::read(app, move |tx| reading::seat(tx, &ours, talk)).await?;
    let mut w = me.shell("goodbye-title");
    let standing = Standing::new(&w, &seat, other.as_ref());
    let standing = standing.brought(show::brought(app, &seat).await?);
    if let Some(why) = why {
        w = w.but(if is_of_line(why) { "line" } else { "how" }, why);
    }
    Ok(Goodbye { w, standing, how: fields.word("how").to_owned(), line: fields.text("line") })
}

async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match part(&app, &me, talk, &fields).await {
        Err(Error::Refused(why)) => Ok(draw(&page(&app, &me, talk, &fields, Some(why)).await?)),
        parted => Ok(see(&parted?)),
    }
}

/// Says goodbye; the path where what follows can be seen.
async fn part(app: &App, me: &SignedIn, talk: Code, fields: &Fields) -> Result<String, Error> {
    let (ours, said) = (faces(me), said(fields).ok_or(HOW)?);
    let line = last_line(app, me, talk, fields).await?;
    work::once(app, fields.post(me), move |tx, at| {
        line.iter().try_for_each(|line| posting::post(tx, at, line))?;
        let seat = parting::goodbye(tx, at, &ours, talk, said)?;
        if journey::is_of(tx, &seat.talk)? {
            return Ok(format!("/journeys/{talk}/end"));
        }
        if peers::are(tx, &seat.talk)? {
            return Ok(format!("/talks/{talk}#end"));
        }
        Ok(after(&seat))
    })
    .await
}

/// The last line, sealed; `None` where there is none.
async fn last_line(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
) -> Result<Option<Draft>, Error> {
    let (sealer, ours, line) = (app.clone(), faces(me), fields.private("line"));
    if line.reveal().is_empty() {
        return Ok(None);
    }
    work::aside(move || posting::draft(&sealer, &ours, talk, &line)).await.map(Some)
}

/// Whether `why` is about the last line, and not about the goodbye.
fn is_of_line(why: Refusal) -> bool {
    let own = [message::TOO_LONG, message::PAUSED, message::TOO_FAST];
    own.contains(&why) || why.0.starts_with("message-first-")
}

/// What was chosen; `None` where nothing was.
fn said(fields: &Fields) -> Option<Said> {
    match fields.word("how") {
        "helper" => Some(Said::Helper),
        "another" => Some(Said::Another),
        word => Outcome::of(word).map(Said::Member),
    }
}

/// Where each side sees what follows.
fn after(seat: &Seat) -> String {
    match seat.side {
        Side::Member => format!("/talks/{}#end", seat.talk.code),
        Side::Helper => "/duty".to_owned(),
    }
}

impl Page for Goodbye {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::talk::State;
        let page = |side, w| {
            let standing = super::show::samples::standing(side, State::Open);
            Self { w, standing, how: "partly".to_owned(), line: "Take care.".to_owned() }
        };
        let title = || shell("goodbye-title");
        let bad = title().but("line", message::TOO_LONG);
        let brought = page(Side::Member, title());
        let standing = brought.standing.brought(Some(crate::support::samples::at()));
        vec![
            page(Side::Member, title().but("how", HOW)),
            page(Side::Helper, bad),
            Self { standing, ..brought },
        ]
    }
}
