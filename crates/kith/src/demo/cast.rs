//! The people of the world: their accounts, roles, and what they say of themselves.

use std::collections::HashMap;

use anyhow::{Context, bail};
use kith_app::{
    people::{
        consenting,
        grants::{self, Giving},
        portraying::{self, Doorway},
        recognising::Known,
        registering, retrieving,
        saying::{self, Statement},
    },
    safety::planning::{self, Plan},
    support::covering,
};
use kith_core::{
    DAY, HOUR, SessionId,
    people::{
        account::{Pseudonym, SignInName},
        consent::{Decision, Purpose},
        face::Side,
        facet::{Audience, Kind, Special},
        grant::Role,
        taste::Tastes,
    },
    safety::plan::Part,
};
use kith_store::{
    people::{faces, grants as kept},
    programme::topics::{self, Topic},
};
use uuid::Uuid;

use super::{
    PASSPHRASE, Stage,
    world::{Somebody, World},
};

/// Somebody who may be signed in as.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// The sign-in name.
    pub(crate) name: String,
    /// The roles, as words.
    pub(crate) roles: Vec<String>,
    /// As the deeds know them.
    pub(crate) known: Known,
}

/// Everybody.
pub(super) struct Cast {
    pub(super) people: Vec<Person>,
    by_key: HashMap<String, usize>,
}

/// How long before the end everybody has joined.
const JOINED: i64 = 60;

impl Cast {
    /// Lets everybody of `world` join.
    pub(super) fn gather(stage: &Stage, world: &World) -> anyhow::Result<Self> {
        stage.set(stage.now + -DAY.times(JOINED));
        keep_topics(stage, world)?;
        let special: HashMap<_, _> =
            world.topic.iter().map(|topic| (topic.slug.as_str(), topic.special)).collect();
        let mut cast = Self { people: Vec::new(), by_key: HashMap::new() };
        for somebody in &world.person {
            let person = join(stage, somebody, &special).with_context(|| somebody.key.clone())?;
            cast.by_key.insert(somebody.key.clone(), cast.people.len());
            cast.people.push(person);
        }
        Ok(cast)
    }

    /// Whoever `key` names.
    pub(super) fn known(&self, key: &str) -> anyhow::Result<&Known> {
        let at = self.by_key.get(key).and_then(|at| self.people.get(*at));
        Ok(&at.with_context(|| format!("nobody is called {key}"))?.known)
    }

    /// The first who holds `role`.
    pub(super) fn first(&self, role: Role) -> anyhow::Result<&Known> {
        let found = self.people.iter().find(|person| person.known.is(role));
        Ok(&found.with_context(|| format!("nobody is {}", role.word()))?.known)
    }
}

fn keep_topics(stage: &Stage, world: &World) -> anyhow::Result<()> {
    let topics: Vec<_> = (0..)
        .zip(&world.topic)
        .map(|(place, topic)| Topic {
            slug: topic.slug.clone(),
            name: topic.name.clone(),
            special: topic.special,
            place,
        })
        .collect();
    stage.act(move |tx, _| {
        for topic in &topics {
            topics::add(tx, topic)?;
        }
        Ok(())
    })?;
    Ok(())
}

/// One account, with everything that belongs to it.
fn join(
    stage: &Stage,
    somebody: &Somebody,
    special: &HashMap<&str, bool>,
) -> anyhow::Result<Person> {
    let name = SignInName::parse(&somebody.key)?;
    let pseudonym = Pseudonym::parse(&somebody.pseudonym)?;
    let draft = registering::draft(&stage.app, name.clone(), pseudonym, PASSPHRASE)?;
    let member = stage.act(move |tx, at| registering::add(tx, at, &draft))?;
    for word in &somebody.roles {
        let role = Role::of(word).with_context(|| format!("no such role: {word}"))?;
        let giving = Giving { role, until: None };
        stage.act(move |tx, at| grants::add(tx, at, None, member, giving))?;
    }
    if let Some(helper) = &somebody.helper {
        let helper = Pseudonym::parse(helper)?;
        let face = (member, Side::Helper);
        stage.act(move |tx, at| portraying::portray(tx, at, face, &helper, Doorway::Kept))?;
    }
    let known = known(stage, member)?;
    consent(stage, &known, somebody)?;
    introduce(stage, &known, somebody, special)?;
    plan(stage, &known, somebody)?;
    help(stage, &known, somebody)?;
    Ok(Person { name: name.text().to_owned(), roles: roles(somebody), known })
}

/// The roles as the contract names them: everybody is a member first.
fn roles(somebody: &Somebody) -> Vec<String> {
    std::iter::once("member".to_owned()).chain(somebody.roles.iter().cloned()).collect()
}

