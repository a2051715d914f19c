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
    let list = Ground::ALL.iter().cycle().zip(To::ALL.iter().cycle());
    let list = list.zip(Telling::ALL.iter().cycle()).zip(states).enumerate();
    let seen = |(n, (((ground, to), telling), state)): (usize, (((&Ground, &To), &Telling), _))| {
        let (code, case, member) = (Code(id), CaseId(id), (n != 4).then_some(second));
        let (ground, to, telling, told) = (*ground, *to, *telling, None);
        let one = Disclosure { id, code, case, member, by, ground, to, telling, at, told, state };
        let words = Some(Private::new("Where they are, and what they wrote at nine."));
        let reason = (telling == Telling::Unsafe).then(|| Private::new("They live together."));
        Seen { disclosure: one.begun(), case: code, by: None, second: None, words, reason }
    };
    list.map(seen).collect()
}
