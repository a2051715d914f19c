//! A mentee writes down what they want, moves it and ends it; the mentor reads it and says something.

use kith_app::people::{exporting, leaving, recognising::Known};
use kith_core::{DAY, MINUTE};
use kith_store::safety::cases;
use kith_testkit::Browser;

use super::{Pair, meet};

/// What Ada wants, and expects.
pub(super) const WANT: &str = "Ask for what I need at work.";
pub(super) const EXPECTED: &str = "I have asked for it twice.";

impl Pair {
    /// Ada writes down a goal and stays on its page, which is the path answered.
    pub(super) fn aims(&self, ada: &mut Browser) -> String {
        self.fills_goal(ada);
        ada.press("Save this goal");
        assert!(ada.says("Your goal is written down."), "{}", ada.text());
        self.world.pass(MINUTE);
        ada.path().split('?').next().unwrap().to_owned()
    }

    /// Ada on the form of a goal, filled in.
    pub(super) fn fills_goal(&self, ada: &mut Browser) {
        ada.open(&self.path("/goals/new")).fill("want", WANT).fill("expected", EXPECTED);
    }

    /// Ada says that the goal on whose page she is stands at `level`.
    pub(super) fn moves(&self, ada: &mut Browser, level: &str, words: &str) {
        ada.choose("level", level).fill("words", words).press("Save where it stands");
        assert!(ada.says("Saved."), "{}", ada.text());
        self.world.pass(MINUTE);
    }
}

#[test]
fn j2_5_samhsa_5_a_goal_is_worded_and_moved_by_the_mentee_and_both_see_how_far_it_came() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    ada.open(&pair.talk).follow("look at your journey").follow("Look at the goals");
    assert!(ada.says("No goal is open."), "{}", ada.text());
    ada.follow("Write down a goal").fill("want", WANT).fill("expected", EXPECTED);
    ada.fill("why", "I am tired of hints.").fill("less", "I wrote it down.");
    ada.press("Save this goal");
    assert!(ada.says("I am tired of hints."), "{}", ada.text());
    assert!(!ada.says("You began"), "nobody says where it stands but her");
    pair.moves(&mut ada, "less", "It is on paper.");
    let mut mo = pair.mo();
    mo.open("/today").follow("Somebody you walk with wrote down a goal.");
    assert!(mo.says(WANT) && mo.says("They began at: I wrote it down."), "{}", mo.text());
    mo.follow(WANT);
    assert!(mo.says("It is on paper.") && mo.says("I am tired of hints."), "{}", mo.text());
    pair.moves(&mut ada, "more", "She said yes.");
    ada.follow("Back to the goals");
    assert!(ada.says("You began at: I wrote it down."), "{}", ada.text());
    assert!(ada.says("You are at: A good surprise"), "{}", ada.text());
    pair.writes(&mut ada);
    pair.sign();
    for browser in [&mut ada, &mut mo] {
        browser.open(&pair.path("/goals")).follow("See the way so far");
        assert!(browser.says("Another part of the way: Getting to know each other"));
        assert!(browser.says("began at: I wrote it down."), "{}", browser.text());
        assert_eq!(browser.all("figure tbody td"), ["I wrote it down.", "A good surprise"]);
        assert!(browser.says("A new goal"), "{}", browser.text());
    }
    assert!(
        ada.open(&pair.path("")).says("One goal is open, none is reached yet."),
        "{}",
        ada.text()
    );
}

