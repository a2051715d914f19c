//! The coordinator’s side: template, pages, opening, end, copy.

use kith_app::{
    people::grants,
    programme::setting_up::{self, Begun},
};
use kith_core::{
    DAY,
    people::grant::Role,
    programme::{
        charter::{Change, Part, Texts},
        frame::Model,
    },
};
use kith_testkit::World;

use super::{base, day, draft, open, whole};

#[test]
fn j5_1_pfp_p_from_a_template_to_an_open_programme_with_four_answers() {
    let world = World::new();
    let mut cora = world.browser(&world.cora);
    cora.open("/cohort").follow("all programmes").follow("Set up a programme");
    let asked = [("name", "Back to work"), ("model", "career")];
    for (name, value) in asked {
        cora.choose(name, value);
    }
    cora.press("Make a draft");
    let mut pages = Vec::new();
    let mut answers = asked.len();
    while let Some(page) = cora.path().split_once("/settings/").map(|(_, page)| page.to_owned()) {
        for (on, name, value) in
            [("purpose", "runner", "Cora".to_owned()), ("length", "begins", day(&world, 30))]
        {
            if on == page {
                cora.fill(name, &value);
                answers += 1;
            }
        }
        cora.press("Save and carry on");
        assert_eq!(cora.status(), 200, "{}", cora.text());
        pages.push(page);
    }
    assert_eq!(pages, ["purpose", "hard", "people", "length"]);
    assert_eq!(answers, 4, "a quarter of an hour is enough");
    cora.press("Open it");
    assert!(cora.says("It is open. Anyone can read its page now."), "{}", cora.text());
    cora.follow("See its page");
    assert_eq!(cora.path(), "/programmes/back-to-work");
    let mut stranger = world.stranger();
    stranger.open("/").follow("See what they are, and what is hard about them.");
    stranger.follow("Back to work");
    assert_eq!((stranger.status(), stranger.path()), (200, "/programmes/back-to-work"));
}

#[test]
fn eepm_rec_1_nothing_opens_before_it_says_what_is_hard_and_each_gap_is_named_at_its_field() {
    let world = World::new();
    let mut cora = draft(&world, "Back to work");
    let base = base(&cora);
    for part in ["hard", "effort", "limits"] {
        cora.open(&format!("{base}/settings/hard")).fill(part, "   ").press("Save and carry on");
        cora.open(&format!("{base}/settings"));
        let gap = cora.links().into_iter().find(|to| to.ends_with(&format!("/hard#{part}")));
        let gap = gap.unwrap_or_else(|| panic!("no link to {part}: {:?}", cora.links()));
        assert!(cora.says("Still missing:") && !cora.says("Open it"), "{}", cora.text());
        let address = [("slug", "back-to-work")];
        let refused = cora.post(&format!("{base}/openings"), &address);
        assert_eq!(refused.status(), 422);
        assert!(refused.says("Fill in what is still missing first."), "{}", refused.text());
        assert_eq!(world.stranger().open("/programmes/back-to-work").status(), 404);
        cora.open(&gap).fill(part, "It is hard.").press("Save and carry on");
    }
    cora.open(&format!("{base}/settings"));
    let left: Vec<_> = cora.links().into_iter().filter(|to| to.contains('#')).collect();
    let left: Vec<_> = left.iter().filter_map(|to| to.split_once("/settings/")).collect();
    assert_eq!(
        left.iter().map(|(_, to)| *to).collect::<Vec<_>>(),
        ["purpose#runner", "length#begins"]
    );
    let mut list = world.browser(&world.cora);
    list.open("/programmes");
    assert!(list.says("Still missing: Who runs it"), "{}", list.text());
    assert!(list.says("The day on which it begins"));
}

#[test]
fn j5_1_what_is_saved_waits_for_whoever_goes_on_with_it() {
    let world = World::new();
    let mut cora = draft(&world, "Back to work");
    let base = base(&cora);
    cora.fill("runner", "Cora and Dee").press("Save and carry on").close();
    let dee = world.bare.person("dee", &[Role::Coordinator]);
    let mut dee = world.browser(&dee);
    dee.open("/programmes").follow("Back to work").follow("Carry on");
    assert_eq!(
        dee.path(),
        format!("{base}/settings/length"),
        "the page where something is missing"
    );
    dee.open(&format!("{base}/settings/purpose"));
    assert_eq!(dee.value("runner").as_deref(), Some("Cora and Dee"));
}

