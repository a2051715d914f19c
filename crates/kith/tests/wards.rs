//! What holds for every door and every answer; evidence for `docs/asvs.csv`.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use axum::{body::Body, http::Request};
use kith_app::{Site, people::registering};
use kith_core::people::account::{Pseudonym, SignInName};
use kith_testkit::{Bare, Browser};

const PASSPHRASE: &str = "tea by the window at six";

/// Every page that needs no code in its address.
fn pages() -> impl Iterator<Item = &'static str> {
    let doors = kith_web::doors().into_iter();
    doors.filter(|door| door.method == "GET" && !door.path.contains('{')).map(|door| door.path)
}

/// Somebody with the sign-in name `name`.
fn comes_in(bare: &Bare, name: &str) {
    let (name, pseudonym) = (SignInName::parse(name).unwrap(), Pseudonym::parse("Wren").unwrap());
    let draft = registering::draft(&bare.app, name, pseudonym, PASSPHRASE).unwrap();
    let _ = bare.does(move |tx, at| registering::add(tx, at, &draft)).unwrap();
}

#[test]
fn every_answer_over_https_says_to_stay_there() {
    let mut bare = Bare::new();
    let base_url = "https://site.example".to_owned();
    bare.app.site = Site { base_url, demo: true, ..Site::default() }.into();
    let mut browser = Browser::new(&bare.app);
    for path in pages().chain(["/no/such/path"]) {
        browser.open(path);
        let said = browser.header("strict-transport-security");
        assert_eq!(said, "max-age=31536000; includeSubDomains", "{path}");
    }
}

#[test]
fn every_answer_says_what_it_is_and_lets_no_other_site_read_it() {
    let mut bare = Bare::new();
    bare.app.site = Site { demo: true, ..Site::default() }.into();
    let mut browser = Browser::new(&bare.app);
    for path in pages().chain(["/no/such/path"]) {
        browser.open(path);
        let kind = browser.header("content-type");
        let is_text = kind.starts_with("text/") || kind.contains("javascript");
        assert!(!kind.is_empty() || browser.html().is_empty(), "{path}");
        assert!(!is_text || kind.ends_with("charset=utf-8"), "{path}: {kind}");
        assert_eq!(browser.header("access-control-allow-origin"), "", "{path}");
    }
}

#[test]
fn nothing_but_what_was_compiled_in_is_served() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    for path in
        ["/.git/config", "/.env", "/kith.toml", "/assets", "/assets/", "/..%2f..%2fetc/passwd"]
    {
        assert_eq!(browser.open(path).status(), 404, "{path}");
    }
    for method in ["TRACE", "PUT", "DELETE", "PROPFIND"] {
        let asked =
            Request::builder().method(method).uri("/rules").header("sec-fetch-site", "none");
        browser.send(asked.header("x-secret", "heron").body(Body::empty()).unwrap());
        assert_eq!(browser.status(), 404, "{method}");
        assert!(!browser.html().contains("heron"), "{method}");
    }
}

#[test]
fn the_script_keeps_nothing_and_makes_no_code_of_text() {
    let script = include_str!("../../kith-web/assets/kith.js");
    for word in [
        "localStorage",
        "sessionStorage",
        "indexedDB",
        "document.cookie",
        "eval(",
        "Function(",
        "postMessage",
        "document.write",
        "importScripts",
        "__proto__",
        "window.name",
    ] {
        assert!(!script.contains(word), "{word}");
    }
    assert_eq!(script.matches("innerHTML").count(), 1, "by way of the policy, in one place");
}

#[test]
fn passphrases_are_typed_unseen_and_may_be_pasted() {
    let bare = Bare::new();
    comes_in(&bare, "amber river lamp");
    let mut browser = Browser::new(&bare.app);
    let mut seen = 0;
    for path in ["/sessions/new", "/accounts/new", "/recoveries/new", "/me/passphrase", "/me/name"]
    {
        browser.open(path);
        for input in
            browser.html().split("<input").filter(|input| input.contains("name=\"passphrase"))
        {
            let input = input.split('>').next().unwrap();
            assert!(input.contains("type=\"password\""), "{path}: {input}");
            assert!(
                input.contains("autocomplete=\"current-password\"")
                    || input.contains("autocomplete=\"new-password\""),
                "{path}: {input}"
            );
            assert!(!input.contains("onpaste") && !input.contains("maxlength"), "{path}: {input}");
            seen += 1;
        }
        if path == "/recoveries/new" {
            browser.open("/sessions/new").fill("name", "amber river lamp");
            browser.fill("passphrase", PASSPHRASE).press("Sign in");
        }
    }
    assert!(seen >= 6, "{seen}");
}

#[test]
fn whoever_guesses_costs_the_same_work_whether_the_name_is_known_or_not() {
    let bare = Bare::new();
    comes_in(&bare, "amber river lamp");
    let mut browser = Browser::new(&bare.app);
    let mut work = |path: &str, fields: &[(&str, &str)]| {
        let before = bare.app.porch.hashing.done();
        browser.post(path, fields);
        (browser.status(), bare.app.porch.hashing.done() - before)
    };
    for name in ["amber river lamp", "onyx paper fence", "", "no\u{200b}name"] {
        let signs_in = work("/sessions", &[("name", name), ("passphrase", "not this one at all")]);
        assert_eq!(signs_in, (422, 1), "{name:?}");
        for code in ["0000-0000-0000-0000", "what"] {
            let fields = [("name", name), ("code", code), ("passphrase", "a new passphrase")];
            assert_eq!(work("/recoveries", &fields), (422, 1), "{name:?} {code}");
        }
    }
}
