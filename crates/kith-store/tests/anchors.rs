//! Anchors over a store: what stood there once, and does not stand in another.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use kith_core::{FaceId, MessageId, Moment, Private, RequestId, TalkId};
use kith_store::{
    Fault, Scratch, Store, Tx,
    audit::{
        anchors::{self, Log},
        chain,
        deeds::{self, Deed},
    },
    keys::{Keys, Owner},
    seal::Place,
    talk::{franking::Frank, messages, tags, talks},
};
use kith_testkit::{now, scratch};
use uuid::Uuid;

const KEY: [u8; 32] = [3; 32];

/// A store whose one talk has as many messages and deeds as `count` says.
fn store(place: &Scratch, count: u8) -> Store {
    let store = Store::open(&place.place).unwrap();
    let (talk, ada) = (TalkId(Uuid::from_u128(1)), FaceId(Uuid::from_u128(2)));
    let keyring = Scratch::new(None).unwrap();
    let mut at = Moment::new(now(), [count; 32]);
    let keys = Keys::open(&keyring.place, &keyring.file("root.key"), &mut at).unwrap();
    let place = Place { table: "message", row: Uuid::nil(), column: "body" };
    let body = keys.seal(Owner::Talk(talk, ada), place, &mut at, &Private::new("hello"));
    let body = body.unwrap().unwrap();
    let fill = move |tx: &mut Tx| {
        let at = &mut at.clone();
        let request = RequestId(Uuid::from_u128(1));
        talks::open(tx, at, (talk, request), ada, FaceId(Uuid::from_u128(3)))?;
        for n in 0..count {
            let (id, code, body) = (MessageId(Uuid::from_u128(n.into())), at.code(), body.clone());
            let message = messages::Fresh { id, code, author: ada, body };
            messages::add(tx, talk, &message, &frank(), now())?;
            let (stream, object) = (talks::topic(talk), id.0);
            deeds::append(tx, &Deed { stream, actor: None, verb: "post", object, at: now() })?;
        }
        chain::link(tx, &KEY, 99)
    };
    store.write::<_, Fault>(fill).unwrap();
    store
}

fn frank() -> Frank {
    Frank::new([7; 32].into())
}

#[test]
fn what_an_anchor_knows_is_looked_for_on_either_engine() {
    let (whole, empty) = (scratch(), scratch());
    let (whole, empty) = (store(&whole, 3), store(&empty, 0));
    let stands = whole.read(anchors::stands).unwrap();
    let log = Log::read(&Log::default().next(&stands, now(), &KEY, true), &KEY);
    assert_eq!((log.wrong, log.at), (None, Some(now())));
    let report = anchors::verify(&whole, &log).unwrap();
    assert_eq!((report.streams, report.holds()), (2, true), "{report:?}");
    let report = anchors::verify(&empty, &log).unwrap();
    assert_eq!((report.missing.len(), report.changed.len()), (2, 0), "{report:?}");
    let words = tags::verify(&whole, &frank()).unwrap();
    assert_eq!((words.talks, words.messages, words.holds()), (1, 3, true));
    assert!(!tags::verify(&whole, &Frank::new([8; 32].into())).unwrap().holds());
}
