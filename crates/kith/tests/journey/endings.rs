//! How a journey ends: on a last day that one of the two sets, at once, or because one side is gone.

use kith_app::{people::leaving, promises};
use kith_core::{DAY, TalkId};
use kith_store::{Tx, jobs, journey::endings, programme::programmes, talk::talks};
use kith_testkit::Browser;

use super::Pair;

impl Pair {
    /// Two of whom the mentor has said a first word.
    fn begun() -> Self {
        let pair = Self::new();
        pair.mo().open(&pair.talk).fill("body", "Good that you are here.").press("Send");
        pair
    }

    /// `browser` on the page of the end, where it sets the last day so many days from now.
    fn plans(&self, browser: &mut Browser, days: i64, how: Option<&str>) {
        browser.open(&self.path("")).follow("Ways to end it well");
        browser.fill("day", &self.day(days));
        if let Some(how) = how {
            browser.choose("how", how);
        }
        browser.press("Set our last day together");
    }

    /// Lets so many days pass, one after the other.
    fn days(&self, days: u32) {
        for _ in 0..days {
            self.world.pass(DAY);
        }
    }

    pub(super) fn id(&self) -> TalkId {
        let code = self.talk.rsplit('/').next().unwrap().parse().unwrap();
        let found = self
            .world
            .bare
            .app
            .store
            .read::<_, kith_app::Error>(move |tx| Ok(talks::named(tx, code)?));
        found.unwrap().unwrap().id
    }
}

/// How many notices say this.
fn told(mut browser: Browser, words: &str) -> usize {
    browser.open("/today").all("a").iter().filter(|link| link.contains(words)).count()
}

#[test]
fn j2_12_eepm_clo_3_a_last_day_gives_notice_and_ends_it_by_itself_exactly_once() {
    let pair = Pair::begun();
    let mut ada = pair.ada();
    pair.plans(&mut ada, 14, Some("helped"));
    assert!(ada.says("Your last day together is set. The other side is told."), "{}", ada.text());
    assert!(ada.says("You chose this day.") && ada.says("can still be read"), "{}", ada.text());
    let mut mo = pair.mo();
    mo.open("/today");
    mo.follow("Somebody you walk with chose a last day for the two of you. You can both look back until then.");
    assert!(mo.says("ada chose this day."), "{}", mo.text());
    assert!(!mo.all("button").contains(&"Take this day back: we go on".to_owned()));
    assert!(pair.mo().open(&pair.path("")).says("Your last day together is"), "the way shows it");
    pair.days(14);
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&pair.path("/end"));
        assert!(
            browser.says("Your last day together is"),
            "nothing parts them sooner: {}",
            browser.text()
        );
    }
    pair.days(4);
    for browser in [pair.ada(), pair.mo()] {
        let words = "Your last day together is over.";
        assert_eq!(told(browser, words), 1, "once");
    }
    for mut browser in [pair.ada(), pair.mo()] {
        browser.open(&pair.path("/end"));
        assert!(browser.says("It ended on the day that was set."), "{}", browser.text());
    }
    assert!(pair.ada().open("/requests").says("This request is closed"), "the request is closed");
}

#[test]
fn eepm_clo_1_a_silent_side_closes_too_and_a_mentors_last_day_loses_no_request() {
    let pair = Pair::begun();
    pair.plans(&mut pair.mo(), 20, None);
    let mut ada = pair.ada();
    ada.open(&pair.path("/end"));
    assert!(ada.says("mo chose this day.") && ada.says("unless you say below"), "{}", ada.text());
    pair.days(22);
    let mut ada = pair.ada();
    ada.open(&pair.path("/end"));
    assert!(ada.says("It ended on the day that was set."), "{}", ada.text());
    ada.open("/requests");
    assert!(
        !ada.says("This request is closed"),
        "a mentor cannot make a request vanish: {}",
        ada.text()
    );
}

#[test]
fn the_mentee_says_what_they_want_then_and_may_change_their_mind() {
    let pair = Pair::begun();
    pair.plans(&mut pair.mo(), 20, None);
    let mut ada = pair.ada();
    ada.open(&pair.path("/end")).press("Keep my answer");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Choose one answer"), "{}", ada.text());
    ada.choose("how", "another").press("Keep my answer");
    assert!(ada.says("Your answer is kept.") && ada.says("we look for another mentor for you."));
    ada.choose("how", "partly").press("Keep my answer");
    assert!(ada.says("When it is over, your talk closes and can still be read."), "{}", ada.text());
    let refused =
        pair.mo().post(&pair.path("/end"), &[("do", "wish"), ("how", "another")]).status();
    assert_eq!(refused, 404, "nobody says it for them");
    pair.days(22);
    assert!(pair.ada().open("/requests").says("This request is closed"));
}

