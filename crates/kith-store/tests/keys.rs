//! What the key store promises, on the engine under test.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use kith_core::{DAY, FaceId, MINUTE, MemberId, Moment, Private, ProgrammeId, SECOND, TalkId};
use kith_store::{
    Fault, Scratch,
    keys::{Keys, Owner, Step},
    seal::{Place, Sealed},
};
use kith_testkit::{now, scratch};
use uuid::Uuid;

const PLACE: Place = Place { table: "message", row: Uuid::from_u128(1), column: "text" };
const TALK: TalkId = TalkId(Uuid::from_u128(7));
const ADA: FaceId = FaceId(Uuid::from_u128(8));
const BO: FaceId = FaceId(Uuid::from_u128(9));

/// A key store, and a second node on it.
struct Two {
    one: Keys,
    other: Keys,
    root: PathBuf,
    scratch: Scratch,
}

impl Two {
    fn new() -> Self {
        let scratch = scratch();
        let root = scratch.file("keys/root.key");
        let one = Keys::open(&scratch.place, &root, &mut at(1)).unwrap();
        let other = Keys::open(&scratch.place, &root, &mut at(2)).unwrap();
        Self { one, other, root, scratch }
    }
}

fn at(n: u8) -> Moment {
    Moment::new(now(), [n; 32])
}

fn seal(keys: &Keys, owner: Owner, words: &str) -> Option<Sealed> {
    keys.seal(owner, PLACE, &mut at(3), &Private::new(words)).unwrap()
}

fn opened(keys: &Keys, owner: Owner, sealed: &Sealed) -> Result<Option<Private>, Fault> {
    keys.unseal(owner, PLACE, sealed, now())
}

#[test]
fn what_one_node_seals_another_opens() {
    let two = Two::new();
    let owners = [
        Owner::Talk(TALK, ADA),
        Owner::Member(MemberId(Uuid::from_u128(4))),
        Owner::Programme(ProgrammeId(Uuid::from_u128(5))),
    ];
    for owner in owners {
        let sealed = seal(&two.one, owner, "it is a hard winter").unwrap();
        let words = opened(&two.other, owner, &sealed).unwrap().unwrap();
        assert_eq!(words.reveal(), "it is a hard winter");
    }
    let again = Keys::open(&two.scratch.place, &two.root, &mut at(9)).unwrap();
    let sealed = seal(&two.one, owners[0], "after a restart").unwrap();
    assert_eq!(opened(&again, owners[0], &sealed).unwrap().unwrap().reveal(), "after a restart");
}

#[test]
fn each_author_has_a_key_of_their_own() {
    let two = Two::new();
    let sealed = seal(&two.one, Owner::Talk(TALK, ADA), "mine").unwrap();
    seal(&two.one, Owner::Talk(TALK, BO), "yours").unwrap();
    assert!(opened(&two.one, Owner::Talk(TALK, BO), &sealed).is_err());
    let other_talk = Owner::Talk(TalkId(Uuid::from_u128(70)), ADA);
    seal(&two.one, other_talk, "elsewhere").unwrap();
    assert!(opened(&two.one, other_talk, &sealed).is_err());
    let nobody = Owner::Talk(TALK, FaceId(Uuid::from_u128(10)));
    assert!(opened(&two.one, nobody, &sealed).is_err());
}

#[test]
fn erasing_an_author_erases_their_words_only() {
    let two = Two::new();
    let member = MemberId(Uuid::from_u128(4));
    let (ada, own) = (Owner::Talk(TALK, ADA), Owner::Member(member));
    let hers = seal(&two.one, ada, "hers").unwrap();
    let note = seal(&two.one, own, "a note").unwrap();
    let his = seal(&two.one, Owner::Talk(TALK, BO), "his").unwrap();
    assert!(opened(&two.other, ada, &hers).unwrap().is_some());

    two.one.destroy(member, &[ADA], now()).unwrap();
    assert_eq!(opened(&two.one, ada, &hers).unwrap(), None);
    assert_eq!(opened(&two.one, own, &note).unwrap(), None);
    assert_eq!(opened(&two.one, Owner::Talk(TALK, BO), &his).unwrap().unwrap().reveal(), "his");
    assert_eq!(seal(&two.one, ada, "one more"), None);
    assert_eq!(seal(&two.one, own, "one more"), None);

    let soon = now() + MINUTE;
    assert_eq!(two.other.unseal(ada, PLACE, &hers, soon).unwrap(), None);
}

