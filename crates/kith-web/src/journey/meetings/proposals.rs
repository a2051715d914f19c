//! `/journeys/{talk}/meetings/new` and `/meetings/{meeting}/changes`: proposing times for a meeting, or others.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{
    App, Error,
    journey::{
        busy::suiting::{self, Suiting},
        meeting::{
            proposing::{self, Wish},
            reading,
        },
    },
};
use kith_core::{
    Code, Refusal, Timestamp,
    journey::{
        agreement, busy,
        meeting::{self, LENGTH, NO_TIME, Part, Way},
    },
    programme::zone::Zone,
};

use super::{When, own};
use crate::{
    doors::{Doors, May},
    fields::Fields,
    page::{Failure, Page, draw, see},
    shell::Shell,
    talk::seats::{Standing, faces},
    visitor::SignedIn,
    work,
};

/// The fields of the times.
const TIMES: [&str; meeting::TIMES] = ["first", "second", "third"];

/// The lengths that are proposed, in minutes.
const LENGTHS: [u16; 7] = [15, 30, 45, 60, 90, 120, 180];

/// How long a meeting is where nobody says otherwise, in minutes.
const MINUTES: u16 = 60;

/// Nothing says how they meet.
const NO_WAY: Refusal = Refusal("meeting-no-way");

