//! `/certificates`: one's own, a new one, and the page of one for whoever has its link. That page stands alone: nothing on it
//! tells what the house is for.

use askama::Template;
use axum::{
    extract::{Path, State},
    http::{HeaderName, StatusCode},
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error,
    programme::certifying::{self, Given},
};
use kith_core::{
    Code,
    programme::certificate::{Certificate, Months, Part, Record, What, Wish},
};
use serde::Deserialize;

use super::{course::time, hours::month_of};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, draw_as, see},
    query::{Done, Query},
    shell::Shell,
    visitor::{SignedIn, Visitor},
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 2] =
    [("given", "certificate-done-given"), ("withdrawn", "certificate-done-withdrawn")];

/// One's own.
#[derive(Template)]
#[template(path = "programme/certificates.html")]
pub(crate) struct List {
    w: Shell,
    /// Each with its link, the day on which it was given, and what it says.
    all: Vec<(Code, String, Said)>,
    /// The address of the house, before the path of a link.
    site: String,
    /// Whether there is anything that the house could say.
    may: bool,
}

/// The form for a new one.
#[derive(Template)]
#[template(path = "programme/certificate_new.html")]
pub(crate) struct New {
    w: Shell,
    what: What,
    /// What else a certificate can be for.
    others: Vec<What>,
    name: String,
    /// The programmes that it may name, and whether it does.
    programmes: Vec<(String, bool)>,
    /// What it may say: the word, how it says it, and whether it does.
    parts: Vec<(&'static str, String, bool)>,
}

/// The page of one, for whoever has its link; of none, where the link names none.
#[derive(Template)]
#[template(path = "programme/certificate.html")]
pub(crate) struct Show {
    w: Shell,
    /// What it says, and by whom and when it was given; `None` where there is none.
    said: Option<(Said, String)>,
    /// Whether its owner reads.
    own: bool,
}

/// What a certificate says, in words.
struct Said {
    name: String,
    what: String,
    lines: Vec<String>,
}

/// What the new one is for.
#[derive(Default, Deserialize)]
struct For {
    #[serde(default, rename = "for")]
    what: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/certificates", May::Member, list)
        .post("/certificates", May::Member, give)
        .get("/certificates/new", May::Member, new)
        .get("/certificates/{code}", May::Anyone, show)
        .post("/certificates/{code}/withdrawals", May::Member, withdraw)
}

async fn list(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let (all, may) = (own(&app, &me).await?, !records(&app, &me).await?.is_empty());
    let w = done.on(me.shell("certificates-title"), &DONE);
    Ok(draw(&List::new(w, &all, may)))
}

async fn own(app: &App, me: &SignedIn) -> Result<Vec<Given>, Error> {
    let (app, member) = (app.clone(), me.known.member);
    work::aside(move || certifying::own(&app, member)).await
}

async fn records(app: &App, me: &SignedIn) -> Result<Vec<(What, Record)>, Error> {
    let (member, now) = (me.known.member, app.now());
    work::read(app, move |tx| certifying::records(tx, now, member)).await
}

async fn new(
    State(app): State<App>,
    me: SignedIn,
    Query(asked): Query<For>,
) -> Result<Response, Failure> {
    let records = records(&app, &me).await?;
    let page = New::of(me.shell("certificate-new"), &records, (What::of(&asked.what), None));
    Ok(page.map_or_else(|| see("/certificates"), |page| draw(&page)))
}

async fn give(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    match made(&app, &me, &fields).await {
        Ok(to) => Ok(see(&to)),
        Err((field, Error::Refused(why))) => {
            let (w, records) =
                (me.shell("certificate-new").but(field, why), records(&app, &me).await?);
            let what = What::of(fields.word("for"));
            let page = New::of(w, &records, (what, Some(&fields))).ok_or(Error::NotFound)?;
            Ok(draw(&page))
        }
        Err((_, other)) => Err(other.into()),
    }
}

async fn made(app: &App, me: &SignedIn, fields: &Fields) -> Result<String, (&'static str, Error)> {
    let wish = Wish {
        what: What::of(fields.word("for")).ok_or(("for", Error::NotFound))?,
        name: fields.private("name"),
        programme: Some(fields.text("programme")).filter(|name| !name.is_empty()),
        parts: fields.all("says").into_iter().filter_map(Part::of).collect(),
    };
    let (sealing, member) = (app.clone(), me.known.member);
    // Which field is in the way is known where it was looked at, so it comes back as part of the answer.
    let draft = work::aside(move || Ok(certifying::draft(&sealing, member, &wish))).await;
    let draft = draft.map_err(|why| ("name", why))??;
    let given = work::once(app, fields.post(me), move |tx, at| {
        certifying::give(tx, at, &draft)?;
        Ok("/certificates?done=given".to_owned())
    });
    given.await.map_err(|why| ("name", why))
}

/// Whatever the link names, and where it names nothing: the one page says both.
async fn show(
    visitor: Visitor,
    State(app): State<App>,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let given = match code.parse::<Code>() {
        Ok(code) => {
            let reader = app.clone();
            work::aside(move || certifying::open(&reader, code)).await?
        }
        Err(_) => None,
    };
    let own = match (&given, &visitor.known) {
        (Some(given), Some(known)) => {
            let (code, member) = (given.code, known.member);
            work::read(&app, move |tx| certifying::is_of(tx, member, code)).await?
        }
        _ => false,
    };
    let status = if given.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let page = Show::new(visitor.shell("certificate-title"), given.as_ref(), own);
    let alone = [(HeaderName::from_static("x-robots-tag"), "noindex, nofollow")];
    Ok((alone, draw_as(status, &page)).into_response())
}

async fn withdraw(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let member = me.known.member;
    work::write(&app, move |tx, at| certifying::withdraw(tx, at, member, code)).await?;
    Ok(see("/certificates?done=withdrawn"))
}

impl Said {
    fn new(w: &Words, certificate: &Certificate) -> Self {
        let what = format!("certificate-{}", certificate.what.word());
        let what = match &certificate.programme {
            Some(name) => w.say_of(&format!("{what}-in"), "programme", name.as_str()),
            None => w.say(&what),
        };
        let hours = certificate.hours.map(|minutes| part(w, Part::Hours, &time(w, minutes)));
        let training =
            certificate.training.map(|minutes| part(w, Part::Training, &time(w, minutes)));
        let span = certificate.span.map(|months| span(w, months));
        let lines = [hours, training, span].into_iter().flatten().collect();
        Self { name: certificate.name.reveal().to_owned(), what, lines }
    }
}

fn part(w: &Words, part: Part, time: &str) -> String {
    w.say_of(&format!("certificate-says-{}", part.word()), "time", time)
}

fn span(w: &Words, (from, until): Months) -> String {
    let from = month_of(w, from);
    match until.map(|until| month_of(w, until)) {
        Some(until) if until == from => w.say_of("certificate-says-month", "month", from),
        Some(until) => {
            let args = [("from", from.into()), ("until", until.into())];
            w.say_with("certificate-says-span", &args)
        }
        None => w.say_of("certificate-says-since", "from", from),
    }
}

impl List {
    fn new(w: Shell, all: &[Given], may: bool) -> Self {
        let one = |given: &Given| {
            let day = w.day_in(given.at, given.zone.name());
            (given.code, day, Said::new(&w, &given.certificate))
        };
        let site = w.house().app.site.base_url.clone();
        Self { all: all.iter().map(one).collect(), site, may, w }
    }

