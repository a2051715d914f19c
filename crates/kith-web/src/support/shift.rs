//! `/rota/{shift}`: one shift: who is there, taking a place, giving it back, asking somebody to take it; and for coordinators
//! how many are wanted, and calling it off.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    support::rota::{
        placing, planning,
        reading::{self, Seen},
        swapping,
    },
};
use kith_core::{
    Code, FaceId, Timestamp,
    people::{grant::Role, notice::About},
};

use super::{requests, rota};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 7] = [
    ("taken", "shift-done-taken"),
    ("back", "shift-done-back"),
    ("asked", "shift-done-asked"),
    ("kept", "shift-done-kept"),
    ("over", "shift-done-over"),
    ("declined", "shift-done-declined"),
    ("wanted", "shift-done-wanted"),
];

/// The page.
#[derive(Template)]
#[template(path = "support/shift.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    when: Markup,
    tongue: String,
    places: String,
    /// Who is there: name, and the key of what is said of them, empty where nothing is.
    people: Vec<(String, &'static str)>,
    /// Who asks the reader to take their place: what names them, their name, and whether they ask nobody else.
    asking: Vec<(Code, String, bool)>,
    /// What the reader can do.
    can: Can,
    /// Whether they say how many are wanted, and call off.
    plans: bool,
    /// Whom they asked to take their place: nobody; whoever can, where the name is empty; that person.
    asked: Option<String>,
    colleagues: Vec<(Code, String)>,
    /// How many people are wanted, as it was typed or as it is.
    wanted: String,
}

/// What the reader can do with a shift.
#[derive(Clone, Copy)]
struct Can {
    take: bool,
    give_back: bool,
    /// Go on duty for it now.
    begin: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/rota/{shift}", May::Duty, show)
        .post("/rota/{shift}/places", May::Helper, place)
        .post("/rota/{shift}/swaps", May::Helper, swap)
        .post("/rota/{shift}/changes", May::Hold(Role::Coordinator), change)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    requests::seen(&app, &me.known, (About::Shift, code)).await?;
    let w = done.on(me.shell("shift-title"), &DONE);
    Ok(draw(&page(&app, &me, w, code).await?))
}

async fn page(app: &App, me: &SignedIn, w: Shell, code: Code) -> Result<Show, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let seen = work::read(app, move |tx| reading::shift(tx, now, &who, code)).await?;
    let helper = me.known.helper.as_ref().map(|face| face.id);
    let roles = (me.known.is(Role::Supporter), me.known.is(Role::Coordinator));
    Ok(Show::new(w, seen, (helper, roles), now))
}

async fn place(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, to) = (me.known.clone(), fields.word("to").to_owned());
    let done = work::once(&app, fields.post(&me), move |tx, at| match to.as_str() {
        "take" => placing::take(tx, at, &who, code).map(|()| path(code, "taken")),
        "back" => placing::give_back(tx, at, &who, code).map(|()| path(code, "back")),
        _ => Err(Error::NotFound),
    })
    .await;
    answer(&app, &me, code, ("place", done)).await
}

async fn swap(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, to) = (me.known.clone(), fields.word("to").to_owned());
    let whom = match fields.word("whom") {
        "" => None,
        _ => Some(fields.code("whom")?),
    };
    let done = work::once(&app, fields.post(&me), move |tx, at| match (to.as_str(), whom) {
        ("ask", whom) => swapping::ask(tx, at, &who, code, whom).map(|()| path(code, "asked")),
        ("keep", _) => swapping::keep(tx, at, &who, code).map(|()| path(code, "kept")),
        ("yes", Some(from)) => {
            swapping::take_over(tx, at, &who, (code, from)).map(|()| path(code, "over"))
        }
        ("no", Some(from)) => {
            swapping::decline(tx, at, &who, (code, from)).map(|()| path(code, "declined"))
        }
        _ => Err(Error::NotFound),
    })
    .await;
    answer(&app, &me, code, ("swap", done)).await
}

async fn change(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (who, to) = (me.known.clone(), fields.word("to").to_owned());
    let wanted = fields.word("wanted").parse().unwrap_or_default();
    let done = work::once(&app, fields.post(&me), move |tx, at| match to.as_str() {
        "want" => planning::want(tx, at, &who, (code, wanted)).map(|()| path(code, "wanted")),
        "off" => planning::call_off(tx, at, &who, code).map(|()| "/rota?done=off".to_owned()),
        _ => Err(Error::NotFound),
    })
    .await;
    match done {
        Err(Error::Refused(why)) => {
            let w = me.shell("shift-title").but("wanted", why);
            let shown = page(&app, &me, w, code).await?;
            Ok(draw(&Show { wanted: fields.text("wanted"), ..shown }))
        }
        done => Ok(see(&done?)),
    }
}