#[test]
fn nobody_but_the_mentee_moves_a_level() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let goal = pair.aims(&mut ada);
    let mut mo = pair.mo();
    mo.open(&pair.path("/goals"));
    assert!(mo.link("Write down a goal").is_none(), "{}", mo.text());
    mo.open(&goal);
    assert_eq!(mo.all("main button"), ["Send it"], "a mentor has one form here");
    let words = format!("{goal}/words");
    for page in [pair.path("/goals/new"), words] {
        assert_eq!(mo.open(&page).status(), 404, "{page}");
    }
    let text = [("want", "Work more."), ("expected", "Much more."), ("weight", "3")];
    for path in [pair.path("/goals"), goal.clone()] {
        assert_eq!(mo.post(&path, &text).status(), 404, "{path}");
        assert_eq!(mo.post(&path, &[]).status(), 404, "{path}: the form of another is not drawn");
    }
    for (below, field) in [
        ("/points", ("level", "most")),
        ("/steps", ("step", "Work more.")),
        ("/states", ("state", "dropped")),
    ] {
        assert_eq!(mo.post(&format!("{goal}{below}"), &[field]).status(), 422, "{below}");
        assert!(mo.says("A goal belongs to the mentee."), "{below}: {}", mo.text());
    }
    assert_eq!(ada.post(&format!("{goal}/comments"), &[("comment", "Well done.")]).status(), 404);
    ada.open(&goal);
    assert!(ada.says(WANT) && ada.says("Nothing was said about it yet."), "{}", ada.text());
    assert!(!ada.says("You are here") && !ada.says("Work more."), "{}", ada.text());
}

#[test]
fn a_mentor_says_something_about_a_goal_and_the_mentee_is_told() {
    let pair = Pair::new();
    let goal = pair.aims(&mut pair.ada());
    let mut mo = pair.mo();
    mo.open(&goal).press("Send it");
    assert_eq!(mo.status(), 422);
    assert!(mo.says("Write a few words first"), "{}", mo.text());
    mo.fill("comment", "What made it easier the second time?").press("Send it");
    assert!(mo.says("Sent. It stands with the goal."), "{}", mo.text());
    let mut ada = pair.ada();
    ada.open("/today").follow("Somebody you walk with says something about a goal of yours.");
    ada.follow(WANT);
    assert!(ada.says("What mo says"), "{}", ada.text());
    assert!(ada.says("What made it easier the second time?"), "{}", ada.text());
    assert!(!ada.open("/today").says("about a goal of yours"), "it was seen");
}

#[test]
fn pfp_1_steps_are_ticked_and_taken_away() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let goal = pair.aims(&mut ada);
    ada.fill("step", "Write it on paper.").press("Add this step");
    assert!(ada.says("Your steps are saved."), "{}", ada.text());
    pair.world.pass(MINUTE);
    ada.fill("step", "Ask Marta.").press("Add this step");
    assert_eq!(ada.all("section[aria-labelledby=steps] li p.said").len(), 2);
    ada.press("Done");
    assert!(ada.says("Write it on paper. Done on"), "{}", ada.text());
    ada.press("Not done yet");
    assert!(!ada.says("Done on"), "{}", ada.text());
    ada.press("Take it away");
    assert_eq!(ada.all("section[aria-labelledby=steps] li p.said"), ["Ask Marta."]);
    let gone = "00000000000000000000000000000000";
    let tick = |tick| [("code", gone), ("tick", tick)];
    assert_eq!(ada.post(&format!("{goal}/ticks"), &tick("done")).status(), 404);
    assert_eq!(ada.post(&format!("{goal}/ticks"), &tick("away")).status(), 200, "twice is once");
    ada.open(&goal);
    for n in 2..=12 {
        ada.fill("step", &format!("Step {n}.")).press("Add this step");
    }
    ada.fill("step", "One too many.").press("Add this step");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Twelve steps are many."), "{}", ada.text());
    assert_eq!(ada.value("step").as_deref(), Some("One too many."), "it is kept");
    let mut mo = pair.mo();
    assert!(mo.open(&goal).says("Ask Marta."), "{}", mo.text());
}

