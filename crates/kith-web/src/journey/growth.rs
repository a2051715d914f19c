//! `/journeys/{talk}/growth`: how far the goals of a mentee have come, and what happened on the way.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        chances::{self, Chance},
        goals::reading::{self, Grown, PAGE},
        reading::Seen,
    },
};
use kith_core::{
    Code, Private, Timestamp,
    journey::goal::{self, Goal, Level, State as Stands, Weight},
    people::face::Side,
    programme::opening::Kind,
};

use super::goals::{at, called};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "journey/growth.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    /// The score of all goals together; `None` while none of them has moved, and for whoever they are not of.
    score: Option<String>,
    /// The goals of which that was said.
    lines: Vec<Line>,
    /// What happened, the newest first.
    days: Vec<Day>,
}

/// How one goal grew.
struct Line {
    /// What is wanted; empty where its author left for good.
    want: String,
    /// Where it began, and where it is.
    marks: [String; 2],
    /// Since when its words stand, where it was said before where it stands.
    worded: Option<Timestamp>,
    /// The places of its points on the picture.
    dots: Vec<(i64, i64)>,
    /// When it stood where, the oldest first.
    rows: Vec<(Timestamp, String)>,
    /// Whether points between the first and these may be missing.
    cut: bool,
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
    let (seen, goals, chances) = opened(&app, &me, talk).await?;
    Ok(draw(&Show::new(me.shell("growth-title"), &seen, (&goals, chances))))
}

/// A journey, how its goals grew, and what came the way of the mentee.
type Opened = (Seen, Vec<Grown>, Vec<(Timestamp, Chance)>);

async fn opened(app: &App, me: &SignedIn, talk: Code) -> Result<Opened, Error> {
    let (ours, opener) = (faces(me), app.clone());
    let (seen, growth) = work::read(app, move |tx| reading::growth(tx, &ours, talk)).await?;
    let ours = faces(me);
    let both = move || Ok((growth.open(&opener)?, chances::chances(&opener, &ours, talk)?));
    let (goals, chances) = work::aside(both).await?;
    Ok((seen, goals, chances))
}

impl Show {
    fn new(w: Shell, seen: &Seen, (goals, chances): (&[Grown], Vec<(Timestamp, Chance)>)) -> Self {
        let standing = Standing::new(&w, &seen.seat, seen.other.as_ref());
        let mut days: Vec<_> = goals.iter().flat_map(|grown| Day::of(&w, grown)).collect();
        days.extend(seen.stages.iter().map(|entered| {
            let stage = w.say(&format!("journey-step-{}", entered.stage.word()));
            let what = w.say_of("growth-stage", "stage", stage);
            Day { at: entered.since, what, words: String::new() }
        }));
        days.extend(chances.into_iter().map(|one| Day::given(&w, &standing, one)));
        days.sort_by_key(|day| std::cmp::Reverse(day.at));
        days.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let lines = goals.iter().filter_map(|grown| Line::of(&w, &standing, grown)).collect();
        Self { score: score(&w, &standing, goals), standing, lines, days, w }
    }
}

/// The score of the goals that were not dropped, as they began and as they are now, in whole numbers: for the mentee alone,
/// and not before one of them has moved.
fn score(w: &Shell, standing: &Standing, goals: &[Grown]) -> Option<String> {
    let kept = || goals.iter().filter(|grown| grown.goal.goal.state != Stands::Dropped);
    if standing.side != Side::Member || kept().all(|grown| grown.points.len() < 2) {
        return None;
    }
    let of = |level: fn(&Goal) -> Option<Level>| -> Vec<(Weight, Level)> {
        let goals = kept().map(|grown| grown.goal.goal);
        goals.filter_map(|goal| Some((goal.weight, level(&goal)?))).collect()
    };
    let (began, now) = (of(|goal| goal.began), of(|goal| goal.level));
    let n = now.len();
    let (began, now) = goal::t_score(began).zip(goal::t_score(now))?;
    let (began, now) = (format!("{began:.0}"), format!("{now:.0}"));
    let args = [("n", n.into()), ("began", began.as_str().into()), ("now", now.as_str().into())];
    Some(w.say_with("growth-score-line", &args))
}

impl Line {
    fn of(w: &Shell, standing: &Standing, grown: &Grown) -> Option<Self> {
        let (began, now) = grown.goal.goal.began.zip(grown.goal.goal.level)?;
        let first = grown.points.first().map(|(at, _)| *at)?;
        let level = |level| called(w, grown.goal.text.as_ref(), level);
        Some(Self {
            want: want(grown),
            marks: [("goal-began", began), ("goal-now", now)]
                .map(|(key, is)| at(w, standing, key, level(is))),
            worded: Some(grown.goal.worded).filter(|worded| first < *worded),
            dots: dots(&grown.points),
            rows: grown.points.iter().map(|(at, is)| (*at, level(*is))).collect(),
            cut: i64::try_from(grown.points.len()) == Ok(PAGE),
        })
    }

