//! Asking a coordinator from the journey: a letter with a promised day, that the other of the two never sees; and thanks.

use kith_app::people::grants::{self, Giving};
use kith_core::people::grant::Role;
use kith_testkit::World;

use super::{Pair, meet};

const WORDS: &str = "qzlampwick How do others begin, when both are shy";

#[test]
fn eepm_mon_4_each_of_the_two_asks_a_coordinator_and_is_answered_by_a_promised_day() {
    let pair = Pair::new();
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&pair.path("")).follow("Ask a coordinator");
        assert!(browser.says("somebody answers by"), "{}", browser.text());
        browser.fill("body", WORDS).press("Ask");
        assert!(browser.path().starts_with("/me/letters/"), "{}", browser.path());
        assert!(browser.says(WORDS) && browser.says("Somebody does by"), "{}", browser.text());
    }
    let mut cora = pair.cora();
    cora.open("/cohort");
    assert_eq!(cora.all("[data-reason=letter] h2"), ["A message"; 2], "{}", cora.text());
    cora.follow("A message");
    assert!(cora.says("They ask about the journey of ada and mo"), "{}", cora.text());
    assert!(cora.says(WORDS) && !cora.html().contains("/reads/new"), "{}", cora.text());
    cora.fill("body", "Ask each other what you did today.").press("Send the answer");
    assert!(cora.says("Your answer is sent"), "{}", cora.text());
    let answered = [pair.ada(), pair.mo()].map(|mut browser| {
        browser.open("/me/letters").follow("Your message to us");
        browser.says("Ask each other what you did today.")
    });
    assert_eq!(answered.iter().filter(|one| **one).count(), 1, "each reads their own");
    let held = pair.world.bare.on_disk();
    assert!(!held.windows(10).any(|part| part == b"qzlampwick"), "kept in clear");
}

#[test]
fn eepm_mon_4_the_other_side_reads_nothing_of_it_not_even_as_a_coordinator() {
    let world = World::new();
    let mo = world.bare.helper("mo", Role::Mentor, 2);
    let talk = meet(&world, [&world.ada, &mo]);
    let member = mo.member;
    let giving = Giving { role: Role::Coordinator, until: None };
    world.bare.does(move |tx, at| grants::add(tx, at, None, member, giving)).unwrap();
    let pair = Pair { world, mo, talk };
    pair.ada().open(&pair.path("/letters/new")).fill("body", WORDS).press("Ask");
    let case = pair.cora().open("/cases").follow("A message").path().to_owned();
    let mut mo = pair.mo();
    assert_eq!(mo.open("/cohort").status(), 200, "a coordinator too");
    assert_eq!(mo.all("[data-reason=letter]").len(), 0, "{}", mo.text());
    assert!(mo.open("/cases").says("Nothing waits"), "{}", mo.text());
    assert_eq!(mo.open(&case).status(), 404);
    assert!(!mo.open("/today").says("A message"), "{}", mo.text());
}

#[test]
fn eepm_mon_4_a_question_is_kept_where_it_is_refused_sent_once_and_not_a_strangers() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    ada.open(&pair.path("/letters/new")).fill("body", &"x".repeat(4_001)).press("Ask");
    assert_eq!(ada.status(), 422, "{}", ada.text());
    assert_eq!(ada.value("body").map(|typed| typed.len()), Some(4_001));
    let once = ada.value("once").unwrap();
    let fields = [("body", WORDS), ("once", once.as_str())];
    let first = ada.post(&pair.path("/letters"), &fields).path().to_owned();
    assert_eq!(ada.post(&pair.path("/letters"), &fields).path(), first);
    assert_eq!(ada.open("/me/letters").all("main li").len(), 1);
    let mut cora = pair.cora();
    assert_eq!(cora.open(&pair.path("/letters/new")).status(), 404);
    assert_eq!(cora.post(&pair.path("/letters"), &[("body", "x")]).status(), 404);
}

#[test]
fn eepm_mon_4_thanks_go_with_the_goodbye_and_stand_in_the_talk() {
    let pair = Pair::agreed();
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Say goodbye").choose("how", "helped");
    ada.fill("line", "Thank you for every second Tuesday.").press("Say goodbye");
    let mut mo = pair.mo();
    mo.open(&pair.talk);
    assert!(mo.says("Thank you for every second Tuesday."), "{}", mo.text());
}
