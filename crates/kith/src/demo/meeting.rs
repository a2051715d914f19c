//! When a mentee and a mentor of the world meet.

use anyhow::Context;
use kith_app::{
    journey::{
        busy, differing,
        meeting::{
            answering, jotting,
            proposing::{self, Wish},
            reading,
        },
    },
    talk::seat,
};
use kith_core::{
    HOUR, Timestamp,
    journey::{
        agreement,
        meeting::{Part, Said, Way, spot},
    },
};
use serde::Deserialize;

use super::{
    Stage,
    cast::Cast,
    story::{THINKS, Told},
    world::{Jotted, Meeting, Request},
};

/// The full hour so many hours from now.
pub(super) fn hour(stage: &Stage, hours: i64) -> anyhow::Result<Timestamp> {
    let past = stage.now.micros().rem_euclid(HOUR.0);
    Timestamp::from_micros(stage.now.micros() - past + HOUR.times(hours).0).context("an hour")
}

/// When somebody has no time, by their own calendar.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Busy {
    pub(super) by: String,
    /// Hours of which each is taken, in full hours from now.
    pub(super) in_hours: Vec<i64>,
}

/// Whoever of the world has a calendar of their own brings it in.
pub(super) fn bring(stage: &Stage, cast: &Cast, all: &[Busy]) -> anyhow::Result<()> {
    for one in all {
        let hours = one.in_hours.iter().map(|hours| hour(stage, *hours));
        let event = |at: anyhow::Result<Timestamp>| {
            let start = at?.jiff().strftime("%Y%m%dT%H%M%SZ");
            anyhow::Ok(format!("BEGIN:VEVENT\nDTSTART:{start}\nDURATION:PT1H\nEND:VEVENT\n"))
        };
        let events = hours.map(event).collect::<anyhow::Result<String>>()?;
        let file = format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
        let read = busy::draft(&stage.app, cast.known(&one.by)?.member, &file)?;
        let draft = read.ok().context("a calendar")?;
        stage.act(move |tx, at| busy::bring(tx, at, &draft))?;
    }
    Ok(())
}

impl Told<'_> {
    /// One of the two proposes times; the other takes the first, where they did.
    pub(super) fn meet(&self, request: &Request, meeting: &Meeting) -> anyhow::Result<()> {
        let (talk, app) = (self.talk(request)?.code, &self.stage.app);
        let who = self.speaker(request, &meeting.from)?;
        let way = Way::of(&meeting.way).context("way")?;
        let times = meeting.in_hours.iter().map(|hours| hour(self.stage, *hours));
        let times: Vec<_> = times.collect::<anyhow::Result<_>>()?;
        let (first, minutes) = (times.first().copied().context("a time")?, meeting.minutes);
        let (spot, agenda) = (spot(way, &meeting.spot)?, agreement::words(&meeting.agenda)?);
        let wish = Wish { times, minutes, way, spot, agenda };
        let draft = proposing::draft(app, (&seat::faces(who), who.member), talk, wish)?;
        let code = self.stage.act(move |tx, at| proposing::propose(tx, at, &draft))?;
        if meeting.taken {
            self.stage.turn_to(app.now() + THINKS)?;
            let other = if meeting.from == "member" { "helper" } else { "member" };
            let faces = seat::faces(self.speaker(request, other)?);
            let taken = (code, 0, first);
            self.stage.act(move |tx, at| answering::take(tx, at, &faces, taken))?;
        }
        Ok(())
    }

    /// One of the two says afterwards how it was.
    pub(super) fn jot(
        &self,
        request: &Request,
        (meeting, jotted): (&Meeting, &Jotted),
    ) -> anyhow::Result<()> {
        let (talk, app) = (self.talk(request)?.code, &self.stage.app);
        let who = self.speaker(request, &jotted.from)?;
        let (faces, member) = (seat::faces(who), who.member);
        let first = meeting.in_hours.first().copied().context("a time")?;
        let start = hour(self.stage, first)?;
        let ours = faces.clone();
        let listed = self.stage.act(move |tx, _| reading::meetings(tx, (&ours, member), talk))?;
        let kept = listed.meetings.iter().find(|kept| kept.meeting.start() == Some(start));
        let code = kept.context("the meeting")?.code;
        let typed = [(Part::Notes, &jotted.notes), (Part::Own, &jotted.own)];
        let typed = typed.map(|(part, text)| agreement::words(text).map(|words| (part, words)));
        let typed: Vec<_> = typed.into_iter().collect::<Result<_, _>>()?;
        let said = Some(Said::of(&jotted.said).unwrap_or(Said::Held));
        let draft = jotting::draft(app, (&faces, member), code, (said, &typed))?;
        self.stage.act(move |tx, at| jotting::jot(tx, at, &draft))?;
        if let Some(words) = agreement::words(&jotted.desk)? {
            let draft = differing::draft(app, &seat::faces(who), (code, Some(&words)))?;
            self.stage.act(move |tx, at| differing::write(tx, at, &draft))?;
        }
        Ok(())
    }
}
