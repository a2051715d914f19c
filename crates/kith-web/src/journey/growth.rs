//! `/journeys/{talk}/growth`: how far the goals of a mentee have come, and what happened on the way.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        goals::reading::{self, Said, Whole},
        reading::Seen,
    },
};
use kith_core::{
    Code, Private, Timestamp,
    journey::goal::{self, Goal, Level, State as Stands},
};

use super::goals::called;
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// How much of what happened a page shows, the newest.
const PAGE: usize = 20;

/// The page.
#[derive(Template)]
#[template(path = "journey/growth.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// The score of all goals together, as they began and as they are; `None` while it was never said where one stands.
    score: Option<(String, String)>,
    /// The goals of which that was said.
    lines: Vec<Line>,
    /// What happened, the newest first.
    days: Vec<Day>,
}

/// How one goal grew.
struct Line {
    /// What is wanted; empty where its author left for good.
    want: String,
    began: String,
    now: String,
    /// The places of its points on the picture.
    dots: Vec<(i64, i64)>,
    /// When it stood where, the oldest first.
    rows: Vec<(Timestamp, String)>,
}

/// Something that happened.
struct Day {
    at: Timestamp,
    what: String,
    /// The words of the mentee for it; empty where there are none.
    words: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/growth", May::Member, show)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let (seen, goals) = opened(&app, &me, talk).await?;
    Ok(draw(&Show::new(me.shell("growth-title"), &seen, &goals)))
}

async fn opened(app: &App, me: &SignedIn, talk: Code) -> Result<(Seen, Vec<Whole>), Error> {
    let (ours, opener) = (faces(me), app.clone());
    let (seen, around) = work::read(app, move |tx| reading::growth(tx, &ours, talk)).await?;
    let open = move || around.into_iter().map(|one| one.open(&opener)).collect();
    Ok((seen, work::aside(open).await?))
}

impl Show {
    fn new(w: Shell, seen: &Seen, goals: &[Whole]) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let mut days: Vec<_> = goals.iter().flat_map(|whole| Day::of(&w, whole)).collect();
        days.extend(seen.stages.iter().map(|entered| {
            let stage = w.say(&format!("journey-step-{}", entered.stage.word()));
            let what = w.say_of("growth-stage", "stage", stage);
            Day { at: entered.since, what, words: String::new() }
        }));
        days.sort_by_key(|day| std::cmp::Reverse(day.at));
        days.truncate(PAGE);
        let lines = goals.iter().filter_map(|whole| Line::of(&w, whole)).collect();
        Self { standing, score: score(goals), lines, days, w }
    }
}

/// The score of the goals that were not dropped, as they began and as they are now, in whole numbers.
fn score(goals: &[Whole]) -> Option<(String, String)> {
    let of = |level: fn(&Goal) -> Option<Level>| {
        let kept =
            goals.iter().map(|whole| whole.goal.goal).filter(|goal| goal.state != Stands::Dropped);
        goal::t_score(kept.filter_map(|goal| Some((goal.weight, level(&goal)?))))
    };
    let (began, now) = of(|goal| goal.began).zip(of(|goal| goal.level))?;
    Some((format!("{began:.0}"), format!("{now:.0}")))
}

impl Line {
    fn of(w: &Shell, whole: &Whole) -> Option<Self> {
        let (began, now) = whole.goal.goal.began.zip(whole.goal.goal.level)?;
        let rows = whole.points.iter().rev();
        let rows = rows.map(|point| (point.at, called(w, point.about))).collect();
        let (began, now) = (called(w, began), called(w, now));
        Some(Self { want: want(whole), began, now, dots: dots(&whole.points), rows })
    }

    /// The places of its points, as a line through them.
    fn through(&self) -> String {
        self.dots.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    }
}

/// Where the `points`, the newest of which is first, stand on a picture of 320 × 128: time from 44 to 304, the levels from 108 up
/// to 20.
fn dots(points: &[Said<Level>]) -> Vec<(i64, i64)> {
    let (Some(last), Some(first)) = (points.first(), points.last()) else { return Vec::new() };
    let whole = last.at.since(first.at).0.max(1);
    let dot = |point: &Said<Level>| {
        let x = 44 + point.at.since(first.at).0 / (whole / 260).max(1);
        (x.min(304), 64 - 22 * i64::from(point.about.score()))
    };
    points.iter().rev().map(dot).collect()
}

impl Day {
    /// What happened to a goal.
    fn of(w: &Shell, whole: &Whole) -> Vec<Self> {
        let day = |at, key: &str, words: &str| {
            let (what, words) = (w.say(key), words.to_owned());
            Self { at, what, words }
        };
        let (goal, want) = (&whole.goal, want(whole));
        let mut days = vec![day(goal.made, "growth-made", &want)];
        days.extend(whole.points.iter().map(|point| Self {
            at: point.at,
            what: w.say_of("growth-stood", "level", called(w, point.about)),
            words: want.clone(),
        }));
        days.extend(whole.steps.iter().filter_map(|step| {
            let words = step.words.as_ref().map_or("", Private::reveal);
            step.about.done.map(|at| day(at, "growth-step", words))
        }));
        match goal.goal.state {
            Stands::Open => {}
            Stands::Reached => days.push(day(goal.since, "growth-reached", &want)),
            Stands::Dropped => days.push(day(goal.since, "growth-dropped", &want)),
        }
        days
    }
}

/// What is wanted; empty where its author left for good.
fn want(whole: &Whole) -> String {
    whole.goal.text.as_ref().map_or_else(String::new, |text| text.want.reveal().to_owned())
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{people::face::Side, talk::State};

        use super::{agreements::samples::standing, goal::samples::whole};
        let page = |side, goals: &[Whole]| {
            let w = shell("growth-title");
            Self {
                standing: standing(side, State::Open),
                score: score(goals),
                lines: goals.iter().filter_map(|whole| Line::of(&w, whole)).collect(),
                days: goals.iter().flat_map(|whole| Day::of(&w, whole)).collect(),
                w,
            }
        };
        let goals = [
            whole(Stands::Open, true),
            whole(Stands::Reached, true),
            whole(Stands::Dropped, true),
            whole(Stands::Open, false),
        ];
        vec![page(Side::Member, &[]), page(Side::Member, &goals), page(Side::Helper, &goals)]
    }
}

#[cfg(test)]
mod tests {
    use kith_core::DAY;

    use super::*;

    #[test]
    fn a_picture_keeps_its_points_within_and_in_the_order_of_time() {
        let begin = Timestamp::from_micros(1_795_000_000_000_000).unwrap();
        let point = |days, about| Said { at: begin + DAY.times(days), about, words: None };
        assert_eq!(dots(&[]), []);
        assert_eq!(dots(&[point(0, Level::Expected)]), [(44, 64)]);
        let grown = [point(10, Level::Most), point(5, Level::Less), point(0, Level::Least)];
        assert_eq!(dots(&grown), [(44, 108), (174, 86), (304, 20)]);
    }
}
