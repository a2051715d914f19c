//! Leaving, coming back, and being erased.

use kith_app::{Error, workers};
use kith_core::{DAY, HOUR};
use kith_store::people::{faces, facets, members, notices};
use kith_testkit::{Bare, Browser};

use crate::{PASSPHRASE, comes_in, known, member, signs_in};

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
