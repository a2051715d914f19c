//! How groups fared in a run, and when nothing may be said of them.

use kith_core::{
    people::{facet::Audience, grant::Role},
    support::kind::Kind,
};
use kith_testkit::World;

use super::says;

/// What a run says of groups in a house where so many wait for a mentor who tell `audience` that they care for somebody.
fn told(many: usize, audience: Audience) -> String {
    let world = World::new();
    let mo = world.bare.helper("mo", Role::Mentor, 20);
    world.bare.agrees(&mo);
    says(&world, &mo, &["caring"], Audience::Matched);
    for n in 0..many {
        let who = world.bare.person(&format!("eli{n}"), &[]);
        world.bare.agrees(&who);
        says(&world, &who, &["caring"], audience);
        let _asked = world.bare.asks(&who, Kind::Mentor);
    }
    let mut cora = world.browser(&world.cora);
    cora.open("/runs").press("Run the matching");
    cora.all("section[aria-labelledby=fair]").remove(0)
}

#[test]
fn g3_a_run_says_how_a_large_group_fared_that_speaks_openly_and_of_any_other_nothing() {
    let large = told(12, Audience::Community);
    assert!(large.contains("Caring for someone"), "{large}");
    assert!(large.contains("about 10 of about 10 are in a pair"), "{large}");
    for (many, audience) in [(9, Audience::Community), (12, Audience::Matched)] {
        let none = told(many, audience);
        assert!(none.contains("No group is large enough to speak of."), "{none}");
        assert!(!none.contains("Caring for someone"), "{none}");
    }
}
