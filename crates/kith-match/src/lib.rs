//! Pairings and their proofs, from plain numbers: knows no member, reads no file and no clock.

mod answer;
mod candidates;
mod certificate;
mod circles;
mod crew;
mod deferred;
mod dominant;
mod duals;
mod epsilon;
mod fair;
mod figures;
mod gathering;
mod lists;
mod lottery;
mod market;
pub mod people;
mod problem;
mod proposals;
mod roommates;
mod rows;
pub mod simulate;
mod swaps;
mod table;
mod total;
mod verify;
mod wishes;

pub use answer::{Answer, Cover, Duals, FairProof, NoAnswer, Objective, OddSet, Options, solve};
pub use candidates::{Candidate, Gate, Profile, candidates};
pub use certificate::Certificate;
pub use circles::{Circle, Circles, Facilitator, Fault, Gathering, LeftOut, Peer, circles, faults};
pub use figures::{Figures, Unmatched};
pub use gathering::{is_settled, means};
pub use lottery::{Side, ranks};
pub use market::{Changes, Market};
pub use problem::{Columns, Edge, Flaw, Kind, MAX_SCORE, MAX_SEATS, Problem};
pub use roommates::Parties;
pub use verify::{Failure, Papers, Unreadable, verify};

#[cfg(test)]
mod tests;
