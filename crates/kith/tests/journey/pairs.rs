//! A coordinator's care for pairs: who needs somebody first, what is known, what is written down; never what the two say.

use kith_app::{
    people::{exporting, recognising::Known},
    support::choosing,
};
use kith_core::{Code, DAY, people::grant::Role, support::kind::Kind};
use kith_store::{
    journey::{bonds, contacts},
    support::offers,
};
use kith_testkit::{Browser, World};

use super::Pair;

/// Somebody of that `name` and `mentor`, who said yes to each other.
fn another(world: &World, name: &str, mentor: &Known) -> Code {
    let who = world.bare.person(name, &[]);
    let request = world.bare.asks(&who, Kind::Mentor);
    let face = mentor.helper.as_ref().unwrap();
    let (asker, to, id) = (who, face.code, face.id);
    world.bare.does(move |tx, at| choosing::choose(tx, at, &asker, request, to)).unwrap();
    let offer = world.bare.does(move |tx, _| Ok(offers::standing(tx, id)?.pop().unwrap().code));
    world.bare.accepts(mentor, offer.unwrap())
}

#[test]
fn j5_6_whoever_needs_somebody_stands_first_with_the_reasons() {
    let pair = Pair::agreed();
    let other = format!("/talks/{}", another(&pair.world, "eli", &pair.mo));
    let writes = |pair: &Pair| {
        pair.mo().open(&other).fill("body", "Hello.").press("Send");
    };
    writes(&pair);
    let mut cora = pair.cora();
    cora.open("/pairs");
    assert!(cora.says("ada and mo") && cora.says("eli and mo"), "{}", cora.text());
    assert_eq!(cora.all("main .tag").len(), 0, "{}", cora.text());
    pair.live(7);
    for (mut browser, answer) in [(pair.ada(), "not_yet"), (pair.mo(), "yes")] {
        browser.open(&pair.path("/checkins")).choose("answer", answer).press("Send");
    }
    let mut cora = pair.cora();
    cora.open("/pairs");
    assert_eq!(cora.all("main ol > li h2"), ["eli and mo", "ada and mo"], "{}", cora.text());
    assert_eq!(cora.all("main .tag"), ["Quiet for longer than usual"]);
    assert!(cora.says("Nothing calls for you."), "{}", cora.text());
    writes(&pair);
    pair.live(7);
    for (mut browser, answer) in [(pair.ada(), "not_well"), (pair.mo(), "well")] {
        browser.open(&pair.path("/checkins")).choose("answer", answer).press("Send");
    }
    let mut cora = pair.cora();
    cora.open("/pairs");
    assert_eq!(cora.all("main ol > li h2"), ["ada and mo", "eli and mo"], "{}", cora.text());
    let why = cora.all("main ol > li:first-child .tag");
    assert_eq!(why, ["Not going well", "They see it differently"], "{}", cora.text());
    cora.open("/cohort");
    let waits = cora.all("[data-reason=pair] h2");
    assert_eq!(waits, ["eli and mo", "ada and mo"], "who waits longest is due first");
    assert!(cora.all("[data-reason=pair] .tag").contains(&"Not going well".to_owned()));
    cora.open("/pairs").follow("Look after the first");
    assert!(cora.says("Both signed their agreement on"), "{}", cora.text());
    assert!(cora.says("Getting to know each other: since"), "{}", cora.text());
    assert!(!cora.says("Every second Tuesday"), "its text stays between the two: {}", cora.text());
}

#[test]
fn j5_6_a_missing_agreement_and_a_first_meeting_that_never_was_are_reasons_on_the_list() {
    let pair = Pair::new();
    let mut cora = pair.cora();
    cora.open("/pairs");
    assert!(cora.says("ada and mo") && !cora.says("Not met yet"), "{}", cora.text());
    for _ in 0..6 {
        for mut browser in [pair.ada(), pair.mo()] {
            browser.open(&pair.talk).fill("body", "How was your week?").press("Send");
        }
        pair.live(4);
    }
    let mut cora = pair.cora();
    cora.open("/pairs");
    let why = cora.all("main ol > li .tag");
    for missing in ["Not met yet", "No agreement yet"] {
        assert!(why.contains(&missing.to_owned()), "{missing}: {why:?}");
    }
}

