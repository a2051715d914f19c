//! Talking one's own work over: asked for, taken with a day, noted for two, and never met by silence.

use kith_app::{
    people::{exporting, grants, leaving, recognising::Known},
    programme::supervising,
    promises,
};
use kith_core::{DAY, HOUR, people::grant::Role};
use kith_store::{jobs, programme::supervisions};
use kith_testkit::{Browser, World};

/// What somebody noted.
const WORDS: &str = "The Thursday talks stay with me longer than they should.";

/// A house with Bo who supports, Sal who supervises, and Adi who gives roles.
struct House {
    world: World,
    sal: Known,
    adi: Known,
}

impl House {
    fn new() -> Self {
        let world = World::new();
        let sal = world.bare.person("sal", &[Role::Supervisor]);
        let adi = world.bare.person("adi", &[Role::Admin]);
        Self { world, sal, adi }
    }

    fn bo(&self) -> Browser {
        self.world.browser(&self.world.bo)
    }

    fn sal(&self) -> Browser {
        self.world.browser(&self.sal)
    }

    /// Bo asks: the path of the page.
    fn asked(&self) -> String {
        let mut bo = self.bo();
        bo.open("/duty").follow("Talking your work over").press("I’d like to talk something over");
        assert!(bo.says("You have asked."), "{}", bo.text());
        bo.path().split('?').next().unwrap().to_owned()
    }

    /// The same, and Sal takes it for so many days from now.
    fn taken(&self, days: i64) -> String {
        let path = self.asked();
        let mut sal = self.sal();
        sal.open("/supervision").follow("bo").fill("next", &self.day(days));
        sal.press("Take it, with this day");
        assert!(sal.says("The day is set."), "{}", sal.text());
        path
    }

    fn day(&self, days: i64) -> String {
        let day = self.world.bare.app.now() + DAY.times(days);
        day.jiff().strftime("%Y-%m-%d").to_string()
    }

    /// `browser` notes so many minutes of today at `path`.
    fn notes(&self, browser: &mut Browser, path: &str, words: &str) {
        browser.open(path).fill("day", &self.day(0)).fill("minutes", "50").fill("words", words);
        browser.press("Note it");
    }
}

#[test]
fn j4_7_nms_11_a_helper_asks_a_supervisor_takes_it_and_what_they_note_two_read() {
    let house = House::new();
    let path = house.asked();
    let mut bo = house.bo();
    assert!(bo.open(&path).says("A supervisor answers by"), "{}", bo.text());
    let mut sal = house.sal();
    sal.open("/today").follow("A helper would like to talk something over with you.");
    assert!(sal.says("With bo") && sal.all("textarea").is_empty(), "{}", sal.text());
    sal.fill("next", "").press("Take it, with this day");
    assert!(sal.status() == 422 && sal.says("Choose a day from today on"), "{}", sal.text());
    sal.fill("next", &house.day(2)).press("Take it, with this day");
    assert!(sal.says("Your next talk is on"), "{}", sal.text());
    bo.open("/today").follow("A day is set on which you talk your work over.");
    assert!(bo.says("Your next talk is on"), "{}", bo.text());
    house.world.pass(DAY.times(3));
    let (mut sal, mut bo) = (house.sal(), house.bo());
    house.notes(&mut sal, &path, " ");
    assert!(sal.status() == 422 && sal.says("Write at least one sentence"), "{}", sal.text());
    assert_eq!(sal.value("minutes").as_deref(), Some("50"), "what was typed stays");
    house.notes(&mut sal, &path, WORDS);
    assert!(sal.says("Noted. The time counts for both of you.") && sal.says(WORDS));
    bo.open("/today").follow("A talk of yours was noted. You can read it.");
    assert!(bo.says(WORDS) && bo.says("noted by the other"), "{}", bo.text());
    house.notes(&mut bo, &path, "The same talk.");
    assert!(bo.status() == 422 && bo.says("noted already"), "{}", bo.text());
    for (mut browser, time) in [(house.bo(), "12 h 50 min"), (house.sal(), "50 min")] {
        browser.open("/hours");
        assert!(
            browser.says(&format!("{time} in all.")),
            "with what is on duty: {}",
            browser.text()
        );
    }
    let cora = house.world.browser(&house.world.cora).open(&path).status();
    assert_eq!(cora, 404, "no coordinator reads it");
    let other = house.world.bare.person("sol", &[Role::Supervisor]);
    assert_eq!(house.world.browser(&other).open(&path).status(), 404, "no other supervisor");
    assert_eq!(house.world.browser(&house.world.ada).open("/supervision").status(), 404);
    let disk = house.world.bare.on_disk();
    assert!(!disk.windows(WORDS.len()).any(|part| part == WORDS.as_bytes()), "it is sealed");
    let archive = exporting::export(&house.world.bare.app, house.world.bo.member).unwrap();
    assert!(archive["supervision"].to_string().contains(WORDS));
}

