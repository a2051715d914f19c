//! Hard reading (J6.7, SAF-44): it is counted, it has a limit, and whoever rests leaves nothing lying.

use kith_app::{Site, people::recognising::Known};
use kith_core::{
    DAY, FaceId, MINUTE, Moment,
    people::grant::Role,
    safety::{case::Source, pattern::Pattern},
    support::safe::Level,
};
use kith_store::safety::{cases, patterns};
use kith_testkit::Browser;

use super::{
    evidence::{HARM, say},
    world::World,
};

const ENOUGH: &str = "You have read enough hard things this week";

/// Lea and Mo moderate; nobody opens more than five texts a week.
struct Desk {
    world: World,
    lea: Known,
    mo: Known,
}

impl Desk {
    fn new() -> Self {
        let mut world = World::new();
        world.bare.app.site = Site { exposure: 5, ..Site::default() }.into();
        let [lea, mo] = ["lea", "mo"].map(|name| world.bare.person(name, &[Role::Moderator]));
        Self { world, lea, mo }
    }

    /// Somebody reports what Bo said to them.
    fn report(&self, name: &str) {
        let who = self.world.bare.person(name, &[]);
        let _request = self.world.bare.asks(&who, kith_core::support::kind::Kind::Listen);
        let helper = self.world.bare.helper(&format!("with-{name}"), Role::Supporter, 1);
        let offer = self.world.bare.takes(&helper).unwrap();
        let talk = self.world.bare.accepts(&helper, offer);
        let harm = say(&self.world, &helper, talk, HARM);
        let mut browser = self.world.browser(&who);
        browser.open(&format!("/messages/{harm}/concern")).choose("matter", "unkind");
        browser.fill("body", "Please look at this").press("Report");
        assert_eq!(browser.status(), 200, "{}", browser.text());
    }

    /// Where the cases are, the oldest first.
    fn cases(&self) -> Vec<String> {
        let all = self.world.bare.does(|tx, _| Ok(cases::desk(tx, None, 50)?)).unwrap();
        all.iter().map(|case| format!("/cases/{}", case.code)).collect()
    }

    /// Lea has opened all that the house asks of her; one report is left.
    fn full() -> (Self, String) {
        let it = Self::new();
        for n in 0..6 {
            it.report(&format!("asker{n}"));
        }
        let mut all = it.cases();
        let left = all.pop().unwrap();
        for case in all {
            let mut lea = it.world.browser(&it.lea);
            lea.open(&case).press("Open the copy");
            assert!(lea.says(HARM), "{}", lea.text());
            lea.post(&format!("{case}/openings"), &[]);
            assert_eq!(lea.status(), 200, "what stands open is not opened again");
        }
        (it, left)
    }

    fn opens(&self, who: &Known, case: &str) -> Browser {
        let mut browser = self.world.browser(who);
        browser.open(case);
        if browser.says("Open the copy") {
            browser.press("Open the copy");
        } else {
            browser.post(&format!("{case}/openings"), &[]);
        }
        browser
    }

    /// From now on somebody is in danger there.
    fn danger(&self, path: &str) {
        let code = path.rsplit('/').next().unwrap().parse().unwrap();
        let raise = move |tx: &mut kith_app::Tx| {
            let mut case = cases::find_by_code(tx, code)?.unwrap();
            case.level = Level::Danger;
            cases::set(tx, &case)
        };
        self.world.bare.app.store.write(raise).unwrap();
    }
}

#[test]
fn whoever_has_read_enough_opens_no_more_and_somebody_else_does() {
    let (it, left) = Desk::full();
    let mut lea = it.world.browser(&it.lea);
    lea.open(&left);
    assert!(lea.says(ENOUGH) && !lea.says("Open the copy"), "{}", lea.text());
    lea.follow("hand over what you have, and rest");
    assert_eq!(lea.path(), "/duty");
    assert!(lea.says("You opened 5 private texts") && lea.says("no more than 5"), "{}", lea.text());
    let lea = it.opens(&it.lea, &left);
    assert_eq!(lea.status(), 422);
    assert!(lea.says(ENOUGH) && !lea.says(HARM), "{}", lea.text());
    let mo = it.opens(&it.mo, &left);
    assert!(mo.says(HARM), "{}", mo.text());
}

#[test]
fn a_week_later_they_may_read_again() {
    let (it, left) = Desk::full();
    it.world.bare.clock.pass(DAY.times(6));
    assert!(!it.opens(&it.lea, &left).says(HARM));
    it.world.bare.clock.pass(DAY);
    assert!(it.opens(&it.lea, &left).says(HARM));
}

#[test]
fn where_somebody_is_in_danger_and_nobody_else_is_here_it_opens_all_the_same() {
    let (it, left) = Desk::full();
    let alone = it.opens(&it.lea, &left);
    assert_eq!(alone.status(), 422, "nobody is here, and nobody is in danger: {}", alone.text());
    it.danger(&left);
    it.world.browser(&it.mo).open("/today");
    let refused = it.opens(&it.lea, &left);
    assert!(refused.says(ENOUGH) && !refused.says(HARM), "Mo is here: {}", refused.text());
    it.world.bare.clock.pass(MINUTE.times(20));
    let lea = it.opens(&it.lea, &left);
    assert!(lea.says(HARM), "{}", lea.text());
    assert!(it.world.browser(&it.lea).open("/duty").says("You opened 6 private texts"));
}

