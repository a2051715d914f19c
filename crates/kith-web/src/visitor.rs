//! Who is asking: as far as the request tells, and, where a page wants to know, by their session.

use std::{ops::Deref, sync::Arc, time::Duration};

use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderMap, Method, header::ACCEPT_LANGUAGE, request::Parts},
};
use kith_app::{
    App, Error,
    people::{
        locking,
        recognising::{self, Known, Locked, Shut, recognise},
    },
};
use kith_core::{
    Private,
    people::{face::Face, grant::Role, second_step::Ask, session::Token},
    safety::opening::role,
};

use crate::{
    door::{
        cookie,
        limits::{Caller, Lane},
    },
    doors::May,
    fields::Fields,
    house::House,
    page::Trouble,
    shell::Shell,
    words::{Locale, Words},
    work,
};

/// The locale that stood at the front of the path: `/ar-XB/help`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prefix(pub(crate) Locale);

/// From which site a request comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Site {
    /// The browser does not say. Its forms need a token.
    Untold,
    /// From elsewhere, or from the address bar: the browser has nothing of ours yet.
    Elsewhere,
    /// From one of our own pages.
    Here,
}

impl Site {
    fn of(said: Option<&str>) -> Self {
        match said {
            None => Self::Untold,
            Some("same-origin" | "same-site") => Self::Here,
            Some(_) => Self::Elsewhere,
        }
    }
}

/// What a member who is leaving can still open.
const STAYS_OPEN: [&str; 2] = ["/me/leave", "/me/export"];

/// How long a door that must open waits to hear who knocks.
const SOON: Duration = Duration::from_millis(300);
/// What a member whom the house keeps out can still open, beside what everybody can.
fn stays_open(path: &str) -> bool {
    let below = |front: &str| path.strip_prefix(front).is_some_and(|rest| rest.starts_with('/'));
    STAYS_OPEN.contains(&path)
        || ["/measures", "/me/letters"].iter().any(|front| path == *front || below(front))
}

/// Whoever asks.
#[derive(Clone)]
pub(crate) struct Visitor {
    /// Where they are.
    pub(crate) house: House,
    /// In which words they are answered.
    pub(crate) words: Words,
    /// What they ask for, without a locale in front and without a query.
    pub(crate) path: String,
    /// What stands behind the question mark; empty where nothing does.
    pub(crate) query: String,
    /// From which site they come, as far as their browser says.
    pub(crate) site: Site,
    /// Whether a path with a locale in front was asked for.
    pub(crate) prefix: Option<Locale>,
    /// Whether they are a program that asks for JSON.
    pub(crate) program: bool,
    /// The languages that their browser asks for; empty where it does not say.
    pub(crate) languages: String,
    /// From where, as far as limits need it.
    pub(crate) caller: Caller,
    /// The token of their session, if they sent one.
    pub(crate) token: Option<Token>,
    /// Who they are, where they are signed in and somebody asked.
    pub(crate) known: Option<Arc<Known>>,
    /// Whose session it is, where that is locked: nothing is shown to them until it is opened.
    pub(crate) locked: Option<Arc<Locked>>,
    recognised: bool,
}

impl Visitor {
    /// What the request alone tells; asks no store.
    pub(crate) fn passing(house: &House, parts: &Parts) -> Self {
        let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        let prefix = parts.extensions.get::<Prefix>().map(|prefix| prefix.0);
        let locale = prefix.unwrap_or_else(|| accepted(&parts.headers));
        Self {
            house: house.clone(),
            words: Words::new(house.words.clone(), locale),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            site: Site::of(header("sec-fetch-site")),
            prefix,
            program: header("accept").is_some_and(|accept| accept.contains("json")),
            languages: header("accept-language").unwrap_or_default().to_owned(),
            caller: Caller::of(house, parts),
            token: cookie::token(&parts.headers),
            known: None,
            locked: None,
            recognised: false,
        }
    }

    /// The same, recognised by their session.
    pub(crate) async fn recognised(mut self) -> Result<Self, Error> {
        if !self.recognised
            && let Some(token) = self.token
        {
            let (known, locked) = known(&self.house.app, token).await?;
            let chosen = known.as_ref().and_then(|known| known.tastes.locale.clone());
            let chosen = chosen.or_else(|| locked.as_ref()?.locale.clone());
            if let Some(locale) = chosen.as_deref().and_then(Locale::of) {
                self.words.locale = locale;
                self.prefix = None;
            }
            self.known = known.map(Arc::new);
            self.locked = locked.map(Arc::new);
        }
        self.recognised = true;
        Ok(self)
    }

