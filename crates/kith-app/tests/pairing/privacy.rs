//! What is kept to the matching is used, and never told.

use kith_app::pairing::{
    foreseeing::{self, Change, NOW},
    reading::proposal::Stands,
    running,
};
use kith_core::{
    pairing::settings::{Feature, Objective},
    people::facet::{Audience, Kind},
};

use super::{House, settings};

/// What a member sees of why, in a house where hidden things were said, or not.
fn told(secrets: &[(&str, Kind, Audience)]) -> (Vec<(Feature, Vec<String>)>, String) {
    let house = House::new();
    for (value, kind, audience) in secrets {
        house.says(&house.ada, *kind, &[*value], *audience);
        house.says(&house.bo, *kind, &[*value], *audience);
    }
    house.ask();
    let run = house.run();
    house.approve(run);
    let code = house.waits(&house.ada).unwrap();
    let mut reasons = Vec::new();
    for who in [&house.ada, &house.bo] {
        let Stands::Open(other) = house.page(who, code).stands else { panic!("it stands") };
        reasons.extend(other.reasons.into_iter().map(|why| (why.feature, why.both)));
    }
    let studio = house.studio(run);
    let shown: Vec<_> = studio.pairs.iter().map(|one| (&one.reasons, &one.points.shown)).collect();
    let begin = house.begins(run);
    let future = [NOW, Change { mentors: 2, ..NOW }].map(|one| foreseeing::foresee(&begin, one));
    (reasons, format!("{shown:?} {:?} {begin:?} {future:?}", studio.groups))
}

#[test]
fn what_is_hidden_changes_no_byte_of_what_is_told() {
    let open = told(&[]);
    assert!(
        open.0.contains(&(
            Feature::Experience,
            ["caring", "grief", "work"].map(str::to_owned).to_vec()
        ))
    );
    let hidden = told(&[
        ("coming-out", Kind::Topic, Audience::Matching),
        ("night", Kind::Slot, Audience::Matching),
        ("cy", Kind::Language, Audience::Matching),
        ("chess", Kind::Interest, Audience::Matching),
    ]);
    assert_eq!(open, hidden);
    let shown = told(&[("chess", Kind::Interest, Audience::Matched)]);
    assert_ne!(open.0, shown.0, "and what is shown is told");
    assert_eq!(open.1, shown.1, "but to nobody else");
}

#[test]
fn without_consent_nothing_is_read_and_a_coordinator_sees_only_that() {
    let house = House::new();
    let gil = house.bare.person("gil", &[]);
    let _asked = house.bare.asks(&gil, kith_core::support::kind::Kind::Mentor);
    house.ask();
    let run = running::run(&house.bare.app, &house.cora, settings(Objective::Fair)).unwrap();
    let left = house.studio(run).left;
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].why, running::why::CONSENT);
}

#[test]
fn what_begins_a_play_are_counts_and_few_arrivals_are_a_guess() {
    let house = House::new();
    house.ask();
    let run = house.run();
    let begin = house.begins(run);
    assert_eq!((begin.waiting, begin.mentors, begin.places, begin.taken), (2, 2, 2, 0));
    assert_eq!((begin.arrivals, begin.counted), (10, false), "two who asked are not counted out");
    assert_eq!(begin.seed, 7);
    house.approve(run);
    assert_eq!(house.begins(run).taken, 2, "a place that is kept for somebody is taken");
    for n in 0..10 {
        let asks = house.bare.person(&format!("gil{n}"), &[]);
        let _asked = house.bare.asks(&asks, kith_core::support::kind::Kind::Mentor);
    }
    let begin = house.begins(run);
    assert_eq!((begin.arrivals, begin.counted), (10, true), "twelve, rounded");
    house.pass(kith_core::DAY.times(91));
    assert!(!house.begins(run).counted, "and not for ever");
    let (ada, now) = (house.ada.clone(), house.bare.app.now());
    assert!(house.bare.does(move |tx, _| foreseeing::begin(tx, now, &ada, run)).is_err());
}
