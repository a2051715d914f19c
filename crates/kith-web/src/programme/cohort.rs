//! `/cohort`: who needs a coordinator today. One list by reason and age; the words stay closed.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    journey::tending,
    safety::desk as cases,
    support::{
        covering::Cover,
        handing,
        reading::desk::{self, Desk},
    },
};
use kith_core::{
    Code, Timestamp,
    people::{face::Face, grant::Role},
    safety::case::{Source, State as Place},
    support::kind::Kind,
};
use serde::Deserialize;

use crate::{
    doors::{Doors, May},
    fields::Fields,
    journey::pairs::Row,
    page::{Failure, Page, draw, see},
    query::Query,
    safety::debriefs,
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "programme/cohort.html")]
pub(crate) struct Cohort {
    w: Shell,
    /// Somebody who may not be safe.
    risks: Vec<Case>,
    requests: Vec<Waiting>,
    /// What was written to the house.
    letters: Vec<Case>,
    silent: Vec<(Face, Timestamp)>,
    /// Mentees and mentors who need somebody most.
    pairs: Vec<Row>,
    /// Debriefs that are open.
    debriefs: Markup,
    /// How many are in line, and who is on duty.
    line: Markup,
    cover: Markup,
    /// The request after which the next page begins.
    more: Option<Code>,
    /// Whether there are more cases than stand here.
    further: bool,
}

/// A case in the list.
struct Case {
    code: Code,
    name: String,
    clock: Markup,
    late: bool,
}

/// A request that waits for a coordinator.
struct Waiting {
    code: Code,
    kind: Kind,
    name: String,
    urgency: String,
    topics: Vec<String>,
    until: Markup,
    /// The key of where it is.
    place: &'static str,
    risk: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/cohort", May::Hold(Role::Coordinator), show).post(
        "/cohort/silences",
        May::Hold(Role::Coordinator),
        asked,
    )
}

/// Where a page begins, and what was done just now.
#[derive(Default, Deserialize)]
struct Where {
    after: Option<Code>,
    done: Option<String>,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let (desk, cases, pairs) = work::read(&app, move |tx| {
        let from = match at.after {
            // What stood there has left the desk meanwhile: the page begins at its beginning.
            Some(code) => match desk::open(tx, now, &who, code) {
                Err(Error::NotFound) => None,
                open => Some(open?),
            },
            None => None,
        };
        let from = from.map(|open| (open.until, open.request.request.id));
        Ok((
            desk::desk(tx, now, &who, from)?,
            cases::cases(tx, now, who.member, cases::Sought::default())?,
            tending::first(tx, now, &who)?,
        ))
    })
    .await?;
    let w = me.shell("nav-cohort");
    let w = match at.done.as_deref() {
        Some("offered") => w.after("cohort-done-offered"),
        Some("back") => w.after("cohort-done-back"),
        Some("named") => w.after("cohort-done-named"),
        Some("asked") => w.after("cohort-done-asked"),
        _ => w,
    };
    let debriefs = debriefs::all(&app, &w).await?;
    let pairs = pairs.iter().map(|one| Row::new(&w, one)).collect();
    Ok(draw(&Cohort { pairs, debriefs, ..Cohort::new(w, desk, &cases, now) }))
}

async fn asked(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (who, helper) = (me.known.clone(), fields.code("helper")?);
    work::write(&app, move |tx, at| handing::ask_after(tx, at, &who, helper)).await?;
    Ok(see("/cohort?done=asked"))
}

impl Cohort {
    fn new(w: Shell, desk: Desk, cases: &cases::List, now: Timestamp) -> Self {
        let case = |row: &&cases::Row| Case::new(&w, row, now);
        // What rests after its answer needs nobody.
        let needed =
            cases.rows.iter().filter(|row| !matches!(row.case.state, Place::Answered { .. }));
        let (risks, letters): (Vec<_>, Vec<_>) =
            needed.partition(|row| row.case.source == Source::Safe || row.is_risk());
        let last = desk.requests.last().map(|one| one.request.request.code);
        Self {
            risks: risks.iter().map(case).collect(),
            letters: letters.iter().map(case).collect(),
            more: last.filter(|_| desk.more.is_some()),
            further: cases.more.is_some(),
            requests: desk.requests.iter().map(|one| Waiting::new(&w, one)).collect(),
            silent: desk.silent.into_iter().map(|one| (one.face, one.since)).collect(),
            pairs: Vec::new(),
            debriefs: Markup::default(),
            line: line(&w, desk.line),
            cover: cover(&w, desk.cover),
            w,
        }
    }

    /// Whether nobody needs anybody.
    fn is_empty(&self) -> bool {
        self.risks.is_empty()
            && self.requests.is_empty()
            && self.letters.is_empty()
            && self.silent.is_empty()
            && self.pairs.is_empty()
            && self.debriefs.0.is_empty()
    }

