//! How it goes: each of the two is asked for themselves, on the rhythm of the programme, and only a coordinator reads it.

use kith_app::people::{exporting, leaving, notices};
use kith_core::{DAY, MINUTE, people::face::Side};
use kith_store::{
    journey::{bonds, check_ins},
    keys::Owner,
    people::notices as told,
};
use kith_testkit::Browser;

use super::Pair;

const WORDS: &str = "I wait long for answers, and I do not dare to say so.";

impl Pair {
    /// Says `answer` to what is asked just now.
    fn says(&self, browser: &mut Browser, answer: &str) {
        browser.open(&self.path("/checkins")).choose("answer", answer).press("Send");
        assert!(browser.says("Thank you."), "{}", browser.text());
    }
}

fn is_asked(browser: &Browser) -> bool {
    browser.all("button").contains(&"Send".to_owned())
}

#[test]
fn j2_x2_eepm_mat_2_on_the_seventh_day_both_are_asked_whether_they_met() {
    let pair = Pair::agreed();
    pair.live(6);
    let mut ada = pair.ada();
    assert!(!ada.open("/today").says("Have you met"), "{}", ada.text());
    assert!(!is_asked(ada.open(&pair.path("/checkins"))), "{}", ada.text());
    pair.live(1);
    let mut ada = pair.ada();
    ada.open("/today")
        .follow("Have you met the person you walk with? One question, and you can leave it.");
    assert!(ada.says("Have the two of you met?"), "{}", ada.text());
    ada.choose("answer", "no_word").press("Send");
    assert!(ada.says("Thank you.") && ada.says("I have no answer from them"), "{}", ada.text());
    assert!(!is_asked(&ada), "once is enough");
    let mut mo = pair.mo();
    mo.open(&pair.path("")).follow("Say how it goes");
    mo.choose("answer", "yes").press("Send");
    assert!(!mo.says("I have no answer"), "the other never reads it: {}", mo.text());
    assert!(!ada.open(&pair.path("/checkins")).says("Yes"), "{}", ada.text());
    let mut cora = pair.cora();
    cora.open("/cohort").follow("list of pairs").follow("ada and mo");
    assert!(cora.says("I have no answer from them") && cora.says("Yes"), "{}", cora.text());
    assert!(cora.says("One has no answer from the other"), "it is a reason: {}", cora.text());
}

#[test]
fn j2_10_eepm_mon_1_it_is_asked_in_the_first_month_and_then_every_thirty_days() {
    let pair = Pair::agreed();
    for (days, answer) in [(7, "yes"), (7, "well"), (14, "so_so"), (30, "well")] {
        pair.live(days - 1);
        let mut ada = pair.ada();
        assert!(!is_asked(ada.open(&pair.path("/checkins"))), "not before its day: {}", ada.text());
        pair.live(1);
        pair.says(&mut pair.ada(), answer);
    }
    let mut ada = pair.ada();
    ada.open(&pair.path("/checkins"));
    assert_eq!(ada.all("main ol > li").len(), 4, "{}", ada.text());
    let mut mo = pair.mo();
    mo.open(&pair.path("/checkins"));
    assert!(is_asked(&mo) && mo.says("You left it."), "leaving it costs nothing: {}", mo.text());
    assert!(pair.cora().open("/pairs").says("Two questions not answered"));
}

