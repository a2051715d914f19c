//! People who ask and people who answer, on an empty world.

use kith_app::{
    Error, Tx,
    once::Post,
    people::recognising::Known,
    support::{answering, asking, covering, taking},
};
use kith_core::{
    Code, DAY, HOUR, MemberId, Moment, Private, RequestId, SessionId,
    people::{
        account::{Account, SignInName},
        consent::{Consent, Decision, Purpose},
        device::Device,
        face::{Face, Side},
        grant::{Grant, Role},
        session::{Session, Token},
        taste::Tastes,
    },
    support::{kind::Kind, request::Reach, request::Request, safe::Safe, urgency::Urgency},
};
use kith_store::{
    people::{consents, faces, grants, members, sessions},
    support::requests,
};

use crate::Bare;

/// What a request says in tests.
pub const WORDS: &str = "I have not told anybody yet.";

impl Bare {
    /// Does `deed` in one unit of work, at this moment.
    ///
    /// # Errors
    /// What `deed` answers.
    pub fn does<T: Send + 'static>(
        &self,
        deed: impl Fn(&mut Tx, &mut Moment) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let moment = self.app.moment();
        self.app.store.write(move |tx| deed(tx, &mut moment.clone()))
    }

    /// A member who has been here for a month, with `roles`; a helping role brings a helper face.
    #[must_use]
    pub fn person(&self, name: &str, roles: &[Role]) -> Known {
        let (name, roles) = (name.to_owned(), roles.to_vec());
        self.does(move |tx, at| join(tx, at, &name, &roles)).unwrap()
    }

    /// The `Cookie` header of a new sign-in of `who`.
    #[must_use]
    pub fn cookie(&self, who: &Known) -> String {
        let (member, mut at) = (who.member, self.app.moment());
        let (token, device) = (Token::new(at.bytes()), Device::named(""));
        let shown = token.shown();
        let (id, code, now) = (at.id(), at.code(), at.now);
        let session = Session { id, code, member, since: now, seen: now, device };
        self.does(move |tx, _| Ok(sessions::add(tx, &session, &token)?)).unwrap();
        format!("__Host-kith={shown}")
    }

    /// A helper on duty for half a day, with so many places.
    #[must_use]
    pub fn helper(&self, name: &str, role: Role, places: u32) -> Known {
        let who = self.person(name, &[role]);
        let helper = who.clone();
        let until = self.app.now() + HOUR.times(12);
        self.does(move |tx, at| {
            covering::set_places(tx, at, &helper, places)?;
            if helper.is(Role::Supporter) {
                covering::begin(tx, at, &helper, until)
            } else {
                Ok(())
            }
        })
        .unwrap();
        who
    }

    /// Gives the consent that lets facets be read to find a fit.
    pub fn agrees(&self, who: &Known) {
        let (member, at) = (who.member, self.app.now());
        let (purpose, decision, locale) = (Purpose::Matching, Decision::Given, "en".to_owned());
        let consent = Consent { member, purpose, decision, version: 1, locale, at };
        self.does(move |tx, _| Ok(consents::append(tx, &consent)?)).unwrap();
    }

    /// Asks for help of `kind`: the code of the request.
    #[must_use]
    pub fn asks(&self, who: &Known, kind: Kind) -> Code {
        self.asks_as(who, form(kind, self.app.moment().code()))
    }

    /// Asks by `form`: the code of the request.
    #[must_use]
    pub fn asks_as(&self, who: &Known, mut form: asking::Form) -> Code {
        form.post.owner = Some(who.member);
        let (draft, who) = (asking::draft(&self.app, who, form).unwrap(), who.clone());
        self.does(move |tx, at| asking::ask(tx, at, &who, &draft)).unwrap()
    }

    /// Takes the next request from the queue: the code of the offer.
    #[must_use]
    pub fn takes(&self, who: &Known) -> Option<Code> {
        let who = who.clone();
        self.does(move |tx, at| taking::next(tx, at, &who)).unwrap()
    }

    /// Says yes to an offer: the code of the talk.
    #[must_use]
    pub fn accepts(&self, who: &Known, offer: Code) -> Code {
        let who = who.clone();
        self.does(move |tx, at| answering::accept(tx, at, &who, offer, None)).unwrap()
    }

    /// The request that `code` names.
    #[must_use]
    pub fn request(&self, code: Code) -> Request {
        self.does(move |tx, _| {
            let id: RequestId = requests::named(tx, code)?.ok_or(Error::NotFound)?;
            requests::find(tx, id)?.ok_or(Error::NotFound)
        })
        .unwrap()
    }
}

/// A form that asks for `kind`, by somebody safe, for anyone free; `key` is its one-time key.
#[must_use]
pub fn form(kind: Kind, key: Code) -> asking::Form {
    asking::Form {
        kind,
        urgency: Urgency::Today,
        safe: Safe::Yes,
        reach: Reach::Anyone,
        topics: vec!["grief".to_owned()],
        text: Private::new(WORDS),
        post: Post { owner: None, key, content: WORDS.to_owned() },
    }
}

fn join(tx: &mut Tx, at: &mut Moment, name: &str, roles: &[Role]) -> Result<Known, Error> {
    let (member, since): (MemberId, _) = (at.id(), at.now + -DAY.times(30));
    let passphrase = String::new();
    let sign_in = SignInName::parse(&format!("{name}-here"))?;
    members::add(tx, &Account { member, name: sign_in, passphrase, since })?;
    let face = wear(tx, at, (member, name), Side::Member)?;
    let helps = roles.iter().any(|role| role.helps());
    let helper = if helps { Some(wear(tx, at, (member, name), Side::Helper)?) } else { None };
    for role in roles {
        let (id, code) = (at.id(), at.code());
        grants::add(tx, &Grant { id, code, member, role: *role, since, until: None })?;
    }
    let session: SessionId = at.id();
    let (tastes, roles) = (Tastes::default(), roles.to_vec());
    let second_step = false;
    Ok(Known {
        member,
        session,
        shared: None,
        face,
        helper,
        roles,
        second_step,
        tastes,
        leaving: None,
        barred: None,
        wants_note: false,
    })
}

fn wear(
    tx: &mut Tx,
    at: &mut Moment,
    (owner, name): (MemberId, &str),
    side: Side,
) -> Result<Face, Error> {
    let (id, code, doorway) = (at.id(), at.code(), at.code());
    let face = Face { id, code, owner, side, pseudonym: name.to_owned(), doorway };
    faces::add(tx, &face)?;
    Ok(face)
}
