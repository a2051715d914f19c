//! What the house puts in writing: chosen by its owner, read by whoever has the link, withdrawn for good.

use kith_app::people::{exporting, leaving};
use kith_core::{DAY, HOUR};
use kith_store::programme::certificates;
use kith_testkit::{Browser, World};

use super::Pair;

/// The path of the newest certificate of whoever reads `browser`.
fn newest(browser: &mut Browser) -> String {
    browser.open("/certificates");
    let link = browser.links().into_iter().find(|to| {
        to.starts_with("/certificates/") && !to.ends_with("/new") && !to.ends_with("/withdrawals")
    });
    link.unwrap()
}

/// `browser` makes a certificate for `name` that says `parts`: its path.
fn makes(browser: &mut Browser, name: &str, parts: &[&str]) -> String {
    browser.open("/certificates/new").fill("name", name);
    for part in parts {
        browser.choose("says", part);
    }
    browser.press("Make the certificate");
    assert!(browser.says("It is made."), "{}", browser.text());
    newest(browser)
}

/// Mo and Ada, who met once, as both say.
fn two() -> Pair {
    let pair = Pair::new();
    pair.mo().open(&pair.talk).fill("body", "Good that you are here.").press("Send");
    let meeting = pair.met(50);
    pair.said(&meeting, ["held", "held"]);
    pair
}

/// How many certificates of Mo are kept.
fn standing(pair: &Pair) -> usize {
    let mo = pair.mo.member;
    pair.world
        .bare
        .app
        .store
        .read::<_, kith_app::Error>(move |tx| Ok(certificates::of(tx, mo)?))
        .unwrap()
        .len()
}

#[test]
fn j3_9_eepm_clo_6_a_certificate_says_what_its_owner_chose_to_whoever_has_the_link() {
    let pair = two();
    let mut mo = pair.mo();
    mo.open("/hours").follow("Certificates").follow("A new certificate");
    assert!(mo.all("input[checked]").is_empty(), "nothing is chosen for anybody");
    assert!(mo.says("1 h 0 min together with others"), "{}", mo.text());
    mo.press("Make the certificate");
    assert!(mo.status() == 422 && mo.says("Write a name"), "{}", mo.text());
    let path = makes(&mut mo, "Mo Ngata", &["hours"]);
    let mut reader = pair.world.stranger();
    assert_eq!(reader.open(&path).status(), 200);
    assert!(reader.says("Mo Ngata gave time to other people as a volunteer."), "{}", reader.text());
    assert!(reader.says("1 h 0 min together with others"), "{}", reader.text());
    assert!(reader.says("Given by") && reader.says("Friday 17 November 2023"));
    assert!(!reader.says("In November 2023") && !reader.says("training"), "not chosen");
    assert_eq!(reader.title(), "Notes");
    assert_eq!(reader.header("x-robots-tag"), "noindex, nofollow");
    assert!(reader.html().contains("name=\"robots\" content=\"noindex"));
    assert!(reader.header("cache-control").contains("no-store"), "no copy is kept");
    let html = reader.html().to_lowercase();
    for private in ["ada", "<script", "kith", "mentor", "support", "peer", "talk", "@"] {
        let told = html.split("</style>").nth(1).unwrap();
        assert!(!told.contains(private), "{private}: {told}");
    }
    let code = path.rsplit('/').next().unwrap();
    assert!(!reader.html().contains(code), "the page does not repeat its own link");
    assert!(mo.open(&path).link("Certificates").is_some(), "its owner finds back");
    assert!(pair.ada().open(&path).link("Certificates").is_none());
}

#[test]
fn what_was_withdrawn_is_as_what_never_was() {
    let pair = two();
    let mut mo = pair.mo();
    let path = makes(&mut mo, "Mo Ngata", &["hours", "span"]);
    let mut other = pair.ada();
    other.post(&format!("{path}/withdrawals"), &[]);
    assert_eq!(pair.world.stranger().open(&path).status(), 200, "nobody withdraws another’s");
    mo.open("/certificates").press("Withdraw: Mo Ngata, Friday 17 November 2023");
    assert!(mo.says("Withdrawn. Its link says nothing any more."), "{}", mo.text());
    assert_eq!(mo.post(&format!("{path}/withdrawals"), &[]).status(), 200, "twice is once");
    let mut pages = Vec::new();
    for path in [path.as_str(), "/certificates/0f8fad5bd9cb469fa16570867728950e", "/certificates/x"]
    {
        let mut reader = pair.world.stranger();
        reader.open(path);
        assert!(reader.says("Nothing stands here"), "{}", reader.text());
        pages.push((reader.status(), reader.html().to_owned()));
    }
    assert!(pages.iter().all(|page| page.0 == 404 && page == &pages[0]));
    assert_eq!(standing(&pair), 0, "nothing is left of it to be told apart by");
}

