//! `/today`: one waiting thing first, then what was told, what was asked, and with whom one talks.

use askama::Template;
use axum::{extract::State, response::Response};
use kith_app::{
    App, Error, Tx,
    journey::introduction::reading as introductions,
    pairing::reading::proposal as proposals,
    people::{notices, recognising::Known, welcome},
    programme::{learning, practising},
    support::{
        reading::{
            queue::{self, Desk},
            request::{self as requests, Listed},
        },
        rota::reading::{self as rota, Kept},
    },
    talk::{
        listing::{self as talks, List},
        seat,
    },
};
use kith_core::{
    Code, Timestamp,
    people::{grant::Role, notice::Notice, welcome::Step},
    programme::zone::Zone,
    support::{
        deadline::Next,
        kind::Kind,
        state::{Question, Route, Rung, State as Stands, Turn},
    },
};

use super::{notices::Told, saying};
use crate::{
    doors::{Doors, May},
    page::{Failure, Page, draw},
    shell::Shell,
    visitor::SignedIn,
    words::{Markup, Words},
    work,
};

/// How many talks stand on Today; the list holds the others.
const TALKS: usize = 4;

/// The page.
#[derive(Template)]
#[template(path = "support/today.html")]
pub(crate) struct Today {
    w: Shell,
    name: String,
    day: String,
    waiting: Option<Waiting>,
    told: Vec<Told>,
    /// The next question of the welcome: its place, and its word.
    welcome: Option<(i64, &'static str)>,
    requests: Vec<Asked>,
    people: Vec<Person>,
    /// How it stands with their helping; `None` for whoever does not help.
    helping: Option<Markup>,
    /// Their next shift, in a sentence; empty where they hold no place.
    shift: Markup,
    /// Whether a course comes before anybody new.
    learns: bool,
    /// Whether a signature comes before anybody new.
    practises: bool,
    coordinates: bool,
}

/// The one thing that waits for a word.
struct Waiting {
    title: String,
    more: Markup,
    to: String,
    /// The key of what its button says.
    go: &'static str,
}

/// A request in a list.
pub(super) struct Asked {
    /// The word of its kind, which names the icon; its colour, and its name.
    pub(super) kind: (&'static str, &'static str, String),
    /// Where it is.
    pub(super) title: String,
    next: Markup,
    /// Its page.
    pub(super) to: String,
}

/// Somebody whom the member talks with.
struct Person {
    name: String,
    door: Option<Code>,
    to: String,
    last: Timestamp,
}

/// What was found in one snapshot.
struct Found {
    told: Vec<Notice>,
    step: Option<Step>,
    open: Vec<Listed>,
    talks: Vec<List>,
    desk: Option<Desk>,
    /// Pairs that were put forward and wait for their word, with their ends.
    proposals: Vec<(Code, Timestamp)>,
    /// Introductions that wait for their word, with their ends.
    introductions: Vec<(Code, Timestamp)>,
    learns: bool,
    /// Whether a signature comes before anybody new.
    practises: bool,
    /// Their next shift, and by which clock it was made.
    shift: Option<(Kept, Zone)>,
}

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().get("/today", May::Member, show)
}

async fn show(State(app): State<App>, me: SignedIn) -> Result<Response, Failure> {
    let (who, now) = (me.known.clone(), app.now());
    let found = work::read(&app, move |tx| find(tx, now, &who)).await?;
    let w = me.shell("nav-today");
    Ok(draw(&Today {
        name: me.known.face.pseudonym.clone(),
        day: w.day_in(now, "UTC"),
        waiting: waiting(&w, &found),
        told: found.told.iter().map(|one| Told::new(&w, one)).collect(),
        welcome: found.step.map(|step| (place(step), step.word())),
        requests: found.open.iter().map(|one| asked(&w, one)).collect(),
        people: people(&w, &found.talks),
        learns: found.learns,
        practises: found.practises,
        shift: found.shift.map(|(kept, zone)| shift(&w, &kept, &zone)).unwrap_or_default(),
        helping: found.desk.map(|desk| helping(&w, &me, &desk)),
        coordinates: me.known.is(Role::Coordinator),
        w,
    }))
}

fn find(tx: &mut Tx, now: Timestamp, who: &Known) -> Result<Found, Error> {
    Ok(Found {
        told: notices::list(tx, who.member)?,
        step: welcome::next_step(tx, who.member)?,
        open: requests::open(tx, who)?,
        talks: talks::lists(tx, &seat::faces(who), None)?,
        desk: if who.helps() { Some(queue::desk(tx, now, who)?) } else { None },
        proposals: proposals::waiting(tx, now, who)?,
        introductions: introductions::waiting(tx, now, who)?,
        learns: learning::waits(tx, now, who)?,
        practises: practising::waits(tx, now, who)?,
        shift: rota::next(tx, now, who)?,
    })
}