    /// The same, recognised where the store answers at once, else as they came: for doors that must
    /// open while it is shut.
    pub(crate) async fn recognised_soon(self) -> Self {
        let as_they_came = self.clone();
        match tokio::time::timeout(SOON, self.recognised()).await {
            Ok(Ok(recognised)) => recognised,
            _ => as_they_came,
        }
    }

    /// The same, recognised by the `token` of the session that was opened for them just now.
    pub(crate) async fn with(mut self, token: Token) -> Result<Self, Error> {
        self.token = Some(token);
        self.recognised = false;
        self.recognised().await
    }

    /// Recognises whoever sent `asked`, and says whether they may pass.
    pub(crate) async fn admit(asked: &mut Request, may: May) -> Result<(), Trouble> {
        let visitor = asked.extensions().get::<Self>().cloned().ok_or(Error::NotFound)?;
        let visitor = visitor.recognised().await?;
        let allowed = visitor.may(may);
        if let Some(known) = visitor.known.as_ref().filter(|_| changes(asked.method())) {
            // Many addresses do not make one member many.
            let lane = Lane::of(&visitor.path, true);
            let now = visitor.house.app.now();
            visitor.house.limits.knock(Caller::member(known.member), lane, now)?;
        }
        let streams = streams(&visitor.path);
        let wants = |known: &&Arc<Known>| {
            if streams { known.wants_note_of_stream() } else { known.wants_note }
        };
        if let Some(known) = visitor.known.as_ref().filter(wants) {
            let (session, app) = (known.session, &visitor.house.app);
            work::write(app, move |tx, at| recognising::note(tx, at.now, session)).await?;
        }
        if matches!(allowed, Err(Trouble::Locked)) && changes(asked.method()) {
            let fields = asked.extensions().get::<Fields>().cloned().unwrap_or_default();
            visitor.keep(&fields).await?;
        }
        asked.extensions_mut().insert(visitor);
        allowed
    }

    /// Keeps the form `fields`, which came while their session was locked: it stands again afterwards.
    async fn keep(&self, fields: &Fields) -> Result<(), Error> {
        let Some(locked) = self.locked.clone().filter(|_| !fields.is_empty()) else {
            return Ok(());
        };
        let form = Private::new(format!("{}\n{}", self.path, fields.line()));
        let (app, session) = (self.house.app.clone(), locked.session);
        let form = work::aside(move || locking::seal(&app, &locked, &form)).await?;
        work::write(&self.house.app, move |tx, at| locking::keep(tx, at, session, &form)).await
    }

    /// What stands in the way of whoever is not recognised.
    fn unknown(&self) -> Trouble {
        if self.locked.is_some() { Trouble::Locked } else { Trouble::SignIn }
    }

    /// Whether they show a session that nobody looked up, or one that is locked: whatever they chose, the
    /// tab then tells nothing.
    pub(crate) fn unmet(&self) -> bool {
        self.locked.is_some() || self.token.is_some() && !self.recognised && self.known.is_none()
    }

    /// Whether they may pass a door of that kind.
    fn may(&self, may: May) -> Result<(), Trouble> {
        let known = match (&self.known, may) {
            (_, May::Anyone) => return Ok(()),
            (None, _) => return Err(self.unknown()),
            (Some(known), _) => known,
        };
        let kept_out = known.barred.filter(|_| !stays_open(&self.path));
        if known.leaving.is_some() && !STAYS_OPEN.contains(&self.path.as_str()) {
            // Whoever leaves and is kept out may still read why.
            if known.barred.is_none() || kept_out.is_some() {
                return Err(Trouble::Leaving);
            }
        }
        if let Some(measure) = kept_out {
            return Err(Trouble::Barred(measure));
        }
        let passes = match may {
            May::Anyone | May::Member => true,
            May::Helper => known.helps(),
            May::Desk => role(&known.roles).is_some(),
            May::Duty => known.helps() || role(&known.roles).is_some(),
            May::Office => known.is(Role::Coordinator) || known.is(Role::Admin),
            May::Hold(role) => known.is(role),
        };
        if passes && may.is_staffs() && !known.second_step && self.asks_for_a_second_step() {
            return Err(Trouble::SecondStep);
        }
        // Not yours is not there.
        passes.then_some(()).ok_or(Trouble::Deed(Error::NotFound))
    }

