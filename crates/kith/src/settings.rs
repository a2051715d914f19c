//! What the operator decides: command line over `KITH_*` over `kith.toml` over defaults, read once.
//! The only place that reads the environment.

use std::{
    collections::BTreeMap,
    fs,
    net::{IpAddr, SocketAddr},
    ops::RangeInclusive,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use kith_core::people::second_step::Ask;

/// One thing that may be set: its name (`KITH_` and upper case in the environment, with hyphens on the
/// command line), its default, and what it is.
#[derive(Debug)]
pub struct Known {
    /// `base_url` for `KITH_BASE_URL`, `--base-url` and the key in `kith.toml`.
    pub name: &'static str,
    /// What holds where nothing is said; empty where there is no default.
    pub default: &'static str,
    /// What it is, with its unit.
    pub about: &'static str,
}

macro_rules! known {
    ($($name:literal, $default:literal, $about:literal;)*) => {
        &[$(Known { name: $name, default: $default, about: $about }),*]
    };
}

/// Everything that may be set.
pub const KNOWN: &[Known] = known![
    "data", "kith-data", "the folder for everything that Kith keeps";
    "database", "", "sqlite:PATH or postgres://…; nothing means kith.db in the data folder";
    "keys", "", "the store of the data keys, apart from the database; nothing means keys/keys.db in the data folder";
    "root_key_file", "", "the file that wraps the data keys; nothing means keys/root.key in the data folder";
    "listen", "127.0.0.1:8080", "the address and port to listen on";
    "base_url", "", "where people reach the house; nothing means http:// and the address";
    "exit_url", "https://www.bbc.co.uk/weather", "where Leave now goes";
    "trusted_proxies", "", "CIDR list of proxies whose X-Forwarded-For counts";
    "anchors", "", "a folder outside the database, best on another machine, for anchors of the audit chain; nothing means none";
    "smtp", "", "the mail server, smtps://NAME:PASSPHRASE@HOST; nothing means that no mail is sent";
    "smtp_from", "", "the address that mail comes from";
    "webhook", "", "an https:// address that is called when a case waits that nobody takes; nothing means none";
    "webhook_key_file", "", "the file with the key that signs such calls, 32 characters or more";
    "recovery_days", "7", "how many days somebody waits who comes back without passphrase and without code: 1 to 90";
    "shared_minutes", "30", "after how many minutes without a page a sign-in ends on a device that others use: 10 to 240";
    "second_step", "required", "whether pages of staff ask for a second step: required, offered";
    "keep_talks_days", "365", "how many days the words of a talk are kept after its last one: 30 to 3650";
    "first_messages", "10", "how many messages a new pair writes before links and ways to reach one another elsewhere may stand in one: 0 to 100";
    "exposure_week", "40", "how many private texts one person at the desk opens in a week at most: 5 to 400";
    "log", "info", "what is logged: error, warn, info, debug";
];

/// What is in force, and where each word of it came from.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the store is.
    pub database: String,
    /// Where the data keys are.
    pub keys: String,
    /// What wraps them.
    pub root_key_file: PathBuf,
    /// The help lines of the site: `helplines.toml` in the data folder.
    pub help_lines: PathBuf,
    /// The address and port to listen on.
    pub listen: SocketAddr,
    /// Where people reach the house, without a slash at the end.
    pub base_url: String,
    /// Where *Leave now* goes.
    pub exit_url: String,
    /// Networks of proxies whose `X-Forwarded-For` counts: address and bits.
    pub trusted_proxies: Vec<(IpAddr, u8)>,
    /// Where anchors of the audit chain are written, where the operator says so.
    pub anchors: Option<PathBuf>,
    /// By whom mail is sent, where the operator says so.
    pub post: Option<Post>,
    /// What is called when a case waits, where the operator says so.
    pub hook: Option<Hooked>,
    /// How many days somebody waits who comes back without passphrase and without code.
    pub recovery_days: i64,
    /// After how many minutes without a page a sign-in ends on a device that others use.
    pub shared_minutes: i64,
    /// Whether pages of staff ask for a second step.
    pub second_step: Ask,
    /// How many days words of a talk are kept after its last one.
    pub keep_talks_days: i64,
    /// How many messages a new pair writes before ways to reach one another elsewhere may stand in one.
    pub first_messages: u32,
    /// How many private texts one person at the desk opens in a week at most.
    pub exposure_week: i64,
    /// What is logged.
    pub log: String,
    /// For each name: its value, and where it came from.
    pub sources: BTreeMap<&'static str, (String, &'static str)>,
}

