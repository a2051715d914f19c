//! Whom a programme looks for, its links, and how far those got who came by each.

use kith_app::{
    people::{leaving, recognising::Known},
    programme::linking,
};
use kith_core::{DAY, people::grant::Role, support::kind::Kind};
use kith_store::{
    Tx,
    programme::{applications, sources},
};
use kith_testkit::{Browser, World};

use super::{base, day, open, whole};

const PAGE: &str = "/programmes/back-to-work";

/// Where the recruitment of the programme in `browser` stands.
fn recruitment(browser: &Browser) -> String {
    base(browser).replace("/programmes/", "/recruitment/")
}

/// Cora, with a link called `name` made for an open programme; its address, without the house.
fn linked(world: &World, name: &str) -> (Browser, String) {
    let mut cora = open(world, "Back to work");
    let page = recruitment(&cora);
    cora.open(&page).fill("name", name).press("Make the link");
    let link = cora.value("link").or_else(|| come(&cora)).unwrap();
    (cora, link)
}

/// The link that stands on a page, without the house.
fn come(browser: &Browser) -> Option<String> {
    let (_, after) = browser.html().split_once("/come/")?;
    Some(format!("/come/{}", after.get(..8)?))
}

/// The letters of `link`.
fn letters(link: &str) -> &str {
    link.rsplit_once('/').unwrap().1
}

/// `who` begins an application for a mentor, having come by `link`.
fn comes(world: &World, who: &Known, link: &str) -> String {
    let (who, way) = (who.clone(), letters(link).to_owned());
    let begun = world
        .bare
        .does(move |tx, at| linking::begin(tx, at, &who, ("back-to-work", Role::Mentor), &way));
    begun.unwrap().to_string()
}

/// So many people who come by `link`.
fn crowd(world: &World, link: &str, (from, to): (usize, usize)) {
    for n in from..to {
        let name = format!("guest{}", char::from(b'a' + u8::try_from(n).unwrap()));
        comes(world, &world.bare.person(&name, &[]), link);
    }
}

/// The figures of the way called `name` on the page of `browser`.
fn row(browser: &Browser, name: &str) -> String {
    let rows = browser.all("main tbody tr");
    rows.into_iter().find(|row| row.starts_with(name)).unwrap_or_default()
}

#[test]
fn j5_2_a_programme_says_whom_it_looks_for_by_when_and_how_many_are_there() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let page = recruitment(&cora);
    cora.open("/cohort").follow("recruitment").follow("Back to work");
    assert_eq!((cora.status(), cora.path()), (200, page.as_str()));
    assert!(cora.says("Nobody yet."), "{}", cora.text());
    cora.choose("wanted", "mentor").fill("many", "8").fill("need", "who speak Arabic");
    cora.fill("until", &day(&world, 60)).press("Look for them");
    assert!(cora.says("It stands on the list now."), "{}", cora.text());
    assert!(cora.says("8 mentors who speak Arabic by"), "{}", cora.text());
    assert!(cora.says("Nobody has this role here yet. 8 more to find."), "{}", cora.text());
    assert!(cora.open("/recruitment").says("One target: 8 people in all"), "{}", cora.text());
    // In the house itself, whoever holds the role is there.
    cora.follow("The house itself").choose("wanted", "supporter").fill("many", "1");
    cora.fill("until", &day(&world, 60)).press("Look for them");
    assert!(cora.says("One person has this role here. That is as many"), "{}", cora.text());
    cora.open(&page);
    cora.press("Take off: 8 mentors who speak Arabic by Saturday 13 January 2024");
    assert!(cora.says("Taken off the list."), "{}", cora.text());
    assert!(!cora.says("8 mentors"), "{}", cora.text());
}

#[test]
fn what_was_typed_stands_again_with_what_is_to_be_put_right() {
    let world = World::new();
    let mut cora = whole(&world, "Back to work");
    let page = recruitment(&cora);
    cora.open(&page);
    assert!(cora.says("Links are made while a programme is open"), "{}", cora.text());
    cora.fill("many", "none").fill("need", "who dance").press("Look for them");
    assert_eq!(cora.status(), 422);
    assert!(cora.says("from 1 to 999") && cora.says("Choose a day to come"), "{}", cora.text());
    assert_eq!(cora.value("need").as_deref(), Some("who dance"));
    assert_eq!(cora.post(&format!("{page}/links"), &[("name", "wall")]).status(), 404);
    let mut other = open(&world, "On your feet");
    let there = recruitment(&other);
    other.open(&there).press("Make the link");
    assert_eq!(other.status(), 422);
    assert!(other.says("Write where the link will stand"), "{}", other.text());
    for path in [&page, &format!("{page}/pipeline.csv"), &format!("{page}/links/00000000")] {
        assert_eq!(world.browser(&world.ada).open(path).status(), 404, "{path}");
    }
}

