//! The desk among itself: reports that come together, notes, holding a case, and what is published.

use kith_core::{
    DAY, MINUTE,
    safety::case::Source,
    support::{
        kind::Kind,
        safe::{Level, Safe},
    },
};
use kith_store::safety::cases;
use kith_testkit::{Browser, support::form};

use super::{
    evidence::{HARM, say},
    measures::Reported,
    world::World,
};

/// Cy, who talks to Bo too, reports what Bo said there; what that report is about.
fn another(world: &World, name: &str, matter: &str) {
    let cy = world.bare.person(name, &[]);
    let _ = world.bare.asks(&cy, Kind::Listen);
    let offer = world.bare.takes(&world.bo).unwrap();
    let talk = world.bare.accepts(&world.bo, offer);
    let harm = say(world, &world.bo, talk, "Come over tonight");
    let mut browser = world.browser(&cy);
    browser.open(&format!("/messages/{harm}/concern"));
    browser.fill("body", "He wants to meet").choose("matter", matter).press("Report");
    assert_eq!(browser.status(), 200, "{}", browser.text());
}

/// Bo has room for one more.
fn another_place(world: &World) {
    let bo = world.bo.clone();
    let places = kith_app::support::covering::set_places;
    world.bare.does(move |tx, at| places(tx, at, &bo, 9)).unwrap();
}

#[test]
fn several_reports_about_one_person_within_an_hour_stand_as_one() {
    let it = Reported::new();
    it.world.pass(MINUTE.times(20));
    another(&it.world, "cy", "threat");
    let mut lea = it.world.browser(&it.lea);
    lea.open("/cases");
    assert_eq!(lea.all("ol > li").len(), 1, "{}", lea.text());
    assert!(lea.says("One more report about the same person came with it"), "{}", lea.text());
    assert!(lea.says("Somebody may be at risk"), "the strongest call of both: {}", lea.text());
    lea.follow("A report: Pressing me").follow("Notes among us").follow("A report of");
    assert!(lea.says("It is about: A threat"), "each keeps its own page: {}", lea.text());
    lea.fill("body", "We look at it today").press("Send the answer");
    assert!(lea.says("Your answer is sent"), "{}", lea.text());
    // The first one is answered and rests: what still waits stands by itself again.
    let mut first = it.world.browser(&it.lea);
    first.open(&it.case(&it.lea)).fill("body", "We read it").press("Send the answer");
    assert_eq!(first.open("/cases").all("ol > li").len(), 2, "{}", first.text());
}

#[test]
fn however_many_report_somebody_nothing_follows_until_a_person_decides() {
    let it = Reported::new();
    for name in ["cy", "dee", "eli"] {
        another_place(&it.world);
        another(&it.world, name, "unkind");
    }
    let mut bo = it.world.browser(&it.world.bo);
    assert!(bo.open("/measures").says("Nothing was decided about you"), "{}", bo.text());
    bo.open(&format!("/talks/{}", it.talk)).fill("body", "Good morning").press("Send");
    assert_eq!(bo.status(), 200, "{}", bo.text());
    let fay = it.world.bare.person("fay", &[]);
    another_place(&it.world);
    let _ = it.world.bare.asks(&fay, kith_core::support::kind::Kind::Listen);
    assert!(it.world.bare.takes(&it.world.bo).is_some(), "requests come to them as before");
}

#[test]
fn what_is_linked_is_never_silent() {
    let it = Reported::new();
    another(&it.world, "cy", "unkind");
    it.world.pass(DAY.times(5));
    let told = it.world.browser(&it.mo).open("/today").says("A case has waited as long");
    assert!(told, "the first calls for both");
    let mut lea = it.world.browser(&it.lea);
    lea.open("/cases").follow("A report: Pressing me").choose("how", "true");
    lea.fill("reasons", "We spoke to him").press("Close the case");
    lea.open("/cases");
    assert!(lea.says("A report: Words that hurt"), "the other waits by itself: {}", lea.text());
    it.world.pass(DAY);
    assert!(it.world.browser(&it.mo).open("/today").says("A case has waited as long"));
}

