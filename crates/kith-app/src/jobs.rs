//! What the house does by itself, later or again: the list of its jobs and of what leaves by the
//! outbox. Each body is one call of a deed; who calls it, and how often, is the business of
//! [`crate::workers`].

use kith_core::{DAY, HOUR, Moment, Span};
use kith_store::{
    jobs,
    journey::{bonds, busy_times, differences, endings, farewells, introductions, meetings},
    keys::Step,
    once,
    outbox::Line,
    people::{archives, mailings},
    programme::{
        applications, checks, circulars, keepers, learnings, practices, references, supervisions,
    },
    safety::measures,
    support::shifts,
};
use uuid::Uuid;

use crate::{
    App, Error, Tx,
    audit::anchoring,
    journey::{
        busy, differing, ending as journey_ending, farewelling, introduction::due as introducing,
        looking, meeting::reminding,
    },
    outgoing::{case, mail},
    pairing::following,
    people::{archiving, calling, consenting, ending, grants, leaving, retrieving},
    programme::{
        admitting, checking, circulating, learning, needing, practising, referring, supervising,
        tables,
    },
    promises,
    safety::{
        caring, copying, debriefing, due::case_due, following as safe, keeping,
        measure_due::measure_due, opening,
    },
    support::{due::request_due, rota},
    talk::keeping as keeping_talks,
};

/// What a job does on its subject. It opens its own units of work (and seals before them), and may
/// be called again after it was done: a crash can fall between its commit and the note that it was
/// done. The job is over when this answers, unless its deed planted it anew.
pub type Body = fn(&App, Uuid) -> Result<(), Error>;

/// What carries one line of the outbox to where it belongs; receivers know by [`Line::id`] what they
/// have had already.
pub type Carrier = fn(&App, &Line) -> Result<(), Error>;

/// What is to be done, by name. A name that is not listed waits for a node that knows it.
#[derive(Debug, Clone, Copy)]
pub struct Chores {
    /// Every job.
    pub jobs: &'static [(&'static str, Body)],
    /// The jobs among them that belong to nobody: planted when the house starts, and by themselves.
    pub standing: &'static [&'static str],
    /// The jobs among them that carry a promise to somebody: however often they fail, they are tried
    /// again. So are the standing ones.
    pub promises: &'static [&'static str],
    /// Every topic of the outbox.
    pub topics: &'static [(&'static str, Carrier)],
}

/// All chores of Kith.
pub const CHORES: Chores = Chores {
    jobs: &[
        (anchoring::JOB, anchoring::anchor), // one a line, in order
        (archives::JOB, archiving::due),
        (bonds::JOB, looking::due),
        (busy_times::JOB, busy::due),
        (applications::JOB, admitting::due),
        (calling::JOB, calling::call_due),
        (circulars::JOB, circulating::due),
        (caring::BACK, caring::back),
        ("case", case_due),
        (safe::JOB, safe::follow),
        ("case-forget", forget_cases),
        (checks::JOB, checking::due),
        (debriefing::JOB, debriefing::due),
        (learnings::JOB, learning::due),
        (leaving::ERASE, leaving::erase),
        ("consents-lapse", lapse_consents),
        (copying::SHRED, copying::shred),
        (grants::JOB, grants::run_out),
        (differences::JOB, differing::due),
        (endings::JOB, journey_ending::due),
        (farewells::JOB, farewelling::due),
        (introductions::JOB, introducing::due),
        ("keys-rotate", rotate_keys),
        ("keys-sweep", sweep_keys),
        ("once-forget", forget_once),
        (measures::JOB, measure_due),
        (meetings::JOB, reminding::due),
        (following::JOB, following::proposal_due),
        (opening::SHOW, opening::show_held),
        (references::JOB, referring::due),
        ("request", request_due),
        (retrieving::JOB, retrieving::due),
        ("session-forget", forget_sessions),
        (shifts::JOB, rota::due::due),
        (tables::forgetting::JOB, tables::forgetting::due),
        (practices::JOB, practising::due),
        (supervisions::JOB, supervising::due),
        (keeping_talks::JOB, keeping_talks::forget),
    ],
    standing: &[
        anchoring::JOB,
        "case-forget",
        "consents-lapse",
        "keys-rotate",
        "keys-sweep",
        "once-forget",
        "session-forget",
        tables::forgetting::JOB,
        keeping_talks::JOB,
    ],
    promises: promises::NAMES,
    topics: &[
        (case::HOOK, case::call), // one a line, in order
        ("mail-case", mail::carry),
        ("mail-news", mail::carry),
        ("mail-proof", mail::carry),
        ("mail-reference", referring::carry),
        ("mail-security", mail::carry),
    ],
};

