//! References: by mail or by hand, without an account, in one's own time; a no costs nothing.

use kith_app::outgoing::mail::Mail;
use kith_core::{DAY, MINUTE, people::mailbox::Errand};
use kith_store::programme::{applications, references};
use kith_testkit::{
    Browser, World,
    post::{GONE, PostBox},
};

use super::{applies, decides, opens, today};

const KNOWN: &str = "We shared a workshop for six years.";
const WITH: &str = "When my father died she took my shifts and asked nothing.";

/// Ada's application, on a site that sends mail.
fn applied() -> (World, PostBox, String) {
    let (world, post) = World::with_post();
    let path = applies(&world, &world.ada, "mentor");
    let _ = mailed(&world, &post);
    (world, post, path)
}

/// The mails to referees since the last time.
fn mailed(world: &World, post: &PostBox) -> Vec<Mail> {
    world.pass(MINUTE.times(0));
    post.take().into_iter().filter(|mail| mail.errand == Errand::Reference).collect()
}

/// Ada names Sam, whom the house writes to at `address`.
fn names(world: &World, path: &str, address: &str) -> Browser {
    let mut ada = world.browser(&world.ada);
    ada.open(path).fill("referee", "Sam").fill("known_as", "Adaline Brook");
    ada.fill("address", address).press("Ask them");
    ada
}

/// The link in `mail`.
fn way(mail: &Mail) -> String {
    format!("/references/{}", mail.door.unwrap())
}

#[test]
fn eepm_scr_4_j3_2_a_referee_writes_in_their_own_time_and_those_who_decide_read_it() {
    let (world, post, path) = applied();
    assert!(names(&world, &path, "sam@example.org").says("We wrote to them."));
    let mails = mailed(&world, &post);
    assert_eq!(mails.iter().map(|mail| mail.to.reveal()).collect::<Vec<_>>(), ["sam@example.org"]);
    let mut sam = world.stranger();
    sam.open(&way(&mails[0]));
    assert!(sam.says("Adaline Brook would like to volunteer with us"), "{}", sam.text());
    assert_eq!(sam.header("cache-control"), "no-store");
    sam.fill("known", KNOWN).press("Save for later");
    assert!(sam.says("Saved. Come back by the same link."), "{}", sam.text());
    assert!(!opens(&world, &world.cora, &path).says(KNOWN), "what is not sent is not read");
    let mut later = world.stranger();
    later.open(&way(&mails[0]));
    assert_eq!(later.value("known").as_deref(), Some(KNOWN));
    later.press("Send it");
    assert_eq!((later.status(), later.value("known").as_deref()), (422, Some(KNOWN)));
    later.fill("with", WITH).press("Send it");
    assert!(later.says("Thank you. It came in"), "{}", later.text());
    assert!(!later.says(WITH), "whoever finds the link later reads nothing");
    assert!(today(&world, &world.cora).says("A reference came in"));
    let desk = opens(&world, &world.cora, &path);
    assert!(desk.says(KNOWN) && desk.says(WITH) && desk.says("Sam"), "{}", desk.text());
    let mut ada = world.browser(&world.ada);
    assert!(ada.open(&path).says("It came in.") && !ada.says(WITH), "{}", ada.text());
    let kept = world.bare.every_file();
    for text in [WITH, "sam@example.org", "Adaline Brook"] {
        assert!(!kept.windows(text.len()).any(|part| part == text.as_bytes()), "{text} is sealed");
    }
    assert!(mailed(&world, &post).is_empty());
    world.pass(DAY.times(12));
    assert!(mailed(&world, &post).is_empty(), "whoever answered is not reminded");
}

#[test]
fn a_referee_may_let_the_applicant_read_it_and_whoever_has_no_mail_gives_the_link() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let mut ada = world.browser(&world.ada);
    ada.open(&path);
    assert_eq!(ada.value("address"), None, "a site that sends no mail asks for no address");
    ada.fill("referee", "Sam").fill("known_as", "Adaline").press("Ask them");
    let site = &world.bare.app.site.base_url;
    let way = ada.all("code").remove(0).replace(site.as_str(), "");
    let mut sam = world.stranger();
    sam.open(&way).fill("known", KNOWN).fill("with", WITH).choose("shared", "yes").press("Send it");
    assert!(world.browser(&world.ada).open(&path).says(WITH));
}

