//! Writing to the house, and reading its answer with a code.

use kith_core::DAY;
use kith_store::people::notices;
use kith_testkit::Browser;

use super::world::{World, code};

const WORDS: &str = "The purple heron line is broken";

fn write(browser: &mut Browser) -> String {
    browser.open("/contact").fill("body", WORDS).press("Send");
    assert_eq!(browser.status(), 200, "{}", browser.text());
    code(browser)
}

fn look(browser: &mut Browser, code: &str) -> (u16, String) {
    browser.open("/receipts").fill("code", code).press("Look");
    (browser.status(), browser.text())
}

fn answer(world: &World, words: &str) {
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("A message");
    desk.fill("body", words).press("Send the answer");
    assert!(desk.says("Your answer is sent"), "{}", desk.text());
}

#[test]
fn a_stranger_writes_and_reads_the_answer_with_a_code() {
    let world = World::new();
    let mut stranger = world.stranger();
    let code = write(&mut stranger);
    assert!(stranger.says("Somebody answers by Thursday 16 November 2023"), "{}", stranger.text());
    assert!(look(&mut stranger, &code).1.contains("Nobody has answered yet"));
    answer(&world, "We have mended it.");
    let (status, page) = look(&mut stranger, &code.to_lowercase().replace('-', ""));
    assert_eq!(status, 200);
    assert!(page.contains("We have mended it.") && page.contains("We have answered"), "{page}");
    assert!(!stranger.path().contains(&code));
}

#[test]
fn whoever_wrote_writes_again_and_the_desk_hears_it() {
    let world = World::new();
    let mut stranger = world.stranger();
    let code = write(&mut stranger);
    answer(&world, "Which line?");
    look(&mut stranger, &code);
    stranger.fill("body", "The second one").press("Send");
    assert!(stranger.says("It is sent") && stranger.says("Nobody has answered yet"));
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("A message");
    assert!(desk.says("The second one") && desk.says("Nobody has it"), "{}", desk.text());
}

#[test]
fn a_wrong_code_and_no_code_get_the_same_answer() {
    let world = World::new();
    let mut stranger = world.stranger();
    write(&mut stranger);
    let mut check = |typed: &str| {
        let (status, page) = look(&mut stranger, typed);
        assert_eq!(stranger.value("code").as_deref(), Some(typed));
        (status, page)
    };
    let wrong = check("7KQ2-M4TX-9RBN");
    assert_eq!(wrong.0, 422);
    assert!(wrong.1.contains("We find nothing under this code"));
    for other in ["", "x", "' or 1=1", "7KQ2-M4TX-9RB"] {
        assert_eq!(check(other), wrong, "{other}");
    }
}

#[test]
fn neither_code_nor_words_are_kept_in_clear() {
    let world = World::new();
    let code = write(&mut world.stranger());
    let bare = code.replace('-', "");
    let held = world.bare.on_disk();
    if held.is_empty() {
        return; // a server keeps it, and SQLite has shown what is kept
    }
    let holds = |what: &str| held.windows(what.len()).any(|part| part == what.as_bytes());
    assert!(holds("contact"), "a control: what is kept in clear is found");
    for secret in [code.as_str(), &bare, &bare.to_lowercase(), "purple heron"] {
        assert!(!holds(secret), "{secret}");
    }
}

#[test]
fn the_same_letter_sent_twice_is_one_with_a_new_code() {
    let world = World::new();
    let mut stranger = world.stranger();
    stranger.open("/contact");
    let once = stranger.value("once").unwrap();
    let form = [("once", once.as_str()), ("body", WORDS), ("way", "")];
    stranger.post("/contacts", &form);
    let first = code(&stranger);
    stranger.post("/contacts", &form);
    let second = code(&stranger);
    assert!(stranger.says("You sent the same before"));
    assert_ne!(first, second);
    assert_eq!(look(&mut stranger, &first).0, 422);
    assert_eq!(look(&mut stranger, &second).0, 200);
    let mut desk = world.browser(&world.robin);
    assert!(desk.open("/cases").says("One case is open"));
    stranger.post("/contacts", &[("once", once.as_str()), ("body", "other"), ("way", "")]);
    assert_eq!(stranger.status(), 422);
    assert!(stranger.html().contains("other"));
}

