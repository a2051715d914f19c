//! A run in each of its states, for the test that draws all pages.

use kith_app::pairing::{Pair, Run};
use kith_app::pairing::{
    figures::{Came, Figures},
    reading::studio::Group,
};
use kith_core::{
    FaceId, MemberId, ProgrammeId, RequestId, RunId,
    pairing::{
        barrier::Barrier,
        exclusion::Exclusion,
        reason::{Points, Reason},
        settings::{Feature, Objective, Settings, Weights},
    },
    people::{face::Face, facet},
};
use uuid::Uuid;

use super::*;
use crate::support::samples::{at as now, face as somebody};

pub(super) fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Show> {
    let show = |pairs| Show::new(shell("run-title"), studio(pairs), None);
    let done = |line: &str, put| {
        let mut w = shell("run-title");
        let at = Where {
            after: None,
            beside: None,
            done: Some(line.to_owned()),
            put,
            gone: put,
            mentors: None,
            rhythm: None,
        };
        w.done = super::done(&w, &at);
        Show::new(w, studio(1), None)
    };
    let mut all = vec![show(0), show(20)];
    all.extend(["nothing", "forbidden", "locked", "undone"].map(|line| done(line, None)));
    all.push(done("approved", Some(2)));
    let asked = Studio { proposals: (3, 2, 1), ..studio(3) };
    all.push(Show::new(shell("run-title"), asked, None));
    let run = studio(1).run;
    let figures = studio(1).figures;
    let beside = Some(Beside { run, figures, same: 3, pairs: 4 });
    all.push(Show::new(shell("run-title"), Studio { beside, ..studio(2) }, None));
    all.extend(
        [true, false]
            .map(|counted| Show::new(shell("run-title"), studio(20), Some(&played(counted)))),
    );
    all
}

fn played(counted: bool) -> Played {
    use kith_app::pairing::foreseeing::{Begin, Between, Foreseen, NOW};
    let (waiting, mentors, places) = (22, 8, 21);
    let begin = Begin { waiting, mentors, places, taken: 4, arrivals: 15, counted, seed: 7 };
    let days = Between { middle: 12, from: 9, to: 61 };
    let over = Between { middle: 183, ..days };
    (begin, NOW, [over, days].map(|most| Foreseen { half: days, most, without: days }))
}

/// Some decisions about two people.
pub(in super::super) fn decided(n: usize) -> Vec<Decided> {
    let one = |kind| {
        let face = face("Heron", 9);
        let exclusion = Exclusion {
            code: face.code,
            mentee: face.id,
            mentor: face.id,
            kind,
            by: face.owner,
            since: now(),
        };
        Decided { exclusion, mentee: Some(face), mentor: None }
    };
    [Kind::Forbidden, Kind::Locked].into_iter().take(n).map(one).collect()
}

fn face(name: &str, n: u128) -> Face {
    let door = Code(Uuid::from_u128(n.wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c834)));
    Face { doorway: door, pseudonym: name.to_owned(), ..somebody(name) }
}

fn run() -> Run {
    let code = Code(Uuid::from_u128(5));
    let (objective, weights) = (Objective::Stable, Weights::default());
    Run {
        id: RunId(code.0),
        code,
        programme: ProgrammeId(code.0),
        by: MemberId(code.0),
        at: now(),
        settings: Settings { objective, weights, seed: 3_405_691_582 },
        snapshot: "0123456789abcdef".repeat(4),
        mentees: 22,
        mentors: 8,
        figures: String::new(),
        approved: None,
    }
}

fn figures() -> Figures {
    let came = Came { pairs: 20, total: 9_000_000, worst: 410_000, blocking: 1, bound: None };
    let prices = Objective::ALL.iter().map(|one| (one.word().to_owned(), came)).collect();
    let barriers = Barrier::ALL.iter().zip(0..).map(|(one, n)| (one.word().to_owned(), n * 5));
    Figures { came, prices, barriers: barriers.collect(), possible: 90, places: 21, locked: 1 }
}

fn shown(n: u128) -> Shown {
    let (face_of, code) = (|name: &str, n| Some(face(name, n)), Code(Uuid::from_u128(n + 100)));
    let at = Some(now());
    let pair = Pair {
        code,
        request: RequestId(code.0),
        mentee: FaceId(code.0),
        mentor: FaceId(code.0),
        fit: 700_000,
        locked: n == 3,
        put: at.filter(|_| n == 1),
        gone: at.filter(|_| n == 2),
    };
    let both = vec!["grief".to_owned(), "losing-work".to_owned()];
    let why = |feature| Reason { feature, both: both.clone() };
    Shown {
        pair,
        mentee: face_of("Heron", n).filter(|_| n != 4),
        mentor: face_of("Juniper", n + 50),
        reasons: Feature::ALL.iter().copied().take(3).map(why).collect(),
        points: Points {
            shown: vec![(Feature::Experience, 300), (Feature::Slots, 120)],
            private: 200,
        },
    }
}

fn studio(pairs: u128) -> Studio {
    use kith_app::pairing::running::why::{CONSENT, NOBODY, TAKEN};
    let left = |why: &&str| Left { face: Some(face("Moth", 7)), weeks: 3, why: (*why).to_owned() };
    let group = |found| Group { kind: facet::Kind::Topic, value: "grief".to_owned(), found };
    Studio {
        run: run(),
        figures: figures(),
        counts: (20, 1, 1),
        proposals: (0, 0, 0),
        pairs: (0..pairs).map(shown).collect(),
        more: (pairs > 2).then_some(Code(Uuid::from_u128(3))),
        left: [CONSENT, NOBODY, TAKEN].iter().map(left).collect(),
        groups: vec![group(None), group(Some((20, 30)))],
        decided: decided(if pairs > 0 { 2 } else { 0 }),
        beside: None,
        others: vec![run(), run()],
    }
}
