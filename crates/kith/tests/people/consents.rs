//! Consents: given and taken back with one press each, and asked anew when the text has changed.

use kith_app::{Error, workers};
use kith_core::people::consent::{Consent, Decision, Purpose};
use kith_store::people::consents;
use kith_testkit::Bare;

use crate::{comes_in, fitting, member};

#[test]
fn a_consent_is_taken_back_in_as_many_steps_as_it_was_given() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    ada.open("/welcome/mind").choose("topic-grief", "matching").press("Save and carry on");
    ada.open("/me/consents").press("I agree");
    assert!(ada.says("Your decision holds from now on"));
    assert!(ada.says("It opens one answer to the matching now"), "{}", ada.text());
    assert_eq!(fitting(&bare.app, "amber river lamp"), ["grief"]);
    ada.press("I no longer agree");
    assert!(ada.says("You ended this on") && !ada.says("It opens"));
    assert!(fitting(&bare.app, "amber river lamp").is_empty());
}

#[test]
fn a_yes_to_an_older_text_lapses_and_is_asked_anew() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    let who = member(&bare.app, "amber river lamp");
    let older = Consent {
        member: who,
        purpose: Purpose::Matching,
        decision: Decision::Given,
        version: Purpose::Matching.version() - 1,
        locale: "en".to_owned(),
        at: bare.app.now(),
    };
    let kept = bare.app.store.write::<_, Error>(move |tx| Ok(consents::append(tx, &older)?));
    assert!(kept.unwrap());
    ada.open("/welcome/mind").choose("topic-grief", "matching").press("Save and carry on");
    assert_eq!(fitting(&bare.app, "amber river lamp"), ["grief"]);
    workers::run_due(&bare.app).unwrap();
    workers::run_due(&bare.app).unwrap();
    assert!(fitting(&bare.app, "amber river lamp").is_empty(), "nothing is read by it");
    ada.open("/today");
    assert_eq!(
        ada.html().matches("A text that you had agreed to has changed").count(),
        2,
        "said once, and on its button"
    );
    ada.follow(
        "A text that you had agreed to has changed. Nothing is read by it until you say yes again.",
    );
    assert!(ada.says("We changed this text") && ada.says("ended, because the text changed"));
    ada.press("I agree");
    assert_eq!(fitting(&bare.app, "amber river lamp"), ["grief"]);
    assert!(!ada.says("We changed this text"));
}

#[test]
fn only_the_house_lets_a_yes_lapse() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    ada.post("/me/consents", &[("purpose", "matching"), ("decision", "lapsed")]);
    assert_eq!(ada.status(), 404);
}
