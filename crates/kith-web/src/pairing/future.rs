//! What more mentors, or more frequent runs, would do to waiting: the form on a run's page, and its answer.

use kith_app::{
    App,
    pairing::foreseeing::{self, Begin, Between, Change, Foreseen, MOST, NOW, RHYTHMS, WHOLE},
};
use kith_core::Code;

use crate::{page::Failure, shell::Shell, visitor::SignedIn, work};

/// How days are said.
const DAYS: &str = "run-future-days";

/// What was played: where it began, what was asked, and what comes now and then.
pub(super) type Played = (Begin, Change, [Foreseen; 2]);

/// The form, and the answer where one was asked for.
pub(super) struct Future {
    /// How many more mentors.
    pub(super) more: u32,
    /// Hours between runs: each, its name, whether it is chosen.
    pub(super) rhythms: Vec<(u32, String, bool)>,
    /// What it was played from, in sentences; none where nothing was.
    pub(super) from: Vec<String>,
    /// What is counted, now, and then.
    pub(super) rows: Vec<[String; 3]>,
}

/// What `mentors` and `rhythm` ask for; `None` where nothing was asked. What is no number is the smallest change.
pub(super) fn change(mentors: Option<&str>, rhythm: Option<&str>) -> Option<Change> {
    let mentors = mentors?.trim().parse().unwrap_or(0).min(MOST);
    let hours = rhythm.and_then(|hours| hours.parse().ok());
    let rhythm = hours.filter(|hours| RHYTHMS.contains(hours)).unwrap_or(NOW.rhythm);
    Some(Change { mentors, rhythm })
}

/// Plays both: as it is, and with `change`.
pub(super) async fn play(
    app: &App,
    me: &SignedIn,
    run: Code,
    change: Change,
) -> Result<Played, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let begin = work::read(app, move |tx| foreseeing::begin(tx, now, &who, run)).await?;
    let played =
        work::aside(move || Ok([NOW, change].map(|one| foreseeing::foresee(&begin, one)))).await?;
    Ok((begin, change, played))
}

impl Future {
    /// The form, with the answer `played`.
    pub(super) fn new(w: &Shell, played: Option<&Played>) -> Self {
        let asked = played.map_or(Change { mentors: 2, ..NOW }, |(_, change, _)| *change);
        let rhythm = |hours: &u32| {
            (*hours, w.say(&format!("run-future-every-{hours}")), *hours == asked.rhythm)
        };
        Self {
            more: asked.mentors,
            rhythms: RHYTHMS.iter().map(rhythm).collect(),
            from: played.map_or_else(Vec::new, |(begin, ..)| from(w, begin)),
            rows: played.map_or_else(Vec::new, |(_, _, figures)| rows(w, figures)),
        }
    }
}

/// What it was played from, and what of it is a guess.
fn from(w: &Shell, begin: &Begin) -> Vec<String> {
    let counts = [("waiting", begin.waiting), ("mentors", begin.mentors), ("places", begin.places)];
    let counts = counts.map(|(name, n)| (name, i64::from(n).into()));
    let new = if begin.counted { "run-future-counted" } else { "run-future-guess" };
    vec![
        w.say_with("run-future-from", &counts),
        w.say_of(new, "n", i64::from(begin.arrivals)),
        w.say("run-future-guesses"),
    ]
}

fn rows(w: &Shell, [now, then]: &[Foreseen; 2]) -> Vec<[String; 3]> {
    let row = |name: &str, of: fn(&Foreseen) -> Between, key: &str| {
        [w.say(name), between(w, key, of(now)), between(w, key, of(then))]
    };
    vec![
        row("run-future-half", |one| one.half, DAYS),
        row("run-future-most", |one| one.most, DAYS),
        row("run-future-without", |one| one.without, "run-future-of"),
    ]
}

fn between(w: &Shell, key: &str, one: Between) -> String {
    if key == DAYS && one.middle >= WHOLE {
        return w.say("run-future-over");
    }
    let each = [("n", one.middle), ("from", one.from), ("to", one.to)];
    w.say_with(key, &each.map(|(name, n)| (name, i64::from(n).into())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_typed_asks_for_something_bounded() {
        assert_eq!(change(None, Some("24")), None);
        for (mentors, rhythm, asked) in [
            ("2", "24", (2, 24)),
            (" 3 ", "168", (3, 168)),
            ("900", "1", (MOST, 168)),
            ("", "", (0, 168)),
            ("-1", "x", (0, 168)),
        ] {
            let (mentors, rhythm) = (Some(mentors), Some(rhythm));
            let change = change(mentors, rhythm).map(|one| (one.mentors, one.rhythm));
            assert_eq!(change, Some(asked));
        }
    }
}