    /// Where the certificate that `code` names is read.
    fn address(&self, code: &Code) -> String {
        format!("{}/certificates/{code}", self.site)
    }
}

impl New {
    /// The form, where the house could say something of `what`, or of anything; filled in as it was sent.
    fn of(
        w: Shell,
        records: &[(What, Record)],
        (what, sent): (Option<What>, Option<&Fields>),
    ) -> Option<Self> {
        let asked = records.iter().find(|(is, _)| Some(*is) == what);
        let (what, record) = asked.or_else(|| records.first())?;
        let chose = |name: &str, value: &str| sent.is_some_and(|fields| fields.chose(name, value));
        let says = |part: &Part| {
            let said = match part {
                Part::Hours => self::part(&w, *part, &time(&w, record.hours)),
                Part::Training => self::part(&w, *part, &time(&w, record.training)),
                Part::Span => record.span.map(|months| span(&w, months)).unwrap_or_default(),
            };
            (part.word(), said, chose("says", part.word()))
        };
        let named = |name: &String| (name.clone(), chose("programme", name));
        Some(Self {
            what: *what,
            others: records.iter().map(|(is, _)| *is).filter(|is| is != what).collect(),
            name: sent.map(|fields| fields.text("name")).unwrap_or_default(),
            programmes: record.programmes.iter().map(named).collect(),
            parts: record.parts(*what).iter().map(says).collect(),
            w,
        })
    }

