//! The way of a supporter to a signature: asked for, practised with somebody, signed by a person, and never met by silence.

use kith_app::{
    people::{exporting, grants, leaving, recognising::Known},
    programme::{learning, requiring},
    promises,
};
use kith_core::{
    DAY, HOUR, MINUTE,
    people::grant::Role,
    programme::{competency::Competency, courses, quiz::Answers},
    support::kind::Kind,
};
use kith_store::{jobs, programme::practices};
use kith_testkit::{Browser, World};

/// What a supervisor wrote.
const WELL: &str = "You let the silence stand until she went on by herself.";
/// What a supervisor wrote at the end.
const WORDS: &str = "You ask plainly, and you wait. Go on writing shorter lines.";

/// A house with Bo who supports and passed the course, and Sal who supervises.
pub(super) struct House {
    pub(super) world: World,
    pub(super) sal: Known,
}

/// `who` passes the course for supporters, and signs its code of conduct.
pub(super) fn learns(world: &World, who: &Known) {
    let (who, course) = (who.clone(), courses::of(Role::Supporter).unwrap());
    let right: Vec<_> = course.quiz.questions.iter().map(|one| one.right).collect();
    let answers: Answers = course.quiz.kept(&right.join(" ")).unwrap();
    let learnt = world.bare.does(move |tx, at| {
        for place in 1..=course.lessons.len() {
            learning::read(tx, at, &who, (course.code, place))?;
        }
        learning::answer(tx, at, &who, (course.code, &answers))?;
        learning::sign(tx, at, &who, (course.code, course.version))
    });
    learnt.unwrap();
}

impl House {
    pub(super) fn new() -> Self {
        let world = World::new();
        let sal = world.bare.person("sal", &[Role::Supervisor]);
        learns(&world, &world.bo);
        Self { world, sal }
    }

    pub(super) fn bo(&self) -> Browser {
        self.world.browser(&self.world.bo)
    }

    pub(super) fn sal(&self) -> Browser {
        self.world.browser(&self.sal)
    }

    fn day(&self, days: i64) -> String {
        let day = self.world.bare.app.now() + DAY.times(days);
        day.jiff().strftime("%Y-%m-%d").to_string()
    }

    /// Bo asks: the path of the page.
    fn asked(&self) -> String {
        let mut bo = self.bo();
        bo.open("/duty").follow("Practice").press("I’d like a practice talk");
        assert!(bo.says("You have asked."), "{}", bo.text());
        bo.path().split('?').next().unwrap().to_owned()
    }

    /// The same, and Sal takes it for so many days from now.
    pub(super) fn taken(&self, days: i64) -> String {
        let path = self.asked();
        let mut sal = self.sal();
        sal.open("/practice").follow("bo").fill("next", &self.day(days));
        sal.press("Take it, with this day");
        assert!(sal.says("The day is set."), "{}", sal.text());
        path
    }

    /// Sal notes a practice talk of today at `path`.
    pub(super) fn talks(&self, path: &str) -> Browser {
        let mut sal = self.sal();
        sal.open(path).fill("day", &self.day(0)).fill("minutes", "40");
        sal.choose("scenario", "quiet").fill("well", WELL).fill("practise", "Shorter lines.");
        sal.press("Note it");
        sal
    }

    /// Bo goes on duty for an hour, and Sal marks that they were beside them.
    pub(super) fn shift(&self, path: &str) -> Browser {
        let mut bo = self.bo();
        if bo.open("/duty").says("Go off duty") {
            bo.press("Go off duty");
        }
        self.world.pass(MINUTE);
        bo.open("/duty").press("Go on duty");
        self.world.pass(HOUR.times(2));
        let mut sal = self.sal();
        sal.open(path).press("I was beside them");
        sal
    }