#[test]
fn what_was_typed_stands_again_with_a_word_at_each_field() {
    let world = World::new();
    let mut cora = draft(&world, "Back to work");
    let base = base(&cora);
    let long = "x".repeat(1_501);
    cora.fill("name", "A").fill("gains", &long).press("Save and carry on");
    assert_eq!(cora.status(), 422);
    assert!(
        cora.says("Give it a name of 3 to 80 letters") && cora.says("Shorten it to 1,500 letters")
    );
    assert_eq!(cora.value("gains"), Some(long));
    cora.open(&format!("{base}/settings/length")).fill("begins", "tomorrow").fill("weeks", "many");
    cora.press("Save and carry on");
    assert_eq!((cora.status(), cora.value("weeks").as_deref()), (422, Some("many")));
    assert!(cora.says("Write the day as year, month and day"), "{}", cora.text());
    assert!(cora.says("Write a number of weeks from 1 to 260"));
    cora.fill("begins", &day(&world, 9)).fill("ends", &day(&world, 8)).fill("weeks", "4");
    cora.press("Save and carry on");
    assert_eq!(cora.status(), 422);
    assert!(cora.says("Choose an end after the beginning"), "{}", cora.text());
    for (name, value) in [("name", ""), ("model", "")] {
        let fields = [("name", "A good one"), ("model", "peer")];
        let fields = fields.map(|(is, said)| if is == name { (is, value) } else { (is, said) });
        assert_eq!(cora.post("/programmes", &fields).status(), 422, "{name}");
    }
}

#[test]
fn an_address_stands_once_and_is_never_ours() {
    let world = World::new();
    let _first = open(&world, "Back to work");
    let mut cora = whole(&world, "Back to work");
    assert_eq!(
        cora.value("slug").as_deref(),
        Some("back-to-work-2"),
        "one that is free is proposed"
    );
    for (typed, says) in [
        ("back-to-work", "Another programme has this address."),
        ("new", "Write 3 to 40 small letters, digits or hyphens"),
        ("Back to Work", "Write 3 to 40 small letters, digits or hyphens"),
    ] {
        cora.fill("slug", typed).press("Open it");
        assert_eq!((cora.status(), cora.value("slug").as_deref()), (422, Some(typed)));
        assert!(cora.says(says), "{typed}: {}", cora.text());
    }
    cora.fill("slug", "work-2027").press("Open it");
    assert_eq!(world.stranger().open("/programmes/work-2027").status(), 200);
}

#[test]
fn what_people_came_for_stays_said_and_what_is_over_stays_as_it_was() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let base = base(&cora);
    let hard = format!("{base}/settings/hard");
    cora.open(&hard).fill("hard", "").press("Save and carry on");
    assert_eq!(cora.status(), 422);
    assert!(cora.says("This programme is open, so this cannot be empty."), "{}", cora.text());
    cora.open(&hard).fill("hard", "It is harder than we thought.").press("Save and carry on");
    assert!(world.stranger().open("/programmes/back-to-work").says("harder than we thought"));
    cora.open(&format!("{base}/settings")).fill("closes", &day(&world, 0)).press("Set this day");
    assert_eq!(cora.status(), 422);
    assert!(cora.says("Choose a day to come"), "{}", cora.text());
    cora.fill("closes", &day(&world, 20)).press("Set this day");
    assert!(cora.says("The day of its end is set."), "{}", cora.text());
    world.pass(DAY.times(20));
    let mut cora = world.browser(&world.cora);
    cora.open(&hard).fill("hard", "It was easy.").press("Save and carry on");
    assert_eq!(cora.status(), 422);
    assert!(cora.says("This programme is over, and stays as it is."), "{}", cora.text());
    for way in ["openings", "starts", "closings", "removals"] {
        let fields = [("slug", "back-to-work"), ("closes", &day(&world, 40))];
        assert_eq!(cora.post(&format!("{base}/{way}"), &fields).status(), 422, "{way}");
    }
}

#[test]
fn what_no_reader_sees_is_taken_out_of_what_was_typed() {
    let world = World::new();
    let mut cora = draft(&world, "Back\0 to\u{7} work");
    let base = base(&cora);
    cora.fill("purpose", "So\0 it\u{1b} is.").fill("runner", "\0Cora").press("Save and carry on");
    assert_eq!(cora.status(), 200, "{}", cora.text());
    cora.open(&format!("{base}/settings/purpose"));
    assert_eq!(cora.value("name").as_deref(), Some("Back to work"));
    assert_eq!(cora.value("purpose").as_deref(), Some("So  it  is."));
    assert_eq!(cora.value("runner").as_deref(), Some("Cora"));
}

