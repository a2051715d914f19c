//! A programme of its own in the world: two who came into it by a code, and a run that looks at nobody else.

use anyhow::Context;
use kith_app::{
    pairing::running::{self, Of},
    people::recognising::Known,
    programme::{
        reading,
        tables::{bringing, coming_in, handing, looking},
    },
};
use kith_core::{
    Code, Private,
    pairing::settings::{Objective, Settings, Weights},
    people::grant::Role,
    programme::table::Kind,
    support::safe::Safe,
};

use super::{Stage, cast::Cast};

/// The address of the programme.
const TOWN: &str = "new-in-town";

/// Who is invited into it.
const SHEET: &str = include_str!("../../data/town.csv");

/// Who comes in as the mentee, and who as the mentor.
const WHO: [(Role, &str); 2] = [(Role::Mentee, "marram"), (Role::Mentor, "lluvia")];

/// Lets the first coordinator invite them, both come in, and the programme have a run that waits for whoever tries it.
pub(super) fn belong(stage: &Stage, cast: &Cast) -> anyhow::Result<()> {
    let robin = cast.first(Role::Coordinator)?;
    let (who, now) = (robin.clone(), stage.app.now());
    let town = stage.act(move |tx, _| Ok(reading::named(tx, now, Some(&who), TOWN)?.code))?;
    let sheet = invite(stage, robin, town)?;
    for ticket in handing::all(&stage.app, robin, sheet)? {
        let (_, key) = WHO.iter().find(|(role, _)| *role == ticket.role).context("a stranger")?;
        come_in(stage, cast.known(key)?, &ticket.code)?;
    }
    let settings =
        Settings { objective: Objective::Stable, weights: Weights::default(), seed: 2027 };
    let draft = running::draft(&stage.app, robin, Of::Named(Some(town)), settings)?;
    let robin = robin.clone();
    stage.act(move |tx, at| running::keep(tx, at, &robin, &draft))?;
    Ok(())
}

/// Brings the sheet in; what names it.
fn invite(stage: &Stage, robin: &Known, town: Code) -> anyhow::Result<Code> {
    let (programme, text) = (Some(town), Private::new(SHEET));
    let form = looking::Form { programme, kind: Kind::People, role: None, text };
    let draft = looking::draft(&stage.app, robin, &form)?;
    let who = robin.clone();
    let code = stage.act(move |tx, at| looking::keep(tx, at, &who, &draft))?;
    bringing::bring(&stage.app, robin, code, true)?;
    Ok(code)
}

/// `who` types `ticket`, keeps all that the sheet says of them, and asks for a mentor where they are to have one.
fn come_in(stage: &Stage, who: &Known, ticket: &str) -> anyhow::Result<()> {
    let (me, typed) = (who.clone(), ticket.to_owned());
    let code = stage.act(move |tx, at| coming_in::take(tx, at, &me, &typed))?;
    let said = coming_in::own(&stage.app, who, code)?.said.context("nothing is said of them")?;
    let form = coming_in::Form {
        keep: (0..said.answers.len()).collect(),
        matching: Some(true),
        special: Vec::new(),
        words: said.words,
        safe: Some(Safe::Yes),
        locale: "en".to_owned(),
    };
    let draft = coming_in::draft(&stage.app, who, code, &form).map_err(|(_, why)| why)?;
    let me = who.clone();
    stage.act(move |tx, at| coming_in::come(tx, at, &me, &draft))?;
    Ok(())
}
