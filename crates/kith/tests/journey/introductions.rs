//! Introductions: the mentee is asked, then the third, and a day after two yeses they talk. Nobody learns whose no it was, and
//! nobody finds out by one what stands between two people. By HTTP, without JavaScript.

use kith_app::{
    people::{leaving, recognising::Known},
    safety::blocking,
};
use kith_core::{Code, DAY, HOUR, SECOND, people::grant::Role};
use kith_store::{audit::deeds, jobs, journey::introductions as kept};
use kith_testkit::{Browser, World};

use super::{Pair, meet};

/// Ada and her mentor Mo, and Eli, with whom Mo talks besides.
struct Three {
    pair: Pair,
    eli: Known,
    /// The code of the talk of Mo and Eli.
    with: Code,
}

impl Three {
    fn new() -> Self {
        let pair = Pair::new();
        let eli = pair.world.bare.person("eli", &[]);
        let with = second(&pair.world, &pair.mo, &eli);
        Self { pair, eli, with }
    }

    fn world(&self) -> &World {
        &self.pair.world
    }

    fn eli(&self) -> Browser {
        self.world().browser(&self.eli)
    }

    /// Mo offers to bring Ada and Eli together; the path of it.
    fn offers(&self) -> String {
        let mut mo = self.pair.mo();
        self.fills(&mut mo).press("Ask ada first");
        assert!(mo.says("Your mentee is asked now."), "{}", mo.text());
        mo.path().to_owned()
    }

    fn fills<'b>(&self, mo: &'b mut Browser) -> &'b mut Browser {
        mo.open(&self.pair.path("/introductions")).choose("with", &self.with.to_string());
        mo.fill("why", "They went back to work after ten years, in a bakery.");
        mo.fill("about", "Somebody who would like to work with their hands again.")
    }

    /// `browser` says yes to the introduction at `path`.
    fn yes(mut browser: Browser, path: &str) -> Browser {
        browser.open(path).press("Yes, I would like that");
        assert!(browser.says("Kept. Nobody else is told."), "{}", browser.text());
        browser
    }

    /// Both say yes, and a day passes.
    fn both(&self) -> String {
        let path = self.offers();
        Three::yes(self.pair.ada(), &path);
        Three::yes(self.eli(), &path);
        self.world().pass(HOUR.times(25));
        path
    }

    /// So many days pass; Mo writes a line to both every third, so that nobody is silent.
    fn live(&self, days: i64) {
        let talks = [self.pair.talk.clone(), format!("/talks/{}", self.with)];
        for day in 1..=days {
            self.world().pass(DAY);
            if day % 3 == 1 {
                for talk in &talks {
                    self.pair.mo().open(talk).fill("body", "How was your week?").press("Send");
                }
            }
        }
    }

    /// How many introductions are made.
    fn made(&self) -> usize {
        let face = self.eli.face.id;
        self.world().bare.does(move |tx, _| Ok(kept::open_talks(tx, face)?.len())).unwrap()
    }
}

/// A second mentee of `mo`: the code of their talk.
fn second(world: &World, mo: &Known, who: &Known) -> Code {
    use kith_app::support::choosing;
    use kith_core::support::kind::Kind;
    use kith_store::support::offers;
    let request = world.bare.asks(who, Kind::Mentor);
    let (who, face) = (who.clone(), mo.helper.clone().unwrap());
    let helper = face.id;
    let offer = world.bare.does(move |tx, at| {
        choosing::choose(tx, at, &who, request, face.code)?;
        Ok(offers::standing(tx, helper)?.pop().unwrap().code)
    });
    world.bare.accepts(mo, offer.unwrap())
}

