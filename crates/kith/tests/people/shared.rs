//! Signing in on a device that others use: nothing stays when the browser is closed or left (SAF-69).

use kith_core::{DAY, MINUTE, Private};
use kith_testkit::{Bare, Browser};

use crate::{PASSPHRASE, comes_in, known, signs_in};

const NAME: &str = "amber river lamp";

/// Signs in as on a computer in a library.
fn at_the_library(bare: &Bare) -> Browser {
    let mut browser = Browser::new(&bare.app);
    browser.open("/sessions/new").choose("shared", "yes");
    browser.fill("name", NAME).fill("passphrase", PASSPHRASE).press("Sign in");
    assert!(known(&bare.app, &browser).is_some(), "{}", browser.text());
    browser
}

/// Whether `browser` is signed in: what asks is no page, and no use of the sign-in.
fn is_in(bare: &Bare, browser: &Browser) -> bool {
    known(&bare.app, browser).is_some()
}

#[test]
fn a_sign_in_goes_with_the_browser_where_others_use_the_device_and_nowhere_else() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let mut library = at_the_library(&bare);
    assert!(is_in(&bare, ada.close()), "an own device stays signed in");
    let page = library.open("/me/devices").text();
    assert!(page.contains("On a device that others use") && page.contains("30 minutes"), "{page}");
    assert_eq!(page.matches("On a device that others use").count(), 1, "{page}");
    assert!(!is_in(&bare, library.close()));
    let mut phone = Browser::new(&bare.app);
    signs_in(&mut phone, NAME, PASSPHRASE);
    bare.clock.pass(MINUTE.times(90));
    assert_eq!(phone.open("/me").status(), 200, "no other sign-in ends sooner");
}

#[test]
fn it_ends_half_an_hour_after_the_last_page_and_not_before() {
    let bare = Bare::new();
    comes_in(&bare, NAME);
    let mut library = at_the_library(&bare);
    for _ in 0..3 {
        bare.clock.pass(MINUTE.times(29));
        assert_eq!(library.open("/me").status(), 200);
    }
    bare.clock.pass(MINUTE.times(30));
    assert_eq!(library.open("/me").status(), 401);
    bare.clock.pass(-MINUTE.times(5));
    assert_eq!(library.open("/me").status(), 401, "the clock was set back");
}

#[test]
fn a_page_that_was_left_open_keeps_nobody_signed_in() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let mut library = at_the_library(&bare);
    let talk = "/talks/0123456789abcdef0123456789abcdef";
    for _ in 0..3 {
        bare.clock.pass(MINUTE.times(12));
        library.open(&format!("{talk}/events"));
        library.open(&format!("{talk}/stream"));
    }
    assert!(!is_in(&bare, &library));
    for _ in 0..3 {
        bare.clock.pass(MINUTE.times(23 * 60));
        ada.open(&format!("{talk}/events"));
    }
    assert!(is_in(&bare, &ada), "on an own device it does");
}

#[test]
fn a_new_passphrase_and_a_second_step_leave_it_as_it_was_chosen() {
    let bare = Bare::new();
    comes_in(&bare, NAME);
    let mut library = at_the_library(&bare);
    library.open("/me/passphrase").fill("passphrase", PASSPHRASE);
    library.fill("passphrase-new", "a kettle on the windowsill").press("Change it");
    assert!(is_in(&bare, &library), "{}", library.text());
    let mut closed = library.another();
    closed.take(&library.cookie());
    assert!(!is_in(&bare, library.close()), "the new token goes with the browser too");
    let secret = Private::new(closed.open("/me/second-step").value("secret").unwrap());
    let shown = kith_app::people::digits::shown(&secret, bare.app.now()).unwrap();
    closed.fill("code", &shown).fill("passphrase", "a kettle on the windowsill").press("Set it up");
    assert!(is_in(&bare, &closed), "{}", closed.text());
    assert!(!is_in(&bare, closed.close()));
    let mut back = Browser::new(&bare.app);
    back.open("/sessions/new").choose("shared", "yes").fill("name", NAME);
    back.fill("passphrase", "a kettle on the windowsill").press("Sign in");
    assert!(back.says("One more step"), "{}", back.text());
    bare.clock.pass(MINUTE);
    let shown = kith_app::people::digits::shown(&secret, bare.app.now()).unwrap();
    back.fill("code", &shown).press("Sign in");
    assert!(is_in(&bare, &back), "{}", back.text());
    assert!(!is_in(&bare, back.close()), "chosen on the first page, it holds after the second");
}

#[test]
fn every_way_in_offers_it_and_a_slip_in_the_form_does_not_undo_it() {
    let bare = Bare::new();
    let mut new = Browser::new(&bare.app);
    new.open("/accounts/new").choose("shared", "yes").fill("name", NAME).fill("pseudonym", "Wren");
    new.fill("passphrase", "short").choose("adult", "yes").press("Make my account");
    assert_eq!(new.status(), 422);
    new.fill("passphrase", PASSPHRASE).press("Make my account");
    let codes = new.all("code");
    assert!(is_in(&bare, &new), "{}", new.text());
    assert!(!is_in(&bare, new.close()));
    let mut back = Browser::new(&bare.app);
    back.open("/recoveries/new").choose("shared", "yes").fill("name", NAME).fill("code", "none");
    assert_eq!(back.fill("passphrase", PASSPHRASE).press("Save and sign in").status(), 422);
    back.fill("code", &codes[0]).fill("passphrase", PASSPHRASE).press("Save and sign in");
    assert!(is_in(&bare, &back), "{}", back.text());
    assert!(!is_in(&bare, back.close()));
    // The page that asks to sign in wherever one was going.
    let mut led = Browser::new(&bare.app);
    led.open("/me").choose("shared", "yes").fill("name", NAME).fill("passphrase", "not this");
    assert_eq!(led.press("Sign in").status(), 422);
    led.fill("passphrase", PASSPHRASE).press("Sign in");
    assert_eq!((led.status(), led.path()), (200, "/me"));
    assert!(!is_in(&bare, led.close()));
}

#[test]
fn the_house_says_how_long_it_may_lie_unused() {
    let mut bare = Bare::new();
    let site = kith_app::Site { shared_idle: MINUTE.times(60), ..kith_app::Site::default() };
    bare.app.site = site.into();
    comes_in(&bare, NAME);
    let mut library = at_the_library(&bare);
    assert!(library.another().open("/sessions/new").says("after 60 minutes"));
    bare.clock.pass(MINUTE.times(59));
    assert_eq!(library.open("/me").status(), 200);
    bare.clock.pass(DAY);
    assert_eq!(library.open("/me").status(), 401);
}
