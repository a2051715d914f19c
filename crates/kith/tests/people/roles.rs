//! Roles, and what they change.

use kith_app::{
    Error,
    people::{grants, registering},
};
use kith_core::{
    MINUTE,
    people::{
        account::{Pseudonym, SignInName},
        grant::Role,
    },
    support::kind::Kind,
};
use kith_store::{audit::chain, people::sessions};
use kith_testkit::Bare;

use crate::{PASSPHRASE, comes_in, gives, known, signs_in};

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
fn everything_that_a_member_does_stands_in_one_chain() {
    let bare = Bare::new();
    let ada = comes_in(&bare, "amber river lamp").browser;
    let ada = known(&bare.app, &ada).unwrap();
    let _ = bare.asks(&ada, Kind::Listen);
    gives(&bare.app, "amber river lamp", Role::Admin);
    let report = chain::verify(&bare.app.store, &[0; 32]).unwrap();
    assert!(report.streams == 1 && report.deeds > 2, "{report:?}");
}

#[test]
fn a_role_that_nothing_asks_for_is_not_to_be_had() {
    let bare = Bare::new();
    let mut ada = comes_in(&bare, "amber river lamp").browser;
    gives(&bare.app, "amber river lamp", Role::Admin);
    signs_in(&mut ada, "amber river lamp", PASSPHRASE);
    ada.open("/roles");
    assert!(ada.html().contains("value=\"lead\""));
    for role in ["facilitator", "mentee"] {
        ada.open("/roles");
        assert!(!ada.html().contains(&format!("value=\"{role}\"")), "{role}");
        ada.post("/roles", &[("name", "amber river lamp"), ("role", role)]);
        assert!(ada.status() == 422 && ada.says("Choose a role"), "{role}: {}", ada.text());
    }
}
