//! The desk: cases, who may work on them, and whose words they open.

use kith_core::{
    DAY, MINUTE,
    people::grant::Role,
    safety::case::Source,
    support::{
        kind::Kind,
        safe::{Level, Safe},
    },
};
use kith_store::{people::notices, safety::cases};
use kith_testkit::{
    Browser,
    support::{WORDS, form},
};

use super::world::{World, code};

fn at_risk(world: &World, safe: Safe) {
    let mut form = form(Kind::Listen, world.bare.app.moment().code());
    form.safe = safe;
    let _ = world.bare.asks_as(&world.ada, form);
}

#[test]
fn whoever_is_not_safe_is_a_case_at_once_and_everybody_at_the_desk_is_told() {
    let world = World::new();
    let lead = world.bare.person("lea", &[Role::Lead]);
    at_risk(&world, Safe::No);
    world.pass(MINUTE.times(0));
    for who in [world.robin.member, lead.member] {
        let told = world.bare.does(move |tx, _| Ok(notices::waiting(tx, who, 9)?)).unwrap();
        assert!(told.iter().any(|one| one.kind == "notice-case-risk"), "{told:?}");
    }
    let mut desk = world.browser(&lead);
    desk.open("/cases");
    assert!(desk.says("Somebody is at risk now"), "{}", desk.text());
    desk.follow("Somebody who asks may not be safe");
    assert!(desk.says("The answer was: no.") && desk.says("What to do next"));
}

#[test]
fn words_are_opened_on_purpose_for_half_an_hour_and_the_member_sees_it() {
    let world = World::new();
    at_risk(&world, Safe::NotSure);
    let mut ada = world.browser(&world.ada);
    assert!(ada.open("/me/reads").says("Nobody of our staff has opened anything of yours"));
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("Somebody who asks may not be safe");
    assert!(!desk.says(WORDS), "not in passing");
    desk.press("Open their words");
    assert!(desk.says(WORDS) && desk.says("Their words are open to you"), "{}", desk.text());
    assert!(ada.open("/me/reads").says("A coordinator opened them."), "{}", ada.text());
    let path = desk.path().to_owned();
    world.bare.clock.pass(MINUTE.times(31));
    assert!(!desk.open(&path).says(WORDS));
    let lead = world.bare.person("lea", &[Role::Lead]);
    assert!(!world.browser(&lead).open(&path).says(WORDS), "what one opened is closed to others");
}

#[test]
fn the_desk_writes_to_a_member_at_risk_who_can_answer() {
    let world = World::new();
    at_risk(&world, Safe::No);
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("Somebody who asks may not be safe");
    desk.fill("body", "Are you safe now?").press("Send the answer");
    let mut ada = world.browser(&world.ada);
    ada.open("/me/letters").follow("A letter from us to you");
    assert!(ada.says("Are you safe now?") && ada.says("If someone is in danger right now"));
    ada.fill("body", "My sister is here").press("Send");
    desk.open("/cases").follow("Somebody who asks may not be safe");
    assert!(desk.says("My sister is here"));
    desk.choose("how", "true").press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
}

#[test]
fn what_one_took_another_does_not_answer_until_it_goes_back() {
    let world = World::new();
    at_risk(&world, Safe::No);
    let lea = world.bare.person("lea", &[Role::Moderator]);
    let (mut robin, mut lea) = (world.browser(&world.robin), world.browser(&lea));
    robin.open("/cases").follow("Somebody who asks may not be safe").press("Take it");
    assert!(robin.says("You have it"));
    lea.open(robin.path());
    assert!(lea.says("robin has it"), "{}", lea.text());
    lea.fill("body", "Hello").press("Send the answer");
    assert_eq!(lea.status(), 422);
    assert!(lea.says("Somebody else has this case now"));
    assert_eq!(lea.value("body").as_deref(), Some("Hello"));
    world.pass(MINUTE.times(15));
    lea.press("Send the answer");
    assert!(lea.says("Your answer is sent"), "{}", lea.text());
}

#[test]
fn a_letter_is_answered_before_its_case_closes() {
    let world = World::new();
    world.stranger().open("/contact").fill("body", "Hello").press("Send");
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("A message");
    desk.choose("how", "done").press("Close the case");
    assert_eq!(desk.status(), 422);
    assert!(desk.says("They have no answer yet"));
    desk.press("Close the case");
    assert!(desk.says("Choose how it ended"));
    desk.choose("how", "empty").press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
    assert!(desk.open("/cases").says("Nothing waits"));
}