#[test]
fn whoever_looks_for_some_cases_sees_those_in_the_same_order() {
    let it = Reported::new();
    for name in ["dee", "eli"] {
        let mut form = form(Kind::Listen, it.world.bare.app.moment().code());
        form.safe = if name == "dee" { Safe::NotSure } else { Safe::No };
        let _ = it.world.bare.asks_as(&it.world.bare.person(name, &[]), form);
    }
    it.world.stranger().open("/contact").fill("body", "Hello").press("Send");
    let mut lea = it.world.browser(&it.lea);
    let rows = |lea: &Browser| lea.all("ol.desk > li h2");
    let safe = "Somebody who asks may not be safe";
    lea.open("/cases");
    let all = rows(&lea);
    assert_eq!([&all[0], &all[1], &all[3]], [safe, safe, "A message"], "{}", lea.text());
    assert!(lea.html().contains("data-live"));
    lea.choose("source", "safe").press("Show these");
    assert_eq!(rows(&lea), [safe, safe]);
    assert!(lea.all("ol.desk > li")[0].contains("Somebody is at risk now"), "the strongest first");
    assert!(!lea.html().contains("data-live"), "what comes in live may be something else");
    assert_eq!(
        lea.all("option[selected]"),
        ["Answers to “Are you safe?”"],
        "what was chosen stays chosen"
    );
    lea.choose("level", "concern").press("Show these");
    assert_eq!(rows(&lea).len(), 1, "{}", lea.text());
    lea.choose("whose", "mine").press("Show these");
    assert!(lea.says("No open case is like that"), "{}", lea.text());
    lea.follow("See all").follow("A message").press("Take it");
    lea.open("/cases?whose=mine");
    assert_eq!(rows(&lea), ["A message"]);
    let mut mo = it.world.browser(&it.mo);
    assert_eq!(mo.open("/cases?whose=mine").all("ol.desk > li").len(), 0, "it is Lea's");
    assert_eq!(mo.open("/cases?source=nothing&level=9").all("ol.desk > li").len(), 4);
}

#[test]
fn what_was_chosen_holds_on_later_pages() {
    let it = Reported::new();
    for n in 0..60 {
        let source = if n % 20 == 0 { Source::Appeal } else { Source::Contact };
        let opened = it.world.bare.does(move |tx, at| {
            let subject = at.code().0;
            Ok(cases::open(tx, at, source, subject, Level::Calm)?)
        });
        opened.unwrap();
    }
    let mut lea = it.world.browser(&it.lea);
    lea.open("/cases?source=contact");
    assert_eq!(lea.all("ol.desk > li").len(), 50);
    lea.follow("Later ones");
    assert_eq!(lea.all("ol.desk > li").len(), 7, "{}", lea.text());
    assert!(!lea.says("An appeal Nobody"), "{}", lea.text());
}

#[test]
fn a_note_is_for_those_who_work_on_the_case_and_may_give_it_back() {
    let it = Reported::new();
    let case = it.case(&it.lea);
    let mut lea = it.world.browser(&it.lea);
    lea.open(&case).press("Take it").follow("Notes among us").press("Keep the note");
    assert_eq!(lea.status(), 422);
    assert!(lea.says("Write a few words first"), "{}", lea.text());
    lea.fill("body", "She is calm, I promised a word by Friday").choose("then", "back");
    lea.press("Keep the note");
    assert!(lea.says("The note is kept"), "{}", lea.text());
    let mut mo = it.world.browser(&it.mo);
    mo.open(&case);
    assert!(mo.says("Nobody has it"), "{}", mo.text());
    assert!(mo.follow("Notes among us").says("I promised a word by Friday"));
    for who in [&it.world.ada, &it.world.bo] {
        let mut browser = it.world.browser(who);
        assert_eq!(browser.open(&format!("{case}/notes")).status(), 404);
        for deed in ["notes", "holds"] {
            assert_eq!(browser.post(&format!("{case}/{deed}"), &[("body", "x")]).status(), 404);
        }
    }
}

