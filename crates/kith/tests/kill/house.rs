//! The real binary on a folder of its own, and the people who write in it.

use std::{
    net::{IpAddr, Ipv4Addr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    thread,
    time::Duration,
};

use kith_app::{
    App, Site,
    bus::InProcess,
    outgoing::Outside,
    people::recognising::Known,
    talk::{
        reading::{self, Body},
        seat,
    },
};
use kith_core::{Code, Moment, Timestamp, people::grant::Role, support::kind::Kind};
use kith_store::{Store, keys::Keys};
use kith_testkit::Bare;

/// How many pairs write.
const PAIRS: u8 = 8;

/// Somebody who writes.
pub struct Writer {
    pub who: Known,
    pub talk: Code,
    pub cookie: String,
    /// From where, so that each has limits of their own.
    pub from: IpAddr,
    keys: AtomicU64,
}

impl Writer {
    /// A one-time key that was never used.
    pub fn key(&self) -> String {
        let IpAddr::V4(from) = self.from else { unreachable!() };
        format!("{:016x}{:016x}", from.to_bits(), self.keys.fetch_add(1, Relaxed))
    }
}

/// The binary, its folder, and who writes in it.
pub struct House {
    pub writers: Vec<Writer>,
    pub port: u16,
    pub process: Option<Child>,
    folder: PathBuf,
}

impl House {
    /// Builds the folder: pairs who talk, each signed in.
    pub fn new() -> Self {
        let unique = format!("kith-kill-{}-{}", std::process::id(), free_port());
        let folder = std::env::temp_dir().join(unique);
        std::fs::create_dir_all(folder.join("keys")).unwrap();
        let bare = Bare::over(open(&folder));
        let pair = |n: u8| {
            let asker = bare.person(&format!("asker{n}"), &[]);
            let helper = bare.helper(&format!("helper{n}"), Role::Supporter, 1);
            let _request = bare.asks(&asker, Kind::Listen);
            let offer = bare.takes(&helper).unwrap();
            let talk = bare.accepts(&helper, offer);
            [(asker, talk, 2 * n), (helper, talk, 2 * n + 1)]
        };
        let writer = |(who, talk, n): (Known, Code, u8)| {
            let cookie = bare.cookie(&who);
            let from = Ipv4Addr::new(127, 0, 1, n + 1).into();
            Writer { who, talk, cookie, from, keys: AtomicU64::new(0) }
        };
        let writers = (0..PAIRS).flat_map(pair).map(writer).collect();
        Self { writers, port: free_port(), process: None, folder }
    }

    /// Starts the binary and waits until it answers.
    pub fn start(&mut self) {
        self.port = free_port();
        let child = Command::new(env!("CARGO_BIN_EXE_kith"))
            .args(["serve", "--log", "error", "--data"])
            .arg(&self.folder)
            .args(["--listen", &format!("127.0.0.1:{}", self.port)])
            .current_dir(&self.folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.process = Some(child.unwrap());
        let open = (0..3_000).any(|_| {
            thread::sleep(Duration::from_millis(10));
            TcpStream::connect(("127.0.0.1", self.port)).is_ok()
        });
        assert!(open, "the house did not open");
    }

    /// Waits for the end of a process that was killed.
    pub fn stop(&mut self) {
        self.process.take().unwrap().wait().unwrap();
    }

    /// That each writer's talk holds what was acknowledged, in its order, and nothing of theirs besides;
    /// and that the audit chain holds.
    pub fn check(&self, acknowledged: &[Vec<String>]) {
        let app = open(&self.folder);
        for (writer, expected) in self.writers.iter().zip(acknowledged) {
            assert_eq!(&written(&app, writer), expected, "by {}", writer.face());
        }
        let mut verify = Command::new(env!("CARGO_BIN_EXE_kith"));
        verify.args(["audit", "verify", "--data"]).arg(&self.folder);
        let verified = verify.current_dir(&self.folder).output().unwrap();
        assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    }
}

impl Writer {
    fn face(&self) -> &str {
        &self.who.face.pseudonym
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// What `writer` wrote, oldest first.
fn written(app: &App, writer: &Writer) -> Vec<String> {
    let (mut words, mut before) = (Vec::new(), Some(i64::MAX));
    while let Some(until) = before {
        let (faces, talk) = (seat::faces(&writer.who), writer.talk);
        let gathered = app.store.read(move |tx| reading::gather(tx, &faces, talk, until)).unwrap();
        let page = reading::open(app, &gathered).unwrap();
        let own = page.lines.iter().rev().filter(|line| line.mine);
        words.extend(own.map(|line| match &line.body {
            Body::Words(words) => words.reveal().to_owned(),
            gone => panic!("{gone:?}"),
        }));
        before = page.older;
    }
    words.reverse();
    words
}

/// The app on `folder`, as the binary opens it.
fn open(folder: &std::path::Path) -> App {
    let place = |file: &str| format!("sqlite:{}", folder.join(file).display());
    let cast = Arc::new(AtomicU64::new(0));
    let mut first = Moment::new(now(), lot(u64::MAX));
    let app = App {
        store: Store::open(&place("kith.db")).unwrap(),
        keys: Keys::open(&place("keys/keys.db"), &folder.join("keys/root.key"), &mut first)
            .unwrap(),
        bus: Arc::new(InProcess::default()),
        outside: Outside::default(),
        porch: Arc::default(),
        detector: kith_app::safety::Detector::default(),
        clock: Arc::new(now),
        dice: Arc::new(move || lot(cast.fetch_add(1, Relaxed))),
        site: Arc::new(Site::default()),
    };
    app.wired()
}

#[expect(clippy::disallowed_methods, reason = "the binary reads the same clock")]
fn now() -> Timestamp {
    jiff::Timestamp::now().into()
}

fn lot(n: u64) -> [u8; 32] {
    let mut lot = [7; 32];
    lot.iter_mut().zip(n.to_le_bytes()).for_each(|(to, from)| *to = from);
    lot
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}
