//! The second step of a sign-in (J6.1), and how long the sign-ins of staff last.

use kith_app::{
    Site,
    people::{digits, retrieving},
    workers,
};
use kith_core::{
    DAY, HOUR, MINUTE, Private, SECOND, Span,
    people::{account::SignInName, grant::Role, second_step::Ask},
};
use kith_store::people::{grants, second_steps};
use kith_testkit::{Bare, Browser};

use crate::{PASSPHRASE, Person, comes_in, gives, known, member, signs_in};

const NAME: &str = "amber river lamp";
const TURN: Span = Span(30 * SECOND.0);

/// A house that requires it.
fn strict() -> Bare {
    let mut bare = Bare::new();
    bare.app.site = Site { second_step: Ask::Required, ..Site::default() }.into();
    bare
}

/// Somebody who holds `role`, signed in by their passphrase.
fn staff(bare: &Bare, role: Role) -> Person {
    let mut person = comes_in(bare, NAME);
    gives(&bare.app, NAME, role);
    signs_in(&mut person.browser, NAME, PASSPHRASE);
    person
}

/// The digits that an app with `secret` shows now.
fn shows(bare: &Bare, secret: &Private) -> String {
    digits::shown(secret, bare.app.now()).unwrap()
}

/// Sets the second step up: its secret. The digits of this half minute are used then.
fn sets_up(bare: &Bare, browser: &mut Browser) -> Private {
    let secret = Private::new(browser.open("/me/second-step").value("secret").unwrap());
    browser.fill("code", &shows(bare, &secret)).fill("passphrase", PASSPHRASE).press("Set it up");
    assert!(browser.says("Your second step is set up"), "{}", browser.text());
    secret
}

/// Types name and passphrase, then `code`, in a new browser.
fn comes(bare: &Bare, code: &str) -> Browser {
    let mut browser = Browser::new(&bare.app);
    signs_in(&mut browser, NAME, PASSPHRASE);
    assert!(browser.says("One more step") && browser.cookie().is_empty(), "{}", browser.text());
    browser.fill("code", code).press("Sign in");
    browser
}

#[test]
fn whoever_works_on_a_desk_is_led_to_set_it_up_first() {
    let bare = strict();
    let mut mo = staff(&bare, Role::Moderator).browser;
    mo.open("/cases");
    assert_eq!((mo.status(), mo.path()), (200, "/me/second-step"), "{}", mo.text());
    assert!(mo.says("The pages of staff open once this is set up"), "{}", mo.text());
    assert_eq!(
        mo.post("/cases/0123456789abcdef0123456789abcdef/closures", &[]).path(),
        "/me/second-step"
    );
    assert_eq!(mo.open("/today").path(), "/today", "what is theirs as a member stays open");
    assert_eq!(mo.open("/roles").status(), 404, "what is not theirs is not there");
    sets_up(&bare, &mut mo);
    assert_eq!((mo.open("/cases").status(), mo.path()), (200, "/cases"));
}

#[test]
fn every_door_of_staff_waits_for_it_and_no_other_does() {
    let bare = strict();
    for role in [Role::Moderator, Role::Lead, Role::Coordinator, Role::Admin] {
        let name = format!("amber {} lamp", role.word());
        let mut browser = comes_in(&bare, &name).browser;
        gives(&bare.app, &name, role);
        signs_in(&mut browser, &name, PASSPHRASE);
        for door in kith_web::doors().into_iter().filter(|door| door.method == "GET") {
            let path = door.path.split('/').map(|part| {
                if part.starts_with('{') { "0123456789abcdef0123456789abcdef" } else { part }
            });
            let path = path.collect::<Vec<_>>().join("/");
            let led = path != "/me/second-step" && browser.open(&path).path() == "/me/second-step";
            let theirs = match door.may {
                kith_web::May::Desk => role != Role::Admin,
                kith_web::May::Office => matches!(role, Role::Coordinator | Role::Admin),
                kith_web::May::Hold(needed) => needed == role,
                _ => false,
            };
            assert_eq!(led, theirs, "{role:?} {door:?}");
        }
        bare.clock.pass(MINUTE);
    }
}

#[test]
fn where_it_is_offered_one_step_opens_the_desk() {
    let bare = Bare::new();
    let mut mo = staff(&bare, Role::Moderator).browser;
    assert_eq!((mo.open("/cases").status(), mo.path()), (200, "/cases"));
}

