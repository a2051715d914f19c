//! `/subjects`: somebody asked outside the house for a copy of what is theirs. Staff start it and see where it stands; what is
//! in it opens to its member alone, at `/me/export`.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    people::archiving::{self, Asked, Page as Seen},
};
use kith_core::{
    Code, Timestamp,
    people::archive::{DAYS, NO_END, NO_WAY, Place, Way},
};
use serde::Deserialize;

use super::choices::{Choice, choices};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Done, Query},
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// What can have been done on the page of somebody, and the line that says so.
const DONE: [(&str, &str); 2] =
    [("started", "subject-done-started"), ("ended", "subject-done-ended")];

/// How staff may end one.
const ENDS: [Place; 2] = [Place::Withdrawn, Place::Left];

/// Who waits for one, and where staff say whose it is.
#[derive(Template)]
#[template(path = "people/subjects.html")]
pub(crate) struct Subjects {
    w: Shell,
    name: String,
    rows: Vec<Row>,
    /// Where the next page begins; `None` where this is the last.
    more: Option<String>,
}

/// One that waits.
struct Row {
    face: Code,
    name: String,
    until: Markup,
}

/// The one of somebody.
#[derive(Template)]
#[template(path = "people/subject.html")]
pub(crate) struct Subject {
    w: Shell,
    face: Code,
    name: String,
    doorway: Code,
    /// Where the last one stands, line for line; empty where there never was one.
    lines: Vec<Markup>,
    /// Whether it waits for its member.
    waits: bool,
    ways: Vec<Choice>,
    ends: Vec<Choice>,
    day: String,
    /// The last day that can be chosen.
    today: String,
}

/// Where a page begins.
#[derive(Default, Deserialize)]
struct Where {
    #[serde(default)]
    after: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Office;
    Doors::new()
        .get("/subjects", may, list)
        .post("/subjects", may, find)
        .get("/subjects/{id}/export", may, show)
        .post("/subjects/{id}/export", may, start)
        .post("/subjects/{id}/endings", may, end)
}

async fn list(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    Ok(draw(&subjects(&app, &me, me.shell("subjects-title"), (String::new(), &at.after)).await?))
}

async fn subjects(
    app: &App,
    me: &SignedIn,
    w: Shell,
    (name, after): (String, &str),
) -> Result<Subjects, Error> {
    let (who, now, after) = (me.known.clone(), app.now(), spot(after));
    let found = work::read(app, move |tx| archiving::list(tx, now, &who, after)).await?;
    let rows = found.waiting.into_iter().map(|(one, face, name)| {
        let key = if one.until <= now { "need-archive-late" } else { "need-archive-by" };
        Row { face, name, until: saying::timed(&w, key, &[], one.until) }
    });
    let more = found.more.map(|(at, code)| format!("/subjects?after={}.{code}", at.micros()));
    Ok(Subjects { name, rows: rows.collect(), more, w })
}

fn spot(text: &str) -> Option<(Timestamp, Code)> {
    let (at, code) = text.split_once('.')?;
    Some((Timestamp::from_micros(at.parse().ok()?)?, code.parse().ok()?))
}

/// A sign-in name stands in no address.
async fn find(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (who, name) = (me.known.clone(), fields.text("name"));
    match work::write(&app, move |tx, at| archiving::named(tx, at, &who, &name)).await {
        Ok(face) => Ok(see(&format!("/subjects/{face}/export"))),
        Err(Error::Refused(why)) => {
            let w = me.shell("subjects-title").but("name", why);
            Ok(draw(&subjects(&app, &me, w, (fields.text("name"), "")).await?))
        }
        Err(error) => Err(error.into()),
    }
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(face): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let w = done.on(me.shell("subject-title"), &DONE);
    Ok(draw(&subject(&app, &me, w, (face, &Fields::default())).await?))
}

async fn subject(
    app: &App,
    me: &SignedIn,
    w: Shell,
    (face, fields): (Code, &Fields),
) -> Result<Subject, Error> {
    let (who, now) = (me.known.clone(), app.now());
    let seen = work::read(app, move |tx| archiving::page(tx, now, &who, face)).await?;
    Ok(Subject::new(w, seen, (now, fields)))
}

async fn start(
    State(app): State<App>,
    me: SignedIn,
    Path(face): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let started = started(&app, &me, face, &fields).await;
    answer(&app, &me, (face, &fields), started).await
}

async fn started(
    app: &App,
    me: &SignedIn,
    face: Code,
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let way = Way::of(fields.word("way")).ok_or(("way", NO_WAY.into()))?;
    let day = fields.day("day").ok_or(("day", DAYS.into()))?;
    let (who, post) = (me.known.clone(), fields.post(me));
    let start = work::once(app, post, move |tx, at| {
        archiving::start(tx, at, &who, (face, Asked { way, day }))?;
        Ok(format!("/subjects/{face}/export?done=started"))
    });
    start.await.map_err(|why| ("day", why))
}

async fn end(
    State(app): State<App>,
    me: SignedIn,
    Path(face): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let how = Place::of(fields.word("how")).ok_or(NO_END);
    let (who, post) = (me.known.clone(), fields.post(&me));
    let ended = match how {
        Ok(how) => {
            let end = work::once(&app, post, move |tx, at| {
                archiving::end(tx, at, &who, (face, how))?;
                Ok(format!("/subjects/{face}/export?done=ended"))
            });
            end.await
        }
        Err(why) => Err(why.into()),
    };
    answer(&app, &me, (face, &fields), ended.map_err(|why| ("how", why))).await
}

