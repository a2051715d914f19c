//! Makes the app from the settings: store, keys, bus, clock and dice.

use std::{fs, io::ErrorKind, os::unix::fs::DirBuilderExt as _, path::Path, sync::Arc};

use anyhow::{Context, bail};
use kith_app::{App, Site, bus::InProcess, outgoing::Outside, talk::franking};
use kith_core::{Moment, Timestamp};
use kith_store::{Store, keys::Keys};

use crate::{
    outside::{hook::Webhook, mail::Smtp},
    settings::Settings,
};

/// Opens everything that the house needs to open its doors: as [`app`], with the help lines of the site.
pub(crate) fn house(settings: &Settings) -> anyhow::Result<App> {
    // Read first: a slip in that file must not leave half a house behind.
    let site = site(settings)?;
    let outside = outside(settings)?;
    Ok(App { site: Arc::new(site), outside, ..app(settings)? })
}

/// Opens everything that `settings` name; the store's schema is brought up to date. The help lines of
/// the site are left alone: whoever ends sign-ins after a theft must not stop at a slip in them.
pub(crate) fn app(settings: &Settings) -> anyhow::Result<App> {
    folders(settings)?;
    let mut first = Moment::new(now(), cast());
    let keys = Keys::open(&settings.keys, &settings.root_key_file, &mut first);
    let app = App {
        store: Store::open(&settings.database).context("the database")?,
        keys: keys.context("the key store")?,
        bus: Arc::new(InProcess::default()),
        outside: Outside::default(),
        porch: Arc::default(),
        detector: kith_app::safety::Detector::default(),
        clock: Arc::new(now),
        dice: Arc::new(cast),
        site: Arc::new(bare_site(settings)),
    };
    franking::tag_old(&app).context("messages from before there were tags")?;
    Ok(app.wired())
}

/// What carries things out of the house. A slip there keeps the house closed: else it would show in a
/// crisis.
fn outside(settings: &Settings) -> anyhow::Result<Outside> {
    let mut outside = Outside::default();
    if let Some(post) = &settings.post {
        outside.mailer = Some(Arc::new(Smtp::new(post, &settings.base_url)?));
    }
    if let Some(hooked) = &settings.hook {
        outside.hook = Some(Arc::new(Webhook::new(hooked)?));
    }
    Ok(outside)
}

/// What the rooms need to know of the settings.
pub(crate) fn site(settings: &Settings) -> anyhow::Result<Site> {
    Ok(Site { help_lines: help_lines(&settings.help_lines)?, ..bare_site(settings) })
}

/// The same without the help lines.
fn bare_site(settings: &Settings) -> Site {
    Site {
        base_url: settings.base_url.clone(),
        exit_url: settings.exit_url.clone(),
        proxies: settings.trusted_proxies.clone(),
        anchors: settings.anchors.clone(),
        second_step: settings.second_step,
        recovery_wait: kith_core::DAY.times(settings.recovery_days),
        exposure: settings.exposure_week,
        first_messages: settings.first_messages,
        shared_idle: kith_core::MINUTE.times(settings.shared_minutes),
        keep_talks: kith_core::DAY.times(settings.keep_talks_days),
        ..Site::default()
    }
}

/// What the people of the site wrote into `file` about help lines; nothing where there is none. Whoever
/// looks for help must not find a slip of the pen: a file that cannot be read keeps the house closed.
fn help_lines(file: &Path) -> anyhow::Result<String> {
    let text = match fs::read_to_string(file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(String::new()),
        read => read.with_context(|| file.display().to_string())?,
    };
    match kith_web::check_help_lines(&text) {
        Ok(()) => Ok(text),
        Err(why) => bail!("{}: {why}", file.display()),
    }
}

/// Starts the log, on standard error; `level` is the least that is said.
pub(crate) fn log(level: &str) {
    let filter = tracing_subscriber::EnvFilter::try_new(level).unwrap_or_default();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    drop(log.try_init());
    std::panic::set_hook(Box::new(say_where));
}

/// Says where something broke and not with what: the message of a panic can hold the words of a member.
fn say_where(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "something broke that must not break");
}

/// Compiles the packs beside everything else, so that nobody's first message waits for them.
pub(crate) fn warm() {
    std::thread::spawn(kith_app::safety::warm);
}

/// The folders that the settings name, for nobody but us.
fn folders(settings: &Settings) -> anyhow::Result<()> {
    let files = [&settings.database, &settings.keys].map(|place| place.strip_prefix("sqlite:"));
    let root = settings.root_key_file.to_str();
    for file in files.into_iter().chain([root]).flatten() {
        if let Some(folder) = Path::new(file).parent().filter(|f| !f.as_os_str().is_empty()) {
            let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
            made.with_context(|| folder.display().to_string())?;
        }
    }
    Ok(())
}

/// What time it is.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
pub(crate) fn now() -> Timestamp {
    jiff::Timestamp::now().into()
}

/// Thirty-two bytes of chance from the system.
pub(crate) fn cast() -> [u8; 32] {
    let mut lot = [0; 32];
    // Without chance there are no keys, no codes, no sessions: nothing can go on.
    #[expect(clippy::expect_used, reason = "a house without chance must not open")]
    #[expect(clippy::disallowed_methods, reason = "the one place where chance is drawn")]
    getrandom::fill(&mut lot).expect("the system has no randomness to give");
    lot
}

#[cfg(test)]
mod tests {
    use kith_store::Scratch;

    use super::*;

    #[test]
    fn help_lines_with_a_slip_keep_the_house_closed() {
        let scratch = Scratch::new(None).unwrap();
        let file = scratch.file("helplines.toml");
        assert_eq!(help_lines(&file).unwrap(), "", "a site need not have any");
        let text = "[[country]]\ncode = \"AT\"\nemergency = \"112\"\n";
        fs::write(&file, text).unwrap();
        assert_eq!(help_lines(&file).unwrap(), text);
        fs::write(&file, text.replace("code", "cod")).unwrap();
        let why = help_lines(&file).unwrap_err().to_string();
        assert!(why.contains("helplines.toml: line 2, column 1: "), "{why}");
    }
}
