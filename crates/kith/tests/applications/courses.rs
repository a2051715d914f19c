//! Courses: read, answered, signed; and nobody new for whoever lacks one that is asked of them.

use kith_app::{
    people::{exporting, recognising::Known},
    support::choosing,
    workers,
};
use kith_core::{
    DAY, HOUR, Span,
    people::grant::Role,
    programme::{course::Course, courses},
    support::kind::Kind,
};
use kith_store::{
    programme::{commitments, learnings},
    safety::blocks,
    support::offers,
};
use kith_testkit::{Browser, World};

use super::{applies, decides, today};

fn course(role: Role) -> &'static Course {
    courses::of(role).unwrap()
}

/// The house asks for the courses of `roles`, as Cora sets it.
fn asks(world: &World, roles: &[Role]) {
    let mut cora = world.browser(&world.cora);
    cora.open("/courses").clear("course");
    for role in roles {
        cora.choose("course", &course(*role).code.to_string());
    }
    cora.press("Save what is asked for");
    assert!(cora.says("Whoever has not passed it is asked to"), "{}", cora.text());
}

/// `who` reads every lesson of the course for `role`, and stands before its quiz.
fn reads(world: &World, who: &Known, role: Role) -> Browser {
    let mut browser = world.browser(who);
    browser.open(&format!("/courses/{}", course(role).code)).follow("Begin");
    for _ in 1..course(role).lessons.len() {
        browser.press("Next lesson");
    }
    browser.press("On to the quiz");
    browser
}

/// Everything in the quiz for `role` is answered rightly, or everything wrongly.
fn answers(browser: &mut Browser, role: Role, right: bool) {
    for question in course(role).quiz.questions {
        let fits = |letter: &char| question.right.contains(*letter) == right;
        let letters = question.options.chars().filter(fits);
        browser.clear(question.key);
        // Of wrong ones one is enough.
        for letter in letters.take(if right { 5 } else { 1 }) {
            browser.choose(question.key, &letter.to_string());
        }
    }
    browser.press("Look how I did");
}

/// `who` passes the course for `role`, and signs.
fn passes(world: &World, who: &Known, role: Role) {
    let mut browser = reads(world, who, role);
    answers(&mut browser, role, true);
    browser.press("I have read it, and sign it");
    assert!(browser.says("Signed. Thank you."), "{}", browser.text());
}

/// Whether a run finds a mentor for whoever asks for one.
fn finds(world: &World) -> bool {
    let mut cora = world.browser(&world.cora);
    cora.open("/runs").press("Run the matching").says("that is left") || cora.says("Approve all")
}

/// Mo mentors, Ada asks for a mentor, and both agreed to the matching.
fn two() -> (World, Known) {
    let world = World::new();
    let mo = world.bare.helper("mirabel", Role::Mentor, 3);
    for who in [&mo, &world.ada] {
        world.bare.agrees(who);
    }
    (world, mo)
}