#[test]
fn j5_2_a_link_is_carried_into_an_application_through_a_new_account_and_without_a_cookie() {
    let world = World::new();
    let (cora, link) = linked(&world, "Poster in the library");
    for said in ["What is hard about it", "What we cannot do", letters(&link), "takes people in"] {
        assert!(cora.says(said) || cora.html().contains(said), "{said}: {}", cora.text());
    }
    let mut stranger = world.stranger();
    stranger.open(&link);
    assert_eq!((stranger.status(), stranger.cookie().as_str()), (200, ""));
    assert_eq!(stranger.path(), PAGE);
    stranger.follow("Apply to be a mentor").fill("name", "amber-tall-lamp");
    stranger.fill("pseudonym", "Wren").fill("passphrase", "four words are enough here");
    stranger.choose("adult", "yes").press("Make my account");
    stranger.follow("I have kept them");
    assert!(stranger.says("How leaving works") || stranger.path().starts_with("/leaving"));
    stranger.press("Save and carry on");
    assert_eq!(stranger.path(), PAGE, "back where they were");
    stranger.follow("Apply to be a mentor");
    assert_eq!(stranger.value("from").as_deref(), Some(letters(&link)), "for them to see");
    stranger.press("Begin").press("Save for later");
    assert!(stranger.says("Saved. Only you can read it."), "{}", stranger.text());
}

#[test]
fn j5_2_of_few_no_figure_is_told_and_of_more_a_round_one_from_the_next_day_on() {
    let world = World::new();
    let (mut cora, link) = linked(&world, "Poster in the library");
    let page = cora.path().split("/links").next().unwrap().to_owned();
    crowd(&world, &link, (0, 7));
    world.pass(DAY);
    cora = world.browser(&world.cora);
    cora.open(&page);
    assert!(
        row(&cora, "Poster").starts_with("Poster in the library 7 or fewer"),
        "{}",
        cora.html()
    );
    assert!(row(&cora, "Without").starts_with("Without a link 7 or fewer"), "{}", cora.html());
    crowd(&world, &link, (7, 11));
    cora.open(&page);
    assert!(row(&cora, "Poster").starts_with("Poster in the library 7 or fewer"), "not that day");
    world.pass(DAY);
    cora = world.browser(&world.cora);
    cora.open(&page);
    assert!(
        row(&cora, "Poster").starts_with("Poster in the library 10 7 or fewer"),
        "{}",
        cora.html()
    );
    assert!(row(&cora, "All").starts_with("All 10 7 or fewer"), "{}", cora.html());
    cora.follow("See mentees");
    assert!(
        row(&cora, "Poster").starts_with("Poster in the library 7 or fewer"),
        "{}",
        cora.html()
    );
}

#[test]
fn the_table_leaves_what_would_tell_of_few_empty_and_holds_no_formula() {
    let world = World::new();
    let (mut cora, link) = linked(&world, "=1+1");
    let page = cora.path().split("/links").next().unwrap().to_owned();
    crowd(&world, &link, (0, 9));
    world.pass(DAY);
    cora = world.browser(&world.cora);
    cora.open(&format!("{page}/pipeline.csv?role=mentor"));
    assert_eq!(cora.header("content-type"), "text/csv; charset=utf-8");
    let table = cora.html().to_owned();
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines.len(), 5, "{table}");
    assert!(lines[0].ends_with("begun,sent,referred,accepted,waiting,declined,trained,paired"));
    assert!(lines[1].contains("\"'=1+1\",\"10\",\"\",\"\""), "{table}");
    assert!(lines[2].contains("\"Links of mentors\",\"\""), "{table}");
}

#[test]
fn a_link_that_is_taken_off_the_list_leads_on_and_does_not_tell_whether_anybody_came() {
    let world = World::new();
    let (mut cora, link) = linked(&world, "Poster in the library");
    let page = cora.path().split("/links").next().unwrap().to_owned();
    let _ = comes(&world, &world.ada, &link);
    world.tick();
    cora.open(&page).fill("name", "Radio").press("Make the link");
    let radio = come(&cora).unwrap();
    for name in ["Poster in the library", "Radio"] {
        cora.open(&page).press(&format!("Take off: {name}"));
        assert!(cora.says("The link is off the list."), "{}", cora.text());
        assert!(!cora.says(name), "{}", cora.text());
    }
    for link in [&link, &radio] {
        assert_eq!(world.stranger().open(link).status(), 200, "a poster leads somewhere");
        let upper = link.replace(letters(link), &letters(link).to_uppercase());
        assert_eq!(world.stranger().open(&upper).status(), 200, "as somebody types it from a wall");
    }
    let mut lost = world.stranger();
    assert_eq!((lost.open("/come/00000000").status(), lost.path()), (200, "/programmes"));
    crowd(&world, &link, (0, 8));
    world.pass(DAY);
    let mut cora = world.browser(&world.cora);
    cora.open(&page);
    assert!(row(&cora, "All").starts_with("All 10 7"), "{}", cora.html());
}