#[test]
fn it_is_asked_for_on_a_second_page_and_leads_on_to_the_first_aim() {
    let bare = strict();
    let mut mo = staff(&bare, Role::Moderator).browser;
    let secret = sets_up(&bare, &mut mo);
    bare.clock.pass(TURN);
    let mut browser = Browser::new(&bare.app);
    browser.open("/cases").fill("name", NAME).fill("passphrase", PASSPHRASE).press("Sign in");
    assert!(browser.says("One more step"), "{}", browser.text());
    assert!(browser.cookie().is_empty() && known(&bare.app, &browser).is_none());
    browser.fill("code", "000000").press("Sign in");
    assert_eq!((browser.status(), browser.cookie().as_str()), (422, ""));
    browser.fill("code", &shows(&bare, &secret)).press("Sign in");
    assert_eq!((browser.status(), browser.path()), (200, "/cases"), "{}", browser.text());
}

#[test]
fn a_form_that_waited_survives_both_pages() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let secret = sets_up(&bare, &mut ada);
    ada.open("/me");
    bare.clock.pass(DAY.times(2));
    ada.fill("pseudonym", "Wren of the long evening").press("Save");
    ada.fill("name", NAME).fill("passphrase", PASSPHRASE).press("Sign in");
    ada.fill("code", &shows(&bare, &secret)).press("Sign in");
    assert!(ada.html().contains("Wren of the long evening"), "{}", ada.text());
}

#[test]
fn no_digits_are_taken_twice() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let secret = sets_up(&bare, &mut ada);
    assert_eq!(comes(&bare, &shows(&bare, &secret)).status(), 422, "used to set it up");
    bare.clock.pass(TURN);
    let now = shows(&bare, &secret);
    assert_eq!(comes(&bare, &now).status(), 200);
    let again = comes(&bare, &now);
    assert_eq!((again.status(), again.cookie().as_str()), (422, ""));
    bare.clock.pass(TURN);
    assert_eq!(comes(&bare, &now).status(), 422, "nor half a minute later");
}

#[test]
fn of_two_who_type_the_same_digits_at_once_one_comes_in() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let secret = sets_up(&bare, &mut ada);
    bare.clock.pass(TURN);
    let now = shows(&bare, &secret);
    let came: Vec<u16> = std::thread::scope(|scope| {
        let tries: Vec<_> = (0..3).map(|_| scope.spawn(|| comes(&bare, &now).status())).collect();
        tries.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(came.iter().filter(|status| **status == 200).count(), 1, "{came:?}");
}

#[test]
fn a_recovery_code_stands_in_for_the_digits_once() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME);
    sets_up(&bare, &mut ada.browser);
    assert_eq!(comes(&bare, &ada.codes[0]).status(), 200);
    assert_eq!(comes(&bare, &ada.codes[0]).status(), 422);
    assert_eq!(comes(&bare, &ada.codes[1].to_lowercase().replace('-', " ")).status(), 200);
}

#[test]
fn after_five_wrong_ones_the_digits_rest_and_their_owner_is_told() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME);
    let secret = sets_up(&bare, &mut ada.browser);
    bare.clock.pass(TURN);
    for _ in 0..5 {
        bare.app.porch.pace.right(&SignInName::parse(NAME).unwrap());
        assert!(comes(&bare, "12345").says("not the digits of this moment"));
    }
    let rests = comes(&bare, &shows(&bare, &secret));
    assert!(rests.status() == 422 && rests.says("Wait for fifteen minutes"), "{}", rests.text());
    assert!(ada.browser.open("/today").says("the second step wrong, five times in a row"));
    let mut back = comes(&bare, &ada.codes[0]);
    assert_eq!(back.open("/today").status(), 200, "a recovery code opens meanwhile");
    bare.clock.pass(MINUTE.times(15));
    assert_eq!(comes(&bare, &shows(&bare, &secret)).status(), 200);
}