    /// Sal says how it stands at `path`: signed, or not yet until so many days from now.
    pub(super) fn signs(&self, path: &str, again: Option<i64>) -> Browser {
        let mut sal = self.sal();
        sal.open(path).follow("Say how it stands");
        for of in Competency::ALL {
            let seen = match of {
                Competency::Crisis => "support",
                Competency::Voice => "unseen",
                _ => "can",
            };
            sal.choose(&format!("seen-{}", of.word()), seen);
        }
        sal.choose("tongue", "de").fill("words", WORDS);
        match again {
            Some(days) => sal.choose("outcome", "not-yet").fill("again", &self.day(days)),
            None => sal.choose("outcome", "signed"),
        };
        sal.press("Say so");
        sal
    }

    /// Bo on the way up to the signature: the path of it.
    pub(super) fn ready(&self) -> String {
        let path = self.taken(0);
        self.talks(&path);
        self.shift(&path);
        self.world.pass(MINUTE);
        self.shift(&path);
        path
    }

    /// The house asks supporters for a signature, as Cora sets it.
    fn asks_for_it(&self) {
        let mut cora = self.world.browser(&self.world.cora);
        cora.open("/courses").follow("Practice of supporters, and whether it is asked for");
        cora.choose("shifts", "2").press("Save it");
        assert!(cora.says("Saved."), "{}", cora.text());
    }
}

#[test]
fn j4_2_nms_5_a_supporter_practises_with_a_person_is_accompanied_and_signed_off() {
    let house = House::new();
    let path = house.taken(0);
    let mut bo = house.bo();
    bo.open("/today").follow("A day is set for your practice.");
    assert!(bo.says("Your practice talk is on") && bo.says("dunno why i wrote"), "{}", bo.text());
    let sal = house.talks(&path);
    assert!(sal.says("Noted.") && sal.says(WELL), "{}", sal.text());
    bo.open("/today").follow("A practice talk of yours was noted. You can read it.");
    assert!(bo.says(WELL) && bo.says("sets a day for the next shift by"), "{}", bo.text());
    assert!(!bo.says("Say how it stands") && bo.all("textarea").is_empty(), "{}", bo.text());
    assert!(house.shift(&path).says("Marked. It counts."));
    house.world.pass(MINUTE);
    let sal = house.shift(&path);
    assert!(sal.says("Marked.") && sal.says("Say how it stands by"), "{}", sal.text());
    let mut sal = house.signs(&path, None);
    assert!(sal.says("The supporter is told."), "{}", sal.text());
    assert!(sal.says("Signed on") && sal.says("Heard in Deutsch."), "{}", sal.text());
    let mut bo = house.bo();
    bo.open("/today").follow("A supervisor has signed. You can read what they saw.");
    assert!(bo.says(WORDS) && bo.says("with somebody beside them") && bo.says("did not come up"));
    assert!(bo.says("Signed. It holds until"), "{}", bo.text());
    bo.open("/practice");
    assert!(bo.says("2 shifts with your supervisor beside you: 2 of 2"), "{}", bo.text());
    assert_eq!(sal.open(&format!("{path}/signature")).status(), 404, "it is signed");
    let cora = house.world.browser(&house.world.cora).open(&path).status();
    assert_eq!(cora, 404, "no coordinator reads it");
    let other = house.world.bare.person("sol", &[Role::Supervisor]);
    assert_eq!(house.world.browser(&other).open(&path).status(), 404, "no other supervisor");
    assert_eq!(house.world.browser(&house.world.ada).open("/practice").status(), 404);
    let disk = house.world.bare.on_disk();
    for words in [WELL, WORDS] {
        assert!(!disk.windows(words.len()).any(|part| part == words.as_bytes()), "it is sealed");
    }
    let archive = exporting::export(&house.world.bare.app, house.world.bo.member).unwrap();
    let kept = archive["practice"].to_string();
    assert!(kept.contains(WELL) && kept.contains(WORDS) && kept.contains("supervised_shifts"));
    let archive = exporting::export(&house.world.bare.app, house.sal.member).unwrap();
    let kept = archive["practice"].to_string();
    assert!(kept.contains("\"minutes\":40") && !kept.contains(WELL), "{kept}");
}

