//! Patterns (J6.5, J6.x2): several people who part from the same person call for a human eye, and for no more.

use kith_app::{
    Error,
    people::recognising::Known,
    support::{asking, covering},
};
use kith_core::{
    Code, DAY, HOUR,
    people::grant::{Grant, Role},
    safety::standing::RESTRICTED,
    support::kind::Kind,
};
use kith_store::people::grants;
use kith_testkit::{Browser, support::form};

use super::{measures::FACTS, world::World};

/// `asker` and `helper` talk to one another.
fn met(world: &World, asker: &Known, helper: &Known) -> Code {
    let _request = world.bare.asks(asker, Kind::Listen);
    let offer = world.bare.takes(helper).unwrap();
    world.bare.accepts(helper, offer)
}

fn stops(world: &World, who: &Known, talk: Code) {
    let mut browser = world.browser(who);
    browser.open(&format!("/talks/{talk}")).press("End and report");
    assert_eq!(browser.status(), 200, "{}", browser.text());
}

fn reports(world: &World, who: &Known, talk: Code, matter: &str) {
    let mut browser = world.browser(who);
    browser.open(&format!("/talks/{talk}/concern")).choose("matter", matter);
    browser.fill("body", "He asks where I live and will not let it go").press("Report");
    assert_eq!(browser.status(), 200, "{}", browser.text());
}

fn closes(world: &World, who: &Known, talk: Code) {
    let mut browser = world.browser(who);
    browser.open(&format!("/blocks/new?talk={talk}")).press("Close the door");
    assert_eq!(browser.status(), 200, "{}", browser.text());
}

const CASE: &str = "Several people parted from the same person";

/// Lea moderates; Cy, whom Bo asked, closed the door; Ada, whom Bo helped, ended and reported.
struct Two {
    world: World,
    lea: Known,
}

impl Two {
    fn new() -> Self {
        let world = World::new();
        let lea = world.bare.person("lea", &[Role::Moderator]);
        let cy = world.bare.helper("cy", Role::Supporter, 1);
        let talk = met(&world, &world.bo, &cy);
        closes(&world, &cy, talk);
        let talk = met(&world, &world.ada, &world.bo);
        stops(&world, &world.ada, talk);
        Self { world, lea }
    }

    /// Somebody else who talks to Bo.
    fn another(&self, name: &str) -> (Known, Code) {
        let who = self.world.bare.person(name, &[]);
        let talk = met(&self.world, &who, &self.world.bo);
        (who, talk)
    }

    /// A third person reports Bo.
    fn third(self) -> Self {
        let (dana, talk) = self.another("dana");
        reports(&self.world, &dana, talk, "pressure");
        self
    }

    fn desk(&self) -> Browser {
        let mut desk = self.world.browser(&self.lea);
        desk.open("/cases");
        desk
    }
}

#[test]
fn the_third_person_opens_one_case_that_counts_and_tells_nobody() {
    let it = Two::new();
    let (dana, talk) = it.another("dana");
    assert!(!it.desk().says(CASE), "two are no pattern");
    reports(&it.world, &dana, talk, "pressure");
    let mut desk = it.desk();
    desk.follow(CASE);
    assert!(desk.says("Several people ended what they had with bo"), "{}", desk.text());
    for count in ["ended a talk and reported it in one step", "reported what", "closed the door"] {
        assert!(desk.says(&format!("One person {count}")), "{count}: {}", desk.text());
    }
    for hidden in ["ada", "cy", "dana", "He asks where I live", "Your answer", "Open"] {
        assert!(!desk.text().contains(hidden), "{hidden}: {}", desk.text());
    }
    let path = desk.path().to_owned();
    // A fourth changes nothing of it, and opens no second one.
    let (dee, talk) = it.another("dee");
    stops(&it.world, &dee, talk);
    desk.open("/cases");
    let rows = desk.all("ol > li").iter().filter(|row| row.contains(CASE)).count();
    assert_eq!(rows, 1, "{}", desk.text());
    // It is not there for whom it is about, nor for those who made it.
    for who in [&it.world.bo, &it.world.ada, &dana] {
        let mut browser = it.world.browser(who);
        assert_eq!(browser.open(&path).status(), 404);
        assert_eq!(browser.post(&format!("{path}/closures"), &[("how", "true")]).status(), 404);
        assert_eq!(browser.open("/patterns").status(), 404);
    }
    for deed in ["answers", "openings"] {
        assert_eq!(desk.post(&format!("{path}/{deed}"), &[("body", "x")]).status(), 404, "{deed}");
    }
    desk.open(&path).choose("how", "unclear").press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
}

#[test]
fn worry_and_what_was_found_otherwise_count_for_nothing() {
    let it = Two::new();
    it.world.pass(HOUR.times(2));
    let (dana, talk) = it.another("dana");
    reports(&it.world, &dana, talk, "danger");
    assert!(!it.desk().says(CASE), "whoever worries about somebody parts from nobody");
    let mut desk = it.desk();
    desk.follow("A report: Something else").choose("how", "false");
    desk.fill("reasons", "We looked, and it was otherwise").press("Close the case");
    assert!(desk.says("The case is closed"), "{}", desk.text());
    let (dee, talk) = it.another("dee");
    closes(&it.world, &dee, talk);
    assert!(!it.desk().says(CASE), "two are left");
    let (eli, talk) = it.another("eli");
    stops(&it.world, &eli, talk);
    assert!(it.desk().says(CASE), "{}", it.desk().text());
}