#[test]
fn a_referee_who_would_rather_not_says_so_once_and_another_can_be_named() {
    let (world, post, path) = applied();
    for address in ["sam@example.org", "kim@example.org"] {
        let _ = names(&world, &path, address);
    }
    let mails = mailed(&world, &post);
    assert_eq!(mails.len(), 2);
    let mut ada = world.browser(&world.ada);
    assert_eq!(ada.open(&path).value("referee"), None, "two are enough");
    let third = [("referee", "Kim"), ("known_as", "Ada")];
    assert_eq!(ada.post(&format!("{path}/references"), &third).status(), 422);
    let mut sam = world.stranger();
    sam.open(&way(&mails[0])).fill("known", KNOWN).press("Save for later");
    sam.press("I would rather not");
    assert!(sam.says("That is all right."), "{}", sam.text());
    sam.post(&format!("{}/refusals", way(&mails[0])), &[]);
    sam.post(&way(&mails[0]), &[("known", KNOWN), ("with", WITH), ("to", "send")]);
    assert_eq!(sam.status(), 422, "it is shut");
    let mut ada = today(&world, &world.ada);
    ada.follow("Somebody you named cannot write for you.");
    assert!(ada.value("referee").is_some() && ada.says("which needs no reason"), "{}", ada.text());
    let desk = opens(&world, &world.cora, &path);
    assert!(!desk.says(KNOWN), "what was not sent is gone");
}

#[test]
fn whoever_does_not_answer_is_reminded_once_and_after_a_month_their_page_is_closed() {
    let (world, post, path) = applied();
    let _ = names(&world, &path, "sam@example.org");
    let first = mailed(&world, &post);
    world.pass(DAY.times(9));
    assert!(mailed(&world, &post).is_empty());
    world.pass(DAY);
    let second = mailed(&world, &post);
    assert_eq!(second.len(), 1);
    assert_eq!(second[0].door, first[0].door);
    assert_ne!(second[0].id, first[0].id, "a mail of its own");
    let mut sam = world.stranger();
    sam.open(&way(&first[0])).fill("known", KNOWN).press("Save for later");
    world.pass(DAY.times(20));
    assert!(mailed(&world, &post).is_empty());
    assert!(sam.open(&way(&first[0])).says("The time for this is over"), "{}", sam.text());
    assert!(today(&world, &world.ada).says("Somebody you named cannot write for you."));
}

#[test]
fn a_mail_that_comes_back_is_told_and_the_applicant_gives_another_link() {
    let (world, post, path) = applied();
    let _ = names(&world, &path, GONE);
    assert!(mailed(&world, &post).is_empty());
    let mut ada = today(&world, &world.ada);
    ada.follow("A mail to somebody you named came back.");
    let link = ada.all("code").remove(0).replace(world.bare.app.site.base_url.as_str(), "");
    assert!(world.stranger().open(&link).says("Three questions."));
    let kept = references(&world, &path);
    assert!(kept[0].mark.is_none(), "an address that takes no mail is not kept in mind");
}

/// What is kept of the references for the application at `path`.
fn references(world: &World, path: &str) -> Vec<references::Kept> {
    let code = path.rsplit('/').next().unwrap().parse().unwrap();
    let found = world.bare.does(move |tx, _| {
        let it = applications::named(tx, code)?.ok_or(kith_app::Error::NotFound)?;
        Ok(references::of(tx, it.id)?)
    });
    found.unwrap()
}

#[test]
fn the_house_gives_its_key_to_the_referee_alone() {
    let (world, post, path) = applied();
    let _ = names(&world, &path, "sam@example.org");
    let mails = mailed(&world, &post);
    world.stranger().open(&way(&mails[0])).fill("known", KNOWN).press("Save for later");
    let token = mails[0].door.unwrap().to_string();
    let mut ada = world.browser(&world.ada);
    ada.open(&path);
    assert!(ada.all("code").is_empty() && !ada.html().contains(&token), "{}", ada.html());
    let kept = world.bare.every_file();
    for token in [token.as_bytes(), mails[0].door.unwrap().0.as_bytes()] {
        assert!(!kept.windows(token.len()).any(|part| part == token), "nor to a copy of the store");
    }
}