/// By whom mail is sent.
#[derive(Debug, Clone)]
pub struct Post {
    /// The mail server, with name and passphrase.
    pub url: String,
    /// The address that mail comes from.
    pub from: String,
}

/// What is called when a case waits.
#[derive(Debug, Clone)]
pub struct Hooked {
    /// Where to.
    pub url: String,
    /// Where the key is that signs the calls.
    pub key_file: PathBuf,
}

impl Settings {
    /// Reads them; `line` is what the command line said.
    ///
    /// # Errors
    /// Where a file cannot be read, a key is unknown, or a value is not what it should be.
    pub fn read(line: &BTreeMap<&'static str, String>) -> anyhow::Result<Self> {
        let mut sources: BTreeMap<_, _> =
            KNOWN.iter().map(|known| (known.name, (known.default.to_owned(), "default"))).collect();
        for (name, value) in file(Path::new("kith.toml"))? {
            sources.insert(name, (value, "kith.toml"));
        }
        for known in KNOWN {
            if let Some(value) = environment(known.name) {
                sources.insert(known.name, (value, "environment"));
            }
        }
        for (name, value) in line {
            sources.insert(name, (value.clone(), "command line"));
        }
        Self::from_words(sources)
    }

    fn from_words(
        mut sources: BTreeMap<&'static str, (String, &'static str)>,
    ) -> anyhow::Result<Self> {
        for (name, (value, _)) in &mut sources {
            if let Some(path) = value.strip_prefix('@') {
                let text = fs::read_to_string(path);
                let text = text.with_context(|| format!("{name}: {path}"))?;
                text.trim().clone_into(value);
            }
        }
        let word = |name: &str| sources.get(name).map(|(value, _)| value.clone());
        let word = |name: &str| word(name).unwrap_or_default();
        let data = PathBuf::from(word("data"));
        let or = |name, place: String| Some(word(name)).filter(|w| !w.is_empty()).unwrap_or(place);
        let under = |path: &str| data.join(path).display().to_string();
        let listen = word("listen");
        let listen: SocketAddr = listen
            .parse()
            .with_context(|| format!("listen: {listen:?} is not an address and a port"))?;
        let settings = Self {
            database: or("database", format!("sqlite:{}", under("kith.db"))),
            keys: or("keys", format!("sqlite:{}", under("keys/keys.db"))),
            root_key_file: or("root_key_file", under("keys/root.key")).into(),
            help_lines: data.join("helplines.toml"),
            base_url: or("base_url", format!("http://{listen}")).trim_end_matches('/').to_owned(),
            exit_url: word("exit_url"),
            recovery_days: number("recovery_days", &word("recovery_days"), 1..=90)?,
            shared_minutes: number("shared_minutes", &word("shared_minutes"), 10..=240)?,
            second_step: ask(&word("second_step"))?,
            trusted_proxies: networks(&word("trusted_proxies"))?,
            anchors: Some(word("anchors")).filter(|folder| !folder.is_empty()).map(Into::into),
            post: pair("smtp", "smtp_from", word)?.map(|(url, from)| Post { url, from }),
            hook: pair("webhook", "webhook_key_file", word)?
                .map(|(url, key_file)| Hooked { url, key_file: key_file.into() }),
            keep_talks_days: number("keep_talks_days", &word("keep_talks_days"), 30..=3_650)?,
            first_messages: number("first_messages", &word("first_messages"), 0..=100)?
                .try_into()?,
            exposure_week: number("exposure_week", &word("exposure_week"), 5..=400)?,
            log: word("log"),
            listen,
            sources,
        };
        settings.check()?;
        Ok(settings)
    }

    /// The cookie of a sign-in is `Secure`: browsers keep it over plain HTTP on loopback only.
    fn check(&self) -> anyhow::Result<()> {
        let host = self.base_url.strip_prefix("http://").map(host);
        if host.is_some_and(|host| !is_loopback(host)) {
            bail!(
                "base_url: {} must begin with https://, so that people can sign in",
                self.base_url
            );
        }
        if !self.base_url.starts_with("http://") && !self.base_url.starts_with("https://") {
            bail!("base_url: {:?} must begin with https://", self.base_url);
        }
        if !self.exit_url.starts_with("https://") {
            bail!("exit_url: {:?} must begin with https://", self.exit_url);
        }
        Ok(())
    }
}

