//! `/accounts/new` and `/accounts`: a name, a pseudonym, a passphrase; no address, no date of birth.

use std::cell::RefCell;

use askama::Template;
use axum::{
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use kith_app::{
    App, Error, Tx,
    once::{Post, once},
    people::registering::{self, Draft, Made},
};
use kith_core::{
    Moment, Refusal, Span,
    people::{
        account::{NAME_TAKEN, Passphrase, Pseudonym, SignInName},
        device::Device,
    },
    programme::recruitment::Short,
};

use super::{
    choices::{device, is_shared},
    codes::Codes,
};
use crate::{
    door::cookie,
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::{Came, Query},
    shell::Shell,
    visitor::Visitor,
    work,
};

/// Whoever is not yet eighteen cannot have an account here.
const ADULT: Refusal = Refusal("account-not-adult");

/// The form for a new account.
#[derive(Template)]
#[template(path = "people/account.html")]
pub(crate) struct NewAccount {
    w: Shell,
    name: String,
    /// Three names that nobody has, where the one that was typed is taken.
    offers: Vec<String>,
    pseudonym: String,
    adult: bool,
    /// Whether others use the device too.
    shared: bool,
    /// The letters of the link by which they came; empty where by none.
    came: String,
}

/// What was filled in, and holds.
struct Form {
    name: SignInName,
    pseudonym: Pseudonym,
    passphrase: String,
}

/// Its doors.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/accounts/new", May::Anyone, show).post("/accounts", May::Anyone, create)
}

async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Query(came): Query<Came>,
) -> Result<Response, Failure> {
    if visitor.known.is_some() {
        return Ok(see("/today"));
    }
    let came = letters(came.short());
    let name = offers(&app, 1).await?.pop().unwrap_or_default();
    let w = visitor.shell("account-title");
    let (offers, pseudonym) = (Vec::new(), String::new());
    Ok(draw(&NewAccount { w, name, offers, pseudonym, adult: false, shared: false, came }))
}

/// The letters of a link, as a form carries them.
fn letters(short: Option<Short>) -> String {
    short.map(|short| short.to_string()).unwrap_or_default()
}

async fn create(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    if fields.chose("adult", "no") {
        return Ok(see("/accounts/young"));
    }
    let form = match read(&fields) {
        Ok(form) => form,
        Err(problems) => return Ok(draw(&again(&visitor, &fields, problems))),
    };
    let (hashing, passphrase) = (app.clone(), form.passphrase);
    let draft = work::aside(move || {
        registering::draft(&hashing, form.name.clone(), form.pseudonym.clone(), &passphrase)
    });
    let (draft, device, post) =
        (draft.await?, device(&app.site, &headers, &fields), keyed(&fields, &visitor));
    let made = work::write(&app, move |tx, at| register(tx, at, post.as_ref(), (&draft, device)));
    match made.await {
        Ok(Some(made)) => welcome(&visitor, &fields, &made, device.shared).await,
        Ok(None) => Ok(see("/recovery-codes")),
        Err(Error::Refused(why)) => refuse(&app, &visitor, &fields, why).await,
        Err(error) => Err(error.into()),
    }
}

/// Registers once, however often the form is sent; `None` where that was done before.
fn register(
    tx: &mut Tx,
    at: &mut Moment,
    post: Option<&Post>,
    (draft, device): (&Draft, Device),
) -> Result<Option<Made>, Error> {
    let Some(post) = post else {
        return registering::register(tx, at, draft, device).map(Some);
    };
    let made = RefCell::new(None);
    once(tx, at, post, |tx, at| {
        made.replace(Some(registering::register(tx, at, draft, device)?));
        Ok("/recovery-codes".to_owned())
    })?;
    Ok(made.into_inner())
}

/// The one-time key. A form that has none is not kept at all: without its chance, what is kept of
/// the form could be guessed, and the passphrase with it.
pub(super) fn keyed(fields: &Fields, visitor: &Visitor) -> Option<Post> {
    (fields.word("once").len() == 32).then(|| fields.post(visitor))
}