async fn answer(
    app: &App,
    me: &SignedIn,
    (face, fields): (Code, &Fields),
    done: Result<String, (&'static str, Error)>,
) -> Result<Response, Failure> {
    match done {
        Ok(to) => Ok(see(&to)),
        Err((field, Error::Refused(why))) => {
            let w = me.shell("subject-title").but(field, why);
            Ok(draw(&subject(app, me, w, (face, fields)).await?))
        }
        Err((_, error)) => Err(error.into()),
    }
}

impl Subject {
    fn new(w: Shell, seen: Seen, (now, fields): (Timestamp, &Fields)) -> Self {
        let chosen = |name: &'static str| move |word: &str| fields.chose(name, word);
        let ways = choices(&w, "archive-way-", Way::ALL.iter().map(|it| it.word()), chosen("way"));
        let ends = choices(&w, "archive-end-", ENDS.iter().map(|it| it.word()), chosen("how"));
        let today = seen.today.clone();
        let typed = fields.text("day");
        Self {
            face: seen.face.code,
            doorway: seen.face.doorway,
            lines: lines(&w, &seen, now),
            waits: seen.archive.as_ref().is_some_and(|it| it.over.is_none()),
            name: seen.face.pseudonym,
            day: if typed.is_empty() { today.clone() } else { typed },
            today,
            ways,
            ends,
            w,
        }
    }
}

/// Where it stands: how it was asked for, when it lay ready, by when it is to be open, and what became of it.
fn lines(w: &Shell, seen: &Seen, now: Timestamp) -> Vec<Markup> {
    let Some(archive) = &seen.archive else { return Vec::new() };
    let way = w.say(&format!("archive-way-{}", archive.way.word()));
    let mut lines = vec![
        saying::timed(w, "subject-asked", &[("way", way.into())], archive.asked),
        match &seen.by {
            Some(name) => saying::timed(
                w,
                "subject-ready-by",
                &[("name", name.as_str().into())],
                archive.since,
            ),
            None => saying::timed(w, "subject-ready", &[], archive.since),
        },
    ];
    lines.push(match (archive.place, archive.over) {
        (Place::Opened, Some(at)) => saying::timed(w, "subject-opened", &[], at),
        (Place::Withdrawn, Some(at)) => saying::timed(w, "subject-withdrawn", &[], at),
        (Place::Left, Some(at)) => saying::timed(w, "subject-left", &[], at),
        _ if archive.until <= now => saying::timed(w, "need-archive-late", &[], archive.until),
        _ => saying::timed(w, "need-archive-by", &[], archive.until),
    });
    lines
}

impl Page for Subjects {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_app::people::archiving::NOBODY;
        let (face, at) = (samples::face().code, crate::support::samples::at());
        let page = |w: Shell, n: usize| {
            let until = saying::timed(&w, "need-archive-by", &[], at);
            let row = |_| Row { face, name: "W".repeat(60), until: Markup(until.0.clone()) };
            let more = (n > 1).then(|| "/subjects?after=1.2".to_owned());
            Self { name: "amber-river-lamp".to_owned(), rows: (0..n).map(row).collect(), more, w }
        };
        let w = || shell("subjects-title");
        vec![page(w(), 0), page(w(), 20), page(w().but("name", NOBODY), 1)]
    }
}

impl Page for Subject {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{Refusal, people::archive::OVER};
        let now = crate::support::samples::at();
        let page = |w: Shell, archive| {
            let (by, today) = (Some("W".repeat(60)), "2027-05-03".to_owned());
            let seen = Seen { face: samples::face(), archive, by, today };
            Self::new(w, seen, (now, &Fields::default()))
        };
        let w = || shell("subject-title");
        let mut all = vec![page(w(), None)];
        for place in Place::ALL.iter().copied() {
            all.push(page(w(), Some(samples::archive(place, now))));
        }
        let open = || Some(samples::archive(Place::Ready, now));
        all.extend(DONE.iter().map(|(_, key)| page(w().after(key), open())));
        let refused: [(&'static str, Refusal); 4] =
            [("way", NO_WAY), ("day", DAYS), ("how", NO_END), ("how", OVER)];
        all.extend(refused.map(|(field, why)| page(w().but(field, why), None)));
        all
    }
}

#[cfg(test)]
pub(super) mod samples {
    use kith_core::{
        Code, DAY, MemberId, Timestamp,
        people::{
            archive::{Archive, Place, Way},
            face::{Face, Side},
        },
    };

    pub(crate) fn face() -> Face {
        let id = uuid::Uuid::from_u128(u128::MAX / 3);
        let (code, doorway, owner) = (Code(id), Code(id), MemberId(id));
        Face { id: id.into(), code, owner, side: Side::Member, pseudonym: "W".repeat(60), doorway }
    }

    pub(crate) fn archive(place: Place, at: Timestamp) -> Archive {
        let face = face();
        Archive {
            id: uuid::Uuid::nil(),
            code: face.code,
            member: face.owner,
            by: Some(face.owner),
            way: Way::Letter,
            asked: at,
            since: at,
            until: at + DAY,
            next: None,
            place,
            over: (place != Place::Ready).then_some(at),
        }
    }
}
