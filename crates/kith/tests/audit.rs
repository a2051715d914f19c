//! `kith audit verify`, as it is called: chains, tags and anchors.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use kith_app::{
    Site,
    people::recognising::Known,
    talk::{posting, seat},
    workers,
};
use kith_core::{Code, DAY, MINUTE, Private, people::grant::Role, support::kind::Kind};
use kith_store::{Scratch, Store, backup, keys::Keys};
use kith_testkit::Bare;
use serde_json::Value;

/// A house on SQLite that drops its anchors into a folder, with a talk in it.
struct House {
    scratch: Scratch,
    bare: Bare,
    ada: Known,
    talk: Code,
}

impl House {
    fn new() -> Self {
        let (scratch, mut bare) = (Scratch::new(None).unwrap(), Bare::new());
        fs::create_dir_all(scratch.file("data/keys")).unwrap();
        let place = |file: &str| format!("sqlite:{}", scratch.file(file).display());
        let root = scratch.file("data/keys/root.key");
        let mut at = bare.app.moment();
        bare.app.store = Store::open(&place("data/kith.db")).unwrap();
        bare.app.keys = Keys::open(&place("data/keys/keys.db"), &root, &mut at).unwrap();
        bare.app.site = Site { anchors: Some(scratch.file("drop")), ..Site::default() }.into();
        let ada = bare.person("ada", &[]);
        let bo = bare.helper("bo", Role::Supporter, 2);
        let _ = bare.asks(&ada, Kind::Listen);
        let offer = bare.takes(&bo).unwrap();
        let talk = bare.accepts(&bo, offer);
        let house = Self { scratch, bare, ada, talk };
        house.say("hello");
        house.works();
        house
    }

    fn say(&self, words: &str) {
        let (faces, words) = (seat::faces(&self.ada), Private::new(words));
        let draft = posting::draft(&self.bare.app, &faces, self.talk, &words).unwrap();
        self.bare.does(move |tx, at| posting::post(tx, at, &draft)).unwrap();
    }

    fn works(&self) {
        workers::run_due(&self.bare.app).unwrap();
    }

    /// The files of anchors, the newest last.
    fn anchors(&self) -> Vec<PathBuf> {
        let files = fs::read_dir(self.scratch.file("drop")).unwrap();
        let mut files: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        files.sort();
        files
    }

    /// How many anchors stand in the newest file.
    fn count(&self) -> usize {
        let text = fs::read_to_string(self.anchors().last().unwrap()).unwrap();
        text.lines().filter(|line| line.starts_with("root ")).count()
    }

    /// Keeps the database as it is now, in the folder `to`.
    fn keep(&self, to: &str) -> PathBuf {
        let copy = self.scratch.file(to);
        fs::create_dir_all(copy.join("keys")).unwrap();
        for file in ["kith.db", "keys/keys.db"] {
            let from = format!("sqlite:{}", self.scratch.file("data").join(file).display());
            backup(&from, &copy.join(file)).unwrap();
        }
        let root = "keys/root.key";
        fs::copy(self.scratch.file("data").join(root), copy.join(root)).unwrap();
        copy
    }
}

/// What is found in the folder `data`, and how it ends.
fn verify(data: &Path, anchor: Option<&Path>) -> (i32, Value) {
    let mut kith = Command::new(env!("CARGO_BIN_EXE_kith"));
    kith.args(["audit", "verify", "--data"]).arg(data).current_dir(data);
    if let Some(file) = anchor {
        kith.arg("--anchor").arg(file);
    }
    let said = kith.output().unwrap();
    let why = String::from_utf8_lossy(&said.stderr).into_owned();
    let report = serde_json::from_slice(&said.stdout).unwrap_or_else(|_| panic!("{why}"));
    (said.status.code().unwrap(), report)
}

#[test]
fn an_older_copy_in_the_place_of_the_database_is_seen_by_its_anchor_alone() {
    let house = House::new();
    let old = house.keep("old");
    house.say("and this, which somebody would rather not have said");
    house.bare.clock.pass(MINUTE.times(10));
    house.works();
    let (new, anchor) = (house.keep("new"), house.anchors().pop().unwrap());
    let (code, report) = verify(&new, Some(&anchor));
    assert_eq!((code, &report["holds"]), (0, &Value::Bool(true)), "{report}");
    assert_eq!((&report["messages"], &report["talks"]), (&2.into(), &1.into()), "{report}");
    assert_eq!(verify(&old, None).0, 0, "by itself it looks whole");
    let (code, report) = verify(&old, Some(&anchor));
    assert_eq!(code, 1);
    let changed = report["anchor"]["changed"].as_array().unwrap();
    let names: Vec<_> = changed.iter().filter_map(|one| one["stream"].as_str()).collect();
    assert!(names.iter().any(|name| name.starts_with("talk:")), "{report}");
    assert!(names.iter().any(|name| name.starts_with("words:")), "{report}");
}

#[test]
fn an_anchor_that_somebody_touched_proves_nothing() {
    let house = House::new();
    let (data, anchor) = (house.keep("copy"), house.anchors().pop().unwrap());
    let text = fs::read_to_string(&anchor).unwrap();
    let line = text.lines().position(|line| line.starts_with("root ")).unwrap() + 1;
    fs::write(&anchor, text.replacen("stand ", "stand x", 1)).unwrap();
    let (code, report) = verify(&data, Some(&anchor));
    assert_eq!((code, &report["anchor"]["wrong_line"]), (1, &line.into()), "{report}");
    fs::write(&anchor, "").unwrap();
    assert_eq!(verify(&data, Some(&anchor)).0, 1, "an empty file proves nothing");
    house.bare.clock.pass(MINUTE.times(10));
    house.works();
    assert_eq!(verify(&house.keep("next"), house.anchors().last().map(|it| &**it)).0, 0);
}

#[test]
fn anchors_are_dropped_every_ten_minutes_and_each_day_begins_a_file() {
    let house = House::new();
    assert_eq!((house.anchors().len(), house.count()), (1, 1));
    house.bare.clock.pass(MINUTE.times(9));
    house.works();
    assert_eq!(house.count(), 1);
    house.bare.clock.pass(MINUTE);
    house.works();
    assert_eq!((house.anchors().len(), house.count()), (1, 2));
    house.bare.clock.pass(DAY);
    house.works();
    assert_eq!((house.anchors().len(), house.count()), (2, 1));
    assert_eq!(verify(&house.keep("copy"), house.anchors().last().map(|it| &**it)).0, 0);
    let broken = house.anchors().pop().unwrap();
    fs::write(&broken, "stand talk:1 1 0\n").unwrap();
    house.bare.clock.pass(MINUTE.times(10));
    house.works();
    assert_eq!(house.anchors().len(), 3, "what was touched is never written on");
    assert_eq!(fs::read_to_string(&broken).unwrap(), "stand talk:1 1 0\n");
}
