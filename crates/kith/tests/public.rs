//! What anyone can read, without an account, a cookie or a script.

use kith_testkit::{Bare, Browser};

const PAGES: [&str; 13] = [
    "/",
    "/about",
    "/accessibility",
    "/help",
    "/languages",
    "/leaving",
    "/mentoring",
    "/privacy",
    "/programmes",
    "/rules",
    "/safety-online",
    "/support",
    "/who-reads",
];

#[test]
fn a_stranger_reads_every_page_and_gets_no_cookie() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    for page in PAGES {
        browser.open(page);
        assert_eq!(browser.status(), 200, "{page}");
        assert_eq!(browser.cookie(), "", "{page}");
        assert_eq!(browser.all("h1").len(), 1, "{page}");
    }
}

#[test]
fn leaving_is_the_second_stop_of_every_page_and_urgent_help_one_click_away() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    for page in PAGES {
        browser.open(page);
        let stops = browser.all("a[href], button, input, select");
        assert_eq!(stops.get(1).map(String::as_str), Some("Leave now"), "{page}");
        assert!(page == "/help" || browser.links().contains(&"/help".to_owned()), "{page}");
    }
}

#[test]
fn whoever_presses_leave_now_stands_before_the_weather() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/").press("Leave now");
    assert_eq!(browser.status(), 303);
    assert_eq!(browser.header("location"), bare.app.site.exit_url);
    assert!(browser.header("clear-site-data").contains("\"storage\""));
}

#[test]
fn urgent_help_follows_the_choice_then_the_language_and_never_guesses() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/help");
    assert!(browser.says("the emergency number of the country you are in"));
    browser.speak("fr-FR, en-GB;q=0.8").open("/help");
    assert!(browser.html().contains("tel:112"), "{}", browser.text());
    browser.choose("country", "GB").press("Show");
    assert!(browser.says("Samaritans") && browser.says("Not yet confirmed by this site"));
    assert_eq!(browser.link("Call 116 123").as_deref(), Some("tel:116123"));
    browser.open("/help?country=%3Cscript%3E");
    assert_eq!(browser.status(), 200);
    assert!(!browser.html().contains("<script>"));
}

#[test]
fn the_languages_lead_to_the_same_pages_in_other_words() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/ar-XB/rules");
    assert!(browser.html().contains("<html lang=\"ar-XB\" dir=\"rtl\">"));
    assert!(browser.links().contains(&"/ar-XB/help".to_owned()), "the locale is kept on the way");
    browser.open("/en-XA");
    assert!(!browser.says("Talk to someone"), "{}", browser.text());
    browser.speak("ar-XB").open("/rules");
    assert!(browser.html().contains("dir=\"rtl\""));
    browser.open("/xx/rules");
    assert_eq!(browser.status(), 404);
}

#[test]
fn a_page_that_is_the_same_is_not_sent_again() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/rules");
    let tag = browser.header("etag");
    let again = axum::http::Request::get("/rules")
        .header("accept-language", "en")
        .header("sec-fetch-site", "none")
        .header("if-none-match", &tag);
    browser.send(again.body(axum::body::Body::empty()).unwrap());
    assert_eq!((browser.status(), browser.html()), (304, ""));
}

#[test]
fn who_comes_from_elsewhere_gets_the_sheet_at_once_and_who_stays_a_link() {
    let bare = Bare::new();
    let mut browser = Browser::new(&bare.app);
    browser.open("/");
    assert!(browser.html().contains("<style>") && !browser.html().contains("rel=\"stylesheet\""));
    browser.follow("See how it works first");
    assert!(!browser.html().contains("<style>"));
    let sheet = browser.html().split("rel=\"stylesheet\" href=\"").nth(1).unwrap();
    let sheet = sheet.split('"').next().unwrap().to_owned();
    browser.open(&sheet);
    assert_eq!(browser.status(), 200);
    assert!(browser.header("cache-control").contains("immutable"));
    browser.open("/assets/kith-000000000000.css");
    assert_eq!(browser.status(), 404);
}

#[test]
fn urgent_help_opens_while_the_database_fails_even_to_a_member() {
    let bare = Bare::new();
    let ada = bare.person("ada", &[]);
    let mut member = Browser::new(&bare.app);
    member.take(&bare.cookie(&ada));
    assert_eq!(member.open("/me").status(), 200);
    bare.ruin_the_database();
    assert!(member.open("/me").status() >= 500, "{}", member.text());
    for browser in [&mut member, &mut Browser::new(&bare.app)] {
        assert_eq!(browser.open("/help").status(), 200, "{}", browser.text());
        assert!(browser.says("the emergency number of the country you are in"));
        assert_eq!(browser.press("Leave now").status(), 303);
    }
    assert_eq!(member.open("/healthz").status(), 200);
    assert_eq!(member.open("/readyz").status(), 503);
}
