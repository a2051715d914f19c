//! The doors: who may pass which, and what becomes of a request that should not be there.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use axum::{body::Body, http::Request};
use kith_app::{
    Error, Site,
    people::{
        grants::{self, Giving},
        registering,
    },
};
use kith_core::{
    SECOND,
    people::{
        account::{Pseudonym, SignInName},
        grant::Role,
    },
};
use kith_testkit::{Bare, Browser};
use kith_web::{Door, May};

/// What stands in the place of an id that nobody knows.
const NOBODY: &str = "00000000000000000000000000000000";

/// Whose answer does not end for whoever may pass.
const ENDLESS: &str = "/cases/events";

fn filled(door: Door) -> String {
    let parts = door.path.split('/').map(|part| if part.starts_with('{') { NOBODY } else { part });
    parts.collect::<Vec<_>>().join("/")
}

fn knock(browser: &mut Browser, door: Door) -> u16 {
    match door.method {
        "GET" => browser.open(&filled(door)),
        _ => browser.post(&filled(door), &[]),
    };
    browser.status()
}

#[test]
fn a_stranger_passes_only_the_doors_that_are_for_anyone() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    for door in kith_web::doors() {
        // Nobody knocks at all of them within a minute.
        bare.clock.pass(SECOND.times(2));
        let status = knock(&mut browser, door);
        match door.may {
            May::Anyone => assert!(!matches!(status, 401 | 403 | 500), "{door:?}: {status}"),
            _ => assert_eq!(status, 401, "{door:?}"),
        }
    }
}

#[test]
fn every_door_is_listed_once() {
    let mut doors: Vec<_> =
        kith_web::doors().into_iter().map(|door| (door.method, door.path)).collect();
    let all = doors.len();
    doors.sort_unstable();
    doors.dedup();
    assert_eq!(doors.len(), all);
    for (method, path) in doors {
        assert!(path.starts_with('/') && matches!(method, "GET" | "POST"), "{method} {path}");
    }
}

#[test]
fn no_path_and_no_such_method_look_the_same() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/no/such/path");
    let nothing = browser.text();
    assert_eq!(browser.status(), 404);
    assert!(browser.says("There is nothing here that you can open"));
    browser.post("/rules", &[("a", "b")]);
    assert_eq!((browser.status(), browser.text()), (404, nothing));
}

#[test]
fn who_is_not_signed_in_is_asked_to_at_the_same_address_and_the_tab_tells_nothing() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/leaving").post("/leaving", &[("titles", "notes"), ("words", "my own words")]);
    assert_eq!((browser.status(), browser.path()), (401, "/leaving"));
    assert_eq!(browser.title(), "Notes");
    assert!(browser.says("What you wrote is kept"));
    let kept = browser.value("kept").unwrap();
    assert!(kept.contains("words=my+own+words"), "{kept}");
    assert_eq!(browser.header("cache-control"), "no-store");
}

/// A form from elsewhere, with the headers `sent`; the status that answers it.
fn form(browser: &mut Browser, sent: &[(&str, &str)]) -> u16 {
    let mut request = Request::post("/leaving");
    request = request.header("content-type", "application/x-www-form-urlencoded");
    for (name, value) in sent {
        request = request.header(*name, *value);
    }
    browser.send(request.body(Body::from("titles=notes")).unwrap());
    browser.status()
}

#[test]
fn a_form_of_another_site_is_turned_away_and_ours_is_not() {
    let bare = Bare::new();
    let (site, mut browser) = (bare.app.site.base_url.clone(), Browser::new(&bare.app));
    // 401: it passed the check of its origin, and then had no session.
    for (sent, status) in [
        (&[("sec-fetch-site", "same-origin")][..], 401),
        (&[("sec-fetch-site", "none")], 401),
        (&[("sec-fetch-site", "cross-site")], 403),
        (&[("sec-fetch-site", "same-site")], 403),
        (&[("sec-fetch-site", "cross-site"), ("origin", &site)], 403),
        (&[("origin", &site)], 401),
        (&[("origin", "https://elsewhere.example")], 403),
        (&[("origin", "null")], 403),
        (&[], 403),
    ] {
        assert_eq!(form(&mut browser, sent), status, "{sent:?}");
    }
}

