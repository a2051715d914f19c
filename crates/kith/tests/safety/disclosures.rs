//! Telling somebody outside (SAF-46, J6.x6): by a lead, after a second person looked, and the member sees it.

use kith_app::people::recognising::Known;
use kith_core::{HOUR, people::grant::Role};
use kith_testkit::Browser;

use super::{
    measures::Reported,
    signals::{NAME, PLAN, says},
    world::World,
};

const WORDS: &str = "Her name here and the hour of her last message, order 4711";

/// A case of Ada's, and two leads, of whom Lea looks at it.
struct Desk {
    world: World,
    lea: Known,
    lou: Known,
    case: String,
}

impl Desk {
    fn new() -> Self {
        let world = World::new();
        let talk = world.talk();
        says(&world, &world.ada, talk, PLAN);
        let [lea, lou] = ["lea", "lou"].map(|name| world.bare.person(name, &[Role::Lead]));
        let mut desk = world.browser(&lea);
        desk.open("/cases").follow(NAME);
        let case = desk.path().to_owned();
        Self { world, lea, lou, case }
    }

    /// Lea records what is told; her browser on its page.
    fn records(&self, ground: &str, telling: &str, reason: &str) -> Browser {
        let mut lea = self.world.browser(&self.lea);
        lea.open(&self.case).follow("Tell somebody outside");
        lea.choose("ground", ground).choose("to", "police").choose("telling", telling);
        lea.fill("words", WORDS).fill("reason", reason).press("Record it");
        assert!(lea.path().starts_with("/disclosures/"), "{}", lea.text());
        lea
    }

    /// Whether Ada sees that somebody outside was told of her.
    fn knows(&self) -> bool {
        let mut ada = self.world.browser(&self.world.ada);
        ada.open("/me/reads");
        assert!(!ada.says("4711"), "{}", ada.text());
        ada.says("The police")
    }
}

#[test]
fn what_the_police_ask_for_waits_for_a_second_person() {
    let desk = Desk::new();
    let mut lea = desk.records("order", "after", "");
    let page = lea.path().to_owned();
    assert!(lea.says("A second person looks at it") && lea.says(WORDS), "{}", lea.text());
    for (to, fields) in [("answers", [("answer", "yes")]), ("endings", [("x", "")])] {
        assert_eq!(lea.post(&format!("{page}/{to}"), &fields).status(), 422, "{to}");
    }
    let mut lou = desk.world.browser(&desk.lou);
    lou.open("/today").follow("Somebody outside is to be told of a member. Look whether");
    lou.press("Yes, it is allowed");
    assert!(lou.says("It is allowed, and may be sent until"), "{}", lou.text());
    assert_eq!(lou.post(&format!("{page}/endings"), &[]).status(), 422, "not theirs to send");
    assert!(!desk.knows(), "nothing was sent yet");
    lea.open(&page).press("It is done");
    assert!(lea.says("It was told on") && lea.says("lou looked at it"), "{}", lea.text());
    assert!(desk.knows());
    let mut ada = desk.world.browser(&desk.world.ada);
    ada.open("/today").follow("Somebody outside the house is told something of you");
    assert!(ada.says("A court or a prosecutor orders it"), "{}", ada.text());
    assert!(lea.open(&desk.case).follow("Tell somebody outside").says("Told before"));
}

#[test]
fn a_no_and_a_day_of_silence_tell_nobody() {
    let desk = Desk::new();
    let mut lea = desk.records("law", "before", "");
    let page = lea.path().to_owned();
    assert!(desk.knows(), "before means before");
    let mut lou = desk.world.browser(&desk.lou);
    lou.open(&page).press("No");
    assert!(lou.says("A second person said no"), "{}", lou.text());
    assert_eq!(lea.post(&format!("{page}/endings"), &[]).status(), 422);
    let late = desk.records("child", "after", "").path().to_owned();
    desk.world.bare.clock.pass(HOUR.times(25));
    let mut lou = desk.world.browser(&desk.lou);
    assert_eq!(lou.post(&format!("{late}/answers"), &[("answer", "yes")]).status(), 422);
    assert!(lou.says("Its time was over"), "{}", lou.text());
}

