//! Reading a talk for a case: with a reason, a second person and an end, and never unseen by the two who
//! talk.

use kith_app::{Tx, people::recognising::Known, talk::posting, talk::seat};
use kith_core::{Code, DAY, MINUTE, Private, people::grant::Role, support::safe::Level};
use kith_store::safety::cases;
use kith_testkit::Browser;

use super::world::World;

const SAID: &str = "the blue bicycle by the mill";

/// Two moderators and a lead, and a talk of Ada and Bo that Ada reported.
struct Desk {
    world: World,
    mia: Known,
    max: Known,
    lead: Known,
    case: Code,
}

impl Desk {
    fn new() -> Self {
        let world = World::new();
        let talk = world.talk();
        let faces = seat::faces(&world.bo);
        let draft = posting::draft(&world.bare.app, &faces, talk, &Private::new(SAID)).unwrap();
        world.bare.does(move |tx, at| posting::post(tx, at, &draft)).unwrap();
        let [mia, max] = ["mia", "max"].map(|name| world.bare.person(name, &[Role::Moderator]));
        let lead = world.bare.person("lea", &[Role::Lead]);
        let mut ada = world.browser(&world.ada);
        ada.open(&format!("/talks/{talk}/concern")).fill("body", "I am not sure about this");
        ada.choose("matter", "unkind").press("Report");
        assert_eq!(ada.status(), 200, "{}", ada.text());
        let case = world.bare.does(|tx, _| Ok(cases::desk(tx, None, 1)?[0].code)).unwrap();
        Self { world, mia, max, lead, case }
    }

    fn browser(&self, who: &Known) -> Browser {
        self.world.browser(who)
    }

    /// From now on somebody is in danger.
    fn danger(&self) {
        let code = self.case;
        let raise = move |tx: &mut Tx| {
            let mut case = cases::find_by_code(tx, code)?.unwrap();
            case.level = Level::Danger;
            cases::set(tx, &case)
        };
        self.world.bare.app.store.write(raise).unwrap();
    }

    /// Mia asks from the page of the case; her browser on the page of what she asked.
    fn asks(&self) -> Browser {
        let mut mia = self.browser(&self.mia);
        mia.open(&format!("/cases/{}", self.case)).follow("Ask to read the talk");
        mia.choose("ground", "harm").fill("sentence", "The copy breaks off before the answer");
        mia.press("Ask to read");
        assert!(mia.path().starts_with("/reads/"), "{}", mia.text());
        mia
    }
}

#[test]
fn a_second_person_says_yes_and_the_two_who_talk_see_it() {
    let desk = Desk::new();
    let mut mia = desk.asks();
    let page = mia.path().to_owned();
    assert!(mia.says("It waits for a second person") && !mia.html().contains("blue bicycle"));
    assert_eq!(mia.post(&format!("{page}/answers"), &[("answer", "yes")]).status(), 422);
    assert!(mia.says("You asked for this yourself"));
    assert_eq!(mia.post(&format!("{page}/openings"), &[]).status(), 422);
    let mut max = desk.browser(&desk.max);
    max.open("/today").follow("Somebody asks to read a talk and waits for a second person");
    assert!(
        max.says("The copy breaks off before the answer") && max.says("mia asks, as Moderator")
    );
    max.press("Yes, it is needed");
    assert!(max.says("It may be opened") && !max.html().contains("blue bicycle"));
    mia.open("/today").follow("A second person said yes: you may read the talk");
    mia.press("Read");
    assert!(mia.says(SAID) && mia.says("It stands open"), "{}", mia.text());
    assert!(!max.open(&page).says(SAID), "it opens to whoever asked alone");
    let mut lead = desk.browser(&desk.lead);
    assert!(lead.open("/today").says("A talk is being read for a case"));
    let mut ada = desk.browser(&desk.world.ada);
    ada.open("/today")
        .follow("Somebody of our staff opened words of yours. You can see who and why.");
    assert!(ada.says("to decide fairly about something that was reported"), "{}", ada.text());
    assert!(ada.says("The copy breaks off before the answer") && ada.says("open for 30 minutes"));
    assert!(ada.says("A moderator opened them"));
    desk.world.bare.clock.pass(MINUTE.times(31));
    let mut mia = desk.browser(&desk.mia);
    assert!(!mia.open(&page).says(SAID) && mia.says("It was open until"));
    assert_eq!(mia.post(&format!("{page}/openings"), &[]).status(), 422, "once");
}

