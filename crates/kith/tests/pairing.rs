//! From the coordinator's desk to a talk between two who were paired: journeys through the pages, by HTTP without
//! JavaScript.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "pairing/avoiding.rs"]
mod avoiding;
#[path = "pairing/groups.rs"]
mod groups;
#[path = "pairing/programmes.rs"]
mod programmes;

use kith_app::people::recognising::Known;
use kith_core::{
    Code, DAY,
    people::{
        facet::{Audience, Kind as About},
        grant::Role,
    },
    support::kind::Kind,
};
use kith_store::people::fits;
use kith_testkit::{Browser, World};

/// A world in which Ada and Eve wait for a mentor, and Mo and Max mentor with one place each.
struct Studio {
    world: World,
    eve: Known,
    mo: Known,
    max: Known,
    asked: Code,
}

impl Studio {
    fn new() -> Self {
        Self::of(World::new())
    }

    fn of(world: World) -> Self {
        let eve = world.bare.person("eve", &[]);
        let mo = world.bare.helper("mo", Role::Mentor, 1);
        let max = world.bare.helper("max", Role::Mentor, 1);
        for who in [&world.ada, &eve, &mo, &max] {
            world.bare.agrees(who);
        }
        says(&world, &world.ada, &["work", "caring"], Audience::Matched);
        says(&world, &mo, &["work", "caring"], Audience::Matched);
        says(&world, &eve, &["debt", "low-mood"], Audience::Matching);
        says(&world, &max, &["debt", "low-mood"], Audience::Matching);
        let asked = world.bare.asks(&world.ada, Kind::Mentor);
        let _other = world.bare.asks(&eve, Kind::Mentor);
        Self { world, eve, mo, max, asked }
    }

    /// The coordinator's browser on a run that was made just now.
    fn run(&self) -> Browser {
        let mut cora = self.world.browser(&self.world.cora);
        cora.open("/cohort").follow("matching studio").press("Run the matching");
        cora
    }

    /// The same, with all pairs approved.
    fn approved(&self) -> Browser {
        let mut cora = self.run();
        cora.press("Approve all 2");
        cora
    }

    /// The browser of `who` on the proposal that waits for them.
    fn asks(&self, who: &Known) -> Browser {
        let mut browser = self.world.browser(who);
        browser.open("/today");
        assert!(browser.says("We have somebody in mind for you"), "{}", browser.text());
        browser.follow("Look at it");
        browser
    }
}

fn says(world: &World, who: &Known, topics: &[&str], audience: Audience) {
    let face = who.helper.as_ref().unwrap_or(&who.face).id;
    let topics: Vec<_> = topics.iter().map(|topic| (*topic).to_owned()).collect();
    let say = move |tx: &mut kith_app::Tx, at: &mut kith_core::Moment| {
        for value in topics.clone() {
            let (facet, kind) = (at.id(), About::Topic);
            fits::add(tx, &fits::Fit { facet, face, kind, value, special: None, audience })?;
        }
        Ok(())
    };
    world.bare.does(say).unwrap();
}

#[test]
fn from_the_desk_to_a_talk() {
    let studio = Studio::new();
    let mut cora = studio.run();
    assert!(cora.path().starts_with("/runs/"), "{}", cora.path());
    assert!(cora.says("2 of 2") && cora.says("people who wait are in a pair"), "{}", cora.text());
    assert!(cora.says("ada with mo") || cora.says("Looks right: ada with mo"), "{}", cora.text());
    let quiet = studio.world.browser(&studio.world.ada).open("/today").says("in mind");
    assert!(!quiet, "nobody is told before a coordinator approves");
    cora.press("Approve all 2");
    assert!(cora.says("2 pairs are asked now, and have three days."), "{}", cora.text());
    let mut ada = studio.asks(&studio.world.ada);
    assert!(ada.says("Would you like to meet mo?"), "{}", ada.text());
    assert!(ada.says("You both know: Caring for someone, Work"), "{}", ada.text());
    ada.press("Yes, I would like that");
    assert!(ada.says("You said yes. We wait for mo"), "{}", ada.text());
    let mut mo = studio.asks(&studio.mo);
    assert!(mo.says("I have not told anybody yet."), "the words are for whom they are put to");
    assert!(!mo.says("said yes"), "what the other said is not told");
    mo.press("Yes, I would like that");
    assert!(mo.path().starts_with("/talks/"), "{}", mo.path());
    let here = ada.path().to_owned();
    assert!(ada.open(&here).says("You both said yes"));
    ada.follow("Open the talk");
    assert!(ada.path().starts_with("/talks/"), "{}", ada.path());
    let run = cora.path().to_owned();
    assert!(cora.open(&run).says("1 pair said yes on both sides; still asked: 1"));
}

