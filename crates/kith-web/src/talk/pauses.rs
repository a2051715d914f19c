//! `/talks/{code}/pauses`: a talk rests until a chosen day; `/talks/{code}/resumptions`: it goes on.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    talk::{pausing, reading},
};
use kith_core::{Code, DAY, Refusal, Timestamp};

use super::{
    seats::{Standing, faces},
    show,
};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

/// No day was chosen.
const WHICH_DAY: Refusal = Refusal("talk-pause-which-day");

/// For how many days a talk may rest at most.
const MOST: i64 = 14;

/// The page that asks until when.
#[derive(Template)]
#[template(path = "talk/pause.html")]
pub(crate) struct Pause {
    w: Shell,
    standing: Standing,
    days: Vec<(i64, String)>,
    chosen: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/talks/{talk}/pauses", May::Member, ask)
        .post("/talks/{talk}/pauses", May::Member, create)
        .post("/talks/{talk}/resumptions", May::Member, resume)
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
) -> Result<Pause, Failure> {
    let ours = faces(me);
    let (seat, other) = work::read(app, move |tx| reading::seat(tx, &ours, talk)).await?;
    if show::brought(app, &seat).await?.is_some() {
        return Err(Error::NotFound.into());
    }
    let mut w = me.shell("pause-title");
    let standing = Standing::new(&w, &seat, other.as_ref());
    if let Some(why) = why {
        w = w.but("days", why);
    }
    let now = app.now();
    let days = [1, 2, 3, 5, 7, 10, MOST];
    let days = days.map(|n| (n, w.day_in(now + DAY.times(n), "UTC"))).to_vec();
    Ok(Pause { w, standing, days, chosen: fields.word("days").to_owned() })
}

async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match pause(&app, &me, talk, &fields).await {
        Err(Error::Refused(why)) => Ok(draw(&page(&app, &me, talk, &fields, Some(why)).await?)),
        paused => Ok(see(&paused?)),
    }
}

/// Pauses the talk; the path where that can be seen.
async fn pause(app: &App, me: &SignedIn, talk: Code, fields: &Fields) -> Result<String, Error> {
    let (ours, until) = (faces(me), until(app.now(), fields)?);
    work::once(app, fields.post(me), move |tx, at| {
        pausing::pause(tx, at, &ours, talk, until)?;
        Ok(format!("/talks/{talk}#end"))
    })
    .await
}

fn until(now: Timestamp, fields: &Fields) -> Result<Timestamp, Refusal> {
    let days: i64 = fields.word("days").parse().map_err(|_| WHICH_DAY)?;
    (1..=MOST).contains(&days).then(|| now + DAY.times(days)).ok_or(WHICH_DAY)
}

async fn resume(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let ours = faces(&me);
    let resumed = work::once(&app, fields.post(&me), move |tx, at| {
        pausing::resume(tx, at, &ours, talk)?;
        Ok(format!("/talks/{talk}#end"))
    });
    Ok(see(&resumed.await?))
}

impl Page for Pause {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{people::face::Side, talk::State};
        let page = |w| Self {
            w,
            standing: super::show::samples::standing(Side::Member, State::Open),
            days: vec![(1, "Monday".to_owned()), (14, "Sunday".to_owned())],
            chosen: "1".to_owned(),
        };
        vec![page(shell("pause-title")), page(shell("pause-title").but("days", WHICH_DAY))]
    }
}