#[test]
fn a_certificate_stays_as_it_was_given_whatever_the_mentee_does() {
    let pair = two();
    let path = makes(&mut pair.mo(), "Mo Ngata", &["hours", "span"]);
    let read = || {
        let mut reader = pair.world.stranger();
        reader.open(&path);
        assert_eq!(reader.status(), 200);
        reader.html().to_owned()
    };
    let before = read();
    let ada = pair.world.ada.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &ada)).unwrap();
    assert_eq!(read(), before);
    pair.world.pass(DAY.times(8));
    assert_eq!(read(), before);
    let archive = exporting::export(&pair.world.bare.app, pair.mo.member).unwrap();
    let kept = archive["certificates"].to_string();
    assert!(kept.contains("Mo Ngata") && !kept.contains("ada"), "{kept}");
    let mo = pair.mo.clone();
    pair.world.bare.does(move |tx, at| leaving::leave(tx, at, &mo)).unwrap();
    assert_eq!(pair.world.stranger().open(&path).status(), 404, "hidden at once");
    pair.world.pass(DAY.times(8));
    assert_eq!(pair.world.stranger().open(&path).status(), 404);
    assert_eq!(standing(&pair), 0);
}

#[test]
fn j2_12_a_mentee_gets_one_when_a_mentorship_of_theirs_is_over() {
    let pair = two();
    let mut ada = pair.ada();
    assert!(ada.open("/certificates").says("There is nothing yet"), "{}", ada.text());
    assert_eq!(ada.open("/certificates/new").path(), "/certificates");
    let sent = [("for", "journey"), ("name", "Ada")];
    assert_eq!(ada.post("/certificates", &sent).status(), 404, "not by hand either");
    ada.open(&pair.path("/end"))
        .follow("End it today")
        .choose("how", "helped")
        .press("Say goodbye");
    ada.open(&pair.path("/end")).follow("Your certificates").follow("A new certificate");
    assert!(!ada.says("together with others"), "hours are not a mentee’s: {}", ada.text());
    ada.fill("name", "Ada L.").choose("says", "span").press("Make the certificate");
    assert!(ada.says("took part in a programme."), "{}", ada.text());
    let path = newest(&mut ada);
    let mut reader = pair.world.stranger();
    assert!(reader.open(&path).says("In November 2023"), "{}", reader.text());
    assert!(!reader.says("mo"), "{}", reader.text());
}

#[test]
fn whoever_gave_nothing_gets_nothing_whatever_the_other_wrote() {
    let pair = Pair::new();
    pair.ada().open(&pair.talk).fill("body", "Hello?").press("Send");
    pair.world.pass(HOUR);
    let mut mo = pair.mo();
    assert!(mo.open("/certificates").says("There is nothing yet"), "{}", mo.text());
    mo.open(&pair.talk).fill("body", "I am here now.").press("Send");
    mo.open("/certificates").follow("A new certificate").fill("name", "Mo, 0800 11 22 33");
    mo.press("Make the certificate");
    assert!(mo.status() == 422 && mo.says("without addresses and numbers"), "{}", mo.text());
    mo.fill("name", "Mo").press("Make the certificate");
    let path = newest(&mut mo);
    let mut reader = pair.world.stranger();
    assert!(reader.open(&path).says("The name is as its owner wrote it"), "{}", reader.text());
}

#[test]
fn ten_stand_at_a_time_and_one_form_makes_one() {
    let pair = two();
    let mut mo = pair.mo();
    let sent = [("for", "helping"), ("name", "Mo"), ("once", "0123456789abcdef0123456789abcdef")];
    for _ in 0..2 {
        assert!(mo.post("/certificates", &sent).says("It is made."), "{}", mo.text());
    }
    assert_eq!(standing(&pair), 1);
    for n in 1..10 {
        pair.world.pass(HOUR);
        makes(&mut pair.mo(), &format!("Mo {n}"), &[]);
    }
    let mut mo = pair.mo();
    mo.open("/certificates/new").fill("name", "Mo 10").press("Make the certificate");
    assert!(mo.status() == 422 && mo.says("Ten certificates stand already"), "{}", mo.text());
    assert_eq!(mo.value("name").as_deref(), Some("Mo 10"));
}

#[test]
fn the_name_on_a_certificate_is_kept_sealed() {
    let pair = two();
    let path = makes(&mut pair.mo(), "Zebulon Quartermaine", &[]);
    assert!(pair.world.stranger().open(&path).says("Zebulon Quartermaine"));
    let disk = pair.world.bare.on_disk();
    let holds = |words: &str| disk.windows(words.len()).any(|part| part == words.as_bytes());
    assert!(!holds("Quartermaine"));
    assert_eq!(World::new().stranger().open("/certificates").status(), 401);
}