#[test]
fn j4_2_nms_3_a_signature_says_by_language_what_was_heard_and_not_yet_loses_nothing() {
    let house = House::new();
    let path = house.ready();
    let mut sal = house.sal();
    sal.open(&path).follow("Say how it stands").fill("words", WORDS).press("Say so");
    assert!(sal.status() == 422 && sal.says("Choose what you saw for each"), "{}", sal.text());
    assert!(sal.html().contains(WORDS), "what was typed stays");
    let sal = house.signs(&path, Some(-1));
    assert!(sal.status() == 422 && sal.says("Choose a day from today on"), "{}", sal.text());
    assert!(house.signs(&path, Some(9)).says("The supporter is told."));
    let mut bo = house.bo();
    bo.open("/today").follow("Your supervisor has written to you, and set a day");
    assert!(bo.says("Not yet, on") && bo.says("You talk again on") && bo.says(WORDS));
    bo.open("/practice");
    assert!(bo.says("2 of 2"), "nothing is lost: {}", bo.text());
    house.world.pass(DAY.times(9));
    assert!(house.signs(&path, None).says("Signed on"));
    let mut bo = house.bo();
    assert!(bo.open(&path).says("Signed on") && bo.says("Not yet, on"), "{}", bo.text());
}

#[test]
fn j4_2_nobody_signs_for_themselves_for_whom_they_are_kept_apart_from_or_without_the_role() {
    let house = House::new();
    let both = house.world.bare.person("bea", &[Role::Supporter, Role::Supervisor]);
    learns(&house.world, &both);
    let mut bea = house.world.browser(&both);
    bea.open("/practice").press("I’d like a practice talk");
    let own = bea.path().split('?').next().unwrap().to_owned();
    let day = house.day(1);
    bea.post(&format!("{own}/days"), &[("next", &day), ("do", "take")]);
    assert_eq!(bea.status(), 422, "nobody takes their own");
    assert!(!bea.open("/practice").links().iter().any(|link| link == &format!("{own}/days")));
    bea.post(&format!("{own}/signature"), &[]);
    assert!(bea.status() >= 400, "{}", bea.text());
    let path = house.ready();
    let mut other = house.world.browser(&both);
    for below in ["days", "talks", "shifts", "signature"] {
        other.post(&format!("{path}/{below}"), &[("since", "5"), ("next", &day)]);
        assert!(other.status() >= 400, "{below}: {}", other.text());
    }
    let sal = house.sal.member;
    let grant = house.world.bare.does(move |tx, now| {
        Ok(grants::standing(tx, now.now)?.into_iter().find(|(grant, _)| grant.member == sal))
    });
    let code = grant.unwrap().unwrap().0.code;
    house.world.bare.does(move |tx, at| grants::end(tx, at, None, code)).unwrap();
    assert_eq!(house.sal().open(&path).status(), 404);
    let mut bo = house.bo();
    bo.open("/today").follow("Your practice goes on with somebody else.");
    assert!(bo.says("A supervisor answers by") && bo.says(WELL), "{}", bo.text());
    let mut bea = house.world.browser(&both);
    bea.open("/practice").follow("bo");
    assert!(!bea.says(WELL), "a later supervisor does not read it: {}", bea.text());
}

