//! Applications, each with its one next deadline; owned table: `application`.

use kith_core::{
    ApplicationId, Code, MemberId, ProgrammeId, Timestamp,
    people::grant::Role,
    programme::application::{Application, End, State, Verdict},
};
use uuid::Uuid;

use crate::{
    Fault, Tx,
    engine::Row,
    jobs,
    people::worded,
    seal::{Place, Sealed},
};

/// The job that waits for the deadline of an application; its subject is the application.
pub const JOB: &str = "application";

/// Where the answers of the application `id` are sealed.
#[must_use]
pub fn answers_place(id: ApplicationId) -> Place {
    Place { table: "application", row: id.0, column: "answers" }
}

/// Where it is sealed why somebody else should look at the application `id`.
#[must_use]
pub fn appeal_place(id: ApplicationId) -> Place {
    Place { table: "application", row: id.0, column: "appeal" }
}

/// Adds `application`, begun at `made`, and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn add(tx: &mut Tx, application: &Application, made: Timestamp) -> Result<(), Fault> {
    tx.run(
        "insert into application (id, code, programme_id, member_id, role, made, raised, place)
         values ($1, $2, $3, $4, $5, $6, false, 'draft')",
        &[
            application.id.into(),
            application.code.into(),
            application.programme.into(),
            application.member.into(),
            application.role.word().into(),
            made.into(),
        ],
    )?;
    set(tx, application)
}

/// Keeps where `application` is, and plants its deadline.
///
/// # Errors
/// [`Fault`] of the store.
pub fn set(tx: &mut Tx, application: &Application) -> Result<(), Fault> {
    let verdict = match application.state {
        State::Second { verdict, .. } => Some(verdict.word()),
        _ => None,
    };
    let ask = match application.state {
        State::Second { ask, .. } => Some(ask),
        _ => None,
    };
    let over = match application.state {
        State::Ended { how, at } => Some((how, at)),
        _ => None,
    };
    tx.run(
        "update application set sent = $2, by_id = $3, ask = $4, since = $5, raised = $6,
         place = $7, until = $8, verdict = $9, over = $10, how = $11 where id = $1",
        &[
            application.id.into(),
            application.sent.into(),
            application.by.into(),
            ask.into(),
            application.since.into(),
            application.raised.into(),
            place(application.state).into(),
            application.promise().or(application.deadline()).into(),
            verdict.into(),
            over.map(|(_, at)| at).into(),
            over.map(|(how, _)| how.word()).into(),
        ],
    )?;
    match application.deadline() {
        Some(due) => jobs::plant(tx, JOB, application.id.0, due),
        None => jobs::pull(tx, JOB, application.id.0).map(drop),
    }
}

/// Keeps what the application `id` says.
///
/// # Errors
/// [`Fault`] of the store.
pub fn keep_answers(tx: &mut Tx, id: ApplicationId, answers: &Sealed) -> Result<(), Fault> {
    tx.run("update application set answers = $2 where id = $1", &[id.into(), answers.into()])?;
    Ok(())
}

/// Keeps why somebody else should look at the application `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn keep_appeal(tx: &mut Tx, id: ApplicationId, appeal: &Sealed) -> Result<(), Fault> {
    tx.run("update application set appeal = $2 where id = $1", &[id.into(), appeal.into()])?;
    Ok(())
}

/// What the application `id` says, and why somebody else should look at it; `None` where nothing is kept.
///
/// # Errors
/// [`Fault`] of the store.
pub fn words(tx: &mut Tx, id: ApplicationId) -> Result<(Option<Sealed>, Option<Sealed>), Fault> {
    let words =
        tx.one("select answers, appeal from application where id = $1", &[id.into()], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    Ok(words.unwrap_or_default())
}

/// The application `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn find(tx: &mut Tx, id: ApplicationId) -> Result<Option<Application>, Fault> {
    tx.one(
        "select id, code, programme_id, member_id, role, sent, by_id, ask, since, raised,
         place, until, verdict, over, how from application where id = $1",
        &[id.into()],
        read,
    )
}

/// The application that `code` names outside.
///
/// # Errors
/// [`Fault`] of the store.
pub fn named(tx: &mut Tx, code: Code) -> Result<Option<Application>, Fault> {
    tx.one(
        "select id, code, programme_id, member_id, role, sent, by_id, ask, since, raised,
         place, until, verdict, over, how from application where code = $1",
        &[code.into()],
        read,
    )
}

/// The applications of `member`, the newest first; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn of(tx: &mut Tx, member: MemberId, limit: i64) -> Result<Vec<Application>, Fault> {
    tx.all(
        "select id, code, programme_id, member_id, role, sent, by_id, ask, since, raised,
         place, until, verdict, over, how from application where member_id = $1
         order by made desc, id desc limit $2",
        &[member.into(), limit.into()],
        read,
    )
}

/// The applications to the programme `id` that are under way, drafts too, or were accepted.
///
/// # Errors
/// [`Fault`] of the store.
pub fn within(tx: &mut Tx, id: ProgrammeId) -> Result<Vec<Application>, Fault> {
    tx.all(
        "select id, code, programme_id, member_id, role, sent, by_id, ask, since, raised,
         place, until, verdict, over, how from application
         where programme_id = $1 and (over is null or how = 'accepted') order by made, id",
        &[id.into()],
        read,
    )
}

/// An application in a list of the desk: with the names of its writer and of its programme, and the doorway of the writer.
pub type Listed = (Application, [String; 2], Code);

