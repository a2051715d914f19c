//! `/roles`: who answers for what; for admins. An admin knows a sign-in name only by being told it.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    people::grants::{self, Giving, NOBODY, OVER},
};
use kith_core::{
    Code, Refusal, Timestamp,
    people::{
        face::Face,
        grant::{Grant, Role},
    },
};

use super::choices::{Choice, DONE, choices};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// No role was chosen.
const WHICH: Refusal = Refusal("role-which");

/// The page.
#[derive(Template)]
#[template(path = "people/roles.html")]
pub(crate) struct Roles {
    w: Shell,
    name: String,
    choices: Vec<Choice>,
    until: String,
    lines: Vec<Line>,
}

/// One role that somebody holds.
struct Line {
    code: Code,
    role: String,
    pseudonym: String,
    doorway: Code,
    since: Timestamp,
    until: Option<Timestamp>,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    let admin = May::Hold(Role::Admin);
    Doors::new().get("/roles", admin, show).post("/roles", admin, give).post(
        "/roles/{id}/endings",
        admin,
        end,
    )
}

async fn show(State(app): State<App>, me: SignedIn, done: Done) -> Result<Response, Failure> {
    let w = done.on(me.shell("roles-title"), &DONE);
    Ok(draw(&page(&app, w, &Fields::default()).await?))
}

async fn give(State(app): State<App>, me: SignedIn, fields: Fields) -> Result<Response, Failure> {
    let refused = match read(&fields) {
        Ok(giving) => {
            let (by, name) = (me.known.member, fields.text("name"));
            let give = work::write(&app, move |tx, at| {
                let member = grants::named(tx, &name)?;
                grants::add(tx, at, Some(by), member, giving)
            });
            match give.await {
                Ok(_) => return Ok(see("/roles?done=roles")),
                Err(Error::Refused(why)) => why,
                Err(error) => return Err(error.into()),
            }
        }
        Err(why) => why,
    };
    let field = match refused {
        NOBODY => "name",
        OVER => "until",
        _ => "role",
    };
    let w = me.shell("roles-title").but(field, refused);
    Ok(draw(&page(&app, w, &fields).await?))
}

async fn end(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let by = me.known.member;
    match work::write(&app, move |tx, at| grants::end(tx, at, Some(by), code)).await {
        Ok(()) => Ok(see("/roles?done=roles")),
        Err(Error::Refused(why)) => {
            let w = me.shell("roles-title").but("role", why);
            Ok(draw(&page(&app, w, &Fields::default()).await?))
        }
        Err(error) => Err(error.into()),
    }
}

/// What is to be given: a role, and the day at whose start (UTC) it ends.
fn read(fields: &Fields) -> Result<Giving, Refusal> {
    let role = Role::of(fields.word("role")).filter(|role| role.is_offered()).ok_or(WHICH)?;
    let until = match fields.word("until") {
        "" => None,
        _ => Some(fields.day("until").ok_or(OVER)?),
    };
    Ok(Giving { role, until })
}

async fn page(app: &App, w: Shell, fields: &Fields) -> Result<Roles, Error> {
    let now = app.now();
    let standing = work::read(app, move |tx| grants::standing(tx, now)).await?;
    let words = Role::ALL.iter().filter(|role| role.is_offered()).map(|role| role.word());
    Ok(Roles {
        name: fields.text("name"),
        choices: choices(&w, "role-", words, |word| fields.chose("role", word)),
        until: fields.text("until"),
        lines: standing.into_iter().map(|(grant, face)| Line::new(&w, &grant, face)).collect(),
        w,
    })
}

impl Line {
    fn new(words: &Words, grant: &Grant, face: Face) -> Self {
        Self {
            code: grant.code,
            role: words.say(&format!("role-{}", grant.role.word())),
            pseudonym: face.pseudonym,
            doorway: face.doorway,
            since: grant.since,
            until: grant.until,
        }
    }
}

impl Page for Roles {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let at = Timestamp::from_micros(1_700_000_000_000_000).unwrap();
        let one = |w: Shell| Self {
            name: "amber-river-lamp".to_owned(),
            choices: choices(&w, "role-", Role::ALL.iter().map(|role| role.word()), |_| false),
            until: "2030-01-01".to_owned(),
            lines: vec![Line {
                code: Code(uuid::Uuid::from_u128(1)),
                role: w.say("role-admin"),
                pseudonym: "W".repeat(60),
                doorway: Code(uuid::Uuid::from_u128(2)),
                since: at,
                until: Some(at),
            }],
            w,
        };
        let refusals = [NOBODY, OVER, WHICH, grants::HELD, grants::LAST_ADMIN];
        let mut pages: Vec<_> =
            refusals.map(|why| one(shell("roles-title").but("role", why))).into();
        pages.push(one(shell("roles-title")));
        pages
    }
}
