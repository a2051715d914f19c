//! Checks: announced before they run out, and what follows when they do.

use kith_app::{
    people::recognising::Known,
    programme::checking::{self, Form},
};
use kith_core::{
    DAY,
    people::grant::Role,
    programme::check::{self, Outcome},
    support::kind::Kind,
};
use kith_testkit::{Browser, World};

use super::{REASON, applies, decides, opens, roles, today};

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
    assert!(today(&world, &mo).says("A check of yours runs out within a month"));
    assert!(today(&world, &world.cora).says("A check runs out within a month"));
    world.pass(DAY.times(30));
    let mut mentor = today(&world, &mo);
    mentor.follow("A check of yours has run out.");
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

#[test]
fn a_check_that_runs_out_between_a_run_and_the_yes_makes_no_pair() {
    for late in [false, true] {
        let (world, mo, _) = checked();
        world.pass(DAY.times(59));
        let _asked = world.bare.asks(&world.ada, Kind::Mentor);
        let mut cora = world.browser(&world.cora);
        cora.open("/runs").press("Run the matching");
        if late {
            cora.press("Approve the one that is left");
            assert!(today(&world, &mo).says("We have somebody in mind"), "while it holds");
        }
        world.pass(DAY.times(2));
        if !late {
            cora.press("Approve the one that is left");
            assert!(!today(&world, &mo).says("We have somebody in mind"));
            continue;
        }
        let mut ada = today(&world, &world.ada);
        ada.follow("We have somebody in mind for you");
        assert!(ada.says("This one did not come about"), "{}", ada.text());
    }
}

#[test]
fn a_yes_needs_that_no_check_stands_in_the_way() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let mut cora = opens(&world, &world.cora, &path);
    cora.choose("kind", "record").choose("outcome", "bars").fill("issued", &day(&world, 0));
    cora.press("Keep the check");
    let refused = decides(&world, &world.cora, (&path, "accepted"));
    assert!(refused.says("A measure or a check stands in the way"), "{}", refused.text());
    assert_eq!((refused.status(), refused.value("reason").as_deref()), (422, Some(REASON)));
    assert!(roles(&world, &world.ada).is_empty());
    world.tick();
    keeps(&world, &path, "record", None);
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    assert_eq!(roles(&world, &world.ada), [Role::Mentor]);
}

#[test]
fn many_checks_of_one_kind_hide_none_of_another() {
    let (world, mo, path) = checked();
    let code = path.rsplit('/').next().unwrap().parse().unwrap();
    let cora = world.cora.clone();
    let kept = world.bare.does(move |tx, at| {
        let issued = at.now + -DAY.times(9);
        let (kind, outcome, expires) = (check::Kind::Profession, Outcome::Bars, None);
        checking::keep(tx, at, (&cora, code), Form { kind, issued, expires, outcome })?;
        for _ in 0..50 {
            let (kind, outcome, issued) = (check::Kind::Identity, Outcome::Clear, at.now);
            checking::keep(tx, at, (&cora, code), Form { kind, issued, expires, outcome })?;
        }
        checking::lapsed(tx, at.now, mo.member)
    });
    assert!(kept.unwrap());
}