#[test]
fn j2_4_j3_3_eepm_trn_4_a_wrong_quiz_says_why_and_costs_nothing() {
    let (world, mo) = two();
    let mut browser = world.browser(&mo);
    browser.open("/me").follow("Training").follow("Before you mentor");
    assert!(browser.says("2 h 5 min") && browser.says("It is signed after the quiz."));
    let base = browser.path().to_owned();
    for ahead in ["lessons/2", "lessons/0", "lessons/99"] {
        assert_eq!(browser.open(&format!("{base}/{ahead}")).status(), 404, "{ahead}");
    }
    assert_eq!(browser.open(&format!("{base}/quiz")).path(), base, "after the lessons");
    let mut browser = reads(&world, &mo, Role::Mentor);
    browser.press("Look how I did");
    assert_eq!((browser.status(), browser.says("Choose an answer here")), (422, true));
    for time in 1..=3 {
        answers(&mut browser, Role::Mentor, false);
        assert!(browser.says("0 of 8 were right") && browser.says("Not quite."), "{time}");
        assert!(browser.says("A second question takes that away from them."), "it says why");
    }
    assert!(browser.says("You can answer it again from"), "{}", browser.text());
    assert_eq!(browser.all("main form button").len(), 0, "it rests");
    // As a page that stood open for long would send it.
    let sent: Vec<_> = course(Role::Mentor)
        .quiz
        .questions
        .iter()
        .flat_map(|one| one.right.split("").filter(|it| !it.is_empty()).map(|it| (one.key, it)))
        .collect();
    browser.post(&format!("{base}/quiz"), &sent);
    assert!(browser.status() == 422 && browser.says("The quiz rests for a day"));
    world.pass(HOUR.times(25));
    let mut browser = world.browser(&mo);
    browser.open(&format!("{base}/quiz"));
    answers(&mut browser, Role::Mentor, true);
    assert!(browser.says("That was enough: you passed."), "{}", browser.text());
    assert!(browser.says("The code of conduct waits for your signature."));
    browser.press("I have read it, and sign it");
    assert!(browser.says("Signed. Thank you.") && browser.says("You signed version 1 on"));
    assert!(browser.open("/courses").says("What counts for you: 2 h 5 min"), "{}", browser.text());
    assert_eq!(browser.open(&base).link("Renew it"), None);
    browser.post(&format!("{base}/quiz"), &sent);
    assert!(browser.status() == 422 && browser.says("You have passed it."), "not before its end");
}

#[test]
fn eepm_trn_1_in_a_run_and_at_a_yes_is_only_whoever_passed() {
    let (world, mo) = two();
    let _asked = world.bare.asks(&world.ada, Kind::Mentor);
    assert!(finds(&world), "a house that asks for nothing keeps its mentors");
    asks(&world, &[Role::Mentor, Role::Mentee]);
    for who in [&mo, &world.ada] {
        assert!(!finds(&world));
        assert!(today(&world, who).says("A course waits for you"));
        let role = if who.member == mo.member { Role::Mentor } else { Role::Mentee };
        passes(&world, who, role);
        assert!(!today(&world, who).says("A course waits for you"));
    }
    assert!(finds(&world), "both have passed");
}

#[test]
fn eepm_trn_1_a_yes_to_a_proposal_needs_the_course_and_the_refusal_links_to_it() {
    for role in [Role::Mentor, Role::Mentee] {
        let (world, mo) = two();
        let _asked = world.bare.asks(&world.ada, Kind::Mentor);
        let mut cora = world.browser(&world.cora);
        cora.open("/runs").press("Run the matching").press("Approve the one that is left");
        asks(&world, &[role]);
        let (who, other) = if role == Role::Mentor { (&mo, &world.ada) } else { (&world.ada, &mo) };
        today(&world, other).follow("Look at it").press("Yes, I would like that");
        let mut browser = today(&world, who);
        browser.follow("Look at it").press("Yes, I would like that");
        assert_eq!(browser.status(), 422);
        assert!(browser.says("A course comes first"), "{}", browser.text());
        let proposal = browser.path().replace("/answers", "");
        browser.follow("To the course");
        assert_eq!(browser.path(), "/courses");
        passes(&world, who, role);
        browser.open(&proposal).press("Yes, I would like that");
        assert!(browser.path().starts_with("/talks/"), "both said yes: {}", browser.text());
    }
}

