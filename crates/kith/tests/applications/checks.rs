//! Checks: announced before they run out, and what follows when they do.

use kith_app::people::recognising::Known;
use kith_core::{DAY, people::grant::Role, support::kind::Kind};
use kith_testkit::{Browser, World};

use super::{applies, decides, opens, today};

/// Mo, who became a mentor by an application at the path, and whose record holds for sixty days from now.
fn checked() -> (World, Known, String) {
    let world = World::new();
    let mo = world.bare.helper("mirabel", Role::Supporter, 3);
    let path = applies(&world, &mo, "mentor");
    keeps(&world, &path, "record", Some(60));
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    for who in [&mo, &world.ada] {
        world.bare.agrees(who);
    }
    (world, mo, path)
}

/// Cora keeps a check that was issued today.
fn keeps(world: &World, path: &str, kind: &str, days: Option<i64>) -> Browser {
    let mut cora = opens(world, &world.cora, path);
    cora.choose("kind", kind).choose("outcome", "clear").fill("issued", &day(world, 0));
    if let Some(days) = days {
        cora.fill("expires", &day(world, days));
    }
    cora.press("Keep the check");
    assert!(cora.says("The check is kept."), "{}", cora.text());
    cora
}

fn day(world: &World, days: i64) -> String {
    let day = world.bare.app.now() + DAY.times(days);
    day.jiff().strftime("%Y-%m-%d").to_string()
}

/// Whether a run finds a mentor for whoever asks for one.
fn finds(world: &World) -> bool {
    let mut cora = world.browser(&world.cora);
    cora.open("/runs").press("Run the matching").says("that is left") || cora.says("Approve all")
}

#[test]
fn eepm_scr_5_j3_x5_a_check_is_announced_and_when_it_runs_out_nobody_new_comes() {
    let (world, mo, path) = checked();
    let _asked = world.bare.asks(&world.ada, Kind::Mentor);
    assert!(finds(&world), "while it holds, they are found");
    world.pass(DAY.times(29));
    assert!(!today(&world, &mo).says("runs out within a month"));
    world.pass(DAY.times(2));
    assert!(today(&world, &mo).says("Something that was looked at about you runs out"));
    assert!(today(&world, &world.cora).says("A check runs out within a month"));
    world.pass(DAY.times(30));
    let mut mentor = today(&world, &mo);
    mentor.follow("Something that was looked at about you has run out.");
    assert!(mentor.says("A check of yours has run out."), "{}", mentor.text());
    let eli = world.bare.person("eli", &[]);
    world.bare.agrees(&eli);
    let _asked = world.bare.asks(&eli, Kind::Mentor);
    assert!(!finds(&world), "nobody new");
    let mut cora = today(&world, &world.cora);
    cora.follow("A check has run out.").press("Open it");
    assert!(cora.says("nobody new is asked to walk with them"), "{}", cora.text());
    keeps(&world, &path, "record", Some(400));
    assert!(finds(&world), "renewed, they are found again");
    assert!(!world.browser(&mo).open("/capacity").says("A check of yours has run out."));
}

#[test]
fn a_check_that_stands_in_the_way_ends_offers_and_no_talk() {
    let (world, mo, path) = checked();
    let request = world.bare.asks(&world.ada, Kind::Mentor);
    let mut ada = world.browser(&world.ada);
    ada.open(&format!("/requests/{request}/matches"));
    assert!(ada.says("mirabel"), "{}", ada.text());
    let mut cora = opens(&world, &world.cora, &path);
    cora.press("Keep the check");
    assert_eq!(cora.status(), 422);
    cora.choose("kind", "record").choose("outcome", "bars");
    cora.fill("issued", &day(&world, 2)).press("Keep the check");
    assert_eq!(cora.status(), 422, "a day that is still to come: {}", cora.text());
    world.tick();
    cora.choose("kind", "record").choose("outcome", "bars");
    cora.fill("issued", &day(&world, 0)).press("Keep the check");
    assert!(cora.says("Something here has run out or stands in the way"), "{}", cora.text());
    assert!(!ada.open(&format!("/requests/{request}/matches")).says("mirabel"), "{}", ada.text());
    let talk = world.talk_of(&world.bare.person("eli", &[]), &mo);
    assert_eq!(
        world.browser(&mo).open(&format!("/talks/{talk}")).status(),
        200,
        "peer support goes on"
    );
}