#[test]
fn the_mentee_says_yes_then_the_third_and_a_day_later_they_talk() {
    let three = Three::new();
    let path = three.offers();
    assert_eq!(three.eli().open(&path).status(), 404, "the third knows of nothing yet");
    let mut ada = three.pair.ada();
    ada.open("/today").follow("Somebody would like to introduce you to somebody.");
    assert_eq!(ada.path(), path);
    assert!(ada.says("in a bakery") && ada.says("What mo says about them"), "{}", ada.text());
    assert!(!ada.html().contains("eli"), "not before both said yes");
    ada.fill("about", "I bake on Sundays and would like to do it on Mondays too.");
    ada.press("Yes, I would like that");
    assert!(ada.says("You said yes."), "{}", ada.text());
    let mut eli = three.eli();
    eli.open("/today").follow("Somebody would like to introduce you to somebody.");
    assert!(eli.says("I bake on Sundays") && !eli.says("in a bakery"), "{}", eli.text());
    assert!(!eli.html().contains(">ada<") && eli.says("somebody they mentor"), "{}", eli.text());
    eli.press("Yes, I would like that");
    assert_eq!(three.made(), 0, "a day for second thoughts");
    three.world().pass(HOUR.times(25));
    assert_eq!(three.made(), 1);
    let mut mo = three.pair.mo();
    assert!(mo.open(&path).says("The two have a talk of their own now."), "{}", mo.text());
    assert!(mo.link("Open the talk").is_none(), "what they say is theirs");
    assert!(mo.open(&three.pair.path("/growth")).says("They were introduced to somebody"));
    let (mut eli, mut ada) = (three.eli(), three.pair.ada());
    eli.open(&path).follow("Open the talk");
    assert!(eli.says("ada") && eli.says("brought you together here"), "{}", eli.text());
    assert!(eli.says("You were introduced to each other"), "{}", eli.text());
    assert!(eli.link("Pause until a day").is_none(), "nobody waits, so nothing rests");
    eli.fill("body", "Hello, I am Eli. Which bread?").press("Send");
    let talk = eli.path().split('#').next().unwrap().to_owned();
    three.world().pass(SECOND);
    ada.open("/talks").follow("eli");
    assert!(ada.says("Which bread?"), "{}", ada.text());
    ada.fill("body", "Rye, first.").press("Send");
    assert!(eli.open("/talks").says("ada"), "{}", eli.text());
    assert!(eli.open(&talk).says("Rye, first."), "{}", eli.text());
    assert_eq!(mo.open(&talk).status(), 404);
    for below in ["/pauses", "/handover"] {
        assert_eq!(eli.open(&format!("{talk}{below}")).status(), 404, "{below}");
    }
    // Weeks of silence are nobody’s failure.
    three.world().pass(DAY.times(40));
    let mut eli = three.eli();
    assert!(!eli.open(&talk).says("This talk is closed"), "{}", eli.text());
    eli.open(&format!("{talk}/goodbye")).fill("line", "All the best.").press("Say goodbye");
    assert!(eli.says("This talk is closed"), "{}", eli.text());
    let mut ada = three.pair.ada();
    assert!(ada.open("/today").says("A talk with somebody you were introduced to is over."));
    assert!(ada.open(&talk).says("All the best.") && ada.says("This talk is closed"));
    assert_eq!(ada.post(&format!("{talk}/messages"), &[("body", "Hello")]).status(), 422);
}

#[test]
fn a_no_and_a_lapse_look_the_same_and_nobody_learns_whose_it_was() {
    // What Mo reads on each day, by what the others say.
    let reads = |ada: Option<&str>, eli: Option<&str>| {
        let three = Three::new();
        let path = three.offers();
        if let Some(word) = ada {
            three.pair.ada().open(&path).press(word);
        }
        three.world().pass(DAY);
        if let Some(word) = eli {
            three.eli().open(&path).press(word);
        }
        let mut read = Vec::new();
        for _ in 0..12 {
            three.world().pass(DAY);
            let mut mo = three.pair.mo();
            mo.open(&path);
            read.push(mo.all("main .lead").concat());
        }
        three.world().pass(HOUR.times(25));
        let mut mo = three.pair.mo();
        assert!(mo.open("/today").says("An introduction did not come about."), "{}", mo.text());
        read.push(mo.open(&path).all("main .lead").concat());
        assert_eq!(three.made(), 0);
        read
    };
    let (yes, no) = (Some("Yes, I would like that"), Some("No, thank you"));
    let silent = reads(None, None);
    assert!(silent[0].contains("it has come about, or it has not"), "{silent:?}");
    assert!(silent[12].contains("It did not come about."), "{silent:?}");
    assert_eq!(reads(no, None), silent);
    assert_eq!(reads(yes, None), silent);
    assert_eq!(reads(yes, no), silent);
}