/// Applications that wait for somebody, but for those of `reader` and of whom a door keeps apart from them, after the spot `after`; the oldest promise first, up
/// to `limit`. Where not `all`, only those that are late, appealed, or ask for a second person.
///
/// # Errors
/// [`Fault`] of the store.
pub fn waiting(
    tx: &mut Tx,
    (reader, all): (MemberId, bool),
    after: Option<(Timestamp, ApplicationId)>,
    limit: i64,
) -> Result<Vec<Listed>, Fault> {
    let (until, id) = after.unzip();
    let nil = ApplicationId(Uuid::nil());
    tx.all(
        "select application.id, application.code, application.programme_id, member_id, role, sent, by_id,
         ask, since, raised, place, until, verdict, over, how, face.pseudonym, programme.name,
         face.doorway
         from application join face on face.owner_id = member_id and face.side = 'member'
         join programme on programme.id = programme_id
         where until is not null and place not in ('declined', 'ended') and member_id <> $1
         and not exists (select 1 from block where block.owner_id = $1 and block.other_id = member_id
                         or block.owner_id = member_id and block.other_id = $1)
         and ($2 or raised or place in ('appealed', 'second'))
         and (until > $3 or (until = $3 and application.id > $4))
         order by until, application.id limit $5",
        &[
            reader.into(),
            all.into(),
            until.map_or(i64::MIN, Timestamp::micros).into(),
            id.unwrap_or(nil).into(),
            limit.into(),
        ],
        |row| Ok((read(row)?, [row.get(15)?, row.get(16)?], row.get(17)?)),
    )
}

/// Who holds a role through an application: the newest accepted one of `member` for `role`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn accepted(tx: &mut Tx, member: MemberId, role: Role) -> Result<Option<Application>, Fault> {
    tx.one(
        "select id, code, programme_id, member_id, role, sent, by_id, ask, since, raised,
         place, until, verdict, over, how from application
         where member_id = $1 and role = $2 and how = 'accepted' order by over desc limit 1",
        &[member.into(), role.word().into()],
        read,
    )
}

/// The place in line of `application`, from 1 on; `None` where it is on no waiting list.
///
/// # Errors
/// [`Fault`] of the store.
pub fn place_in_line(tx: &mut Tx, application: &Application) -> Result<Option<i64>, Fault> {
    let (State::Waiting { .. }, Some(since)) = (application.state, application.since) else {
        return Ok(None);
    };
    tx.one(
        "select count(*) from application where programme_id = $1 and role = $2
         and place = 'waiting' and (since < $3 or (since = $3 and id <= $4))",
        &[
            application.programme.into(),
            application.role.word().into(),
            since.into(),
            application.id.into(),
        ],
        |row| row.get(0),
    )
}

/// Applications with a deadline for which no timer stands, after the id `after`; up to `limit`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn without_timer(tx: &mut Tx, after: Uuid, limit: i64) -> Result<Vec<Uuid>, Fault> {
    tx.all(
        "select id from application where until is not null and id > $1
         and not exists (select 1 from job where job.name = 'application'
                         and job.subject_id = application.id)
         order by id limit $2",
        &[after.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Removes the application `id`.
///
/// # Errors
/// [`Fault`] of the store.
pub fn remove(tx: &mut Tx, id: ApplicationId) -> Result<(), Fault> {
    jobs::pull(tx, JOB, id.0)?;
    tx.run("delete from application where id = $1", &[id.into()])?;
    Ok(())
}

const fn place(state: State) -> &'static str {
    match state {
        State::Draft => "draft",
        State::Sent { .. } => "sent",
        State::Review { .. } => "review",
        State::Second { .. } => "second",
        State::Waiting { .. } => "waiting",
        State::Declined { .. } => "declined",
        State::Appealed { .. } => "appealed",
        State::Ended { .. } => "ended",
    }
}

fn read(row: &Row) -> Result<Application, Fault> {
    let role: String = row.get(4)?;
    let (id, code): (ApplicationId, Code) = (row.get(0)?, row.get(1)?);
    let (programme, member): (ProgrammeId, MemberId) = (row.get(2)?, row.get(3)?);
    Ok(Application {
        id,
        code,
        programme,
        member,
        role: worded(&role, Role::of)?,
        sent: row.get(5)?,
        by: row.get(6)?,
        since: row.get(8)?,
        raised: row.get(9)?,
        state: state(row)?,
    })
}

fn state(row: &Row) -> Result<State, Fault> {
    let (place, until): (String, Option<Timestamp>) = (row.get(10)?, row.get(11)?);
    let (verdict, over): (Option<String>, Option<Timestamp>) = (row.get(12)?, row.get(13)?);
    let how: Option<String> = row.get(14)?;
    Ok(match (place.as_str(), until, over) {
        ("draft", None, None) => State::Draft,
        ("sent", Some(until), None) => State::Sent { until },
        ("review", Some(until), None) => State::Review { until },
        ("second", Some(until), None) => {
            let verdict = worded(verdict.as_deref().unwrap_or_default(), Verdict::of)?;
            let ask = row.get::<Option<_>>(7)?.ok_or_else(|| Fault::new("nobody is asked"))?;
            State::Second { verdict, until, ask }
        }
        ("waiting", Some(until), None) => State::Waiting { until },
        ("declined", Some(until), None) => State::Declined { until },
        ("appealed", Some(until), None) => State::Appealed { until },
        ("ended", _, Some(at)) => {
            State::Ended { how: worded(how.as_deref().unwrap_or_default(), End::of)?, at }
        }
        _ => return Err(Fault::new("an application in no state")),
    })
}