/// How long one-time keys of forms are kept.
const ONCE: Span = DAY.times(2);

/// Forgets letters and cases that were closed long ago; every day.
fn forget_cases(app: &App, _: Uuid) -> Result<(), Error> {
    let moment = app.moment();
    loop {
        let moment = moment.clone();
        let forgotten =
            app.store.write::<_, Error>(move |tx| keeping::forget(tx, &mut moment.clone()))?;
        if forgotten == 0 {
            break;
        }
    }
    again_in(app, "case-forget", DAY, |_, _| Ok(()))
}

/// Asks anew for consents whose text has changed; at each start, and every day.
fn lapse_consents(app: &App, _: Uuid) -> Result<(), Error> {
    consenting::lapse(app)?;
    again_in(app, "consents-lapse", DAY, |_, _| Ok(()))
}

/// Forgets one-time keys that are too old to be sent again, which mails were sent when, and who saw to something a year
/// ago; every hour.
fn forget_once(app: &App, _: Uuid) -> Result<(), Error> {
    again_in(app, "once-forget", HOUR, |tx, at| {
        once::forget(tx, at.now + -ONCE)?;
        mailings::forget(tx, at.now + -ONCE)?;
        keepers::forget(tx, at.now + -needing::KEPT)?;
        Ok(())
    })
}

/// Forgets sign-ins that have ended unused; every hour.
fn forget_sessions(app: &App, _: Uuid) -> Result<(), Error> {
    again_in(app, "session-forget", HOUR, |tx, at| {
        ending::forget(tx, at.now)?;
        Ok(())
    })
}

/// Sweeps away data keys that nothing was sealed with; every six hours.
fn sweep_keys(app: &App, _: Uuid) -> Result<(), Error> {
    let swept = app.keys.sweep(&app.store, app.now())?;
    if swept > 0 {
        tracing::info!(swept, "keys that sealed nothing were swept away");
    }
    again_in(app, "keys-sweep", HOUR.times(6), |_, _| Ok(()))
}

/// Changes the root key where its time has come; every day, and for as many steps as there are.
fn rotate_keys(app: &App, _: Uuid) -> Result<(), Error> {
    while let Some(step) = app.keys.rotate(&mut app.moment())? {
        match step {
            Step::Added => {
                tracing::warn!("the root key is being changed: copy its file again within a week");
            }
            Step::Dropped => tracing::info!("the older root key is gone from its file"),
            Step::Noted | Step::Wrapped(_) => {}
        }
    }
    again_in(app, "keys-rotate", DAY, |_, _| Ok(()))
}

/// Does `deed`, and plants the standing job `name` again `pause` later, in one unit of work.
fn again_in(
    app: &App,
    name: &'static str,
    pause: Span,
    deed: impl Fn(&mut Tx, &mut Moment) -> Result<(), Error> + Send + 'static,
) -> Result<(), Error> {
    let moment = app.moment();
    app.store.write(move |tx| {
        deed(tx, &mut moment.clone())?;
        Ok(jobs::plant(tx, name, Uuid::nil(), moment.now + pause)?)
    })
}
