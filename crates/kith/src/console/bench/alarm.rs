//! `kith bench alarm`: from the moment in which words of danger leave a browser until their case stands on
//! the screen of whoever is at the desk, while everybody else talks on. Over HTTP, on loopback, on stores
//! that pass, with the service in this process.

use std::{
    collections::HashMap,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, bail, ensure};
use clap::{Arg, ArgMatches, Command, value_parser};
use kith_app::{App, Fault, Site, workers::Workers};
use kith_core::{Code, Moment, people::grant::Role};
use kith_store::{
    safety::{cares, cases},
    talk::talks,
};

use super::{
    crowd::{self, Talk},
    watch,
};
use crate::{
    console::{End, say},
    demo::Stage,
    outside::listening::Door,
    wiring,
};

/// Every so many messages one is of danger.
const EVERY: usize = 10;

/// Between two messages of the whole house: each of a hundred talks has one about every twenty seconds.
const PACE: Duration = Duration::from_millis(200);

/// How many write at the same time, at most.
const HANDS: usize = 8;

/// How long a call, or an answer, is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

const ORDINARY: &str = "Thank you, that helped. I went for a walk and made some soup.";
const DANGER: &str = "I am going to kill myself tonight";

pub(super) fn command() -> Command {
    let number = |name: &'static str, default: &'static str, help: &'static str| {
        let number = Arg::new(name).long(name).value_name("N").help(help);
        number.default_value(default).value_parser(value_parser!(u16).range(1..=5000))
    };
    Command::new("alarm")
        .about("From words of danger in a talk to the screen of the desk, under load")
        .arg(number("talks", "100", "talks that go on at the same time"))
        .arg(number("messages", "300", "messages in all; every tenth is of danger"))
}

/// When a call came to the desk, by the code of its case.
type Calls = Arc<Mutex<HashMap<Code, Instant>>>;

/// What was measured of one message.
struct Sent {
    talk: Code,
    left: Instant,
    took: Duration,
    danger: bool,
}

/// Measures, and prints one JSON object.
#[expect(clippy::print_stdout, reason = "standard output is for machines")]
pub(super) fn run(said: &ArgMatches) -> anyhow::Result<End> {
    let number = |name| said.get_one::<u16>(name).copied().map_or(1, usize::from);
    let (count, messages) = (number("talks"), number("messages"));
    wiring::log("error");
    kith_app::safety::warm();
    // Everybody comes from one address here, which is held to the limits of one household.
    let stage = Stage::new(Site { demo: true, ..Site::default() })?;
    stage.curtain()?;
    say(&format!("{count} talks begin …"));
    let talks = (0..count).map(|n| crowd::talk(&stage, n)).collect::<anyhow::Result<Vec<_>>>()?;
    let desk = crowd::person(&stage, "desk", &[Role::Coordinator])?;
    let _workers = Workers::start(&stage.app)?;
    let address = serve(&stage.app)?;
    let calls = listen(address, &desk.cookie)?;
    say(&format!("{messages} messages, every {EVERY}th of danger …"));
    let sent = write(address, &talks, messages)?;
    let alarms = sent.iter().filter(|sent| sent.danger).count();
    let came = came(&stage.app, &sent, &calls, alarms)?;
    let posts = Spread::of(sent.iter().map(|sent| sent.took).collect());
    let lost = alarms - came.len();
    let calls = Spread::of(came);
    let row = serde_json::json!({
        "job": "alarm", "talks": count, "messages": messages, "alarms": alarms, "lost": lost,
        "alarm_ms": calls.json(), "post_ms": posts.json(),
    });
    println!("{row}");
    say(&format!("from the message to the desk: {calls}; {alarms} calls, {lost} lost"));
    say(&format!("from the message to its answer: {posts}"));
    Ok(if lost == 0 { End::Done } else { End::No })
}

/// Opens the house on a port of its own, for as long as this process lasts.
pub(super) fn serve(app: &App) -> anyhow::Result<SocketAddr> {
    let (door, app) = (Door::open("127.0.0.1:0".parse()?)?, app.clone());
    let address = door.address()?;
    thread::spawn(move || door.serve(app));
    Ok(address)
}

/// Listens at the desk; which call came when.
fn listen(address: SocketAddr, cookie: &str) -> anyhow::Result<Calls> {
    let line =
        asked(address, &format!("GET /cases/events?after=0 HTTP/1.0\r\nCookie: {cookie}\r\n"), "")?;
    let mut heard = BufReader::new(line);
    let mut first = String::new();
    heard.read_line(&mut first)?;
    ensure!(first.contains(" 200 "), "the desk is closed: {first}");
    let calls = Calls::default();
    let kept = Arc::clone(&calls);
    thread::spawn(move || {
        for line in heard.lines() {
            let Ok(line) = line else { return };
            let Some(code) = code_of(&line) else { continue };
            kept.lock().unwrap_or_else(PoisonError::into_inner).entry(code).or_insert_with(watch);
        }
    });
    Ok(calls)
}

/// The code of the case that an event draws.
fn code_of(line: &str) -> Option<Code> {
    let row = line.strip_prefix("data: ")?;
    let (_, rest) = row.split_once("id=\"case-")?;
    rest.get(..32)?.parse().ok()
}