#[test]
fn the_mark_of_the_first_step_is_of_one_account_for_ten_minutes() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME);
    let secret = sets_up(&bare, &mut ada.browser);
    let mut bo = comes_in(&bare, "onyx paper fence").browser;
    sets_up(&bare, &mut bo);
    bare.clock.pass(TURN);
    let mut browser = Browser::new(&bare.app);
    signs_in(&mut browser, NAME, PASSPHRASE);
    let half = browser.value("half").unwrap();
    let (until, mark) = half.split_once('-').unwrap();
    let later = format!("{}-{mark}", until.parse::<i64>().unwrap() + 1);
    let mut check = |name: &str, half: &str, says: &str| {
        let code = shows(&bare, &secret);
        browser.post("/sessions/confirmations", &[("name", name), ("half", half), ("code", &code)]);
        assert!(browser.status() == 422 && browser.says(says), "{name} {half}: {}", browser.text());
        assert!(browser.cookie().is_empty());
    };
    for (name, half) in [
        (NAME, ""),
        (NAME, "-"),
        (NAME, later.as_str()),
        (NAME, "9999999999999999-00"),
        ("onyx paper fence", half.as_str()),
        ("elm cup roof", half.as_str()),
        ("", half.as_str()),
    ] {
        check(name, half, "Sign in anew");
    }
    bare.clock.pass(MINUTE.times(10));
    check(NAME, &half, "Sign in anew");
}

#[test]
fn a_passphrase_that_was_changed_meanwhile_ends_the_half_sign_in() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let secret = sets_up(&bare, &mut ada);
    bare.clock.pass(TURN);
    let mut thief = Browser::new(&bare.app);
    signs_in(&mut thief, NAME, PASSPHRASE);
    ada.open("/me/passphrase").fill("passphrase", PASSPHRASE);
    ada.fill("passphrase-new", "another long passphrase").press("Change it");
    thief.fill("code", &shows(&bare, &secret)).press("Sign in");
    assert!(thief.status() == 422 && thief.cookie().is_empty(), "{}", thief.text());
}

#[test]
fn a_recovery_code_for_the_passphrase_is_not_the_second_step_too() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME);
    sets_up(&bare, &mut ada.browser);
    let mut back = Browser::new(&bare.app);
    back.open("/recoveries/new").fill("name", NAME).fill("code", &ada.codes[0]);
    back.fill("passphrase", "another long passphrase").press("Save and sign in");
    assert_eq!((back.path(), back.cookie().as_str()), ("/sessions/new", ""), "{}", back.text());
    assert!(back.says("then the second step is asked for"));
    assert_eq!(signs_in(&mut back, NAME, "another long passphrase"), 200);
    back.fill("code", &ada.codes[1]).press("Sign in");
    assert!(known(&bare.app, &back).is_some());
}

#[test]
fn setting_it_up_asks_for_the_passphrase_and_for_digits_that_fit() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let secret = ada.open("/me/second-step").value("secret").unwrap();
    let code = shows(&bare, &Private::new(secret.as_str()));
    let mut check = |passphrase: &str, code: &str, kept: &str| {
        ada.open("/me/second-step");
        let fields = [("secret", kept), ("code", code), ("passphrase", passphrase)];
        ada.post("/me/second-step", &fields).status()
    };
    assert_eq!(check("not the passphrase", &code, &secret), 422);
    assert_eq!(check(PASSPHRASE, "000000", &secret), 422);
    assert_eq!(check(PASSPHRASE, "", ""), 422);
    assert_eq!(check(PASSPHRASE, &code, "AAAA"), 422, "a short secret is none");
    let who = member(&bare.app, NAME);
    assert!(bare.does(move |tx, _| Ok(second_steps::find(tx, who)?)).unwrap().is_none());
    assert_eq!(check(PASSPHRASE, &code, &secret), 200);
}

#[test]
fn it_is_ended_by_whoever_has_both_and_then_one_step_signs_in() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let secret = sets_up(&bare, &mut ada);
    bare.clock.pass(TURN);
    let code = shows(&bare, &secret);
    ada.open("/me/second-step");
    assert!(!ada.html().contains(secret.reveal()), "it is shown once");
    ada.fill("code", "000000").fill("passphrase", PASSPHRASE).press("End the second step");
    assert_eq!(ada.status(), 422);
    ada.fill("code", &code).fill("passphrase", "not this one").press("End the second step");
    assert_eq!(ada.status(), 422);
    ada.fill("code", &code).fill("passphrase", PASSPHRASE).press("End the second step");
    assert!(ada.says("The second step is ended"), "{}", ada.text());
    let mut browser = Browser::new(&bare.app);
    signs_in(&mut browser, NAME, PASSPHRASE);
    assert!(known(&bare.app, &browser).is_some());
}