#[test]
fn reading_a_talk_counts_and_has_the_same_limit() {
    let (it, left) = Desk::full();
    let mut lea = it.world.browser(&it.lea);
    lea.open(&left).follow("Ask to read the talk").choose("ground", "harm");
    lea.fill("sentence", "The copy ends before the other side answered.").press("Ask to read");
    let read = lea.path().to_owned();
    let mut mo = it.world.browser(&it.mo);
    mo.open(&read).press("Yes, it is needed");
    lea.open(&read).press("Read");
    assert_eq!(lea.status(), 422);
    assert!(lea.says(ENOUGH) && !lea.says(HARM), "{}", lea.text());
}

#[test]
fn handing_over_gives_back_every_case_with_the_note_and_what_was_typed_is_kept() {
    let it = Desk::new();
    for name in ["dana", "eli", "fay"] {
        it.report(name);
    }
    let all = it.cases();
    for case in &all[..2] {
        it.world.browser(&it.lea).open(case).press("Take it");
    }
    it.world.browser(&it.mo).open(&all[2]).press("Take it");
    let mut lea = it.world.browser(&it.lea);
    lea.open("/cases").follow("Hard reading");
    assert!(lea.says("2 cases are in your hands"), "{}", lea.text());
    lea.press("Hand over and rest");
    assert_eq!(lea.status(), 422);
    assert!(lea.says("Write a few words first"), "{}", lea.text());
    let long = "x".repeat(4_001);
    lea.fill("body", &long).press("Hand over and rest");
    assert_eq!(lea.value("body").as_deref(), Some(long.as_str()), "kept");
    let mut again = it.world.browser(&it.lea);
    again.open("/duty");
    lea.fill("body", "I promised an answer by Friday").press("Hand over and rest");
    assert!(lea.says("Have some rest") && lea.says("No case is in your hands"), "{}", lea.text());
    for case in &all[..2] {
        let mut mo = it.world.browser(&it.mo);
        assert!(mo.open(case).says("Nobody has it"), "{}", mo.text());
        assert!(mo.follow("Notes among us").says("I promised an answer by Friday"));
    }
    assert!(it.world.browser(&it.mo).open(&all[2]).says("You have it"), "Mo's is Mo's");
    again.fill("body", "Twice is once").press("Hand over and rest");
    assert_eq!(again.status(), 200, "there is nothing left to give back: {}", again.text());
    it.world.pass(DAY.times(2));
    let told = it.world.browser(&it.mo).open("/today").says("A case has waited as long");
    assert!(told, "their clocks run on");
}

#[test]
fn duty_is_for_whoever_helps_or_works_on_cases() {
    let it = Desk::new();
    let status = |who: &Known| it.world.browser(who).open("/duty").status();
    assert_eq!((status(&it.lea), status(&it.world.robin), status(&it.world.bo)), (200, 200, 200));
    assert_eq!(status(&it.world.ada), 404);
    assert!(!it.world.browser(&it.world.bo).open("/duty").says("Hard reading"));
    for who in [&it.world.ada, &it.world.bo] {
        let status = it.world.browser(who).post("/duty/rests", &[("body", "x")]).status();
        assert_eq!(status, 404);
    }
    let both = it.world.bare.person("both", &[Role::Moderator, Role::Supporter]);
    let mut both = it.world.browser(&both);
    both.open("/duty");
    assert!(both.says("Hard reading") && both.says("Next in line"), "{}", both.text());
}

#[test]
fn a_case_that_came_to_be_about_them_keeps_nobody_from_resting() {
    let it = Desk::new();
    it.report("dana");
    let all = it.cases();
    it.world.browser(&it.lea).open(&all[0]).press("Take it");
    let about = it.lea.member;
    let open = move |tx: &mut kith_app::Tx, at: &mut Moment| {
        let one = Pattern { id: at.id(), about, face: FaceId(at.id()), at: at.now };
        patterns::add(tx, &one)?;
        let id = cases::open(tx, at, Source::Pattern, one.id, Level::Notice)?;
        let mut case = cases::find(tx, id)?.unwrap();
        case.claim(about, at.now).unwrap();
        Ok(cases::set(tx, &case)?)
    };
    it.world.bare.does(open).unwrap();
    let mut lea = it.world.browser(&it.lea);
    assert!(lea.open("/duty").says("One case is in your hands"), "{}", lea.text());
    lea.fill("body", "I promised an answer by Friday").press("Hand over and rest");
    assert!(lea.status() == 200 && lea.says("Have some rest"), "{}", lea.text());
    assert!(it.world.browser(&it.mo).open(&all[0]).says("Nobody has it"));
}
