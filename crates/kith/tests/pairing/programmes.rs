//! Two programmes in one house, and the house's own: nobody who asked in one meets a mentor of another, whichever road
//! leads there.

use kith_app::{
    Error, Tx,
    pairing::wishing,
    people::recognising::Known,
    programme::{
        setting_up::{self, Begun},
        tables::{bringing, coming_in, handing, looking},
    },
    support::{choosing, handing as hands, reading::desk},
};
use kith_core::{
    ApplicationId, Code, DAY, Moment, Private, ProgrammeId,
    pairing::preference::Wish,
    people::{facet::Audience, grant::Role},
    programme::{
        application::{Application, End, State},
        belonging,
        charter::{self, Texts},
        frame::Model,
        table,
    },
    support::kind::Kind,
};
use kith_store::{
    pairing::{pairs, runs},
    programme::{applications, charters, programmes},
};
use kith_testkit::{Browser, World};

/// One who asks and one who mentors in each of three places: two programmes, and the house.
struct Town {
    world: World,
    /// Whoever asks: in the first programme, in the second, in the house.
    asking: [(Known, Code); 3],
    /// Whoever mentors, in the same order.
    mentors: [Known; 3],
}

impl Town {
    fn new() -> Self {
        let world = World::new();
        let places = [Some("Back to work"), Some("First year"), None];
        let places = places.map(|name| name.map(|name| open(&world, name)));
        let mentors = ["mo", "max", "mia"].map(|name| world.bare.helper(name, Role::Mentor, 3));
        let asking = ["ada2", "eve", "una"].map(|name| world.bare.person(name, &[]));
        // The two of different programmes would fit best.
        let topics = [["work", "debt"], ["work", "caring"], ["work", "grief"]];
        for (n, (place, topics)) in places.iter().zip(&topics).enumerate() {
            let other = &mentors[if n < 2 { 1 - n } else { n }];
            for (who, said) in [(&asking[n], topics), (other, topics)] {
                world.bare.agrees(who);
                super::says(&world, who, said, Audience::Community);
            }
            for (who, role) in [(&mentors[n], Role::Mentor), (&asking[n], Role::Mentee)] {
                if let Some(programme) = place {
                    takes_in(&world, *programme, who, role);
                }
            }
        }
        let asks = |who: Known| {
            let code = world.bare.asks(&who, Kind::Mentor);
            (who, code)
        };
        let asking = asking.map(asks);
        Self { world, asking, mentors }
    }

    /// The code of the face of whoever mentors in the other programme than the `n`th.
    fn stranger(&self, n: usize) -> Code {
        self.own(1 - n)
    }

    fn own(&self, n: usize) -> Code {
        self.mentors[n].helper.as_ref().unwrap().code
    }
}

/// A programme that takes people in.
fn open(world: &World, name: &str) -> ProgrammeId {
    let (locale, texts) = ("en".to_owned(), Texts::default());
    let begun = Begun { name: name.to_owned(), model: Model::Career, locale, texts };
    let (cora, now) = (world.cora.clone(), world.bare.app.now());
    let made = world.bare.does(move |tx, at| {
        let code = setting_up::begin(tx, at, &cora, &begun)?;
        let mut charter = charters::find(tx, now, code)?.unwrap();
        charter.state = charter::State::Open;
        charters::set(tx, &charter)?;
        Ok(charter.programme)
    });
    made.unwrap()
}

/// `programme` took `who` in as `role`.
fn takes_in(world: &World, programme: ProgrammeId, who: &Known, role: Role) {
    let member = who.member;
    let keep = move |tx: &mut Tx, at: &mut Moment| {
        let (id, code, state): (ApplicationId, _, _) =
            (at.id(), at.code(), State::Ended { how: End::Accepted, at: at.now });
        let (sent, by, since, raised) = (Some(at.now), None, None, false);
        let all = Application { id, code, programme, member, role, sent, by, since, raised, state };
        Ok(applications::add(tx, &all, at.now)?)
    };
    world.bare.does(keep).unwrap();
}