#[test]
fn a_goal_is_reached_or_dropped_and_opened_again_and_five_are_open_at_most() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let goal = pair.aims(&mut ada);
    pair.moves(&mut ada, "less", "");
    ada.press("I have reached it");
    assert!(ada.says("Reached ·"), "{}", ada.text());
    assert!(!ada.html().contains("name=\"level\""), "what has ended stands still");
    let moved = ada.post(&format!("{goal}/points"), &[("level", "most")]);
    assert_eq!(moved.status(), 422);
    assert!(moved.says("Open it again first."), "{}", moved.text());
    let dropped = ada.post(&format!("{goal}/states"), &[("state", "dropped")]);
    assert_eq!(dropped.status(), 422, "from one end to the other there is no way");
    assert_eq!(ada.open(&format!("{goal}/words")).status(), 200);
    ada.press("Save this goal");
    assert_eq!(ada.status(), 422, "{}", ada.text());
    for _ in 0..5 {
        pair.aims(&mut ada);
    }
    ada.open(&pair.path("/goals"));
    assert!(ada.link("Write down a goal").is_none() && ada.says("Five goals are open already."));
    pair.fills_goal(&mut ada);
    ada.press("Save this goal");
    assert_eq!((ada.status(), ada.value("want").as_deref()), (422, Some(WANT)));
    assert!(ada.says("Five goals are open already."), "{}", ada.text());
    ada.open(&goal).press("Open it again");
    assert_eq!(ada.status(), 422, "{}", ada.text());
    ada.open(&pair.path("/goals")).follow(WANT).press("Let it go");
    assert!(ada.says("Let go ·"), "{}", ada.text());
    ada.open(&goal).press("Open it again");
    assert!(ada.says("You began here"), "its line goes on: {}", ada.text());
}

#[test]
fn a_goal_gets_other_words_and_keeps_its_line() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.aims(&mut ada);
    pair.moves(&mut ada, "least", "");
    assert!(!ada.says("The words of this goal"), "{}", ada.text());
    ada.follow("Change the words");
    assert!(ada.says("Back without saving") && ada.title().starts_with("Change the words"));
    assert_eq!(ada.value("want").as_deref(), Some(WANT));
    assert_eq!(ada.value("expected").as_deref(), Some(EXPECTED));
    ada.fill("want", "Say no once a week.").fill("most", "No is easy.").press("Save this goal");
    assert!(ada.says("Your goal has its new words."), "{}", ada.text());
    assert!(ada.says("The words of this goal are those of"), "{}", ada.text());
    assert!(ada.says("Say no once a week.") && ada.says("No is easy."), "{}", ada.text());
    assert!(ada.says("You began here") && !ada.says(WANT), "{}", ada.text());
}

#[test]
fn each_refusal_stands_at_its_field_and_keeps_what_was_typed() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let long = "x".repeat(1_001);
    for (field, value, says) in [
        ("want", " ", "Say what you want"),
        ("expected", "", "Say what you expect"),
        ("why", long.as_str(), "Say this in at most 1,000 letters"),
        ("most", long.as_str(), "Say this in at most 1,000 letters"),
    ] {
        pair.fills_goal(&mut ada);
        ada.fill("less", "I wrote it down.").fill(field, value).press("Save this goal");
        assert_eq!(ada.status(), 422, "{field}");
        assert!(ada.says(says) && ada.title().starts_with("Problem: "), "{}", ada.text());
        assert_eq!(ada.link(says).as_deref(), Some(format!("#{field}").as_str()));
        assert_eq!(ada.value("less").as_deref(), Some("I wrote it down."));
        assert_eq!(ada.value(field).as_deref(), Some(value));
    }
    assert!(ada.open(&pair.path("/goals")).says("No goal is open."), "{}", ada.text());
    let goal = pair.aims(&mut ada);
    ada.fill("words", "Something has moved.").press("Save where it stands");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Choose where it stands"), "{}", ada.text());
    assert_eq!(ada.value("words").as_deref(), Some("Something has moved."));
    ada.choose("level", "more").fill("words", &long).press("Save where it stands");
    assert_eq!((ada.status(), ada.value("level").as_deref()), (422, Some("more")));
    assert_eq!(ada.link("Say this in at most 1,000 letters").as_deref(), Some("#words"));
    ada.open(&goal).press("Add this step");
    assert!(ada.says("Write a few words first"), "{}", ada.text());
    for (below, field) in [("/points", "level"), ("/ticks", "tick"), ("/states", "state")] {
        let made_up = ada.post(&format!("{goal}{below}"), &[(field, "perfect")]).status();
        assert!(matches!(made_up, 404 | 422), "{below}: {made_up}");
    }
    let heavy = [("want", WANT), ("expected", EXPECTED), ("weight", "9")];
    assert_eq!(ada.post(&pair.path("/goals"), &heavy).status(), 404);
}