#[test]
fn what_is_older_than_thirty_days_is_no_part_of_it() {
    let it = Two::new();
    it.world.pass(DAY.times(31));
    let (bo, until) = (it.world.bo.clone(), it.world.bare.app.now() + HOUR);
    it.world.bare.does(move |tx, at| covering::begin(tx, at, &bo, until)).unwrap();
    let it = it.third();
    assert!(!it.desk().says(CASE), "{}", it.desk().text());
}

#[test]
fn a_rest_is_decided_by_a_person_with_reasons_and_holds_with_every_helper() {
    let it = Two::new().third();
    let mut desk = it.world.browser(&it.lea);
    desk.open("/cases").follow("Patterns");
    assert!(desk.says("bo") && desk.says("One person closed the door"), "{}", desk.text());
    desk.follow("Look at the case").follow("Rest for a day");
    assert_eq!(desk.all("#kind input[checked][value=restrict]").len(), 1, "{}", desk.html());
    assert_eq!(desk.value("days").as_deref(), Some("1"));
    desk.press("Decide and explain");
    assert!(desk.says("Choose the rule"), "nothing is done without reasons: {}", desk.text());
    desk.choose("rule", "safe");
    for telling in
        ["Dana does not want that you ask where people live.", "He asks where I live, and more."]
    {
        desk.fill("facts", telling).press("Decide and explain");
        assert_eq!(desk.status(), 422, "{telling}");
        assert!(desk.says("This would tell them who reported"), "{}", desk.text());
    }
    desk.fill("facts", FACTS).press("Decide and explain");
    assert!(desk.says("It is decided, and they are told"), "{}", desk.text());
    // Behind both of their faces, whoever the helper is.
    let mut bo = it.world.browser(&it.world.bo);
    bo.open("/measures");
    let to = bo.links().into_iter().find(|to| to.starts_with("/measures/")).unwrap();
    bo.open(&to);
    assert!(bo.says(FACTS) && bo.says("A program had counted"), "{}", bo.text());
    for trace in ["ada", "cy", "dana", "parted", "three", "reported"] {
        assert!(!bo.text().contains(trace), "{trace}: {}", bo.text());
    }
    let asks = || {
        let (app, who) = (&it.world.bare.app, it.world.bo.clone());
        let mut form = form(Kind::Listen, app.moment().code());
        form.post.owner = Some(who.member);
        let draft = asking::draft(app, &who, form).unwrap();
        it.world.bare.does(move |tx, at| asking::ask(tx, at, &who, &draft))
    };
    assert!(matches!(asks(), Err(Error::Refused(RESTRICTED))));
    it.world.pass(DAY);
    assert!(asks().is_ok(), "it ends by itself");
}

#[test]
fn patterns_are_for_moderators_and_never_show_one_to_itself() {
    let it = Two::new();
    let mut lea = it.world.browser(&it.lea);
    lea.open("/patterns");
    assert!(lea.says("Too few for a case"), "{}", lea.text());
    assert_eq!(lea.link("Rest for a day"), None, "nothing is decided without a case");
    let robin = it.world.browser(&it.world.robin).open("/patterns").status();
    assert_eq!(robin, 404, "a coordinator has no need of it");
    assert!(!it.world.browser(&it.world.robin).open("/cases").says("Patterns"));
    let bo = it.world.bo.member;
    it.world
        .bare
        .does(move |tx, at| {
            let (id, code, role) = (at.id(), at.code(), Role::Moderator);
            Ok(grants::add(tx, &Grant { id, code, member: bo, role, since: at.now, until: None })?)
        })
        .unwrap();
    let it = it.third();
    let mut bo = it.world.browser(&it.world.bo);
    bo.open("/patterns");
    assert!(bo.says("Nothing repeats"), "{}", bo.text());
    assert!(!bo.open("/cases").says(CASE), "{}", bo.text());
}

#[test]
fn reporters_whose_reports_come_to_nothing_are_a_hint_and_keep_every_right() {
    let world = World::new();
    let lea = world.bare.person("lea", &[Role::Moderator]);
    let it = Two { world, lea };
    let dana = it.world.bare.person("dana", &[]);
    for n in 0..3 {
        let helper = it.world.bare.helper(&format!("helper{n}"), Role::Supporter, 1);
        let talk = met(&it.world, &dana, &helper);
        reports(&it.world, &dana, talk, "unkind");
        assert!(!it.desk().follow("Patterns").says("mostly came to nothing"), "{n}");
        let mut desk = it.desk();
        desk.follow("A report: Words that hurt").choose("how", "empty").press("Close the case");
        assert!(desk.says("The case is closed"), "{}", desk.text());
    }
    let mut desk = it.desk();
    desk.follow("Patterns");
    assert!(desk.says("3 of 3 reports came to nothing"), "{}", desk.text());
    assert!(desk.says("dana") && desk.says("Nothing else follows from it"), "{}", desk.text());
    // No punishment, and the next report stands on the desk like anybody's.
    assert!(it.world.browser(&dana).open("/measures").says("Nothing was decided about you"));
}