#[test]
fn bad_letters_come_back_with_everything_that_was_typed() {
    let world = World::new();
    let mut stranger = world.stranger();
    stranger.open("/contact").fill("way", "ring after six").press("Send");
    assert_eq!(stranger.status(), 422);
    assert!(stranger.says("Write a few words first") && stranger.title().contains("Problem"));
    assert_eq!(stranger.value("way").as_deref(), Some("ring after six"));
    let long = "ä".repeat(4_001);
    stranger.fill("body", &long).press("Send");
    assert_eq!(stranger.status(), 422);
    assert_eq!(stranger.value("body"), Some(long.clone()));
    stranger.fill("body", &long[2..]).press("Send");
    assert_eq!(stranger.status(), 200);
    stranger.open("/contact").fill("body", &"x".repeat(200_000)).press("Send");
    assert_eq!(stranger.status(), 413);
}

#[test]
fn a_member_finds_their_letter_and_nobody_else_does() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    write(&mut ada);
    answer(&world, "Thank you, Ada.");
    let member = world.ada.member;
    let told = world.bare.does(move |tx, _| Ok(notices::waiting(tx, member, 9)?)).unwrap();
    assert_eq!(told.len(), 1);
    ada.open("/me/letters").follow("Your message to us");
    assert!(ada.says("Thank you, Ada."));
    let path = ada.path().to_owned();
    let told = world.bare.does(move |tx, _| Ok(notices::waiting(tx, member, 9)?)).unwrap();
    assert!(told.is_empty(), "whoever read it needs no notice");
    ada.fill("body", "One more thing").press("Send");
    assert!(ada.says("One more thing"));
    let mut bo = world.browser(&world.bo);
    assert_eq!(bo.open(&path).status(), 404);
    assert_eq!(bo.post(&format!("{path}/lines"), &[("body", "mine")]).status(), 404);
    assert!(!ada.open(&path).says("mine"));
}

#[test]
fn a_letter_that_nobody_answers_is_raised_and_the_page_says_so() {
    let world = World::new();
    let mut stranger = world.stranger();
    let code = write(&mut stranger);
    let robin = world.robin.member;
    let told = || world.bare.does(move |tx, _| Ok(notices::waiting(tx, robin, 9)?)).unwrap();
    world.pass(DAY);
    assert!(told().is_empty());
    world.pass(DAY);
    assert_eq!(told().len(), 1);
    assert!(look(&mut stranger, &code).1.contains("we are late"));
    world.pass(DAY.times(5));
    assert_eq!(told().len(), 1, "one line, however often it is raised");
}

#[test]
fn the_page_puts_urgent_help_first() {
    let world = World::new();
    for path in ["/contact", "/concerns/new"] {
        let mut stranger = world.stranger();
        let text = stranger.open(path).text();
        let help = text.find("If someone is in danger right now").unwrap();
        assert!(help < text.find("4,000 characters").unwrap(), "{path}");
    }
}

#[test]
fn a_year_after_the_end_a_code_opens_nothing_any_more() {
    let world = World::new();
    let mut stranger = world.stranger();
    let code = write(&mut stranger);
    answer(&world, "We have mended it.");
    let mut desk = world.browser(&world.robin);
    desk.open("/cases").follow("A message").choose("how", "done").press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
    world.pass(DAY.times(360));
    let (status, page) = look(&mut stranger, &code);
    assert!(status == 200 && page.contains("We have mended it."), "{page}");
    world.pass(DAY.times(6));
    let (status, page) = look(&mut stranger, &code);
    assert_eq!(status, 422);
    assert!(page.contains("We find nothing under this code"), "{page}");
}