#[test]
fn whoever_said_yes_waits_alike_whatever_the_other_said_and_can_take_it_back() {
    let three = Three::new();
    let path = three.offers();
    let mut ada = Three::yes(three.pair.ada(), &path);
    let waits = ada.open(&path).all("main .lead");
    three.eli().open(&path).press("No, thank you");
    assert_eq!(ada.open(&path).all("main .lead"), waits);
    assert!(three.eli().open(&path).says("You said no. Nobody is told"));
    three.world().pass(DAY.times(12));
    assert_eq!(three.pair.ada().open(&path).all("main .lead"), waits);
    three.world().pass(HOUR.times(49));
    let mut ada = three.pair.ada();
    assert!(ada.open("/today").says("An introduction did not come about."), "{}", ada.text());
    assert!(!three.eli().open("/today").says("did not come about"), "who said no is left in peace");
    // A yes taken back within the day opens nothing.
    let three = Three::new();
    let path = three.offers();
    Three::yes(three.pair.ada(), &path);
    let mut eli = Three::yes(three.eli(), &path);
    let waits = eli.open(&path).all("main .lead");
    three.pair.ada().open(&path).press("I thought better of it");
    three.world().pass(DAY.times(2));
    assert_eq!(three.made(), 0);
    assert_eq!(three.eli().open(&path).all("main .lead"), waits);
}

#[test]
fn what_stands_between_two_people_looks_like_a_wait_that_lapses() {
    let opened = |between: fn(&Three), when: usize| {
        let three = Three::new();
        if when == 0 {
            between(&three);
        }
        let path = three.offers();
        if when == 1 {
            between(&three);
        }
        let mut ada = Three::yes(three.pair.ada(), &path);
        let waits = ada.open(&path).all("main .lead");
        if when == 2 {
            between(&three);
            three.eli().open(&path).press("Yes, I would like that");
        } else {
            let mut eli = three.eli();
            assert!(!eli.open(&path).says("somebody they mentor"), "nobody asks them");
        }
        for _ in 0..6 {
            three.world().pass(DAY.times(2));
            assert_eq!(three.pair.ada().open(&path).all("main .lead"), waits);
            assert!(three.pair.mo().open(&path).says("it has come about, or it has not"));
        }
        three.world().pass(HOUR.times(49));
        assert_eq!(three.made(), 0, "{when}");
        assert!(three.pair.ada().open(&path).says("It did not come about."), "{when}");
    };
    for when in 0..3 {
        opened(apart, when);
    }
    for when in 0..2 {
        opened(leaves, when);
    }
    opened(parts, 1);
}

/// Eli keeps away from whoever has the address of Ada.
fn apart(three: &Three) {
    let (owner, face) = (three.eli.member, three.pair.world.ada.face.id);
    let done = three.world().bare.does(move |tx, at| {
        use kith_core::pairing::avoidance::Avoidance;
        use kith_store::pairing::avoidances::{self, About};
        let (row, code) = (at.id(), at.code());
        let avoidance = Avoidance { code, since: at.now };
        avoidances::add(tx, owner, (row, &avoidance), &About::Met(face))?;
        Ok(avoidances::mean_face(tx, row, face)?)
    });
    done.unwrap();
}

/// Eli talks with Mo no more.
fn parts(three: &Three) {
    let talk = format!("/talks/{}/goodbye", three.with);
    three.eli().open(&talk).choose("how", "helped").press("Say goodbye");
}

/// Eli leaves, and may come back.
fn leaves(three: &Three) {
    let eli = three.eli.clone();
    three.world().bare.does(move |tx, at| leaving::leave(tx, at, &eli)).unwrap();
}

#[test]
fn a_closed_door_between_them_ends_their_talk_and_no_other_opens() {
    let three = Three::new();
    let path = three.both();
    let mut ada = three.pair.ada();
    ada.open(&path).follow("Open the talk");
    let talk = ada.path().to_owned();
    let code: Code = talk.rsplit('/').next().unwrap().parse().unwrap();
    let who = three.pair.world.ada.clone();
    three.world().bare.does(move |tx, at| blocking::block(tx, at, &who, code)).unwrap();
    let mut eli = three.eli();
    assert!(eli.open(&talk).says("This talk is closed"), "{}", eli.text());
    assert_eq!(eli.post(&format!("{talk}/messages"), &[("body", "Hello")]).status(), 422);
    three.live(91);
    let second = three.offers();
    three.pair.ada().open(&second).press("Yes, I would like that");
    assert_eq!(three.eli().open(&second).status(), 404);
}

#[test]
fn what_either_writes_is_read_as_a_members_words() {
    for third in [false, true] {
        let three = Three::new();
        let path = three.both();
        let mut browser = if third { three.eli() } else { three.pair.ada() };
        browser.open(&path).follow("Open the talk");
        browser.fill("body", "want to die").press("Send");
        assert!(browser.says("We saw words"), "{third}: {}", browser.text());
    }
}

