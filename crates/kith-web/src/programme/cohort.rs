//! `/cohort`: who needs a coordinator today, one list by reason and time; the words stay closed.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    programme::needing::{self, MANY, Page as Found, Sought},
    support::{covering::Cover, handing},
};
use kith_core::{
    Code, Timestamp,
    people::grant::Role,
    programme::need::{self, Need, Reason, Spot},
};
use serde::Deserialize;

use super::needs::Row;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Query,
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 6] = [
    ("offered", "cohort-done-offered"),
    ("back", "cohort-done-back"),
    ("named", "cohort-done-named"),
    ("asked", "cohort-done-asked"),
    ("taken", "cohort-done-taken"),
    ("given", "cohort-done-given"),
];

/// The page.
#[derive(Template)]
#[template(path = "programme/cohort.html")]
pub(crate) struct Cohort {
    w: Shell,
    rows: Vec<Row>,
    /// The ways to see less or more of it: where to, what it is called, and whether that is here.
    ways: Vec<(String, String, bool)>,
    /// Whose list it is, in the same way.
    whose: Vec<(String, String, bool)>,
    /// Where the next page begins; `None` where this is the last.
    more: Option<String>,
    /// Whether only a part of it stands here.
    part: bool,
    /// How many are in line, and who is on duty.
    line: Markup,
    cover: Markup,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/cohort", may, show).post("/cohort/silences", may, asked).post(
        "/cohort/keepers",
        may,
        keep,
    )
}

/// What part of the list is sought, where a page begins, and what was done just now.
#[derive(Default, Deserialize)]
struct Where {
    #[serde(default)]
    after: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    whose: String,
    #[serde(default)]
    done: String,
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Query(at): Query<Where>,
) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let sought =
        Sought { mine: at.whose == "mine", reason: Reason::of(&at.why), after: spot(&at.after) };
    let found = work::read(&app, move |tx| needing::page(tx, now, &who, sought)).await?;
    let w = me.shell("nav-cohort");
    let w = match DONE.iter().find(|(done, _)| *done == at.done) {
        Some((_, key)) => w.after(key),
        None => w,
    };
    Ok(draw(&Cohort::new(w, &found, sought, (now, &me))))
}

async fn asked(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (who, helper) = (me.known.clone(), fields.code("helper")?);
    work::write(&app, move |tx, at| handing::ask_after(tx, at, &who, helper)).await?;
    Ok(see("/cohort?done=asked"))
}

async fn keep(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let (who, code) = (me.known.clone(), fields.code("need")?);
    if fields.word("do") == "give" {
        work::write(&app, move |tx, at| needing::give_back(tx, at, &who, code)).await?;
        return Ok(see("/cohort?done=given"));
    }
    let reason = Reason::of(fields.word("why")).ok_or(Error::NotFound)?;
    work::write(&app, move |tx, at| needing::take(tx, at, &who, (reason, code))).await?;
    Ok(see("/cohort?done=taken"))
}

/// Where a page begins, as an address says it; `None` where that cannot be read.
fn spot(text: &str) -> Option<Spot> {
    let mut parts = text.split('.');
    let reason = Reason::of(parts.next()?)?;
    let until = Timestamp::from_micros(parts.next()?.parse().ok()?)?;
    let code: Code = parts.next()?.parse().ok()?;
    Some(need::spot(reason, until, code))
}

/// The address of the list that shows `reason` (`None`: all), of oneself or of everybody, from `after` on.
fn to(reason: Option<Reason>, mine: bool, after: Option<Spot>) -> String {
    let why = reason.map(|reason| format!("why={}", reason.word()));
    let whose = mine.then(|| "whose=mine".to_owned());
    let after = after.map(|(_, until, reason, code)| {
        format!("after={}.{}.{code}", reason.word(), until.micros())
    });
    let parts: Vec<_> = [why, whose, after].into_iter().flatten().collect();
    if parts.is_empty() { "/cohort".to_owned() } else { format!("/cohort?{}", parts.join("&")) }
}

