//! A sign-in that locks itself while nobody is there (SAF-69). Over HTTP, without JavaScript.

use kith_core::{DAY, MINUTE, SECOND, people::grant::Role};
use kith_testkit::{Bare, Browser};
use kith_web::{Door, May};

use crate::{PASSPHRASE, comes_in, gives, known, signs_in};

const NAME: &str = "amber river lamp";

/// Somebody who chose that five minutes are enough.
fn ada(bare: &Bare) -> Browser {
    let mut browser = comes_in(bare, NAME).browser;
    chooses(&mut browser, "5");
    browser
}

fn chooses(browser: &mut Browser, lock: &str) {
    browser.open("/me/devices").choose("lock", lock).press("Save");
    assert!(browser.html().contains(&format!("value=\"{lock}\" checked")), "{}", browser.html());
}

fn opens(browser: &mut Browser, passphrase: &str) -> u16 {
    browser.fill("passphrase", passphrase).press("Open it again").status()
}

fn is_locked(browser: &Browser) -> bool {
    browser.status() == 401 && browser.says("Closed while you were away")
}

fn knock(browser: &mut Browser, door: Door) {
    let nobody = "00000000000000000000000000000000";
    let parts = door.path.split('/').map(|part| if part.starts_with('{') { nobody } else { part });
    let path = parts.collect::<Vec<_>>().join("/");
    match door.method {
        "GET" => browser.open(&path),
        _ => browser.post(&path, &[("words", "typed while it was closed")]),
    };
}

#[test]
fn it_locks_after_as_long_as_was_chosen_and_each_page_counts_anew() {
    let bare = Bare::new();
    let mut ada = ada(&bare);
    for _ in 0..3 {
        bare.clock.pass(SECOND.times(299));
        assert_eq!(ada.open("/me").status(), 200);
    }
    bare.clock.pass(MINUTE.times(5));
    assert!(is_locked(ada.open("/me?x=1")), "{}", ada.text());
    assert_eq!(ada.title(), "Notes");
    assert!(!ada.html().contains("Wren"), "{}", ada.html());
    bare.clock.pass(-MINUTE.times(4));
    assert!(is_locked(ada.open("/me?x=1")), "the clock was set back");
    let (before, mut late) = (ada.cookie(), ada.another());
    late.take(&before).open("/me?x=1");
    assert_eq!((opens(&mut ada, PASSPHRASE), ada.path()), (200, "/me"));
    assert_ne!(ada.cookie(), before, "who proved it gets a new token");
    let mut old = ada.another();
    assert_eq!(old.take(&before).open("/me").status(), 401);
    assert!(!is_locked(&old), "the old one is none");
    assert_eq!((opens(&mut late, PASSPHRASE), late.path()), (200, "/sessions/new"), "too late");
    late.take(&ada.cookie()).post("/sessions/openings", &[("back", "/plan")]);
    assert_eq!((late.status(), late.path()), (200, "/plan"), "it is open already");
    assert_eq!(ada.open("/today").status(), 200);
}

#[test]
fn every_private_door_is_locked_and_those_for_everybody_know_nobody() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    for role in Role::ALL {
        gives(&bare.app, NAME, *role);
    }
    signs_in(&mut ada, NAME, PASSPHRASE);
    chooses(&mut ada, "5");
    bare.clock.pass(MINUTE.times(5));
    for door in kith_web::doors() {
        if ["/exits", "/readyz"].contains(&door.path) {
            continue;
        }
        // Nobody knocks at all of them at once, and the sign-in must not end meanwhile.
        bare.clock.pass(SECOND.times(2));
        knock(&mut ada, door);
        let (status, told) = (ada.status(), format!("{door:?}: {}", ada.text()));
        if door.may == May::Anyone {
            assert!(status < 500 && status != 401, "{status} {told}");
        } else {
            assert!(is_locked(&ada) && !ada.html().contains("typed"), "{status} {told}");
        }
        assert!(!ada.html().contains("Wren"), "{door:?}: {}", ada.text());
    }
    assert!(known(&bare.app, &ada).is_none());
}

#[test]
fn urgent_help_and_the_way_out_stay_open_and_the_plan_does_not() {
    let bare = Bare::new();
    let mut ada = ada(&bare);
    ada.open("/plan/parts").fill("signs", "I stop answering the doorbell").press("Keep my plan");
    assert!(ada.open("/help").says("doorbell") || ada.open("/plan").says("doorbell"));
    bare.clock.pass(MINUTE.times(5));
    assert!(is_locked(ada.open("/plan")));
    assert!(ada.html().contains("href=\"/help") && ada.html().contains("data-exit"));
    assert_eq!(ada.open("/help").status(), 200);
    assert!(!ada.says("doorbell"), "{}", ada.text());
    let cookie = ada.cookie();
    ada.open("/plan").press("Leave now");
    assert_eq!((ada.status(), ada.cookie().as_str()), (303, ""));
    assert_eq!(ada.take(&cookie).open("/me").status(), 401);
    assert!(!is_locked(&ada), "leaving ends it for good");
}

