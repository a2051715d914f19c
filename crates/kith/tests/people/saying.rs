//! What members say of themselves, whom it reaches, and what they agree to.

use kith_app::Error;
use kith_core::people::grant::Role;
use kith_store::people::{faces, facets, fits};
use kith_testkit::{Bare, Browser};

use crate::{PASSPHRASE, comes_in, fitting, gives, known, member, signs_in};

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

#[test]
fn people_in_circles_are_no_audience_yet_and_what_was_chosen_stays() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    ada.open("/welcome/mind");
    assert!(!ada.html().contains("value=\"circle\""));
    assert!(ada.says("(nothing chosen yet)"), "{}", ada.text());
    ada.post("/welcome/mind", &[("topic-grief", "circle"), ("topic-caring", "matched")]);
    ada.open("/welcome/mind");
    assert_eq!(ada.value("topic-grief").as_deref(), Some("circle"));
    assert_eq!(ada.html().matches("value=\"circle\"").count(), 1);
    assert!(ada.says("(2 of"), "{}", ada.text());
}
