//! `/invitations/{code}`: what a sheet says of whoever came by it, and what of that may be read.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    programme::tables::coming_in::{self, Form, Other, Own},
};
use kith_core::{
    Code, Refusal,
    people::{consent::Purpose, facet::Special, grant::Role},
    programme::table::Answer,
    support::safe::Safe,
};

use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    pairing::saying,
    programme::course,
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// The page.
#[derive(Template)]
#[template(path = "tables/invitation.html")]
pub(crate) struct Show {
    w: Shell,
    own: Own,
    fields: Fields,
    /// The answers of the sheet: place, about what, what, and whether it is kept.
    answers: Vec<(usize, String, String, bool)>,
    /// The special categories among them: word, name, and what a yes does.
    special: Vec<(&'static str, String, String)>,
    /// What a mentee would like.
    words: String,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new().get("/invitations/{code}", May::Member, show).post(
        "/invitations/{code}",
        May::Member,
        come,
    )
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let w = done.on(me.shell("invitation-title"), &[("in", "invitation-done-in")]);
    Ok(draw(&page(&app, &me, (w, code, Fields::default())).await?))
}

async fn page(
    app: &App,
    me: &SignedIn,
    (w, code, fields): (Shell, Code, Fields),
) -> Result<Show, Failure> {
    let (hands, who) = (app.clone(), me.known.clone());
    let own = work::aside(move || coming_in::own(&hands, &who, code)).await?;
    Ok(Show::new(w, own, fields))
}

async fn come(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (hands, who, form) = (app.clone(), me.known.clone(), read(&fields, &me.words));
    let draft = work::aside(move || match coming_in::draft(&hands, &who, code, &form) {
        Ok(draft) => Ok(Ok(draft)),
        Err((field, Error::Refused(why))) => Ok(Err((field, why))),
        Err((_, error)) => Err(error),
    });
    let draft = match draft.await? {
        Ok(draft) => draft,
        Err(why) => return again(&app, &me, (code, fields), why).await,
    };
    let who = me.known.clone();
    let kept =
        work::once(&app, fields.post(&me), move |tx, at| coming_in::come(tx, at, &who, &draft));
    match kept.await {
        Ok(to) => Ok(see(&to)),
        Err(Error::Refused(why)) => again(&app, &me, (code, fields), ("words", why)).await,
        Err(error) => Err(error.into()),
    }
}

/// The form again, with everything that was typed and chosen.
async fn again(
    app: &App,
    me: &SignedIn,
    (code, fields): (Code, Fields),
    (field, why): (&'static str, Refusal),
) -> Result<Response, Failure> {
    let w = me.shell("invitation-title").but(field, why);
    Ok(draw(&page(app, me, (w, code, fields)).await?))
}

fn read(fields: &Fields, words: &Words) -> Form {
    let keep = fields.all("keep").iter().filter_map(|at| at.parse().ok()).collect();
    let special = fields.all("special").iter().filter_map(|word| Special::of(word)).collect();
    let matching = match fields.word("matching") {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    };
    Form {
        keep,
        matching,
        special,
        words: fields.private("words"),
        safe: Safe::of(fields.word("safe")),
        locale: words.locale.tag().to_owned(),
    }
}

impl Show {
    fn new(w: Shell, own: Own, fields: Fields) -> Self {
        let (all, blank): (&[Answer], _) =
            (own.said.as_ref().map_or(&[], |said| &said.answers), fields.is_empty());
        let kept = |at: usize| blank || fields.chose("keep", &at.to_string());
        let answer = |(at, one): (usize, &Answer)| {
            let about = w.say(&format!("facet-{}", one.kind.word()));
            (at, about, saying::name(&w, one.kind, &one.text), kept(at))
        };
        let answers = all.iter().enumerate().map(answer).collect();
        let kinds: BTreeSet<Special> = all.iter().filter_map(|one| one.special).collect();
        let special = kinds.into_iter().map(|one| special(&w, one)).collect();
        let said = own.said.as_ref().map(|said| said.words.reveal().to_owned());
        let words = if blank { said.unwrap_or_default() } else { fields.text("words") };
        Self { w, own, fields, answers, special, words }
    }

    fn is_mentee(&self) -> bool {
        self.own.role == Role::Mentee
    }

    /// Where one is in this invitation: a sentence.
    fn lead(&self) -> String {
        self.say(if self.own.came { "invitation-came-" } else { "invitation-lead-" })
    }

    /// What begins with `key`, for one of their role.
    fn say(&self, key: &str) -> String {
        self.w.say(&format!("{key}{}", self.own.role.word()))
    }

    /// What stands with each pair that was there before: where it leads, and a sentence.
    fn pairs(&self) -> Vec<(String, String)> {
        let pair = |other: &Other| match other {
            Other::Waits => (String::new(), self.say("invitation-waits-")),
            Other::Stands => (String::new(), self.w.say("invitation-stands")),
            Other::Ask => ("/requests/new?kind=mentor".to_owned(), self.w.say("invitation-ask")),
            Other::Talk(code) => (format!("/journeys/{code}"), self.say("invitation-talk-")),
        };
        self.own.pairs.iter().map(pair).collect()
    }

    /// The course that comes first, and what it is called.
    fn course(&self) -> Option<(Code, String)> {
        let course = self.own.course?;
        let name = course::name(&self.w, course);
        Some((course.code, self.w.say_of("invitation-course", "course", name)))
    }

    /// The answers to the question whether they are safe.
    fn safe(&self) -> Vec<(&'static str, String)> {
        let key = |one: &Safe| format!("ask-safe-{}", one.word().replace('_', "-"));
        Safe::ALL.iter().map(|one| (one.word(), self.w.say(&key(one)))).collect()
    }
}

/// A special category: word, name, and what a yes does.
fn special(w: &Words, one: Special) -> (&'static str, String, String) {
    let word = Purpose::of_special(one).word().replace([':', '_'], "-");
    let say = |what: &str| w.say(&format!("{what}{word}"));
    (one.word(), say("consent-"), say("consent-why-"))
}

impl Page for Show {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::programme::table;
        let page =
            |w: Shell, role, came| Self::new(w, super::sample::own(role, came), Fields::default());
        let w = || shell("invitation-title");
        let wrong = w()
            .but("matching", table::NO_ANSWER)
            .but("words", table::NO_WORDS)
            .but("safe", coming_in::SAFE);
        vec![
            page(w(), Role::Mentee, false),
            page(w(), Role::Mentor, false),
            page(w().after("invitation-done-in"), Role::Mentee, true),
            page(w(), Role::Mentor, true),
            page(wrong, Role::Mentee, false),
        ]
    }
}