/// Sends `messages`, one after another at their pace, by as many hands as it takes.
fn write(address: SocketAddr, talks: &[Talk], messages: usize) -> anyhow::Result<Vec<Sent>> {
    let (next, began) = (AtomicUsize::new(0), watch());
    thread::scope(|scope| {
        let hand = || {
            let mut sent = Vec::new();
            loop {
                let n = next.fetch_add(1, Relaxed);
                if n >= messages {
                    return Ok::<_, anyhow::Error>(sent);
                }
                let due = PACE.saturating_mul(u32::try_from(n)?);
                thread::sleep(due.saturating_sub(began.elapsed()));
                // Each round begins one talk further, so that a call comes from another one each time.
                let talk = talks.iter().cycle().nth(n % talks.len() + n / talks.len());
                sent.push(post(address, talk.context("no talk")?, n)?);
            }
        };
        let hands: Vec<_> = (0..HANDS).map(|_| scope.spawn(hand)).collect();
        let mut all = Vec::new();
        for hand in hands {
            let Ok(sent) = hand.join() else { bail!("a hand broke") };
            all.extend(sent?);
        }
        Ok(all)
    })
}

/// Sends the `n`th message, in `talk`.
fn post(address: SocketAddr, talk: &Talk, n: usize) -> anyhow::Result<Sent> {
    let danger = n % EVERY == EVERY - 1;
    let author = if danger || n.is_multiple_of(2) { &talk.member } else { &talk.helper };
    let words = if danger { DANGER } else { ORDINARY };
    let key: Code = Moment::new(wiring::now(), wiring::cast()).code();
    let body = format!("once={key}&body={}", words.replace(' ', "+"));
    let head = format!(
        "POST /talks/{}/messages HTTP/1.0\r\nCookie: {}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
        talk.code,
        author.cookie,
        body.len()
    );
    let left = watch();
    let mut answer = String::new();
    asked(address, &head, &body)?.read_to_string(&mut answer)?;
    let first = answer.lines().next().unwrap_or_default();
    ensure!(first.contains(" 303 "), "message {n}: {first}");
    Ok(Sent { talk: talk.code, left, took: left.elapsed(), danger })
}

pub(super) fn asked(address: SocketAddr, head: &str, body: &str) -> anyhow::Result<TcpStream> {
    let mut line = TcpStream::connect(address)?;
    line.set_read_timeout(Some(PATIENCE))?;
    let asked = format!("{head}Host: {address}\r\nSec-Fetch-Site: same-origin\r\n\r\n{body}");
    line.write_all(asked.as_bytes())?;
    Ok(line)
}

/// How long each call took to come; those that did not come in time are left out.
fn came(app: &App, sent: &[Sent], calls: &Calls, alarms: usize) -> anyhow::Result<Vec<Duration>> {
    let began = watch();
    let heard = || calls.lock().unwrap_or_else(PoisonError::into_inner).clone();
    while heard().len() < alarms && began.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(20));
    }
    let mut all = Vec::new();
    for (code, at) in heard() {
        let talk = talk_of(app, code)?;
        let sent = sent.iter().filter(|sent| sent.danger && Some(sent.talk) == talk);
        all.extend(sent.map(|sent| sent.left).min().map(|left| at.duration_since(left)));
    }
    Ok(all)
}

/// In which talk the words were that the case `code` is about.
fn talk_of(app: &App, code: Code) -> anyhow::Result<Option<Code>> {
    let talk = app.store.read::<_, Fault>(move |tx| {
        let Some(case) = cases::find_by_code(tx, code)? else { return Ok(None) };
        let Some(at_risk) = cares::find(tx, case.subject.into())? else { return Ok(None) };
        talks::find(tx, at_risk.at_place.into())
    })?;
    Ok(talk.map(|talk| talk.code))
}

/// How long things took.
struct Spread(Vec<Duration>);

impl Spread {
    fn of(mut all: Vec<Duration>) -> Self {
        all.sort();
        Self(all)
    }

    /// The one below which so many of a hundred lie, in milliseconds.
    fn ms(&self, percent: usize) -> u128 {
        let at = (self.0.len() * percent).div_ceil(100).saturating_sub(1);
        self.0.get(at).map(Duration::as_millis).unwrap_or_default()
    }

    fn json(&self) -> serde_json::Value {
        serde_json::json!({ "p50": self.ms(50), "p99": self.ms(99), "max": self.ms(100) })
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "p50 {} ms, p99 {} ms, max {} ms", self.ms(50), self.ms(99), self.ms(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_names_the_middle_the_edge_and_the_end() {
        let spread = Spread::of((1..=200).rev().map(Duration::from_millis).collect());
        assert_eq!([50, 99, 100].map(|percent| spread.ms(percent)), [100, 198, 200]);
        assert_eq!(Spread::of(Vec::new()).ms(99), 0);
    }

    #[test]
    fn a_row_of_the_desk_names_its_case() {
        let code = Code(uuid::Uuid::from_u128(7));
        let row = format!("data: <li class=\"card\" id=\"case-{code}\" data-rank=\"3\">");
        assert_eq!(code_of(&row), Some(code));
        assert_eq!(code_of("id: 7"), None);
    }
}
