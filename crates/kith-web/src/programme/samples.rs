//! Programmes for the test that draws all pages.

use kith_core::{
    Code, DAY, ProgrammeId,
    programme::{
        charter::{Charter, Part, State, Texts},
        frame::{Frame, Model},
        slug::Slug,
    },
};
use uuid::Uuid;

/// One that is open.
pub(super) fn charter() -> Charter {
    let at = crate::support::samples::at();
    let words = "A sentence, and another one. ".repeat(8);
    let days =
        Frame { begins: Some(at), ends: Some(at + DAY.times(200)), ..Frame::of(Model::Career) };
    Charter {
        programme: ProgrammeId(Uuid::from_u128(5)),
        code: Code(Uuid::from_u128(6)),
        name: "Back to work".to_owned(),
        slug: Slug::proposed("Back to work", 1),
        model: Model::Career,
        state: State::Open,
        texts: Texts::of(Part::ALL.iter().map(|part| (*part, words.as_str()))).unwrap(),
        frame: days,
    }
}

/// A draft that says nothing yet.
pub(super) fn unsaid() -> Charter {
    let (texts, frame) = (Texts::default(), Frame::of(Model::Peer));
    Charter { model: Model::Peer, state: State::Draft, texts, frame, ..charter() }
}

/// One in each state.
pub(super) fn states() -> Vec<Charter> {
    let closing = State::Closing(crate::support::samples::at());
    let all = [State::Draft, State::Open, State::Running, closing, State::Closed];
    all.into_iter().map(|state| Charter { state, ..charter() }).chain([unsaid()]).collect()
}