fn read(fields: &Fields) -> Result<Form, Vec<(&'static str, Refusal)>> {
    let name = SignInName::parse(&fields.text("name"));
    let pseudonym = Pseudonym::parse(&fields.text("pseudonym"));
    let passphrase = fields.text("passphrase");
    let nobody = SignInName::parse("nobody").ok();
    let known = name.as_ref().ok().or(nobody.as_ref());
    let weak = known.and_then(|name| Passphrase::choose(&passphrase, name).err());
    let adult = if fields.chose("adult", "yes") { None } else { Some(ADULT) };
    let problems: Vec<_> = [
        ("name", name.as_ref().err().copied()),
        ("pseudonym", pseudonym.as_ref().err().copied()),
        ("passphrase", weak),
        ("adult", adult),
    ]
    .into_iter()
    .filter_map(|(field, why)| Some((field, why?)))
    .collect();
    match (name, pseudonym) {
        (Ok(name), Ok(pseudonym)) if problems.is_empty() => {
            Ok(Form { name, pseudonym, passphrase })
        }
        _ => Err(problems),
    }
}

/// The form with everything that was typed but the passphrase, which nobody should see again.
fn again(visitor: &Visitor, fields: &Fields, problems: Vec<(&'static str, Refusal)>) -> NewAccount {
    let start = visitor.shell("account-title");
    NewAccount {
        w: problems.into_iter().fold(start, |w, (field, why)| w.but(field, why)),
        name: fields.text("name"),
        offers: Vec::new(),
        pseudonym: fields.text("pseudonym"),
        adult: fields.chose("adult", "yes"),
        shared: is_shared(fields),
        came: letters(Short::parse(fields.word("from")).ok()),
    }
}

/// The form again: a name that is taken comes with three that are not.
async fn refuse(
    app: &App,
    visitor: &Visitor,
    fields: &Fields,
    why: Refusal,
) -> Result<Response, Failure> {
    let mut page = again(visitor, fields, vec![("name", why)]);
    if why == NAME_TAKEN {
        page.offers = offers(app, 3).await?;
    }
    Ok(draw(&page))
}

async fn offers(app: &App, many: usize) -> Result<Vec<String>, Error> {
    let at = app.moment();
    work::read(app, move |tx| {
        let mut at = at.clone();
        (0..many).map(|_| registering::offer(tx, &mut at)).collect()
    })
    .await
}

/// The codes stand in this answer and nowhere else (ruling 6), so it is no 303.
async fn welcome(
    visitor: &Visitor,
    fields: &Fields,
    made: &Made,
    shared: Option<Span>,
) -> Result<Response, Failure> {
    let signed_in = visitor.clone().with(made.token).await?;
    let name = Some(fields.text("name").trim().to_owned());
    let came = Short::parse(fields.word("from"));
    let next =
        came.map_or_else(|_| "/leaving".to_owned(), |short| format!("/leaving?from={short}"));
    let page = Codes::new(&signed_in, name, &made.codes, next);
    Ok((cookie::give(&made.token, shared), draw(&page)).into_response())
}

impl Page for NewAccount {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let one = |w: Shell, offers: &[&str]| Self {
            w,
            name: "amber-river-lamp".to_owned(),
            offers: offers.iter().map(|offer| (*offer).to_owned()).collect(),
            pseudonym: "W".repeat(60),
            adult: !offers.is_empty(),
            shared: !offers.is_empty(),
            came: offers.first().map(|_| "01hz0maz".to_owned()).unwrap_or_default(),
        };
        let taken = shell("account-title").but("name", NAME_TAKEN).but("adult", ADULT);
        let weak = [
            kith_core::people::account::PASSPHRASE_SHORT,
            kith_core::people::account::PASSPHRASE_LONG,
            kith_core::people::account::PASSPHRASE_COMMON,
            kith_core::people::account::PASSPHRASE_NAME,
            kith_core::people::account::PSEUDONYM_LENGTH,
            kith_core::people::account::NAME_LENGTH,
            kith_core::people::account::NAME_CHARACTERS,
        ];
        let mut pages: Vec<_> =
            weak.map(|why| one(shell("account-title").but("passphrase", why), &[])).into();
        pages.push(one(shell("account-title"), &[]));
        pages.push(one(taken, &["oak-lane-tea", "fog-bell-ink", "elm-cup-roof"]));
        pages
    }
}