#[test]
fn all_texts_together_fit_on_a_light_page() {
    let world = World::new();
    let mut cora = draft(&world, "Back to work");
    let (base, long) = (base(&cora), "Всё так. ".repeat(160));
    for part in ["purpose", "gains"] {
        cora.fill(part, &long);
    }
    assert_eq!(cora.press("Save and carry on").status(), 200, "{}", cora.text());
    cora.open(&format!("{base}/settings/hard")).fill("hard", &long).press("Save and carry on");
    assert_eq!((cora.status(), cora.value("hard").as_deref()), (422, Some(long.as_str())));
    assert!(cora.says("too long for a slow line"), "{}", cora.text());
}

#[test]
fn a_draft_can_be_dropped_and_its_address_is_free_again() {
    let world = World::new();
    let mut cora = draft(&world, "Back to work");
    cora.open(&format!("{}/settings", base(&cora)));
    let settings = cora.path().to_owned();
    cora.press("Drop this draft");
    assert!(cora.says("The draft is gone.") && !cora.says("Back to work"), "{}", cora.text());
    assert_eq!(cora.open(&settings).status(), 404);
    let mut cora = open(&world, "Back to work");
    assert!(cora.follow("See its page").path().ends_with("/back-to-work"), "{}", cora.path());
    let mut next = draft(&world, "Back to work");
    let again = next.open(&format!("{}/settings/purpose", base(&next))).value("name");
    assert_eq!(again.as_deref(), Some("Back to work"));
}

#[test]
fn whoever_gives_roles_hears_when_nobody_coordinates_what_is_open() {
    let world = World::new();
    let admin = world.bare.person("adi", &[Role::Admin]);
    let _cora = open(&world, "Back to work");
    let member = world.cora.member;
    let ended = world.bare.does(move |tx, at| {
        let held = kith_store::people::grants::list(tx, member)?;
        grants::end(tx, at, None, held[0].code)
    });
    ended.unwrap();
    let mut admin = world.browser(&admin);
    assert!(admin.open("/today").says("and nobody coordinates"), "{}", admin.text());
}

#[test]
fn j5_9_a_copy_for_the_next_ones_says_the_same_and_has_no_days() {
    let world = World::new();
    let mut cora = open(&world, "Back to work");
    let old = base(&cora);
    cora.press("Set it up again");
    let new = base(&cora);
    assert_ne!(new, old);
    assert_eq!(cora.value("runner").as_deref(), Some("Cora, at the house in Mill Street."));
    cora.open(&format!("{new}/settings"));
    assert!(cora.says("Draft") && cora.says("Still missing: The day on which it begins"));
    cora.open(&format!("{new}/settings/length")).fill("begins", &day(&world, 60));
    cora.press("Save and carry on");
    assert_eq!(cora.value("slug").as_deref(), Some("back-to-work-2"));
    cora.open(&format!("{old}/settings"));
    assert!(cora.says("It takes people in."), "the old one stays as it is");
}

/// So many open programmes, each with a day of its own, set up by Cora one after the other.
fn many(world: &World, count: i64) {
    let first = world.bare.app.now();
    for n in 0..count {
        let who = world.cora.clone();
        world.tick();
        let made = world.bare.does(move |tx, at| {
            let texts = Texts::of(Part::ALL.iter().map(|part| (*part, "So it is."))).unwrap();
            let (name, locale) = (format!("Programme {n}"), "en".to_owned());
            let begun = Begun { name, model: Model::Peer, locale, texts };
            let code = setting_up::begin(tx, at, &who, &begun)?;
            let length = Change::Length([Some(first + DAY.times(n)), None], [12, 2]);
            setting_up::change(tx, at, &who, code, &length)?;
            setting_up::open(tx, at, &who, code, &format!("programme-{n}"))
        });
        made.unwrap();
    }
}

#[test]
fn lists_show_twenty_at_a_time_and_each_programme_once() {
    let world = World::new();
    many(&world, 43);
    let mut stranger = world.stranger();
    let mut cora = world.browser(&world.cora);
    stranger.open("/programmes");
    cora.open("/programmes");
    for (browser, more, first) in [
        (&mut stranger, "Those that begin later", "Programme 0"),
        (&mut cora, "Older ones", "Programme 42"),
    ] {
        let below = if more == "Older ones" { "#all ~ ul h3" } else { "#open ~ ul h3" };
        let mut seen = browser.all(below);
        assert_eq!((seen.len(), seen[0].as_str()), (20, first));
        for count in [20, 3] {
            browser.follow(more);
            let page = browser.all(below);
            assert_eq!(page.len(), count);
            seen.extend(page);
        }
        assert!(browser.link(more).is_none(), "that is all");
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 43);
    }
}
