//! Debriefs on the helper's own desk and on the coordinator's, and how they end.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    people::recognising::Known,
    safety::debriefing::{self, Listed},
    support::covering,
};
use kith_core::{Code, DAY, Timestamp, safety::debrief::End};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, see},
    shell::Shell,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The section.
#[derive(Template)]
#[template(path = "safety/_debriefs.html")]
struct Section<'a> {
    w: &'a Shell,
    /// The key of its title.
    title: &'static str,
    /// Whether they are the reader's own.
    mine: bool,
    rows: Vec<Row>,
}

/// One debrief.
struct Row {
    code: Code,
    said: String,
    late: bool,
}

/// Their door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/debriefs/{debrief}/endings", May::Member, end)
}

/// For how many days a helper steps off.
const REST: i64 = 7;

async fn end(
    me: SignedIn,
    State(app): State<App>,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (known, until) = (me.known.clone(), app.now() + DAY.times(REST));
    let rests = fields.word("how") == "rest";
    let how = if rests { Some(End::Declined) } else { End::of(fields.word("how")) };
    let how = how.ok_or(Error::NotFound)?;
    let mine = work::write(&app, move |tx, at| {
        let mine = debriefing::end(tx, at, &known, (code, how))?;
        if rests {
            covering::rest(tx, at, &known, until)?;
        }
        Ok(mine)
    })
    .await?;
    Ok(see(if mine { "/duty?after=saved" } else { "/cohort?done=asked" }))
}

/// The reader's own debriefs that are open; nothing where there are none.
pub(crate) async fn mine(app: &App, w: &Shell, me: &Known) -> Result<Markup, Error> {
    let known = me.clone();
    let found = work::read(app, move |tx| debriefing::mine(tx, &known)).await?;
    Ok(drawn(w, &found, (true, app.now())))
}

/// Everybody's debriefs that are open; nothing where there are none.
pub(crate) async fn all(app: &App, w: &Shell) -> Result<Markup, Error> {
    let found = work::read(app, debriefing::all).await?;
    Ok(drawn(w, &found, (false, app.now())))
}

/// The section of `found`, to the helper themselves where it is `mine`.
pub(crate) fn drawn(w: &Shell, found: &[Listed], (mine, now): (bool, Timestamp)) -> Markup {
    let title = if mine { "debrief-mine" } else { "debrief-all" };
    let rows = found.iter().map(|one| Row {
        code: one.debrief.code,
        said: said(w, one, mine),
        late: one.debrief.is_late(now),
    });
    let section = Section { w, title, mine, rows: rows.collect() };
    // A template over finished values cannot fail; an empty section would be seen at once.
    Markup(section.render().unwrap_or_default())
}

fn said(w: &Shell, one: &Listed, mine: bool) -> String {
    let name = |face: &Option<kith_core::people::face::Face>, none: &str| {
        face.as_ref().map_or_else(|| w.say(none), |face| face.pseudonym.clone())
    };
    let with = name(&one.with, "debrief-desk");
    let time = w.moment_in(one.debrief.due, "UTC");
    let key = if mine { "debrief-mine-line" } else { "debrief-all-line" };
    let helper = name(&one.helper, "talk-nobody");
    w.say_with(key, &[("with", with.into()), ("time", time.into()), ("helper", helper.into())])
}

/// One of each for the test that draws all pages.
#[cfg(test)]
pub(crate) fn sample(w: &Shell, mine: bool) -> Markup {
    let (id, now) = (uuid::Uuid::from_u128(9), super::examples::now());
    let debrief = kith_core::safety::debrief::Debrief {
        id,
        code: Code(id),
        helper: id.into(),
        talk: id.into(),
        with: None,
        since: now,
        due: now,
        ended: None,
    };
    drawn(w, &[Listed { debrief, helper: None, with: None }], (mine, now))
}