#[test]
fn eepm_trn_1_a_chosen_mentor_and_whoever_chooses_need_it_and_what_runs_goes_on() {
    let (world, mo) = two();
    let eli = world.bare.person("eli", &[]);
    let face = mo.helper.clone().unwrap();
    let chosen = |who: &Known| {
        let (request, who, code) = (world.bare.asks(who, Kind::Mentor), who.clone(), face.code);
        world.bare.does(move |tx, at| choosing::choose(tx, at, &who, request, code)).unwrap();
        let face = face.id;
        let offer =
            world.bare.does(move |tx, _| Ok(offers::standing(tx, face)?.pop().unwrap().code));
        offer.unwrap()
    };
    let talk = world.bare.accepts(&mo, chosen(&eli));
    let offer = chosen(&world.bare.person("dana", &[]));
    let request = world.bare.asks(&world.ada, Kind::Mentor);
    let mut ada = world.browser(&world.ada);
    assert!(ada.open(&format!("/requests/{request}/matches")).says("mirabel"), "{}", ada.text());
    asks(&world, &[Role::Mentee]);
    let page = format!("/requests/{request}");
    assert!(world.browser(&world.ada).open(&page).link("To the course").is_some(), "it says so");
    ada.press("Ask mirabel");
    assert!(ada.status() == 422 && ada.says("A course comes first"), "{}", ada.text());
    assert!(ada.link("To the course").is_some());
    asks(&world, &[Role::Mentor]);
    assert!(!ada.open(&format!("/requests/{request}/matches")).says("mirabel"), "{}", ada.text());
    let mut mentor = world.browser(&mo);
    mentor.open(&format!("/offers/{offer}")).press("Say yes");
    assert!(mentor.status() == 422 && mentor.says("A course comes first"), "{}", mentor.text());
    mentor.open(&format!("/talks/{talk}")).fill("body", "See you on Thursday.").press("Send");
    assert!(mentor.says("See you on Thursday."), "what runs goes on: {}", mentor.text());
}

#[test]
fn j4_2_a_supporter_takes_the_next_one_after_the_course_and_not_before() {
    let world = World::new();
    let _asked = world.bare.asks(&world.ada, Kind::Listen);
    asks(&world, &[Role::Supporter]);
    let mut bo = world.browser(&world.bo);
    bo.open("/duty").press("Take the next");
    assert!(bo.status() == 422 && bo.says("A course comes first"), "{}", bo.text());
    let nobody = |world: &World| world.stranger().open("/support").says("Nobody is on duty");
    assert!(nobody(&world), "whoever may not take it is no cover");
    bo.open("/duty").press("Go off duty");
    bo.open("/duty").press("Go on duty");
    assert!(bo.status() == 422 && bo.says("A course comes first"), "{}", bo.text());
    passes(&world, &world.bo, Role::Supporter);
    bo.open("/duty").press("Go on duty");
    assert!(!nobody(&world) && world.bare.takes(&world.bo).is_some());
}

#[test]
fn nms_3_a_pass_is_announced_a_month_before_its_end_and_renewed_by_the_quiz() {
    let (world, mo) = two();
    let _asked = world.bare.asks(&world.ada, Kind::Mentor);
    asks(&world, &[Role::Mentor]);
    passes(&world, &mo, Role::Mentor);
    world.pass(DAY.times(690));
    assert!(!today(&world, &mo).says("runs out within a month"));
    world.pass(DAY.times(12));
    let mut mentor = today(&world, &mo);
    mentor.follow("A course that you passed runs out within a month.");
    assert!(mentor.says("It holds until"), "{}", mentor.text());
    assert!(!today(&world, &mo).says("runs out within a month"), "read on its page");
    world.pass(DAY.times(31));
    let eli = world.bare.person("eli", &[]);
    world.bare.agrees(&eli);
    let _asked = world.bare.asks(&eli, Kind::Mentor);
    assert!(!finds(&world), "nobody new");
    let mut mentor = today(&world, &mo);
    mentor.follow("A course that you passed has run out.").follow("Renew it");
    answers(&mut mentor, Role::Mentor, true);
    assert!(mentor.says("That was enough: you passed."), "{}", mentor.text());
    assert!(finds(&world), "renewed");
    assert!(mentor.open("/courses").says("2 h 5 min"), "hours count once");
}

