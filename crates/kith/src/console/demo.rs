//! `kith demo`: a whole community on passing stores.

use std::{collections::BTreeMap, net::SocketAddr, path::PathBuf, thread};

use anyhow::Context;
use clap::{Arg, ArgMatches, Command, value_parser};
use kith_app::{App, Site, people::signing_in, workers::Workers};
use kith_core::people::{device::Device, grant::Role};

use super::{End, say};
use crate::{
    demo::{self, PASSPHRASE, Person, Stage, Walk},
    outside::listening,
    wiring,
};

pub(super) fn command() -> Command {
    Command::new("demo").about("A whole community with invented people, on passing stores").arg(
        Arg::new("world")
            .long("world")
            .value_name("FILE")
            .value_parser(value_parser!(PathBuf))
            .help("writes people, cookies and pages to FILE, as JSON"),
    )
}

/// Builds the world and serves it until it is told to stop.
pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    wiring::log("warn");
    wiring::warm();
    let listen: SocketAddr = said
        .get_one::<String>("listen")
        .map_or("127.0.0.1:8080", String::as_str)
        .parse()
        .context("listen: not an address and a port")?;
    let door = listening::Door::open(listen).with_context(|| format!("listen: {listen}"))?;
    let address = door.address()?;
    let base_url = format!("http://{address}");
    let site = Site { base_url: base_url.clone(), demo: true, ..Site::default() };
    say("Kith demo: people are moving in, which takes a few seconds …");
    let stage = Stage::new(site)?;
    let people = demo::play(&stage)?;
    let _workers = Workers::start(&stage.app)?;
    greet(&base_url, &people);
    if let Some(file) = said.get_one::<PathBuf>("world").cloned() {
        tell_of_it(&stage.app, address, file, people);
    }
    door.serve(stage.app.clone());
    Ok(End::Done)
}

/// Where to go, and as whom.
fn greet(base_url: &str, people: &[Person]) {
    say(&format!("Open {base_url} and sign in with a name below; the passphrase of everybody is"));
    say(&format!("    {PASSPHRASE}"));
    for role in ["member", "supporter", "mentor", "coordinator", "moderator", "lead", "admin"] {
        if let Some(person) = first(people, role) {
            say(&format!("    {:12} {role}", person.name));
        }
    }
    say(
        "Here one passphrase opens the pages of staff; a house of your own asks for a second step.",
    );
    say("Everything is gone when you stop it (Ctrl-C).");
}

/// The first person with `role`; a plain member holds no other.
fn first<'p>(people: &'p [Person], role: &str) -> Option<&'p Person> {
    match role {
        "member" => people.iter().find(|person| person.roles.len() == 1),
        _ => people.iter().find(|person| person.roles.iter().any(|held| held == role)),
    }
}

/// Walks the demo as each role, beside the serving, and writes the file when that is done.
fn tell_of_it(app: &App, address: SocketAddr, file: PathBuf, people: Vec<Person>) {
    let app = app.clone();
    thread::spawn(move || {
        if let Err(error) = walk_and_write(&app, address, &file, people) {
            say(&format!("kith: {}: {error:#}", file.display()));
        }
    });
}

fn walk_and_write(
    app: &App,
    address: SocketAddr,
    file: &std::path::Path,
    people: Vec<Person>,
) -> anyhow::Result<()> {
    let signed_in: Vec<_> = people
        .into_iter()
        .map(|person| cookie(app, &person).map(|cookie| (person, cookie)))
        .collect::<anyhow::Result<_>>()?;
    // The first plain member comes first, so that tools that look for a member find one who is no
    // helper.
    let mut signed_in = signed_in;
    signed_in.sort_by_key(|(person, _)| person.roles.len() > 1);
    let doors = kith_web::doors();
    let patterns: Vec<_> =
        doors.iter().filter(|door| door.method == "GET").map(|door| door.path).collect();
    let mut pages = BTreeMap::new();
    let walk =
        |cookie: &str, from: &[String]| Walk { address, cookie, patterns: &patterns }.pages(from);
    let open = walk("", &[]);
    let shared = pages_of_member(app, &signed_in)?;
    let attended = pages_of_lead(app, &signed_in)?;
    for role in std::iter::once("member").chain(Role::ALL.iter().map(|role| role.word())) {
        let who = signed_in.iter().find(|(person, _)| person.roles.iter().any(|held| held == role));
        if let Some((_, cookie)) = who {
            let from = match role {
                "member" | "supporter" => &shared[..],
                "lead" => &attended[..],
                _ => &[],
            };
            // What anybody can open stands under `public` and nowhere else.
            let own = walk(cookie, from).into_iter().filter(|page| !open.contains(page));
            pages.insert(role, own.collect());
        }
    }
    pages.insert("public", open);
    demo::write(file, &format!("http://{address}"), &signed_in, &pages)
}

/// The talk that the first member and the first supporter share.
fn pages_of_member(app: &App, people: &[(Person, String)]) -> anyhow::Result<Vec<String>> {
    let helper = people.iter().find(|(person, _)| person.known.is(Role::Supporter));
    let (Some((member, _)), Some((helper, _))) = (people.first(), helper) else {
        return Ok(Vec::new());
    };
    let (face, other) = (member.known.face.id, helper.known.helper.clone().context("no face")?.id);
    let talks = app.store.read::<_, kith_app::Fault>(move |tx| {
        kith_store::talk::talks::open_between(tx, face, other)
    })?;
    Ok(talks.iter().map(|talk| format!("/talks/{}", talk.code)).collect())
}

/// What stands around the cases that the first lead has.
fn pages_of_lead(app: &App, people: &[(Person, String)]) -> anyhow::Result<Vec<String>> {
    let lead = people.iter().find(|(person, _)| person.known.is(Role::Lead));
    let Some(lead) = lead.map(|(person, _)| person.known.member) else { return Ok(Vec::new()) };
    let held = app
        .store
        .read::<_, kith_app::Fault>(move |tx| kith_store::safety::cases::held(tx, lead))?;
    Ok(held.iter().map(|case| format!("/cases/{}/now", case.code)).collect())
}

/// Signs `person` in: a ready `Cookie` header.
fn cookie(app: &App, person: &Person) -> anyhow::Result<String> {
    let proved = signing_in::prove(app, &person.name, PASSPHRASE)?;
    let moment = app.moment();
    let token = app.store.write(move |tx| {
        signing_in::sign_in(tx, &mut moment.clone(), &proved, Device::named("demo"))
    })?;
    Ok(format!("__Host-kith={}", token.shown()))
}