#[test]
fn a_form_that_came_meanwhile_stands_again_once_and_nobody_reads_it_before() {
    let bare = Bare::new();
    let mut ada = ada(&bare);
    ada.open("/plan/parts").fill("signs", "I stop answering the doorbell");
    bare.clock.pass(MINUTE.times(5));
    ada.press("Keep my plan");
    assert!(is_locked(&ada) && ada.says("is kept"), "{}", ada.text());
    assert!(!ada.html().contains("doorbell"), "{}", ada.html());
    assert!(!bare.on_disk().windows(8).any(|part| part == b"doorbell"), "it is sealed");
    assert_eq!(opens(&mut ada, "not this one"), 422);
    assert!(!ada.html().contains("doorbell") && ada.says("is kept"));
    assert_eq!(opens(&mut ada, PASSPHRASE), 200);
    assert!(ada.says("It is open again") && ada.html().contains("doorbell"), "{}", ada.text());
    bare.clock.pass(SECOND);
    ada.press("Send it again");
    assert!(ada.open("/plan").says("doorbell"), "{}", ada.text());
    bare.clock.pass(MINUTE.times(5));
    assert!(is_locked(ada.open("/plan")) && !ada.says("is kept"), "once");
    assert_eq!(opens(&mut ada, PASSPHRASE), 200);
    assert_eq!(ada.path(), "/plan");
}

#[test]
fn an_answer_that_was_lost_on_its_way_loses_no_words() {
    let bare = Bare::new();
    let mut ada = ada(&bare);
    ada.open("/plan/parts").fill("signs", "I stop answering the doorbell");
    bare.clock.pass(MINUTE.times(5));
    ada.press("Keep my plan");
    opens(&mut ada, PASSPHRASE);
    bare.clock.pass(MINUTE.times(5));
    ada.post("/leaving", &[]);
    assert!(is_locked(&ada) && ada.says("is kept"), "no page came between");
    opens(&mut ada, PASSPHRASE);
    assert!(ada.html().contains("doorbell"), "{}", ada.text());
}

#[test]
fn whoever_guesses_waits_as_at_the_door() {
    let bare = Bare::new();
    let mut ada = ada(&bare);
    let member = known(&bare.app, &ada).unwrap().member;
    bare.clock.pass(MINUTE.times(5));
    ada.open("/me");
    for _ in 0..5 {
        assert_eq!(opens(&mut ada, "not this one"), 422);
        assert!(ada.says("That is not your passphrase"), "{}", ada.text());
    }
    assert!(is_locked(ada.open("/me")));
    assert!(bare.app.porch.again.wait(&member, bare.app.now()).0 > 0);
}

#[test]
fn less_asked_elsewhere_opens_nothing_that_was_locked() {
    let bare = Bare::new();
    let mut phone = ada(&bare);
    let mut laptop = Browser::new(&bare.app);
    signs_in(&mut laptop, NAME, PASSPHRASE);
    bare.clock.pass(MINUTE.times(5));
    signs_in(&mut laptop, NAME, PASSPHRASE);
    chooses(&mut laptop, "never");
    assert_eq!(phone.open("/me").status(), 401, "{}", phone.text());
    bare.clock.pass(MINUTE.times(60));
    assert_eq!(laptop.open("/me").status(), 200);
    chooses(&mut laptop, "15");
    assert_eq!(laptop.open("/me").status(), 200, "it is in use");
    laptop.open("/me").press("Save");
    bare.clock.pass(MINUTE.times(15));
    assert!(is_locked(laptop.open("/me")), "other tastes leave it as it was");
    bare.clock.pass(DAY);
    laptop.open("/me");
    assert!(laptop.status() == 401 && !is_locked(&laptop), "it ends as ever");
}

#[test]
fn a_page_that_was_left_open_keeps_nothing_open() {
    let bare = Bare::new();
    let mut ada = ada(&bare);
    for _ in 0..3 {
        bare.clock.pass(MINUTE.times(2));
        ada.open("/talks/0123456789abcdef0123456789abcdef/events");
    }
    assert!(is_locked(ada.open("/me")));
}