/// Two settings that go together: both are said, or neither.
fn pair(
    one: &str,
    other: &str,
    word: impl Fn(&str) -> String,
) -> anyhow::Result<Option<(String, String)>> {
    match (word(one), word(other)) {
        (first, second) if first.is_empty() && second.is_empty() => Ok(None),
        (first, second) if first.is_empty() || second.is_empty() => {
            bail!("{one} and {other} go together: only one of them is set")
        }
        both => Ok(Some(both)),
    }
}

/// The number in `text`, as the setting `name` allows it.
fn number(name: &str, text: &str, within: RangeInclusive<i64>) -> anyhow::Result<i64> {
    let (least, most) = (within.start(), within.end());
    let number = text.parse().ok().filter(|number| within.contains(number));
    number.with_context(|| format!("{name}: {text:?} is not a number from {least} to {most}"))
}

/// The networks of a list like `10.0.0.0/8, ::1`.
fn networks(list: &str) -> anyhow::Result<Vec<(IpAddr, u8)>> {
    let network = |text: &str| {
        let (address, bits) = text.split_once('/').unwrap_or((text, ""));
        let address: IpAddr = address.parse().ok()?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let bits = if bits.is_empty() { most } else { bits.parse().ok()? };
        (bits <= most).then_some((address, bits))
    };
    let parts = list.split(',').map(str::trim).filter(|part| !part.is_empty());
    parts
        .map(|part| {
            network(part).with_context(|| format!("trusted_proxies: {part:?} is not a network"))
        })
        .collect()
}

fn ask(word: &str) -> anyhow::Result<Ask> {
    let words = Ask::ALL.iter().map(|ask| ask.word()).collect::<Vec<_>>().join(" or ");
    Ask::of(word).with_context(|| format!("second_step: {word:?} is neither {words}"))
}

/// The host of what stands after `scheme://`.
pub(crate) fn host(rest: &str) -> &str {
    let host = rest.split('/').next().unwrap_or_default();
    match host.strip_prefix('[') {
        Some(six) => six.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    }
}

/// Whether `host` is this machine itself.
pub(crate) fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[expect(clippy::disallowed_methods, reason = "the one place where the environment is read")]
fn environment(name: &str) -> Option<String> {
    std::env::var(format!("KITH_{}", name.to_uppercase())).ok()
}

/// The file of the program that runs, to start it once more.
///
/// # Errors
///
/// When the system does not tell.
pub fn this_program() -> std::io::Result<PathBuf> {
    std::env::current_exe()
}

fn file(path: &Path) -> anyhow::Result<Vec<(&'static str, String)>> {
    let Ok(text) = fs::read_to_string(path) else { return Ok(Vec::new()) };
    let table: toml::Table = text.parse().with_context(|| path.display().to_string())?;
    table
        .into_iter()
        .map(|(key, value)| {
            let known = known(&key).with_context(|| path.display().to_string())?;
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            Ok((known, text))
        })
        .collect()
}

/// The setting called `name`.
///
/// # Errors
/// Where there is none; the message names the nearest one.
pub fn known(name: &str) -> anyhow::Result<&'static str> {
    let wanted = name.replace('-', "_");
    if let Some(known) = KNOWN.iter().find(|known| known.name == wanted) {
        return Ok(known.name);
    }
    let nearest = KNOWN.iter().map(|known| known.name).min_by_key(|known| distance(known, &wanted));
    bail!("there is no setting {name:?}; did you mean {:?}?", nearest.unwrap_or_default())
}