#[test]
fn a_no_goes_on_to_the_next_best_and_names_nobody() {
    let studio = Studio::new();
    studio.approved();
    let mut eve = studio.asks(&studio.eve);
    eve.press("Not this time");
    assert!(eve.says("This one did not come about"), "{}", eve.text());
    studio.world.pass(kith_core::Span(0));
    let mut mo = studio.asks(&studio.mo);
    mo.choose("rest", "yes").press("Not this time");
    assert!(mo.says("Nothing is held against anybody."), "{}", mo.text());
    studio.world.pass(kith_core::Span(0));
    let mut ada = studio.asks(&studio.world.ada);
    assert!(ada.says("Would you like to meet max?"), "{}", ada.text());
    let mut page = studio.world.browser(&studio.world.ada);
    page.open(&format!("/requests/{}", studio.asked));
    assert!(page.says("It did not come about, and we looked on"), "{}", page.text());
    let told = page.text().split_whitespace().any(|word| word.eq_ignore_ascii_case("mo"));
    assert!(!told, "who said no is not told: {}", page.text());
    ada.press("Yes, I would like that");
    let mut max = studio.asks(&studio.max);
    max.press("Yes, I would like that");
    assert!(max.path().starts_with("/talks/"));
}

#[test]
fn it_lapses_after_three_days_in_kind_words() {
    let studio = Studio::new();
    studio.approved();
    let mut mo = studio.asks(&studio.mo);
    let form = mo.path().to_owned();
    studio.world.pass(DAY);
    let mut again = studio.world.browser(&studio.mo);
    assert!(
        again.open("/today").says("Somebody waits for your yes or your no"),
        "{}",
        again.text()
    );
    studio.world.pass(DAY);
    studio.world.pass(DAY);
    mo = again.another();
    mo.take(&studio.world.cookie(&studio.mo));
    mo.post(&format!("{form}/answers"), &[("answer", "yes")]);
    assert_eq!(mo.status(), 422, "{}", mo.text());
    assert!(mo.says("its time ran out, or something came between"), "{}", mo.text());
    assert!(mo.open(&form).says("This one did not come about"));
}

#[test]
fn keeping_two_apart_runs_again_and_stands_beside() {
    let studio = Studio::new();
    let mut cora = studio.run();
    let first = cora.path().to_owned();
    cora.press("Never pair these two: ada with mo");
    assert_ne!(cora.path().split('?').next(), Some(first.as_str()));
    assert!(cora.says("Those two are never paired from now on."), "{}", cora.text());
    assert!(cora.says("Two runs side by side") && cora.says("ada and mo are never paired"));
    assert!(!cora.text().contains("Looks right : ada with mo"), "{}", cora.text());
    cora.press("Take back: ada and mo are never paired");
    assert!(
        cora.says("That is taken back") && cora.text().contains("Looks right : ada with mo"),
        "{}",
        cora.text()
    );
    cora.press("Keep these two together: ada with mo");
    assert!(cora.says("Kept together by you"), "{}", cora.text());
}

