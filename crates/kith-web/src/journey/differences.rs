//! `/differences/{meeting}`: two remember a meeting differently, and a coordinator settles it with words to both.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::differing::{self, Page as Found},
};
use kith_core::{
    Code, Private, Refusal,
    journey::{
        agreement,
        difference::{NO_VERDICT, NO_WORDS, Verdict},
        meeting::Said,
    },
    people::{face::Face, grant::Role},
};

use super::pairs;
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    support::saying,
    visitor::SignedIn,
    words::Markup,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 1] = [("settled", "difference-done")];

/// The page.
#[derive(Template)]
#[template(path = "journey/difference.html")]
pub(crate) struct Show {
    w: Shell,
    code: Code,
    /// The names of the two.
    names: String,
    /// When they would have met.
    when: Markup,
    /// What each says, and what they wrote to the coordinator.
    sides: Vec<(String, Option<String>)>,
    /// By when it is settled.
    until: Markup,
    /// How it was settled, and with which words; `None` while it is not.
    settled: Option<(String, Option<String>)>,
    /// How it can be settled: word, name, whether it is chosen.
    verdicts: Vec<(&'static str, String, bool)>,
    /// What was typed.
    words: String,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/differences/{meeting}", may, show).post(
        "/differences/{meeting}",
        may,
        settle,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let found = found(&app, &me, code).await?;
    let w = done.on(me.shell("difference-title"), &DONE);
    Ok(draw(&Show::new(w, found, &Fields::default())))
}

async fn found(app: &App, me: &SignedIn, code: Code) -> Result<Found, Error> {
    let (reading, who) = (app.clone(), me.known.clone());
    work::aside(move || differing::page(&reading, &who, code)).await
}

async fn settle(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(&app, &me, code, &fields).await {
        Ok(to) => Ok(see(&to)),
        Err((field, Error::Refused(why))) => {
            let found = found(&app, &me, code).await?;
            Ok(draw(&Show::new(me.shell("difference-title").but(field, why), found, &fields)))
        }
        Err((_, error)) => Err(error.into()),
    }
}

async fn keep(
    app: &App,
    me: &SignedIn,
    code: Code,
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let refused = |field, why: Refusal| (field, Error::from(why));
    let verdict = Verdict::of(fields.word("verdict")).ok_or(refused("verdict", NO_VERDICT))?;
    let words = agreement::words(&fields.text("words")).map_err(|why| refused("words", why))?;
    let words: Private = words.ok_or(refused("words", NO_WORDS))?;
    let (sealing, who) = (app.clone(), me.known.clone());
    let draft =
        work::aside(move || differing::settling(&sealing, &who, code, (verdict, &words))).await;
    let (draft, who) = (draft.map_err(|why| ("verdict", why))?, me.known.clone());
    let kept = work::once(app, fields.post(me), move |tx, at| {
        differing::settle(tx, at, &who, &draft)?;
        Ok(format!("/differences/{code}?done=settled"))
    });
    kept.await.map_err(|why| ("verdict", why))
}

impl Show {
    fn new(w: Shell, found: Found, typed: &Fields) -> Self {
        let Found { people: [mentee, mentor], zone, kept, open, words, told } = found;
        let meeting = &kept.meeting;
        let says = |(face, said): (&Option<Face>, Option<Said>)| {
            let name =
                face.as_ref().map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone());
            let key = format!("difference-says-{}", said.map_or("nothing", Said::word));
            w.say_of(&key, "name", name.as_str())
        };
        let said = [says((&mentee, meeting.mentee)), says((&mentor, meeting.mentor))];
        let revealed = |words: Option<Private>| words.map(|words| words.reveal().to_owned());
        let name = |verdict: Verdict| w.say(&format!("difference-is-{}", verdict.word()));
        let verdicts = if open.over.is_none() { Verdict::ALL } else { &[] };
        let one = |is: &Verdict| (is.word(), name(*is), typed.chose("verdict", is.word()));
        let names = [mentee, mentor].map(|face| face.map(|face| face.pseudonym.clone()));
        Self {
            code: kept.code,
            names: pairs::two(&w, names.each_ref().map(Option::as_deref)),
            when: w.time_in(meeting.start().unwrap_or(open.since), zone.name()),
            sides: said.into_iter().zip(words.map(revealed)).collect(),
            until: saying::timed(&w, "difference-until", &[], open.until),
            settled: meeting.settled.map(|verdict| (name(verdict), revealed(told))),
            verdicts: verdicts.iter().map(one).collect(),
            words: typed.text("words"),
            w,
        }
    }
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::journey::difference::SETTLED;
        let at = crate::support::samples::at();
        let page = |w: Shell, settled: bool| {
            let name = |is: &Verdict| w.say(&format!("difference-is-{}", is.word()));
            let wrote = |some: bool| some.then(|| "I waited for half an hour.\n".repeat(30));
            let words = Said::ALL.iter().map(|said| format!("difference-says-{}", said.word()));
            let says = words.map(|key| w.say_of(&key, "name", "mo"));
            let one = |is: &Verdict| (is.word(), name(is), false);
            Self {
                code: Code(uuid::Uuid::nil()),
                names: pairs::two(&w, [Some("ada"), None]),
                when: w.time_in(at, "Europe/Berlin"),
                sides: says.zip([wrote(true), wrote(false), wrote(true)]).collect(),
                until: saying::timed(&w, "difference-until", &[], at),
                settled: settled.then(|| (name(&Verdict::Neither), wrote(true))),
                verdicts: if settled { Vec::new() } else { Verdict::ALL.iter().map(one).collect() },
                words: "x".repeat(1_000),
                w,
            }
        };
        let title = || shell("difference-title");
        vec![
            page(title(), false),
            page(title().but("verdict", NO_VERDICT), false),
            page(title().but("words", NO_WORDS), false),
            page(title().but("verdict", SETTLED), true),
            page(title().after("difference-done"), true),
        ]
    }
}
