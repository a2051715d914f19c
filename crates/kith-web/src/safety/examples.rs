//! Examples for the test that draws all pages.

use kith_app::safety::{
    copying::{Copied, Proof, Quote},
    desk::{self, Between, Open},
    overseeing,
    watching::{Marked, Watch},
};
use kith_core::{
    CaseId, Code, DAY, MeasureId, MemberId, Private, Timestamp,
    people::grant::Role,
    safety::{
        care::{self, Care, Consent},
        case::{Case, End, Source, State as Place},
        letter::Matter,
        measure::{
            self, Measure, Order, State, Weight,
            reasons::{Part, Reasons, Rule},
        },
        pattern::Counts,
        signal::{Category, Heard, Help, Mark, Reading, Signal, Subject},
        warrant::{Ground, State as Leave, Warrant},
    },
    support::safe::{Level, Safe},
};

/// When the examples happen.
pub(super) fn now() -> Timestamp {
    kith_testkit::now()
}

/// A case in each state.
pub(super) fn cases() -> Vec<desk::Row> {
    let (now, id) = (now(), uuid::Uuid::from_u128(9));
    let (by, until) = (MemberId(id), now + DAY);
    let row = |source, level, state| desk::Row {
        case: Case {
            id: CaseId(id),
            code: Code(id),
            source,
            subject: id,
            level,
            opened: now,
            promised: now,
            answered: None,
            owed: true,
            raised: 1,
            closing: Some((MemberId(id), End::True)),
            followed: Some(now),
            state,
        },
        matter: (source == Source::Concern).then_some(Matter::Threat),
        with: usize::from(source == Source::Concern),
    };
    vec![
        row(Source::Safe, Level::Danger, Place::Open { until }),
        row(Source::Safe, Level::Concern, Place::Claimed { by, until }),
        row(
            Source::Concern,
            Level::Concern,
            Place::Claimed { by: MemberId(uuid::Uuid::nil()), until },
        ),
        row(Source::Contact, Level::Calm, Place::Answered { by, until }),
        row(Source::Signal, Level::Danger, Place::Open { until }),
        row(Source::Signal, Level::Concern, Place::Claimed { by, until }),
        row(Source::Contact, Level::Notice, Place::Closed { how: End::Done, at: until }),
        row(Source::Appeal, Level::Notice, Place::Open { until }),
        row(Source::Pattern, Level::Notice, Place::Open { until }),
        row(Source::Right, Level::Calm, Place::Open { until }),
    ]
}

/// A measure of each kind, in one state after another.
pub(super) fn measures() -> Vec<Measure<()>> {
    let (now, id) = (now(), uuid::Uuid::from_u128(9));
    let states = [
        State::Proposed { until: now + DAY },
        State::Running { until: now + DAY },
        State::Appealed { until: now + DAY },
        State::Upheld { until: now + DAY },
        State::Ended { how: measure::End::Over, at: now },
        State::Ended { how: measure::End::Declined, at: now },
        State::Ended { how: measure::End::Lifted, at: now },
        State::Ended { how: measure::End::Overturned, at: now },
    ];
    let order = |(n, kind): (usize, &measure::Kind)| Order {
        id: MeasureId(id),
        code: Code(id),
        case: CaseId(id),
        member: MemberId(id),
        face: kith_core::FaceId(id),
        kind: *kind,
        weight: if n == 4 { Weight::Interim } else { Weight::Final },
        message: Some(kith_core::MessageId(id)),
        length: (n == 4 || n == 5).then(|| DAY.times(3)),
        reasons: Reasons::kept(Rule::ALL[n % 6], Part::ALL[n % 3], ()),
        by: MemberId(id),
    };
    let orders = measure::Kind::ALL.iter().enumerate().map(order);
    // Two turns, so that what runs is seen in more than one kind.
    let turned = states.iter().cycle().skip(7).zip(orders.collect::<Vec<_>>());
    let measures = turned.map(|(state, order)| Measure {
        order,
        second: None,
        at: now,
        since: Some(now),
        state: *state,
    });
    measures.collect()
}