#[test]
fn a_form_sent_twice_makes_one_goal() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.fills_goal(&mut ada);
    let (once, whose) = (ada.value("once").unwrap(), ada.value("whose").unwrap());
    let sent = [
        ("want", WANT),
        ("expected", EXPECTED),
        ("weight", "1"),
        ("once", once.as_str()),
        ("whose", whose.as_str()),
    ];
    for _ in 0..2 {
        let status = ada.post(&pair.path("/goals"), &sent).status();
        assert!(status < 400, "{status}: {}", ada.text());
    }
    ada.open(&pair.path("/goals"));
    assert_eq!(ada.all("article h2"), [WANT]);
}

/// Every private page of the goal at `goal`.
fn pages(pair: &Pair, goal: &str) -> [String; 5] {
    let below = ["/goals", "/goals/new", "/growth"].map(|below| pair.path(below));
    let [list, new, growth] = below;
    [list, new, growth, goal.to_owned(), format!("{goal}/words")]
}

#[test]
fn to_everybody_else_there_is_no_goal() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let goal = pair.aims(&mut ada);
    let cy = pair.world.bare.person("cy", &[]);
    let check = |who: &Known| {
        let mut browser = pair.world.browser(who);
        for page in pages(&pair, &goal) {
            assert_eq!(browser.open(&page).status(), 404, "{page}");
        }
        for (below, field) in [
            ("/points", ("level", "most")),
            ("/steps", ("step", "Mine.")),
            ("/comments", ("comment", "Mine.")),
            ("/states", ("state", "dropped")),
        ] {
            let status = browser.post(&format!("{goal}{below}"), &[field]).status();
            assert_eq!(status, 404, "{below}");
        }
        let text = [("want", "Mine."), ("expected", "Mine."), ("weight", "1")];
        assert_eq!(browser.post(&pair.path("/goals"), &text).status(), 404);
    };
    check(&cy);
    check(&pair.world.cora);
    let made_up = "/journeys/00000000000000000000000000000000/goals";
    assert_eq!(pair.ada().post(made_up, &[]).status(), 404);
    check(&pair.world.bo);
    let eli = pair.world.bare.person("eli", &[]);
    let other = meet(&pair.world, [&eli, &pair.mo]).replace("/talks/", "/journeys/");
    let moved = goal.replace(&pair.path(""), &other);
    assert_eq!(pair.mo().open(&moved).status(), 404, "a goal stands in its own journey");
    assert_eq!(pair.mo().open(&goal).status(), 200);
}

#[test]
fn what_rests_or_is_over_can_be_read_and_moves_no_more() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let goal = pair.aims(&mut ada);
    pair.moves(&mut ada, "less", "");
    let check = |says: &str| {
        for (mentor, below, field) in [
            (false, "/points", ("level", "most")),
            (false, "/steps", ("step", "Ask.")),
            (false, "/states", ("state", "reached")),
            (true, "/comments", ("comment", "Well done.")),
        ] {
            let mut browser = if mentor { pair.mo() } else { pair.ada() };
            browser.post(&format!("{goal}{below}"), &[field]);
            assert_eq!(browser.status(), 422, "{below}");
            assert!(browser.says(says), "{below}: {}", browser.text());
            assert!(browser.open(&goal).says(WANT), "{}", browser.text());
            assert!(browser.all("main button").is_empty(), "no button that does nothing");
        }
    };
    ada.open(&pair.path("")).follow("Rest for some days").choose("days", "3").press("Pause");
    check("Your talk rests just now.");
    pair.world.pass(DAY.times(4));
    pair.mo().open(&pair.path("")).follow("Say goodbye").press("Say goodbye");
    check("This talk is closed.");
    let text = [("want", WANT), ("expected", EXPECTED), ("weight", "1")];
    let mut ada = pair.ada();
    assert_eq!(ada.post(&pair.path("/goals"), &text).status(), 422);
    assert!(ada.open(&pair.path("/growth")).says("A beginning"), "{}", ada.text());
}