/// Whether they are on duty; for whoever only mentors, whether anybody can be put to them.
fn helping(w: &Shell, me: &SignedIn, desk: &Desk) -> Markup {
    let key = match (me.known.is(Role::Supporter), desk.on_until) {
        (true, Some(_)) => "today-on-duty",
        (true, None) => "today-off-duty",
        (false, _) if desk.chosen => "today-mentor",
        (false, _) => return w.say_links("duty-unsaid", &["/capacity"]),
    };
    saying::plain(&w.say(key))
}

/// When their next shift is.
fn shift(w: &Shell, kept: &Kept, zone: &Zone) -> Markup {
    let (hours, zone) = (kept.shift.hours, zone.name());
    let end = Words::clock_in(hours.until, zone);
    saying::timed_in(w, "duty-shift-next", &[("end", end.into())], (hours.since, zone))
}

fn place(step: Step) -> i64 {
    i64::try_from(step.place()).unwrap_or(1)
}

/// What waits for a word: an offer, whose clock is the shortest; somebody who wrote; a question.
fn waiting(w: &Shell, found: &Found) -> Option<Waiting> {
    let alone = |desk: &Desk| desk.offers.iter().find(|held| held.route != Route::Run).cloned();
    let offer = found.desk.as_ref().and_then(alone).map(|held| Waiting {
        title: w.say("waits-offer"),
        more: saying::timed(w, "waits-offer-more", &[], held.until),
        to: format!("/offers/{}", held.code),
        go: "waits-offer-go",
    });
    let wrote = || found.open.iter().find_map(|one| wrote(w, found, one));
    let owed = || found.desk.as_ref().and_then(|desk| owed(w, desk));
    let question = || found.open.iter().find(|one| is_question(one)).map(|one| question(w, one));
    let proposal = || found.proposals.first().map(|(code, until)| proposed(w, *code, *until));
    let brought = || found.introductions.first().map(|(code, until)| brought(w, *code, *until));
    let first = offer.or_else(proposal).or_else(wrote).or_else(owed);
    first.or_else(question).or_else(brought)
}

/// A pair that was put forward, and waits for a yes.
fn proposed(w: &Shell, code: Code, until: Timestamp) -> Waiting {
    Waiting {
        title: w.say("waits-proposal"),
        more: saying::timed(w, "waits-proposal-more", &[], until),
        to: format!("/proposals/{code}"),
        go: "waits-offer-go",
    }
}

/// Somebody whom they talk with would bring them together with somebody else.
fn brought(w: &Shell, code: Code, until: Timestamp) -> Waiting {
    Waiting {
        title: w.say("waits-introduction"),
        more: saying::timed(w, "waits-introduction-more", &[], until),
        to: format!("/introductions/{code}"),
        go: "waits-offer-go",
    }
}

/// Whoever answers the member wrote last.
fn wrote(w: &Shell, found: &Found, one: &Listed) -> Option<Waiting> {
    let turn = one.request.state.answer()?.turn;
    let talk = one.talk.filter(|_| matches!(turn, Turn::Member(Question::Quiet { .. })))?;
    let all = found.talks.iter().flat_map(|list| &list.talks);
    let listed = all.into_iter().find(|listed| listed.seat.talk.code == talk)?;
    let name =
        listed.other.as_ref().map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone());
    Some(Waiting {
        title: w.say_of("waits-wrote", "name", name),
        more: saying::timed(w, "waits-wrote-more", &[], listed.last_word),
        to: format!("/talks/{talk}#end"),
        go: "waits-wrote-go",
    })
}

/// A member wrote last, and waits for their helper.
fn owed(w: &Shell, desk: &Desk) -> Option<Waiting> {
    let turn =
        |next| matches!(next, Next::Remind | Next::Apologise | Next::OfferAnother | Next::Replace);
    let one = desk.talks.iter().find(|one| one.next.is_some_and(|due| turn(due.next)))?;
    let name =
        one.asker.as_ref().map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone());
    Some(Waiting {
        title: w.say_of("waits-owed", "name", name),
        more: saying::plain(&w.say("waits-owed-more")),
        to: format!("/talks/{}#end", one.talk),
        go: "waits-wrote-go",
    })
}

fn is_question(one: &Listed) -> bool {
    let asked = |question| matches!(question, Question::Asked { .. });
    match one.request.state {
        Stands::Alternative { question } => asked(question),
        Stands::Answered(answer) => match answer.turn {
            Turn::Member(question) => asked(question),
            Turn::Helper { rung, .. } => rung == Rung::Another,
            Turn::Paused { .. } => false,
        },
        _ => false,
    }
}