/// `case` as somebody at the desk opens it, with everything that may be there.
pub(super) fn open(case: Case) -> Open {
    let words =
        (case.source == Source::Safe).then(|| (Some(Private::new("one\ntwo")), case.opened));
    let way = Some(Private::new("by post"));
    Open {
        letter: None,
        safe: Some((Safe::NotSure, case.opened)),
        way,
        person: None,
        held: None,
        request: None,
        words,
        talk: Some(Between { member: None, helper: None }),
        copy: copy(&case),
        contacts: (case.source == Source::Signal).then(Vec::new),
        watch: (case.source == Source::Signal).then(|| watch(&case)),
        enough: case.level == Level::Concern,
        pattern: (case.source == Source::Pattern)
            .then_some((Counts { stopped: 2, reported: 1, blocked: 1 }, case.opened)),
        case,
    }
}

/// What was noticed: the words are open where somebody has the case.
fn watch(case: &Case) -> Watch {
    let held = matches!(case.state, Place::Claimed { .. });
    let mark = Mark { rule: "example".to_owned(), start: 2, end: 5 };
    let marked =
        Marked { at: case.opened, words: Some(Private::new("one\ntwo")), marks: vec![mark] };
    let reading = Reading {
        level: case.level,
        subject: Subject::Own,
        categories: vec![Category::Suicide, Category::Abuse],
        offer: true,
        page: true,
        heard: Heard::Full,
    };
    let signal = Signal {
        code: case.code,
        care: case.subject,
        author: None,
        message: None,
        reading,
        marks: Vec::new(),
        pack: String::new(),
        at: case.opened,
    };
    let (said, until) = if held { (vec![marked], Some(case.opened)) } else { (Vec::new(), None) };
    Watch { care: care(case.level), signals: vec![signal], until, said }
}

/// What stands between somebody and the house.
pub(crate) fn care(level: Level) -> Care {
    let (id, now) = (uuid::Uuid::from_u128(9), now());
    Care {
        id: id.into(),
        code: Code(id),
        place: care::Place::Talk,
        at_place: id,
        author: id.into(),
        help: if level.is_risk() { Help::Own } else { Help::Line },
        level,
        since: now,
        last: now,
        hidden: None,
        reading: Consent::Asked,
        back: None,
    }
}

/// The sealed copy of a report: open where somebody has the case, closed else.
fn copy(case: &Case) -> Option<Copied> {
    let quote = |reporter, words: Option<&str>| Quote {
        reporter,
        chosen: !reporter,
        at: case.opened,
        words: words.map(Private::new),
    };
    let quotes = vec![quote(true, Some("one\ntwo")), quote(false, None)];
    let open = matches!(case.state, Place::Claimed { .. }).then_some((quotes, case.opened));
    let copied = Copied { at: case.opened, count: 2, proof: Proof::Talk(2), open };
    (case.source == Source::Concern).then_some(copied)
}

/// A warrant in each state, the one that stands open with its talk.
pub(super) fn warrants() -> Vec<overseeing::Page> {
    let (now, id) = (now(), uuid::Uuid::from_u128(9));
    let (second, until) = (Some(MemberId(id)), now + DAY);
    let states = [
        Leave::Allowed { second: None, until },
        Leave::Asked { until },
        Leave::Open { second, until },
        Leave::Refused { second: MemberId(id), at: now },
        Leave::Asked { until: now },
        Leave::Open { second, until: now },
    ];
    let page = |state| overseeing::Page {
        warrant: Warrant {
            id: id.into(),
            code: Code(id),
            case: CaseId(id),
            talk: id.into(),
            by: MemberId(id),
            role: Role::Moderator,
            ground: Ground::Harm,
            at: now,
            state,
        },
        sentence: Some(Private::new("one sentence")),
        case: Code(id),
        by: None,
        second: None,
        said: matches!(state, Leave::Open { .. }).then(|| (said(now), until)),
    };
    states.map(page).into()
}

fn said(at: Timestamp) -> Vec<overseeing::Said> {
    let words = [Some(Private::new("one\ntwo")), None];
    words.map(|words| overseeing::Said { by: None, at, words }).into()
}