#[test]
fn j2_x4_eepm_clo_7_either_ends_it_at_once_and_early_on_it_is_nobodys_fault() {
    for mentor in [false, true] {
        let pair = Pair::new();
        pair.plans(&mut pair.ada(), 30, Some("another"));
        let mut browser = if mentor { pair.mo() } else { pair.ada() };
        browser.open(&pair.path("/end"));
        assert!(browser.says("An end until then is nobody’s fault."), "{}", browser.text());
        browser.follow("End it today");
        if !mentor {
            browser.choose("how", "moved_on");
        }
        browser.press("Say goodbye");
        assert!(browser.path().starts_with(&pair.path("/end")), "{}", browser.path());
        for mut browser in [pair.ada(), pair.mo()] {
            browser.open(&pair.path("/end"));
            assert!(
                browser.says("It ended in its first weeks, and needs no reason."),
                "{}",
                browser.text()
            );
        }
        pair.days(32);
        let words = "Your last day together is over.";
        assert_eq!(told(pair.ada(), words), 0, "it does not end a second time");
    }
}

#[test]
fn a_last_day_is_taken_back_by_whoever_set_it_and_nobody_else() {
    let pair = Pair::begun();
    pair.plans(&mut pair.mo(), 14, None);
    let mut ada = pair.ada();
    assert_eq!(ada.post(&pair.path("/end"), &[("do", "take_back")]).status(), 422);
    assert!(ada.says("There is no last day together that you could change."), "{}", ada.text());
    let plan = [("do", "plan"), ("how", "helped"), ("day", "2027-01-30")];
    assert_eq!(ada.post(&pair.path("/end"), &plan).status(), 422);
    assert!(ada.says("A last day together is set already."), "{}", ada.text());
    let mut mo = pair.mo();
    mo.open(&pair.path("/end")).press("Take this day back: we go on");
    assert!(mo.says("The last day together is taken back."), "{}", mo.text());
    let words = "Somebody you walk with took the last day back.";
    assert_eq!(told(pair.ada(), words), 1);
    let mut ada = pair.ada();
    ada.open(&pair.talk).fill("body", "Good that we go on.").press("Send");
    for _ in 0..8 {
        pair.days(2);
        for (mut browser, words) in [(pair.mo(), "I am here."), (pair.ada(), "So am I.")] {
            browser.open(&pair.talk).fill("body", words).press("Send");
        }
    }
    assert!(pair.ada().open(&pair.path("/end")).says("A good end has a day."), "it goes on");
}

#[test]
fn each_refusal_stands_at_its_field_and_keeps_what_was_typed() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let (soon, far) = (pair.day(12), pair.day(130));
    for day in [soon.as_str(), far.as_str(), "soon"] {
        ada.open(&pair.path("/end")).fill("day", day).choose("how", "partly");
        ada.press("Set our last day together");
        assert_eq!(ada.status(), 422, "{day}");
        assert!(ada.says("Choose a day that leaves enough time"), "{}", ada.text());
        assert_eq!(ada.value("day").as_deref(), Some(day));
        assert_eq!(ada.value("how").as_deref(), Some("partly"));
    }
    ada.open(&pair.path("/end")).fill("day", &pair.day(30)).press("Set our last day together");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Choose one answer"), "{}", ada.text());
    assert_eq!(ada.value("day"), Some(pair.day(30)));
    assert_eq!(ada.post(&pair.path("/end"), &[("do", "vanish")]).status(), 404);
}

#[test]
fn the_programmes_own_notice_holds() {
    let pair = Pair::new();
    let sets = |tx: &mut Tx, _: &mut _| {
        let id = programmes::the_one(tx)?.id;
        Ok(programmes::set_timer(tx, id, "notice", DAY.times(3).0)?)
    };
    pair.world.bare.does(sets).unwrap();
    let mut mo = pair.mo();
    assert!(mo.open(&pair.path("/end")).says("At least 3 days from now"), "{}", mo.text());
    pair.plans(&mut mo, 4, None);
    assert!(mo.says("Your last day together is set."), "{}", mo.text());
}

#[test]
fn a_last_day_whose_timer_was_lost_is_kept_all_the_same() {
    let pair = Pair::begun();
    pair.plans(&mut pair.ada(), 14, Some("partly"));
    let talk = pair.id();
    pair.world.bare.does(move |tx, _| Ok(jobs::pull(tx, endings::JOB, talk.0)?)).unwrap();
    assert_eq!(promises::plant_lost(&pair.world.bare.app).unwrap(), 1);
    assert_eq!(promises::plant_lost(&pair.world.bare.app).unwrap(), 0, "and not again");
    pair.days(16);
    assert!(pair.ada().open(&pair.path("/end")).says("It ended on the day that was set."));
}

