//! Members: how they come in, what they say of themselves, and how they go. Over HTTP, without
//! JavaScript.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(clippy::indexing_slicing, reason = "a test stops at the first surprise")]

use kith_app::{
    App, Error,
    people::{
        consenting, ending, grants,
        grants::Giving,
        recognising::{self, Known},
        registering,
    },
    workers,
};
use kith_core::{
    DAY, HOUR, MINUTE, MemberId,
    people::{
        account::{Pseudonym, SignInName},
        grant::Role,
        session::Token,
    },
};
use kith_store::people::{faces, facets, fits, members, notices, sessions};
use kith_testkit::{Bare, Browser};

const PASSPHRASE: &str = "tea by the window at six";

/// Somebody who has come in through the front door.
struct Person {
    browser: Browser,
    codes: Vec<String>,
}

/// Makes an account with the sign-in name `name`.
fn comes_in(bare: &Bare, name: &str) -> Person {
    let mut browser = Browser::new(&bare.app);
    browser.open("/accounts/new").fill("name", name).fill("pseudonym", "Wren");
    browser.fill("passphrase", PASSPHRASE).choose("adult", "yes").press("Make my account");
    assert_eq!(browser.status(), 200, "{}", browser.text());
    let codes = browser.all("code");
    Person { browser, codes }
}

fn signs_in(browser: &mut Browser, name: &str, passphrase: &str) -> u16 {
    browser.open("/sessions/new").fill("name", name).fill("passphrase", passphrase);
    browser.press("Sign in").status()
}

fn member(app: &App, name: &str) -> MemberId {
    let name = name.to_owned();
    app.store.read(move |tx| grants::named(tx, &name)).unwrap()
}

fn known(app: &App, browser: &Browser) -> Option<Known> {
    let cookie = browser.cookie();
    let token = Token::read(cookie.split_once('=')?.1)?;
    let now = app.now();
    app.store.read(move |tx| recognising::recognise(tx, now, &token)).unwrap()
}

fn gives(app: &App, name: &str, role: Role) {
    let (who, at) = (member(app, name), app.moment());
    let giving = Giving { role, until: None };
    app.store.write(move |tx| grants::add(tx, &mut at.clone(), None, who, giving)).unwrap();
}

/// What pairing may read of the member face of `name`.
fn fitting(app: &App, name: &str) -> Vec<String> {
    let who = member(app, name);
    let read = app.store.read::<_, Error>(move |tx| {
        let face = faces::list(tx, who)?.remove(0);
        Ok(fits::list(tx, face.id)?)
    });
    read.unwrap().into_iter().map(|fit| fit.value).collect()
}

/// A page without what is drawn anew each time.
fn still(browser: &Browser) -> String {
    let keys = |part: &str| part.split_once('"').map(|(_, rest)| rest.to_owned());
    let mut parts = browser.html().split("name=\"once\" value=\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |page, part| page + &keys(part).unwrap())
}

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
fn what_is_missing_is_said_all_at_once() {
    let bare = Bare::new();
    let mut bo = Browser::new(&bare.app);
    bo.open("/accounts/new").fill("name", "bo").fill("pseudonym", " ").fill("passphrase", "short");
    bo.press("Make my account");
    assert_eq!(bo.status(), 422);
    for problem in ["3 to 60 characters", "1 to 60 characters", "12 characters", "18 and older"] {
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
fn sign_ins_are_listed_and_ended_and_another_members_are_not_there() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    let mut phone = Browser::new(&bare.app);
    signs_in(&mut phone, "amber river lamp", PASSPHRASE);
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
fn the_welcome_can_be_skipped_and_goes_on_where_it_was_left() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    ada.open("/welcome/name").press("Skip this question");
    assert_eq!(ada.path(), "/welcome/words");
    assert!(!ada.html().contains(" checked"), "nothing is ticked");
    ada.choose("words", "they").fill("own", "Wren's own").press("Save and carry on");
    for path in ["/welcome/mind", "/welcome/times", "/welcome/safety", "/welcome/consents"] {
        assert_eq!(ada.path(), path);
        assert!(!ada.html().contains(" checked"), "{path}: nothing is ticked");
        ada.press("Skip this question");
    }
    assert_eq!(ada.path(), "/today");
    ada.open("/me");
    assert!(ada.says("they, them"));
    assert!(ada.says("Wren's own (Nobody)"), "unanswered means nobody: {}", ada.text());
    ada.open("/welcome/words").press("Save and carry on");
    assert_eq!(ada.path(), "/me");
    assert!(ada.says("Wren's own"));
}

#[test]
fn what_is_special_stays_sealed_and_closed_until_its_own_consent() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    let agree = |ada: &mut Browser, purpose: &str, decision: &str| {
        ada.post("/me/consents", &[("purpose", purpose), ("decision", decision)]);
    };
    agree(&mut ada, "matching", "given");
    ada.open("/welcome/mind").choose("topic-coming-out", "matched");
    ada.choose("topic-grief", "matching").press("Save and carry on");
    assert_eq!(fitting(&bare.app, "amber river lamp"), ["grief"]);
    ada.open("/me");
    assert!(ada.says("Coming out (Nobody)"), "{}", ada.text());
    ada.open("/welcome/mind").choose("topic-coming-out", "matched");
    ada.choose("consent", "special:orientation").press("Save and carry on");
    assert_eq!(fitting(&bare.app, "amber river lamp"), ["coming-out", "grief"]);
    agree(&mut ada, "special:orientation", "withdrawn");
    assert_eq!(fitting(&bare.app, "amber river lamp"), ["grief"]);
    agree(&mut ada, "matching", "withdrawn");
    assert!(fitting(&bare.app, "amber river lamp").is_empty());
    agree(&mut ada, "matching", "given");
    assert_eq!(fitting(&bare.app, "amber river lamp"), ["grief"]);
    assert!(ada.open("/me/consents").says("I no longer agree"));
    let who = member(&bare.app, "amber river lamp");
    let lines = bare.app.store.read::<_, Error>(move |tx| {
        let face = faces::list(tx, who)?.remove(0);
        Ok(facets::list(tx, face.id)?)
    });
    let special = lines.unwrap().into_iter().find(|line| line.facet.special.is_some()).unwrap();
    assert!(matches!(special.said, facets::Said::Sealed(_)));
}

#[test]
fn a_profile_is_shown_as_another_would_see_it() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    ada.open("/welcome/times").choose("language", "cy").choose("slot", "night");
    ada.choose("audience", "matched").press("Save and carry on");
    ada.open("/me").fill("pseudonym", "Y\u{131}ld\u{131}z").choose("redraw", "yes");
    ada.choose("titles", "recipes").choose("theme", "dark").press("Save");
    assert_eq!(ada.title(), "Recipes");
    assert_eq!(ada.all("[role=status]"), ["Saved."]);
    assert!(ada.another().open("/me?done=anything").all("[role=status]").is_empty());
    assert!(ada.html().contains("data-theme=\"dark\""));
    assert_eq!(ada.value("pseudonym").as_deref(), Some("Y\u{131}ld\u{131}z"));
    let seen = ada.all("details");
    assert!(seen[0].contains("Cymraeg") && seen[0].contains("Nights"), "{seen:?}");
    assert!(!seen[1].contains("Cymraeg"), "{seen:?}");
    ada.fill("pseudonym", "\u{200b}").press("Save");
    assert_eq!(ada.status(), 422);
}