#[test]
fn nms_9_eepm_scr_6_a_new_version_of_the_code_asks_again_and_the_old_signature_stays() {
    let (world, mo) = two();
    let _asked = world.bare.asks(&world.ada, Kind::Mentor);
    asks(&world, &[Role::Mentor]);
    let (member, it) = (mo.member, course(Role::Mentor));
    // As whoever signed before this version.
    let signed = world.bare.does(move |tx, at| Ok(commitments::add(tx, member, (it, 0), at.now)?));
    signed.unwrap();
    let mut mentor = reads(&world, &mo, Role::Mentor);
    answers(&mut mentor, Role::Mentor, true);
    assert!(mentor.says("It has changed since you signed it"), "{}", mentor.text());
    assert!(!finds(&world));
    let path = format!("/courses/{}/signatures", it.code);
    assert_eq!(mentor.post(&path, &[("version", "0")]).status(), 422, "only the newest");
    mentor.open(&format!("/courses/{}", it.code)).press("I have read it, and sign it");
    assert!(finds(&world));
    let archive = exporting::export(&world.bare.app, member).unwrap();
    let mine = &archive["courses"];
    assert_eq!(mine["signed"].as_array().unwrap().len(), 2);
    assert_eq!(
        (&mine["signed"][0]["version"], &mine["learnt"][0]["minutes"]),
        (&1.into(), &125.into())
    );
}

#[test]
fn j5_4_a_coordinator_reads_who_passed_and_nobody_behind_a_closed_door() {
    let (world, mo) = two();
    passes(&world, &mo, Role::Mentor);
    for n in 0..21 {
        let _mentor = world.bare.helper(&format!("mentor{n}"), Role::Mentor, 1);
    }
    let behind = world.bare.helper("zaunkoenig", Role::Mentor, 1);
    let (door, cora) = (behind.member, world.cora.member);
    let mut coordinator = world.browser(&world.cora);
    let people = format!("/courses/{}/people", course(Role::Mentor).code);
    let shown = |browser: &mut Browser| {
        browser.open("/courses").follow("Who has passed: Before you mentor");
        let mut shown = browser.text();
        assert_eq!(browser.all("main ol > li").len(), 20, "{}", browser.text());
        browser.follow("More people");
        shown.push_str(&browser.text());
        shown
    };
    let all = shown(&mut coordinator);
    assert!(all.contains("1 of 23 count as passed") && all.contains("zaunkoenig"), "{all}");
    assert!(all.contains("Passed on") && all.contains("Not begun"), "{all}");
    let closed = world.bare.does(move |tx, at| {
        let block = kith_core::safety::block::Block { owner: door, other: cora, since: at.now };
        Ok(blocks::add(tx, &block, at.code(), None)?)
    });
    assert!(closed.unwrap());
    let all = shown(&mut coordinator);
    assert!(all.contains("1 of 22 count as passed") && !all.contains("zaunkoenig"), "{all}");
    assert_eq!(world.browser(&mo).open(&people).status(), 404, "not for a mentor");
}

#[test]
fn eepm_trn_2_one_sheet_names_for_each_topic_the_lessons_that_speak_of_it() {
    let (world, mo) = two();
    let mut sheet = world.browser(&mo);
    sheet.open("/courses").follow("What each course speaks of");
    let rows = sheet.all("tbody tr").len();
    assert_eq!(sheet.all("tbody th").len(), rows, "each row has its name");
    let columns = sheet.all("thead th").len() - 1;
    assert!(rows >= 10 && columns >= 2, "{}", sheet.text());
    let cells = sheet.all("tbody td");
    assert_eq!(cells.len(), rows * columns);
    assert!(cells.iter().all(|cell| !cell.trim().is_empty()), "{cells:?}");
}

#[test]
fn j3_3_whoever_is_accepted_sees_the_course_as_their_next_step() {
    let world = World::new();
    asks(&world, &[Role::Mentor]);
    let path = applies(&world, &world.ada, "mentor");
    let _ = decides(&world, &world.cora, (&path, "accepted"));
    let mut ada = world.browser(&world.ada);
    ada.open(&path).follow("Before that: a course");
    assert!(ada.says("Before you mentor"), "{}", ada.text());
    passes(&world, &world.ada, Role::Mentor);
    ada.open(&path).follow("Say how many people you can walk with");
}