#[test]
fn j4_7_whoever_asks_is_not_met_by_silence() {
    let house = House::new();
    let path = house.asked();
    let mut twice = house.bo();
    twice.post("/supervision", &[]);
    assert!(twice.path().starts_with(&path), "asked twice is asked once: {}", twice.path());
    house.world.pass(DAY.times(2));
    let mut adi = house.world.browser(&house.adi);
    assert!(!adi.open("/today").says("A helper waits for a supervisor"), "{}", adi.text());
    house.world.pass(HOUR.times(25));
    let mut adi = house.world.browser(&house.adi);
    assert!(adi.open("/today").says("A helper waits for a supervisor"), "{}", adi.text());
    let mut bo = house.bo();
    assert!(bo.open(&path).says("nobody has answered yet. That is on us."), "{}", bo.text());
    let mut sal = house.sal();
    assert!(sal.open("/today").says("A helper still waits for a day"), "{}", sal.text());
    // A lost timer is planted again when the house starts, and nothing is told twice.
    let code = path.rsplit('/').next().unwrap().parse().unwrap();
    let app = &house.world.bare.app;
    let kept = app.store.read::<_, kith_app::Error>(move |tx| Ok(supervisions::named(tx, code)?));
    let id = kept.unwrap().unwrap().id;
    let pulled = house.world.bare.does(move |tx, _| Ok(jobs::pull(tx, supervisions::JOB, id)?));
    assert!(pulled.unwrap());
    assert_eq!(promises::plant_lost(app).unwrap(), 1);
    bo.open(&path).press("Take back that I asked");
    assert!(bo.says("It is over."), "{}", bo.text());
    assert!(bo.open("/supervision").links().contains(&path), "it can still be read");
    let gone = house.sal().open(&path).status();
    assert_eq!(gone, 404);
}

#[test]
fn where_nobody_supervises_whoever_gives_roles_is_told_at_once() {
    let world = World::new();
    let adi = world.bare.person("adi", &[Role::Admin]);
    let mut bo = world.browser(&world.bo);
    assert!(bo.open("/supervision").says("Nobody supervises here yet."), "{}", bo.text());
    bo.press("I’d like to talk something over");
    let mut adi = world.browser(&adi);
    assert!(adi.open("/today").says("Give somebody the role of supervisor"), "{}", adi.text());
    assert!(adi.open("/roles").html().contains("value=\"supervisor\""));
}

#[test]
fn both_are_reminded_the_day_before_in_words_that_tell_nothing() {
    let house = House::new();
    house.taken(5);
    house.world.pass(DAY.times(3));
    let near = "Tomorrow is a day that you set aside for a talk.";
    assert!(!house.bo().open("/today").says(near));
    house.world.pass(DAY);
    for mut browser in [house.bo(), house.sal()] {
        assert!(browser.open("/today").says(near), "{}", browser.text());
    }
}

#[test]
fn whoever_loses_the_role_or_leaves_releases_their_helpers_to_another() {
    let house = House::new();
    let path = house.taken(5);
    house.notes(&mut house.sal(), &path, WORDS);
    let other = house.world.bare.person("sol", &[Role::Supervisor]);
    let sal = house.sal.member;
    let grant = house.world.bare.does(move |tx, now| {
        Ok(grants::standing(tx, now.now)?.into_iter().find(|(grant, _)| grant.member == sal))
    });
    let code = grant.unwrap().unwrap().0.code;
    house.world.bare.does(move |tx, at| grants::end(tx, at, None, code)).unwrap();
    let mut bo = house.bo();
    assert!(bo.open(&path).says("A supervisor answers by") && bo.says(WORDS), "{}", bo.text());
    assert_eq!(house.world.browser(&house.sal).open(&path).status(), 404);
    let mut sol = house.world.browser(&other);
    sol.open("/supervision").follow("bo").fill("next", &house.day(1));
    sol.press("Take it, with this day");
    assert!(sol.says("Your next talk is on") && !sol.says(WORDS), "not what was said before");
    let gone = house.world.bo.clone();
    house.world.bare.does(move |tx, at| leaving::leave(tx, at, &gone)).unwrap();
    assert!(sol.open(&path).says("It ended on"), "{}", sol.text());
    house.world.pass(DAY.times(8));
    assert_eq!(house.world.browser(&other).open(&path).status(), 404, "nothing is left");
    let archive = exporting::export(&house.world.bare.app, sal).unwrap();
    let kept = archive["supervision"]["talks"].to_string();
    assert!(kept.contains("\"minutes\":50") && !kept.contains(WORDS), "time stays: {kept}");
}

#[test]
fn a_closed_door_or_a_suspension_leaves_no_helper_waiting_for_whoever_cannot_come() {
    let house = House::new();
    let path = house.taken(5);
    let (bo, sal) = (house.world.bo.member, house.sal.member);
    house.world.bare.does(move |tx, at| supervising::parted(tx, at, [bo, sal])).unwrap();
    let mut browser = house.bo();
    browser.open("/today");
    browser.follow("Whoever you talked your work over with no longer does that here.");
    assert!(browser.path().starts_with(&path));
    assert!(browser.says("A supervisor answers by"), "{}", browser.text());
}

#[test]
fn whoever_gives_roles_hears_twice_of_a_helper_who_waits_and_not_every_three_days() {
    let world = World::new();
    let adi = world.bare.person("adi", &[Role::Admin]);
    world.browser(&world.bo).open("/supervision").press("I’d like to talk something over");
    for _ in 0..20 {
        world.pass(DAY);
    }
    let mut adi = world.browser(&adi);
    let told = adi.open("/today").text().matches("Put away : A helper waits").count();
    assert_eq!(told, 2, "at once, and when nobody had come: {}", adi.text());
}
