//! Coming in: accounts, sign-ins, ways back.

use kith_app::{
    Error,
    people::{consenting, ending, rekeying, signing_in},
};
use kith_core::{
    DAY, HOUR,
    people::account::{PASSPHRASE_WRONG, SignInName},
};
use kith_store::people::{members, sessions};
use kith_testkit::{Bare, Browser};

use crate::{PASSPHRASE, comes_in, known, member, signs_in, signs_in_again, still};

#[test]
fn a_newcomer_needs_two_names_and_a_passphrase_and_sees_ten_codes_once() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "Amber River Lamp");
    assert_eq!(ada.codes.len(), 10);
    let cookie = ada.browser.header("set-cookie");
    for word in ["__Host-kith=", "Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(word), "{cookie}");
    }
    assert!(known(&bare.app, &ada.browser).is_some());
    ada.browser.open("/recovery-codes");
    assert!(ada.browser.says("You have 10 recovery codes left"));
    assert!(ada.codes.iter().all(|code| !ada.browser.html().contains(code.as_str())));
    let given = member(&bare.app, "amber-river-lamp");
    let given = bare.app.store.read(move |tx| consenting::given(tx, given)).unwrap();
    assert!(given.is_empty(), "nobody agrees to anything by coming in");
}

#[test]
fn a_form_that_is_sent_twice_makes_one_account() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/accounts/new");
    let once = browser.value("once").unwrap();
    let fields = [
        ("name", "amber-river-lamp"),
        ("pseudonym", "Wren"),
        ("passphrase", PASSPHRASE),
        ("adult", "yes"),
        ("once", once.as_str()),
    ];
    assert_eq!(browser.post("/accounts", &fields).all("code").len(), 10);
    let mut again = browser.another();
    again.post("/accounts", &fields);
    assert_eq!((again.status(), again.path()), (401, "/recovery-codes"));
    assert!(again.cookie().is_empty(), "a repeat hands nothing out");
}

#[test]
fn a_taken_name_is_told_with_three_that_are_free_and_nothing_typed_is_lost() {
    let bare = Bare::new();
    comes_in(&bare, "amber river lamp");
    let mut bo = Browser::new(&bare.app);
    bo.open("/accounts/new").fill("name", "Amber-River-Lamp").fill("pseudonym", "Bo");
    bo.fill("passphrase", "another long passphrase").choose("adult", "yes");
    bo.press("Make my account");
    assert_eq!(bo.status(), 422);
    assert!(bo.says("Somebody has this sign-in name"));
    assert_eq!(bo.all("bdi strong").len(), 3);
    assert_eq!(bo.value("pseudonym").as_deref(), Some("Bo"));
    assert!(!bo.html().contains("another long passphrase"));
}

#[test]
fn a_passphrase_that_has_leaked_is_refused_at_every_way_in_and_what_was_typed_stays() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp");
    let mut bo = Browser::new(&bare.app);
    bo.open("/accounts/new").fill("name", "bo-by-the-sea").fill("pseudonym", "Bo");
    bo.fill("passphrase", "Stonecold99").choose("adult", "yes").press("Make my account");
    assert!(bo.status() == 422 && bo.says("many people have chosen this one"), "{}", bo.text());
    assert_eq!(bo.value("pseudonym").as_deref(), Some("Bo"));
    assert!(!bo.html().contains("Stonecold99"));
    bo.fill("passphrase", "a stone that is cold").press("Make my account");
    assert!(known(&bare.app, &bo).is_some(), "{}", bo.text());
    ada.browser.open("/me/passphrase").fill("passphrase", PASSPHRASE);
    ada.browser.fill("passphrase-new", "stonecold").press("Change it");
    assert!(ada.browser.says("many people have chosen this one"), "{}", ada.browser.text());
    let mut back = Browser::new(&bare.app);
    back.open("/recoveries/new").fill("name", "amber river lamp").fill("code", &ada.codes[0]);
    back.fill("passphrase", "stonecold").press("Save and sign in");
    assert!(back.says("many people have chosen this one"), "{}", back.text());
    assert_eq!(signs_in(&mut back, "amber river lamp", PASSPHRASE), 200);
}

#[test]
fn what_is_missing_is_said_all_at_once() {
    let bare = Bare::new();
    let mut bo = Browser::new(&bare.app);
    bo.open("/accounts/new").fill("name", "bo").fill("pseudonym", " ").fill("passphrase", "short");
    bo.press("Make my account");
    assert_eq!(bo.status(), 422);
    for problem in
        ["3 to 60 characters", "1 to 60 characters", "at least 8 characters", "18 or older"]
    {
        assert!(bo.says(problem), "{problem}");
    }
    assert!(bo.title().starts_with("Problem"));
}