#[test]
fn what_was_learnt_and_signed_goes_with_the_account() {
    let (world, mo) = two();
    passes(&world, &mo, Role::Mentor);
    world.browser(&mo).open("/me/leave").press("Leave");
    world.bare.clock.pass(DAY.times(8));
    workers::run_due(&world.bare.app).unwrap();
    let member = mo.member;
    let left = world.bare.does(move |tx, _| {
        Ok((learnings::of(tx, member)?.len(), commitments::of(tx, member)?.len()))
    });
    assert_eq!(left.unwrap(), (0, 0));
}

#[test]
fn in_a_house_that_asks_for_none_a_pass_that_runs_out_keeps_nobody_away() {
    let (world, mo) = two();
    passes(&world, &mo, Role::Mentor);
    let _asked = world.bare.asks(&world.ada, Kind::Mentor);
    world.pass(DAY.times(740));
    assert!(!today(&world, &mo).says("meet nobody new"));
    let eli = world.bare.person("eli", &[]);
    world.bare.agrees(&eli);
    let _asked = world.bare.asks(&eli, Kind::Mentor);
    assert!(finds(&world));
}

#[test]
fn what_lies_with_somebody_goes_on_when_their_pass_runs_out() {
    let (world, mo) = two();
    passes(&world, &mo, Role::Mentor);
    asks(&world, &[Role::Mentor]);
    let (member, it) = (mo.member, course(Role::Mentor));
    let ends =
        world.bare.does(move |tx, _| Ok(learnings::find(tx, member, it)?.unwrap().term.ends));
    let left = ends.unwrap().unwrap().since(world.bare.app.now());
    world.pass(Span(left.0 - HOUR.0));
    let (request, face) = (world.bare.asks(&world.ada, Kind::Mentor), mo.helper.clone().unwrap());
    let (ada, code) = (world.ada.clone(), face.code);
    world.bare.does(move |tx, at| choosing::choose(tx, at, &ada, request, code)).unwrap();
    let lies = || world.bare.does(move |tx, _| Ok(offers::standing(tx, face.id)?.len())).unwrap();
    assert_eq!(lies(), 1);
    world.pass(HOUR.times(2));
    assert_eq!(lies(), 0, "nobody waits for a yes that cannot come");
}

#[test]
fn a_helper_who_lacks_the_course_is_no_cover_beside_themselves() {
    let world = World::new();
    let talk = world.talk_of(&world.ada, &world.bo);
    asks(&world, &[Role::Supporter]);
    let mut bo = world.browser(&world.bo);
    bo.open(&format!("/talks/{talk}/handover"));
    assert!(bo.says("Nobody is on duty"), "{}", bo.text());
}

#[test]
fn em_4_both_sign_the_rules_for_safety_online_in_their_version_before_they_meet() {
    let (world, mo) = two();
    let _asked = world.bare.asks(&world.ada, Kind::Mentor);
    asks(&world, &[Role::Mentor, Role::Mentee]);
    let signers = [
        (&mo, Role::Mentor, "I stay within Kith with my messages, and ask for no pictures"),
        (&world.ada, Role::Mentee, "I ask for no money, no favours, and no private number"),
    ];
    for (who, role, rule) in signers {
        let mut browser = reads(&world, who, role);
        answers(&mut browser, role, true);
        assert!(browser.says("Version 1") && browser.says(rule), "{}", browser.text());
        assert!(!finds(&world), "what was learnt is not signed yet");
        browser.press("I have read it, and sign it");
        assert!(browser.says("You signed version 1 on"), "{}", browser.text());
    }
    assert!(finds(&world), "both have signed");
}