#[test]
fn j5_7_eepm_mon_2_each_contact_is_written_down_and_the_next_is_due_within_a_quarter() {
    let pair = Pair::agreed();
    let mut cora = pair.cora();
    cora.open(&pair.page());
    assert!(cora.says("Nobody was in touch with them yet."), "{}", cora.text());
    let due =
        |cora: &Browser| cora.all("aside li").into_iter().find(|one| one.contains("next word"));
    let before = due(&cora).unwrap();
    pair.live(3);
    let mut cora = pair.cora();
    cora.open(&pair.page()).choose("with", "both").choose("channel", "phone");
    cora.choose("topic", "meeting").fill("words", "They look for a better day.").press("Keep it");
    assert!(cora.says("It is in the list of contacts."), "{}", cora.text());
    assert!(cora.says("cora, ") && cora.says("Both · By telephone"), "{}", cora.text());
    assert!(cora.says("When and how they meet") && cora.says("They look for a better day."));
    assert_ne!(due(&cora).unwrap(), before, "the next is counted from this one");
    let deputy = pair.world.bare.person("rae", &[Role::Coordinator]);
    let mut rae = pair.world.browser(&deputy);
    assert!(rae.open(&pair.page()).says("They look for a better day."), "{}", rae.text());
    for mut browser in [pair.ada(), pair.mo()] {
        assert!(!browser.open(&pair.path("")).says("better day"), "{}", browser.text());
    }
    cora.open(&pair.page()).choose("with", "mentee").choose("channel", "here");
    cora.choose("topic", "thanks").press("Keep it");
    let archive = |member| exporting::export(&pair.world.bare.app, member).unwrap();
    let (ada, mo) = (archive(pair.world.ada.member), archive(pair.mo.member));
    let topics = |archive: &serde_json::Value| {
        let all = archive["coordinators_in_touch"].as_array().unwrap().clone();
        let topic = |one: &serde_json::Value| one["topics"][0].as_str().unwrap().to_owned();
        let mut topics: Vec<_> = all.iter().map(topic).collect();
        topics.sort();
        topics.join(" ")
    };
    assert_eq!(
        [topics(&ada), topics(&mo)],
        ["meeting thanks", "meeting"],
        "a word with one is theirs"
    );
    assert!(!ada.to_string().contains("better day"), "{ada}");
    pair.live(90);
    assert!(!pair.cora().open("/pairs").says("It is time for a word from you"));
    pair.live(2);
    assert!(pair.cora().open("/pairs").says("It is time for a word from you"));
}

#[test]
fn what_was_noted_is_forgotten_when_the_journey_is_over() {
    let pair = Pair::agreed();
    let mut cora = pair.cora();
    cora.open(&pair.page()).choose("with", "both").choose("channel", "phone");
    cora.choose("topic", "meeting").fill("words", "They look for a better day.").press("Keep it");
    let code = pair.talk.trim_start_matches("/talks/").parse().unwrap();
    let talk = pair.world.bare.does(move |tx, _| Ok(bonds::named(tx, code)?.unwrap())).unwrap();
    let noted = || pair.world.bare.does(move |tx, _| Ok(contacts::list(tx, talk, 9)?)).unwrap();
    assert!(noted()[0].words.is_some());
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Say goodbye").choose("how", "helped").press("Say goodbye");
    assert_eq!(cora.open(&pair.page()).status(), 404);
    assert!(cora.open("/pairs").says("Nobody is paired just now."), "{}", cora.text());
    pair.world.pass(DAY);
    assert!(noted()[0].words.is_none(), "that there was a contact stays");
}

#[test]
fn a_contact_that_says_too_little_is_refused_at_its_field_and_kept() {
    let pair = Pair::agreed();
    let mut cora = pair.cora();
    cora.open(&pair.page()).choose("channel", "here").fill("words", "Kept.").press("Keep it");
    assert_eq!(cora.status(), 422);
    assert!(cora.says("Choose with whom you spoke, and how"), "{}", cora.text());
    cora.choose("with", "mentee").press("Keep it");
    assert!(cora.says("Choose at least one line"), "{}", cora.text());
    let long = "x".repeat(1_001);
    cora.choose("topic", "thanks").fill("words", &long).press("Keep it");
    assert!(cora.says("Say this in at most 1,000 letters"), "{}", cora.text());
    assert_eq!(cora.value("channel").as_deref(), Some("here"));
    assert!(cora.open(&pair.page()).says("Nobody was in touch with them yet."));
}

#[test]
fn a_coordinator_asks_both_in_neutral_words_and_not_twice_within_five_days() {
    let pair = Pair::agreed();
    pair.live(1);
    let mut cora = pair.cora();
    cora.open(&pair.page()).press("Ask both how it goes");
    assert!(cora.says("Both have been asked."), "{}", cora.text());
    for mut browser in [pair.ada(), pair.mo()] {
        assert!(browser.open("/today").says("Have you met the person you walk with?"));
        assert!(!browser.says("cora"), "{}", browser.text());
    }
    cora.open(&pair.page()).press("Ask both how it goes");
    assert_eq!(cora.status(), 422);
    assert!(cora.says("They were asked a few days ago."), "{}", cora.text());
}

