//! The people of a benchmark: members who ask, supporters who answer, one coordinator at the desk. None of
//! them has a passphrase; their sign-ins are made for them.

use anyhow::Context;
use kith_app::{
    Error,
    once::Post,
    people::recognising::Known,
    support::{answering, asking, covering, taking},
};
use kith_core::{
    Code, DAY, HOUR, MemberId, Moment, Private,
    people::{
        account::{Account, SignInName},
        device::Device,
        face::{Face, Side},
        grant::{Grant, Role},
        session::{Session, Token},
        taste::Tastes,
    },
    support::{kind::Kind, request::Reach, safe::Safe, urgency::Urgency},
};
use kith_store::{
    Tx,
    people::{faces, grants, members, sessions},
};

use crate::demo::Stage;

/// Somebody with the `Cookie` header of their sign-in.
pub(super) struct Person {
    known: Known,
    /// The header.
    pub(super) cookie: String,
}

/// A talk, and whoever asked in it.
pub(super) struct Talk {
    /// What names it.
    pub(super) code: Code,
    /// Whoever asked.
    pub(super) member: Person,
    /// Whoever answers.
    pub(super) helper: Person,
}

/// The `n`th talk: two people who have never met, a request, and a yes.
pub(super) fn talk(stage: &Stage, n: usize) -> anyhow::Result<Talk> {
    let member = person(stage, &format!("member{n}"), &[])?;
    let helper = person(stage, &format!("helper{n}"), &[Role::Supporter])?;
    let form = form(stage, member.known.member);
    let draft = asking::draft(&stage.app, &member.known, form)?;
    let (asker, giver) = (member.known.clone(), helper.known.clone());
    let until = stage.app.now() + HOUR.times(12);
    let code = stage.act(move |tx, at| {
        asking::ask(tx, at, &asker, &draft)?;
        covering::set_places(tx, at, &giver, 1)?;
        covering::begin(tx, at, &giver, until)?;
        let offer = taking::next(tx, at, &giver)?.ok_or(Error::NotFound)?;
        answering::accept(tx, at, &giver, offer, None)
    });
    Ok(Talk { code: code.with_context(|| format!("talk {n}"))?, member, helper })
}

fn form(stage: &Stage, owner: MemberId) -> asking::Form {
    let words = "I would like to talk about how this week was.";
    let key = stage.app.moment().code();
    asking::Form {
        kind: Kind::Listen,
        urgency: Urgency::Today,
        safe: Safe::Yes,
        reach: Reach::Anyone,
        topics: Vec::new(),
        text: Private::new(words),
        post: Post { owner: Some(owner), key, content: words.to_owned() },
    }
}

/// Lets the `n`th of each of `some` move in: one in ten mentors with two places, one in ten supports, one in ten asks for a
/// mentor.
pub(super) fn crowd(stage: &Stage, some: &[usize]) -> anyhow::Result<()> {
    let numbers = some.to_vec();
    let people = stage.act(move |tx, at| {
        let one = |n: &usize| {
            let roles: &[Role] = match n % 10 {
                0 => &[Role::Mentor],
                1 => &[Role::Supporter],
                _ => &[],
            };
            let (who, _) = join(tx, at, &format!("person{n}"), roles)?;
            if !roles.is_empty() {
                covering::set_places(tx, at, &who, 2)?;
            }
            Ok((*n, who))
        };
        numbers.iter().map(one).collect::<Result<Vec<_>, Error>>()
    })?;
    for (_, who) in people.into_iter().filter(|(n, _)| n % 10 == 2) {
        let form = asking::Form { kind: Kind::Mentor, ..form(stage, who.member) };
        let draft = asking::draft(&stage.app, &who, form)?;
        stage.act(move |tx, at| asking::ask(tx, at, &who, &draft))?;
    }
    Ok(())
}

/// Somebody called `name` with `roles`, signed in.
pub(super) fn person(stage: &Stage, name: &str, roles: &[Role]) -> anyhow::Result<Person> {
    let (named, roles) = (name.to_owned(), roles.to_vec());
    let (known, token) = stage.act(move |tx, at| join(tx, at, &named, &roles))?;
    Ok(Person { known, cookie: format!("__Host-kith={}", token.shown()) })
}

fn join(tx: &mut Tx, at: &mut Moment, name: &str, roles: &[Role]) -> Result<(Known, Token), Error> {
    let (member, since): (MemberId, _) = (at.id(), at.now + -DAY.times(30));
    let (sign_in, passphrase) = (SignInName::parse(name)?, String::new());
    members::add(tx, &Account { member, name: sign_in, passphrase, since })?;
    let face = wear(tx, at, (member, name), Side::Member)?;
    let helps = roles.iter().any(|role| role.helps());
    let helper = if helps { Some(wear(tx, at, (member, name), Side::Helper)?) } else { None };
    for role in roles {
        let (id, code) = (at.id(), at.code());
        grants::add(tx, &Grant { id, code, member, role: *role, since, until: None })?;
    }
    let (token, device) = (Token::new(at.bytes()), Device::named("bench"));
    let (id, code, now) = (at.id(), at.code(), at.now);
    sessions::add(tx, &Session { id, code, member, since: now, seen: now, device }, &token)?;
    let (tastes, roles) = (Tastes::default(), roles.to_vec());
    let known = Known {
        member,
        session: id,
        shared: None,
        face,
        helper,
        roles,
        second_step: false,
        tastes,
        leaving: None,
        barred: None,
        wants_note: false,
    };
    Ok((known, token))
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
