//! What somebody was told, as Today lists it.

use kith_core::{
    Code, Timestamp,
    people::notice::{About, Notice},
};

use crate::shell::Shell;

/// A notice, ready to be read.
pub(super) struct Told {
    /// What it says.
    pub(super) words: String,
    /// Where more stands; empty where nothing does.
    pub(super) to: String,
    /// When it was told.
    pub(super) at: Timestamp,
    /// What names it.
    pub(super) code: Code,
}

impl Told {
    /// The words of `notice`. One that this version of the house does not know says only that there is
    /// news.
    pub(super) fn new(w: &Shell, notice: &Notice) -> Self {
        let known = w.knows(&notice.kind);
        Self {
            words: w.say(if known { &notice.kind } else { "notice-news" }),
            to: to(notice),
            at: notice.at,
            code: notice.code,
        }
    }
}

/// Where the page of `notice` is.
fn to(notice: &Notice) -> String {
    match (notice.about, notice.kind.as_str()) {
        (Some((About::Request, code)), _) => format!("/requests/{code}"),
        (Some((About::Offer, code)), _) => format!("/offers/{code}"),
        (Some((About::Proposal, code)), _) => format!("/proposals/{code}"),
        (Some((About::Talk, code)), "notice-talk-wipe") => format!("/talks/{code}/keeping"),
        (Some((About::Talk, code)), _) => format!("/talks/{code}#end"),
        (Some((About::Agreement, code)), "notice-journey-stage") => format!("/journeys/{code}"),
        (Some((About::Keepsake, code)), _) => format!("/journeys/{code}/keepsake"),
        (Some((About::Ending, code)), _) => format!("/journeys/{code}/end"),
        (Some((About::Agreement, code)), _) => format!("/journeys/{code}/agreement"),
        (Some((About::Goal, code)), _) => format!("/journeys/{code}/goals"),
        (Some((About::Meeting, code)), _) => format!("/meetings/{code}"),
        (Some((About::CheckIn, code)), _) => format!("/journeys/{code}/checkins"),
        (Some((About::Feedback, code)), _) => format!("/journeys/{code}/feedback"),
        (Some((About::Midterm, code)), _) => format!("/journeys/{code}/review"),
        (Some((About::Application, code)), _) => format!("/applications/{code}"),
        (Some((About::Course, code)), _) => format!("/courses/{code}"),
        (Some((About::Shift, code)), _) => format!("/rota/{code}"),
        (Some((About::Supervision, code)), _) => format!("/supervision/{code}"),
        (Some((About::Practice, code)), _) => format!("/practice/{code}"),
        (Some((About::Opening, code)), _) => format!("/openings/{code}"),
        (Some((About::Guide, code)), _) => format!("/journeys/{code}#guide"),
        (Some((About::Introduction, code)), _) => format!("/introductions/{code}"),
        (Some((About::Archive, code)), kind) if kind.starts_with("notice-desk") => {
            format!("/subjects/{code}/export")
        }
        (Some((About::Archive, _)), _) => "/me/export".to_owned(),
        (Some((About::Review, code)), _) => format!("/applications/{code}/review"),
        (Some((About::Circular, code)), _) => format!("/letters/{code}"),
        (Some((About::Letter, code)), _) => format!("/me/letters/{code}"),
        (Some((About::Case, code)), _) => format!("/cases/{code}"),
        (Some((About::Measure, code)), _) => format!("/measures/{code}"),
        (Some((About::Account, _)), _) => "/me/devices".to_owned(),
        (Some((About::Read, code)), _) => format!("/reads/{code}"),
        (Some((About::Disclosure, code)), _) => format!("/disclosures/{code}"),
        (None, "notice-check-warn" | "notice-check-over") => "/capacity".to_owned(),
        (None, "notice-consent-text") => "/me/consents".to_owned(),
        (None, "notice-invited-ask" | "notice-invited-gone") => "/invitations".to_owned(),
        (None, "notice-invited-parted") => "/requests".to_owned(),
        (None, "notice-tables-pairs") => "/tables/pairs".to_owned(),
        (None, "notice-reads" | "notice-disclosed") => "/me/reads".to_owned(),
        (None, "notice-coordinator-practice" | "notice-practice-stopped") => "/practice".to_owned(),
        (None, "notice-busy-over") => "/me/busy".to_owned(),
        (None, "notice-rota-off") => "/rota".to_owned(),
        (None, kind) if kind.starts_with("notice-desk") => "/cohort".to_owned(),
        (None, _) => String::new(),
    }
}
