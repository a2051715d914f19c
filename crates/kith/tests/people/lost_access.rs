//! J1.x9, lost access: neither passphrase nor code, and how waiting brings one back in.

use kith_app::{Error, people::retrieving, workers};
use kith_core::{
    DAY, HOUR, Span,
    people::{
        account::SignInName,
        grant::Role,
        retrieval::{MONTH, Place},
    },
};
use kith_store::{
    audit::deeds,
    jobs,
    people::{grants, retrievals, sessions},
};
use kith_testkit::{Bare, Browser};

use crate::{PASSPHRASE, Person, comes_in, gives, known, member, signs_in, still};

const NAME: &str = "amber river lamp";
const NEW: &str = "a kettle on the windowsill";

/// Begins to wait, as a stranger: the code that was shown.
fn begins(bare: &Bare, name: &str) -> (Browser, String) {
    let mut stranger = Browser::new(&bare.app);
    stranger.open("/recoveries/new").fill("name", name).press("Begin to wait");
    assert_eq!(stranger.status(), 200, "{}", stranger.text());
    let code = stranger.all("main code").remove(0);
    (stranger, code)
}

/// Types name, code and a new passphrase: whether that opens the account.
fn comes_back(bare: &Bare, name: &str, code: &str) -> Browser {
    let mut browser = Browser::new(&bare.app);
    browser.open("/recoveries/new").fill("name", name).fill("code", code);
    browser.fill("passphrase", NEW).press("Save and sign in");
    browser
}

fn pass(bare: &Bare, span: Span) {
    bare.clock.pass(span);
    workers::run_due(&bare.app).unwrap();
}

/// Somebody who is not signed in anywhere else, so that nobody reads of it in time.
fn lost(bare: &Bare) -> Person {
    comes_in(bare, NAME)
}

/// How many deeds the chain holds.
fn deeds(bare: &Bare) -> i64 {
    bare.does(|tx, _| Ok(deeds::count(tx)?)).unwrap()
}

#[test]
fn whoever_waits_comes_back_with_a_new_passphrase_and_ten_new_codes() {
    let bare = Bare::new();
    let ada = lost(&bare);
    let (page, code) = begins(&bare, "Amber River Lamp");
    assert!(page.says("shown this one time") && page.says("they are told"), "{}", page.text());
    assert_eq!(comes_back(&bare, NAME, &code).status(), 422, "not yet");
    pass(&bare, HOUR.times(7 * 24 - 1));
    assert_eq!(comes_back(&bare, NAME, &code).status(), 422, "an hour too early");
    pass(&bare, HOUR);
    let back = comes_back(&bare, NAME, &code);
    assert_eq!((back.status(), back.all("main code").len()), (200, 10), "{}", back.text());
    assert!(known(&bare.app, &back).is_some(), "signed in here");
    assert!(known(&bare.app, &ada.browser).is_none(), "and nowhere else");
    let mut browser = Browser::new(&bare.app);
    assert_eq!(signs_in(&mut browser, NAME, PASSPHRASE), 422);
    assert_eq!(signs_in(&mut browser, NAME, NEW), 200);
    assert_eq!(comes_back(&bare, NAME, &ada.codes[0]).status(), 422, "the old codes are gone");
    assert_eq!(comes_back(&bare, NAME, &code).status(), 422, "it opened once");
}

#[test]
fn every_signed_in_device_is_told_and_one_button_stops_it() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let mut phone = Browser::new(&bare.app);
    signs_in(&mut phone, NAME, PASSPHRASE);
    let (_, code) = begins(&bare, NAME);
    for device in [&mut ada, &mut phone] {
        device
            .open("/today")
            .follow("Somebody asked to get into your account. Was it you? Here you can stop it.");
        assert_eq!(device.path(), "/me/devices");
        assert!(device.says("Was it you?"), "{}", device.text());
    }
    phone.press("It was not me, stop it");
    assert!(phone.says("Nobody comes in that way"), "{}", phone.text());
    assert!(!ada.open("/today").says("Somebody asked"), "{}", ada.text());
    assert!(!ada.open("/me/devices").says("Was it you?"));
    pass(&bare, DAY.times(8));
    assert_eq!(comes_back(&bare, NAME, &code).status(), 422);
}

#[test]
fn it_can_still_be_stopped_when_the_time_is_over_but_nobody_has_come() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let (_, code) = begins(&bare, NAME);
    pass(&bare, DAY.times(7));
    signs_in(&mut ada, NAME, PASSPHRASE);
    ada.open("/today").follow("The waiting time is over: whoever asked to get into your account can do so now. Here you can stop it.");
    ada.press("It was not me, stop it");
    assert_eq!(comes_back(&bare, NAME, &code).status(), 422);
}

