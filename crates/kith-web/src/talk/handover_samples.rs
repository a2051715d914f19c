//! What is read of a handover in a talk, for the test that draws all pages.

use kith_app::talk::{handing_over::Seen, seat::Seat};
use kith_core::{
    Code, FaceId, RequestId, TalkId, Timestamp,
    people::face::Side,
    support::effect::HandoverEnd,
    talk::{State, Talk},
};
use uuid::Uuid;

use super::Handed;
use crate::shell::Shell;

/// Every way in which a handover is read on `side`.
pub(in crate::talk) fn all(w: &Shell, side: Side) -> Vec<Handed> {
    let (id, at, code) = (
        Uuid::from_u128(7),
        Timestamp::from_micros(1_795_372_200_000_000).unwrap(),
        Code(Uuid::from_u128(7)),
    );
    let face = FaceId(id);
    let (member, helper, state) = (face, face, State::Open);
    let (talk, request) = (TalkId(id), RequestId(id));
    let talk = Talk { id: talk, code, request, member, helper, since: at, state };
    let seat = Seat { talk, face, side, guest: None };
    let looked = |desk| Seen::Looked { until: at, desk, request: Some(code) };
    let stays = |how| Seen::Stays { how, at };
    let seen = [
        looked(false),
        looked(true),
        stays(HandoverEnd::No),
        stays(HandoverEnd::Kept),
        stays(HandoverEnd::Nobody),
        Seen::Taken { at, by: None, talk: Some(code) },
        Seen::Came { from: None, note: None, talk: Some(code) },
    ];
    seen.iter().map(|seen| Handed::new(w, seen, &seat, "Sparrow")).collect()
}