    fn asks_for_a_second_step(&self) -> bool {
        self.house.app.site.second_step == Ask::Required
    }

    /// Whether they hold `role` now.
    pub(crate) fn holds(&self, role: Role) -> bool {
        self.known.as_ref().is_some_and(|known| known.is(role))
    }

    /// The shell of a page whose title stands at `title`.
    pub(crate) fn shell(&self, title: &str) -> Shell {
        Shell::new(self, self.words.say(title))
    }

    /// The shell of a page with that title in words.
    pub(crate) fn shell_titled(&self, title: String) -> Shell {
        Shell::new(self, title)
    }
}

/// Who shows `token`, or whose session it is where that is locked; one that is shut is kept so where it
/// is met.
async fn known(app: &App, token: Token) -> Result<(Option<Known>, Option<Locked>), Error> {
    let now = app.now();
    let (known, shut) = work::read(app, move |tx| match recognise(tx, now, &token)? {
        None => Ok((None, recognising::shut(tx, now, &token)?)),
        known => Ok((known, None)),
    })
    .await?;
    if shut.as_ref().is_some_and(Shut::wants_note) {
        let kept = work::write(app, move |tx, _| recognising::keep_shut(tx, now, &token)).await;
        // Nobody is shut out of an open page because nothing can be written just now.
        kept.unwrap_or_else(
            |error| tracing::warn!(%error, "it is not kept that a sign-in is shut"),
        );
    }
    let locked = match shut {
        Some(Shut::Locked(locked)) => Some(locked),
        Some(Shut::Over) | None => None,
    };
    Ok((known, locked))
}

fn accepted(headers: &HeaderMap) -> Locale {
    let header = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    Locale::accepted(header.unwrap_or_default())
}

impl FromRequestParts<House> for Visitor {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Trouble> {
        let visitor = parts.extensions.get::<Self>().cloned().ok_or(Error::NotFound)?;
        Ok(visitor.recognised().await?)
    }
}

/// A visitor of whom only the request is known: for doors that must open while the store is shut.
pub(crate) struct Passing(pub(crate) Visitor);

impl FromRequestParts<House> for Passing {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &House) -> Result<Self, Trouble> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        Ok(Self(visitor.ok_or(Error::NotFound)?))
    }
}

/// A member who is signed in.
pub(crate) struct SignedIn {
    /// Who they are.
    pub(crate) known: Arc<Known>,
    visitor: Visitor,
}

impl FromRequestParts<House> for SignedIn {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let visitor = Visitor::from_request_parts(parts, house).await?;
        let known = visitor.known.clone().ok_or_else(|| visitor.unknown())?;
        Ok(Self { known, visitor })
    }
}

impl Deref for SignedIn {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

/// A member to whom offers are put, behind their helper face.
pub(crate) struct Helper {
    /// The face that others see at work.
    pub(crate) face: Face,
    /// Who they are.
    pub(crate) known: Arc<Known>,
    visitor: Visitor,
}

impl FromRequestParts<House> for Helper {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Trouble> {
        let me = SignedIn::from_request_parts(parts, house).await?;
        Self::of(&me).ok_or(Trouble::Deed(Error::NotFound))
    }
}

impl Helper {
    /// The same member; `None` where no offers are put to them.
    pub(crate) fn of(SignedIn { known, visitor }: &SignedIn) -> Option<Self> {
        let face = known.helper.clone()?;
        Some(Self { face, known: known.clone(), visitor: visitor.clone() })
    }
}

impl Deref for Helper {
    type Target = Visitor;

    fn deref(&self) -> &Visitor {
        &self.visitor
    }
}

/// Whether `path` is one that a page asks for by itself, again and again, for as long as it is open.
fn streams(path: &str) -> bool {
    path.ends_with("/events") || path.ends_with("/stream")
}

/// Whether `method` changes something.
pub(crate) fn changes(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}