#[test]
fn a_button_pressed_twice_is_no_trouble_and_another_members_is_not_there() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let mut bo = comes_in(&bare, "onyx paper fence").browser;
    begins(&bare, NAME);
    let who = member(&bare.app, NAME);
    let code = bare.does(move |tx, _| Ok(retrieving::standing(tx, who)?.unwrap().code)).unwrap();
    let path = format!("/retrievals/{code}/stops");
    assert_eq!(bo.post(&path, &[]).status(), 404);
    let before = deeds(&bare);
    assert_eq!(ada.post(&path, &[]).status(), 200);
    assert_eq!(ada.post(&path, &[]).status(), 200);
    assert_eq!(deeds(&bare), before + 1);
}

#[test]
fn a_name_that_nobody_has_gets_the_same_page() {
    let bare = Bare::new();
    comes_in(&bare, NAME);
    comes_in(&bare, "onyx paper fence");
    gives(&bare.app, "onyx paper fence", Role::Moderator);
    let said = |name: &str| format!("<bdi>{name}</bdi>");
    let page = |name: &str| {
        let (page, code) = begins(&bare, name);
        (
            page.status(),
            page.header("set-cookie"),
            still(&page).replace(&code, "CODE").replace(&said(name), &said("NAME")),
        )
    };
    let first = page(NAME);
    assert_eq!(first, page("elm cup roof"), "nobody");
    assert_eq!(first, page("onyx paper fence"), "somebody with a desk");
    assert_eq!(first, page(NAME), "begun before");
    assert_eq!(first, page(""), "no name at all");
}

#[test]
fn nothing_is_kept_for_a_name_that_nobody_has() {
    let bare = Bare::new();
    begins(&bare, "elm cup roof");
    let due = bare.does(|tx, at| Ok(jobs::late(tx, retrieving::JOB, at.now + DAY.times(99))?));
    assert_eq!(due.unwrap(), 0);
}

#[test]
fn of_two_that_are_begun_the_first_counts() {
    let bare = Bare::new();
    lost(&bare);
    let (_, first) = begins(&bare, NAME);
    let (_, second) = begins(&bare, NAME);
    pass(&bare, DAY.times(7));
    assert_eq!(comes_back(&bare, NAME, &second).status(), 422);
    assert_eq!(comes_back(&bare, NAME, &first).status(), 200);
}

#[test]
fn a_form_that_is_sent_twice_begins_once_and_shows_nothing_again() {
    let bare = Bare::new();
    lost(&bare);
    let mut stranger = Browser::new(&bare.app);
    stranger.open("/recoveries/new");
    let once = stranger.value("once").unwrap();
    let fields = [("name", NAME), ("once", once.as_str())];
    assert_eq!(stranger.post("/retrievals", &fields).all("main code").len(), 1);
    assert_eq!(stranger.post("/retrievals", &fields).all("main code").len(), 0);
    assert!(stranger.says("This form was sent before"), "{}", stranger.text());
}

#[test]
fn three_can_be_begun_in_a_month_and_then_one_waits() {
    let bare = Bare::new();
    lost(&bare);
    let who = member(&bare.app, NAME);
    for _ in 0..3 {
        begins(&bare, NAME);
        let stopped = bare.does(move |tx, at| {
            let one = retrieving::standing(tx, who)?.ok_or(Error::NotFound)?;
            retrieving::stop(tx, at, who, one.code)
        });
        stopped.unwrap();
    }
    let standing = || bare.does(move |tx, _| retrieving::standing(tx, who)).unwrap();
    begins(&bare, NAME);
    assert_eq!(standing(), None);
    pass(&bare, MONTH);
    begins(&bare, NAME);
    assert!(standing().is_some());
}

#[test]
fn a_code_that_nobody_used_in_time_opens_nothing() {
    let bare = Bare::new();
    lost(&bare);
    let (_, code) = begins(&bare, NAME);
    pass(&bare, DAY.times(7));
    pass(&bare, DAY.times(7));
    assert_eq!(comes_back(&bare, NAME, &code).status(), 422);
    let who = member(&bare.app, NAME);
    let kept = || bare.does(move |tx, _| Ok(retrievals::list(tx, who)?)).unwrap();
    assert_eq!(kept()[0].place, Place::Expired);
    pass(&bare, MONTH);
    assert!(kept().is_empty(), "forgotten when it no longer counts");
}

#[test]
fn a_code_of_somebody_else_opens_nothing_and_neither_does_one_that_is_none() {
    let bare = Bare::new();
    lost(&bare);
    comes_in(&bare, "onyx paper fence");
    let (_, code) = begins(&bare, NAME);
    pass(&bare, DAY.times(7));
    for (name, code) in
        [("onyx paper fence", code.as_str()), (NAME, "0000-0000-0000-0000"), (NAME, "letters")]
    {
        let back = comes_back(&bare, name, code);
        assert_eq!((back.status(), back.cookie().as_str()), (422, ""), "{name} {code}");
    }
    let weak = {
        let mut browser = Browser::new(&bare.app);
        browser.open("/recoveries/new").fill("name", NAME).fill("code", &code);
        browser.fill("passphrase", "short").press("Save and sign in").status()
    };
    assert_eq!(weak, 422);
    assert_eq!(comes_back(&bare, NAME, &code).status(), 200, "a wrong try costs nothing");
}

