//! Calls to machines outside, by rules that no setting can loosen (SAF-99): https, one look-up whose
//! answer is what is called, no address behind a wall, no forwarding, five seconds, 64 KiB.

use std::{
    fmt,
    net::{IpAddr, SocketAddr},
    time::Duration,
};

use kith_app::Fault;
use ureq::{
    Agent,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

use super::addresses::is_open;

/// How long a call may take, from the look-up to the last byte.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many bytes of an answer are read.
const MOST: u64 = 64 * 1024;

/// Makes calls.
#[derive(Clone)]
pub(crate) struct Caller(Agent);

/// By which rules.
#[derive(Debug, Clone, Copy)]
struct Rules {
    https_only: bool,
    reaches: fn(IpAddr) -> bool,
}

/// Looks a name up once, and gives the call those addresses and no others. One among them that may not
/// be reached spoils them all: a name that means two things is a trick.
#[derive(Debug)]
struct Lookup(fn(IpAddr) -> bool);

impl Caller {
    /// A caller that keeps to the rules.
    pub(crate) fn new() -> Self {
        Self::by(Rules { https_only: true, reaches: is_open }, PATIENCE)
    }

    fn by(rules: Rules, patience: Duration) -> Self {
        let config = Agent::config_builder()
            .https_only(rules.https_only)
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(patience))
            .proxy(None) // else it would look into the environment for one
            .user_agent("")
            .build();
        Self(Agent::with_parts(config, DefaultConnector::new(), Lookup(rules.reaches)))
    }

    /// Posts `body` with `headers` to `to`.
    ///
    /// # Errors
    /// A fault where the rules forbid it, nobody answers in time, or the answer is none of 2xx. It says
    /// nothing of what was answered.
    pub(crate) fn post(&self, to: &str, headers: &[(&str, &str)], body: &str) -> Result<(), Fault> {
        let mut call = self.0.post(to).content_type("application/json");
        for (name, value) in headers {
            call = call.header(*name, *value);
        }
        let mut answer = call.send(body).map_err(|error| Fault::new(kind(&error)))?;
        let status = answer.status();
        let read = answer.body_mut().with_config().limit(MOST).read_to_vec();
        read.map_err(|error| Fault::new(kind(&error)))?;
        if status.is_success() {
            return Ok(());
        }
        Err(Fault::new(format!("the call was answered with {}", status.as_u16())))
    }
}

/// What went wrong, without a word of the other side.
fn kind(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::HostNotFound => "the call has no address that may be reached",
        ureq::Error::Timeout(_) => "the call took too long",
        ureq::Error::RequireHttpsOnly(_) => "the call was not https",
        ureq::Error::BodyExceedsLimit(_) => "the call was answered with too much",
        ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => {
            "the call was sent elsewhere"
        }
        _ => "the call failed",
    }
}

impl Resolver for Lookup {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = DefaultResolver::default().resolve(uri, config, timeout)?;
        if !may(&found, self.0) {
            return Err(ureq::Error::HostNotFound);
        }
        Ok(found)
    }
}

/// Whether every address that was `found` may be reached, and there is one.
fn may(found: &[SocketAddr], reaches: fn(IpAddr) -> bool) -> bool {
    !found.is_empty() && found.iter().all(|address| reaches(address.ip()))
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Caller")
    }
}

#[cfg(test)]
#[path = "calls_tests.rs"]
mod tests;
