//! A cohort of a programme: from a spreadsheet through one run of the matching to the first meetings.
//!
//! People come in by the deeds that their forms call. Only their accounts are seeded: what hashes a passphrase takes its
//! time by design, five thousand times over, and the row is the one that signing up writes.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

#[path = "cohort/coming.rs"]
mod coming;
#[path = "cohort/meeting.rs"]
mod meeting;

use std::collections::{BTreeMap, HashMap};

use kith_app::people::recognising::Known;
use kith_core::{FaceId, SECOND};
use kith_store::{
    pairing::{pairs::Pair, runs, sides},
    programme::programmes,
    support::capacities,
};
use kith_testkit::{
    World,
    statements::{alone, counted},
};

/// Everybody of a cohort, and what came of them.
struct Cohort {
    world: World,
    mentees: Vec<Known>,
    mentors: Vec<Known>,
}

impl Cohort {
    /// So many come in by a spreadsheet, three mentees to a mentor.
    fn of(rows: usize) -> Self {
        let world = World::new();
        let (mentees, mentors) = coming::all(&world, rows);
        Self { world, mentees, mentors }
    }

    /// Cora runs the matching: where it can be seen.
    fn run(&self) -> String {
        let mut cora = self.world.browser(&self.world.cora);
        cora.open("/runs").press("Run the matching");
        assert_eq!(cora.status(), 200, "{}", cora.text());
        cora.path().to_owned()
    }

    /// Cora approves all of the run at `path`.
    fn approve(&self, path: &str) {
        let mut cora = self.world.browser(&self.world.cora);
        cora.open(path);
        while let Some(all) =
            cora.all("button").into_iter().find(|text| text.starts_with("Approve all"))
        {
            cora.press(&all);
            assert!(cora.says("asked"), "{}", cora.text());
        }
    }

    /// The pairs of the newest run, and how many it left without anybody, by why.
    fn found(&self) -> (Vec<Pair>, BTreeMap<String, i64>) {
        let read = self.world.bare.does(|tx, _| {
            let house = programmes::the_one(tx)?.id;
            let run = runs::list(tx, house, None, 1)?.remove(0);
            let pairs = kith_store::pairing::pairs::list(tx, run.id, None, 5_000)?;
            Ok((pairs, sides::lacks(tx, run.id)?))
        });
        let (pairs, lacks) = read.unwrap();
        (pairs, lacks.into_iter().collect())
    }

    /// Who stands behind each face of the cohort.
    fn faces(&self) -> HashMap<FaceId, Known> {
        let mentees = self.mentees.iter().map(|who| (who.face.id, who.clone()));
        let mentor = |who: &Known| (who.helper.as_ref().unwrap().id, who.clone());
        mentees.chain(self.mentors.iter().map(mentor)).collect()
    }
}

/// `rows` people go the whole way.
fn goes_the_whole_way(rows: usize) {
    let cohort = Cohort::of(rows);
    let path = cohort.run();
    let (pairs, lacks) = cohort.found();
    let without: i64 = lacks.values().sum();
    let all = i64::try_from(cohort.mentees.len()).unwrap();
    assert_eq!(i64::try_from(pairs.len()).unwrap() + without, all, "{lacks:?}");
    // The cohort is made so that each reason is somebody's.
    assert_eq!(lacks.keys().collect::<Vec<_>>(), ["consent", "nobody", "taken"], "{lacks:?}");
    cohort.approve(&path);
    let (pairs, _) = cohort.found();
    assert!(pairs.iter().all(|pair| pair.put.is_some() && pair.gone.is_none()));
    let people = cohort.faces();
    for pair in &pairs {
        cohort.world.bare.clock.pass(SECOND);
        meeting::meet(&cohort.world, (&people[&pair.mentee], &people[&pair.mentor]));
    }
    nobody_has_too_many(&cohort, &pairs);
    pages_stay_flat(&cohort, &path);
}

/// No mentor has more mentees than places.
fn nobody_has_too_many(cohort: &Cohort, pairs: &[Pair]) {
    let mut taken: HashMap<FaceId, u32> = HashMap::new();
    for pair in pairs {
        *taken.entry(pair.mentor).or_default() += 1;
    }
    let faces: Vec<FaceId> = taken.keys().copied().collect();
    let read = cohort.world.bare.does(move |tx, _| {
        let one = |face: &FaceId| {
            let places = capacities::find(tx, *face)?.unwrap().places;
            Ok((*face, places, capacities::load(tx, *face)?.talks))
        };
        faces.iter().map(one).collect::<Result<Vec<_>, kith_app::Error>>()
    });
    for (face, places, talks) in read.unwrap() {
        assert_eq!(talks, taken[&face]);
        assert!(talks <= places, "{talks} of {places}");
    }
}

/// What the desk reads of a cohort takes as many statements as it takes of hardly anybody.
fn pages_stay_flat(cohort: &Cohort, run: &str) {
    let pages = [
        "/runs",
        run,
        "/pairs",
        "/cohort",
        "/tables",
        "/tables/people",
        "/tables/pairs",
        "/cohort/away",
        "/closings",
        "/applications",
        "/recruitment",
        "/standards",
    ];
    let mut cora = cohort.world.browser(&cohort.world.cora);
    for page in pages {
        let ran = counted(|| {
            cora.open(page);
        });
        assert_eq!(cora.status(), 200, "{page}: {}", cora.text());
        assert!(ran <= 250, "{page} took {ran} statements");
        assert!(cora.html().len() < 200_000, "{page} has no end");
    }
}

#[test]
fn j5_5_a_cohort_goes_from_its_spreadsheet_through_one_run_to_meetings() {
    let _alone = alone();
    goes_the_whole_way(240);
}

#[test]
#[ignore = "takes minutes: cargo test --release -p kith --test cohort -- --ignored"]
fn j5_5_five_thousand_go_from_their_spreadsheet_through_one_run_to_meetings() {
    let _alone = alone();
    goes_the_whole_way(5_000);
}