#[test]
fn a_held_case_outlasts_its_year_and_not_the_end_of_its_hold() {
    let it = Reported::new();
    let case = it.case(&it.lea);
    let mut lea = it.world.browser(&it.lea);
    lea.open(&case)
        .choose("how", "true")
        .fill("reasons", "We spoke to him")
        .press("Close the case");
    lea.open(&format!("{case}/notes")).press("Hold it");
    assert_eq!(lea.status(), 422);
    assert!(lea.says("Choose why it is held"), "{}", lea.text());
    lea.choose("ground", "court").fill("days", "900").press("Hold it");
    assert!(lea.says("Choose from 1 to 730 days"), "{}", lea.text());
    assert_eq!(lea.value("days").as_deref(), Some("900"));
    lea.fill("days", "500").press("Hold it");
    assert!(lea.says("Held until"), "{}", lea.text());
    it.world.pass(DAY.times(400));
    let mut lea = it.world.browser(&it.lea);
    assert_eq!(lea.open(&case).status(), 200, "held");
    assert!(!lea.says(HARM) && !lea.says("Open the copy"), "a closed case opens nothing");
    it.world.pass(DAY.times(101));
    assert_eq!(it.world.browser(&it.lea).open(&case).status(), 404, "forgotten when it ends");
}

#[test]
fn a_hold_is_let_go_by_hand_too() {
    let it = Reported::new();
    let case = it.case(&it.lea);
    let mut lea = it.world.browser(&it.lea);
    lea.open(&format!("{case}/notes")).choose("ground", "claim").fill("days", "30");
    lea.press("Hold it");
    lea.press("Let it go");
    assert!(lea.says("It is kept as you said") && !lea.says("Held until"), "{}", lea.text());
    let robin = it.world.browser(&it.world.robin).open(&format!("{case}/notes")).status();
    assert_eq!(robin, 200);
    let form = [("ground", "court"), ("days", "9"), ("do", "hold")];
    let mut robin = it.world.browser(&it.world.robin);
    assert_eq!(robin.post(&format!("{case}/holds"), &form).status(), 422, "a moderator's to hold");
}

#[test]
fn what_is_published_is_a_whole_quarter_without_small_numbers() {
    let it = Reported::new();
    it.decides("warn", "", &[]);
    for _ in 0..9 {
        it.world.stranger().open("/contact").fill("body", "Hello").press("Send");
    }
    let mut stranger = it.world.stranger();
    stranger.open("/transparency");
    assert!(stranger.says("Nothing is published yet") && !stranger.says("Publish"));
    assert_eq!(stranger.post("/transparency", &[]).status(), 401);
    assert_eq!(it.world.browser(&it.world.ada).post("/transparency", &[]).status(), 404);
    // The quarter of these reports has not ended.
    let mut lea = it.world.browser(&it.lea);
    assert!(lea.open("/transparency").says("Quarter 3 of 2023"), "{}", lea.text());
    assert!(lea.says("Messages to us: none"), "{}", lea.text());
    it.world.pass(DAY.times(60));
    let mut lea = it.world.browser(&it.lea);
    lea.open("/transparency");
    assert!(
        lea.says("Quarter 4 of 2023") && lea.says("Messages to us: about 10"),
        "{}",
        lea.text()
    );
    assert!(lea.says("Reports: few") && lea.says("Warned: few"), "{}", lea.text());
    assert!(!lea.says("All cases:"), "the sum would tell the small ones: {}", lea.text());
    lea.press("Publish");
    let mut stranger = it.world.stranger();
    stranger.open("/transparency");
    assert!(stranger.says("Messages to us: about 10"), "{}", stranger.text());
    assert!(!stranger.says("not published yet"), "{}", stranger.text());
    assert_eq!(lea.post("/transparency", &[]).status(), 422, "once");
}