/// As the deeds would recognise them.
fn known(stage: &Stage, member: kith_core::MemberId) -> anyhow::Result<Known> {
    let (faces, roles) = stage
        .act(move |tx, at| Ok((faces::list(tx, member)?, kept::holding(tx, member, at.now)?)))?;
    let face = |side| faces.iter().find(|face| face.side == side).cloned();
    let Some(own) = face(Side::Member) else { bail!("a member without a face") };
    Ok(Known {
        member,
        session: SessionId(Uuid::nil()),
        shared: None,
        face: own,
        helper: face(Side::Helper),
        roles,
        tastes: Tastes::default(),
        leaving: None,
        barred: None,
        wants_note: false,
        second_step: false,
    })
}

fn consent(stage: &Stage, known: &Known, somebody: &Somebody) -> anyhow::Result<()> {
    let specials = somebody.special.iter().map(|word| {
        Special::of(word).map(Purpose::of_special).with_context(|| format!("no category {word}"))
    });
    for purpose in std::iter::once(Ok(Purpose::Matching)).chain(specials) {
        consenting::decide(&stage.app, known.member, purpose?, Decision::Given, "en")?;
    }
    Ok(())
}

/// What they say of themselves, on each of their faces.
fn introduce(
    stage: &Stage,
    known: &Known,
    somebody: &Somebody,
    special: &HashMap<&str, bool>,
) -> anyhow::Result<()> {
    let category = somebody.special.first().and_then(|word| Special::of(word));
    let plain = |text: &String, audience| Statement { text: text.clone(), special: None, audience };
    let topic = |slug: &String| Statement {
        special: special.get(slug.as_str()).filter(|is| **is).and(category),
        ..plain(
            slug,
            if somebody.open.contains(slug) { Audience::Community } else { Audience::Matching },
        )
    };
    let languages: Vec<_> =
        somebody.languages.iter().map(|tag| plain(tag, Audience::Matched)).collect();
    let all = |words: &[String], audience| {
        words.iter().map(|one| plain(one, audience)).collect::<Vec<_>>()
    };
    for face in std::iter::once(&known.face).chain(&known.helper) {
        let about =
            if face.side == Side::Helper { &somebody.helper_about } else { &somebody.about };
        let of = |words: &Option<String>| {
            words.iter().map(|text| plain(text, Audience::Matched)).collect::<Vec<_>>()
        };
        for (kind, statements) in [
            (Kind::Topic, somebody.topics.iter().map(topic).collect()),
            (Kind::Language, languages.clone()),
            (Kind::Interest, all(&somebody.interests, Audience::Matched)),
            (Kind::Slot, all(&somebody.slots, Audience::Community)),
            (Kind::Words, of(&somebody.words)),
            (Kind::About, of(about)),
        ] {
            let draft = saying::draft(&stage.app, face, kind, statements)?;
            let member = known.member;
            stage.act(move |tx, at| saying::say(tx, at, member, &draft))?;
        }
    }
    Ok(())
}

/// What they wrote down for hard hours.
fn plan(stage: &Stage, known: &Known, somebody: &Somebody) -> anyhow::Result<()> {
    if somebody.plan.is_empty() {
        return Ok(());
    }
    let typed = somebody.plan.iter().map(|(word, text)| {
        let part = Part::of(word).with_context(|| format!("no part {word}"))?;
        Ok((part, text.as_str()))
    });
    let typed: Vec<_> = typed.collect::<anyhow::Result<_>>()?;
    let plan = Plan::of(typed, "GB").map_err(|(part, why)| anyhow::anyhow!("{part:?}: {why}"))?;
    let (member, draft) = (known.member, planning::draft(&stage.app, known.member, &plan)?);
    Ok(stage.act(move |tx, _| planning::keep(tx, member, &draft))?)
}

/// A helper's places. Duty and leave begin later: see [`settle`].
fn help(stage: &Stage, known: &Known, somebody: &Somebody) -> anyhow::Result<()> {
    if let (Some(places), Some(_)) = (somebody.places, &known.helper) {
        let who = known.clone();
        stage.act(move |tx, at| covering::set_places(tx, at, &who, places))?;
    }
    Ok(())
}

/// Who is on duty now, who is away, and whose account somebody asked to get into.
pub(super) fn settle(stage: &Stage, world: &World, cast: &Cast) -> anyhow::Result<()> {
    for somebody in &world.person {
        let who = cast.known(&somebody.key)?.clone();
        if somebody.on_duty {
            stage.act(move |tx, at| covering::begin(tx, at, &who, at.now + HOUR.times(4)))?;
        } else if somebody.leave_days > 0 {
            let days = DAY.times(somebody.leave_days);
            stage.act(move |tx, at| covering::leave(tx, at, &who, at.now + days))?;
        }
        if somebody.asked_for {
            let (name, wait) = (SignInName::parse(&somebody.key)?, stage.app.site.recovery_wait);
            stage.act(move |tx, at| retrieving::begin(tx, at, Some(&name), wait))?;
        }
    }
    Ok(())
}
