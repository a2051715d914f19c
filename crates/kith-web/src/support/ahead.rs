//! `/rota/ahead`: where people are wanted in the next two weeks, day by day, by hour and language.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App,
    support::rota::reading::{self, AHEAD, Ahead as Found},
};
use kith_core::{
    Timestamp,
    people::grant::Role,
    support::{
        forecast::{Forecast, LEAST, Lack, PACE},
        rota::{self, Gap},
    },
};

use super::saying;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "support/ahead.html")]
pub(crate) struct Ahead {
    w: Shell,
    zone: String,
    days: Vec<Day>,
    plans: bool,
    /// What the weeks behind say; `None` for whoever does not plan.
    forecast: Option<Told>,
}

/// What the weeks behind say of the next seven days.
struct Told {
    lead: String,
    /// Hours in which the rota has too few people, those that lack most first.
    lacks: Vec<String>,
    /// Whether enough was asked to say anything.
    known: bool,
}

/// How many hours are shown.
const SHOWN: usize = 12;

/// A day.
struct Day {
    name: String,
    /// Where people are wanted; empty where nobody is.
    gaps: Vec<String>,
    /// The key of what is said where nobody is wanted.
    calm: &'static str,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/rota/ahead", May::Duty, show)
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(&app, move |tx| reading::ahead(tx, now, &who)).await?;
    let plans = me.known.is(Role::Coordinator);
    Ok(draw(&Ahead::new(me.shell("ahead-title"), &found, plans, now)))
}

impl Ahead {
    fn new(w: Shell, found: &Found, plans: bool, now: Timestamp) -> Self {
        let zone = found.zone.name().to_owned();
        let days = rota::by_day(&found.gaps, &found.zone, now, AHEAD);
        let begins: Vec<_> = found.lines.iter().map(|line| line.kept.shift.hours.since).collect();
        let one = |(day, gaps): (kith_core::programme::calendar::Day, Vec<Gap>)| {
            let planned = begins
                .iter()
                .any(|since| kith_core::programme::calendar::Day::of(*since, &found.zone) == day);
            Day {
                name: day.begins(&found.zone).map(|at| w.day_in(at, &zone)).unwrap_or_default(),
                gaps: gaps.iter().map(|gap| said(&w, gap, &zone)).collect(),
                calm: if planned { "ahead-full" } else { "ahead-none" },
            }
        };
        let days = days.into_iter().map(one).collect();
        let forecast = found.forecast.as_ref().map(|found| Told::new(&w, found, &zone));
        Self { w, zone, days, plans, forecast }
    }
}

impl Told {
    fn new(w: &Words, (forecast, lacks): &(Forecast, Vec<Lack>), zone: &str) -> Self {
        let (lead, known) = match forecast {
            Forecast::Unknown { n } => {
                let args = [("n", i64::from(*n).into()), ("least", i64::from(LEAST).into())];
                (w.say_with("forecast-unknown", &args), false)
            }
            Forecast::Known { n, weeks, .. } => {
                let args = [
                    ("n", i64::from(*n).into()),
                    ("weeks", i64::from(*weeks).into()),
                    ("pace", i64::from(PACE).into()),
                ];
                (w.say_with("forecast-lead", &args), true)
            }
        };
        let lacks = lacks.iter().take(SHOWN).map(|lack| {
            let args = [
                ("day", w.day_in(lack.at, zone).into()),
                ("from", Words::clock_in(lack.at, zone).into()),
                ("asked", i64::from(lack.need.asked).into()),
                ("people", i64::from(lack.need.people).into()),
                ("held", i64::from(lack.held).into()),
            ];
            w.say_with("forecast-lack", &args)
        });
        Self { lead, lacks: lacks.collect(), known }
    }
}

/// A gap in words.
fn said(w: &Words, gap: &Gap, zone: &str) -> String {
    let clock = |at| Words::clock_in(at, zone);
    let tongue = gap.tongue.as_deref().map_or_else(|| w.say("rota-any"), saying::tongue);
    let args = [
        ("from", clock(gap.hours.since).into()),
        ("until", clock(gap.hours.until).into()),
        ("tongue", tongue.into()),
        ("n", i64::from(gap.missing).into()),
    ];
    w.say_with("ahead-gap", &args)
}

impl Page for Ahead {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use super::shift::samples::kept;
        let page = |n: usize, forecast: Option<(Forecast, Vec<Lack>)>| {
            let line =
                |k: u32| reading::Line { kept: kept(k.is_multiple_of(2)), held: k, mine: false };
            let lines: Vec<_> = (0..).take(n).map(line).collect();
            let shifts: Vec<_> =
                lines.iter().map(|line| (line.kept.shift.clone(), line.held)).collect();
            let gaps = rota::gaps(&shifts);
            let found =
                Found { gaps, lines, forecast, zone: kith_core::programme::zone::Zone::UTC };
            Self::new(shell("ahead-title"), &found, n > 0, kith_testkit::now())
        };
        let need =
            kith_core::support::forecast::Need { weekday: 2, hour: 20, asked: 30, people: 2 };
        let lack = Lack { need, at: kith_testkit::now(), held: 1 };
        let known = |lacks| Some((Forecast::Known { n: 400, weeks: 12, needs: vec![need] }, lacks));
        vec![
            page(0, None),
            page(2, Some((Forecast::Unknown { n: 7 }, Vec::new()))),
            page(2, known(vec![lack; 40])),
            page(2, known(Vec::new())),
        ]
    }
}