/// The pairs of the newest run: each as the places of its mentee and its mentor.
fn found(town: &Town) -> Vec<(usize, usize)> {
    let pairs = town.world.bare.does(|tx, _| {
        let (run, _) = runs::all(tx, None, 1)?.remove(0);
        Ok(pairs::list(tx, run.id, None, 9)?)
    });
    let mentee = |face| town.asking.iter().position(|(who, _)| who.face.id == face).unwrap();
    let mentor = |face| {
        let is = |who: &Known| who.helper.as_ref().unwrap().id == face;
        town.mentors.iter().position(is).unwrap()
    };
    pairs.unwrap().iter().map(|pair| (mentee(pair.mentee), mentor(pair.mentor))).collect()
}

/// Cora before the form of a run of the programme that a link names so; of the house, where none is named.
fn studio(town: &Town, link: Option<&str>) -> Browser {
    let mut cora = town.world.browser(&town.world.cora);
    cora.open("/runs");
    if let Some(link) = link {
        cora.follow(link);
    }
    assert!(cora.says("One person waits for a mentor."), "{}", cora.text());
    cora
}

#[test]
fn j5_5_a_run_pairs_only_people_of_its_own_programme() {
    let town = Town::new();
    let names = [Some("Back to work (one waits)"), Some("First year (one waits)"), None];
    for (n, name) in names.into_iter().enumerate() {
        // Runs of one moment have no order.
        town.world.bare.clock.pass(kith_core::SECOND);
        let mut cora = studio(&town, name);
        cora.press("Run the matching");
        assert!(cora.says("1 of 1"), "{}", cora.text());
        stays_within(&town, n);
        // So does another run that is held against it.
        town.world.bare.clock.pass(kith_core::SECOND);
        cora.press("Try this");
        stays_within(&town, n);
    }
    let mut cora = town.world.browser(&town.world.cora);
    cora.open("/runs");
    assert!(cora.says("Back to work · ") && cora.says("First year · "), "{}", cora.text());
    assert!(cora.says("Kith · "), "{}", cora.text());
}

/// The newest run found somebody for the `n`th, and nobody of the other programme.
fn stays_within(town: &Town, n: usize) {
    let found = found(town);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].0, n);
    assert!(n == 2 || found[0].1 != 1 - n, "{found:?}");
}

#[test]
fn j5_5_after_a_no_nobody_of_another_programme_is_next() {
    let town = Town::new();
    let mut cora = studio(&town, Some("Back to work (one waits)"));
    cora.press("Run the matching").press("Approve the one that is left");
    let (mut ada, mut asked) = (town.world.browser(&town.asking[0].0), 0);
    while ada.open("/today").link("Look at it").is_some() {
        asked += 1;
        let mut other = town.world.browser(&town.mentors[1]);
        assert!(other.open("/today").link("Look at it").is_none(), "{}", other.text());
        ada.follow("Look at it").press("Not this time");
        town.world.pass(kith_core::Span(0));
    }
    assert_eq!(asked, 2, "whoever mentors in this programme, and whoever mentors in none");
}

#[test]
fn j5_5_what_was_asked_before_goes_with_whoever_is_taken_in() {
    let world = World::new();
    let (programme, una) = (open(&world, "Back to work"), world.bare.person("una", &[]));
    let request = world.bare.asks(&una, Kind::Mentor);
    let (app, cora, me) = (&world.bare.app, world.cora.clone(), una.clone());
    let code = world.bare.does(move |tx, _| Ok(programmes::find(tx, programme)?.unwrap().code));
    let text = Private::new("key,name,role,languages\nu,Una,mentee,en\n");
    let form = looking::Form { programme: code.ok(), kind: table::Kind::People, role: None, text };
    let draft = looking::draft(app, &cora, &form).unwrap();
    let who = cora.clone();
    let sheet = world.bare.does(move |tx, at| looking::keep(tx, at, &who, &draft)).unwrap();
    bringing::bring(app, &cora, sheet, true).unwrap();
    let typed = handing::all(app, &cora, sheet).unwrap().remove(0).code;
    let code = world.bare.does(move |tx, at| coming_in::take(tx, at, &me, &typed)).unwrap();
    let (keep, special, words, safe) = (vec![0], Vec::new(), Private::new(""), None);
    let (matching, locale) = (Some(true), "en".to_owned());
    let form = coming_in::Form { keep, matching, special, words, safe, locale };
    let draft = coming_in::draft(app, &una, code, &form).unwrap();
    world.bare.does(move |tx, at| coming_in::come(tx, at, &una, &draft)).unwrap();
    assert_eq!(world.bare.request(request).programme, programme);
}