#[test]
fn a_name_that_nobody_has_answers_like_one_that_somebody_has() {
    let bare = Bare::new();
    comes_in(&bare, "amber river lamp");
    let answer = |name: &str| {
        let mut stranger = Browser::new(&bare.app);
        let status = signs_in(&mut stranger, name, "not the passphrase");
        assert!(stranger.cookie().is_empty());
        (status, still(&stranger).replace(name, "NAME"))
    };
    assert_eq!(answer("amber-river-lamp"), answer("onyx-paper-fence"));
    let recover = |name: &str| {
        let mut stranger = Browser::new(&bare.app);
        stranger.open("/recoveries/new").fill("name", name).fill("code", "0000-0000-0000-0000");
        stranger.fill("passphrase", "a new passphrase").press("Save and sign in");
        (stranger.status(), still(&stranger).replace(name, "NAME"))
    };
    assert_eq!(recover("amber-river-lamp"), recover("onyx-paper-fence"));
    assert_eq!(recover("amber-river-lamp").0, 422);
}

#[test]
fn a_recovery_code_opens_once_and_ends_every_older_sign_in() {
    let bare = Bare::new();
    let ada = comes_in(&bare, "amber river lamp");
    let recover = |code: &str, passphrase: &str| {
        let mut browser = Browser::new(&bare.app);
        browser.open("/recoveries/new").fill("name", "Amber river lamp");
        browser.fill("code", &code.to_lowercase().replace('-', " "));
        browser.fill("passphrase", passphrase).press("Save and sign in");
        browser
    };
    let back = recover(&ada.codes[3], "a new passphrase");
    assert_eq!((back.status(), back.path()), (200, "/recovery-codes"));
    assert!(back.says("You have 9 recovery codes left"));
    assert!(known(&bare.app, &ada.browser).is_none());
    assert_eq!(recover(&ada.codes[3], "yet another passphrase").status(), 422);
    let mut browser = Browser::new(&bare.app);
    assert_eq!(signs_in(&mut browser, "amber river lamp", PASSPHRASE), 422);
    signs_in(&mut browser, "amber river lamp", "a new passphrase");
    assert!(known(&bare.app, &browser).is_some());
}

#[test]
fn a_new_passphrase_asks_for_the_old_one_and_ends_the_other_sign_ins() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    let mut phone = Browser::new(&bare.app);
    signs_in(&mut phone, "amber river lamp", PASSPHRASE);
    let before = ada.cookie();
    let mut change = |old: &str, new: &str| {
        ada.open("/me/passphrase").fill("passphrase", old).fill("passphrase-new", new);
        ada.press("Change it").status()
    };
    assert_eq!(change("not the passphrase", "a new passphrase"), 422);
    assert_eq!(change(PASSPHRASE, "short"), 422);
    assert!(known(&bare.app, &phone).is_some());
    assert_eq!(change(PASSPHRASE, "a new passphrase"), 200);
    assert!(known(&bare.app, &phone).is_none());
    assert!(known(&bare.app, &ada).is_some());
    assert_ne!(ada.cookie(), before, "the token is a new one");
}

#[test]
fn new_recovery_codes_ask_for_the_passphrase_and_a_wrong_one_changes_nothing() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp");
    for wrong in ["", "not the passphrase"] {
        ada.browser.open("/recovery-codes").fill("passphrase", wrong);
        assert_eq!(ada.browser.press("Make ten new codes").status(), 422);
        assert_eq!(ada.browser.all("main code").len(), 0, "{}", ada.browser.text());
    }
    let mut back = Browser::new(&bare.app);
    back.open("/recoveries/new").fill("name", "amber river lamp").fill("code", &ada.codes[0]);
    back.fill("passphrase", PASSPHRASE).press("Save and sign in");
    assert_eq!(back.status(), 200, "the old codes still open");
    back.open("/recovery-codes").fill("passphrase", PASSPHRASE).press("Make ten new codes");
    assert_eq!((back.status(), back.all("main code").len()), (200, 10));
    let mut late = Browser::new(&bare.app);
    late.open("/recoveries/new").fill("name", "amber river lamp").fill("code", &ada.codes[1]);
    assert_eq!(late.fill("passphrase", PASSPHRASE).press("Save and sign in").status(), 422);
}