#[test]
fn an_old_browser_gets_a_token_and_must_bring_it_back() {
    let bare = Bare::new();
    let mut old = Browser::new(&bare.app);
    old.grow_old().post("/leaving", &[("titles", "notes and more")]);
    assert_eq!(old.status(), 403);
    assert!(old.says("Nothing you wrote was lost"), "{}", old.text());
    let token = old.value("token").unwrap();
    old.post("/leaving", &[("titles", "notes"), ("token", &token)]);
    assert_eq!(old.status(), 401, "{}", old.text());
    let mut modern = old.another();
    modern.post("/leaving", &[]);
    assert_eq!(modern.value("token"), None, "a browser that says where it comes from needs none");
}

#[test]
fn what_is_no_form_or_too_much_of_one_is_refused_with_a_page() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    let mut check = |kind: &str, body: Vec<u8>, status: u16, says: &str| {
        let request = Request::post("/leaving").header("sec-fetch-site", "same-origin");
        browser.send(request.header("content-type", kind).body(Body::from(body)).unwrap());
        assert_eq!(browser.status(), status, "{}", browser.text());
        assert!(browser.says(says), "{}", browser.text());
    };
    let form = "application/x-www-form-urlencoded";
    check(form, [b"words=".to_vec(), vec![b'a'; 70_000]].concat(), 413, "Send it in two parts");
    check(form, vec![b'='; 64 * 1024 + 1], 413, "Send it in two parts");
    check("text/plain", b"words=a".to_vec(), 415, "only takes what its own form sends");
    check("multipart/form-data; boundary=x", b"--x--".to_vec(), 415, "its own form");
    check(form, b"words=some+letters+%ff%fe+lost".to_vec(), 422, "Nothing you wrote was lost");
    check(form, b"%%%=%%%&&&===".to_vec(), 401, "Sign in");
    check(form, Vec::new(), 401, "Sign in");
}

#[test]
fn a_program_gets_a_problem_that_it_can_read() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    let request = Request::get("/nothing").header("accept", "application/json");
    browser.send(request.body(Body::empty()).unwrap());
    assert_eq!(browser.status(), 404);
    assert_eq!(browser.header("content-type"), "application/problem+json");
    assert!(browser.html().contains("\"trouble-nothing\""));
}

#[test]
fn whoever_knocks_without_end_is_asked_to_wait_and_help_stays_open() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    let last =
        (0..400).map(|_| browser.open("/no/such/path").status()).find(|status| *status == 429);
    assert_eq!(last, Some(429));
    assert!(browser.header("retry-after").parse::<u32>().is_ok_and(|wait| wait >= 1));
    assert_eq!(browser.open("/help").status(), 200);
    browser.open("/help").press("Leave now");
    assert_eq!(browser.status(), 303);
}

#[test]
fn every_answer_says_what_the_browser_may_do() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    for path in ["/", "/help", "/nothing", "/healthz", "/readyz"] {
        browser.open(path);
        let policy = browser.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"));
        assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(browser.header(name), value, "{path}");
        }
        assert_eq!(browser.header("strict-transport-security"), "", "loopback has no certificate");
    }
    browser.open("/rules");
    let policy = browser.header("content-security-policy");
    for part in [
        "form-action 'self' https://www.bbc.co.uk;",
        "trusted-types kith;",
        "require-trusted-types-for 'script'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(browser.header("permissions-policy").contains("camera=()"));
}

#[test]
fn the_house_says_that_nobody_coordinates_yet() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    assert_eq!(browser.open("/healthz").status(), 200);
    assert_eq!(browser.open("/readyz").status(), 503);
    assert!(browser.html().contains("nobody is coordinator"));
}