#[test]
fn it_is_offered_with_words_by_a_mentor_in_their_own_journey_and_not_too_often() {
    let three = Three::new();
    let mut mo = three.pair.mo();
    three.fills(&mut mo).fill("about", "").press("Ask ada first");
    assert_eq!(mo.status(), 422);
    assert!(mo.says("Write something, in at most 600 letters"), "{}", mo.text());
    assert!(mo.value("why").unwrap().contains("in a bakery"), "what was typed stands");
    three.fills(&mut mo).fill("about", "Write to ada@elsewhere.example.").press("Ask ada first");
    assert_eq!(mo.status(), 422, "nobody is led elsewhere");
    let path = three.pair.path("/introductions");
    let with = three.with.to_string();
    let typed = [("with", with.as_str()), ("why", "x"), ("about", "y")];
    for who in [&three.pair.world.bo, &three.pair.world.cora] {
        let mut other = three.world().browser(who);
        assert_eq!(other.open(&path).status(), 404);
        assert_eq!(other.post(&path, &typed).status(), 404);
    }
    assert_eq!(three.pair.ada().post(&path, &typed).status(), 404, "a mentee offers nothing");
    // The talk of the two themselves, or one of somebody else, is none to choose.
    let own = three.pair.talk.trim_start_matches("/talks/").to_owned();
    let strange = three.world().talk().to_string();
    for with in [own.as_str(), strange.as_str(), "x"] {
        let typed = [("with", with), ("why", "x"), ("about", "y")];
        assert_eq!(mo.open(&path).post(&path, &typed).status(), 422, "{with}");
    }
    let first = three.offers();
    three.fills(&mut mo).press("Ask ada first");
    assert!(mo.says("less than ninety days ago"), "{}", mo.text());
    for who in [&three.pair.world.bo, &three.pair.world.cora] {
        let mut other = three.world().browser(who);
        assert_eq!(other.open(&first).status(), 404);
        assert_eq!(other.post(&format!("{first}/answers"), &[("word", "yes")]).status(), 404);
        assert_eq!(other.post(&format!("{first}/withdrawals"), &[]).status(), 404);
    }
    let mut ada = three.pair.ada();
    assert_eq!(ada.post(&format!("{first}/withdrawals"), &[]).status(), 404);
    ada.open(&first).fill("about", "Call me elsewhere: ada@elsewhere.example.");
    ada.press("Yes, I would like that");
    assert_eq!(ada.status(), 422);
    assert!(ada.value("about").unwrap().contains("elsewhere"), "what was typed stands");
    assert_eq!(
        ada.open(&first).post(&format!("{first}/answers"), &[("word", "perhaps")]).status(),
        422
    );
}

#[test]
fn the_mentor_takes_it_back_and_both_hear_that_it_did_not_come_about() {
    let three = Three::new();
    let path = three.offers();
    let mut ada = Three::yes(three.pair.ada(), &path);
    let mut mo = three.pair.mo();
    mo.open(&path).press("Take it back");
    assert!(mo.says("Taken back."), "{}", mo.text());
    for browser in [&mut ada, &mut three.eli()] {
        assert!(browser.open("/today").says("An introduction did not come about."));
        assert!(browser.open(&path).says("It did not come about."), "{}", browser.text());
        assert_eq!(browser.post(&format!("{path}/answers"), &[("word", "yes")]).status(), 422);
    }
    // Its words are gone with it, and its timer.
    let code: Code = path.rsplit('/').next().unwrap().parse().unwrap();
    let found = three.world().bare.does(move |tx, _| {
        let it = kept::named(tx, code)?.unwrap();
        Ok((it.why.is_some(), it.about.is_some(), jobs::due(tx, kept::JOB, it.id)?.is_some()))
    });
    assert_eq!(found.unwrap(), (false, false, false));
    // Made, it cannot be taken back.
    let three = Three::new();
    let path = three.both();
    assert_eq!(three.pair.mo().post(&format!("{path}/withdrawals"), &[]).status(), 422);
    assert_eq!(three.made(), 1);
}

#[test]
fn whoever_is_asked_is_reminded_once_in_neutral_words() {
    let three = Three::new();
    let path = three.offers();
    let line = "You can still answer whether you would like to be introduced.";
    assert!(!three.pair.ada().open("/today").says(line));
    three.live(4);
    // Each stands there as a line, and in the name of the button that puts it away.
    let count = |browser: &mut Browser| browser.open("/today").text().matches(line).count() / 2;
    assert_eq!(count(&mut three.pair.ada()), 1);
    three.live(2);
    assert_eq!(count(&mut three.pair.ada()), 1);
    Three::yes(three.pair.ada(), &path);
    three.live(4);
    assert_eq!(count(&mut three.eli()), 1);
}

