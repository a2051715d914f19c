//! An answer that does not end, as it comes: live events, and the stream without a script.

use std::{pin::Pin, time::Duration};

use axum::body::{Body, BodyDataStream};
use axum::http::{HeaderMap, Request, StatusCode};
use axum::{Router, response::Response};
use futures_util::StreamExt as _;
use tokio::time::timeout;
use tower::ServiceExt as _;

/// Long enough for anything that is to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// An answer that is still being read.
pub struct Listening {
    runtime: tokio::runtime::Runtime,
    status: StatusCode,
    headers: HeaderMap,
    body: Pin<Box<BodyDataStream>>,
    heard: String,
    ended: bool,
}

impl Listening {
    /// Asks `router` and keeps the answer open.
    pub(crate) fn to(router: Router, asked: Request<Body>) -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let answer: Response = runtime.block_on(router.oneshot(asked)).unwrap();
        let (parts, body) = answer.into_parts();
        let body = Box::pin(body.into_data_stream());
        let (status, headers, heard) = (parts.status, parts.headers, String::new());
        Self { runtime, status, headers, body, heard, ended: false }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// A header of the answer; empty where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> String {
        let value = self.headers.get(name).and_then(|value| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    }

    /// Everything that has been read.
    #[must_use]
    pub fn heard(&self) -> &str {
        &self.heard
    }

    /// Reads on until `words` have come.
    pub fn until(&mut self, words: &str) -> &mut Self {
        while !self.heard.contains(words) {
            assert!(self.more(PATIENCE), "“{words}” did not come: {}", self.heard);
        }
        self
    }

    /// Reads on to the end.
    pub fn to_the_end(&mut self) -> &mut Self {
        while self.more(PATIENCE) {}
        assert!(self.ended, "it did not end: {}", self.heard);
        self
    }

    /// Reads what comes within `patience`. False where nothing came, or the answer has ended.
    pub fn more(&mut self, patience: Duration) -> bool {
        let (runtime, body) = (&self.runtime, &mut self.body);
        let piece = runtime.block_on(async { timeout(patience, body.next()).await });
        match piece {
            Ok(Some(bytes)) => self.heard.push_str(&String::from_utf8_lossy(&bytes.unwrap())),
            Ok(None) => self.ended = true,
            Err(_) => return false,
        }
        !self.ended
    }

    /// The ids of the events that have come, in their order.
    #[must_use]
    pub fn ids(&self) -> Vec<i64> {
        self.heard.lines().filter_map(|line| line.strip_prefix("id: ")?.parse().ok()).collect()
    }
}

impl std::fmt::Debug for Listening {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Listening({}, {} bytes)", self.status, self.heard.len())
    }
}