#[test]
fn a_promise_that_is_late_is_told_to_whoever_keeps_the_machine() {
    let bare = Bare::new();
    let _ = bare.person("dee", &[kith_core::people::grant::Role::Coordinator]);
    let mut browser = Browser::new(&bare.app);
    assert_eq!((browser.open("/readyz").status(), browser.html()), (200, "ready\n"));
    let (id, due) = (uuid::Uuid::from_u128(1), bare.app.now());
    bare.does(move |tx, _| Ok(kith_store::jobs::plant(tx, "request", id, due)?)).unwrap();
    bare.clock.pass(kith_core::HOUR);
    assert_eq!(
        browser.open("/readyz").status(),
        200,
        "to turn people away makes nothing less late"
    );
    assert_eq!(browser.html(), "ready\nlate promises: 1\n");
}

/// What the house answers to each role at each door: `METHOD PATH WHO`, one a line. A door that is not
/// listed here fails, and so does one that opens for somebody else.
const LISTED: &str = include_str!("doors.txt");

#[test]
fn every_door_stands_in_the_list_with_whoever_may_pass() {
    let built: Vec<String> = kith_web::doors().into_iter().map(line).collect();
    let listed: Vec<&str> = LISTED.lines().filter(|line| !line.starts_with('#')).collect();
    let new: Vec<_> = built.iter().filter(|line| !listed.contains(&line.as_str())).collect();
    let gone: Vec<_> = listed.iter().filter(|line| !built.contains(&(**line).to_owned())).collect();
    assert!(new.is_empty() && gone.is_empty(), "not listed: {new:#?}\nno longer there: {gone:#?}");
}

fn line(door: Door) -> String {
    let who = match door.may {
        May::Anyone => "anyone",
        May::Member => "member",
        May::Helper => "helper",
        May::Desk => "desk",
        May::Duty => "duty",
        May::Office => "office",
        May::Hold(role) => role.word(),
    };
    format!("{} {} {who}", door.method, door.path)
}

/// A member with `role`, signed in.
fn enter(bare: &Bare, front: &Browser, role: Option<Role>) -> Browser {
    let app = bare.app.clone();
    let name = format!("amber-{}-lamp", role.map_or("member", Role::word));
    let passphrase = "four words are enough here";
    let (sign_in_name, pseudonym) = (SignInName::parse(&name), Pseudonym::parse("Wren"));
    let draft =
        registering::draft(&app, sign_in_name.unwrap(), pseudonym.unwrap(), passphrase).unwrap();
    let moment = app.moment();
    let made = app.store.write(move |tx| {
        let at = &mut moment.clone();
        let member = registering::add(tx, at, &draft)?;
        let giving = role.map(|role| Giving { role, until: None });
        giving.map(|giving| grants::add(tx, at, None, member, giving)).transpose()?;
        Ok::<_, Error>(member)
    });
    made.unwrap();
    let mut browser = front.another();
    browser.open("/sessions/new").fill("name", &name).fill("passphrase", passphrase);
    browser.press("Sign in");
    assert!(!browser.cookie().is_empty(), "{name}: {}", browser.text());
    browser
}

/// Doors that end the session of whoever passes, or may do so: they are tried by strangers only.
const WAYS_OUT: [&str; 3] = ["/exits", "/me/leave", "/me/devices"];

fn passes(role: Option<Role>, may: May) -> bool {
    match may {
        May::Anyone | May::Member => true,
        May::Helper => role.is_some_and(Role::helps),
        May::Desk => matches!(role, Some(Role::Coordinator | Role::Moderator | Role::Lead)),
        May::Duty => passes(role, May::Helper) || passes(role, May::Desk),
        May::Office => matches!(role, Some(Role::Coordinator | Role::Admin)),
        May::Hold(needed) => role == Some(needed),
    }
}