fn question(w: &Shell, one: &Listed) -> Waiting {
    let kind = saying::kind(w, one.request.kind);
    Waiting {
        title: w.say("waits-question"),
        more: saying::timed(w, "waits-question-more", &[("kind", kind.into())], one.request.asked),
        to: format!("/requests/{}#close", one.request.code),
        go: "waits-question-go",
    }
}

fn shown(w: &Shell, kind: Kind) -> (&'static str, &'static str, String) {
    (kind.word(), saying::tint(kind), saying::kind(w, kind))
}

/// `one` as it stands in a list.
pub(super) fn asked(w: &Shell, one: &Listed) -> Asked {
    let somebody = w.say("request-somebody");
    let next = one.standing.next.map(|next| {
        saying::timed(w, next.next.key(), &[("name", somebody.as_str().into())], next.at)
    });
    Asked {
        kind: shown(w, one.request.kind),
        title: w.say(one.standing.key),
        next: next.unwrap_or_default(),
        to: format!("/requests/{}", one.request.code),
    }
}

/// The talks with the newest words, of both sides.
fn people(w: &Shell, lists: &[List]) -> Vec<Person> {
    let open = |talk: &&talks::Listed| {
        !matches!(talk.seat.talk.state, kith_core::talk::State::Closed { .. })
    };
    let all = lists.iter().flat_map(|list| &list.talks).filter(open);
    let mut people: Vec<_> = all
        .map(|talk| Person {
            name: talk
                .other
                .as_ref()
                .map_or_else(|| w.say("talk-nobody"), |face| face.pseudonym.clone()),
            door: talk.other.as_ref().map(|face| face.doorway),
            to: format!("/talks/{}#end", talk.seat.talk.code),
            last: talk.last_word,
        })
        .collect();
    people.sort_by_key(|person| std::cmp::Reverse(person.last));
    people.truncate(TALKS);
    people
}

impl Today {
    /// Whether nothing was ever begun here.
    fn is_first(&self) -> bool {
        self.requests.is_empty() && self.people.is_empty() && self.helping.is_none()
    }

    /// Every kind: its word and its name.
    fn kinds(&self) -> Vec<(&'static str, String)> {
        Kind::ALL.iter().map(|kind| (kind.word(), saying::kind(&self.w, *kind))).collect()
    }

    /// What the line under the name says.
    fn mood(&self) -> &'static str {
        match (&self.waiting, self.is_first()) {
            (Some(_), _) => "today-waits",
            (None, true) => "today-first",
            (None, false) => "today-quiet",
        }
    }
}

/// A request as a page may show it.
#[cfg(test)]
pub(super) fn samples(w: &Shell) -> Vec<Asked> {
    let title = w.say("request-place-closed");
    let (kind, to) = (shown(w, Kind::Hand), "/requests/7".to_owned());
    vec![Asked { kind, title, next: Markup::default(), to }]
}

impl Page for Today {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        let at = Timestamp::from_micros(1_795_372_200_000_000).unwrap();
        let empty = || {
            let w = shell("nav-today");
            Self {
                name: "Wren".to_owned(),
                day: w.day_in(at, "UTC"),
                waiting: None,
                told: Vec::new(),
                welcome: None,
                requests: Vec::new(),
                people: Vec::new(),
                helping: None,
                shift: Markup::default(),
                learns: false,
                practises: false,
                coordinates: false,
                w,
            }
        };
        let face = super::samples::face("Sparrow");
        let full = |title: &str, go| {
            let page = empty();
            let more = saying::timed(&page.w, "waits-offer-more", &[], at);
            let args = [("name", "Sparrow".into())];
            let title = page.w.say_with(title, &args);
            let to = "/talks/7".to_owned();
            let (words, kind) = (page.w.say("notice-news"), shown(&page.w, Kind::Hand));
            let (code, name, door) = (face.code, "Sparrow".to_owned(), Some(face.doorway));
            Self {
                waiting: Some(Waiting {
                    title: title.clone(),
                    more: more.clone(),
                    to: to.clone(),
                    go,
                }),
                told: vec![Told { words, to: to.clone(), at, code }],
                welcome: Some((3, "mind")),
                requests: vec![Asked { kind, title, next: more, to: to.clone() }],
                people: vec![Person { name, door, to, last: at }],
                helping: Some(saying::plain(&page.w.say("today-on-duty"))),
                shift: saying::plain(&page.w.say("duty-shift-none")),
                learns: true,
                practises: true,
                coordinates: true,
                ..page
            }
        };
        vec![
            empty(),
            Self { helping: Some(empty().w.say_links("duty-unsaid", &["/capacity"])), ..empty() },
            full("waits-wrote", "waits-wrote-go"),
            full("waits-owed", "waits-wrote-go"),
            full("waits-offer", "waits-offer-go"),
            full("waits-question", "waits-question-go"),
        ]
    }
}
