//! Debriefs on the helper's own desk, and how they end. A coordinator has them on the list of what waits.

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
    Ok(drawn(w, &found, app.now()))
}

/// The section of `found`, to the helper themselves.
pub(crate) fn drawn(w: &Shell, found: &[Listed], now: Timestamp) -> Markup {
    let rows = found.iter().map(|one| Row {
        code: one.debrief.code,
        said: said(w, one),
        late: one.debrief.is_late(now),
    });
    let section = Section { w, rows: rows.collect() };
    // A template over finished values cannot fail; an empty section would be seen at once.
    Markup(section.render().unwrap_or_default())
}

fn said(w: &Shell, one: &Listed) -> String {
    let with = one.with.as_ref().map(|face| face.pseudonym.clone());
    let with = with.unwrap_or_else(|| w.say("debrief-desk"));
    let time = w.moment_in(one.debrief.due, "UTC");
    w.say_with("debrief-mine-line", &[("with", with.into()), ("time", time.into())])
}