#[test]
fn j4_2_whoever_asks_for_practice_is_not_met_by_silence() {
    let house = House::new();
    let path = house.asked();
    let mut twice = house.bo();
    twice.post("/practice", &[]);
    assert!(twice.path().starts_with(&path), "asked twice is asked once: {}", twice.path());
    house.world.pass(DAY.times(2));
    let mut cora = house.world.browser(&house.world.cora);
    assert!(!cora.open("/today").says("A supporter waits for somebody"), "{}", cora.text());
    house.world.pass(HOUR.times(25));
    let mut cora = house.world.browser(&house.world.cora);
    cora.open("/today").follow("A supporter waits for somebody to practise with");
    assert!(!cora.links().contains(&path), "not who: {}", cora.text());
    let mut bo = house.bo();
    assert!(bo.open(&path).says("That is on us."), "{}", bo.text());
    // A lost timer is planted again when the house starts.
    let code = path.rsplit('/').next().unwrap().parse().unwrap();
    let app = &house.world.bare.app;
    let kept = app.store.read::<_, kith_app::Error>(move |tx| Ok(practices::named(tx, code)?));
    let id = kept.unwrap().unwrap().id;
    let pulled = house.world.bare.does(move |tx, _| Ok(jobs::pull(tx, practices::JOB, id)?));
    assert!(pulled.unwrap());
    assert_eq!(promises::plant_lost(app).unwrap(), 1);
    // A day that goes by with nothing noted is no end of it.
    let mut sal = house.sal();
    sal.open(&path).fill("next", &house.day(1)).press("Take it, with this day");
    house.world.pass(DAY.times(4));
    assert!(house.sal().open("/today").says("A day of practice went by"));
    assert!(house.bo().open("/today").says("A day of your practice went by"));
    assert!(house.bo().open(&path).says("sets a day for the practice talk by"));
    let mut bo = house.bo();
    bo.open(&path).press("Stop for now");
    assert!(bo.says("It is over.") && bo.says("Nothing of it goes on"), "{}", bo.text());
    assert_eq!(house.sal().open(&path).status(), 404);
    bo.open("/practice").press("I’d like a practice talk");
    assert!(bo.path().starts_with(&path), "it goes on where it was");
}

#[test]
fn j4_2_where_a_signature_is_asked_for_the_queue_waits_for_it_and_running_talks_stay() {
    let house = House::new();
    let talk = house.world.talk();
    house.asks_for_it();
    let _more = house.world.bare.asks(&house.world.bare.person("ann", &[]), Kind::Listen);
    let mut bo = house.bo();
    assert!(bo.open(&format!("/talks/{talk}")).status() == 200, "what runs stays");
    bo.open("/duty").press("Take the next");
    assert!(bo.status() == 422 && bo.says("A signature comes first"), "{}", bo.text());
    bo.follow("To your practice");
    assert!(bo.says("Here a signature comes before anybody new."), "{}", bo.text());
    assert!(bo.open("/today").says("A signature comes first"), "{}", bo.text());
    assert!(house.world.stranger().open("/cover").says("Nobody is on duty right now"));
    bo.open("/duty").press("Go off duty");
    bo.open("/duty").press("Go on duty");
    assert!(bo.status() == 422 && bo.says("A signature comes first"), "{}", bo.text());
    // With a supervisor beside them they may, on the day that was set.
    let path = house.taken(0);
    house.talks(&path);
    bo.open("/duty").press("Go on duty");
    assert!(bo.status() == 422, "not before there is a day for it: {}", bo.text());
    for _ in 0..2 {
        let mut sal = house.sal();
        sal.open(&path).fill("next", &house.day(0)).press("Set this day");
        assert!(house.shift(&path).says("Marked."));
        house.world.pass(MINUTE);
    }
    let mut bo = house.bo();
    bo.open("/duty").press("Go on duty");
    assert!(bo.status() == 422, "nobody signed yet: {}", bo.text());
    house.signs(&path, None);
    let mut bo = house.bo();
    bo.open("/duty").press("Go on duty");
    assert!(bo.status() == 200 && bo.says("Take the next"), "{}", bo.text());
    assert!(!house.bo().open("/today").says("A signature comes first"));
}

