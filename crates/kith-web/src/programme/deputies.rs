//! `/cohort/away`: a coordinator names who stands in while they are away.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error,
    programme::deputising::{self, Page as Found},
};
use kith_core::{
    Code, Refusal,
    people::grant::Role,
    programme::deputy::{DAYS, WHO},
};

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
const DONE: [(&str, &str); 2] = [("named", "deputy-named"), ("back", "deputy-back-done")];

/// The page.
#[derive(Template)]
#[template(path = "programme/deputies.html")]
pub(crate) struct Away {
    w: Shell,
    fields: Fields,
    /// Who stands in for the reader, in words; `None` where nobody does.
    own: Option<Markup>,
    /// For whom the reader stands in, in words.
    for_others: Vec<Markup>,
    /// Who could stand in.
    others: Vec<(Code, String)>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let may = May::Hold(Role::Coordinator);
    Doors::new().get("/cohort/away", may, show).post("/cohort/away", may, name).post(
        "/cohort/away/returns",
        may,
        back,
    )
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let w = done.on(me.shell("deputy-title"), &DONE);
    Ok(draw(&page(&app, &me, w, Fields::default()).await?))
}

async fn page(app: &App, me: &SignedIn, w: Shell, fields: Fields) -> Result<Away, Error> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(app, move |tx| deputising::page(tx, now, &who)).await?;
    Ok(Away::new(w, found, fields))
}

async fn name(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    match named(&app, &me, &fields).await {
        Err(Error::Refused(why)) => again(&app, &me, fields, why).await,
        done => Ok(see(&done?)),
    }
}

async fn named(app: &App, me: &SignedIn, fields: &Fields) -> Result<String, Error> {
    let deputy: Code = fields.word("deputy").parse().map_err(|_| WHO)?;
    let (from, to) = (fields.day("from").ok_or(DAYS)?, fields.day("to").ok_or(DAYS)?);
    let (who, post) = (me.known.clone(), fields.post(me));
    work::once(app, post, move |tx, at| {
        deputising::name(tx, at, &who, (deputy, from, to))?;
        Ok("/cohort/away?done=named".to_owned())
    })
    .await
}

async fn again(
    app: &App,
    me: &SignedIn,
    fields: Fields,
    why: Refusal,
) -> Result<Response, Failure> {
    let field = if why == WHO { "deputy" } else { "from" };
    let w = me.shell("deputy-title").but(field, why);
    Ok(draw(&page(app, me, w, fields).await?))
}

async fn back(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let who = me.known.clone();
    work::write(&app, move |tx, at| deputising::come_back(tx, at, &who)).await?;
    Ok(see("/cohort/away?done=back"))
}

impl Away {
    fn new(w: Shell, found: Found, fields: Fields) -> Self {
        let line =
            |key: &str, name: &str, until| saying::timed(&w, key, &[("name", name.into())], until);
        let own = found.own.as_ref();
        let others = found.for_others.iter();
        Self {
            own: own.map(|(one, name)| line("deputy-own", name, one.until)),
            for_others: others.map(|(one, name)| line("deputy-for", name, one.until)).collect(),
            others: found.others,
            fields,
            w,
        }
    }
}

impl Page for Away {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{MemberId, programme::deputy::Deputy};
        let (id, at) = (uuid::Uuid::from_u128(u128::MAX / 3), crate::support::samples::at());
        let page = |w, n: usize| {
            let (code, member, deputy) = (Code(id), MemberId(id), MemberId(id));
            let one = Deputy { id, code, member, deputy, since: at, until: at };
            let name = "W".repeat(60);
            let for_others = vec![(one.clone(), name.clone()); n];
            let others = vec![(code, name.clone()); n];
            let own = (n > 1).then_some((one, name));
            Self::new(w, Found { own, for_others, others }, Fields::default())
        };
        let w = || shell("deputy-title");
        let mut all = vec![page(w(), 0), page(w(), 1), page(w(), 20)];
        all.extend(DONE.iter().map(|(_, key)| page(w().after(key), 1)));
        all.extend([page(w().but("deputy", WHO), 1), page(w().but("from", DAYS), 1)]);
        all
    }
}
