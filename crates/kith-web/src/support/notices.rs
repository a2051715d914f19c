//! What somebody was told, as Today lists it; `/notices/{code}/dismissals` puts one away.

use axum::{
    extract::{Path, State},
    response::Response,
};
use kith_app::{App, people::notices};
use kith_core::{
    Code, Timestamp,
    people::notice::{About, Notice},
};

use crate::{
    doors::{Doors, May},
    page::{Failure, see},
    shell::Shell,
    visitor::SignedIn,
    work,
};

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

/// Its door.
pub(crate) fn doors() -> Doors {
    Doors::new().post("/notices/{notice}/dismissals", May::Member, create)
}

async fn create(
    State(app): State<App>,
    me: SignedIn,
    Path(code): Path<Code>,
) -> Result<Response, Failure> {
    let member = me.known.member;
    work::write(&app, move |tx, at| notices::dismiss(tx, at.now, member, code)).await?;
    Ok(see("/today"))
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
        (Some((About::Talk, code)), _) => format!("/talks/{code}#end"),
        (Some((About::Letter, _)), _) => "/receipts".to_owned(),
        (Some((About::Case, code)), _) => format!("/cases/{code}"),
        (None, "notice-reads") => "/me/reads".to_owned(),
        (None, kind) if kind.starts_with("notice-desk") => "/cohort".to_owned(),
        (None, _) => String::new(),
    }
}