#[test]
fn a_report_or_a_closed_door_shows_as_frozen_and_no_reason() {
    let reported = Pair::agreed();
    let mut ada = reported.ada();
    ada.open(&format!("{}/concern", reported.talk));
    ada.fill("body", "It did not feel right").choose("matter", "pressure").press("Report");
    let blocked = Pair::agreed();
    let code = blocked.talk.trim_start_matches("/talks/").to_owned();
    blocked.ada().open(&format!("/blocks/new?talk={code}")).press("Close the door");
    for pair in [&reported, &blocked] {
        pair.world.pass(DAY.times(10));
        let mut cora = pair.cora();
        assert_eq!(cora.open("/pairs").all("main .tag"), ["Frozen"], "{}", cora.text());
        cora.open(&pair.page());
        assert!(cora.says("This pair is frozen"), "{}", cora.text());
        for word in ["report", "door", "ada closed", "block", "Pressing"] {
            assert!(!cora.all("main").concat().contains(word), "{word}: {}", cora.text());
        }
        assert_eq!(cora.post(&format!("{}/checkins", pair.page()), &[]).status(), 404);
    }
    blocked.world.pass(DAY.times(31));
    blocked.world.pass(DAY);
    assert!(blocked.cora().open("/pairs").says("Nobody is paired just now."));
}

#[test]
fn a_report_or_a_closed_door_comes_first_at_once_and_goes_when_it_is_decided() {
    let pair = Pair::agreed();
    let other = format!("/talks/{}", another(&pair.world, "eli", &pair.mo));
    pair.mo().open(&other).fill("body", "Hello.").press("Send");
    let first = || {
        let mut cora = pair.cora();
        let tags = cora.open("/pairs").all("main ol > li:first-child .tag");
        (cora.all("main ol > li h2").remove(0), tags)
    };
    let frozen = |two: &str| (two.to_owned(), vec!["Frozen".to_owned()]);
    pair.live(7);
    pair.ada().open(&pair.path("/checkins")).choose("answer", "no_word").press("Send");
    let before = first();
    assert_eq!(before.0, "ada and mo");
    let mut mo = pair.mo();
    mo.open(&format!("{other}/concern"));
    mo.fill("body", "It did not feel right").choose("matter", "pressure").press("Report");
    assert!(mo.status() < 400, "{}", mo.text());
    assert_eq!(first(), frozen("eli and mo"), "without a day between");
    let mut lead = pair.world.browser(&pair.world.lead);
    lead.open("/cases").follow("A report");
    lead.choose("how", "empty").press("Close the case");
    assert!(lead.says("The case is closed"), "{}", lead.text());
    assert_eq!(first(), before, "as soon as it is decided");
    let code = other.trim_start_matches("/talks/").to_owned();
    mo.open(&format!("/blocks/new?talk={code}")).press("Close the door");
    assert_eq!(first(), frozen("eli and mo"));
}

#[test]
fn who_meets_or_moves_a_goal_is_not_silent() {
    let pair = Pair::agreed();
    let silent = || pair.cora().open("/pairs").says("Quiet for longer than usual");
    pair.world.pass(DAY.times(20));
    let mut ada = pair.ada();
    ada.open(&pair.path("/goals/new")).fill("want", "Ask.").fill("expected", "I have asked twice.");
    ada.press("Save this goal");
    pair.world.pass(DAY.times(15));
    assert!(!silent(), "a goal was written down: {}", pair.cora().open("/pairs").text());
    pair.world.pass(DAY.times(7));
    assert!(silent(), "{}", pair.cora().open("/pairs").text());
}

#[test]
fn nobody_looks_after_their_own_pair_and_nobody_else_sees_any() {
    let pair = Pair::agreed();
    let world = &pair.world;
    let both = world.bare.helper("mae", Role::Mentor, 2);
    let own = another(world, "eli", &both);
    let (owner, page) = (both.member, format!("/pairs/{own}"));
    world
        .bare
        .does(move |tx, at| {
            let (id, code) = (at.id(), at.code());
            let (since, until) = (at.now + -DAY, None);
            let role = Role::Coordinator;
            let member = owner;
            let grant = kith_core::people::grant::Grant { id, code, member, role, since, until };
            Ok(kith_store::people::grants::add(tx, &grant)?)
        })
        .unwrap();
    let mut mae = world.browser(&both);
    mae.open("/pairs");
    assert!(mae.says("ada and mo") && !mae.says("eli and mae"), "{}", mae.text());
    assert_eq!(mae.open(&page).status(), 404);
    for below in ["contacts", "checkins", "openings"] {
        let fields = [
            ("with", "both"),
            ("channel", "here"),
            ("topic", "thanks"),
            ("place", "1"),
            ("side", "member"),
        ];
        assert_eq!(mae.post(&format!("{page}/{below}"), &fields).status(), 404, "{below}");
    }
    for who in [&world.ada, &pair.mo, &world.bo] {
        let mut browser = world.browser(who);
        assert_eq!(browser.open("/pairs").status(), 404);
        assert_eq!(browser.open(&pair.page()).status(), 404);
    }
}