#[test]
fn only_what_is_ticked_is_put_to_people_and_twice_is_once() {
    let studio = Studio::new();
    let mut cora = studio.run();
    let run = cora.path().to_owned();
    cora.press("Approve those I have ticked");
    assert!(cora.says("Nothing was ticked"), "{}", cora.text());
    let pair = cora.all("input[name=pair]").len();
    assert_eq!(pair, 2);
    cora.open(&run).press("Approve all 2");
    cora.post(&format!("{run}/approvals"), &[("which", "all")]);
    assert!(cora.says("Nobody was asked."), "{}", cora.text());
    assert_eq!(cora.all("input[name=pair]").len(), 0);
}

#[test]
fn what_if_makes_a_run_beside_the_first_and_wrong_numbers_are_kept() {
    let studio = Studio::new();
    let mut cora = studio.run();
    cora.choose("objective", "fair").fill("experience", "10").press("Try this");
    assert!(cora.says("2 of the other run’s 2 pairs are the same."), "{}", cora.text());
    assert!(cora.says("Nobody far behind"));
    for (name, value) in [("experience", "lots"), ("seed", "x")] {
        cora.open("/runs").fill(name, value).press("Run the matching");
        assert_eq!((cora.status(), cora.value(name)), (422, Some(value.to_owned())));
    }
    for (name, _) in [("experience", 0), ("interests", 0), ("slots", 0), ("language", 0)] {
        cora.fill(name, "0");
    }
    cora.fill("seed", "").press("Run the matching");
    assert!(cora.says("Let at least one thing count"), "{}", cora.text());
}

#[test]
fn what_if_more_mentors_joined_is_a_model_and_writes_nothing() {
    let studio = Studio::new();
    let mut cora = studio.run();
    let run = cora.path().to_owned();
    assert!(cora.says("If more mentors joined") && !cora.says("Half wait"), "{}", cora.text());
    cora.fill("mentors", "9").choose("rhythm", "24").press("Show me");
    assert!(cora.says("Half wait no longer than") && cora.says("It is a model"), "{}", cora.text());
    assert!(cora.says("2 people who wait, and 2 mentors with 2 places"), "{}", cora.text());
    assert!(cora.says("Too few people asked"), "two who asked are not counted out");
    assert_eq!(cora.value("mentors"), Some("9".to_owned()), "what was asked stays");
    let first = cora.text();
    let again = format!("{run}?mentors=9&rhythm=24");
    assert_eq!(cora.open(&again).text(), first, "the lot of the run decides");
    for odd in ["?mentors=x", "?mentors=-1&rhythm=5", "?mentors=99999999999&rhythm=24"] {
        assert_eq!(cora.open(&format!("{run}{odd}")).status(), 200, "{odd}");
    }
    let mut ada = studio.world.browser(&studio.world.ada);
    assert_eq!(ada.open(&again).status(), 404);
}

#[test]
fn the_sheet_names_nobody_and_holds_what_runs_again() {
    let studio = Studio::new();
    let mut cora = studio.run();
    cora.press("Take the sheet along");
    assert_eq!(cora.header("content-type"), "application/json");
    let sheet: serde_json::Value = serde_json::from_str(cora.html()).unwrap();
    let text = sheet.to_string();
    for who in ["ada", "eve", "mo\"", "max", "work"] {
        assert!(!text.contains(who), "{who}");
    }
    assert_eq!(sheet["files"]["meta.json"], "{\"kind\":\"bip\",\"na\":2,\"nb\":2}\n");
    assert!(
        sheet["files"]["certificate.json"].as_str().unwrap().contains("kith-match-certificate/1")
    );
}

#[test]
fn the_sheet_runs_again_by_the_console_to_the_same_bytes() {
    let studio = Studio::new();
    let mut cora = studio.run();
    cora.press("Take the sheet along");
    let sheet: serde_json::Value = serde_json::from_str(cora.html()).unwrap();
    let text = |name: &str| sheet["files"][name].as_str().unwrap().to_owned();
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("instance")).unwrap();
    for name in ["meta.json", "edges.csv", "caps.csv", "caps_a.csv"] {
        std::fs::write(folder.path().join("instance").join(name), text(name)).unwrap();
    }
    let seed = sheet["seed"].as_str().unwrap();
    let line = ["match", "solve", "instance", "--objective", "stable", "--seed", seed];
    let out = std::process::Command::new(env!("CARGO_BIN_EXE_kith"))
        .current_dir(folder.path())
        .args(line)
        .args(["--out", "pairs.csv", "--certificate", "certificate.json"])
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    for name in ["pairs.csv", "certificate.json"] {
        let again = std::fs::read_to_string(folder.path().join(name)).unwrap();
        assert_eq!(again, text(name), "{name}");
    }
}