#[test]
fn another_node_forgets_within_a_minute_even_when_its_clock_goes_back() {
    let two = Two::new();
    let ada = Owner::Talk(TALK, ADA);
    let hers = seal(&two.one, ada, "hers").unwrap();
    assert!(opened(&two.other, ada, &hers).unwrap().is_some());
    two.one.destroy(MemberId(Uuid::nil()), &[ADA], now()).unwrap();
    let still = two.other.unseal(ada, PLACE, &hers, now() + SECOND).unwrap();
    assert!(still.is_some(), "a control: without a cache this would be gone at once");
    assert_eq!(two.other.unseal(ada, PLACE, &hers, now() + -DAY).unwrap(), None);
}

/// The moment so many days after the first, with chance of its own.
fn day(n: i64) -> Moment {
    Moment::new(now() + DAY.times(n), [n.to_le_bytes()[0]; 32])
}

/// Does every step that is due on day `n`.
fn rotate(keys: &Keys, n: i64) -> Vec<Step> {
    let at = &mut day(n);
    std::iter::from_fn(|| keys.rotate(at).unwrap()).collect()
}

fn lines(root: &Path) -> usize {
    fs::read_to_string(root).unwrap().lines().count()
}

#[test]
fn a_root_key_is_changed_after_thirty_days_and_the_old_one_is_gone_a_week_later() {
    let two = Two::new();
    let ada = Owner::Talk(TALK, ADA);
    let hers = seal(&two.one, ada, "hers").unwrap();
    let before = fs::read_to_string(&two.root).unwrap();
    assert_eq!(rotate(&two.one, 0), [Step::Noted]);
    assert_eq!(rotate(&two.other, 29), []);
    assert_eq!(rotate(&two.one, 30), [Step::Added, Step::Noted, Step::Wrapped(1)]);
    assert_eq!((lines(&two.root), rotate(&two.other, 36)), (2, vec![]));
    assert_eq!(rotate(&two.other, 37), [Step::Dropped]);
    assert_eq!((lines(&two.root), rotate(&two.one, 59)), (1, vec![]));
    for keys in [&two.one, &two.other] {
        let words = keys.unseal(ada, PLACE, &hers, day(59).now).unwrap().unwrap();
        assert_eq!(words.reveal(), "hers");
    }
    assert_eq!(rotate(&two.one, 60).first(), Some(&Step::Added));
    fs::write(&two.root, before).unwrap();
    let old = Keys::open(&two.scratch.place, &two.root, &mut at(6)).unwrap();
    assert!(opened(&old, ada, &hers).is_err(), "the old root key opens nothing any more");
}

#[test]
fn a_change_that_is_broken_off_anywhere_loses_nothing() {
    let two = Two::new();
    let owner = |n: u8| Owner::Talk(TALK, FaceId(Uuid::from_u128(u128::from(n) + 100)));
    let mut kept: Vec<_> =
        (0..250).map(|n| (owner(n), seal(&two.one, owner(n), "hers").unwrap())).collect();
    let mut steps = Vec::new();
    for n in [0, 30, 37, 38] {
        loop {
            // Each step by a node that has just come up, as if the one before had been killed after it.
            let fresh = Keys::open(&two.scratch.place, &two.root, &mut at(6)).unwrap();
            let step = fresh.rotate(&mut day(n)).unwrap();
            let (next, later) = (u8::try_from(steps.len()).unwrap(), day(n).now);
            let new = Owner::Member(MemberId(Uuid::from_u128(u128::from(next) + 1)));
            let words = Private::new("hers");
            let sealed = two.other.seal(new, PLACE, &mut day(n), &words).unwrap().unwrap();
            kept.push((new, sealed));
            let again = Keys::open(&two.scratch.place, &two.root, &mut at(6)).unwrap();
            for (owner, sealed) in &kept {
                let words = again.unseal(*owner, PLACE, sealed, later).unwrap().unwrap();
                assert_eq!(words.reveal(), "hers", "after {step:?}");
            }
            let Some(step) = step else { break };
            steps.push(step);
        }
    }
    assert!(matches!(steps[..2], [Step::Noted, Step::Added]), "{steps:?}");
    assert_eq!(steps.last(), Some(&Step::Dropped), "{steps:?}");
    assert!(steps.iter().filter(|step| matches!(step, Step::Wrapped(_))).count() >= 3, "{steps:?}");
    assert_eq!(lines(&two.root), 1);
}

