//! The address: given by choice, proven by a code, forgotten in one step.

use kith_app::{people::exporting, workers};
use kith_core::{DAY, MINUTE, people::mailbox::Errand};
use kith_store::people::{callings, mailboxes};
use kith_testkit::{
    Bare, Browser, World,
    post::{GONE, PostBox},
};

use super::{ADDRESS, answers, chooses, gives, mailed};

#[test]
fn an_address_counts_once_the_code_that_was_sent_there_is_typed() {
    let (world, post) = World::with_post();
    let mut ada = world.browser(&world.ada);
    ada.open("/me/notices").fill("address", "wren at example").press("Send a code there");
    assert_eq!((ada.status(), ada.value("address").as_deref()), (422, Some("wren at example")));
    ada.fill("address", ADDRESS).press("Send a code there");
    let sent = mailed(&world, &post);
    assert_eq!(sent.len(), 1);
    ada.fill("proof", "0000-0000-0000").press("This is my address");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("That is not the code of the newest mail"), "{}", ada.text());
    let code = sent[0].proof.clone().unwrap();
    ada.fill("proof", &code.to_lowercase()).press("This is my address");
    assert!(ada.says("Your address is proven") && ada.says(ADDRESS), "{}", ada.text());
    assert!(!world.browser(&world.bo).open("/me/notices").says(ADDRESS), "nobody else sees it");
    let kept = world.bare.on_disk();
    let text = ADDRESS.as_bytes();
    assert!(!kept.windows(text.len()).any(|part| part == text), "it is kept sealed");
}

#[test]
fn a_code_that_is_too_old_or_guessed_at_proves_nothing() {
    let (world, post) = World::with_post();
    let mut ada = world.browser(&world.ada);
    ada.open("/me/notices").fill("address", ADDRESS).press("Send a code there");
    let code = mailed(&world, &post).pop().unwrap().proof.unwrap();
    for _ in 0..5 {
        ada.fill("proof", "guess").press("This is my address");
    }
    ada.fill("proof", &code).press("This is my address");
    assert_eq!(ada.status(), 422, "five wrong ones were enough");
    ada.press("Send another code");
    let code = mailed(&world, &post).pop().unwrap().proof.unwrap();
    world.bare.clock.pass(MINUTE.times(31));
    ada.open("/me/notices").fill("proof", &code).press("This is my address");
    assert_eq!(ada.status(), 422, "half an hour is over");
    assert!(!ada.says("Proven on"));
}

#[test]
fn nobody_is_flooded_with_codes_through_one_account_or_through_many() {
    let (world, post) = World::with_post();
    let mut ada = world.browser(&world.ada);
    for _ in 0..3 {
        ada.open("/me/notices").fill("address", ADDRESS).press("Send a code there");
        assert_eq!(ada.status(), 200, "{}", ada.text());
    }
    ada.fill("address", "other@example.org").press("Send a code there");
    assert!(ada.says("Three codes were sent today"), "{}", ada.text());
    let mut bo = world.browser(&world.bo);
    bo.open("/me/notices").fill("address", "WREN@example.org").press("Send a code there");
    assert_eq!(bo.status(), 422, "{}", bo.text());
    assert_eq!(
        mailed(&world, &post).len(),
        1,
        "a code for an address that was replaced is not sent"
    );
    world.bare.clock.pass(DAY);
    let mut bo = world.browser(&world.bo);
    bo.open("/me/notices").fill("address", ADDRESS).press("Send a code there");
    assert_eq!(bo.status(), 200, "{}", bo.text());
}

#[test]
fn mail_that_comes_back_is_not_sent_again_and_its_owner_is_told() {
    let (world, post) = World::with_post();
    let mut ada = world.browser(&world.ada);
    ada.open("/me/notices").fill("address", GONE).press("Send a code there");
    assert_eq!(mailed(&world, &post).len(), 0);
    assert!(ada.open("/me/notices").says("Mail to this address came back"), "{}", ada.text());
    ada.press("Forget this address");
    assert!(ada.says("Your address is forgotten") && !ada.says(GONE), "{}", ada.text());
}

#[test]
fn a_new_passphrase_is_told_to_whoever_gave_an_address_even_at_night() {
    let (bare, post) = (Bare::new(), PostBox::default());
    let mut app = bare.app.clone();
    app.outside.mailer = Some(std::sync::Arc::new(post.clone()));
    let mut browser = Browser::new(&app);
    browser.open("/accounts/new").fill("name", "amber river lamp").fill("pseudonym", "Wren");
    browser.fill("passphrase", "tea by the window").choose("adult", "yes").press("Make my account");
    browser.open("/me/notices").fill("address", ADDRESS).press("Send a code there");
    workers::run_due(&app).unwrap();
    let code = post.take().pop().unwrap().proof.unwrap();
    browser.fill("proof", &code).press("This is my address");
    browser.open("/me/passphrase").fill("passphrase", "tea by the window");
    browser.fill("passphrase-new", "seven quiet herons").press("Change it");
    workers::run_due(&app).unwrap();
    let told = post.take();
    assert_eq!(told.iter().map(|mail| mail.errand).collect::<Vec<_>>(), [Errand::Security]);
    assert!(told[0].stop.is_none(), "security mail is no mail that one stops");
}

#[test]
fn the_address_is_in_the_archive_and_goes_with_its_owner() {
    let (world, post) = World::with_post();
    gives(&world, &post, &world.ada, ADDRESS);
    chooses(&world, &world.ada, "answers", ("21:00", "08:00"));
    let archive = exporting::export(&world.bare.app, world.ada.member).unwrap();
    assert_eq!(archive["calls"]["mail"]["address"], ADDRESS);
    assert_eq!(archive["calls"]["choice"]["called_for"], "answers");
    let talk = world.talk();
    answers(&world, talk);
    world.browser(&world.ada).open("/me/leave").press("Leave");
    world.pass(DAY);
    assert!(post.take().is_empty(), "whoever leaves is called no more");
    world.pass(DAY.times(8));
    let member = world.ada.member;
    let left = world
        .bare
        .does(move |tx, _| Ok((mailboxes::of_member(tx, member)?, callings::find(tx, member)?)));
    assert_eq!(left.unwrap(), (None, None));
}

#[test]
fn a_site_that_sends_no_mail_asks_for_no_address() {
    let world = World::new();
    let mut ada = world.browser(&world.ada);
    assert!(ada.open("/me/notices").says("This site sends no mail"), "{}", ada.text());
    assert_eq!(ada.value("address"), None);
    ada.post("/me/mail", &[("address", ADDRESS)]);
    assert_eq!(ada.status(), 404);
}