#[test]
fn where_the_applicant_gives_the_link_nothing_is_shown_again_and_the_desk_knows_it() {
    let world = World::new();
    let path = applies(&world, &world.ada, "mentor");
    let mut ada = world.browser(&world.ada);
    ada.open(&path).fill("referee", "Sam").fill("known_as", "Adaline").press("Ask them");
    let link = ada.all("code").remove(0).replace(world.bare.app.site.base_url.as_str(), "");
    let mut sam = world.stranger();
    assert!(sam.open(&link).says("This link came to you by Adaline"), "{}", sam.text());
    assert!(!sam.html().contains("Save for later"), "there is nothing to come back to");
    sam.fill("known", KNOWN).press("Send it");
    assert_eq!((sam.status(), sam.value("known").as_deref()), (422, Some(KNOWN)));
    assert!(!ada.open(&link).says(KNOWN), "whoever has the link reads no draft");
    sam.fill("with", WITH).press("Send it");
    let desk = opens(&world, &world.cora, &path);
    assert!(desk.says("The applicant gave them the link"), "{}", desk.text());
}

#[test]
fn an_address_is_written_to_once_a_month_whoever_asks_and_never_after_a_no() {
    let (world, post, path) = applied();
    let _ = names(&world, &path, "sam@example.org");
    let mails = mailed(&world, &post);
    let theirs = applies(&world, &world.bo, "mentor");
    let asks = |address| {
        let mut bo = world.browser(&world.bo);
        bo.open(&theirs).fill("referee", "Sam").fill("known_as", "Bo");
        bo.fill("address", address).press("Ask them");
        (bo.status(), bo.says("We do not write to this address just now."), bo.value("referee"))
    };
    let refused = (422, true, Some("Sam".to_owned()));
    assert_eq!(asks("Sam@example.org"), refused, "somebody else asked them");
    let _ = mailed(&world, &post);
    world.stranger().open(&way(&mails[0])).press("I would rather not");
    world.pass(DAY.times(40));
    let _ = mailed(&world, &post);
    assert_eq!(asks("sam@example.org"), refused, "a no is a no for good");
    assert_eq!(asks("").0, 200, "by hand they can be asked");
    assert_eq!(asks("kim@example.org").0, 200);
    assert_eq!(mailed(&world, &post).len(), 1);
}

#[test]
fn nobody_guesses_a_link_or_names_referees_for_another_or_without_end() {
    let (world, post, path) = applied();
    let nobody = "/references/00000000000000000000000000000000";
    let mut stranger = world.stranger();
    assert_eq!(stranger.open(nobody).status(), 404);
    assert_eq!(stranger.post(nobody, &[("known", KNOWN), ("to", "send")]).status(), 404);
    assert_eq!(stranger.post(&format!("{nobody}/refusals"), &[]).status(), 404);
    let named = [("referee", "Sam"), ("known_as", "Ada"), ("address", "sam@example.org")];
    let mut bo = world.browser(&world.bo);
    assert_eq!(bo.post(&format!("{path}/references"), &named).status(), 404);
    let wrong = names(&world, &path, "sam at example");
    assert_eq!((wrong.status(), wrong.value("referee").as_deref()), (422, Some("Sam")));
    for n in 0..6 {
        let ada = names(&world, &path, &format!("sam{n}@example.org"));
        assert!(ada.says("They are on the list."), "{n}: {}", ada.text());
        let mails = mailed(&world, &post);
        world.stranger().open(&way(&mails[0])).press("I would rather not");
    }
    let seventh = names(&world, &path, "seven@example.org");
    assert_eq!(seventh.status(), 422, "nobody is flooded: {}", seventh.text());
}

#[test]
fn what_was_taken_back_asks_nobody_any_more_and_what_is_decided_tells_nobody() {
    let (world, post, path) = applied();
    let _ = names(&world, &path, "sam@example.org");
    let mails = mailed(&world, &post);
    let _ = decides(&world, &world.cora, (&path, "declined"));
    let mut sam = world.stranger();
    assert!(sam.open(&way(&mails[0])).says("The time for this is over"), "{}", sam.text());
    sam.post(&way(&mails[0]), &[("known", KNOWN), ("with", WITH), ("to", "send")]);
    assert_eq!(sam.status(), 422, "nobody needs it any more");
    assert!(!today(&world, &world.cora).says("A reference came in"));
    world.pass(DAY.times(12));
    assert!(mailed(&world, &post).is_empty(), "and nobody is reminded of it");
    assert_eq!(world.browser(&world.ada).open(&path).value("referee"), None);
    let path = applies(&world, &world.bo, "mentor");
    let mut bo = world.browser(&world.bo);
    bo.open(&path).fill("referee", "Kim").fill("known_as", "Bo").press("Ask them");
    let way = bo.all("code").remove(0).replace(world.bare.app.site.base_url.as_str(), "");
    bo.press("Take it back");
    assert!(world.stranger().open(&way).says("The time for this is over"));
}