    /// Where the first of all leads: what needs a coordinator most.
    fn first(&self) -> String {
        let risk = self.risks.first().map(|one| format!("/cases/{}", one.code));
        let request = || self.requests.first().map(|one| format!("/requests/{}/hands", one.code));
        let letter = || self.letters.first().map(|one| format!("/cases/{}", one.code));
        let silent = || (!self.silent.is_empty()).then(|| "#silent".to_owned());
        let pair = || self.pairs.first().map(|one| format!("/pairs/{}", one.code));
        let first = risk.or_else(request).or_else(letter).or_else(silent).or_else(pair);
        first.unwrap_or_else(|| "#debriefs".to_owned())
    }

    fn kind(&self, one: &Waiting) -> String {
        saying::kind(&self.w, one.kind)
    }

    fn since(&self, at: &Timestamp) -> Markup {
        saying::timed(&self.w, "cohort-silent-since", &[], *at)
    }
}

impl Case {
    fn new(w: &Shell, row: &cases::Row, now: Timestamp) -> Self {
        let (case, late) = (&row.case, row.is_late(now));
        let name = w.say(&format!("case-is-{}", case.source.word()));
        let matter = row.matter.map(|one| w.say(&format!("concern-is-{}", one.word())));
        let key = match (late, case.owes()) {
            (true, _) => "cohort-case-late",
            (false, true) => "cohort-case-by",
            (false, false) => "cohort-case-again",
        };
        Self {
            code: case.code,
            name: matter.map_or_else(|| name.clone(), |matter| format!("{name}: {matter}")),
            clock: saying::timed(w, key, &[], case.promised),
            late,
        }
    }
}

impl Waiting {
    fn new(w: &Shell, one: &desk::Escalated) -> Self {
        let request = &one.request.request;
        let urgency = request.urgency.word().replace('_', "-");
        let name = one.asker.as_ref().map(|face| face.pseudonym.clone());
        Self {
            code: request.code,
            kind: request.kind,
            name: name.unwrap_or_else(|| w.say("talk-nobody")),
            urgency: w.say(&format!("ask-urgency-{urgency}")),
            topics: saying::topics(w, &one.request.topics),
            until: saying::timed(w, "cohort-until", &[], one.until),
            place: super::place(request),
            risk: request.level.is_risk(),
        }
    }
}

fn line(w: &Shell, (n, oldest): (i64, Option<Timestamp>)) -> Markup {
    match oldest {
        Some(since) => saying::timed(w, "duty-line", &[("n", n.into())], since),
        None => saying::plain(&w.say("duty-line-empty")),
    }
}

fn cover(w: &Shell, cover: Cover) -> Markup {
    match (cover.helpers, cover.next) {
        (0, None) => saying::plain(&w.say("cover-nobody")),
        (0, Some(next)) => saying::timed(w, "cover-next", &[], next),
        (n, _) => saying::plain(&w.say_of("cover-now", "n", n)),
    }
}

impl Page for Cohort {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::journey::health::Part;
        let at = crate::support::samples::at();
        let face = crate::support::samples::face("Linden");
        let code = face.code;
        let empty = |w: Shell, helpers| {
            let (risks, requests, letters) = (Vec::new(), Vec::new(), Vec::new());
            let (line, cover) = (line(&w, (0, None)), cover(&w, Cover { helpers, next: None }));
            let (silent, pairs, more, further) = (Vec::new(), Vec::new(), None, false);
            let debriefs = Markup::default();
            Self {
                w,
                risks,
                requests,
                letters,
                silent,
                pairs,
                debriefs,
                line,
                cover,
                more,
                further,
            }
        };
        let full = empty(shell("nav-cohort"), 2);
        let case = |late: bool| {
            let key = if late { "cohort-case-late" } else { "cohort-case-by" };
            let (name, clock) = (full.w.say("case-is-safe"), saying::timed(&full.w, key, &[], at));
            Case { code, name, clock, late }
        };
        let waiting = Waiting {
            code,
            kind: Kind::Hand,
            name: "Wren".to_owned(),
            urgency: full.w.say("ask-urgency-now"),
            topics: vec!["Grief".to_owned()],
            until: saying::timed(&full.w, "cohort-until", &[], at),
            place: "cohort-place-offered",
            risk: true,
        };
        let (risks, letters) = (vec![case(true)], vec![case(false)]);
        let (requests, silent, more) = (vec![waiting], vec![(face, at)], Some(code));
        let debriefs = debriefs::sample(&full.w, false);
        let pairs = vec![Row::sample(&full.w, 1, Part::ALL)];
        let full =
            Self { risks, requests, letters, silent, pairs, more, debriefs, further: true, ..full };
        let done =
            ["cohort-done-offered", "cohort-done-back", "cohort-done-named", "cohort-done-asked"];
        let done = done.map(|key| empty(shell("nav-cohort").after(key), 0));
        done.into_iter().chain([full]).collect()
    }
}
