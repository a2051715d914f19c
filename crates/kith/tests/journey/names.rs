//! What the two know of each other by name, by the words to be called by, and by their own story: as each one chose.

use kith_core::{people::grant::Role, support::kind::Kind};
use kith_testkit::{Browser, World};

use super::Pair;

/// `browser` says its words to those whom `audience` names.
fn says(mut browser: Browser, words: &str, own: &str, audience: &str) {
    browser.open("/welcome/words");
    for word in words.split_whitespace() {
        browser.choose("words", word);
    }
    browser.fill("own", own);
    if !audience.is_empty() {
        browser.choose("audience", audience);
    }
    browser.press("Save and carry on");
    assert_eq!(browser.status(), 200, "{}", browser.text());
}

/// What Mo reads above the talk and above the journey, and in the talk’s page.
fn heads(pair: &Pair) -> [String; 2] {
    [pair.talk.clone(), pair.path("")].map(|path| pair.mo().open(&path).all(".person").join(" "))
}

#[test]
fn naps_5_the_words_to_be_called_by_stand_beside_the_name_where_two_talk_as_their_owner_chose() {
    let pair = Pair::agreed();
    let shown = |words: &str| heads(&pair).map(|head| head.contains(words));
    for audience in ["", "nobody", "matching"] {
        says(pair.ada(), "they", "", audience);
        assert_eq!(shown("they, them"), [false; 2], "{audience}: {:?}", heads(&pair));
    }
    for audience in ["matched", "community"] {
        says(pair.ada(), "they", "<b>lake</b>", audience);
        assert_eq!(shown("they, them"), [true; 2], "{audience}: {:?}", heads(&pair));
    }
    let page = pair.mo().open(&pair.talk).html().to_owned();
    assert!(page.contains("lake") && !page.contains("<b>lake"), "never as markup");
    says(pair.ada(), "name", "", "matched");
    assert_eq!(shown("only the name"), [true; 2], "{:?}", heads(&pair));
}

#[test]
fn naps_5_words_of_the_other_face_and_words_for_the_matched_are_not_shown_where_they_should_not() {
    let pair = Pair::agreed();
    // Mo sits here as a helper; what stands on the other page of theirs is not said here.
    says(pair.mo(), "she", "", "community");
    let ada = [pair.talk.clone(), pair.path("")].map(|path| pair.ada().open(&path).text());
    assert!(!ada.iter().any(|page| page.contains("she, her")), "{ada:?}");
    says(pair.ada(), "they", "", "matched");
    let mut ada = pair.ada();
    ada.open(&pair.path("")).follow("Say goodbye").choose("how", "helped").press("Say goodbye");
    assert!(heads(&pair).iter().all(|head| !head.contains("they, them")), "{:?}", heads(&pair));
    says(pair.ada(), "they", "", "community");
    assert!(heads(&pair).iter().all(|head| head.contains("they, them")), "{:?}", heads(&pair));
}

/// Whether Ada reads the story of Mo, to whom a run leads her, where Mo lets `readers` read it.
fn reads(readers: Option<&str>) -> bool {
    let world = World::new();
    let mo = world.bare.helper("mo", Role::Mentor, 2);
    let mut browser = world.browser(&mo);
    browser.open("/me/helper").fill("about", "I was without work for two winters.");
    if let Some(readers) = readers {
        browser.choose("readers", readers);
    }
    browser.press("Save");
    let chosen = format!("value=\"{}\" checked", readers.unwrap_or("matched"));
    assert!(browser.open("/me/helper").html().contains(&chosen), "{}", browser.html());
    for who in [&world.ada, &mo] {
        world.bare.agrees(who);
    }
    let _asked = world.bare.asks(&world.ada, Kind::Mentor);
    world
        .browser(&world.cora)
        .open("/runs")
        .press("Run the matching")
        .press("Approve the one that is left");
    let mut ada = world.browser(&world.ada);
    ada.open("/today").follow("Look at it");
    assert!(ada.says("mo"), "{}", ada.text());
    ada.says("two winters")
}

#[test]
fn nms_1_samhsa_3_a_helper_chooses_who_reads_their_own_story() {
    assert!(reads(None), "whoever chooses nothing shows it to those they are matched with");
    assert!(reads(Some("matched")));
    assert!(!reads(Some("nobody")));
}