#[test]
fn each_role_passes_its_own_doors_and_sees_nothing_behind_the_others() {
    let mut bare = Bare::new();
    bare.app.site = Site { demo: true, ..Site::default() }.into();
    let front = Browser::new(&bare.app);
    for role in [None].into_iter().chain(Role::ALL.iter().copied().map(Some)) {
        let mut browser = enter(&bare, &front, role);
        let nothing = browser.open("/no/such/path").text();
        for door in kith_web::doors() {
            // `/readyz` answers for the house, not for whoever asks.
            if door.path == "/readyz" || (door.method == "POST" && WAYS_OUT.contains(&door.path)) {
                continue;
            }
            bare.clock.pass(SECOND.times(2));
            let opens = passes(role, door.may);
            let status = if opens && door.path == ENDLESS {
                browser.listen(door.path, &[]).status()
            } else {
                knock(&mut browser, door)
            };
            if opens {
                assert!(!matches!(status, 401 | 403 | 500..), "{role:?} {door:?}: {status}");
            } else {
                assert_eq!((status, browser.text()), (404, nothing.clone()), "{role:?} {door:?}");
            }
        }
    }
}

#[test]
fn an_address_with_a_code_that_is_none_leads_nowhere() {
    let bare = Bare::new();
    let front = Browser::new(&bare.app);
    let mut browser = enter(&bare, &front, None);
    let nothing = browser.open("/no/such/path").text();
    for path in ["/talks/1", "/talks/%27%3Bdrop", "/talks/00000000-0000-0000-0000-000000000abc"] {
        browser.open(path);
        assert_eq!((browser.status(), browser.text()), (404, nothing.clone()), "{path}");
    }
}

#[test]
fn a_form_that_outlived_its_session_stands_again_after_signing_in() {
    let bare = Bare::new();
    let front = Browser::new(&bare.app);
    let mut browser = enter(&bare, &front, None);
    browser.open("/leaving").choose("titles", "recipes");
    browser.take("");
    browser.press("Save and carry on");
    assert_eq!((browser.status(), browser.title().as_str()), (401, "Notes"));
    browser.fill("name", "amber-member-lamp").fill("passphrase", "four words are enough here");
    browser.press("Sign in");
    assert!(browser.says("You are signed in again"), "{}", browser.text());
    browser.press("Send it again").open("/leaving");
    assert_eq!(browser.title(), "Recipes");
}

#[test]
fn whoever_hides_the_button_has_a_page_without_it() {
    let bare = Bare::new();
    let front = Browser::new(&bare.app);
    let mut browser = enter(&bare, &front, None);
    browser.open("/leaving");
    assert!(browser.html().contains("data-exit"));
    browser.choose("exit", "hidden").press("Save and carry on").open("/leaving");
    assert!(!browser.html().contains("data-exit"));
    assert!(browser.html().contains("/help"), "urgent help stays");
}

#[test]
fn leaving_ends_the_session_for_good() {
    let bare = Bare::new();
    let front = Browser::new(&bare.app);
    let mut browser = enter(&bare, &front, None);
    let cookie = browser.cookie();
    browser.open("/leaving").press("Leave now");
    assert_eq!(browser.cookie(), "");
    browser.take(&cookie).open("/me");
    assert_eq!((browser.status(), browser.title().as_str()), (401, "Notes"));
}

#[test]
fn every_link_of_the_shell_leads_somewhere() {
    let mut bare = Bare::new();
    bare.app.site = Site { demo: true, ..Site::default() }.into();
    let front = Browser::new(&bare.app);
    for role in [None].into_iter().chain(Role::ALL.iter().copied().map(Some)) {
        let mut browser = enter(&bare, &front, role);
        let links = browser.open("/about").links();
        for link in links.iter().filter(|link| link.starts_with('/')) {
            assert_eq!(browser.open(link).status(), 200, "{role:?} {link}");
        }
    }
}

#[test]
fn after_signing_in_one_is_led_to_the_very_page() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/talks?before=0123456789abcdef0123456789abcdef&x=%22");
    assert_eq!(browser.status(), 401);
    let back = browser.value("back");
    assert_eq!(back.as_deref(), Some("/talks?before=0123456789abcdef0123456789abcdef&x=%22"));
    assert_eq!(browser.open("/talks").value("back").as_deref(), Some("/talks"));
}
