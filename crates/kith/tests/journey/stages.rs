//! The way of a journey: entered with an agreement, in any order, and left at any time by either.

use super::Pair;

#[test]
fn kram_1_the_stages_open_with_the_agreement_and_can_be_entered_again() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let early = ada.post(&pair.path("/stages"), &[("stage", "cultivation")]);
    assert_eq!(early.status(), 422);
    assert!(early.says("Sign an agreement first, both of you."), "{}", early.text());
    pair.writes(&mut ada);
    assert!(ada.open(&pair.path("")).value("stage").is_none(), "no button that does nothing");
    pair.sign();
    ada.open(&pair.path(""));
    assert_eq!(ada.all("[aria-current=step] h3"), ["Getting to know each other"]);
    ada.choose("stage", "separation").press("We are here now");
    assert!(ada.says("Your journey shows where you are."));
    assert_eq!(ada.all("[aria-current=step] h3"), ["Getting ready to part"]);
    let mut mo = pair.mo();
    mo.open("/today");
    mo.follow("Somebody you walk with says that you two have come to another part of the way.");
    mo.choose("stage", "initiation").press("We are here now");
    assert_eq!(mo.all("[aria-current=step] h3"), ["Getting to know each other"]);
    mo.choose("stage", "redefinition").press("We are here now");
    assert_eq!(mo.all("[aria-current=step] h3"), ["Becoming something else"]);
    assert_eq!(mo.post(&pair.path("/stages"), &[("stage", "perfection")]).status(), 404);
}

/// Does something on the way before the end.
type Before = fn(&Pair);

#[test]
fn an_end_is_always_possible_for_each_side_and_nothing_changes_after_it() {
    let ways: [Before; 3] = [
        |_| (),
        |pair| pair.writes(&mut pair.mo()),
        |pair| {
            pair.writes(&mut pair.mo());
            pair.sign();
        },
    ];
    for before in ways {
        for mentor in [false, true] {
            let pair = Pair::new();
            before(&pair);
            let mut browser = if mentor { pair.mo() } else { pair.ada() };
            browser.open(&pair.path("")).follow("Say goodbye");
            if !mentor {
                browser.choose("how", "helped");
            }
            browser.press("Say goodbye");
            for mut browser in [pair.ada(), pair.mo()] {
                browser.open(&pair.path(""));
                assert!(browser.says("This journey is over."), "{}", browser.text());
                assert_eq!(browser.status(), 200);
                for (below, fields) in
                    [("/signatures", [("version", "1")]), ("/stages", [("stage", "cultivation")])]
                {
                    browser.post(&pair.path(below), &fields);
                    assert_eq!(browser.status(), 422, "{below}");
                    assert!(browser.says("This talk is closed."), "{}", browser.text());
                }
            }
        }
    }
}

#[test]
fn while_the_talk_rests_the_journey_does() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Rest for some days");
    ada.choose("days", "3").press("Pause");
    ada.open(&pair.path(""));
    assert!(ada.says("Your talk rests just now, and your journey with it."), "{}", ada.text());
    let mut mo = pair.mo();
    let signed = mo.post(&pair.path("/signatures"), &[("version", "1")]);
    assert_eq!(signed.status(), 422);
    assert!(signed.says("Go on with it first"), "{}", signed.text());
}

#[test]
fn eepm_trn_3_each_stage_offers_both_sides_what_fits_and_nobody_sees_who_read_it() {
    let pair = Pair::new();
    assert!(!pair.ada().open(&pair.path("")).says("For where you two are now"));
    pair.writes(&mut pair.ada());
    pair.sign();
    let line = "There is something to read for the part of the way you have come to.";
    for (mut browser, title) in
        [(pair.ada(), "Finding your first goal"), (pair.mo(), "Helping to find a first goal")]
    {
        browser.open("/today").follow(line).follow(title);
        assert_eq!((browser.status(), browser.all("h1").concat().as_str()), (200, title));
        assert!(!browser.open("/today").says(line), "once");
    }
    let mut ada = pair.ada();
    ada.open(&pair.path("")).choose("stage", "separation").press("We are here now");
    ada.follow("Getting ready to part");
    assert!(ada.says("An end that has a day"), "{}", ada.text());
    // Read again as often as one likes, for any part of the way, and on one’s own side only.
    for _ in 0..2 {
        ada.follow("When something is hard to say").follow("Getting ready to part");
    }
    let mut mo = pair.mo();
    let before = mo.open(&pair.path("")).text();
    assert!(!mo.open("/today").says(line), "once, wherever one comes upon it");
    mo.open(&pair.path(""));
    assert_eq!(mo.link("Saying goodbye well").as_deref(), Some(&*pair.path("/guides/parting")));
    pair.ada().open(&pair.path("/guides/parting"));
    assert_eq!(pair.mo().open(&pair.path("")).text(), before);
    assert_eq!(mo.open(&pair.path("/guides/nothing")).status(), 404);
    assert_eq!(pair.cora().open(&pair.path("/guides/parting")).status(), 404);
}