#[test]
fn danger_to_life_waits_for_nobody_and_the_member_learns_when_it_is_safe() {
    let desk = Desk::new();
    let mut lea = desk.records("life", "unsafe", "The one who hurts her reads her messages");
    let page = lea.path().to_owned();
    assert!(lea.says("It was told on") && lea.says("nobody else was waited for"));
    assert!(lea.says("reads her messages") && !desk.knows(), "{}", lea.text());
    lea.press("It is safe now: show it to them");
    assert!(lea.says("The member may see it since") && desk.knows(), "{}", lea.text());
    assert_eq!(lea.post(&format!("{page}/tellings"), &[]).status(), 422, "once is enough");
}

#[test]
fn only_a_lead_records_and_what_was_typed_stays() {
    let desk = Desk::new();
    let case = desk.case.rsplit('/').next().unwrap().to_owned();
    let ask = format!("/disclosures/new?case={case}");
    let mia = desk.world.bare.person("mia", &[Role::Moderator]);
    let full = [
        ("case", case.as_str()),
        ("ground", "law"),
        ("to", "court"),
        ("telling", "after"),
        ("words", "x"),
    ];
    for who in [&desk.world.ada, &desk.world.bo, &desk.world.robin, &mia] {
        let mut other = desk.world.browser(who);
        assert_eq!(other.open(&ask).status(), 404, "{}", other.text());
        assert_eq!(other.post("/disclosures", &full).status(), 404);
        assert!(!other.open(&desk.case).html().contains("/disclosures/new"));
    }
    let mut lea = desk.world.browser(&desk.lea);
    lea.open(&ask).fill("words", WORDS).press("Record it");
    assert_eq!((lea.status(), lea.value("words")), (422, Some(WORDS.to_owned())));
    lea.choose("ground", "law").choose("to", "court").choose("telling", "unsafe");
    lea.press("Record it");
    assert!(lea.status() == 422 && lea.says("Write why it would be unsafe"), "{}", lea.text());
    let long = "a".repeat(4_001);
    lea.fill("reason", &long).press("Record it");
    assert_eq!((lea.status(), lea.value("reason")), (422, Some(long)));
    assert!(lea.html().contains("href=\"#reason\""), "{}", lea.text());
    let page = desk.records("order", "after", "").path().to_owned();
    assert_eq!(desk.world.browser(&mia).open(&page).status(), 200, "a moderator may look");
    for who in [&desk.world.ada, &desk.world.bo, &desk.world.robin] {
        let mut other = desk.world.browser(who);
        assert_eq!(other.open(&page).status(), 404);
        for to in ["answers", "endings", "tellings"] {
            assert_eq!(other.post(&format!("{page}/{to}"), &[("answer", "yes")]).status(), 404);
        }
    }
    let mut mia = desk.world.browser(&mia);
    assert_eq!(mia.post(&format!("{page}/tellings"), &[]).status(), 404, "a lead's to say");
}

#[test]
fn in_an_appeal_it_is_about_whoever_appeals_and_not_whoever_reported() {
    let it = Reported::new();
    it.decides("warn", "", &[]);
    it.told().fill("body", "I see it otherwise").press("Appeal");
    let lou = it.world.bare.person("lou", &[Role::Lead]);
    let mut lou = it.world.browser(&lou);
    lou.open("/appeals").follow("Warn").follow("The case, with the sealed copy");
    lou.follow("Tell somebody outside");
    assert!(lou.says("It is about bo."), "{}", lou.text());
    lou.choose("ground", "order").choose("to", "police").choose("telling", "before");
    lou.fill("words", WORDS).press("Record it");
    let knows = |who| it.world.browser(who).open("/me/reads").says("The police");
    assert_eq!((knows(&it.world.bo), knows(&it.world.ada)), (true, false));
}
