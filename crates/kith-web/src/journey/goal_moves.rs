//! What is sent from the page of a goal: where it stands, its steps, what the mentor says, what becomes of it.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error, Tx,
    journey::goals::{
        Draft,
        growing::{self, About},
        making,
    },
};
use kith_core::{
    Code, Moment,
    journey::{
        agreement::LONG,
        goal::{Level, NO_LEVEL, NOT_YOURS, State as Stands, Tick},
    },
    safety::letter::EMPTY,
};

use super::goal::{Show, opened};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, draw, see},
    talk::seats::faces,
    visitor::SignedIn,
    work,
};

/// A form that was sent about a goal.
struct Sent {
    app: App,
    me: SignedIn,
    talk: Code,
    goal: Code,
    fields: Fields,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new()
        .post("/journeys/{talk}/goals/{goal}/points", May::Member, stand)
        .post("/journeys/{talk}/goals/{goal}/steps", May::Member, step)
        .post("/journeys/{talk}/goals/{goal}/ticks", May::Member, tick)
        .post("/journeys/{talk}/goals/{goal}/comments", May::Member, comment)
        .post("/journeys/{talk}/goals/{goal}/states", May::Member, turn)
}

async fn stand(
    State(app): State<App>,
    me: SignedIn,
    Path((talk, goal)): Path<(Code, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let sent = Sent { app, me, talk, goal, fields };
    let stood = sent.stand().await;
    let field = match stood {
        Err(Error::Refused(LONG)) => "words",
        _ => "level",
    };
    sent.answer(field, "moved", stood).await
}

async fn step(
    State(app): State<App>,
    me: SignedIn,
    Path((talk, goal)): Path<(Code, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let sent = Sent { app, me, talk, goal, fields };
    let added = sent.step().await;
    sent.answer("step", "stepped", added).await
}

async fn tick(
    State(app): State<App>,
    me: SignedIn,
    Path((talk, goal)): Path<(Code, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let sent = Sent { app, me, talk, goal, fields };
    let ticked = sent.tick().await;
    sent.answer("steps", "stepped", ticked).await
}

async fn comment(
    State(app): State<App>,
    me: SignedIn,
    Path((talk, goal)): Path<(Code, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let sent = Sent { app, me, talk, goal, fields };
    let said = sent.comment().await;
    sent.answer("comment", "said", said).await
}

async fn turn(
    State(app): State<App>,
    me: SignedIn,
    Path((talk, goal)): Path<(Code, Code)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let sent = Sent { app, me, talk, goal, fields };
    let turned = sent.turn().await;
    sent.answer("ways", "turned", turned).await
}

impl Sent {
    async fn stand(&self) -> Result<(), Error> {
        let level = Level::of(self.fields.word("level")).ok_or(NO_LEVEL)?;
        let draft = self.draft(About::Level, "words").await?;
        let (ours, talk, goal) = (faces(&self.me), self.talk, self.goal);
        let stand = move |tx: &mut Tx, at: &mut Moment| {
            growing::stand(tx, at, &ours, (talk, goal, level), draft.as_ref())
        };
        self.once(stand).await
    }

    async fn step(&self) -> Result<(), Error> {
        let (draft, goal) = (self.draft(About::Step, "step").await?.ok_or(EMPTY)?, self.goal);
        self.once(move |tx, at| growing::add(tx, at, &draft, goal)).await
    }

    async fn comment(&self) -> Result<(), Error> {
        let (draft, goal) = (self.draft(About::Comment, "comment").await?.ok_or(EMPTY)?, self.goal);
        self.once(move |tx, at| growing::comment(tx, at, &draft, goal)).await
    }

    async fn tick(&self) -> Result<(), Error> {
        let ticked = Tick::of(self.fields.word("tick")).ok_or(Error::NotFound)?;
        let (ours, named) = (faces(&self.me), (self.talk, self.goal));
        let step = self.fields.code("code")?;
        let tick =
            move |tx: &mut Tx, at: &mut Moment| growing::tick(tx, at, &ours, named, (step, ticked));
        work::write(&self.app, tick).await
    }

    async fn turn(&self) -> Result<(), Error> {
        let state = Stands::of(self.fields.word("state")).ok_or(Error::NotFound)?;
        let (ours, talk, goal) = (faces(&self.me), self.talk, self.goal);
        let turn =
            move |tx: &mut Tx, at: &mut Moment| making::turn(tx, at, &ours, (talk, goal, state));
        work::write(&self.app, turn).await
    }

    /// What was typed into `field`, read and sealed; `None` where that is nothing.
    async fn draft(&self, about: About, field: &str) -> Result<Option<Draft>, Error> {
        let (app, ours, talk) = (self.app.clone(), faces(&self.me), self.talk);
        let typed = self.fields.text(field);
        work::aside(move || growing::draft(&app, &ours, talk, (about, &typed))).await
    }

    /// Does `deed` once, however often this form is sent.
    async fn once(
        &self,
        deed: impl Fn(&mut Tx, &mut Moment) -> Result<(), Error> + Send + 'static,
    ) -> Result<(), Error> {
        let path = self.path();
        let deed = move |tx: &mut Tx, at: &mut Moment| deed(tx, at).map(|()| path.clone());
        work::once(&self.app, self.fields.post(&self.me), deed).await.map(drop)
    }

    fn path(&self) -> String {
        format!("/journeys/{}/goals/{}", self.talk, self.goal)
    }

    /// The page after it is `done`; the same page again where it was refused, with why at `field`.
    async fn answer(
        self,
        field: &'static str,
        word: &str,
        done: Result<(), Error>,
    ) -> Result<Response, Failure> {
        match done {
            Ok(()) => Ok(see(&format!("{}?done={word}", self.path()))),
            Err(Error::Refused(why)) => {
                let (seen, whole) = opened(&self.app, &self.me, (self.talk, self.goal)).await?;
                // Their one field is where a mentor reads that only the mentee may.
                let field = if why == NOT_YOURS { "comment" } else { field };
                let w = self.me.shell("goal-title").but(field, why);
                Ok(draw(&Show::new(w, &seen, whole, self.fields)))
            }
            Err(other) => Err(other.into()),
        }
    }
}
