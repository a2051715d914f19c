//! `/requests/{code}/hands`: what a coordinator does by hand. Offer it to a person, put it back in line,
//! or name another place, with words to the member.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::listing::Service,
    support::{
        handing,
        reading::desk::{self, Open},
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    people::{face::Face, grant::Role},
    support::kind::Kind,
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/hands.html")]
pub(crate) struct Hands {
    w: Shell,
    code: Code,
    kind: Kind,
    name: String,
    door: Option<Code>,
    asked: Timestamp,
    until: Timestamp,
    /// The key of where it is.
    place: &'static str,
    /// Whether nobody holds it, so that it can be offered or put back.
    free: bool,
    risk: bool,
    topics: Vec<String>,
    people: Vec<(Face, Vec<String>)>,
    services: Vec<Service>,
    /// Its words; `None` while they are closed.
    words: Option<String>,
    /// What was typed to the member.
    note: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new().get("/requests/{request}/hands", coordinator, show).post(
        "/requests/{request}/hands",
        coordinator,
        create,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    Ok(draw(&page(&app, &me, code, (&Fields::default(), None)).await?))
}

async fn page(
    app: &App,
    me: &SignedIn,
    code: Code,
    (fields, why): (&Fields, Option<(&'static str, Refusal)>),
) -> Result<Hands, Failure> {
    let (who, now, hands) = (me.known.clone(), app.now(), app.clone());
    let open = work::read(app, move |tx| desk::open(tx, now, &who, code)).await?;
    let words = match open.words.clone() {
        Some(sealed) => Some(work::aside(move || sealed.open(&hands)).await?),
        None => None,
    };
    let mut w = me.shell("hands-title");
    if let Some((field, why)) = why {
        w = w.but(field, why);
    }
    let said = words
        .map(|words| words.map_or_else(|| w.say("words-erased"), |text| text.reveal().to_owned()));
    Ok(Hands::new(w, open, said, fields.text("note")))
}

async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match decide(&app, &me, code, &fields).await {
        Err(Error::Refused(why)) => {
            let field = if fields.word("to") == "name" { "note" } else { "people" };
            Ok(draw(&page(&app, &me, code, (&fields, Some((field, why)))).await?))
        }
        done => done.map(|path| see(&path)).map_err(Failure::from),
    }
}

/// Does what was pressed; where to go on.
async fn decide(app: &App, me: &SignedIn, code: Code, fields: &Fields) -> Result<String, Error> {
    let who = me.known.clone();
    match fields.word("to") {
        "read" => {
            work::write(app, move |tx, at| handing::open_words(tx, at, &who, code)).await?;
            Ok(format!("/requests/{code}/hands#words"))
        }
        "offer" => {
            let helper = fields.code("helper")?;
            work::write(app, move |tx, at| handing::offer(tx, at, &who, code, helper)).await?;
            Ok("/cohort?done=offered".to_owned())
        }
        "back" => {
            work::write(app, move |tx, at| handing::give_back(tx, at, &who, code)).await?;
            Ok("/cohort?done=back".to_owned())
        }
        "name" => name(app, me, code, fields).await,
        _ => Err(Error::NotFound),
    }
}

/// Names another place, with a letter where one was written.
async fn name(app: &App, me: &SignedIn, code: Code, fields: &Fields) -> Result<String, Error> {
    let service = match fields.word("service") {
        "" => None,
        _ => Some(fields.code("service")?),
    };
    let (hands, who, note) = (app.clone(), me.known.clone(), fields.private("note"));
    let draft = work::aside(move || handing::draft(&hands, &who, (code, service), &note)).await?;
    let who = me.known.clone();
    work::write(app, move |tx, at| handing::alternative(tx, at, &who, &draft)).await?;
    Ok("/cohort?done=named".to_owned())
}

impl Hands {
    fn new(w: Shell, open: Open, words: Option<String>, note: String) -> Self {
        let request = &open.request.request;
        let name = open.asker.as_ref().map(|face| face.pseudonym.clone());
        let people = open.suggested.into_iter();
        Self {
            code: request.code,
            kind: request.kind,
            name: name.unwrap_or_else(|| w.say("talk-nobody")),
            door: open.asker.as_ref().map(|face| face.doorway),
            asked: request.asked,
            until: open.until,
            place: super::place(request),
            free: request.state.offer().is_none(),
            risk: request.level.is_risk(),
            topics: saying::topics(&w, &open.request.topics),
            people: people.map(|one| (one.face, saying::reasons(&w, &one.reasons))).collect(),
            services: open.services,
            words,
            note,
            w,
        }
    }

    fn kind_name(&self) -> String {
        saying::kind(&self.w, self.kind)
    }

    fn tint(&self) -> &'static str {
        saying::tint(self.kind)
    }

    fn until(&self) -> Markup {
        saying::timed(&self.w, "cohort-until", &[], self.until)
    }

    /// Whether helpers on duty take it, so that a line exists to put it back into.
    fn queues(&self) -> bool {
        self.free && self.kind.is_for_duty()
    }
}

impl Page for Hands {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_app::support::choosing::CANNOT;
        use kith_core::support::{ranking::Reason, words::TOO_LONG};
        let at = crate::support::samples::at();
        let face = crate::support::samples::face("Linden");
        let service = Service {
            id: face.code.0,
            code: face.code,
            programme: kith_core::ProgrammeId(face.code.0),
            name: "A service".to_owned(),
            about: "What it does".to_owned(),
            web: None,
            dial: None,
            country: None,
            since: at,
        };
        let page = |w: Shell, n, free, words: Option<&str>| {
            let reasons = saying::reasons(&w, &[Reason::Free]);
            Self {
                code: face.code,
                kind: if n == 0 { Kind::Mentor } else { Kind::Know },
                name: "Wren".to_owned(),
                door: (n > 0).then_some(face.doorway),
                asked: at,
                until: at,
                place: "cohort-place-yours",
                free,
                risk: n > 0,
                topics: vec!["Grief".to_owned(); n],
                people: vec![(face.clone(), reasons); n],
                services: vec![service.clone(); n],
                words: words.map(str::to_owned),
                note: "Dear Wren".to_owned(),
                w,
            }
        };
        let title = || shell("hands-title");
        vec![
            page(title(), 0, true, None),
            page(title(), 1, true, Some("Hello")),
            page(title(), 2, false, None),
            page(title().but("people", CANNOT).but("note", TOO_LONG), 1, true, None),
            page(title().but("people", CANNOT), 0, true, None),
        ]
    }
}
