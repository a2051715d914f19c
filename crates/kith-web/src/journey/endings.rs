//! `/journeys/{talk}/end`: the ways to stop, the last day that one of the two set, and what is left to do after it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::ending::{self, Page as Gathered},
};
use kith_core::{
    Code, DAY, Refusal, Timestamp,
    journey::closure::{AFTERWARDS, DAY_TO_COME, How, NO_WISH, Planned, Then},
    people::notice::About,
    talk::State as Stands,
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    support::requests,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 3] = [
    ("planned", "ending-planned-done"),
    ("back", "ending-taken-back-done"),
    ("wished", "ending-wished-done"),
];

/// The page.
#[derive(Template)]
#[template(path = "journey/ending.html")]
pub(crate) struct Show {
    w: Shell,
    standing: Standing,
    planned: Option<Planned>,
    /// How it ended; `None` while it goes on.
    how: Option<How>,
    /// The last day on which an end counts as nobody’s fault; `None` where that is past.
    trial: Option<Timestamp>,
    /// The days of notice.
    notice: i64,
    /// The last day, as it was typed or as it is offered.
    day: String,
    /// What the mentee wants then, as it was chosen.
    then: String,
    /// Until when they may write down what they take with them; `None` where they may not.
    words: Option<Timestamp>,
    reflected: bool,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/journeys/{talk}/end", May::Member, show).post(
        "/journeys/{talk}/end",
        May::Member,
        change,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let gathered = gathered(&app, &me, talk).await?;
    requests::seen(&app, &me.known, (About::Ending, talk)).await?;
    let w = done.on(me.shell("ending-title"), &DONE);
    Ok(draw(&Show::new(w, &gathered, app.now())))
}

async fn change(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match changed(&app, &me, talk, &fields).await {
        Err(Error::Refused(why)) => again(&app, &me, talk, (&fields, why)).await,
        done => done
            .map(|done| see(&format!("/journeys/{talk}/end?done={done}")))
            .map_err(Failure::from),
    }
}

/// Does what was chosen; the word for it.
async fn changed(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
) -> Result<&'static str, Error> {
    let ours = faces(me);
    match fields.word("do") {
        "plan" => {
            let then = Then::of(fields.word("how"));
            let day = fields.day("day").ok_or(DAY_TO_COME)?;
            work::write(app, move |tx, at| ending::plan(tx, at, &ours, (talk, day), then)).await?;
            Ok("planned")
        }
        "take_back" => {
            work::write(app, move |tx, at| ending::take_back(tx, at, &ours, talk)).await?;
            Ok("back")
        }
        "wish" => {
            let then = Then::of(fields.word("how")).ok_or(NO_WISH)?;
            work::write(app, move |tx, at| ending::wish(tx, at, &ours, (talk, then))).await?;
            Ok("wished")
        }
        _ => Err(Error::NotFound),
    }
}

async fn again(
    app: &App,
    me: &SignedIn,
    talk: Code,
    (fields, why): (&Fields, Refusal),
) -> Result<Response, Failure> {
    let gathered = gathered(app, me, talk).await?;
    let field = match why {
        NO_WISH => "how",
        DAY_TO_COME => "day",
        _ => "ending",
    };
    let show = Show::new(me.shell("ending-title").but(field, why), &gathered, app.now());
    let (day, then) = (fields.word("day").to_owned(), fields.word("how").to_owned());
    Ok(draw(&Show { day, then, ..show }))
}

async fn gathered(app: &App, me: &SignedIn, talk: Code) -> Result<Gathered, Error> {
    let ours = faces(me);
    work::read(app, move |tx| ending::page(tx, &ours, talk)).await
}