/// Goes on to where it can be seen; or the shift again, with why it was not done.
async fn answer(
    app: &App,
    me: &SignedIn,
    code: Code,
    (field, done): (&'static str, Result<String, Error>),
) -> Result<Response, Failure> {
    match done {
        Err(Error::Refused(why)) => {
            let w = me.shell("shift-title").but(field, why);
            Ok(draw(&page(app, me, w, code).await?))
        }
        done => Ok(see(&done?)),
    }
}

fn path(code: Code, done: &str) -> String {
    format!("/rota/{code}?done={done}")
}

impl Show {
    fn new(
        w: Shell,
        seen: Seen,
        (helper, (supports, plans)): (Option<FaceId>, (bool, bool)),
        now: Timestamp,
    ) -> Self {
        let (shift, zone) = (&seen.kept.shift, seen.zone.name());
        let held = u32::try_from(seen.held.len()).unwrap_or(u32::MAX);
        let (ahead, mine) = (now < shift.hours.since, seen.mine.is_some());
        let said = |came: bool| match (ahead, came) {
            (true, _) => "",
            (false, true) => "shift-came",
            (false, false) => "shift-not-seen",
        };
        let asks = |one: &kith_app::support::rota::reading::Held| {
            let (_, whom) = one.place.asks?;
            let theirs = whom.is_none() || whom == helper;
            (ahead && supports && !mine && theirs && !one.parted)
                .then(|| (one.code, one.name.clone(), whom.is_some()))
        };
        Self {
            code: seen.kept.code,
            when: rota::when(&w, shift.hours, zone),
            tongue: rota::tongue(&w, shift),
            places: rota::places(&w, shift, held),
            people: seen.held.iter().map(|one| (one.name.clone(), said(one.came))).collect(),
            asking: seen.held.iter().filter_map(asks).collect(),
            can: Can {
                take: ahead && supports && !mine && held < shift.wanted,
                give_back: ahead && mine,
                begin: mine && shift.hours.may_begin(now),
            },
            plans: ahead && plans,
            asked: seen.mine.and_then(|place| place.asks).map(|_| seen.asked.unwrap_or_default()),
            colleagues: seen.colleagues,
            wanted: shift.wanted.to_string(),
            w,
        }
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            HOUR, Refusal,
            support::rota::{BEGUN, ENOUGH, FULL, WANTED},
        };
        use samples::{held, kept};
        let now = kith_testkit::now();
        let page = |w: Shell, later: i64, mine: bool, (asks, asked): (bool, Option<&str>)| {
            let place = held(asks).place;
            let seen = Seen {
                kept: kept(mine),
                held: vec![held(asks), held(false)],
                mine: mine.then_some(place),
                colleagues: vec![(kept(true).code, "Sparrow".to_owned()); 3],
                asked: asked.map(str::to_owned),
                zone: kith_core::programme::zone::Zone::UTC,
            };
            let helper = Some(FaceId(uuid::Uuid::from_u128(9)));
            Self::new(w, seen, (helper, (true, !mine)), now + HOUR.times(later))
        };
        let w = || shell("shift-title");
        let done = DONE.map(|(_, key)| page(w().after(key), 0, true, (false, None)));
        let whys =
            [("place", FULL), ("place", ENOUGH), ("swap", swapping::GONE), ("wanted", WANTED)];
        let whys: [(&'static str, Refusal); 4] = whys;
        let refused = whys.map(|(field, why)| page(w().but(field, why), 0, false, (false, None)));
        let rest = [
            page(w(), 0, false, (true, None)),
            page(w(), 0, true, (true, None)),
            page(w(), 0, true, (true, Some("Sparrow"))),
            page(w(), 31, true, (false, None)),
            page(w().but("place", BEGUN), 31, false, (false, None)),
        ];
        done.into_iter().chain(refused).chain(rest).collect()
    }
}

/// What the samples of the rota are made of.
#[cfg(test)]
pub(super) mod samples {
    use kith_app::support::rota::reading::{Held, Kept, Place};
    use kith_core::{
        Code, FaceId, HOUR,
        support::rota::{Hours, Shift},
    };
    use uuid::Uuid;

    /// A shift of two people, tomorrow.
    pub(in crate::support) fn kept(german: bool) -> Kept {
        let since = kith_testkit::now() + HOUR.times(30);
        let tongue = german.then(|| "de".to_owned());
        let hours = Hours { since, until: since + HOUR.times(2) };
        let (id, wanted) = (Uuid::from_u128(7), 3);
        Kept { id, code: Code(id), shift: Shift { hours, tongue, wanted } }
    }

    /// A place in it.
    pub(in crate::support) fn held(asks: bool) -> Held {
        let (taken, helper) = (kith_testkit::now(), FaceId(Uuid::from_u128(8)));
        let place = Place { helper, taken, asks: asks.then_some((taken, None)) };
        Held { place, code: Code(helper.0), name: "Linden".to_owned(), came: asks, parted: false }
    }
}