/// How many letters must change to turn one word into the other (Levenshtein 1966).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        let mut next = vec![left];
        for (b, above) in other.chars().zip(row.iter().skip(1)) {
            left = (corner + usize::from(a != b)).min(left + 1).min(above + 1);
            corner = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(changes: &[(&'static str, &str)]) -> anyhow::Result<Settings> {
        let mut sources: BTreeMap<_, _> =
            KNOWN.iter().map(|known| (known.name, (known.default.to_owned(), "default"))).collect();
        for (name, value) in changes {
            sources.insert(name, ((*value).to_owned(), "command line"));
        }
        Settings::from_words(sources)
    }

    #[test]
    fn what_is_not_said_lies_in_the_data_folder() {
        let settings = with(&[("data", "/srv/kith")]).unwrap();
        assert_eq!(settings.database, "sqlite:/srv/kith/kith.db");
        assert_eq!(settings.keys, "sqlite:/srv/kith/keys/keys.db");
        assert_eq!(settings.base_url, "http://127.0.0.1:8080");
    }

    #[test]
    fn plain_http_is_for_loopback_only() {
        for good in ["http://localhost:8080", "http://127.0.0.1", "http://[::1]:80", "https://a.b"]
        {
            assert!(with(&[("base_url", good)]).is_ok(), "{good}");
        }
        for bad in ["http://kith.example", "http://10.0.0.1:8080", "ftp://a.b", "kith.example"] {
            assert!(with(&[("base_url", bad)]).is_err(), "{bad}");
        }
    }

    #[test]
    fn proxies_are_networks_and_a_slip_is_named() {
        let good = with(&[("trusted_proxies", "10.0.0.0/8, ::1")]).unwrap().trusted_proxies;
        assert_eq!(good.iter().map(|(_, bits)| *bits).collect::<Vec<_>>(), [8, 128]);
        for bad in ["10.0.0.0/33", "proxy", "10.0.0.0/x"] {
            let error = with(&[("trusted_proxies", bad)]).unwrap_err().to_string();
            assert!(error.contains(bad), "{error}");
        }
    }

    #[test]
    fn what_goes_together_is_set_together() {
        assert!(with(&[]).unwrap().post.is_none());
        let both = [("smtp", "smtps://mail.example"), ("smtp_from", "house@site.example")];
        assert_eq!(with(&both).unwrap().post.unwrap().from, "house@site.example");
        for one in both {
            let error = with(&[one]).unwrap_err().to_string();
            assert!(error.contains("smtp_from") && error.contains("together"), "{error}");
        }
    }

    #[test]
    fn nobody_comes_back_without_a_wait_in_which_it_can_be_stopped() {
        assert_eq!(with(&[]).unwrap().recovery_days, 7);
        assert_eq!(with(&[("recovery_days", "30")]).unwrap().recovery_days, 30);
        for bad in ["0", "-1", "91", "a week", ""] {
            assert!(with(&[("recovery_days", bad)]).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_house_says_how_long_a_pair_is_new() {
        assert_eq!(with(&[]).unwrap().first_messages, kith_core::talk::first::FIRST);
        for good in [0, 3, 100] {
            let set = with(&[("first_messages", &good.to_string())]).unwrap();
            assert_eq!(crate::wiring::site(&set).unwrap().first_messages, good);
        }
        for bad in ["-1", "101", "few", ""] {
            assert!(with(&[("first_messages", bad)]).is_err(), "{bad}");
        }
    }

    #[test]
    fn nobody_is_asked_to_read_without_end() {
        assert_eq!(with(&[]).unwrap().exposure_week, kith_core::safety::exposure::SHARE);
        assert_eq!(with(&[("exposure_week", "5")]).unwrap().exposure_week, 5);
        for bad in ["4", "401", "none", ""] {
            assert!(with(&[("exposure_week", bad)]).is_err(), "{bad}");
        }
    }

    #[test]
    fn on_a_shared_device_a_sign_in_lasts_longer_than_the_note_of_its_use_may_wait() {
        use kith_core::{MINUTE, people::session::FRESH};
        assert_eq!(with(&[]).unwrap().shared_minutes, 30);
        let least = with(&[("shared_minutes", "10")]).unwrap().shared_minutes;
        assert!(MINUTE.times(least) > FRESH);
        for bad in ["9", "0", "241", "half an hour"] {
            assert!(with(&[("shared_minutes", bad)]).is_err(), "{bad}");
        }
    }

    #[test]
    fn staff_need_a_second_step_unless_the_operator_says_otherwise() {
        assert_eq!(with(&[]).unwrap().second_step, Ask::Required);
        assert_eq!(with(&[("second_step", "offered")]).unwrap().second_step, Ask::Offered);
        assert!(with(&[("second_step", "no")]).is_err());
    }

    #[test]
    fn a_name_that_is_nearly_right_is_put_right() {
        let message = known("bas_ulr").unwrap_err().to_string();
        assert!(message.contains("base_url"), "{message}");
        assert_eq!(known("base-url").unwrap(), "base_url");
    }
}
