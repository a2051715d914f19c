//! What a run takes: seconds, memory, and a line for whoever waits.

use std::{
    fs,
    io::{self, IsTerminal as _, Write as _},
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// How long a step may take before it is spoken of.
const PATIENCE: Duration = Duration::from_secs(1);

/// A stopwatch.
#[derive(Clone, Copy)]
pub(super) struct Watch(Instant);

impl Watch {
    #[expect(clippy::disallowed_methods, reason = "a run reports how long it took")]
    pub(super) fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since the start or since the last lap, to a millionth.
    pub(super) fn lap(&mut self) -> f64 {
        let past = self.0.elapsed();
        self.0 += past;
        (past.as_secs_f64() * 1e6).round() / 1e6
    }
}

/// The most memory that this process has held, in bytes; `None` where the system does not tell.
pub(super) fn peak_rss() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}

/// Says on standard error what is being done, where that takes longer than a second: on a terminal one line that counts,
/// elsewhere one line a step.
pub(super) struct Progress {
    steps: Option<Sender<&'static str>>,
    speaker: Option<JoinHandle<()>>,
}

impl Progress {
    pub(super) fn start(step: &'static str) -> Self {
        let (steps, coming) = channel();
        let speaker = thread::spawn(move || {
            let mut line = Line { step, past: Duration::ZERO, counts: io::stderr().is_terminal() };
            loop {
                match coming.recv_timeout(PATIENCE) {
                    Ok(next) => line = Line { step: next, past: Duration::ZERO, ..line.end() },
                    Err(RecvTimeoutError::Timeout) => line = line.tick(),
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
            line.end();
        });
        Self { steps: Some(steps), speaker: Some(speaker) }
    }

    pub(super) fn step(&self, step: &'static str) {
        if let Some(steps) = &self.steps {
            // Nobody listens only where the speaker has ended, and then there is nobody to tell.
            let _ = steps.send(step);
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.steps = None;
        if let Some(speaker) = self.speaker.take() {
            let _ = speaker.join();
        }
    }
}

#[derive(Clone, Copy)]
struct Line {
    step: &'static str,
    past: Duration,
    counts: bool,
}

impl Line {
    fn tick(self) -> Self {
        let past = self.past + PATIENCE;
        if self.counts {
            say(&format!("\r{} … {} s ", self.step, past.as_secs()));
        } else if self.past.is_zero() {
            say(&format!("{} …\n", self.step));
        }
        Self { past, ..self }
    }

    fn end(self) -> Self {
        if self.counts && !self.past.is_zero() {
            say("\r\x1b[K");
        }
        self
    }
}

/// Speaks if it can; a closed standard error is no reason to stop.
fn say(text: &str) {
    let mut console = io::stderr().lock();
    let _ = console.write_all(text.as_bytes()).and_then(|()| console.flush());
}
