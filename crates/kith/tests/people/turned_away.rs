//! Whom the house turned away stands in its log, by a mark and not by a name (ASVS 16.3.1, 16.3.2).

use std::{
    io,
    sync::{Arc, Mutex},
};

use axum::{body::Body, http::Request};
use kith_app::people::turning_away::{Who, mark};
use kith_core::{MINUTE, people::account::SignInName};
use kith_testkit::{Bare, Browser};

use crate::{PASSPHRASE, comes_in, known, member, signs_in};

/// What the log says.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    /// The lines about whom the house turned away.
    fn lines(&self) -> Vec<String> {
        let held = String::from_utf8(self.0.lock().unwrap().clone()).unwrap();
        held.lines().filter(|line| line.contains("turned away")).map(str::to_owned).collect()
    }

    /// Whether a line says that `who` `tried` that.
    fn says(&self, tried: &str, who: &str) -> bool {
        let about = format!("tried=\"{tried}\" who=\"{who}\"");
        self.lines().iter().any(|line| line.contains(&about))
    }
}

/// Listens to the log of this process, without colours.
fn listens() -> Log {
    let log = Log::default();
    let writer = log.clone();
    let loud = tracing_subscriber::fmt().with_ansi(false);
    let loud = loud.with_writer(move || writer.clone()).finish();
    tracing::subscriber::set_global_default(loud).unwrap();
    log
}

#[test]
fn every_way_in_that_stayed_closed_and_every_door_is_one_line_without_a_name() {
    let (bare, log) = (Bare::new(), listens());
    let (name, other) = ("quill and lantern", "nobody by this name");
    let mut quill = comes_in(&bare, name).browser;
    let who = Who::Member(member(&bare.app, name));
    let quills = mark(&bare.app, &who).unwrap();
    let nobodys = mark(&bare.app, &Who::Name(SignInName::parse(other).unwrap())).unwrap();
    for name in [name, other] {
        assert_eq!(signs_in(&mut Browser::new(&bare.app), name, "not the passphrase"), 422);
    }
    assert!(log.says("sign in", &quills) && log.says("sign in", &nobodys), "{:#?}", log.lines());
    quill.open("/me/passphrase").fill("passphrase", "not the passphrase");
    quill.fill("passphrase-new", "a kettle on the windowsill").press("Change it");
    assert!(log.says("prove the passphrase again", &quills), "{:#?}", log.lines());
    let mut stranger = Browser::new(&bare.app);
    stranger.open("/recoveries/new").fill("name", other).fill("code", "0000-0000-0000-0000");
    stranger.fill("passphrase", "a new passphrase").press("Save and sign in");
    assert!(log.says("come back with a code", &nobodys), "{:#?}", log.lines());
    let secret = quill.open("/me/second-step").value("secret").unwrap();
    let shown = kith_app::people::digits::shown(&secret.into(), bare.app.now()).unwrap();
    quill.fill("code", &shown).fill("passphrase", PASSPHRASE).press("Set it up");
    let mut half = Browser::new(&bare.app);
    signs_in(&mut half, name, PASSPHRASE);
    half.fill("code", "letters").press("Sign in");
    assert!(log.says("take the second step", &quills), "{:#?}", log.lines());
    let code = "0123456789abcdef0123456789abcdef";
    quill.open("/roles");
    quill.post(&format!("/cases/{code}/closures"), &[]);
    assert!(log.says("GET /roles", &quills), "{:#?}", log.lines());
    assert!(log.says("POST /cases/{id}/closures", &quills), "{:#?}", log.lines());
    let told = log.lines().join("\n");
    for word in [name, other, code, &known(&bare.app, &quill).unwrap().member.0.to_string()] {
        assert!(!told.contains(word), "{word}: {told}");
    }
    let heard = |what: &str| log.lines().iter().filter(|line| line.contains(what)).count();
    for _ in 0..3 {
        let form = Request::post("/leaving").header("sec-fetch-site", "cross-site");
        let form = form.header("content-type", "application/x-www-form-urlencoded");
        quill.send(form.body(Body::from("titles=notes")).unwrap());
        assert_eq!(quill.status(), 403);
    }
    assert_eq!(heard("send a form from another site"), 1, "{:#?}", log.lines());
    assert_eq!(heard("ask too often"), 0);
    for _ in 0..400 {
        stranger.open("/no/such/path");
    }
    assert_eq!((stranger.status(), heard("ask too often")), (429, 1), "{:#?}", log.lines());
    bare.clock.pass(MINUTE);
    // What is nowhere, or not theirs, is no such line.
    let before = log.lines().iter().filter(|line| line.contains(&quills)).count();
    quill.open("/nowhere/at/all");
    quill.open(&format!("/talks/{code}"));
    assert_eq!(log.lines().iter().filter(|line| line.contains(&quills)).count(), before);
}