    /// The places of its points, as a line through them.
    fn through(&self) -> String {
        self.dots.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
    }
}

/// Where the `points`, the oldest of which is first, stand on a picture of 320 × 128: time from 44 to 304, the levels from 108 up
/// to 20.
fn dots(points: &[(Timestamp, Level)]) -> Vec<(i64, i64)> {
    let (Some((first, _)), Some((last, _))) = (points.first(), points.last()) else {
        return Vec::new();
    };
    let whole = last.since(*first).0.max(1);
    let dot = |(at, level): &(Timestamp, Level)| {
        let x = 44 + at.since(*first).0 / (whole / 260).max(1);
        (x.min(304), 64 - 22 * i64::from(level.score()))
    };
    points.iter().map(dot).collect()
}

impl Day {
    /// What came their way.
    fn given(w: &Shell, standing: &Standing, (at, chance): (Timestamp, Chance)) -> Self {
        let kind = |kind: Kind| w.say(&format!("opening-kind-{}", kind.word()));
        let (what, words) = match chance {
            Chance::Introduced if standing.asks() => (w.say("growth-introduced"), String::new()),
            Chance::Introduced => (w.say("growth-introduced-them"), String::new()),
            Chance::Shared(is, line) => (w.say_of("growth-shared", "kind", kind(is)), line),
            Chance::TookUp(is, line) => (w.say_of("growth-took-up", "kind", kind(is)), line),
        };
        Self { at, what, words }
    }

    /// What happened to a goal.
    fn of(w: &Shell, grown: &Grown) -> Vec<Self> {
        let day = |at, key: &str, words: &str| {
            let (what, words) = (w.say(key), words.to_owned());
            Self { at, what, words }
        };
        let (goal, want) = (&grown.goal, want(grown));
        let mut days = vec![day(goal.made, "growth-made", &want)];
        days.extend(grown.points.iter().map(|(at, level)| Self {
            at: *at,
            what: w.say_of("growth-stood", "level", called(w, goal.text.as_ref(), *level)),
            words: want.clone(),
        }));
        days.extend(grown.steps.iter().map(|(at, words)| {
            day(*at, "growth-step", words.as_ref().map_or("", Private::reveal))
        }));
        if goal.goal.state != Stands::Open {
            let key = format!("goal-state-{}", goal.goal.state.word());
            days.push(day(goal.since, &key, &want));
        }
        days
    }
}

/// What is wanted; empty where its author left for good.
fn want(grown: &Grown) -> String {
    grown.goal.text.as_ref().map_or_else(String::new, |text| text.want.reveal().to_owned())
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{DAY, talk::State};

        use super::{
            agreements::samples::{at, standing},
            goal::samples::opened,
        };
        let days = |w: &Shell, standing: &Standing, goals: &[Grown]| {
            let line = "W".repeat(80);
            let chances = [
                Chance::Introduced,
                Chance::Shared(Kind::Job, line.clone()),
                Chance::TookUp(Kind::Course, line),
            ];
            let given = chances.into_iter().map(|one| Day::given(w, standing, (at(), one)));
            goals.iter().flat_map(|one| Day::of(w, one)).chain(given).collect()
        };
        let page = |side, goals: &[Grown]| {
            let (w, standing) = (shell("growth-title"), standing(side, State::Open));
            Self {
                score: score(&w, &standing, goals),
                lines: goals.iter().filter_map(|one| Line::of(&w, &standing, one)).collect(),
                days: days(&w, &standing, goals),
                standing,
                w,
            }
        };
        let grown = |state, moved, points| {
            let levels = [Level::Less, Level::Expected].into_iter().cycle();
            let point = |(n, level)| (at() + DAY.times(n), level);
            let mut goal = opened(state, moved);
            goal.worded = at() + DAY;
            Grown {
                goal,
                points: (0..points).zip(levels).map(point).collect(),
                steps: vec![(at(), Some(Private::new("I asked.\n".repeat(9)))), (at(), None)],
            }
        };
        let goals = [
            grown(Stands::Open, true, PAGE),
            grown(Stands::Reached, true, 2),
            grown(Stands::Dropped, true, 1),
            grown(Stands::Open, false, 0),
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
        let point = |days, level| (begin + DAY.times(days), level);
        assert_eq!(dots(&[]), []);
        assert_eq!(dots(&[point(0, Level::Expected)]), [(44, 64)]);
        let grown = [point(0, Level::Least), point(5, Level::Less), point(10, Level::Most)];
        assert_eq!(dots(&grown), [(44, 108), (174, 86), (304, 20)]);
    }
}
