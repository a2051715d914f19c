//! A disclosure in each of its states, for the test that draws all pages.

use kith_app::safety::disclosing::Page as Seen;
use kith_core::{
    CaseId, Code, DAY, MemberId, Private,
    safety::disclosure::{Disclosure, Ground, State, Telling, To},
};
use uuid::Uuid;

/// Each state, with one ground, recipient and telling after another.
pub(in super::super) fn all() -> Vec<Seen> {
    let (at, id) = (super::super::examples::now(), Uuid::from_u128(1));
    let (by, second) = (MemberId(id), MemberId(Uuid::from_u128(2)));
    let states = [
        State::Asked { until: at + DAY },
        State::Asked { until: at + DAY },
        State::Allowed { second, until: at + DAY },
        State::Allowed { second, until: at },
        State::Refused { second, at },
        State::Sent { second: None, at },
        State::Sent { second: Some(second), at },
    ];
    let mut all = Vec::new();
    for (n, state) in states.into_iter().enumerate() {
        let ground = *Ground::ALL.iter().cycle().nth(n).unwrap();
        let to = *To::ALL.iter().cycle().nth(n).unwrap();
        let telling = *Telling::ALL.iter().cycle().nth(n).unwrap();
        let (code, case, member) = (Code(id), CaseId(id), (n != 4).then_some(second));
        let told = None;
        let one = Disclosure { id, code, case, member, by, ground, to, telling, at, told, state };
        let words = Some(Private::new("Where they are, and what they wrote at nine."));
        let reason = (telling == Telling::Unsafe).then(|| Private::new("They live together."));
        let disclosure = one.begun();
        all.push(Seen {
            disclosure,
            case: code,
            about: None,
            by: None,
            second: None,
            words,
            reason,
        });
    }
    all
}
