//! Programmes for the test that draws all pages.

use kith_core::{
    Code, DAY, ProgrammeId,
    programme::{
        charter::{Charter, HEAVIEST, Part, State, Texts},
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
        locale: "en".to_owned(),
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
    let all = [State::Draft, State::Open, State::Running, State::Closing, State::Closed];
    let said = all.into_iter().map(|state| Charter { state, ..charter() });
    said.chain([unsaid(), full()]).collect()
}

/// One that says as much as it can, in letters that no two of its texts share.
pub(crate) fn full() -> Charter {
    let mut dice = 1_u32;
    let mut letter = || {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(u32::from('а') + (dice >> 24) % 38)
            .filter(|c| c.is_alphabetic())
            .unwrap_or(' ')
    };
    let most = HEAVIEST / Part::ALL.len();
    let mut text = || (0..most / 2).map(|_| letter()).collect::<String>();
    let texts = Part::ALL.iter().map(|part| (*part, text()));
    Charter { texts: Texts::kept(texts.collect::<Vec<_>>()), ..charter() }
}