#[test]
fn nms_e_the_end_of_a_signature_is_announced_a_month_before_and_renewed_by_a_talk() {
    let house = House::new();
    let path = house.ready();
    house.signs(&path, None);
    house.asks_for_it();
    house.world.pass(DAY.times(690));
    let warned = "Your signature as a supporter ends in a month.";
    assert!(!house.bo().open("/today").says(warned));
    house.world.pass(DAY.times(25));
    let mut bo = house.bo();
    assert!(bo.open("/today").says(warned), "{}", bo.text());
    learns(&house.world, &house.world.bo);
    bo.open("/practice");
    assert!(bo.says("A practice talk is enough to renew it"), "{}", bo.text());
    bo.press("I’d like a practice talk");
    let mut sal = house.sal();
    sal.open("/today").follow("A supporter would like a practice talk with you.");
    house.talks(&path);
    assert!(house.signs(&path, None).says("Signed on"));
    house.world.pass(DAY.times(40));
    let mut bo = house.bo();
    assert!(!bo.open("/today").says("has ended"), "{}", bo.text());
    house.world.pass(DAY.times(720));
    assert!(house.bo().open("/today").says("Your signature as a supporter has ended."));
}

#[test]
fn a_closed_door_sends_a_supporter_to_somebody_else_and_whoever_leaves_takes_their_words_along() {
    let house = House::new();
    let path = house.ready();
    let (bo, sal) = (house.world.bo.member, house.sal.member);
    let parted = house
        .world
        .bare
        .does(move |tx, at| kith_app::programme::practising::parted(tx, at, [bo, sal]));
    parted.unwrap();
    assert!(house.bo().open(&path).says("A supervisor answers by"));
    let grant = house.world.bare.does(move |tx, now| {
        Ok(grants::standing(tx, now.now)?.into_iter().find(|(grant, _)| grant.member == bo))
    });
    let code = grant.unwrap().unwrap().0.code;
    house.world.bare.does(move |tx, at| grants::end(tx, at, None, code)).unwrap();
    assert!(house.bo().open(&path).says("Nothing of it goes on"), "nobody is called for it");
    let gone = house.world.bo.clone();
    house.world.bare.does(move |tx, at| leaving::leave(tx, at, &gone)).unwrap();
    house.world.pass(DAY.times(8));
    assert_eq!(house.sal().open(&path).status(), 404, "nothing is left");
    let archive = exporting::export(&house.world.bare.app, sal).unwrap();
    let kept = archive["practice"]["talks"].to_string();
    assert!(kept.contains("\"minutes\":40") && !kept.contains(WELL), "time stays: {kept}");
}

#[test]
fn a_programme_asks_for_a_signature_or_not() {
    let house = House::new();
    let (cora, bo) = (house.world.cora.clone(), house.world.bo.member);
    let ask = move |shifts| {
        let cora = cora.clone();
        let set = house.world.bare.does(move |tx, at| {
            requiring::set_practice(tx, at, &cora, (None, shifts))?;
            requiring::lacks(tx, at.now, bo, Role::Supporter)
        });
        set.unwrap()
    };
    assert_eq!([None, Some(0), Some(99), None].map(ask), [false, true, true, false]);
}