#[test]
fn what_is_kept_to_the_matching_stands_on_no_page() {
    let studio = Studio::new();
    let cora = studio.approved();
    assert!(!cora.html().contains("Low mood") && !cora.html().contains("low-mood"));
    for who in [&studio.eve, &studio.max] {
        let page = studio.asks(who);
        assert!(
            !page.html().contains("ow mood") && !page.html().contains("Debt"),
            "{}",
            page.text()
        );
    }
}

#[test]
fn to_whoever_is_neither_there_is_no_proposal_and_no_run() {
    let studio = Studio::new();
    let cora = studio.approved();
    let proposal = studio.asks(&studio.world.ada).path().to_owned();
    let run = cora.path().split('?').next().unwrap().to_owned();
    for who in [&studio.eve, &studio.max, &studio.world.bo, &studio.world.cora, &studio.world.lead]
    {
        let mut browser = studio.world.browser(who);
        assert_eq!(browser.open(&proposal).status(), 404);
        assert_eq!(
            browser.post(&format!("{proposal}/answers"), &[("answer", "yes")]).status(),
            404
        );
        if who.member != studio.world.cora.member {
            assert_eq!(browser.open(&run).status(), 404);
        }
    }
}

#[test]
fn a_wish_is_kept_from_everybody_and_comes_first() {
    let studio = Studio::new();
    let mut ada = studio.world.browser(&studio.world.ada);
    ada.open(&format!("/requests/{}", studio.asked)).follow("Say whom you would like");
    let name = |who: &Known| who.helper.as_ref().unwrap().code.to_string();
    let (mo, max) = (name(&studio.mo), name(&studio.max));
    assert!(ada.html().contains(&mo) && ada.html().contains(&max), "{}", ada.text());
    ada.choose(&mo, "0").choose(&max, "1").press("Save my wishes");
    assert!(ada.says("Saved. The next run reads it."), "{}", ada.text());
    let cora = studio.run();
    assert!(!cora.text().contains("Looks right : ada with mo"), "{}", cora.text());
    ada.open("/preferences").choose(&mo, "").choose(&max, "").press("Save my wishes");
    assert!(studio.run().text().contains("Looks right : ada with mo"));
    let code = studio.world.ada.face.code.to_string();
    assert_eq!(ada.post("/preferences", &[(code.as_str(), "1")]).status(), 404, "no mentor's face");
}

/// `who` takes back their consent to the matching.
fn withdraws(world: &World, who: &Known) {
    let mut browser = world.browser(who);
    browser.post("/me/consents", &[("purpose", "matching"), ("decision", "withdrawn")]);
    assert_eq!(browser.status(), 200);
}

#[test]
fn what_was_taken_back_is_in_no_later_run_and_no_later_pair() {
    let studio = Studio::new();
    let mut before = studio.run();
    withdraws(&studio.world, &studio.world.ada);
    before.press("Approve all 2");
    assert!(before.says("One pair is asked now"), "{}", before.text());
    let later = studio.run();
    assert!(later.says("They have not agreed that we look for a fit"), "{}", later.text());
    assert!(!later.says("ada with"), "{}", later.text());
    let mut ada = studio.world.browser(&studio.world.ada);
    assert!(!ada.open("/today").says("in mind for you"));
    assert!(ada.open("/me/export").says("A copy of what is yours"));
    ada.press("The same for a program (JSON)");
    assert!(ada.html().contains("withdrawn"), "the ledger goes along");
}