#[test]
fn j5_x6_words_are_opened_only_where_their_author_said_so_and_they_see_it() {
    let pair = Pair::agreed();
    pair.live(7);
    let (mut ada, mut cora, page) = (pair.ada(), pair.cora(), pair.page());
    ada.open(&pair.path("/checkins")).choose("answer", "yes").fill("words", WORDS).press("Send");
    assert!(ada.says(WORDS) && ada.says("Only you can read these words."), "{}", ada.text());
    cora.open(&page);
    let opens = |cora: &Browser| cora.all("button").contains(&"Open their words".to_owned());
    assert!(!opens(&cora) && !cora.says(WORDS), "not even that there are some: {}", cora.text());
    let first = [("place", "1"), ("side", "member")];
    assert_eq!(cora.post(&format!("{page}/openings"), &first).status(), 404);
    pair.live(7);
    let (mut ada, mut cora) = (pair.ada(), pair.cora());
    ada.open(&pair.path("/checkins")).choose("answer", "not_well");
    ada.fill("words", WORDS).choose("shared", "yes").press("Send");
    assert!(ada.says("The coordinators may read these words."), "{}", ada.text());
    assert!(!cora.open(&page).says(WORDS), "closed until it is opened: {}", cora.text());
    assert!(!ada.open("/me/reads").says("asked how it goes"));
    cora.open(&page).press("Open their words");
    assert!(cora.says(WORDS) && cora.says("Not well"), "{}", cora.text());
    assert!(ada.open("/me/reads").says("What you wrote when you were asked how it goes"));
    assert!(ada.says("You had ticked that the coordinators may read it."), "{}", ada.text());
    pair.world.bare.clock.pass(MINUTE.times(31));
    let mut cora = pair.cora();
    assert!(!cora.open(&page).says(WORDS) && opens(&cora), "for half an hour: {}", cora.text());
    let mut mo = pair.mo();
    assert!(!mo.open(&pair.path("/checkins")).says(WORDS));
    assert_eq!(mo.open(&page).status(), 404);
}

#[test]
fn each_refusal_of_a_check_in_stands_at_its_field_and_keeps_what_was_typed() {
    let pair = Pair::agreed();
    pair.live(7);
    let mut ada = pair.ada();
    ada.open(&pair.path("/checkins")).fill("words", WORDS).choose("shared", "yes").press("Send");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("Choose one of the answers"), "{}", ada.text());
    assert_eq!(ada.value("words").as_deref(), Some(WORDS));
    let long = "x".repeat(1_001);
    ada.choose("answer", "yes").fill("words", &long).press("Send");
    assert!(ada.says("Say this in at most 1,000 letters"), "{}", ada.text());
    assert_eq!(ada.value("answer").as_deref(), Some("yes"));
    assert_eq!(ada.post(&pair.path("/checkins"), &[("answer", "well")]).status(), 422);
    assert!(
        ada.says("Nothing is asked just now."),
        "an answer to another question: {}",
        ada.text()
    );
    pair.says(&mut ada, "yes");
    assert_eq!(ada.post(&pair.path("/checkins"), &[("answer", "not_yet")]).status(), 422);
    assert!(!ada.open(&pair.path("/checkins")).says("Not yet"), "what was said stands");
    let cy = pair.world.bare.person("cy", &[]);
    for who in [&cy, &pair.world.bo, &pair.world.cora] {
        let mut browser = pair.world.browser(who);
        assert_eq!(browser.open(&pair.path("/checkins")).status(), 404);
        assert_eq!(browser.post(&pair.path("/checkins"), &[("answer", "yes")]).status(), 404);
    }
}

#[test]
fn while_the_two_rest_and_after_the_end_nobody_is_asked() {
    let pair = Pair::agreed();
    pair.live(5);
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Rest for some days");
    ada.choose("days", "7").press("Pause");
    pair.world.pass(DAY.times(4));
    let mut ada = pair.ada();
    assert!(!ada.open("/today").says("Have you met"), "{}", ada.text());
    pair.world.pass(DAY.times(3));
    pair.world.pass(DAY);
    pair.says(&mut pair.ada(), "yes");
    pair.live(10);
    let (mut ada, mut mo) = (pair.ada(), pair.mo());
    assert!(is_asked(mo.open(&pair.path("/checkins"))), "{}", mo.text());
    ada.open(&pair.path("")).follow("Say goodbye").choose("how", "helped").press("Say goodbye");
    assert_eq!(mo.post(&pair.path("/checkins"), &[("answer", "yes")]).status(), 422);
    assert!(mo.says("This talk is closed."), "{}", mo.text());
    assert!(!is_asked(mo.open(&pair.path("/checkins"))), "{}", mo.text());
    assert!(mo.says("This journey is over, and nothing more is asked."), "{}", mo.text());
    pair.world.pass(DAY.times(40));
    let mut mo = pair.mo();
    assert!(!mo.open("/today").says("How is it going"), "{}", mo.text());
}