#[test]
fn a_copy_holds_everything_and_its_name_tells_nothing() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    ada.open("/welcome/words").fill("own", "sunday gardener").press("Save and carry on");
    ada.open("/me/export").press("The same for a program (JSON)");
    assert!(ada.header("content-disposition").contains("notes.json"));
    for word in ["amber-river-lamp", "Wren", "sunday gardener", "sign_ins", "consents"] {
        assert!(ada.html().contains(word), "{word}");
    }
    assert!(!ada.html().contains("argon2"));
    ada.open("/me/export").press("Make my copy");
    assert!(ada.header("content-disposition").contains("notes.html"));
    assert!(ada.html().contains("sunday gardener"));
}

#[test]
fn whoever_leaves_is_hidden_at_once_and_may_come_back_for_a_week() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    let mut phone = Browser::new(&bare.app);
    signs_in(&mut phone, "amber river lamp", PASSPHRASE);
    ada.open("/me/leave").press("Leave");
    assert!(ada.says("You are leaving"));
    assert!(known(&bare.app, &phone).is_none());
    assert_eq!(ada.open("/me").path(), "/me/leave");
    bare.clock.pass(HOUR.times(23));
    workers::run_due(&bare.app).unwrap();
    ada.open("/me/leave").press("Come back");
    assert_eq!(ada.open("/me").path(), "/me");
    bare.clock.pass(HOUR.times(20));
    ada.open("/me/leave").press("Leave");
    bare.clock.pass(DAY.times(8));
    workers::run_due(&bare.app).unwrap();
    let mut browser = Browser::new(&bare.app);
    assert_eq!(signs_in(&mut browser, "amber river lamp", PASSPHRASE), 422);
}

#[test]
fn what_an_erased_member_wrote_can_never_be_opened_again() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    ada.open("/welcome/words").fill("own", "sunday gardener").press("Save and carry on");
    let who = member(&bare.app, "amber river lamp");
    let line = bare.app.store.read::<_, Error>(move |tx| {
        let face = faces::list(tx, who)?.remove(0);
        Ok(facets::list(tx, face.id)?.remove(0))
    });
    let line = line.unwrap();
    let facets::Said::Sealed(sealed) = line.said else { panic!("own words are sealed") };
    let read = || {
        let owner = kith_app::sealing::Owner::Member(who);
        bare.app.unseal(owner, facets::place(line.facet.id), &sealed)
    };
    assert!(read().unwrap().is_some());
    ada.open("/me/leave").press("Leave");
    bare.clock.pass(DAY.times(8));
    workers::run_due(&bare.app).unwrap();
    workers::run_due(&bare.app).unwrap();
    assert_eq!(read().unwrap(), None);
    let left = bare.app.store.read::<_, Error>(move |tx| {
        Ok((members::find(tx, who)?, faces::list(tx, who)?, notices::list(tx, who)?))
    });
    assert_eq!(left.unwrap(), (None, Vec::new(), Vec::new()));
}