/// The form.
#[derive(Template)]
#[template(path = "journey/proposal.html")]
pub(crate) struct Form {
    w: Shell,
    standing: Standing,
    /// The meeting that is moved, and how often it had changed; `None` for a new one.
    of: Option<(Code, u32)>,
    /// By which clock the times are typed.
    zone: String,
    /// Each time: field, title, as it was typed.
    times: Vec<(&'static str, String, String)>,
    /// Times that suit both, and whether each is chosen.
    suits: Vec<(When, bool)>,
    lengths: Vec<(u16, bool)>,
    /// Each way: word, name, whether it is chosen.
    ways: Vec<(&'static str, String, bool)>,
    spot: String,
    /// Whether the other’s words of where stay while nothing else is said of that.
    stays: bool,
    agenda: String,
}

/// Where a form stands, before it was filled in.
struct Frame {
    standing: Standing,
    of: Option<(Code, u32)>,
    zone: Zone,
    minutes: u16,
    /// How they meet now; `None` for a new meeting.
    way: Option<Way>,
    /// Where, in the words of whoever moves it. Those of the other stay theirs, and are written into no form.
    spot: String,
    /// Whether the other wrote where.
    stays: bool,
    /// What suits both.
    suits: Suiting,
}

/// Its doors.
pub(super) fn doors() -> Doors {
    Doors::new()
        .get("/journeys/{talk}/meetings/new", May::Member, fresh)
        .post("/journeys/{talk}/meetings", May::Member, propose)
        .get("/meetings/{meeting}/changes", May::Member, other)
        .post("/meetings/{meeting}/changes", May::Member, propose_again)
}

async fn fresh(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
) -> Result<Response, Failure> {
    let w = me.shell("meeting-propose");
    let frame = new(&app, &me, &w, talk).await?;
    Ok(draw(&Form::new(w, frame, None)))
}

async fn other(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let w = me.shell("meeting-change");
    let frame = moved(&app, &me, &w, code).await?;
    Ok(draw(&Form::new(w, frame, None)))
}

async fn propose(
    State(app): State<App>,
    me: SignedIn,
    Path(talk): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let w = me.shell("meeting-propose");
    let frame = new(&app, &me, &w, talk).await?;
    answer(&app, &me, (w, frame), fields).await
}

async fn propose_again(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
    fields: Fields,
) -> Result<Response, Failure> {
    let w = me.shell("meeting-change");
    let frame = moved(&app, &me, &w, code).await?;
    answer(&app, &me, (w, frame), fields).await
}

async fn answer(
    app: &App,
    me: &SignedIn,
    (w, frame): (Shell, Frame),
    fields: Fields,
) -> Result<Response, Failure> {
    match keep(app, me, &frame, &fields).await {
        Ok(path) => Ok(see(&path)),
        Err((field, Error::Refused(why))) => {
            Ok(draw(&Form::new(w.but(field, why), frame, Some(&fields))))
        }
        Err((_, error)) => Err(error.into()),
    }
}

async fn new(app: &App, me: &SignedIn, w: &Shell, talk: Code) -> Result<Frame, Error> {
    let (ours, member) = (faces(me), me.known.member);
    let listed = work::read(app, move |tx| reading::meetings(tx, (&ours, member), talk)).await?;
    let standing = Standing::new(w, &listed.seat, listed.other.as_ref());
    let (spot, zone) = (String::new(), listed.zone);
    let suits = suits(app, me, (talk, MINUTES)).await?;
    Ok(Frame { standing, of: None, zone, minutes: MINUTES, way: None, spot, stays: false, suits })
}

/// Times for so many minutes that suit the two of `talk`.
async fn suits(app: &App, me: &SignedIn, of: (Code, u16)) -> Result<Suiting, Error> {
    let (looking, ours, member) = (app.clone(), faces(me), me.known.member);
    work::aside(move || suiting::times(&looking, (&ours, member), of)).await
}

/// The frame of a meeting that stands already: all but its times.
async fn moved(app: &App, me: &SignedIn, w: &Shell, code: Code) -> Result<Frame, Error> {
    let (seen, jotted) = super::seen(app, me, code).await?;
    let standing = Standing::new(w, &seen.seat, seen.other.as_ref());
    let (meeting, proposal) = (&seen.kept.meeting, &seen.kept.meeting.proposal);
    let suits = suits(app, me, (seen.seat.talk.code, proposal.minutes)).await?;
    Ok(Frame {
        suits,
        standing,
        of: Some((code, meeting.sequence)),
        minutes: proposal.minutes,
        way: Some(proposal.way),
        spot: own(&jotted, Part::Spot),
        stays: jotted.iter().any(|one| one.part == Part::Spot && !one.mine),
        zone: seen.zone,
    })
}

/// Keeps what was typed; the path where that can be read. Where it is refused, the field that it is about.
async fn keep(
    app: &App,
    me: &SignedIn,
    frame: &Frame,
    fields: &Fields,
) -> Result<String, (&'static str, Error)> {
    let wish = wish(frame, fields).map_err(|(field, why)| (field, why.into()))?;
    let (ours, member, sealing) = (faces(me), me.known.member, app.clone());
    let talk = frame.standing.talk.parse().map_err(|_| ("first", Error::NotFound))?;
    let draft = work::aside(move || proposing::draft(&sealing, (&ours, member), talk, wish));
    let draft = draft.await.map_err(|why| ("first", why))?;
    let read = || fields.word("read").parse().map_err(|_| ("first", Error::NotFound));
    let of: Option<(Code, u32)> = frame.of.map(|(code, _)| Ok((code, read()?))).transpose()?;
    let kept = work::once(app, fields.post(me), move |tx, at| match of {
        None => {
            let code = proposing::propose(tx, at, &draft)?;
            Ok(format!("/meetings/{code}?done=proposed"))
        }
        Some((code, read)) => {
            proposing::propose_again(tx, at, &draft, (code, read))?;
            Ok(format!("/meetings/{code}?done=proposed"))
        }
    });
    kept.await.map_err(about)
}

fn wish(frame: &Frame, fields: &Fields) -> Result<Wish, (&'static str, Refusal)> {
    let typed = TIMES.iter().filter(|field| !fields.word(field).is_empty());
    let time =
        |field: &&'static str| frame.zone.moment(fields.word(field)).ok_or((*field, NO_TIME));
    let mut times: Vec<Timestamp> = typed.map(time).collect::<Result<_, _>>()?;
    times.extend(chosen(fields));
    let minutes = fields.word("minutes").parse().map_err(|_| ("minutes", LENGTH))?;
    let way = Way::of(fields.word("way")).ok_or(("way", NO_WAY))?;
    let stays = frame.stays && frame.way == Some(way) && fields.word("spot").is_empty();
    let typed = (!stays).then(|| meeting::spot(way, &fields.text("spot")));
    let spot = typed.transpose().map_err(|why| ("spot", why))?.flatten();
    let agenda = agreement::words(&fields.text("agenda")).map_err(|why| ("agenda", why))?;
    Ok(Wish { times, minutes, way, spot, agenda })
}

/// What was chosen of the times that suit both.
fn chosen(fields: &Fields) -> Vec<Timestamp> {
    let all = fields.all("suits").into_iter().take(2 * busy::SUITING);
    all.filter_map(|value| value.parse().ok().and_then(Timestamp::from_micros)).collect()
}

/// The field that a refusal of the deed is about.
fn about(why: Error) -> (&'static str, Error) {
    let field = match why {
        Error::Refused(LENGTH) => "minutes",
        Error::Refused(Refusal(key)) if key.starts_with("message-first") => "spot",
        _ => "first",
    };
    (field, why)
}

impl Frame {
    /// The times that suit both, with those that were chosen before, whether they still do or not.
    fn put(&self, w: &Shell, typed: Option<&Fields>) -> Vec<(When, bool)> {
        let chosen = typed.map(chosen).unwrap_or_default();
        let all: BTreeSet<_> = self.suits.times.iter().chain(&chosen).copied().collect();
        let [own, other] = &self.suits.zones;
        let when = |at| When::by(w, [own, other], &self.standing.name, at);
        all.into_iter().map(|at| (when(at), chosen.contains(&at))).collect()
    }
}

impl Form {
    /// The form with what was `typed`; with what stands now where that is `None`.
    fn new(w: Shell, frame: Frame, typed: Option<&Fields>) -> Self {
        let holds = |field: &str| typed.map(|fields| fields.text(field)).unwrap_or_default();
        let suits = frame.put(&w, typed);
        let (minutes, way, spot) = match typed {
            Some(fields) => {
                (holds("minutes").parse().ok(), Way::of(fields.word("way")), holds("spot"))
            }
            None => (Some(frame.minutes), frame.way, frame.spot),
        };
        let time =
            |field: &&'static str| (*field, w.say(&format!("meeting-time-{field}")), holds(field));
        let one = |is: &Way| {
            let word = is.word();
            (word, w.say(&format!("meeting-way-{word}")), Some(*is) == way)
        };
        Self {
            suits,
            times: TIMES.iter().map(time).collect(),
            lengths: LENGTHS.iter().map(|length| (*length, Some(*length) == minutes)).collect(),
            ways: Way::ALL.iter().map(one).collect(),
            spot,
            stays: frame.stays,
            agenda: holds("agenda"),
            of: frame.of,
            zone: frame.zone.name().to_owned(),
            standing: frame.standing,
            w,
        }
    }

    /// Where it is sent.
    fn action(&self) -> String {
        match self.of {
            None => format!("/journeys/{}/meetings", self.standing.talk),
            Some((code, _)) => format!("/meetings/{code}/changes"),
        }
    }

    /// The page before it, and what it is called.
    fn back(&self) -> (String, &'static str) {
        match self.of {
            None => (self.action(), "meetings-back"),
            Some((code, _)) => (format!("/meetings/{code}"), "meeting-back"),
        }
    }
}

impl Page for Form {
    fn w(&self) -> &Shell {
        &self.w
    }

    #[cfg(test)]
    fn samples(shell: &dyn Fn(&str) -> Shell) -> Vec<Self> {
        use kith_core::{
            journey::meeting::{MANY, NO_LINK, OFTEN, STALE},
            people::face::Side,
            talk::State as Stands,
        };

        use super::samples::standing;
        let page = |why: Option<(&'static str, Refusal)>, of: Option<(Code, u32)>| {
            let w = shell("meeting-propose");
            let w = match why {
                Some((field, why)) => w.but(field, why),
                None => w,
            };
            let standing = standing(Side::Member, Stands::Open);
            let (way, stays) = (of.map(|_| Way::Place), of.is_some());
            let (zone, spot) = (Zone::UTC, "x".repeat(300));
            let at = super::samples::at();
            let times = (0..6).map(|n| at + kith_core::DAY.times(n)).collect();
            let zones = ["Europe/Berlin", "Asia/Kolkata"].map(|name| Zone::named(name).unwrap());
            let suits = Suiting { times, zones };
            Self::new(w, Frame { standing, of, zone, minutes: 60, way, spot, stays, suits }, None)
        };
        let code = Code(uuid::Uuid::nil());
        vec![
            page(None, None),
            page(Some(("first", NO_TIME)), None),
            page(Some(("first", MANY)), None),
            page(Some(("first", OFTEN)), None),
            page(Some(("minutes", LENGTH)), None),
            page(Some(("way", NO_WAY)), None),
            page(Some(("spot", NO_LINK)), None),
            page(None, Some((code, 3))),
            page(Some(("first", STALE)), Some((code, 3))),
        ]
    }
}
