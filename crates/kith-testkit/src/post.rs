//! A post office for tests: mail that is kept instead of carried, a small server that takes it over a
//! socket of this machine, and what both have to keep to.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

use kith_app::{
    Fault,
    outgoing::{
        case::Call,
        mail::{Mail, Stop},
    },
    ports::{Hook, Mailer, Undelivered},
};
use kith_core::{Code, Private, people::mailbox::Errand};
use uuid::Uuid;

/// The address that turns every mail away, for good.
pub const GONE: &str = "gone@example.org";
/// The address that takes no mail just now.
pub const BUSY: &str = "busy@example.org";

/// Keeps what it should carry, and calls too; its clones share it.
#[derive(Debug, Clone, Default)]
pub struct PostBox {
    mails: Arc<Mutex<Vec<Mail>>>,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl PostBox {
    /// What was to be carried since the last time.
    #[must_use]
    pub fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut *self.mails.lock().unwrap())
    }

    /// Which calls were to be made since the last time.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        std::mem::take(&mut *self.calls.lock().unwrap())
    }
}

impl Mailer for PostBox {
    fn carry(&self, mail: &Mail) -> Result<(), Undelivered> {
        match mail.to.reveal() {
            GONE => return Err(Undelivered::Refused),
            BUSY => return Err(Undelivered::Later(Fault::new("not now"))),
            _ => self.mails.lock().unwrap().push(mail.clone()),
        }
        Ok(())
    }
}

impl Hook for PostBox {
    fn call(&self, call: &Call) -> Result<(), Fault> {
        self.calls.lock().unwrap().push(*call);
        Ok(())
    }
}

/// A mail for tests.
#[must_use]
pub fn mail(to: &str) -> Mail {
    Mail {
        id: Code(Uuid::from_u128(0xabc)),
        to: Private::new(to),
        errand: Errand::News,
        locale: None,
        proof: None,
        stop: Some(Stop { code: Code(Uuid::from_u128(7)), typed: "7KQ2-M4TX-9RBN".to_owned() }),
        door: None,
    }
}

/// What every [`Mailer`] keeps to; `taken` says how many mails arrived.
pub fn keeps_its_word(mailer: &dyn Mailer, taken: impl Fn() -> usize) {
    assert!(mailer.carry(&mail("wren@example.org")).is_ok());
    assert_eq!(taken(), 1);
    assert!(matches!(mailer.carry(&mail(GONE)), Err(Undelivered::Refused)));
    let later = mailer.carry(&mail(BUSY));
    let Err(Undelivered::Later(fault)) = later else { panic!("{later:?}") };
    assert!(!format!("{fault} {fault:?}").contains("busy"), "a log would hold the address");
    assert_eq!(taken(), 1);
}

/// What a mail server took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// To whom.
    pub to: String,
    /// Headers and text, as they came.
    pub text: String,
}

/// A small mail server on this machine: takes what comes, turns [`GONE`] and [`BUSY`] away, and ends
/// when it is dropped.
#[derive(Debug)]
pub struct MailServer {
    /// Where it listens.
    pub address: SocketAddr,
    taken: Arc<Mutex<Vec<Taken>>>,
    over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl MailServer {
    /// Opens it.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "a server is opened, not defaulted")]
    pub fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (taken, over) = (Arc::<Mutex<Vec<Taken>>>::default(), Arc::<AtomicBool>::default());
        let (keep, end) = (Arc::clone(&taken), Arc::clone(&over));
        let thread = thread::spawn(move || {
            while let Ok((caller, _)) = listener.accept() {
                if end.load(Relaxed) {
                    break;
                }
                drop(talk(&caller, &keep));
            }
        });
        Self { address, taken, over, thread: Some(thread) }
    }

    /// What it took so far.
    #[must_use]
    pub fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap().clone()
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.over.store(true, Relaxed);
        drop(TcpStream::connect(self.address)); // so that it sees that it is over
        drop(self.thread.take().map(JoinHandle::join));
    }
}

/// One caller, line by line (RFC 5321, as much as is needed).
fn talk(caller: &TcpStream, taken: &Mutex<Vec<Taken>>) -> std::io::Result<()> {
    caller.set_read_timeout(Some(Duration::from_secs(5)))?;
    let (mut say, mut to) = (caller, String::new());
    say.write_all(b"220 localhost\r\n")?;
    let mut lines = BufReader::new(caller).lines();
    while let Some(line) = lines.next() {
        let line = line?;
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" | "HELO" => "250 localhost",
            "RCPT" if line.contains(GONE) => "550 5.1.1 nobody here",
            "RCPT" if line.contains(BUSY) => "451 4.3.0 busy@example.org is busy",
            "RCPT" => {
                line.split(['<', '>']).nth(1).unwrap_or_default().clone_into(&mut to);
                "250 ok"
            }
            "DATA" => {
                say.write_all(b"354 go on\r\n")?;
                let text: Result<Vec<_>, _> =
                    lines.by_ref().take_while(|line| !matches!(line.as_deref(), Ok("."))).collect();
                taken.lock().unwrap().push(Taken { to: to.clone(), text: text?.join("\n") });
                "250 taken"
            }
            "QUIT" => return say.write_all(b"221 bye\r\n"),
            _ => "250 ok",
        };
        say.write_all(answer.as_bytes())?;
        say.write_all(b"\r\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_post_box_keeps_its_word() {
        let (post, kept) = (PostBox::default(), PostBox::default());
        keeps_its_word(&PostBox { mails: Arc::clone(&kept.mails), ..post }, || {
            kept.mails.lock().unwrap().len()
        });
    }
}