#[test]
fn whoever_was_reported_sees_the_reading_later_for_it_would_tell_who_reported() {
    let desk = Desk::new();
    let mut mia = desk.asks();
    desk.browser(&desk.max).open(mia.path()).press("Yes, it is needed");
    let page = mia.path().to_owned();
    mia.open(&page).press("Read");
    let mut bo = desk.browser(&desk.world.bo);
    assert!(bo.open("/me/reads").says("Nobody of our staff has opened anything of yours"));
    desk.world.pass(DAY.times(30));
    assert!(desk.browser(&desk.world.bo).open("/me/reads").says("The copy breaks off"));
}

#[test]
fn in_danger_nobody_is_waited_for() {
    let desk = Desk::new();
    desk.danger();
    let mut mia = desk.asks();
    assert!(mia.says("Nobody was asked first, because somebody is in danger now"));
    mia.press("Read");
    assert!(mia.says(SAID), "{}", mia.text());
    assert!(desk.browser(&desk.lead).open("/today").says("A talk is being read for a case"));
    assert!(desk.browser(&desk.world.ada).open("/me/reads").says("The copy breaks off"));
}

#[test]
fn a_coordinator_who_asks_is_refused() {
    let desk = Desk::new();
    let mut robin = desk.browser(&desk.world.robin);
    robin.open(&format!("/cases/{}", desk.case)).follow("Ask to read the talk");
    assert!(robin.says("As a coordinator you cannot read talks"));
    let case = desk.case.to_string();
    let sent = [("case", case.as_str()), ("ground", "danger"), ("sentence", "I would like to")];
    assert_eq!(robin.post("/reads", &sent).status(), 422);
    assert_eq!(robin.open("/reads").status(), 404);
    let mia = desk.asks();
    assert_eq!(robin.open(mia.path()).status(), 404);
    let answers = format!("{}/answers", mia.path());
    assert_eq!(robin.post(&answers, &[("answer", "yes")]).status(), 404);
}

#[test]
fn a_no_ends_it_and_so_does_a_day() {
    let desk = Desk::new();
    let mut mia = desk.asks();
    let page = mia.path().to_owned();
    desk.browser(&desk.max).open(&page).press("No");
    assert!(mia.open(&page).says("A second person said no"));
    assert_eq!(mia.post(&format!("{page}/openings"), &[]).status(), 422);
    let again = desk.asks();
    desk.world.bare.clock.pass(DAY);
    let mut max = desk.browser(&desk.max);
    assert!(max.open(again.path()).says("It was not used"));
    assert_eq!(max.post(&format!("{}/answers", again.path()), &[("answer", "yes")]).status(), 422);
    assert!(max.says("waits for no answer any more"));
}

#[test]
fn what_was_typed_stands_again_and_a_reason_is_a_sentence() {
    let desk = Desk::new();
    let mut mia = desk.browser(&desk.mia);
    mia.open(&format!("/reads/new?case={}", desk.case));
    mia.fill("sentence", "The copy breaks off").press("Ask to read");
    assert!(mia.status() == 422 && mia.says("Choose the ground"));
    assert_eq!(mia.all("textarea#sentence"), ["The copy breaks off"]);
    mia.choose("ground", "law").fill("sentence", " ").press("Ask to read");
    assert!(mia.status() == 422 && mia.says("Say why, in a sentence"));
    assert_eq!(mia.value("ground").as_deref(), Some("law"));
}

#[test]
fn the_sheet_shows_what_was_asked_and_nobody_outside_the_desk_finds_it() {
    let desk = Desk::new();
    let mia = desk.asks();
    let mut lead = desk.browser(&desk.lead);
    lead.open("/cases").follow("Talks that were asked to be read");
    assert!(lead.says("Harm was reported") && lead.says("It waits for a second person"));
    for who in [&desk.world.ada, &desk.world.bo] {
        let mut member = desk.browser(who);
        for page in ["/reads", mia.path(), &format!("/reads/new?case={}", desk.case)] {
            assert_eq!(member.open(page).status(), 404, "{page}");
        }
    }
}