#[test]
fn samhsa_12_one_rates_oneself_on_the_twelve_for_ones_own_eyes_until_it_is_brought_along() {
    let house = House::new();
    let mut bo = house.bo();
    bo.open("/supervision").follow("How you see yourself").press("Keep it");
    assert!(bo.status() == 422 && bo.says("at least one of the twelve"), "{}", bo.text());
    bo.choose("level-story", "trying").choose("level-crisis", "new").press("Keep it");
    assert!(bo.says("Kept. Nobody else reads it.") && bo.says("I try it") && bo.says("left out"));
    assert!(!bo.says("Bring to my next supervision"), "nobody is there yet: {}", bo.text());
    bo.open("/supervision").press("I’d like to talk something over");
    let path = bo.path().split('?').next().unwrap().to_owned();
    let mut sal = house.sal();
    sal.open(&path).fill("next", &house.day(1)).press("Take it, with this day");
    assert!(!sal.says("What they brought along"), "{}", sal.text());
    bo.open("/competencies").press("Bring to my next supervision: Tuesday 14 November 2023");
    assert!(bo.says("Your supervisor can read it now."), "{}", bo.text());
    assert!(sal.open(&path).says("What they brought along") && sal.says("I try it"));
    assert!(!bo.open(&path).says("What they brought along"), "theirs is on their own page");
    house.world.pass(MINUTE);
    bo.open("/competencies").choose("level-story", "mostly").press("Keep it");
    assert_eq!(bo.all("thead th").len(), 3, "then and now: {}", bo.text());
    assert!(!sal.open(&path).says("it mostly works"), "only the one that was brought");
    bo.open("/competencies").press("Take it back: Tuesday 14 November 2023");
    assert!(bo.says("Your supervisor does not read it any more."), "{}", bo.text());
    assert!(!sal.open(&path).says("What they brought along"), "{}", sal.text());
    bo.press("Bring to my next supervision: Tuesday 14 November 2023");
    let other = house.world.bare.person("sol", &[Role::Supervisor]);
    let (one, two) = (house.world.bo.member, house.sal.member);
    let parted = house
        .world
        .bare
        .does(move |tx, at| kith_app::programme::supervising::parted(tx, at, [one, two]));
    parted.unwrap();
    let mut sol = house.world.browser(&other);
    sol.open(&path).fill("next", &house.day(1)).press("Take it, with this day");
    assert!(!sol.says("What they brought along"), "not who comes later: {}", sol.text());
    sal = house.sal();
    assert_eq!(sal.open(&path).status(), 404);
    for known in [&house.sal, &house.world.ada, &house.world.cora] {
        let status = house.world.browser(known).open("/competencies").status();
        assert_eq!(status, 404, "nobody else has any");
    }
    let disk = house.world.bare.on_disk();
    assert!(!disk.windows(8).any(|part| part == b"trying -"), "it is sealed");
    let archive = exporting::export(&house.world.bare.app, one).unwrap();
    assert!(archive["how_you_see_yourself"].to_string().contains("mostly"));
    let mut bo = house.bo();
    bo.open("/competencies").press("Delete it: Tuesday 14 November 2023");
    assert!(bo.says("Deleted.") && bo.all("thead th").len() == 2, "{}", bo.text());
}

#[test]
fn nms_5_nms_e_hours_on_duty_and_supervised_practice_count_and_the_evidence_names_nobody() {
    let house = House::new();
    let mut bo = house.bo();
    bo.open("/duty").press("Go off duty");
    let path = house.ready();
    house.signs(&path, None);
    let mut bo = house.bo();
    bo.open("/hours");
    // The course, a talk of forty minutes, and two supervised shifts of an hour.
    assert!(bo.says("Practice with somebody 2 h 40 min"), "{}", bo.text());
    assert!(!bo.says("On duty"), "{}", bo.text());
    house.world.pass(MINUTE);
    bo.open("/duty").press("Go on duty");
    house.world.pass(MINUTE.times(25));
    assert!(!house.bo().open("/hours").says("On duty"), "not before it is over");
    house.bo().open("/duty").press("Go off duty");
    let mut bo = house.bo();
    assert!(bo.open("/hours").says("On duty 25 min"), "{}", bo.text());
    bo.press("Take your evidence along");
    let table = bo.html().to_owned();
    for line in [
        "what,of,day,holds_until,minutes",
        "course,supporter,2023-11-14,",
        "practice_talk,quiet,2023-11-14,,40",
        "supervised_shift,,2023-11-14,,60",
        "signature,de,2023-11-15,2025-11-15,",
        "hours,practice,,,160",
        "hours,duty,,,25",
        "topic,",
    ] {
        assert!(table.contains(line), "{line}: {table}");
    }
    for name in ["bo,", "sal", "Bo", WELL] {
        assert!(!table.contains(name), "{name}: {table}");
    }
    let mut sal = house.sal();
    assert!(sal.open("/hours").says("40 min in all."), "the supervisor’s, too");
    sal.post("/hours/evidence", &[]);
    assert!(!sal.html().contains("40"), "and no evidence of their own: {}", sal.html());
}
