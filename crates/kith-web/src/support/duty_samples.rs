//! The helper's desk in each of its states, for the test that draws all pages.

use kith_app::support::covering::Cover;
use kith_core::{
    HOUR,
    support::{capacity::FULL, deadline::Deadline, kind::Kind, state::Route, urgency::Urgency},
};

use super::*;

pub(super) fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Desk> {
    let now = kith_testkit::now();
    let page =
        |w: Shell, found: Found, queues| Desk::new(w, found, ("Linden".to_owned(), queues, now));
    let title = || shell("nav-duty");
    let capacity = |how: fn(&mut Capacity, Timestamp)| {
        let mut found = found(now, 0);
        how(&mut found.capacity, now + HOUR);
        found
    };
    vec![
        page(title(), found(now, 0), true),
        page(title(), found(now, 3), true),
        page(title(), found(now, 3), false),
        page(title().but("turn", FULL), found(now, 3), true),
        page(
            title().after("duty-after-passed"),
            capacity(|one, at| one.leave_until = Some(at)),
            true,
        ),
        page(
            title().after("duty-after-none"),
            capacity(|one, at| one.no_new_until = Some(at)),
            true,
        ),
        page(
            title().after("duty-after-saved"),
            capacity(|one, at| one.paused_since = Some(at)),
            true,
        ),
        page(title(), Found { on_until: None, ..found(now, 1) }, true),
        Desk { shift: Some(shift(now)), ..page(title(), found(now, 1), true) },
        Desk {
            shift: Some(shift(now)),
            ..page(title(), Found { on_until: None, ..found(now, 1) }, true)
        },
    ]
}

fn shift(now: Timestamp) -> Shift {
    let (code, when) = (super::super::samples::face("Wren").code, Markup::default());
    Shift { code, when, end: "20:00".to_owned(), begins: now > super::super::samples::at() }
}

fn found(now: Timestamp, n: u32) -> Found {
    let face = super::super::samples::face("Wren");
    let helper = face.id;
    let (leave_until, no_new_until, paused_since) = (None, None, None);
    let held = |route| {
        let (kind, urgency, until) = (Kind::Know, Urgency::Now, now + HOUR);
        Held { code: face.code, route, kind, urgency, until }
    };
    let answering = |next: &Next| {
        let (asker, next) = (Some(face.clone()), Some(Deadline { at: now + HOUR, next: *next }));
        Answering { talk: face.code, asker, kind: Kind::Listen, next }
    };
    let offers = [Route::Queue, Route::Choice, Route::Hand].into_iter().map(held);
    Found {
        on_until: Some(now + HOUR),
        capacity: Capacity { helper, places: n + 2, leave_until, no_new_until, paused_since },
        chosen: n < 3,
        load: Load { talks: n, offers: n },
        waiting: i64::from(n),
        oldest: (n > 0).then_some(now),
        offers: offers.take(usize::try_from(n).unwrap()).collect(),
        talks: if n > 0 { Next::ALL.iter().map(answering).collect() } else { Vec::new() },
        cover: Cover { helpers: i64::from(n), next: None },
    }
}