impl Show {
    fn new(w: Shell, gathered: &Gathered, now: Timestamp) -> Self {
        let (closure, timers) = (gathered.closure, gathered.timers);
        let since = gathered.seat.talk.since;
        let trial = Some(since + timers.trial).filter(|until| now < *until);
        let words = closure.may_reflect(now).ok().and(match closure.talk {
            Stands::Closed { at, .. } => Some(at + AFTERWARDS),
            Stands::Open | Stands::Paused { .. } => closure.planned.map(|planned| planned.day),
        });
        let offered = (now + timers.notice).jiff().strftime("%Y-%m-%d").to_string();
        let then = closure.planned.and_then(|planned| planned.by.then());
        Self {
            standing: Standing::new(&w, &gathered.seat, gathered.other.as_ref()),
            planned: closure.planned,
            how: closure.how(since, timers.trial),
            trial,
            notice: timers.notice.0 / DAY.0,
            day: offered,
            then: then.map(Then::word).unwrap_or_default().to_owned(),
            words,
            reflected: gathered.reflected,
            w,
        }
    }

    /// The key of the words on who set the last day.
    fn by(&self, planned: &Planned) -> &'static str {
        match planned.by.side() {
            None => "ending-by-house",
            Some(side) if side == self.standing.side => "ending-by-you",
            Some(_) => "ending-by-other",
        }
    }

    /// Whether the reader set it, and so may take it back.
    fn is_own(&self, planned: &Planned) -> bool {
        planned.by.side() == Some(self.standing.side)
    }

    /// The key of the words on what happens to the request when the last day is over.
    fn next(&self, planned: &Planned) -> &'static str {
        match (planned.by.then(), self.standing.asks()) {
            (Some(Then::Done(_)), true) => "ending-then-done",
            (Some(Then::Another), true) => "ending-then-another",
            (None, true) => "ending-then-unsaid",
            (_, false) => "ending-then-mentor",
        }
    }

    /// The key of the words on how it ended.
    fn ended(&self) -> String {
        self.how
            .map_or_else(String::new, |how| format!("ending-how-{}", how.word().replace('_', "-")))
    }

    /// Whether whoever reads helps now.
    fn helps(&self) -> bool {
        self.w.known.as_ref().is_some_and(|known| known.helps())
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        samples::all(shell)
    }
}

/// The states of an end that the test of all pages draws.
#[cfg(test)]
mod samples {
    use kith_core::{journey::closure::By, people::face::Side, support::state::Outcome, talk::End};

    use super::{
        super::agreements::samples::{at, standing},
        *,
    };

    fn page(w: Shell, (side, state): (Side, Stands), planned: Option<By>) -> Show {
        Show {
            w,
            standing: standing(side, state),
            planned: planned.map(|by| Planned { by, since: at(), day: at(), ends: at() }),
            how: None,
            trial: None,
            notice: 14,
            day: "2026-12-24".to_owned(),
            then: "partly".to_owned(),
            words: planned.map(|_| at()),
            reflected: false,
        }
    }

    pub(super) fn all(shell: &dyn Fn(&str) -> Shell) -> Vec<Show> {
        let w = || shell("ending-title");
        let (mentee, mentor) = ((Side::Member, Stands::Open), (Side::Helper, Stands::Open));
        let done = By::Mentee(Then::Done(Outcome::Partly));
        let closed = Stands::Closed { how: End::Done, at: at() };
        let over = |how, words| {
            let show = page(w(), (Side::Member, closed), None);
            Show { how: Some(how), words, reflected: true, ..show }
        };
        let mut all = vec![
            Show { trial: Some(at()), ..page(w(), mentee, None) },
            page(w().but("how", NO_WISH), mentee, None),
            page(w().but("day", DAY_TO_COME), mentor, None),
            page(w(), mentee, Some(done)),
            page(w(), mentee, Some(By::Mentee(Then::Another))),
            page(w(), mentee, Some(By::Mentor(None))),
            page(w(), mentee, Some(By::House(None))),
            Show { reflected: true, ..page(w(), mentor, Some(By::Mentor(None))) },
            page(w(), mentor, Some(done)),
        ];
        all.extend(How::ALL.iter().map(|how| over(*how, Some(at()))));
        all.push(over(How::Planned, None));
        all
    }
}