#[test]
fn whoever_got_a_desk_meanwhile_does_not_come_back_so() {
    let bare = Bare::new();
    lost(&bare);
    let (_, code) = begins(&bare, NAME);
    gives(&bare.app, NAME, Role::Moderator);
    pass(&bare, DAY.times(7));
    assert_eq!(comes_back(&bare, NAME, &code).status(), 422);
    let who = member(&bare.app, NAME);
    bare.does(move |tx, at| {
        let grant = grants::list(tx, who)?.remove(0);
        kith_app::people::grants::end(tx, at, None, grant.code)
    })
    .unwrap();
    assert_eq!(comes_back(&bare, NAME, &code).status(), 200, "another admin ended the role");
}

#[test]
fn a_new_passphrase_stops_whoever_waits_and_so_does_a_recovery_code() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME);
    let (_, first) = begins(&bare, NAME);
    ada.browser.open("/me/passphrase").fill("passphrase", PASSPHRASE);
    ada.browser.fill("passphrase-new", "another long passphrase").press("Change it");
    let (_, second) = begins(&bare, NAME);
    assert_eq!(comes_back(&bare, NAME, &ada.codes[0]).status(), 200);
    pass(&bare, DAY.times(7));
    for code in [first, second] {
        assert_eq!(comes_back(&bare, NAME, &code).status(), 422);
    }
}

#[test]
fn each_step_stands_in_the_chain() {
    let bare = Bare::new();
    lost(&bare);
    let before = deeds(&bare);
    begins(&bare, "elm cup roof");
    assert_eq!(deeds(&bare), before, "nobody, so nothing");
    let (_, code) = begins(&bare, NAME);
    assert_eq!(deeds(&bare), before + 1, "begun");
    pass(&bare, DAY.times(7));
    assert_eq!(deeds(&bare), before + 2, "open");
    comes_back(&bare, NAME, &code);
    assert_eq!(deeds(&bare), before + 4, "used, and ten new codes");
}

#[test]
fn the_code_is_kept_as_a_hash_and_goes_with_the_account() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, NAME).browser;
    let (_, code) = begins(&bare, NAME);
    let disk = bare.on_disk();
    let plain = code.replace('-', "");
    for said in [code.as_bytes(), plain.as_bytes()] {
        assert!(!disk.windows(said.len()).any(|part| part == said));
    }
    let who = member(&bare.app, NAME);
    ada.open("/me/leave").press("Leave");
    pass(&bare, DAY.times(8));
    assert!(bare.does(move |tx, _| Ok(retrievals::list(tx, who)?)).unwrap().is_empty());
    assert_eq!(comes_back(&bare, NAME, &code).status(), 422);
}

#[test]
fn a_timer_that_was_lost_is_planted_again_when_the_house_starts() {
    let bare = Bare::new();
    lost(&bare);
    let (_, code) = begins(&bare, NAME);
    let who = member(&bare.app, NAME);
    bare.does(move |tx, _| {
        let one = retrieving::standing(tx, who)?.ok_or(Error::NotFound)?;
        Ok(jobs::pull(tx, retrieving::JOB, one.id.0)?)
    })
    .unwrap();
    kith_app::promises::plant_lost(&bare.app).unwrap();
    pass(&bare, DAY.times(7));
    assert_eq!(comes_back(&bare, NAME, &code).status(), 200);
}

#[test]
fn of_two_who_use_the_code_at_once_one_comes_in() {
    let bare = Bare::new();
    lost(&bare);
    let (_, code) = begins(&bare, NAME);
    pass(&bare, DAY.times(7));
    let came: Vec<u16> = std::thread::scope(|scope| {
        let tries: Vec<_> =
            (0..4).map(|_| scope.spawn(|| comes_back(&bare, NAME, &code).status())).collect();
        tries.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(came.iter().filter(|status| **status == 200).count(), 1, "{came:?}");
    let who = member(&bare.app, NAME);
    assert_eq!(bare.does(move |tx, _| Ok(sessions::list(tx, who)?)).unwrap().len(), 1);
}

#[test]
fn of_two_who_begin_at_once_one_waits() {
    let bare = Bare::new();
    lost(&bare);
    std::thread::scope(|scope| {
        (0..4).for_each(|_| drop(scope.spawn(|| begins(&bare, NAME))));
    });
    let who = member(&bare.app, NAME);
    assert_eq!(bare.does(move |tx, _| Ok(retrievals::list(tx, who)?)).unwrap().len(), 1);
    let name = SignInName::parse(NAME).unwrap();
    let wait = bare.app.site.recovery_wait;
    bare.does(move |tx, at| retrieving::begin(tx, at, Some(&name), wait)).unwrap();
    assert_eq!(bare.does(move |tx, _| Ok(retrievals::list(tx, who)?)).unwrap().len(), 1);
}