#[test]
fn letters_of_no_link_of_this_programme_are_said_to_be_so_and_none_are_asked_for() {
    let world = World::new();
    let (_, link) = linked(&world, "Poster in the library");
    let _other = open(&world, "On your feet");
    let begin = |slug: &str, typed: &str| {
        let mut ada = world.browser(&world.ada);
        ada.open(&format!("/applications/new?programme={slug}&role=mentor"));
        ada.fill("from", typed).press("Begin");
        (ada.status(), ada.says("No link of this programme has these letters"), ada.value("from"))
    };
    assert_eq!(begin("back-to-work", "zzzz"), (422, true, Some("zzzz".to_owned())));
    assert_eq!(begin("on-your-feet", letters(&link)).0, 422);
    assert_eq!(begin("on-your-feet", "").0, 200);
    assert_eq!(begin("back-to-work", &letters(&link).to_uppercase()).0, 200);
    let mut ada = world.browser(&world.ada);
    ada.open("/me/export").press("Make my copy");
    assert!(ada.html().contains(letters(&link)), "what is kept of it is theirs to take along");
}

#[test]
fn eepm_rec_4_a_mentor_invites_by_a_link_of_their_own_and_nobody_sees_who_came() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let page = recruitment(&cora);
    let mo = world.bare.helper("mo", Role::Mentor, 2);
    let mut mentor = world.browser(&mo);
    mentor.open("/capacity").follow("Invite them with a link of your own");
    mentor.press("Make my link, Back to work");
    assert!(mentor.says("Your link is made."), "{}", mentor.text());
    let link = come(&mentor).unwrap();
    mentor.post("/my-links", &[("programme", "back-to-work")]).open("/my-links");
    assert_eq!(come(&mentor).unwrap(), link, "one for each programme");
    crowd(&world, &link, (0, 9));
    world.pass(DAY);
    let mut mentor = world.browser(&mo);
    mentor.open("/my-links");
    assert!(!mentor.says("guesta") && !mentor.says("10"), "{}", mentor.text());
    cora = world.browser(&world.cora);
    cora.open(&page);
    assert!(row(&cora, "Links of mentors").starts_with("Links of mentors 10"), "{}", cora.html());
    assert!(!cora.html().contains(letters(&link)), "whose link it was");
    assert_eq!(cora.open(&format!("{page}/links/{}", letters(&link))).status(), 404);
    assert_eq!(world.browser(&world.ada).open("/my-links").status(), 404);
}

#[test]
fn the_link_of_a_mentor_who_is_erased_leads_on_and_names_nobody() {
    let world = World::new();
    let _cora = open(&world, "Back to work");
    let mo = world.bare.helper("mo", Role::Mentor, 2);
    let mut mentor = world.browser(&mo);
    mentor.open("/my-links").press("Make my link, Back to work");
    let link = come(&mentor).unwrap();
    let code = comes(&world, &world.ada, &link).parse().unwrap();
    let found = world.bare.does(move |tx, _| Ok(applications::named(tx, code)?));
    let application = found.unwrap().unwrap().id;
    let way = move |tx: &mut Tx| sources::way(tx, application);
    assert!(world.bare.does(move |tx, _| Ok(way(tx)?)).unwrap().is_some());
    for gone in [mo.clone(), world.ada.clone()] {
        world.bare.does(move |tx, at| leaving::leave(tx, at, &gone)).unwrap();
    }
    world.pass(DAY.times(8));
    leaving::erase(&world.bare.app, mo.member.0).unwrap();
    leaving::erase(&world.bare.app, world.ada.member.0).unwrap();
    assert_eq!(world.stranger().open(&link).status(), 200);
    let left = world
        .bare
        .does(move |tx, _| Ok((sources::owned(tx, mo.member, 9)?, sources::way(tx, application)?)));
    assert_eq!(left.unwrap(), (Vec::new(), None));
}

#[test]
fn j5_x1_where_mentors_lack_it_says_for_how_many_why_and_what_comes_next() {
    let world = World::new();
    let _cora = open(&world, "Back to work");
    world.bare.agrees(&world.ada);
    let eli = world.bare.person("eli", &[]);
    for who in [&world.ada, &eli] {
        let _asked = world.bare.asks(who, Kind::Mentor);
    }
    let mut cora = world.browser(&world.cora);
    assert!(!cora.open("/recruitment").says("Who waits for a mentor"), "{}", cora.text());
    cora.open("/runs").press("Run the matching").follow("See whom you look for");
    assert!(
        cora.says("nobody was found for 2 people of 2 who asked for a mentor"),
        "{}",
        cora.text()
    );
    assert!(cora.says("One, because nobody fits all that both sides asked for"), "{}", cora.text());
    assert!(cora.says("One, who has not agreed that we look for a fit"), "{}", cora.text());
    assert!(!cora.says("ada") && !cora.says("eli"), "{}", cora.text());
    cora.follow("See who they are");
    assert!(cora.says("People who have nobody yet"), "{}", cora.text());
    cora.follow("See whom you look for").follow("Back to work");
    cora.choose("wanted", "mentor").fill("many", "2").fill("until", &day(&world, 60));
    cora.press("Look for them").fill("name", "Newsletter").press("Make the link");
    let message = cora.all("textarea").pop().unwrap();
    assert!(message.starts_with("Back to work looks for people: 2 mentors by"), "{message}");
    assert!(message.ends_with(&come(&cora).unwrap()), "{message}");
}
