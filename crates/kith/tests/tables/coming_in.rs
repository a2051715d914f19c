//! Somebody who was invited comes in by their code, sees what the sheet says, and decides.

use kith_app::people::{exporting, leaving};
use kith_core::{DAY, people::facet::Audience};
use kith_store::people::{consents, facets, grants};

use super::{PEOPLE, brings, codes, comes, enters};
use kith_testkit::World;

#[test]
fn whoever_comes_in_sees_what_the_sheet_says_and_opens_it_to_the_matching_alone() {
    let world = World::new();
    let codes = codes(&mut brings(&world, "people", PEOPLE));
    let ines = world.bare.person("ines", &[]);
    let mut browser = enters(&world, &ines, &codes["ines@example.org"]);
    for told in
        ["Language: English", "Time: Weekday evenings", "Interest: Security", "Interest: Gay"]
    {
        assert!(browser.says(told), "{told}: {}", browser.text());
    }
    assert_eq!(browser.value("words").as_deref(), Some("I would like to lead a team."));
    assert_eq!(browser.value("matching").as_deref(), Some(""), "nothing is ticked");
    browser.press("Go on");
    assert_eq!(browser.status(), 422);
    assert!(browser.says("Say whether it may be read"), "{}", browser.text());
    browser.choose("matching", "yes").choose("safe", "yes").press("Go on");
    assert!(browser.says("You have come in"), "{}", browser.text());
    let (member, face) = (ines.member, ines.face.id);
    let (given, said, roles) = world
        .bare
        .does(move |tx, at| {
            let said = facets::list(tx, face)?;
            Ok((consents::given(tx, member)?, said, grants::holding(tx, member, at.now)?))
        })
        .unwrap();
    assert_eq!(given.len(), 1, "the matching, and no special category: {given:?}");
    assert_eq!(roles.len(), 1);
    assert_eq!(said.len(), 3, "what is special is not kept without its own yes");
    assert!(said.iter().all(|line| line.facet.audience == Audience::Matching));
    let today = world.browser(&ines).open("/today").text();
    assert!(today.contains("mentor") || today.contains("Mentor"), "{today}");
}

#[test]
fn a_no_keeps_nothing_and_a_code_opens_one_way_in() {
    let world = World::new();
    let codes = codes(&mut brings(&world, "people", PEOPLE));
    let tomas = world.bare.person("tomas", &[]);
    let mut browser = enters(&world, &tomas, &codes["tomas@example.org"]);
    browser.choose("matching", "no").fill("words", "").press("Go on");
    assert!(browser.says("You have come in"), "{}", browser.text());
    let (member, face) = (tomas.member, tomas.face.id);
    let (given, said) = world
        .bare
        .does(move |tx, _| Ok((consents::given(tx, member)?, facets::list(tx, face)?)))
        .unwrap();
    assert!(given.is_empty() && said.is_empty(), "{given:?} {said:?}");
    let mut ada = world.browser(&world.ada);
    ada.open("/invitations").fill("code", &codes["tomas@example.org"]).press("Come in");
    assert_eq!(ada.status(), 422);
    assert!(ada.says("No invitation opens with this code."), "{}", ada.text());
    let mut other = world.browser(&world.ada);
    assert_eq!(other.open(browser.path()).status(), 404, "not theirs");
    let mut cora = world.browser(&world.cora);
    cora.open("/tables/people.csv");
    let line = cora.html().lines().find(|line| line.contains("tomas@")).unwrap().to_owned();
    assert!(line.contains("\"here\"") && !line.contains("trades"), "{line}");
}

#[test]
fn a_stranger_is_told_how_to_come_in_and_a_sign_in_with_more_rights_is_a_new_one() {
    let world = World::new();
    let codes = codes(&mut brings(&world, "people", PEOPLE));
    let mut stranger = world.stranger();
    stranger.open("/invitations").follow("Make an account");
    assert_eq!(stranger.path(), "/accounts/new");
    let joan = world.bare.person("joan", &[]);
    let mut browser = world.browser(&joan);
    browser.open("/invitations").fill("code", &codes["joan@example.org"]).press("Come in");
    assert_eq!(browser.status(), 401, "{}", browser.text());
    let mut again = world.browser(&joan);
    again.open("/invitations").follow("Being a mentor");
    again.choose("matching", "yes").press("Go on");
    assert!(again.says("You have come in as a mentor"), "{}", again.text());
}

#[test]
fn what_sheets_say_is_taken_along_and_goes_with_its_member() {
    let world = World::new();
    let codes = codes(&mut brings(&world, "people", PEOPLE));
    let ines = world.bare.person("ines", &[]);
    comes(&world, &ines, &codes["ines@example.org"]);
    let archive = exporting::export(&world.bare.app, ines.member).unwrap();
    assert_eq!(archive["invitations"][0]["called_in_the_sheet"], "Ines Moor");
    assert!(archive["invitations"][0]["the_sheet_says"].is_null());
    let who = ines.clone();
    world.bare.does(move |tx, at| leaving::leave(tx, at, &who)).unwrap();
    world.pass(DAY.times(8));
    let mut cora = world.browser(&world.cora);
    cora.open("/tables/people");
    assert!(!cora.says("Ines Moor") && cora.says("Joan River"), "{}", cora.text());
}
