//! A request in each of its states, for the test that draws all pages.

use kith_core::{
    journey::rematch::Rematch,
    safety::signal::Help,
    support::{deadline::Next, notice::Notice, safe::Level},
};

use super::*;

/// Where a request can be, down to the last word.
pub(in super::super) const SITUATIONS: [&str; 19] = [
    "waiting-anyone",
    "waiting-choose",
    "offered-queue",
    "offered-choice",
    "offered-hand",
    "offered-run",
    "answered-helper",
    "answered-reminded",
    "answered-sorry",
    "answered-another",
    "answered-member",
    "answered-question",
    "answered-paused",
    "handover",
    "escalated",
    "alternative",
    "alternative-question",
    "closed",
    "closed-quietly",
];

pub(super) fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Show> {
    let mut all: Vec<_> = SITUATIONS.iter().map(|at| page(shell("request-tab"), at)).collect();
    all.push(Show { looked: true, learns: true, ..page(shell("request-tab"), "waiting-anyone") });
    for stands in [
        Rematch::Rests(crate::support::samples::at()),
        Rematch::Asks(crate::support::samples::at()),
    ] {
        let shown = page(shell("request-tab"), "waiting-anyone");
        all.push(Show { again: again(&shown.w, stands), ..shown });
    }
    all.push(Show { risk: true, ..page(shell("request-tab"), "waiting-anyone") });
    let asked = shell("request-tab").but("how", super::super::changes::HOW);
    all.push(page(asked, "answered-question"));
    all.push(Show { words: String::new(), ..page(shell("request-tab"), "offered-queue") });
    all
}

fn page(w: Shell, situation: &'static str) -> Show {
    let at = Timestamp::from_micros(1_795_372_200_000_000).unwrap();
    let args = [("name", "Sparrow".into())];
    let word = situation.split('-').next().unwrap_or_default();
    let places = ["request-place-waiting", "request-place-offered", "request-place-answered"];
    let more = ["request-place-escalated", "request-place-alternative", "request-place-closed"];
    let more = more.into_iter().chain(["request-place-handover"]);
    let place = places.into_iter().chain(more).find(|key| key.ends_with(word)).unwrap();
    let key = format!("request-at-{situation}");
    let said = saying::timed(&w, &format!("{key}-more"), &args, at);
    let closed = word == "closed";
    let elsewhere = |web: &str, letter: &str| Elsewhere {
        at,
        name: "A service".to_owned(),
        about: "What it does.".to_owned(),
        web: web.to_owned(),
        dial: "116123".to_owned(),
        letter: letter.to_owned(),
        by_hand: !letter.is_empty(),
    };
    let named = vec![elsewhere("https://service.example", "Dear you"), elsewhere("/help", "")];
    let ways = ways(word);
    let done = Notice::ALL.iter().map(|one| w.say(&format!("request-step-{}", one.word())));
    let clock = Clock {
        lead: Next::ALL.iter().fold(Markup::default(), |out, next| {
            Markup(out.0 + &saying::timed(&w, next.key(), &args, at).0)
        }),
        done: done.map(|said| (said, at)).collect(),
        now: (!closed).then(|| (w.say_with(&key, &args), said)),
        then: vec![
            saying::timed(&w, "request-then-desk", &[], at),
            saying::timed(&w, "request-then-other-by", &[], at),
            saying::plain(&w.say("request-then-other")),
        ],
    };
    let helper = super::super::samples::face("Sparrow");
    Show {
        code: helper.code,
        kind: Kind::Listen,
        asked: at,
        place,
        situation,
        clock,
        estimate: w.say("request-estimate-unknown"),
        cover: saying::timed(&w, "cover-next", &[], at),
        helper: Some(helper.clone()),
        proposal: (situation == "offered-run").then_some(helper.code),
        talk: (matches!(word, "answered" | "handover") || closed).then_some(helper.code),
        places: if word == "alternative" { named } else { Vec::new() },
        looked: false,
        learns: false,
        again: None,
        ways,
        risk: false,
        card: sample_card(&w, situation),
        topics: vec!["Grief".to_owned()],
        words: "I have not told anybody.".to_owned(),
        w,
    }
}

/// Another card in each situation.
fn sample_card(w: &Shell, situation: &str) -> crate::words::Markup {
    use crate::safety::card::samples;
    let help = Help::ALL.get(situation.len() % (Help::ALL.len() + 1));
    help.map_or_else(|| samples::aside(w), |help| samples::card(w, *help, Level::Concern))
}

fn ways(word: &str) -> Vec<Way> {
    match word {
        "waiting" | "escalated" => vec![Way::Choose, Way::Widen, Way::Close],
        "answered" => vec![Way::StillOpen, Way::Another, Way::Close],
        "closed" => Vec::new(),
        _ => vec![Way::Close],
    }
}