#[test]
fn it_goes_into_ones_own_copy_and_with_an_erased_account() {
    let three = Three::new();
    let path = three.both();
    let mut ada = three.pair.ada();
    ada.open("/me/export").press("Make my copy");
    assert!(ada.html().contains("<dt>introductions</dt>"), "{}", ada.html());
    let mut ada = three.pair.ada();
    ada.open(&path).follow("Open the talk");
    let talk = ada.path().to_owned();
    let eli = three.eli.clone();
    three.world().bare.does(move |tx, at| leaving::leave(tx, at, &eli)).unwrap();
    three.world().pass(DAY.times(8));
    leaving::erase(&three.world().bare.app, three.eli.member.0).unwrap();
    let mut ada = three.pair.ada();
    assert!(ada.open("/today").says("A talk with somebody you were introduced to is over."));
    assert!(ada.open(&talk).says("This talk is closed"), "{}", ada.text());
    // What waits looks like a wait to the others.
    let three = Three::new();
    let path = three.offers();
    let eli = three.eli.clone();
    Three::yes(three.pair.ada(), &path);
    three.world().bare.does(move |tx, at| leaving::leave(tx, at, &eli)).unwrap();
    three.world().pass(DAY.times(8));
    leaving::erase(&three.world().bare.app, three.eli.member.0).unwrap();
    assert!(three.pair.ada().open(&path).says("You said yes."));
    three.world().pass(DAY.times(7));
    assert!(three.pair.ada().open(&path).says("It did not come about."));
}

#[test]
fn a_mentee_asks_for_one_in_their_talk_and_an_answer_is_a_deed() {
    let three = Three::new();
    let mut ada = three.pair.ada();
    ada.open(&three.pair.path("/introductions"));
    ada.fill("body", "Do you know somebody who bakes?").press("Send it");
    assert!(three.pair.mo().open(&three.pair.talk).says("Do you know somebody who bakes?"));
    let path = three.offers();
    Three::yes(three.pair.ada(), &path);
    let before = three.world().bare.does(|tx, _| Ok(deeds::count(tx)?)).unwrap();
    Three::yes(three.eli(), &path);
    let after = three.world().bare.does(|tx, _| Ok(deeds::count(tx)?)).unwrap();
    assert!(after > before, "an answer is a deed");
}

#[test]
fn a_timer_that_was_lost_is_planted_again_and_what_is_due_is_done_once() {
    let three = Three::new();
    let path = three.offers();
    Three::yes(three.pair.ada(), &path);
    Three::yes(three.eli(), &path);
    let code: Code = path.rsplit('/').next().unwrap().parse().unwrap();
    let id = three.world().bare.does(move |tx, _| Ok(kept::named(tx, code)?.unwrap().id)).unwrap();
    three.world().bare.does(move |tx, _| Ok(jobs::pull(tx, kept::JOB, id)?)).unwrap();
    three.world().pass(DAY.times(2));
    assert_eq!(three.made(), 0);
    kith_app::promises::plant_lost(&three.world().bare.app).unwrap();
    three.world().pass(HOUR);
    assert_eq!(three.made(), 1);
    for _ in 0..2 {
        kith_app::journey::introduction::due::due(&three.world().bare.app, id).unwrap();
    }
    assert_eq!(three.made(), 1);
    let mut ada = three.pair.ada();
    let told = ada.open("/today").text().matches("An introduction came about.").count();
    assert_eq!(told, 2, "as a line, and in the name of the button that puts it away");
}

#[test]
fn nobody_is_brought_together_with_whom_they_talk_with_already() {
    let world = World::new();
    let mo = world.bare.helper("mo", Role::Mentor, 3);
    let talk = meet(&world, [&world.ada, &mo]);
    // Bo helps Ada already, and is a mentee of Mo as well.
    let with = second(&world, &mo, &world.bo);
    let pair = Pair { world, mo, talk };
    let eli = pair.world.bo.clone();
    let three = Three { pair, eli, with };
    let _ = three.world().talk();
    let path = three.offers();
    Three::yes(three.pair.ada(), &path);
    assert_eq!(three.eli().open(&path).status(), 404, "that they are one person is not told");
}