#[test]
fn roles_are_given_by_admins_and_are_no_secret_door_for_others() {
    let bare = Bare::new();
    let mut bo = comes_in(&bare, "onyx paper fence").browser;
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    assert_eq!(ada.open("/roles").status(), 404);
    gives(&bare.app, "amber river lamp", Role::Admin);
    assert_eq!(ada.open("/roles").status(), 401, "a new right needs a new sign-in");
    signs_in(&mut ada, "amber river lamp", PASSPHRASE);
    ada.open("/roles").fill("name", "Onyx paper fence").choose("role", "supporter");
    ada.press("Give this role");
    assert!(ada.says("Supporter"), "{}", ada.text());
    assert!(!ada.html().contains("onyx-paper-fence"), "no page shows a sign-in name");
    assert!(known(&bare.app, &bo).is_none());
    signs_in(&mut bo, "onyx paper fence", PASSPHRASE);
    let bo = known(&bare.app, &bo).unwrap();
    let helper = bo.helper.unwrap();
    assert!(helper.pseudonym != bo.face.pseudonym && helper.doorway != bo.face.doorway);
    for (name, role, why) in [
        ("nobody at all", "mentor", "Nobody signs in"),
        ("onyx paper fence", "supporter", "holds that role already"),
        ("onyx paper fence", "", "Choose a role"),
    ] {
        ada.open("/roles").fill("name", name).choose("role", role).press("Give this role");
        assert!(ada.status() == 422 && ada.says(why), "{name}: {}", ada.text());
    }
}

#[test]
fn the_last_admin_cannot_go() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    gives(&bare.app, "amber river lamp", Role::Admin);
    signs_in(&mut ada, "amber river lamp", PASSPHRASE);
    let now = bare.app.now();
    let held = bare.app.store.read(move |tx| grants::standing(tx, now)).unwrap();
    ada.open("/roles").post(&format!("/roles/{}/endings", held[0].0.code), &[]);
    assert!(ada.status() == 422 && ada.says("the only admin"), "{}", ada.text());
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
fn whoever_works_on_a_desk_is_signed_out_after_half_an_hour() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    bare.clock.pass(MINUTE.times(31));
    assert_eq!(ada.open("/me").status(), 200);
    gives(&bare.app, "amber river lamp", Role::Coordinator);
    signs_in(&mut ada, "amber river lamp", PASSPHRASE);
    bare.clock.pass(MINUTE.times(29));
    assert_eq!(ada.open("/me").status(), 200);
    bare.clock.pass(MINUTE.times(29));
    assert_eq!(ada.open("/me").status(), 200, "use keeps it open");
    bare.clock.pass(MINUTE.times(31));
    assert_eq!(ada.open("/me").status(), 401);
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
fn an_account_for_the_console_comes_without_a_sign_in() {
    let bare = Bare::new();
    let (name, face) = (SignInName::parse("amber").unwrap(), Pseudonym::parse("Wren").unwrap());
    let draft = registering::draft(&bare.app, name, face, PASSPHRASE).unwrap();
    let at = bare.app.moment();
    let who =
        bare.app.store.write(move |tx| registering::add(tx, &mut at.clone(), &draft)).unwrap();
    let all = bare.app.store.read::<_, Error>(move |tx| Ok(sessions::list(tx, who)?)).unwrap();
    assert!(all.is_empty());
}

#[test]
fn a_helper_speaks_on_a_page_of_their_own_and_nothing_crosses_over() {
    let bare = Bare::new();
    let mut bo = comes_in(&bare, "onyx paper fence").browser;
    assert_eq!(bo.open("/me/helper").status(), 404);
    gives(&bare.app, "onyx paper fence", Role::Supporter);
    signs_in(&mut bo, "onyx paper fence", PASSPHRASE);
    bo.post("/me/consents", &[("purpose", "matching"), ("decision", "given")]);
    bo.open("/me/helper").fill("about", "I lost my brother and know the first year.");
    bo.choose("topic-grief", "matched").choose("language", "cy").choose("audience", "matching");
    bo.press("Save");
    assert!(bo.value("about").unwrap().contains("the first year"));
    let helper = known(&bare.app, &bo).unwrap().helper.unwrap();
    let read = bare.app.store.read::<_, Error>(move |tx| Ok(fits::list(tx, helper.id)?)).unwrap();
    assert_eq!(read.iter().map(|fit| fit.value.as_str()).collect::<Vec<_>>(), ["cy", "grief"]);
    assert!(fitting(&bare.app, "onyx paper fence").is_empty());
    assert!(!bo.open("/me").html().contains("the first year"));
    bo.open("/me/helper").fill("about", &"long ".repeat(130)).press("Save");
    assert_eq!(bo.status(), 422);
}