#[test]
fn a_sign_in_name_is_changed_by_whoever_knows_the_passphrase() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    comes_in(&bare, "onyx paper fence");
    let mut change = |name: &str, passphrase: &str| {
        ada.open("/me/name").fill("name", name).fill("passphrase", passphrase);
        ada.press("Change the name").status()
    };
    assert_eq!(change("elm cup roof", "not the passphrase"), 422);
    assert_eq!(change("onyx paper fence", PASSPHRASE), 422);
    assert_eq!(change("el", PASSPHRASE), 422);
    assert_eq!(change("Tea by-the window, at six", PASSPHRASE), 422, "anybody may see a name");
    assert_eq!(change("elm cup roof", PASSPHRASE), 200);
    assert!(ada.says("Your sign-in name is changed"), "{}", ada.text());
    let mut browser = Browser::new(&bare.app);
    assert_eq!(signs_in(&mut browser, "amber river lamp", PASSPHRASE), 422);
    signs_in(&mut browser, "elm cup roof", PASSPHRASE);
    assert!(known(&bare.app, &browser).is_some());
}

#[test]
#[expect(
    clippy::disallowed_methods,
    reason = "a real wait is what is looked at, and only its least length"
)]
fn whoever_guesses_at_a_passphrase_from_inside_is_slowed_down_too() {
    let bare = Bare::new();
    let ada = comes_in(&bare, "amber river lamp").browser;
    let who = known(&bare.app, &ada).unwrap().member;
    for _ in 0..5 {
        let wrong = signing_in::prove_again(&bare.app, who, "not the passphrase");
        assert!(matches!(wrong, Err(Error::Refused(PASSPHRASE_WRONG))), "{wrong:?}");
    }
    let wait = || bare.app.porch.again.wait(&who, bare.app.now());
    assert_eq!(wait(), kith_core::SECOND);
    let mut window = ada.another();
    window.take(&ada.cookie());
    for (page, button) in [
        ("/me/name", "Change the name"),
        ("/me/passphrase", "Change it"),
        ("/recovery-codes", "Make ten new codes"),
    ] {
        bare.app.porch.again.right(&who);
        (0..5).for_each(|_| bare.app.porch.again.wrong(&who, bare.app.now()));
        window.open(page).fill("passphrase", "not the passphrase");
        if page == "/me/name" {
            window.fill("name", "elm cup roof");
        }
        let begun = std::time::Instant::now();
        window.press(button);
        let took = begun.elapsed();
        assert!(window.status() == 422 && took >= std::time::Duration::from_secs(1), "{took:?}");
    }
    assert!(signing_in::prove_again(&bare.app, who, PASSPHRASE).is_ok(), "nobody is shut out");
    assert_eq!(wait(), kith_core::Span(0));
}

#[test]
fn a_rename_that_was_proved_before_the_passphrase_changed_is_refused() {
    let bare = Bare::new();
    comes_in(&bare, "amber river lamp");
    let proved = signing_in::prove(&bare.app, "amber river lamp", PASSPHRASE).unwrap();
    let who = proved.member();
    bare.does(move |tx, _| Ok(members::set_passphrase(tx, who, "another")?)).unwrap();
    let name = SignInName::parse("elm cup roof").unwrap();
    let renamed = bare.does(move |tx, at| rekeying::rename(tx, at, &proved, &name));
    assert!(matches!(renamed, Err(Error::Refused(PASSPHRASE_WRONG))), "{renamed:?}");
}

#[test]
fn sign_ins_are_listed_and_ended_and_another_members_are_not_there() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    let mut phone = Browser::new(&bare.app);
    signs_in(&mut phone, "amber river lamp", PASSPHRASE);
    signs_in_again(&mut phone);
    assert_eq!(ada.open("/me/devices").all("main li").len(), 2);
    let mut bo = comes_in(&bare, "onyx paper fence").browser;
    let who = member(&bare.app, "amber-river-lamp");
    let all = bare.app.store.read::<_, Error>(move |tx| Ok(sessions::list(tx, who)?)).unwrap();
    let code = all[0].code.to_string();
    bo.post("/me/devices", &[("end", &code)]);
    assert_eq!(bo.status(), 404);
    ada.open("/me/devices").press("End the others");
    assert!(ada.says("You are signed in nowhere else"));
    assert!(known(&bare.app, &phone).is_none());
    ada.open("/me/devices").press("Sign out here");
    assert!(known(&bare.app, &ada).is_none());
}

