//! Applications in every state, for the test of all pages.

use kith_app::programme::{
    applying::{self, Answers, Own},
    referring::{self, Form, Given},
    reviewing::{self, Open, Said},
};
use kith_core::{
    Code, DAY, Private,
    people::grant::Role,
    programme::{
        application::{Application, End, State as Where, Verdict},
        check::{Check, Kind, Outcome},
        reference::{LASTS, Part, Reference, State as Stands},
    },
};
use uuid::Uuid;

use crate::support::samples::{at, face};

fn draft(role: Role) -> Application {
    let id = Uuid::from_u128(7);
    Application {
        id: id.into(),
        code: Code(id),
        programme: id.into(),
        member: id.into(),
        role,
        sent: None,
        by: None,
        since: None,
        raised: false,
        state: Where::Draft,
    }
}

pub(super) fn drafts() -> [Application; 2] {
    [draft(Role::Mentee), draft(Role::Mentor)]
}

pub(super) fn states() -> Vec<Application> {
    let until = at() + DAY;
    let (verdict, at) = (Verdict::Declined, at());
    let all = [
        Where::Draft,
        Where::Sent { until },
        Where::Review { until },
        Where::Second { verdict, until, ask: until },
        Where::Waiting { until },
        Where::Declined { until },
        Where::Appealed { until },
        Where::Ended { how: End::Accepted, at },
        Where::Ended { how: End::Declined, at },
        Where::Ended { how: End::Withdrawn, at },
    ];
    let one = |(n, state)| Application {
        state,
        sent: Some(at),
        raised: n % 2 == 0,
        ..draft(Role::Mentor)
    };
    (0..).zip(all).map(one).collect()
}

pub(super) fn reference(state: Stands, mailed: bool) -> Reference {
    let application = draft(Role::Mentor).id;
    let asked = at() + -LASTS;
    Reference { application, mailed, asked, chased: None, shared: true, state }
}

pub(super) fn words() -> referring::Words {
    let long = || Private::new("A sentence.\n".repeat(20));
    referring::Words(Part::ALL.iter().map(|part| (*part, long())).collect())
}

pub(super) fn answers() -> Answers {
    Answers(vec![
        ("adult", Private::new("yes")),
        ("time", Private::new("four")),
        ("why", Private::new("A sentence.\n".repeat(30))),
    ])
}

pub(super) fn own() -> Vec<Own> {
    let told = applying::Told {
        verdict: Verdict::Waiting,
        criteria: 1,
        reason: Some(Private::new("first\nsecond")),
        at: at(),
    };
    let asked = |(state, mailed)| referring::Asked {
        reference: reference(state, mailed),
        named: Some(Form { referee: "Sam".to_owned(), ..Form::default() }),
        way: (state == Stands::Asked && !mailed).then_some(Code(Uuid::from_u128(9))),
        words: (state == Stands::Given).then(words),
    };
    let one = |application: Application| Own {
        application,
        programme: "Back to work".to_owned(),
        slug: Some(super::samples::charter().slug),
        zone: "UTC".to_owned(),
        answers: answers(),
        appeal: Some(Private::new("Look again.")),
        line: Some(3),
        told: vec![told.clone()],
        references: [
            (Stands::Asked, true),
            (Stands::Asked, false),
            (Stands::Given, true),
            (Stands::Refused, false),
            (Stands::Over, false),
        ]
        .map(asked)
        .into(),
        course: None,
    };
    let mut all: Vec<_> = states().into_iter().skip(1).map(one).collect();
    all.extend(states().into_iter().skip(1).map(|application| Own {
        references: Vec::new(),
        told: Vec::new(),
        appeal: None,
        line: None,
        course: Some(Code(Uuid::from_u128(12))),
        ..one(application)
    }));
    all
}

/// Closed ones in every state, and open ones.
pub(super) fn opens() -> Vec<Open> {
    let closed = |application| Open {
        application,
        face: Some(face("Wren")),
        said: None,
        notes: Vec::new(),
        decisions: Vec::new(),
        references: Vec::new(),
        checks: Vec::new(),
        talks: 0,
        line: None,
        decides: true,
        programme: "Back to work".to_owned(),
        zone: "UTC".to_owned(),
    };
    let mut all = Vec::new();
    for it in states().into_iter().skip(1) {
        all.push(closed(it.clone()));
        all.push(opened(closed(it)));
    }
    all
}

fn opened(open: Open) -> Open {
    let said = || Some(Private::new("first\nsecond"));
    let note = reviewing::Noted { by: None, at: at(), words: said() };
    let decided = reviewing::Decided {
        by: Some(face("Robin")),
        verdict: Verdict::Waiting,
        criteria: 1,
        at: at(),
        told: false,
        reason: said(),
    };
    let given = |state| Given {
        reference: reference(state, state == Stands::Given),
        referee: Some(Private::new("Sam")),
        words: (state == Stands::Given).then(words),
    };
    let check = |end| Check {
        code: open.application.code,
        member: open.application.member,
        kind: Kind::Record,
        issued: at(),
        expires: end,
        outcome: Outcome::Weighed,
        warned: false,
    };
    Open {
        said: Some(Said { answers: answers(), appeal: said() }),
        notes: vec![note],
        decisions: vec![decided],
        references: [Stands::Asked, Stands::Given, Stands::Refused, Stands::Over].map(given).into(),
        checks: vec![check(Some(at() + -DAY)), check(None)],
        talks: 2,
        ..open
    }
}