#[test]
fn a_cry_for_help_that_is_shared_calls_somebody_and_one_that_is_kept_is_not_read() {
    for shared in [false, true] {
        let pair = Pair::agreed();
        pair.live(7);
        let mut ada = pair.ada();
        ada.open(&pair.path("/checkins")).choose("answer", "yes");
        ada.fill("words", "I am going to kill myself tonight");
        if shared {
            ada.choose("shared", "yes");
        }
        ada.press("Send");
        let mut lead = pair.world.browser(&pair.world.lead);
        let called = !lead.open("/cases").says("Nothing waits");
        assert_eq!(called, shared, "{}", lead.text());
        assert_eq!(ada.says("We saw words that made us want to ask"), shared, "{}", ada.text());
        assert!(!ada.open(&pair.talk).says("We saw words"), "it was not said in the talk");
        let mut mo = pair.mo();
        mo.open(&pair.talk);
        assert!(!mo.says("kill") && !mo.says("What they wrote may be serious"), "{}", mo.text());
        assert!(
            !mo.open("/today").says("serious"),
            "the other learns nothing of it: {}",
            mo.text()
        );
    }
}

#[test]
fn somebody_on_duty_reads_shared_words_of_danger_where_their_author_says_yes() {
    let pair = Pair::agreed();
    pair.live(7);
    let mut ada = pair.ada();
    ada.open(&pair.path("/checkins")).choose("answer", "yes").choose("shared", "yes");
    ada.fill("words", "I am going to kill myself tonight").press("Send");
    let mut lead = pair.world.browser(&pair.world.lead);
    lead.open("/cases").follow("Words that sound like danger");
    assert!(lead.says("In what they wrote to the coordinators"), "{}", lead.text());
    assert!(!lead.says("kill myself"), "{}", lead.text());
}

#[test]
fn a_page_of_the_journey_leaves_the_question_how_it_goes_where_it_is() {
    let pair = Pair::agreed();
    pair.live(7);
    let mut ada = pair.ada();
    for below in ["", "/agreement", "/goals", "/end", "/meetings"] {
        ada.open(&pair.path(below));
    }
    assert!(ada.open("/today").says("Have you met"), "{}", ada.text());
    for _ in 0..25 {
        let member = pair.world.ada.member;
        pair.world
            .bare
            .does(move |tx, at| notices::tell(tx, at, member, "notice-reads", None))
            .unwrap();
        pair.world.pass(kith_core::MINUTE);
    }
    ada.open(&pair.path("/checkins"));
    let member = pair.world.ada.member;
    let waits = pair.world.bare.does(move |tx, _| Ok(told::list(tx, member)?)).unwrap();
    let waits = waits.iter().filter(|one| one.kind == "notice-check-in-met" && one.seen.is_none());
    assert_eq!(waits.count(), 0, "seen, however many are newer");
}

#[test]
fn check_ins_go_along_in_the_archive_and_their_words_go_with_their_author() {
    let pair = Pair::agreed();
    pair.live(7);
    let mut ada = pair.ada();
    ada.open(&pair.path("/checkins"))
        .choose("answer", "not_yet")
        .fill("words", WORDS)
        .press("Send");
    let bare = &pair.world.bare;
    let archive = exporting::export(&bare.app, pair.world.ada.member).unwrap();
    assert_eq!(archive["check_ins"][0]["answer"], "not_yet");
    assert_eq!(archive["check_ins"][0]["says"], WORDS);
    let theirs = exporting::export(&bare.app, pair.mo.member).unwrap();
    assert!(!theirs["check_ins"].to_string().contains(WORDS), "{theirs}");
    let code = pair.talk.trim_start_matches("/talks/").parse().unwrap();
    let kept = bare.does(move |tx, _| {
        let talk = bonds::named(tx, code)?.unwrap();
        Ok((talk, check_ins::find(tx, talk, 1, Side::Member)?.unwrap()))
    });
    let (talk, kept) = kept.unwrap();
    let (owner, place) = (Owner::Talk(talk, pair.world.ada.face.id), check_ins::place(kept.id));
    let words = || bare.app.unseal(owner, place, kept.words.as_ref().unwrap()).unwrap();
    assert_eq!(words().unwrap().reveal(), WORDS);
    let leaves = pair.world.ada.clone();
    bare.does(move |tx, at| leaving::leave(tx, at, &leaves)).unwrap();
    pair.world.pass(DAY.times(8));
    assert_eq!(words(), None, "the key went with its author");
}
