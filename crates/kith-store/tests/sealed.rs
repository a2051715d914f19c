//! What becomes of sealed words in the store.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::fs;

use kith_core::{
    DAY, FaceId, HOUR, MINUTE, MemberId, MessageId, Moment, Private, Span, TalkId, Timestamp,
};
use kith_store::{
    Fault, Scratch, Store, Tx,
    keys::{Keys, Owner},
    once,
    seal::{Place, Sealed},
    talk::{franking::Frank, messages, talks},
};
use kith_testkit::{now, scratch};
use uuid::Uuid;

const ADA: FaceId = FaceId(Uuid::from_u128(8));

/// A database and its key store.
struct House {
    store: Store,
    keys: Keys,
    places: [Scratch; 2],
}

impl House {
    fn on(places: [Scratch; 2]) -> Self {
        let store = Store::open(&places[0].place).unwrap();
        let file = places[1].file("root.key");
        let keys = Keys::open(&places[1].place, &file, &mut at(1, now())).unwrap();
        Self { store, keys, places }
    }

    fn new() -> Self {
        Self::on([scratch(), scratch()])
    }

    /// Seals `words` for the message `n` of the talk `n`.
    fn seal(&self, n: u8, words: &str, when: Timestamp) -> Sealed {
        let sealed = self.keys.seal(owner(n), place(n), &mut at(n, when), &Private::new(words));
        sealed.unwrap().unwrap()
    }

    fn keep(&self, n: u8, body: Sealed) {
        let deed = move |tx: &mut Tx| {
            let (mut at, talk) = (at(n + 100, now()), TalkId(id(n)));
            let helper = FaceId(Uuid::from_u128(9));
            talks::open(tx, &mut at, (talk, id(n).into()), ADA, helper)?;
            let (id, body) = (MessageId(id(n)), body.clone());
            let message = messages::Fresh { id, code: at.code(), author: ADA, body };
            messages::add(tx, talk, &message, &Frank::new([7; 32].into()), now())
        };
        self.store.write::<_, Fault>(deed).unwrap();
    }

    fn kept(&self, n: u8) -> Sealed {
        let find = move |tx: &mut Tx| messages::find(tx, MessageId(id(n)));
        self.store.read::<_, Fault>(find).unwrap().unwrap().body.unwrap()
    }

    fn opened(&self, n: u8, sealed: &Sealed, when: Timestamp) -> Result<Option<Private>, Fault> {
        self.keys.unseal(owner(n), place(n), sealed, when)
    }

    fn sweep(&self, after: Span) -> u64 {
        self.keys.sweep(&self.store, now() + after).unwrap()
    }

    /// Whether any file of the house holds `words`.
    fn holds(&self, words: &str) -> bool {
        let names = ["kith.db", "kith.db-wal", "kith.db-shm", "root.key"];
        let files = self.places.iter().flat_map(|place| names.map(|name| place.file(name)));
        let held: Vec<_> = files.filter_map(|file| fs::read(file).ok()).collect();
        held.iter().any(|held| String::from_utf8_lossy(held).contains(words))
    }
}

fn at(n: u8, when: Timestamp) -> Moment {
    Moment::new(when, [n; 32])
}

fn id(n: u8) -> Uuid {
    Uuid::from_u128(n.into())
}

fn owner(n: u8) -> Owner {
    Owner::Talk(TalkId(id(n)), ADA)
}

fn place(n: u8) -> Place {
    Place { table: "message", row: id(n), column: "body" }
}

#[test]
fn sealed_words_stand_in_no_file_and_plain_ones_would_be_found() {
    let house = House::on([Scratch::new(None).unwrap(), Scratch::new(None).unwrap()]);
    let canaries: Vec<_> = (1..=20).map(|n| format!("canary-{}", at(n, now()).code())).collect();
    for (n, words) in (1..).zip(&canaries) {
        let sealed = house.seal(n, words, now());
        house.keep(n, sealed);
    }
    let (kept, first) = (house.kept(1), &canaries[0]);
    assert_eq!(house.opened(1, &kept, now()).unwrap().unwrap().reveal(), first);
    for words in &canaries {
        assert!(!house.holds(words), "{words}");
    }

    let post = once::Post { owner: None, key: at(40, now()).code(), content: String::new() };
    let plain = format!("canary-{}", at(41, now()).code());
    let made = plain.clone();
    let keep = move |tx: &mut Tx| once::keep(tx, &post, &made, now());
    house.store.write::<_, Fault>(keep).unwrap();
    assert!(house.holds(&plain), "a control: this search finds what is not sealed");
}

#[test]
fn a_key_that_sealed_nothing_is_swept_and_one_that_did_is_not() {
    let house = House::new();
    let (kept, lost) = (house.seal(1, "kept", now()), house.seal(2, "never sent", now()));
    house.keep(1, kept);
    for after in [HOUR, DAY] {
        assert_eq!(house.sweep(after), 0);
    }
    assert_eq!(house.sweep(HOUR.times(25)), 0, "it falls idle first");
    assert_eq!(house.sweep(MINUTE.times(1501)), 0);
    assert_eq!(house.sweep(HOUR.times(26)), 1);
    let later = now() + DAY.times(3);
    assert_eq!(house.opened(1, &house.kept(1), later).unwrap().unwrap().reveal(), "kept");
    assert!(house.opened(2, &lost, later).is_err());
}

#[test]
fn a_key_that_wakes_from_its_sleep_is_not_swept() {
    let house = House::new();
    house.seal(1, "a draft that was dropped", now());
    assert_eq!(house.sweep(HOUR.times(25)), 0);
    let body = house.seal(1, "a second try, a day later", now() + MINUTE.times(1510));
    assert_eq!(house.sweep(HOUR.times(26)), 0, "it was asked for meanwhile");
    house.keep(1, body);
    assert_eq!(house.sweep(DAY.times(3)), 0);
    assert_eq!(house.sweep(DAY.times(4)), 0);
    let later = now() + DAY.times(5);
    assert!(house.opened(1, &house.kept(1), later).unwrap().is_some());
}

#[test]
fn a_key_whose_unit_of_work_was_refused_counts_as_unused() {
    let house = House::new();
    let body = house.seal(1, "refused", now());
    let deed = move |tx: &mut Tx| {
        let post = once::Post { owner: None, key: at(9, now()).code(), content: String::new() };
        once::keep(tx, &post, "/", now())?;
        let id = MessageId(id(1));
        let (code, author, body) = (at(8, now()).code(), ADA, body.clone());
        let message = messages::Fresh { id, code, author, body };
        messages::add(tx, TalkId(id.0), &message, &Frank::new([7; 32].into()), now())?;
        Err::<(), _>(Fault::new("refused after all"))
    };
    assert!(house.store.write(deed).is_err());
    house.sweep(HOUR.times(25));
    assert_eq!(house.sweep(HOUR.times(26)), 1);
}

#[test]
fn an_erased_author_cannot_be_read_even_from_an_older_copy_of_the_database() {
    let house = House::new();
    let body = house.seal(1, "hers", now());
    house.keep(1, body);
    let copy = house.kept(1);
    house.keys.destroy(MemberId(Uuid::nil()), &[ADA], now()).unwrap();
    assert_eq!(house.opened(1, &copy, now()).unwrap(), None);
    assert_eq!(house.sweep(DAY.times(9)), 0, "that it was destroyed is remembered");
    assert_eq!(house.opened(1, &copy, now() + DAY.times(9)).unwrap(), None);
}
