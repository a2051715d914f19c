//! `/offers/{code}`: a request put to one helper, with its clock; `/offers/{code}/answers` takes the yes
//! or the pass.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    support::{
        answering,
        reading::offer::{self as reading, Stands},
    },
};
use kith_core::{
    Code, DAY, Refusal, Timestamp,
    people::{face::Face, notice::About},
    support::{kind::Kind, state::Route, urgency::Urgency},
};

use super::{requests, saying};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    visitor::Helper,
    work,
};

/// For how many days a helper rests who wants no new requests for now.
const REST: i64 = 7;

/// The page.
#[derive(Template)]
#[template(path = "support/offer.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    route: Route,
    kind: Kind,
    urgency: Urgency,
    risk: bool,
    /// Whether somebody hands it over.
    handed: bool,
    asked: Timestamp,
    open: Option<Open>,
    /// The talk, where they said yes.
    talk: Option<Code>,
}

/// An offer that stands.
struct Open {
    until: Timestamp,
    face: Face,
    topics: Vec<String>,
    reasons: Vec<String>,
    places: u32,
    /// What was asked; empty where its author left for good.
    words: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/offers/{offer}", May::Helper, show).post(
        "/offers/{offer}/answers",
        May::Helper,
        create,
    )
}

async fn show(
    State(app): State<App>,
    me: Helper,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let shown = page(&app, &me, code, None).await?;
    if shown.route == Route::Run {
        return Ok(see(&format!("/proposals/{code}")));
    }
    requests::seen(&app, &me.known, (About::Offer, code)).await?;
    Ok(draw(&shown))
}

async fn page(app: &App, me: &Helper, code: Code, why: Option<Refusal>) -> Result<Show, Failure> {
    let (who, now, hands) = (me.known.clone(), app.now(), app.clone());
    let found = work::read(app, move |tx| reading::page(tx, now, &who, code)).await?;
    let mut w = me.shell("offer-title");
    if let Some(why) = why {
        w = w.but("answer", why);
    }
    let (mut open, mut talk) = (None, None);
    match found.stands {
        Stands::Open(asked) => {
            let sealed = asked.words.clone();
            let words = work::aside(move || sealed.open(&hands)).await?;
            open = Some(Open::new(&w, *asked, words.as_ref().map_or("", |words| words.reveal())));
        }
        Stands::Accepted(code) => talk = Some(code),
        Stands::Over => {}
    }
    Ok(Show {
        code,
        route: found.route,
        kind: found.kind,
        urgency: found.urgency,
        risk: found.level.is_risk(),
        handed: found.handed,
        asked: found.asked,
        open,
        talk,
        w,
    })
}

async fn create(
    State(app): State<App>,
    me: Helper,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    let rest = fields.chose("rest", "yes").then(|| app.now() + DAY.times(REST));
    let answered = match fields.word("answer") {
        "yes" => {
            let yes = work::write(&app, move |tx, at| answering::accept(tx, at, &who, code, rest));
            yes.await.map(|talk| format!("/talks/{talk}"))
        }
        "pass" => {
            let pass = work::write(&app, move |tx, at| answering::pass(tx, at, &who, code, rest));
            pass.await.map(|()| "/duty?after=passed".to_owned())
        }
        _ => Err(Error::NotFound),
    };
    match answered {
        Err(Error::Refused(why)) => Ok(draw(&page(&app, &me, code, Some(why)).await?)),
        answered => answered.map(|path| see(&path)).map_err(Failure::from),
    }
}

impl Open {
    fn new(w: &Shell, asked: reading::Asked, words: &str) -> Self {
        Self {
            until: asked.until,
            topics: saying::topics(w, &asked.topics),
            reasons: saying::own_reasons(w, &asked.reasons),
            places: asked.places,
            words: words.to_owned(),
            face: asked.asker,
        }
    }
}

impl Show {
    fn kind_name(&self) -> String {
        saying::kind(&self.w, self.kind)
    }

    fn tint(&self) -> &'static str {
        saying::tint(self.kind)
    }

    /// How soon an answer is wanted.
    fn soon(&self) -> String {
        self.w.say(&format!("ask-urgency-{}", self.urgency.word().replace('_', "-")))
    }

    /// Until when it waits.
    fn until(&self, open: &Open) -> crate::words::Markup {
        saying::timed(&self.w, "offer-until", &[], open.until)
    }

    /// How it came to them.
    fn came(&self) -> String {
        self.w.say(&format!("offer-route-{}", self.route.word()))
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::support::{capacity::FULL, ranking::Reason};
        let at = Timestamp::from_micros(1_795_372_200_000_000).unwrap();
        let page = |w: Shell, route, open: bool| {
            let face = super::samples::face("Wren");
            let (code, places) = (face.code, u32::from(route == Route::Queue));
            let reasons = saying::own_reasons(&w, &[Reason::Topics(1), Reason::Free]);
            let (topics, words) = (vec!["Grief".to_owned()], "Hello".to_owned());
            let asked = Open { until: at, face, topics, reasons, places, words };
            let (kind, urgency) = (Kind::Mirror, Urgency::ThisWeek);
            let (risk, open) = (route == Route::Queue, open.then_some(asked));
            let handed = risk;
            Self { w, code, route, kind, urgency, risk, handed, asked: at, open, talk: None }
        };
        let title = || shell("offer-title");
        let code = super::samples::face("Wren").code;
        vec![
            page(title(), Route::Queue, true),
            page(title(), Route::Choice, true),
            page(title(), Route::Hand, true),
            page(title().but("answer", FULL), Route::Choice, true),
            page(title(), Route::Choice, false),
            Self { talk: Some(code), ..page(title(), Route::Choice, false) },
        ]
    }
}
