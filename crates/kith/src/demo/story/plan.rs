//! When each thing happens that the world tells of a request.

use anyhow::Context;
use kith_core::{
    HOUR, SECOND, Timestamp,
    support::{kind::Kind, state::Outcome},
};

use super::{Deed, LONG, THINKS};
use crate::demo::{Stage, meeting::hour, world::Request};

/// Writes down when what happens to `request`.
pub(super) fn plan<'w>(
    stage: &Stage,
    request: &'w Request,
    deeds: &mut Vec<(Timestamp, Deed<'w>)>,
) -> anyhow::Result<()> {
    let mut at = stage.ago(request.ago_hours);
    deeds.push((at, Deed::Ask(request)));
    for key in &request.passed_by {
        at = at + THINKS.times(4);
        deeds.push((at, Deed::Pass(request, key)));
    }
    if let Some(with) = &request.with {
        at = at + THINKS.times(3);
        deeds.push((at, Deed::Offer(request, with)));
        if request.state != "offered" {
            let first = request.message.first().map(|message| stage.ago(message.ago_hours));
            let soon = at + THINKS;
            at = first.map_or(soon, |first| (first + -THINKS).max(soon).min(soon + HOUR.times(20)));
            deeds.push((at, Deed::Answer(request, with)));
        }
    }
    for (n, message) in request.message.iter().enumerate() {
        at = stage.ago(message.ago_hours).max(at + SECOND);
        deeds.push((at, Deed::Say(request, message)));
        if message.withdrawn {
            deeds.push((at + THINKS, Deed::TakeBack(request, message)));
        }
        let next = request.message.get(n + 1).map(|next| stage.ago(next.ago_hours));
        if message.from == "member" && next.is_some_and(|next| next > at + LONG) {
            deeds.push((at + HOUR, Deed::LeaveWord(request)));
        }
    }
    beside(stage, request, deeds);
    walking(stage, request, deeds)?;
    match (request.state.as_str(), &request.outcome) {
        ("closed", how) => {
            let how = how.as_deref().and_then(Outcome::of).context("closed without an outcome")?;
            deeds.push(((at + HOUR).min(stage.now), Deed::Close(request, how)));
        }
        ("alternative", _) => {
            // Not before the promise's time is up: until then it is on nobody's desk.
            let hours = if request.kind == Kind::Mentor.word() { 80 } else { 30 };
            deeds.push((at + HOUR.times(hours), Deed::Name(request)));
        }
        _ => {}
    }
    Ok(())
}

/// Writes down what a mentee and a mentor do beside their talk.
fn walking<'w>(
    stage: &Stage,
    request: &'w Request,
    deeds: &mut Vec<(Timestamp, Deed<'w>)>,
) -> anyhow::Result<()> {
    for agreement in &request.agreement {
        deeds.push((stage.ago(agreement.ago_hours), Deed::Agree(request, agreement)));
    }
    for check_in in &request.check_in {
        deeds.push((stage.ago(check_in.ago_hours), Deed::Check(request, check_in)));
    }
    for feedback in &request.feedback {
        deeds.push((stage.ago(feedback.ago_hours), Deed::Give(request, feedback)));
    }
    for contact in &request.contact {
        deeds.push((stage.ago(contact.ago_hours), Deed::Note(request, contact)));
    }
    for (n, goal) in request.goal.iter().enumerate() {
        deeds.push((stage.ago(goal.ago_hours), Deed::Aim(request, goal)));
        let grown = goal.growth.iter();
        deeds.extend(grown.map(|one| (stage.ago(one.ago_hours), Deed::Grow(request, n, one))));
    }
    for meeting in &request.meeting {
        deeds.push((stage.ago(meeting.ago_hours), Deed::Meet(request, meeting)));
        for jotted in &meeting.jotted {
            let first = meeting.in_hours.first().copied().context("a time")?;
            deeds.push((hour(stage, first + 2)?, Deed::Jot(request, (meeting, jotted))));
        }
    }
    for reflection in &request.reflection {
        deeds.push((stage.ago(reflection.ago_hours), Deed::Reflect(request, reflection)));
    }
    Ok(())
}

/// Writes down when what happens beside the talk of `request`.
fn beside<'w>(stage: &Stage, request: &'w Request, deeds: &mut Vec<(Timestamp, Deed<'w>)>) {
    if let Some(report) = &request.report {
        let at = stage.ago(report.ago_hours);
        deeds.push((at, Deed::Report(request, report)));
        deeds.push((at + HOUR.times(3), Deed::Look(request, report)));
        let measure = report.measure.as_ref();
        if measure.is_some_and(|one| one.appeal.is_some()) {
            deeds.push((at + HOUR.times(10), Deed::Appeal(request, report)));
        }
        if measure.is_some_and(|one| one.overturned.is_some()) {
            deeds.push((at + HOUR.times(40), Deed::TakeMeasureBack(request, report)));
        }
    }
    if let Some(handover) = &request.handover {
        deeds.push((stage.ago(handover.ago_hours), Deed::HandOver(request, handover)));
    }
    if let Some(disclosure) = &request.disclosure {
        deeds.push((stage.ago(disclosure.ago_hours), Deed::Disclose(request, disclosure)));
    }
    for tried in &request.tried {
        deeds.push((stage.ago(tried.ago_hours), Deed::Try(request, tried)));
    }
}
