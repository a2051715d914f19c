//! `/pairs/{talk}`: one pair, for whoever looks after it: dates, what they said at check-ins, contacts. Never what the two say
//! to each other.

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::tending::{self, Answered, Note, Noted, Page as Seen, Words as Beside},
};
use kith_core::{
    Code, Private,
    journey::{
        agreement::{self, Version},
        contact::{Channel, INCOMPLETE, NO_TOPIC, Topic, With},
    },
    people::{face::Side, grant::Role},
};

use super::{checkins, pairs};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    query::Done,
    shell::Shell,
    visitor::SignedIn,
    words::Words,
    work,
};

/// What can have been done on this page, and the line that says so.
const DONE: [(&str, &str); 3] =
    [("noted", "pair-noted"), ("asked", "pair-asked-done"), ("opened", "pair-opened")];

/// The page.
#[derive(Template)]
#[template(path = "journey/pair.html")]
pub(crate) struct Pair {
    w: Shell,
    code: Code,
    two: String,
    frozen: bool,
    /// Why somebody should look after it.
    why: Vec<String>,
    /// What happened when, and what comes when.
    dates: Vec<String>,
    asked: Vec<Line>,
    contacts: Vec<Contact>,
    form: Form,
}

/// What one of the two was asked and said.
struct Line {
    asked: String,
    who: String,
    /// What they said; empty where they said nothing.
    said: String,
    /// What they wrote beside it, where it stands open; `None` where it does not.
    words: Option<String>,
    /// By which it is opened: its place, and the side; `None` where nothing can be.
    opens: Option<(i64, &'static str)>,
}

/// A contact of a coordinator.
struct Contact {
    by: String,
    how: String,
    topics: String,
    words: String,
}

/// What was chosen and typed of a contact: word, name, and whether it was chosen.
struct Form {
    with: Vec<Way>,
    channel: Vec<Way>,
    topics: Vec<Way>,
    words: String,
}

type Way = (&'static str, String, bool);

/// Its doors.
pub(crate) fn doors() -> Doors {
    let coordinator = May::Hold(Role::Coordinator);
    Doors::new()
        .get("/pairs/{talk}", coordinator, show)
        .post("/pairs/{talk}/contacts", coordinator, note)
        .post("/pairs/{talk}/checkins", coordinator, ask)
        .post("/pairs/{talk}/openings", coordinator, open)
}

async fn show(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    done: Done,
) -> Result<Response, Failure> {
    let seen = seen(&app, &me, talk).await?;
    Ok(draw(&Pair::new(done.on(me.shell("pairs-title"), &DONE), &seen, &Fields::default())))
}

async fn seen(app: &App, me: &SignedIn, talk: Code) -> Result<Seen, Error> {
    let (reader, who) = (app.clone(), me.known.clone());
    work::aside(move || tending::page(&reader, &who, talk)).await
}

async fn note(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let kept = keep(&app, &me, talk, &fields).await;
    answer(&app, &me, (talk, &fields), kept).await
}

/// Keeps what was chosen and typed of a contact. Where it is refused, the field that it is about.
async fn keep(
    app: &App,
    me: &SignedIn,
    talk: Code,
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let with = With::of(fields.word("with")).ok_or(("with", INCOMPLETE.into()))?;
    let channel = Channel::of(fields.word("channel")).ok_or(("channel", INCOMPLETE.into()))?;
    let topics: Vec<_> =
        Topic::ALL.iter().copied().filter(|one| fields.chose("topic", one.word())).collect();
    if topics.is_empty() {
        return Err(("topics", NO_TOPIC.into()));
    }
    let words = agreement::words(&fields.text("words")).map_err(|why| ("words", why.into()))?;
    let (sealing, who) = (app.clone(), me.known.clone());
    let note = Note { with, channel, topics, words };
    let draft = work::aside(move || tending::draft(&sealing, &who, &note));
    let draft = draft.await.map_err(|why| ("words", why))?;
    let who = me.known.clone();
    let noted = work::once(app, fields.post(me), move |tx, at| {
        tending::note(tx, at, &who, (talk, &draft))?;
        Ok(format!("/pairs/{talk}?done=noted"))
    });
    noted.await.map_err(|why| ("words", why))
}

async fn ask(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let who = me.known.clone();
    let asked = work::write(&app, move |tx, at| tending::ask(tx, at, &who, talk)).await;
    let asked = asked.map(|()| format!("/pairs/{talk}?done=asked")).map_err(|why| ("ask", why));
    answer(&app, &me, (talk, &fields), asked).await
}

async fn open(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let place: i64 = fields.word("place").parse().map_err(|_| Error::NotFound)?;
    let side = Side::of(fields.word("side")).ok_or(Error::NotFound)?;
    let who = me.known.clone();
    work::write(&app, move |tx, at| tending::open(tx, at, &who, talk, (place, side))).await?;
    Ok(see(&format!("/pairs/{talk}?done=opened")))
}

/// The page again, with what was done, or with what stands in the way at its field.
async fn answer(
    app: &App,
    me: &SignedIn,
    (talk, fields): (Code, &Fields),
    done: Result<String, (&'static str, Error)>,
) -> Result<Response, Failure> {
    match done {
        Ok(path) => Ok(see(&path)),
        Err((field, Error::Refused(why))) => {
            let w = me.shell("pairs-title").but(field, why);
            Ok(draw(&Pair::new(w, &seen(app, me, talk).await?, fields)))
        }
        Err((_, other)) => Err(other.into()),
    }
}

impl Pair {
    fn new(w: Shell, seen: &Seen, typed: &Fields) -> Self {
        Self {
            code: seen.bond.talk.code,
            two: pairs::two(&w, &seen.people),
            frozen: seen.bond.signs.frozen,
            why: pairs::why(&w, &seen.parts),
            dates: dates(&w, seen),
            asked: seen.answers.iter().map(|one| Line::new(&w, one)).collect(),
            contacts: seen.contacts.iter().map(|one| Contact::new(&w, one)).collect(),
            form: Form::new(&w, typed),
            w,
        }
    }
}

/// What happened when, and what comes when. Days only: a page reads the same a minute later.
fn dates(w: &Words, seen: &Seen) -> Vec<String> {
    let bond = &seen.bond;
    let on = |key: &str, at| w.say_of(key, "day", w.day_in(at, "UTC"));
    let mut dates = vec![on("pair-began", bond.talk.since)];
    dates.extend(agreed(w, seen));
    dates.extend(bond.stages.iter().map(|entered| {
        let stage = w.say(&format!("journey-step-{}", entered.stage.word()));
        let day = w.day_in(entered.since, "UTC");
        w.say_with("pair-entered", &[("stage", stage.into()), ("day", day.into())])
    }));
    dates.extend(bond.rhythm.next().map(|next| on("pair-next", next)));
    dates.push(on("pair-contact-due", bond.signs.contact));
    dates
}

/// What is known of the agreement: who has signed when, and never its text.
fn agreed(w: &Words, seen: &Seen) -> Vec<String> {
    let bond = &seen.bond;
    let held = bond.held.as_ref().map(|kept| &kept.version);
    let holds = held.and_then(|version| Some((version.holds()?, version.draft.review)));
    let both = holds.map(|(day, review)| {
        let [day, review] = [day, review].map(|at| w.day_in(at, "UTC"));
        w.say_with("pair-agreed", &[("day", day.into()), ("review", review.into())])
    });
    let newer = bond.journey.newest.as_ref().filter(|version| version.holds().is_none());
    let waits = newer.map(|version| signing(w, version));
    if both.is_none() && waits.is_none() {
        return vec![w.say("pair-unwritten")];
    }
    both.into_iter().chain(waits).collect()
}

fn signing(w: &Words, version: &Version) -> String {
    let signed =
        |at: Option<_>| w.say(if at.is_some() { "pair-signed-yes" } else { "pair-signed-no" });
    let (mentee, mentor) = (signed(version.mentee), signed(version.mentor));
    w.say_with("pair-signing", &[("mentee", mentee.into()), ("mentor", mentor.into())])
}

impl Line {
    fn new(w: &Words, one: &Answered) -> Self {
        let it = &one.check_in;
        let question = w.say(&checkins::question(it.question));
        let day = w.day_in(it.asked, "UTC");
        let who = match it.side {
            Side::Member => "pair-mentee",
            Side::Helper => "pair-mentor",
        };
        let words = match &one.words {
            Beside::Open(Some(words)) => Some(words.reveal().to_owned()),
            Beside::Open(None) => Some(w.say("words-erased")),
            Beside::None | Beside::Closed => None,
        };
        Self {
            asked: w.say_with("pair-asked", &[("question", question.into()), ("day", day.into())]),
            who: w.say(who),
            said: it.answer.map(|(answer, _)| checkins::said(w, answer)).unwrap_or_default(),
            words,
            opens: (one.words == Beside::Closed).then(|| (one.place, it.side.word())),
        }
    }
}

impl Contact {
    fn new(w: &Words, one: &Noted) -> Self {
        let name = one.by.as_ref().map(|face| face.pseudonym.clone());
        let name = name.unwrap_or_else(|| w.say("case-former"));
        let day = w.day_in(one.at, "UTC");
        let topics: Vec<_> = one.topics.iter().map(|it| topic(w, *it)).collect();
        let how = [with(w, one.with), channel(w, one.channel)];
        Self {
            by: w.say_with("pair-contact-by", &[("name", name.into()), ("day", day.into())]),
            how: how.join(" · "),
            topics: topics.join(" · "),
            words: one.words.as_ref().map(Private::reveal).unwrap_or_default().to_owned(),
        }
    }
}

impl Form {
    fn new(w: &Words, typed: &Fields) -> Self {
        let chose = |field, word| typed.chose(field, word);
        let with = |one: &With| (one.word(), with(w, *one), chose("with", one.word()));
        let channel = |one: &Channel| (one.word(), channel(w, *one), chose("channel", one.word()));
        let topic = |one: &Topic| (one.word(), topic(w, *one), chose("topic", one.word()));
        Self {
            with: With::ALL.iter().map(with).collect(),
            channel: Channel::ALL.iter().map(channel).collect(),
            topics: Topic::ALL.iter().map(topic).collect(),
            words: typed.text("words"),
        }
    }
}

fn with(w: &Words, with: With) -> String {
    w.say(&format!("contact-with-{}", with.word()))
}

fn channel(w: &Words, channel: Channel) -> String {
    w.say(&format!("contact-channel-{}", channel.word()))
}

fn topic(w: &Words, topic: Topic) -> String {
    w.say(&format!("contact-topic-{}", topic.word()))
}

impl Page for Pair {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            Refusal,
            journey::{health::Part, rhythm::TOO_SOON},
        };
        let typed = Fields::read(b"with=both&topic=goals&words=x").0;
        let page = |w: Shell, parts: &[Part]| {
            let line = |n: i64| Line {
                asked: "How is it going? Asked on 1 March 2026.".to_owned(),
                who: w.say("pair-mentee"),
                said: if n % 3 == 0 { String::new() } else { "Well".to_owned() },
                words: (n % 4 == 1).then(|| "one\ntwo".repeat(20)),
                opens: (n % 4 == 2).then_some((n, "member")),
            };
            let contact = |_| Contact {
                by: "Robin, 2 March 2026".to_owned(),
                how: "Both · By telephone".to_owned(),
                topics: "Thanks".to_owned(),
                words: "They meet on Tuesdays.".to_owned(),
            };
            Self {
                code: Code(uuid::Uuid::from_u128(1)),
                two: "Wren and Linden".to_owned(),
                frozen: parts.contains(&Part::Frozen),
                why: pairs::why(&w, parts),
                dates: vec![w.say("pair-unwritten"); 6],
                asked: (0..20).map(line).collect(),
                contacts: (0..20).map(contact).collect(),
                form: Form::new(&w, &typed),
                w,
            }
        };
        let w = || shell("pairs-title");
        let but = |field, why: Refusal| page(w().but(field, why), &[Part::Silent]);
        let fresh = Self { asked: Vec::new(), contacts: Vec::new(), ..page(w(), &[]) };
        vec![
            fresh,
            page(w(), &[Part::Frozen]),
            but("with", INCOMPLETE),
            but("channel", INCOMPLETE),
            but("topics", NO_TOPIC),
            but("words", agreement::LONG),
            but("ask", TOO_SOON),
        ]
    }
}
