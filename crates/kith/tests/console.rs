//! The console, as it is called: what it does, what it says, and how it ends.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{
    path::Path,
    process::{Command, Output},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use kith_app::{App, Fault, Site, bus::InProcess, outgoing::Outside, support::exporting};
use kith_core::{Moment, people::grant::Role, support::kind::Kind};
use kith_store::{Scratch, Store, audit::deeds, jobs, keys::Keys, people::sessions};
use kith_testkit::{Bare, now, support::WORDS};

/// Calls `kith` on the folder `data`.
fn kith(data: &Path, words: &[&str]) -> Output {
    let mut kith = Command::new(env!("CARGO_BIN_EXE_kith"));
    kith.args(words).arg("--data").arg(data).current_dir(data).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// The app on a database, a key store and a root key.
fn app(database: &Path, keys: &Path, root: &Path) -> App {
    let place = |file: &Path| format!("sqlite:{}", file.display());
    let cast = AtomicU64::new(0);
    let dice = move || {
        let mut lot = [7; 32];
        lot.iter_mut().zip(cast.fetch_add(1, Relaxed).to_le_bytes()).for_each(|(to, it)| *to = it);
        lot
    };
    let app = App {
        store: Store::open(&place(database)).unwrap(),
        keys: Keys::open(&place(keys), root, &mut Moment::new(now(), [9; 32])).unwrap(),
        bus: Arc::new(InProcess::default()),
        outside: Outside::default(),
        porch: Arc::default(),
        detector: kith_app::safety::Detector::default(),
        clock: Arc::new(now),
        dice: Arc::new(dice),
        site: Arc::new(Site::default()),
    };
    app.wired()
}

/// A house on a folder of its own.
fn house(data: &Path) -> Bare {
    std::fs::create_dir_all(data.join("keys")).unwrap();
    Bare::over(app(&data.join("kith.db"), &data.join("keys/keys.db"), &data.join("keys/root.key")))
}

/// The bytes that `hex` spells.
fn unhex(hex: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap();
    hex.as_bytes().chunks(2).map(byte).collect()
}

fn sign_ins(bare: &Bare, who: &kith_app::people::recognising::Known) -> usize {
    let member = who.member;
    bare.app.store.read::<_, Fault>(move |tx| sessions::list(tx, member)).unwrap().len()
}

#[test]
fn a_backup_can_be_restored_and_read_with_the_key_store_and_the_root_key() {
    let scratch = Scratch::new(None).unwrap();
    let data = scratch.file("data");
    let bare = house(&data);
    let ada = bare.person("ada", &[]);
    let _ = bare.asks(&ada, Kind::Listen);
    for folder in ["one", "two"] {
        std::fs::create_dir(scratch.file(folder)).unwrap();
    }
    let (to, keys) = (scratch.file("one/kith.db"), scratch.file("two/keys.db"));
    let words = ["backup", to.to_str().unwrap(), "--keys-to", keys.to_str().unwrap()];
    let made = kith(&data, &words);
    assert_eq!(code(&made), 0, "{}", said(&made));
    let copied = std::fs::read(&to).unwrap();
    let root = data.join("keys/root.key");
    let hex = std::fs::read_to_string(&root).unwrap();
    let raw = unhex(hex.trim());
    assert_eq!(raw.len(), 32);
    for file in [&to, &keys] {
        let bytes = std::fs::read(file).unwrap();
        assert!(!bytes.windows(64).any(|piece| hex.as_bytes().starts_with(piece)));
        assert!(!bytes.windows(32).any(|piece| *piece == *raw), "nor in raw bytes");
    }
    let again = kith(&data, &words);
    assert_eq!(code(&again), 2, "never over an older one");
    let _ = bare.asks(&ada, Kind::Know);
    assert_eq!(std::fs::read(&to).unwrap(), copied);
    let restored = app(&to, &keys, &root);
    let archive = exporting::requests(&restored, ada.member).unwrap();
    assert_eq!(archive.as_array().unwrap().len(), 1, "as it was at that moment");
    assert_eq!(archive[0]["words"], WORDS);
}

#[test]
fn a_backup_without_the_keys_says_so_and_both_in_one_folder_are_refused() {
    let scratch = Scratch::new(None).unwrap();
    let data = scratch.file("data");
    drop(house(&data));
    let (to, keys) = (scratch.file("kith.copy"), scratch.file("keys.copy"));
    let (to, keys) = (to.to_str().unwrap(), keys.to_str().unwrap());
    let both = kith(&data, &["backup", to, "--keys-to", keys]);
    assert_eq!(code(&both), 2, "{}", said(&both));
    assert!(!Path::new(to).exists() && !Path::new(keys).exists());
    let spelt = kith(&data, &["backup", "kith.copy", "--keys-to", "./keys.copy"]);
    assert_eq!(code(&spelt), 2, "one folder, however it is spelt: {}", said(&spelt));
    assert!(!data.join("kith.copy").exists() && !data.join("keys.copy").exists());
    let one = kith(&data, &["backup", to]);
    assert_eq!(code(&one), 0, "{}", said(&one));
    assert!(said(&one).contains("What opens it is not in it") && !Path::new(keys).exists());
}

#[test]
fn a_backup_whose_second_half_fails_leaves_no_first_half() {
    let scratch = Scratch::new(None).unwrap();
    let data = scratch.file("data");
    drop(house(&data));
    for folder in ["one", "two"] {
        std::fs::create_dir(scratch.file(folder)).unwrap();
    }
    let (to, keys) = (scratch.file("one/kith.db"), scratch.file("two/keys.db"));
    std::fs::write(&keys, "older").unwrap();
    let words = ["backup", to.to_str().unwrap(), "--keys-to", keys.to_str().unwrap()];
    let failed = kith(&data, &words);
    assert_eq!(code(&failed), 2, "{}", said(&failed));
    assert!(!to.exists(), "half a backup looks like one");
    assert_eq!(std::fs::read(&keys).unwrap(), b"older");
}

#[test]
fn a_slip_in_the_help_lines_stops_the_house_and_no_other_command() {
    let scratch = Scratch::new(None).unwrap();
    let data = scratch.file("data");
    let bare = house(&data);
    let _ = bare.cookie(&bare.person("ada", &[]));
    let _ = bare.person("dee", &[Role::Coordinator]);
    std::fs::write(data.join("helplines.toml"), "[[country]]\ncod = \"AT\"\n").unwrap();
    for stopped in ["serve", "doctor"] {
        let stopped = kith(&data, &[stopped, "--listen", "127.0.0.1:0"]);
        assert_eq!(code(&stopped), 2);
        assert!(said(&stopped).contains("helplines.toml: line 2"), "{}", said(&stopped));
    }
    let copy = scratch.file("copy.db");
    for works in [
        &["sessions", "end", "ada-here"][..],
        &["grant", "ada-here", "mentor"],
        &["backup", copy.to_str().unwrap()],
        &["audit", "verify"],
    ] {
        let works = kith(&data, works);
        assert_eq!(code(&works), 0, "{}", said(&works));
    }
}

#[test]
fn the_doctor_warns_where_everybody_comes_from_one_address() {
    let scratch = Scratch::new(None).unwrap();
    let data = scratch.file("data");
    let _ = house(&data).person("dee", &[Role::Coordinator]);
    let doctor = |more: &[&str]| {
        let words = [&["doctor", "--base-url"][..], more].concat();
        let doctor = kith(&data, &words);
        (code(&doctor), said(&doctor).contains("count for all"))
    };
    assert_eq!(doctor(&["https://kith.example"]), (1, true));
    let trusted = ["https://kith.example", "--trusted-proxies", "127.0.0.1"];
    assert_eq!(doctor(&trusted), (0, false));
    assert_eq!(doctor(&["http://127.0.0.1:8080"]), (0, false));
}

#[test]
fn a_server_is_backed_up_by_its_own_tools() {
    let scratch = Scratch::new(None).unwrap();
    let to = scratch.file("copy.db");
    let data = scratch.file("data");
    std::fs::create_dir(&data).unwrap();
    let server = ["backup", to.to_str().unwrap(), "--database", "postgres://x@127.0.0.1:1/x"];
    let refused = kith(&data, &server);
    assert_eq!(code(&refused), 2);
    assert!(said(&refused).contains("pg_dump"), "{}", said(&refused));
    assert!(!to.exists());
}

#[test]
fn the_doctor_says_that_a_promise_is_late() {
    let scratch = Scratch::new(None).unwrap();
    let data = scratch.file("data");
    let bare = house(&data);
    let _ = bare.person("dee", &[Role::Coordinator]);
    assert_eq!(code(&kith(&data, &["doctor"])), 0);
    let (id, due) = (uuid::Uuid::from_u128(1), now());
    bare.does(move |tx, _| Ok(jobs::plant(tx, "case", id, due)?)).unwrap();
    let doctor = kith(&data, &["doctor"]);
    assert_eq!(code(&doctor), 1);
    assert!(said(&doctor).contains("promises that are late: 1"), "{}", said(&doctor));
}

#[test]
fn sign_ins_end_from_the_console_and_the_chain_says_so() {
    let scratch = Scratch::new(None).unwrap();
    let data = scratch.file("data");
    let bare = house(&data);
    let (ada, bo) = (bare.person("ada", &[]), bare.person("bo", &[]));
    let _ = [bare.cookie(&ada), bare.cookie(&ada), bare.cookie(&bo)];
    let noted = || bare.app.store.read::<_, Fault>(deeds::count).unwrap();
    let before = noted();
    for (wrong, why) in [
        (&["sessions", "end"][..], "required"),
        (&["sessions", "end", "nobody-here"], "nobody signs in"),
        (&["sessions", "end", "ada-here", "--all"], "cannot be used"),
    ] {
        let wrong = kith(&data, wrong);
        assert!(code(&wrong) == 2 && said(&wrong).contains(why), "{}", said(&wrong));
    }
    assert_eq!((sign_ins(&bare, &ada), sign_ins(&bare, &bo), noted()), (2, 1, before));
    let ended = kith(&data, &["sessions", "end", "ada-here"]);
    assert!(code(&ended) == 0 && said(&ended).contains("2 sign-ins of"), "{}", said(&ended));
    assert_eq!((sign_ins(&bare, &ada), sign_ins(&bare, &bo), noted()), (0, 1, before + 1));
    let ended = kith(&data, &["sessions", "end", "--all"]);
    assert!(code(&ended) == 0 && said(&ended).contains("1 sign-in ended"), "{}", said(&ended));
    assert_eq!((sign_ins(&bare, &bo), noted()), (0, before + 2));
}