impl Cohort {
    fn new(w: Shell, found: &Found, sought: Sought, (now, me): (Timestamp, &SignedIn)) -> Self {
        let row = |need: &Need| Row::new(&w, need, (now, me.known.member));
        Self {
            rows: found.needs.iter().map(row).collect(),
            ways: ways(&w, found, sought),
            whose: [false, true]
                .into_iter()
                .map(|mine| {
                    let key = if mine { "cohort-mine" } else { "cohort-everybodys" };
                    (to(sought.reason, mine, None), w.say(key), mine == sought.mine)
                })
                .collect(),
            more: found.more.map(|spot| to(sought.reason, sought.mine, Some(spot))),
            part: sought.mine || sought.reason.is_some() || sought.after.is_some(),
            line: line(&w, found.line),
            cover: cover(&w, found.cover),
            w,
        }
    }

    /// Where the first of all leads: what needs a coordinator most.
    fn first(&self) -> Option<&str> {
        self.rows.first().map(|row| row.to.as_deref().unwrap_or("#needs"))
    }
}

/// The reasons for which something waits, each with how many.
fn ways(w: &Shell, found: &Found, sought: Sought) -> Vec<(String, String, bool)> {
    let waits = found.counts.iter().filter(|(_, n)| *n > 0);
    let each = waits.map(|(reason, n)| {
        let many = if *n > MANY { format!("{MANY}+") } else { n.to_string() };
        let name = w.say(&format!("need-{}", reason.word()));
        let name = w.say_with("cohort-way", &[("name", name.into()), ("n", many.into())]);
        (to(Some(*reason), sought.mine, None), name, sought.reason == Some(*reason))
    });
    let all = (to(None, sought.mine, None), w.say("cohort-all"), sought.reason.is_none());
    std::iter::once(all).chain(each).collect()
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
        let page = |w: Shell, rows: Vec<Row>, sought: Sought| {
            let counts = Reason::ALL.iter().map(|reason| (*reason, 51)).collect();
            let cover_now = Cover { helpers: 0, next: None };
            let counts = if rows.is_empty() { Vec::new() } else { counts };
            let (needs, more) = (Vec::new(), None);
            let found = Found { needs, more, counts, cover: cover_now, line: (0, None) };
            Self {
                ways: ways(&w, &found, sought),
                whose: vec![(to(None, true, None), w.say("cohort-mine"), false)],
                more: (!rows.is_empty()).then(|| to(sought.reason, sought.mine, None)),
                part: sought.mine,
                line: line(&w, found.line),
                cover: cover(&w, found.cover),
                rows,
                w,
            }
        };
        let mine = Sought { mine: true, ..Sought::default() };
        let mut all: Vec<_> = DONE
            .iter()
            .map(|(_, key)| page(shell("nav-cohort").after(key), Vec::new(), Sought::default()))
            .collect();
        let rows = super::needs::samples(&shell("nav-cohort"));
        all.push(page(shell("nav-cohort"), rows, Sought::default()));
        all.push(page(shell("nav-cohort"), Vec::new(), mine));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_a_page_begins_and_what_cannot_be_read_says_nothing() {
        let until = Timestamp::from_micros(1_795_000_000_000_000).unwrap();
        let after = need::spot(Reason::Silence, until, Code(uuid::Uuid::from_u128(7)));
        let path = to(Some(Reason::Silence), true, Some(after));
        let (_, said) = path.split_once("after=").unwrap();
        assert_eq!(spot(said), Some(after));
        assert!(path.starts_with("/cohort?why=silence&whose=mine&"), "{path}");
        for nothing in
            ["", "silence", "silence.1", "silence.x.7", "no.1.00000000000000000000000000000007"]
        {
            assert_eq!(spot(nothing), None, "{nothing}");
        }
    }
}
