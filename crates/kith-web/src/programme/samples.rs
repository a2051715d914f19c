//! Programmes for the test that draws all pages.

use kith_app::programme::recruiting::{Place, Recruitment};
use kith_core::{
    Code, DAY, ProgrammeId,
    people::grant::Role,
    programme::{
        calendar::Calendar,
        charter::{Charter, HEAVIEST, Part, State, Texts},
        frame::{Frame, Model},
        recruitment::{Short, Source, Target},
        slug::Slug,
        zone::Zone,
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

/// How the house, or an open programme, is recruited for; with as much as stands on a page, or nothing.
pub(super) fn recruitment(house: bool, full: bool) -> Recruitment {
    let at = crate::support::samples::at();
    let charter = Some(charter()).filter(|_| !house);
    let (code, programme) = (Code(Uuid::from_u128(6)), ProgrammeId(Uuid::from_u128(5)));
    let calendar = Calendar::plain(Zone::named("UTC").unwrap());
    let many = |n| if full { n } else { 0 };
    let target = |n: u16| {
        let (role, need) = match n % 3 {
            0 => (Role::Mentee, String::new()),
            1 => (Role::Mentor, String::new()),
            _ => (Role::Mentor, "W".repeat(60)),
        };
        let until = at + DAY.times(i64::from(n) + 1);
        (Target { code, programme, role, many: n + 1, need, until }, 3)
    };
    let told = [Some(40), Some(30), None, Some(10), None, None, Some(10), None];
    let link = |n: u8| {
        let (short, name) = (Short::drawn([n; 32]), format!("{n} {}", "W".repeat(57)));
        (Source { short, programme, name, since: at }, told)
    };
    Recruitment {
        place: Place { code, programme, charter, calendar },
        role: if house { Role::Mentee } else { Role::Mentor },
        targets: (0..many(20)).map(target).collect(),
        links: (0..u8::try_from(many(20)).unwrap()).map(link).collect(),
        more: full.then(|| Short::drawn([1; 32])),
        others: [told, [None; 8], told],
    }
}