#[test]
fn what_nobody_has_is_taken_first_and_what_has_its_answer_is_never_late() {
    let world = World::new();
    let mut writer = world.stranger();
    writer.open("/contact").fill("body", "Hello").press("Send");
    let code = code(&writer);
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("A message");
    assert_eq!(desk.all("main .btn:not(.quiet)"), ["Take it"]);
    desk.press("Take it");
    assert_eq!(desk.all("main .btn:not(.quiet)"), ["Send the answer"]);
    desk.fill("body", "Good day").press("Send the answer");
    let path = desk.path().to_owned();
    world.pass(DAY.times(6));
    let mut desk = world.browser(&world.robin);
    desk.open(&path).press("Take it");
    assert!(desk.says("They have an answer") && !desk.says("it is late"), "{}", desk.text());
    assert!(!desk.open("/cohort").says("it is late"), "{}", desk.text());
    let mut writer = world.stranger();
    writer.open("/receipts").fill("code", &code).press("Look");
    assert!(writer.says("somebody is looking at it again"), "{}", writer.text());
    assert!(!writer.says("we are late"), "{}", writer.text());
}

#[test]
fn the_desk_exists_only_for_those_who_work_on_cases() {
    let world = World::new();
    at_risk(&world, Safe::No);
    let mut desk = world.browser(&world.robin);
    let case = desk.open("/cases").follow("Somebody who asks may not be safe").path().to_owned();
    let admin = world.bare.person("adi", &[Role::Admin, Role::Supervisor]);
    for who in [&world.ada, &world.bo, &admin] {
        let mut browser = world.browser(who);
        for path in ["/cases", case.as_str()] {
            assert_eq!(browser.open(path).status(), 404, "{path}");
        }
        for deed in ["claims", "openings", "answers", "closures"] {
            let status = browser.post(&format!("{case}/{deed}"), &[("body", "x")]).status();
            assert_eq!(status, 404, "{deed}");
        }
    }
    assert_eq!(desk.open("/cases/0123").status(), 404);
    assert_eq!(desk.open(&format!("/cases/{:032x}", 7)).status(), 404);
}

#[test]
fn a_year_after_its_case_was_closed_a_letter_is_forgotten() {
    let world = World::new();
    at_risk(&world, Safe::No);
    at_risk(&world, Safe::NotSure);
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("Somebody who asks may not be safe");
    desk.fill("body", "Are you safe now?").press("Send the answer");
    let path = desk.path().to_owned();
    desk.open(&path).choose("how", "true").press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
    world.pass(DAY);
    let mut desk = world.browser(&world.robin);
    desk.open(&path).choose("how", "true").press("Close the case"); // they were asked how they are
    let left = |days| {
        world.pass(DAY.times(days));
        let mut ada = world.browser(&world.ada);
        ada.open("/me/letters");
        let letters = usize::from(ada.says("A letter from us to you"));
        (letters, world.browser(&world.robin).open(&path).status())
    };
    assert_eq!(left(364), (1, 200));
    assert_eq!(left(2), (0, 404));
    assert!(
        world.browser(&world.robin).open("/cases").says("may not be safe"),
        "an open one stays"
    );
}

#[test]
fn a_desk_of_many_cases_has_pages_and_each_case_stands_on_one() {
    let world = World::new();
    for n in 0..120 {
        let level = if n % 3 == 0 { Level::Concern } else { Level::Calm };
        let opened = world.bare.does(move |tx, at| {
            let subject = at.code().0;
            Ok(cases::open(tx, at, Source::Contact, subject, level)?)
        });
        opened.unwrap();
    }
    // The strongest call of all is about Robin, who must not see it, nor lose a page to it.
    let mut form = form(Kind::Listen, world.bare.app.moment().code());
    form.safe = Safe::No;
    let _ = world.bare.asks_as(&world.robin, form);
    let lead = world.bare.person("lea", &[Role::Lead]);
    let pages = |mut desk: Browser| {
        let list = |desk: &Browser| desk.all("ol > li");
        let mut pages = vec![list(desk.open("/cases"))];
        while desk.link("Later ones").is_some() {
            pages.push(list(desk.follow("Later ones")));
        }
        pages
    };
    let (robins, others) = (pages(world.browser(&world.robin)), pages(world.browser(&lead)));
    assert_eq!(robins.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 20]);
    assert_eq!(others.iter().map(Vec::len).collect::<Vec<_>>(), [50, 50, 21]);
    let risk = |row: &String| row.contains("may be at risk");
    let rows = robins.concat();
    assert!(rows[..40].iter().all(risk) && !rows[40..].iter().any(risk), "{:?}", rows[0]);
    let mut desk = world.browser(&world.robin);
    assert_eq!(desk.open("/cohort").follow("All cases").path(), "/cases");
    assert_eq!(desk.open("/cases?after=nowhere").all("ol > li").len(), 50);
}