#[test]
fn a_form_that_waited_on_the_sign_in_page_stands_again_for_the_same_member_only() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    comes_in(&bare, "onyx paper fence");
    ada.open("/me");
    bare.clock.pass(DAY.times(2));
    ada.fill("pseudonym", "Wren of the long evening").press("Save");
    assert_eq!(ada.status(), 401);
    let (whose, kept) = (ada.another(), ada.value("kept").unwrap());
    ada.fill("name", "amber river lamp").fill("passphrase", PASSPHRASE).press("Sign in");
    assert_eq!(ada.status(), 200);
    assert!(ada.html().contains("Wren of the long evening"), "{}", ada.text());
    let mut other = whose;
    let fields = [("name", "onyx paper fence"), ("passphrase", PASSPHRASE), ("kept", &kept)];
    other.post("/sessions", &fields);
    assert!(!other.html().contains("long evening"));
}

#[test]
fn a_sign_in_that_was_met_when_it_was_over_never_stands_again() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    bare.clock.pass(DAY.times(2));
    assert_eq!(ada.open("/me").status(), 401);
    bare.clock.pass(-DAY.times(2));
    assert_eq!(ada.open("/me").status(), 401, "the clock was set back");
}

#[test]
fn sign_ins_that_nobody_uses_are_forgotten() {
    let bare = Bare::new();
    comes_in(&bare, "amber river lamp");
    let who = member(&bare.app, "amber river lamp");
    let kept = || {
        let all = bare.app.store.read::<_, Error>(move |tx| Ok(sessions::list(tx, who)?));
        all.unwrap().len()
    };
    bare.clock.pass(HOUR.times(23));
    let at = bare.app.now();
    bare.app.store.write(move |tx| ending::forget(tx, at)).unwrap();
    assert_eq!(kept(), 1);
    bare.clock.pass(HOUR.times(2));
    let at = bare.app.now();
    bare.app.store.write(move |tx| ending::forget(tx, at)).unwrap();
    assert_eq!(kept(), 0);
}

#[test]
fn of_two_who_change_a_passphrase_at_once_the_second_is_told_so() {
    let bare = Bare::new();
    let ada = comes_in(&bare, "amber river lamp").browser;
    let who = known(&bare.app, &ada).unwrap();
    let ready = |new: &str| {
        let proved = signing_in::prove_again(&bare.app, who.member, PASSPHRASE).unwrap();
        let hash = rekeying::hash(&bare.app, &proved, new).unwrap();
        (proved, hash)
    };
    let both = [ready("the first to come along"), ready("the second to come along")];
    let [first, second] = both.map(|(proved, hash)| {
        let (session, at) = (who.session, bare.app.moment());
        bare.app
            .store
            .write(move |tx| rekeying::change(tx, &mut at.clone(), &proved, &hash, session))
    });
    assert!(first.is_ok());
    assert!(matches!(second, Err(Error::Refused(rekeying::MEANWHILE))), "{second:?}");
}

#[test]
fn two_windows_that_change_a_passphrase_at_once_both_get_a_page() {
    let bare = Bare::new();
    let ada = comes_in(&bare, "amber river lamp").browser;
    let windows = [ada.another(), ada.another()].map(|mut window| {
        window.take(&ada.cookie()).open("/me/passphrase");
        window.fill("passphrase", PASSPHRASE).fill("passphrase-new", "a new passphrase");
        window
    });
    let both = std::thread::scope(|scope| {
        let both =
            windows.map(|mut window| scope.spawn(move || window.press("Change it").status()));
        both.map(|one| one.join().unwrap())
    });
    let later = *both.iter().max().unwrap();
    assert!(both.contains(&200), "{both:?}");
    assert!([401, 409, 422].contains(&later), "as it comes: {both:?}");
}

#[test]
fn whoever_is_not_yet_eighteen_finds_people_who_answer_them_and_leaves_nothing_behind() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.speak("en-GB,en").open("/accounts/new");
    browser.fill("name", "amber river lamp").fill("pseudonym", "Wren");
    browser.fill("passphrase", PASSPHRASE).press("Make my account");
    assert!(browser.says("Say whether you are 18 or older"), "nothing is ticked before");
    browser.fill("passphrase", PASSPHRASE).choose("adult", "no").press("Make my account");
    assert_eq!((browser.status(), browser.path()), (200, "/accounts/young"));
    assert!(browser.says("People who answer you"), "{}", browser.text());
    assert!(browser.cookie().is_empty());
    assert_eq!(signs_in(&mut browser, "amber river lamp", PASSPHRASE), 422, "no account was made");
}
