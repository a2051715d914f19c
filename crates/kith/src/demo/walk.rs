//! Walks the running demo as somebody would, link by link, and keeps one address for each page that
//! they can open. It speaks plain HTTP to its own address and nothing else.

use std::{
    collections::{BTreeMap, HashSet, VecDeque},
    io::{Read as _, Write as _},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// How many addresses a walk looks at, at most.
const MOST: usize = 600;

/// Somebody's walk.
pub(crate) struct Walk<'w> {
    /// Where the demo listens.
    pub(crate) address: SocketAddr,
    /// The cookie that the walker shows; empty for nobody's.
    pub(crate) cookie: &'w str,
    /// The patterns of all pages: `/talks/{talk}`.
    pub(crate) patterns: &'w [&'static str],
}

impl Walk<'_> {
    /// One address for each page that answers 200 with HTML, found from `first` on.
    pub(crate) fn pages(&self, first: &[String]) -> Vec<String> {
        let plain = self.patterns.iter().filter(|pattern| !pattern.contains('{'));
        let mut ahead: VecDeque<String> =
            first.iter().cloned().chain(plain.map(|path| (*path).to_owned())).collect();
        let (mut seen, mut found) = (HashSet::new(), BTreeMap::new());
        while let Some(path) = ahead.pop_front() {
            let Some(pattern) = self.pattern(&path) else { continue };
            if found.contains_key(pattern) || seen.len() >= MOST || !seen.insert(path.clone()) {
                continue;
            }
            if let Some(html) = self.get(&path) {
                ahead.extend(links(&html));
                found.insert(pattern, path);
            }
        }
        found.into_values().collect()
    }

    /// The pattern of `path`; `None` where it is no page of ours, or one that does not end.
    fn pattern(&self, path: &str) -> Option<&'static str> {
        let bare = path.split(['?', '#']).next().unwrap_or_default();
        let fits = |pattern: &&&'static str| {
            let (mut one, mut other) = (pattern.split('/'), bare.split('/'));
            loop {
                match (one.next(), other.next()) {
                    (None, None) => return true,
                    (Some(hole), Some(part)) if hole.starts_with('{') && !part.is_empty() => {}
                    (Some(word), Some(part)) if word == part => {}
                    _ => return false,
                }
            }
        };
        // An exact address comes before a pattern with a hole, as in the router.
        let exact = self.patterns.iter().find(|pattern| **pattern == bare);
        let found = exact.or_else(|| self.patterns.iter().find(fits)).copied()?;
        // The live page holds an endless frame: a tool that waits until it is loaded waits for ever.
        let endless = ["/stream", "/events", "/live"].iter().any(|end| found.ends_with(end));
        (!endless).then_some(found)
    }

    /// The page at `path`; `None` unless it is HTML with 200.
    fn get(&self, path: &str) -> Option<String> {
        let mut line = TcpStream::connect(self.address).ok()?;
        line.set_read_timeout(Some(Duration::from_secs(5))).ok()?;
        let cookie = match self.cookie {
            "" => String::new(),
            cookie => format!("Cookie: {cookie}\r\n"),
        };
        let asked = format!(
            "GET {path} HTTP/1.0\r\nHost: {}\r\nAccept: text/html\r\nSec-Fetch-Site: none\r\n{cookie}\r\n",
            self.address
        );
        line.write_all(asked.as_bytes()).ok()?;
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).ok()?;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n")?;
        let fine = head.split(' ').nth(1) == Some("200") && head.contains("text/html");
        fine.then(|| body.to_owned())
    }
}

/// The addresses within the site to which `html` links.
fn links(html: &str) -> Vec<String> {
    let parts = html.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let within = parts.filter(|link| link.starts_with('/') && !link.starts_with("//"));
    let bare = within.map(|link| link.split('#').next().unwrap_or_default());
    bare.map(|link| link.replace("&amp;", "&").replace("&#38;", "&")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_finds_its_pattern_and_an_endless_one_none() {
        let walk = Walk {
            address: "127.0.0.1:1".parse().unwrap(),
            cookie: "",
            patterns: &[
                "/talks",
                "/talks/{talk}",
                "/talks/{talk}/stream",
                "/talks/{talk}/live",
                "/requests/new",
                "/requests/{request}",
            ],
        };
        for (path, pattern) in [
            ("/talks/7?before=2", Some("/talks/{talk}")),
            ("/talks/7/stream", None),
            ("/talks/7/live", None),
            ("/requests/new?kind=know", Some("/requests/new")),
            ("/requests/9", Some("/requests/{request}")),
            ("/elsewhere", None),
            ("/talks/", None),
        ] {
            assert_eq!(walk.pattern(path), pattern, "{path}");
        }
    }

    #[test]
    fn links_are_read_as_a_browser_reads_them() {
        let html =
            "<a href=\"/a?b=1&amp;c=2#d\">x</a><a href=\"https://e\">y</a><a href=\"//f\">z</a>";
        assert_eq!(links(html), ["/a?b=1&c=2"]);
    }
}
