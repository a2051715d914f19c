//! Anchors: where every stream stands, marked and written down outside the database, every ten minutes
//! and whenever a sealed copy is opened.

use std::path::Path;

use kith_core::{MINUTE, Span};
use kith_store::{
    audit::{
        anchor_files,
        anchors::{self, PURPOSE},
    },
    jobs,
};
use uuid::Uuid;

pub use kith_store::audit::anchors::{Log, Report};

use crate::{App, Error, Tx, workers::link_some};

/// The job that writes them.
pub const JOB: &str = "anchor";

/// How long after one anchor the next is written.
const PAUSE: Span = MINUTE.times(10);

/// The job [`JOB`]: writes an anchor, where the site says into which folder; again in ten minutes.
///
/// # Errors
/// A fault of either store, or of the folder.
pub fn anchor(app: &App, _: Uuid) -> Result<(), Error> {
    if let Some(folder) = &app.site.anchors {
        write(app, folder)?;
    }
    let due = app.now() + PAUSE;
    app.store.write(move |tx| Ok(jobs::plant(tx, JOB, Uuid::nil(), due)?))
}

/// Sees to it that an anchor is written now: what happens in this unit of work must not be undone
/// unseen.
///
/// # Errors
/// A fault of the store.
pub fn soon(tx: &mut Tx, now: kith_core::Timestamp) -> Result<(), Error> {
    Ok(jobs::plant(tx, JOB, Uuid::nil(), now)?)
}

fn write(app: &App, folder: &Path) -> Result<(), Error> {
    while link_some(app)? {}
    let key = app.keys.house(PURPOSE, &mut app.moment())?;
    let stands = app.store.read(anchors::stands)?;
    let dropped = anchor_files::drop_into(folder, &stands, app.now(), &key)?;
    if !dropped.lost.is_empty() {
        let (lost, first) = (dropped.lost.len(), dropped.lost.first());
        tracing::error!(lost, first, "streams that were anchored are gone or went back");
    }
    Ok(())
}

/// Reads the anchors in `file`, and verifies that every stream which the last of them knows still
/// stands there. A long question.
///
/// # Errors
/// A fault of either store, or where the file cannot be read.
pub fn verify(app: &App, file: &Path) -> Result<(Log, Report), Error> {
    let key = app.keys.house(PURPOSE, &mut app.moment())?;
    let log = anchor_files::read(file, &key)?;
    let report = anchors::verify(&app.store, &log)?;
    Ok((log, report))
}