#[test]
fn j5_5_nobody_chooses_or_ranks_a_mentor_of_another_programme() {
    let town = Town::new();
    for (n, (who, request)) in town.asking.iter().enumerate() {
        let mut browser = town.world.browser(who);
        browser.open(&format!("/requests/{request}/matches"));
        assert!(browser.html().contains(&town.own(n).to_string()), "{}", browser.text());
        let mut wishes = town.world.browser(who);
        wishes.open("/preferences");
        assert!(wishes.html().contains(&town.own(n).to_string()), "{}", wishes.text());
        if n < 2 {
            let stranger = town.stranger(n);
            assert!(!browser.html().contains(&stranger.to_string()), "{}", browser.text());
            assert!(!wishes.html().contains(&stranger.to_string()), "{}", wishes.text());
            let (me, request) = (who.clone(), *request);
            let refused = town
                .world
                .bare
                .does(move |tx, at| choosing::choose(tx, at, &me, request, stranger));
            assert!(matches!(refused, Err(Error::Refused(choosing::CANNOT))), "{refused:?}");
            let me = who.clone();
            let first = Some(Wish::of(1).unwrap());
            let missing =
                town.world.bare.does(move |tx, at| wishing::wish(tx, at, &me, stranger, first));
            assert!(matches!(missing, Err(Error::NotFound)), "{missing:?}");
        }
        let (me, request, own) = (who.clone(), *request, town.own(n));
        town.world.bare.does(move |tx, at| choosing::choose(tx, at, &me, request, own)).unwrap();
    }
}

#[test]
fn j5_5_by_hand_a_mentor_of_another_programme_is_refused_and_the_desk_hears_why() {
    let town = Town::new();
    town.world.pass(DAY.times(4));
    for (n, (_, request)) in town.asking.iter().enumerate() {
        let (cora, request) = (town.world.cora.clone(), *request);
        let (who, now) = (cora.clone(), town.world.bare.app.now());
        let open = town.world.bare.does(move |tx, _| desk::open(tx, now, &who, request)).unwrap();
        let suggested: Vec<Code> = open.suggested.iter().map(|one| one.face.code).collect();
        assert!(suggested.contains(&town.own(n)), "{suggested:?}");
        if n < 2 {
            let stranger = town.stranger(n);
            assert!(!suggested.contains(&stranger));
            let who = cora.clone();
            let put =
                town.world.bare.does(move |tx, at| hands::offer(tx, at, &who, request, stranger));
            assert!(matches!(put, Err(Error::Refused(belonging::APART))), "{put:?}");
        }
        let own = town.own(n);
        town.world.bare.does(move |tx, at| hands::offer(tx, at, &cora, request, own)).unwrap();
    }
}

#[test]
fn a_house_with_one_programme_sees_no_choice_of_programmes() {
    let world = World::new();
    let mut cora = world.browser(&world.cora);
    cora.open("/runs");
    assert!(!cora.says("Other programmes"), "{}", cora.text());
    assert!(cora.value("programme").is_none(), "{}", cora.html());
}

#[test]
fn no_run_is_made_of_a_programme_that_is_none() {
    let town = Town::new();
    let mut cora = town.world.browser(&town.world.cora);
    cora.open(&format!("/runs?programme={}", town.own(0)));
    assert_eq!(cora.status(), 404, "{}", cora.text());
}