#[test]
fn what_sounds_like_danger_in_a_goal_is_heard_and_a_new_pair_is_not_led_elsewhere() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    pair.fills_goal(&mut ada);
    ada.fill("why", "Write to ada@elsewhere.example about it.").press("Save this goal");
    assert_eq!(ada.status(), 422, "{}", ada.text());
    let open = || pair.world.bare.does(|tx, _| Ok(cases::desk(tx, None, 9)?)).unwrap().len();
    let goal = pair.aims(&mut ada);
    assert_eq!(open(), 0, "nothing is kept of an ordinary text");
    ada.fill("step", "I am going to kill myself tonight").press("Add this step");
    assert!(ada.says("Your steps are saved."), "it is never held up: {}", ada.text());
    assert_eq!(open(), 1);
    assert!(!pair.mo().open(&goal).says("danger"));
}

#[test]
fn what_a_mentor_says_about_a_goal_is_a_sign_of_life() {
    let over = |says: bool| {
        let pair = Pair::new();
        let goal = pair.aims(&mut pair.ada());
        (0..3).for_each(|_| pair.world.pass(DAY));
        if says {
            pair.mo().open(&goal).fill("comment", "Well done.").press("Send it");
        }
        (0..3).for_each(|_| pair.world.pass(DAY));
        pair.ada().open(&pair.path("")).says("This journey is over.")
    };
    assert!(over(false), "a silent mentor is replaced");
    assert!(!over(true), "one who is heard is not");
}

#[test]
fn j3_x2_what_a_mentee_does_with_a_goal_asks_the_mentor_for_no_word() {
    let pair = Pair::new();
    let goal = pair.aims(&mut pair.ada());
    pair.mo().open(&pair.talk).fill("body", "How was your week?").press("Send");
    for day in 0..6 {
        let mut ada = pair.ada();
        ada.open(&goal).fill("step", &format!("Ask, {day}.")).press("Add this step").press("Done");
        pair.moves(&mut ada, if day % 2 == 0 { "less" } else { "least" }, "");
        ada.follow("Change the words").press("Save this goal");
        assert!(ada.says("Your goal has its new words."), "{}", ada.text());
        pair.world.pass(DAY);
    }
    assert!(!pair.mo().open("/today").says("Somebody waits for a word from you"));
    assert!(!pair.ada().open(&pair.path("")).says("This journey is over."));
}

#[test]
fn goals_go_along_in_the_archive_and_their_words_go_with_their_author() {
    let pair = Pair::new();
    let mut ada = pair.ada();
    let goal = pair.aims(&mut ada);
    pair.moves(&mut ada, "less", "It is on paper.");
    ada.fill("step", "Ask Marta.").press("Add this step").press("Done");
    pair.mo().open(&goal).fill("comment", "What did you notice?").press("Send it");
    let archive = |who: &Known| exporting::export(&pair.world.bare.app, who.member).unwrap();
    let own = archive(&pair.world.ada);
    let first = &own["goals"][0];
    assert_eq!((&first["says"]["want"], &first["state"]), (&WANT.into(), &"open".into()));
    assert_eq!(first["stood"][0]["level"], -1);
    assert_eq!(first["stood"][0]["words"], "It is on paper.");
    assert_eq!(first["steps"][0]["words"], "Ask Marta.");
    assert!(first["steps"][0]["done"].is_string(), "{first}");
    let anothers = archive(&pair.mo);
    assert_eq!(anothers["goals"][0]["you_said"][0]["words"], "What did you notice?");
    assert!(!anothers["goals"].to_string().contains(WANT), "the words of others stay theirs");
    let leaves = pair.world.ada.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &leaves)).unwrap();
    pair.world.pass(DAY.times(8));
    let mut mo = pair.mo();
    mo.open(&goal);
    assert!(mo.says("Words of a former member, erased."), "{}", mo.text());
    for gone in [WANT, EXPECTED, "It is on paper.", "Ask Marta."] {
        assert!(!mo.says(gone), "{gone}: {}", mo.text());
    }
    assert!(mo.says("What did you notice?"), "{}", mo.text());
    assert_eq!(mo.open(&pair.path("/growth")).status(), 200);
}