#[test]
fn two_nodes_that_change_it_at_once_make_one_new_key() {
    let two = Two::new();
    let hers = seal(&two.one, Owner::Talk(TALK, ADA), "hers").unwrap();
    rotate(&two.one, 0);
    std::thread::scope(|both| {
        for keys in [&two.one, &two.other] {
            both.spawn(|| rotate(keys, 30));
        }
    });
    assert_eq!(lines(&two.root), 2);
    rotate(&two.one, 37);
    let again = Keys::open(&two.scratch.place, &two.root, &mut at(6)).unwrap();
    assert!(opened(&again, Owner::Talk(TALK, ADA), &hers).unwrap().is_some());
}

#[cfg(unix)]
#[test]
fn a_root_key_that_its_operator_keeps_is_never_written_and_what_they_add_is_used() {
    use std::os::unix::fs::PermissionsExt;

    let two = Two::new();
    let hers = seal(&two.one, Owner::Talk(TALK, ADA), "hers").unwrap();
    assert!(two.one.rotates().unwrap(), "a control");
    let mode = |mode| fs::set_permissions(&two.root, fs::Permissions::from_mode(mode)).unwrap();
    mode(0o400);
    let before = fs::read_to_string(&two.root).unwrap();
    assert!(!two.one.rotates().unwrap());
    assert_eq!((rotate(&two.one, 0), rotate(&two.one, 90)), (vec![Step::Noted], vec![]));
    assert_eq!(fs::read_to_string(&two.root).unwrap(), before);
    mode(0o600);
    let newer = "ab".repeat(32);
    fs::write(&two.root, format!("{before}{newer}\n")).unwrap();
    mode(0o400);
    assert_eq!(rotate(&two.one, 91), [Step::Noted, Step::Wrapped(1)]);
    assert_eq!((rotate(&two.one, 190), lines(&two.root)), (vec![], 2));
    mode(0o600);
    fs::write(&two.root, newer).unwrap();
    let again = Keys::open(&two.scratch.place, &two.root, &mut at(6)).unwrap();
    assert!(opened(&again, Owner::Talk(TALK, ADA), &hers).unwrap().is_some());
}

#[cfg(unix)]
#[test]
fn a_root_key_that_others_may_read_is_refused_and_one_that_is_lost_is_not_replaced() {
    use std::os::unix::fs::PermissionsExt;

    let two = Two::new();
    let open = || Keys::open(&two.scratch.place, &two.root, &mut at(6));
    let mode = |mode| fs::set_permissions(&two.root, fs::Permissions::from_mode(mode)).unwrap();
    assert_eq!(fs::metadata(&two.root).unwrap().permissions().mode() & 0o777, 0o600);
    for shared in [0o640, 0o604, 0o660] {
        mode(shared);
        assert!(open().is_err(), "{shared:o}");
    }
    mode(0o400);
    open().unwrap();
    seal(&two.one, Owner::Talk(TALK, ADA), "hers").unwrap();
    fs::remove_file(&two.root).unwrap();
    let refused = open().unwrap_err();
    let why = std::error::Error::source(&refused).unwrap().to_string();
    assert!(why.contains("missing"), "{why}");
    assert!(!two.root.exists());
}

#[test]
fn the_house_has_one_secret_for_each_purpose() {
    let two = Two::new();
    let chain = two.one.house("chain", &mut at(1)).unwrap();
    assert_eq!(*chain, *two.other.house("chain", &mut at(2)).unwrap());
    assert_ne!(*chain, *two.one.house("once", &mut at(3)).unwrap());
}

#[test]
fn keys_print_nothing() {
    assert_eq!(format!("{:?}", Two::new().one), "Keys(…)");
}
