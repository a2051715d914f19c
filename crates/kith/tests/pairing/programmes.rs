//! Two programmes in one house, and the house's own: nobody who asked in one meets a mentor of another, whichever road
//! leads there.

use kith_app::{
    Error, Tx,
    pairing::wishing,
    people::recognising::Known,
    programme::setting_up::{self, Begun},
    support::{choosing, handing, reading::desk},
};
use kith_core::{
    ApplicationId, Code, DAY, Moment, ProgrammeId,
    pairing::preference::Wish,
    people::grant::Role,
    programme::{
        application::{Application, End, State},
        belonging,
        charter::{self, Texts},
        frame::Model,
    },
    support::kind::Kind,
};
use kith_store::{
    pairing::{pairs, runs},
    programme::{applications, charters},
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
        for ((place, mentor), asker) in places.iter().zip(&mentors).zip(&asking) {
            for (who, role) in [(mentor, Role::Mentor), (asker, Role::Mentee)] {
                world.bare.agrees(who);
                super::says(&world, who, &["work"], kith_core::people::facet::Audience::Community);
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

    /// The codes of the faces of the mentors that are not of the `n`th place.
    fn strangers(&self, n: usize) -> Vec<Code> {
        let others = self.mentors.iter().enumerate().filter(|(at, _)| *at != n);
        others.map(|(_, who)| who.helper.as_ref().unwrap().code).collect()
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
    assert!(cora.says("One person waits for a mentor. 3 places are free"), "{}", cora.text());
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
        assert_eq!(found(&town), [(n, n)]);
        // Another lot, and a decision, stay within the programme.
        town.world.bare.clock.pass(kith_core::SECOND);
        cora.press("Try this");
        assert_eq!(found(&town), [(n, n)], "{}", cora.text());
    }
    let mut cora = town.world.browser(&town.world.cora);
    cora.open("/runs");
    assert!(cora.says("Back to work · ") && cora.says("First year · "), "{}", cora.text());
    assert!(cora.says("Kith · "), "{}", cora.text());
}

#[test]
fn j5_5_after_a_no_nobody_of_another_programme_is_next() {
    let town = Town::new();
    let mut cora = studio(&town, Some("Back to work (one waits)"));
    cora.press("Run the matching").press("Approve the one that is left");
    let mut asker = town.world.browser(&town.asking[0].0);
    asker.open("/today").follow("Look at it").press("Not this time");
    town.world.pass(kith_core::Span(0));
    for who in &town.mentors {
        let mut browser = town.world.browser(who);
        assert!(!browser.open("/today").says("Look at it"), "{}", browser.text());
    }
    assert!(!asker.open("/today").says("We have somebody in mind"), "{}", asker.text());
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
        for stranger in town.strangers(n) {
            assert!(!browser.html().contains(&stranger.to_string()), "{}", browser.text());
            assert!(!wishes.html().contains(&stranger.to_string()), "{}", wishes.text());
            let (me, request) = (who.clone(), *request);
            let chosen = town
                .world
                .bare
                .does(move |tx, at| choosing::choose(tx, at, &me, request, stranger));
            assert!(matches!(chosen, Err(Error::Refused(choosing::CANNOT))), "{chosen:?}");
            let me = who.clone();
            let first = Some(Wish::of(1).unwrap());
            let wished =
                town.world.bare.does(move |tx, at| wishing::wish(tx, at, &me, stranger, first));
            assert!(matches!(wished, Err(Error::NotFound)), "{wished:?}");
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
        assert_eq!(suggested, [town.own(n)]);
        for stranger in town.strangers(n) {
            let who = cora.clone();
            let put =
                town.world.bare.does(move |tx, at| handing::offer(tx, at, &who, request, stranger));
            assert!(matches!(put, Err(Error::Refused(belonging::APART))), "{put:?}");
        }
        let own = town.own(n);
        town.world.bare.does(move |tx, at| handing::offer(tx, at, &cora, request, own)).unwrap();
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
