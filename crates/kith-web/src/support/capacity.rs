//! `/capacity`: how many talks a helper takes on at a time, and until when they are away.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    programme::checking,
    support::{covering, reading::queue},
};
use kith_core::{
    Refusal, Timestamp,
    people::grant::Role,
    support::limits::{LEAVE, MOST_PLACES, PLACES},
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::Helper,
    words::Markup,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "support/capacity.html")]
pub(crate) struct Places {
    w: Shell,
    /// How many places, as it was typed or as it is.
    number: String,
    /// The most that can be chosen.
    most: u32,
    /// How many talks they are in.
    talks: i64,
    /// Until when they are on leave; `None` while here.
    away: Option<Timestamp>,
    /// The day of their return, as it was typed.
    day: String,
    /// Whether something that was looked at about them as a mentor has run out.
    lapsed: bool,
    /// Whether they may invite people as a mentor.
    mentors: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/capacity", May::Helper, show).post("/capacity", May::Helper, save)
}

async fn show(State(app): State<App>, me: Helper) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, &Fields::default(), None).await?))
}

async fn page(
    app: &App,
    me: &Helper,
    fields: &Fields,
    why: Option<(&'static str, Refusal)>,
) -> Result<Places, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let (desk, lapsed) = work::read(app, move |tx| {
        Ok((queue::desk(tx, now, &who)?, checking::lapsed(tx, now, who.member)?))
    })
    .await?;
    let mut w = me.shell("capacity-title");
    if let Some((field, why)) = why {
        w = w.but(field, why);
    }
    let typed = fields.first("places").map(str::to_owned);
    Ok(Places {
        w,
        most: MOST_PLACES,
        number: typed.unwrap_or_else(|| desk.capacity.places.to_string()),
        talks: i64::from(desk.load.talks),
        away: desk.capacity.leave_until.filter(|until| now < *until),
        day: fields.text("day"),
        lapsed,
        mentors: me.holds(Role::Mentor),
    })
}

async fn save(State(app): State<App>, me: Helper, fields: Fields) -> Result<Response, Failure> {
    let who = me.known.clone();
    let done = match fields.word("to") {
        "places" => match fields.word("places").parse() {
            Ok(places) => {
                work::write(&app, move |tx, at| covering::set_places(tx, at, &who, places)).await
            }
            Err(_) => Err(PLACES.into()),
        },
        "leave" => match fields.day("day") {
            Some(until) => {
                work::write(&app, move |tx, at| covering::leave(tx, at, &who, until)).await
            }
            None => Err(LEAVE.into()),
        },
        _ => Err(Error::NotFound),
    };
    match done {
        Err(Error::Refused(why)) => {
            let field = if fields.word("to") == "leave" { "day" } else { "places" };
            Ok(draw(&page(&app, &me, &fields, Some((field, why))).await?))
        }
        done => done.map(|()| see("/duty?after=saved")).map_err(Failure::from),
    }
}

impl Places {
    fn away(&self, until: &Timestamp) -> Markup {
        super::saying::timed(&self.w, "duty-rests-leave", &[], *until)
    }
}

impl Page for Places {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |w, away: Option<Timestamp>| {
            let (number, talks, day) = ("3".to_owned(), 2, "2026-12-24".to_owned());
            let lapsed = away.is_some();
            Self { w, number, most: MOST_PLACES, talks, away, day, lapsed, mentors: lapsed }
        };
        let title = || shell("capacity-title");
        vec![
            page(title(), None),
            page(title(), Some(super::samples::at())),
            page(title().but("places", PLACES).but("day", LEAVE), None),
        ]
    }
}