#[test]
fn a_sign_in_gets_a_new_token_whenever_a_right_changes() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let ended = |browser: &mut Browser, cookie: &str| {
        let mut old = browser.another();
        old.take(cookie).open("/me").status() == 401
    };
    let before = ada.cookie();
    gives(&bare.app, NAME, Role::Moderator);
    assert!(ended(&mut ada, &before), "a role was given");
    signs_in(&mut ada, NAME, PASSPHRASE);
    let before = ada.cookie();
    let secret = sets_up(&bare, &mut ada);
    assert!(ended(&mut ada, &before) && ada.open("/me").status() == 200, "a step was set up");
    bare.clock.pass(TURN);
    let before = ada.cookie();
    ada.open("/me/second-step").fill("code", &shows(&bare, &secret)).fill("passphrase", PASSPHRASE);
    ada.press("End the second step");
    assert!(ended(&mut ada, &before) && ada.open("/me").status() == 200, "a step was ended");
    let before = ada.cookie();
    ada.open("/me/passphrase").fill("passphrase", PASSPHRASE);
    ada.fill("passphrase-new", "another long passphrase").press("Change it");
    assert!(ended(&mut ada, &before) && ada.open("/me").status() == 200, "another passphrase");
    let (before, who) = (ada.cookie(), member(&bare.app, NAME));
    bare.does(move |tx, at| {
        let grant = grants::list(tx, who)?.remove(0);
        kith_app::people::grants::end(tx, at, None, grant.code)
    })
    .unwrap();
    assert!(ended(&mut ada, &before), "a role was ended");
}

#[test]
fn whoever_works_on_a_desk_is_signed_out_after_half_an_hour_and_after_a_shift() {
    let bare = Bare::new();
    let mut mo = staff(&bare, Role::Moderator).browser;
    bare.clock.pass(MINUTE.times(29));
    assert_eq!(mo.open("/cases").status(), 200);
    bare.clock.pass(MINUTE.times(30));
    assert_eq!(mo.open("/cases").status(), 401, "unused for half an hour");
    signs_in(&mut mo, NAME, PASSPHRASE);
    for _ in 0..23 {
        bare.clock.pass(MINUTE.times(20));
        assert_eq!(mo.open("/cases").status(), 200);
    }
    bare.clock.pass(MINUTE.times(20));
    assert_eq!(mo.open("/cases").status(), 401, "eight hours are a shift");
}

#[test]
fn a_member_stays_for_a_day_unused_and_for_thirty_in_all() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    for _ in 0..31 {
        bare.clock.pass(HOUR.times(23));
        assert_eq!(ada.open("/me").status(), 200);
    }
    bare.clock.pass(HOUR.times(23));
    assert_eq!(ada.open("/me").status(), 401, "thirty days are over");
    signs_in(&mut ada, NAME, PASSPHRASE);
    bare.clock.pass(DAY);
    assert_eq!(ada.open("/me").status(), 401, "a day unused");
}

#[test]
fn the_secret_is_kept_sealed_and_goes_with_the_account() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let secret = sets_up(&bare, &mut ada);
    let said = secret.reveal().as_bytes();
    assert!(!bare.on_disk().windows(said.len()).any(|part| part == said));
    let who = member(&bare.app, NAME);
    ada.open("/me/leave").press("Leave");
    bare.clock.pass(DAY.times(8));
    workers::run_due(&bare.app).unwrap();
    assert!(bare.does(move |tx, _| Ok(second_steps::find(tx, who)?)).unwrap().is_none());
}

#[test]
fn whoever_comes_back_by_waiting_has_lost_the_second_step_too() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    sets_up(&bare, &mut ada);
    let (name, wait) = (SignInName::parse(NAME).unwrap(), bare.app.site.recovery_wait);
    let begun = bare.does(move |tx, at| retrieving::begin(tx, at, Some(&name), wait)).unwrap();
    bare.clock.pass(wait);
    workers::run_due(&bare.app).unwrap();
    let mut back = Browser::new(&bare.app);
    back.open("/recoveries/new").fill("name", NAME).fill("code", &begun.secret.shown());
    back.fill("passphrase", "another long passphrase").press("Save and sign in");
    assert!(known(&bare.app, &back).is_some(), "{}", back.text());
    assert_eq!(signs_in(&mut back.another(), NAME, "another long passphrase"), 200);
}