#[test]
fn while_the_talk_rests_an_end_is_still_possible() {
    let pair = Pair::begun();
    let mut mo = pair.mo();
    mo.open(&pair.path("")).follow("Rest for some days");
    mo.choose("days", "14").press("Pause");
    pair.plans(&mut pair.ada(), 14, Some("helped"));
    let mut ada = pair.ada();
    assert!(ada.open(&pair.path("/end")).says("You chose this day."), "{}", ada.text());
    pair.days(16);
    assert!(pair.mo().open(&pair.path("/end")).says("It ended on the day that was set."));
}

#[test]
fn j2_x5_where_the_mentor_leaves_the_house_the_mentee_still_has_an_end_of_their_own() {
    let pair = Pair::new();
    pair.writes(&mut pair.ada());
    pair.sign();
    let mo = pair.mo.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &mo)).unwrap();
    pair.days(9);
    let mut ada = pair.ada();
    ada.open(&pair.path("/end"));
    assert!(ada.says("One of you has left the house."), "{}", ada.text());
    ada.follow("Write what you take with you").fill("take", "I can ask for help.");
    ada.press("Keep what I wrote");
    assert!(ada.says("I can ask for help.") && ada.says("Until summer."), "{}", ada.text());
}

#[test]
fn j3_x2_where_the_mentee_vanishes_the_mentor_has_one_too() {
    let pair = Pair::new();
    let mut mo = pair.mo();
    mo.open(&pair.talk).fill("body", "How did it go on Monday?").press("Send");
    pair.days(40);
    let mut mo = pair.mo();
    mo.open(&pair.path("/end"));
    assert!(mo.says("It ended because nobody wrote any more."), "{}", mo.text());
    assert!(mo.says("What you take with you"), "{}", mo.text());
}

#[test]
fn j2_x9_a_mentee_who_leaves_midway_leaves_neutral_words() {
    let pair = Pair::begun();
    pair.plans(&mut pair.ada(), 30, Some("helped"));
    let ada = pair.world.ada.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    pair.days(32);
    let mut mo = pair.mo();
    mo.open(&pair.path("/end"));
    assert!(mo.says("One of you has left the house."), "{}", mo.text());
}

#[test]
fn to_everybody_else_there_is_no_end() {
    let pair = Pair::new();
    pair.plans(&mut pair.ada(), 14, Some("helped"));
    let cy = pair.world.bare.person("cy", &[]);
    for who in [&cy, &pair.world.cora, &pair.world.bo] {
        let mut browser = pair.world.browser(who);
        for below in ["/end", "/reflection", "/keepsake"] {
            assert_eq!(browser.open(&pair.path(below)).status(), 404, "{below}");
        }
        for (below, fields) in [
            ("/end", vec![("do", "take_back")]),
            ("/end", vec![("do", "plan"), ("day", "2027-01-30")]),
            ("/reflection", vec![("take", "mine")]),
            ("/keepsake/copies", vec![]),
        ] {
            assert_eq!(browser.post(&pair.path(below), &fields).status(), 404, "{below}");
        }
    }
    let listened = format!("/journeys/{}/end", pair.world.talk());
    assert_eq!(pair.ada().open(&listened).status(), 404, "who is listened to has no journey");
}

#[test]
fn a_last_day_puts_off_nobodys_word_and_a_silent_mentor_is_replaced_as_ever() {
    let pair = Pair::begun();
    pair.ada().open(&pair.talk).fill("body", "Can we talk about Monday?").press("Send");
    pair.plans(&mut pair.mo(), 100, None);
    pair.days(6);
    let mut ada = pair.ada();
    ada.open(&pair.path("/end"));
    assert!(ada.says("It ended because nobody wrote any more."), "{}", ada.text());
}

#[test]
fn setting_a_last_day_makes_nobody_wait_for_an_answer_and_twice_is_once() {
    let pair = Pair::begun();
    let mut ada = pair.ada();
    pair.plans(&mut ada, 20, Some("helped"));
    let again = [("do", "plan"), ("how", "helped"), ("day", &pair.day(20))];
    assert_eq!(ada.post(&pair.path("/end"), &again).status(), 200, "{}", ada.text());
    pair.days(3);
    assert_eq!(told(pair.mo(), "chose a last day for the two of you"), 1);
    assert_eq!(told(pair.mo(), "Somebody waits for a word from you"), 0, "it asks for no answer");
}

#[test]
fn a_goodbye_on_the_last_day_itself_is_as_planned() {
    let pair = Pair::begun();
    pair.plans(&mut pair.ada(), 14, Some("helped"));
    pair.days(14);
    let mut mo = pair.mo();
    mo.open(&pair.path("/end")).follow("End it today").press("Say goodbye");
    assert!(mo.says("It ended on the day that was set."), "{}", mo.text());
}
