//! What the laws are tried on: a programme, an asker and a few helpers.

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use crate::{
    Code, FaceId, OfferId, ProgrammeId, RequestId, TalkId, Timestamp,
    programme::{
        Programme,
        calendar::{Calendar, Day, Weekdays},
        timers,
        zone::Zone,
    },
    support::{
        capacity::{Capacity, Load, Room},
        effect::Step,
        input::Input,
        kind::Kind,
        request::{Draft, Reach, Request},
        safe::Safe,
        state::Route,
        urgency::Urgency,
    },
};

pub const ASKER: FaceId = face(1);
pub const BO: FaceId = face(2);
pub const CY: FaceId = face(3);

pub const fn face(n: u128) -> FaceId {
    FaceId(Uuid::from_u128(n))
}

/// Monday 2026-03-02, noon in UTC.
pub fn monday() -> Timestamp {
    Timestamp::from_micros(1_772_452_800_000_000).unwrap()
}

pub fn programme() -> Programme {
    Programme {
        id: ProgrammeId(Uuid::from_u128(1)),
        code: Code(Uuid::from_u128(1)),
        name: "Kith".to_owned(),
        calendar: Calendar::plain(Zone::UTC),
        timers: timers::DEFAULT,
    }
}

/// Room for one more, whoever it is.
pub fn room(helper: FaceId) -> Room {
    let capacity =
        Capacity { helper, places: 1, leave_until: None, no_new_until: None, paused_since: None };
    capacity.may_accept(Load::default()).unwrap()
}

pub fn draft(kind: Kind, urgency: Urgency, safe: Safe, reach: Reach) -> Draft {
    let (id, code) = (RequestId(Uuid::from_u128(7)), Code(Uuid::from_u128(7)));
    Draft { id, code, asker: ASKER, kind, urgency, safe, reach }
}

/// A request to listen, from a member who is safe, made on Monday.
pub fn request(reach: Reach) -> Request {
    draft(Kind::Listen, Urgency::Today, Safe::Yes, reach).ask(monday(), &programme()).request
}

pub fn put(helper: FaceId, route: Route) -> Input {
    Input::Offer { id: OfferId(Uuid::from_u128(5)), room: room(helper), route }
}

pub fn accept(helper: FaceId) -> Input {
    Input::Accept { room: room(helper), talk: TalkId(Uuid::from_u128(6)) }
}

/// Answered by Bo at once.
pub fn answered() -> Request {
    let held = step(&request(Reach::Anyone), put(BO, Route::Queue)).request;
    step(&held, accept(BO)).request
}

/// A step at the moment the request came where it is.
pub fn step(request: &Request, input: Input) -> Step {
    request.step(request.since, input, &programme()).unwrap()
}

/// The deadline comes, to the microsecond.
pub fn due(request: &Request) -> Step {
    let at = request.deadline().unwrap().at;
    request.step(at, Input::Due, &programme()).unwrap()
}

/// Programmes with odd zones, odd weeks and days off, down to none that works at all.
pub fn programmes() -> impl Strategy<Value = Programme> {
    let zones = ["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Australia/Lord_Howe"];
    let zone = prop::sample::select(zones.to_vec());
    let days_off = prop::collection::btree_set(0_i64..60, 0..30);
    (zone, any::<u8>(), days_off).prop_map(|(zone, bits, days_off)| {
        let first = date(2026, 3, 1);
        let day = |n| first.checked_add(jiff::Span::new().days(n)).unwrap();
        let days_off = days_off.into_iter().map(|n| day(n).to_string().parse::<Day>().unwrap());
        let calendar = Calendar {
            zone: Zone::named(zone).unwrap(),
            weekdays: Weekdays::from_bits(bits),
            days_off: days_off.collect(),
        };
        Programme { calendar, ..programme() }
    })
}

pub fn drafts() -> impl Strategy<Value = Draft> {
    let one_of = (
        prop::sample::select(Kind::ALL),
        prop::sample::select(Urgency::ALL),
        prop::sample::select(Safe::ALL),
        prop::sample::select(Reach::ALL),
    );
    one_of.prop_map(|(kind, urgency, safe, reach)| draft(kind, urgency, safe, reach))
}