    /// What it is for, in words.
    fn lead(&self) -> String {
        self.w.say(&format!("certificate-for-{}", self.what.word()))
    }

    /// What whoever reads it learns in any case.
    fn warns(&self) -> String {
        let site = self.w.house().app.site.base_url.as_str();
        let host = site.split("://").last().unwrap_or_default();
        self.w.say_of("certificate-new-lead", "site", host)
    }

    /// Whether it names no programme.
    fn is_plain(&self) -> bool {
        self.programmes.iter().all(|(_, chosen)| !chosen)
    }
}

impl Show {
    fn new(mut w: Shell, given: Option<&Given>, own: bool) -> Self {
        w.neutral = true;
        let said = given.map(|given| {
            let site = w.house().app.site.base_url.clone();
            let args = [
                ("site", site.split("://").last().unwrap_or_default().into()),
                ("day", w.day_in(given.at, given.zone.name()).into()),
            ];
            (Said::new(&w, &given.certificate), w.say_with("certificate-given", &args))
        });
        Self { w, said, own }
    }
}

#[cfg(test)]
fn samples() -> Vec<Given> {
    use kith_core::{Private, programme::zone::Zone};

    use kith_testkit::now as at;
    let month = |text: &str| text.parse().unwrap();
    let code = Code(uuid::Uuid::from_u128(9));
    let one = |(what, full): (What, bool)| {
        let certificate = Certificate {
            what,
            name: Private::new("Mo Ngata"),
            programme: full.then(|| "Harbour".to_owned()),
            hours: full.then_some(2_070),
            training: full.then_some(125),
            span: full.then(|| (month("2025-03-01"), Some(month("2026-11-01")))),
        };
        Given { code, at: at(), zone: Zone::UTC, certificate }
    };
    [(What::Helping, true), (What::Helping, false), (What::Journey, true), (What::Journey, false)]
        .map(one)
        .into()
}

impl Page for List {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let w = || shell("certificates-title");
        vec![
            Self::new(w(), &[], false),
            Self::new(w(), &[], true),
            Self::new(w().after("certificate-done-given"), &samples(), true),
        ]
    }
}

impl Page for New {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::certificate::NO_NAME;
        let month = |text: &str| text.parse().unwrap();
        let record = |until| Record {
            hours: 2_070,
            training: 125,
            span: Some((month("2025-03-01"), until)),
            programmes: vec!["Harbour".to_owned()],
        };
        let both =
            [(What::Journey, record(Some(month("2025-03-01")))), (What::Helping, record(None))];
        let page = |w, what| Self::of(w, &both, (Some(what), None)).unwrap();
        let w = || shell("certificate-new");
        vec![page(w(), What::Journey), page(w().but("name", NO_NAME), What::Helping)]
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let page = |given, own| Self::new(shell("certificate-title"), given, own);
        let all = samples();
        let mut pages: Vec<_> = all.iter().map(|given| page(Some(given), true)).collect();
        pages.push(page(all.first(), false));
        pages.push(page(None, false));
        pages
    }
}
