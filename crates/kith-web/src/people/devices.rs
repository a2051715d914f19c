//! `/me/devices`: where one is signed in, and how to end that.

use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error,
    people::{ending, locking, retrieving},
};
use kith_core::{
    Code, DAY, HOUR, MINUTE, Timestamp,
    people::{
        retrieval::{Place, Retrieval},
        session::Session,
        taste::Lock,
    },
};

use super::choices::{Choice, DONE, choices};
use crate::{
    door::cookie,
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::{Markup, Words},
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "people/devices.html")]
pub(crate) struct Devices {
    w: Shell,
    /// Who is coming into the account by waiting.
    asked: Option<Asked>,
    lines: Vec<Line>,
    /// When a sign-in is locked.
    locks: Vec<Choice>,
}

/// Somebody asked to get in.
struct Asked {
    code: Code,
    since: Timestamp,
    /// When the next step is.
    due: Timestamp,
    /// Whether the time is over.
    open: bool,
}

/// One sign-in.
struct Line {
    code: Code,
    name: String,
    since: Markup,
    seen: String,
    /// After how many minutes unused it ends, where others use the device too.
    shared: Option<i64>,
    here: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/me/devices", May::Member, show).post("/me/devices", May::Member, end).post(
        "/me/devices/locks",
        May::Member,
        lock,
    )
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let (member, here, now) = (me.known.member, me.known.session, app.now());
    let (all, asked) = work::read(&app, move |tx| {
        Ok::<_, Error>((ending::list(tx, now, member)?, retrieving::standing(tx, member)?))
    })
    .await?;
    let lines = all.iter().map(|session| Line::new(&me.words, session, session.id == here, now));
    let asked = asked.as_ref().map(Asked::new);
    Ok(draw(&Devices {
        asked,
        lines: lines.collect(),
        locks: locks(&me.words, me.known.tastes.lock),
        w: done.on(me.shell("devices-title"), &DONE),
    }))
}

async fn end(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (member, session) = (me.known.member, me.known.session);
    if fields.word("end") == "others" {
        work::write(&app, move |tx, _| ending::end_others(tx, member, Some(session))).await?;
        return Ok(see("/me/devices?done=ended"));
    }
    let code = fields.code("end")?;
    let ended = work::write(&app, move |tx, _| ending::end_one(tx, member, code)).await?;
    if ended == session {
        return Ok((cookie::take_back(), see("/")).into_response());
    }
    Ok(see("/me/devices?done=ended"))
}

async fn lock(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (member, session) = (me.known.member, me.known.session);
    let chosen = Lock::of(fields.word("lock")).unwrap_or(me.known.tastes.lock);
    work::write(&app, move |tx, at| locking::choose(tx, at, member, session, chosen)).await?;
    Ok(see("/me/devices?done=saved"))
}

fn locks(words: &Words, chosen: Lock) -> Vec<Choice> {
    let all = Lock::ALL.iter().map(|one| one.word());
    choices(words, "devices-lock-", all, |value| value == chosen.word())
}

impl Asked {
    fn new(kept: &Retrieval) -> Self {
        let open = kept.place == Place::Open;
        Self { code: kept.code, since: kept.since, due: kept.due, open }
    }
}

impl Line {
    fn new(words: &Words, session: &Session, here: bool, now: Timestamp) -> Self {
        let device = session.device;
        let [browser, system] =
            [("browser", device.browser.word()), ("system", device.system.word())]
                .map(|(list, word)| words.say(&format!("device-{list}-{word}")));
        let name = words
            .say_with("device-name", &[("browser", browser.into()), ("system", system.into())]);
        let seen = words.say(coarse(session, now));
        let shared = device.shared.map(|idle| idle.0 / MINUTE.0);
        Self { code: session.code, name, since: words.time(session.since), seen, shared, here }
    }
}

/// When a sign-in was last used: no finer than one needs to recognise it.
fn coarse(session: &Session, now: Timestamp) -> &'static str {
    match now.since(session.seen) {
        age if age < HOUR => "devices-seen-hour",
        age if age < DAY => "devices-seen-day",
        age if age < DAY.times(7) => "devices-seen-week",
        _ => "devices-seen-earlier",
    }
}

impl Page for Devices {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::people::device::{Device, SHARED};
        let w = shell("devices-title");
        let now = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        let code = Code(uuid::Uuid::from_u128(7));
        let mut lines = Vec::new();
        for (n, age) in (0_u128..).zip([HOUR, DAY, DAY.times(7), kith_core::Span(0)]) {
            for name in
                ["Edg Windows", "FxiOS iPhone", "Chrom Android", "Safari Mac", "Linux", "Firefox"]
            {
                let session = Session {
                    id: kith_core::SessionId(uuid::Uuid::from_u128(n)),
                    code,
                    member: kith_core::MemberId(uuid::Uuid::from_u128(1)),
                    since: now,
                    seen: now + -age,
                    device: Device { shared: (n == 1).then_some(SHARED), ..Device::named(name) },
                };
                lines.push(Line::new(&w, &session, n == 0, now));
            }
        }
        let one = lines.pop().into_iter().collect();
        let asked = |open| Some(Asked { code, since: now, due: now + DAY, open });
        vec![
            Self { locks: locks(&w, Lock::Fifteen), w, asked: asked(false), lines },
            Self { w: shell("devices-title"), asked: asked(true), lines: vec![], locks: vec![] },
            Self { w: shell("devices-title"), asked: None, lines: one, locks: vec![] },
        ]
    }
}
