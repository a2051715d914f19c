//! A cohort of a programme: from a spreadsheet through one run of the matching to the first meetings.
//!
//! People come in by the deeds that their forms call. Only their accounts are seeded: what hashes a passphrase takes its
//! time by design, five thousand times over, and the row is the one that signing up writes.
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise"
)]

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

/// `rows` people go the whole way; how many statements each page of the desk takes afterwards.
fn go_the_whole_way(rows: usize) -> Vec<(String, usize)> {
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
    pages(&cohort, &path)
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

/// How many statements each page takes on which the desk reads of a cohort, by what it is.
fn pages(cohort: &Cohort, run: &str) -> Vec<(String, usize)> {
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
    let mut counts = Vec::new();
    for page in pages {
        // A visit notes now and then that somebody is here, so the least of three counts.
        let visits = [(); 3].map(|()| {
            counted(|| {
                cora.open(page);
            })
        });
        let ran = visits.into_iter().min().unwrap();
        assert_eq!(cora.status(), 200, "{page}: {}", cora.text());
        assert!(cora.html().len() < 200_000, "{page} has no end");
        // Each run has a code of its own.
        counts.push((page.split('?').next().unwrap().replace(run, "a run"), ran));
    }
    counts
}

#[test]
fn j5_5_a_cohort_goes_from_its_spreadsheet_through_one_run_to_meetings() {
    let _alone = alone();
    let (few, many) = (go_the_whole_way(120), go_the_whole_way(240));
    assert!(few.iter().all(|(_, ran)| *ran > 1), "{few:?}");
    assert_eq!(few, many, "as many statements whatever the number");
}

#[test]
#[ignore = "takes minutes: cargo test -p kith --test cohort -- --ignored"]
fn j5_5_five_thousand_go_from_their_spreadsheet_through_one_run_to_meetings() {
    let _alone = alone();
    let (few, many) = (go_the_whole_way(120), go_the_whole_way(5_000));
    assert_eq!(few, many);
}
