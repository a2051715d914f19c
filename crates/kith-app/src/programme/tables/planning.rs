//! What would become of a table: which of its rows are new, which say something else than before, and what is wrong with
//! the others. Nothing is kept here; looking and bringing in are done by the same plan.

use std::collections::{HashMap, HashSet};

use kith_core::{
    Moment, ProgrammeId, Refusal, Timestamp,
    journey::meeting::FURTHEST,
    people::grant::Role,
    programme::{
        table::{self, Column, Kind, Meeting, Pair, Person, Problem, Row, TOLD},
        zone::Zone,
    },
};
use kith_store::programme::{invitations, invited_pairs, programmes};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    mark,
    reading::{self, Sheet},
    sealed, secret,
};
use crate::{App, Error, Fault};

/// What was seen in a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// How many rows it has.
    pub rows: u32,
    /// How many of them are new.
    pub fresh: u32,
    /// How many say something else than before, of people who have not come in.
    pub changed: u32,
    /// How many are here already, as they are.
    pub same: u32,
    /// How many cannot be brought in.
    pub wrong: u32,
    /// How many mentors are among the new ones.
    pub mentors: u32,
    /// Why, up to a thousand.
    pub problems: Vec<Problem>,
    /// The headings that are not read.
    pub unread: Vec<String>,
}

/// Somebody to be invited, or invited anew.
pub(super) struct Invited {
    pub(super) person: Person,
    pub(super) mark: String,
    pub(super) sum: String,
    /// The invitation that stands; `None` for a new one.
    pub(super) known: Option<Uuid>,
}

/// A plan.
#[derive(Default)]
pub(super) struct Plan {
    pub(super) look: Look,
    pub(super) people: Vec<Invited>,
    /// The mark of each new pair, its key, and the invitations of the two.
    pub(super) pairs: Vec<(String, String, [Uuid; 2])>,
    /// The mark of each new meeting, and the pair it belongs to.
    pub(super) meetings: Vec<(String, Meeting, Uuid)>,
}

/// Whose table it is, and of what.
#[derive(Debug, Clone, Copy)]
pub(super) struct Of {
    pub(super) programme: ProgrammeId,
    pub(super) kind: Kind,
    pub(super) role: Option<Role>,
}

/// A row that is fine, with the mark of its key; or the columns that are not.
type Read<T> = Result<T, Vec<(Column, Refusal)>>;

/// Plans what becomes of `text`. Asks the store the same few questions, however many rows there are.
pub(super) fn plan(app: &App, at: &mut Moment, of: Of, text: &str) -> Result<Plan, Error> {
    let mut sheet = reading::cut(of.kind, text)?;
    let secret = secret(app, at)?;
    let mut plan = Plan::default();
    plan.look.rows = count(sheet.all);
    plan.look.wrong = count(sheet.problems.len());
    plan.look.unread = std::mem::take(&mut sheet.unread);
    let mut problems = std::mem::take(&mut sheet.problems);
    match of.kind {
        Kind::People => people(app, (&mut plan, &mut problems), (of, &secret), &sheet)?,
        Kind::Pairs => pairs(app, (&mut plan, &mut problems), (of, &secret), &sheet)?,
        Kind::Meetings => meetings(app, (&mut plan, &mut problems), (of, &secret, at.now), &sheet)?,
    }
    problems.sort_by_key(|problem| problem.line);
    problems.truncate(TOLD);
    plan.look.problems = problems;
    Ok(plan)
}

type Out<'p> = (&'p mut Plan, &'p mut Vec<Problem>);

fn people(
    app: &App,
    (plan, problems): Out,
    (of, secret): (Of, &[u8; 32]),
    sheet: &Sheet,
) -> Result<(), Error> {
    let known = app.store.read(move |tx| Ok::<_, Error>(invitations::known(tx, of.programme)?))?;
    let known: HashMap<_, _> =
        known.iter().map(|one| ((one.role, one.mark.as_str()), one)).collect();
    let mut seen = HashSet::new();
    for (line, row) in &sheet.rows {
        let read = table::person(row, of.role).and_then(|person| {
            let mark = mark(secret, Kind::People, &person.key);
            let new = seen.insert((person.role, mark.clone()));
            if new { Ok((person, mark)) } else { Err(vec![(Column::Key, table::AGAIN)]) }
        });
        let Some((person, mark)) = take(read, (plan, problems), (*line, sheet)) else { continue };
        let sum = sum(secret, &person);
        let before = known.get(&(person.role, mark.as_str()));
        match before {
            Some(before) if before.used || before.sum == sum => plan.look.same += 1,
            Some(_) => plan.look.changed += 1,
            None => plan.look.fresh += 1,
        }
        if before.is_some_and(|before| before.used || before.sum == sum) {
            continue;
        }
        plan.look.mentors += u32::from(person.role == Role::Mentor);
        let known = before.map(|before| before.id);
        plan.people.push(Invited { person, mark, sum, known });
    }
    Ok(())
}

fn pairs(
    app: &App,
    (plan, problems): Out,
    (of, secret): (Of, &[u8; 32]),
    sheet: &Sheet,
) -> Result<(), Error> {
    let (people, known) = app.store.read(move |tx| {
        let known = invited_pairs::known(tx, of.programme)?;
        Ok::<_, Error>((invitations::known(tx, of.programme)?, known))
    })?;
    let people: HashMap<_, _> =
        people.iter().map(|one| ((one.role, one.mark.as_str()), one.id)).collect();
    let known_marks: HashSet<_> = known.iter().map(|pair| pair.mark.as_str()).collect();
    let mut mentees: HashSet<_> = known.iter().map(|pair| pair.mentee).collect();
    let mut seen = HashSet::new();
    for (line, row) in &sheet.rows {
        let read = table::pair(row).and_then(|pair| {
            let key = mark(secret, Kind::Pairs, &pair.key);
            if !seen.insert(key.clone()) {
                return Err(vec![(Column::Key, table::AGAIN)]);
            }
            if known_marks.contains(key.as_str()) {
                return Ok((key, pair.key, None));
            }
            let both = both(secret, &people, &pair)?;
            let [mentee, _] = both;
            let new = mentees.insert(mentee);
            if new {
                Ok((key, pair.key, Some(both)))
            } else {
                Err(vec![(Column::Key, table::PAIRED)])
            }
        });
        match take(read, (plan, problems), (*line, sheet)) {
            None => {}
            Some((_, _, None)) => plan.look.same += 1,
            Some((mark, key, Some(both))) => {
                plan.look.fresh += 1;
                plan.pairs.push((mark, key, both));
            }
        }
    }
    Ok(())
}

/// The invitations of the two.
fn both(secret: &[u8; 32], people: &HashMap<(Role, &str), Uuid>, pair: &Pair) -> Read<[Uuid; 2]> {
    let find = |role, key: &str| {
        let mark = mark(secret, Kind::People, key);
        people.get(&(role, mark.as_str())).copied()
    };
    let (mentee, mentor) = (find(Role::Mentee, &pair.mentee), find(Role::Mentor, &pair.mentor));
    match (mentee, mentor) {
        (Some(mentee), Some(mentor)) => Ok([mentee, mentor]),
        (None, Some(_)) => Err(vec![(Column::Mentee, table::NOBODY)]),
        (Some(_), None) => Err(vec![(Column::Mentor, table::NOBODY)]),
        (None, None) => Err(vec![(Column::Mentee, table::NOBODY), (Column::Mentor, table::NOBODY)]),
    }
}

fn meetings(
    app: &App,
    (plan, problems): Out,
    (of, secret, now): (Of, &[u8; 32], Timestamp),
    sheet: &Sheet,
) -> Result<(), Error> {
    let (zone, pairs, known) = app.store.read(move |tx| {
        let found = programmes::find(tx, of.programme)?.ok_or(Error::NotFound)?;
        let pairs = invited_pairs::known(tx, of.programme)?;
        Ok::<_, Error>((
            found.calendar.zone,
            pairs,
            invited_pairs::known_meetings(tx, of.programme)?,
        ))
    })?;
    let pairs: HashMap<_, _> = pairs.iter().map(|pair| (pair.mark.as_str(), pair.id)).collect();
    let known: HashSet<_> = known.iter().map(String::as_str).collect();
    let mut seen = HashSet::new();
    for (line, row) in &sheet.rows {
        let read = meeting(row, (&zone, now)).and_then(|meeting| {
            let key = mark(secret, Kind::Meetings, &meeting.key);
            if !seen.insert(key.clone()) {
                return Err(vec![(Column::Key, table::AGAIN)]);
            }
            let pair = mark(secret, Kind::Pairs, &meeting.pair);
            let pair = pairs.get(pair.as_str()).copied();
            let pair = pair.ok_or_else(|| vec![(Column::Pair, table::NO_PAIR)])?;
            Ok((key, meeting, pair))
        });
        match take(read, (plan, problems), (*line, sheet)) {
            None => {}
            Some((mark, ..)) if known.contains(mark.as_str()) => plan.look.same += 1,
            Some(new) => {
                plan.look.fresh += 1;
                plan.meetings.push(new);
            }
        }
    }
    Ok(())
}

/// The meeting of a row: what was held is over, and what is to come is near.
fn meeting(row: &Row, (zone, now): (&Zone, Timestamp)) -> Read<Meeting> {
    let meeting = table::meeting(row, zone)?;
    match (meeting.held, meeting.start > now) {
        (true, true) => Err(vec![(Column::Held, table::AHEAD)]),
        (false, false) => Err(vec![(Column::Held, table::NOT_HELD)]),
        _ if meeting.start > now + FURTHEST => Err(vec![(Column::Date, table::FAR)]),
        _ => Ok(meeting),
    }
}

/// What was read, or a line of what is wrong with it.
fn take<T>(
    read: Read<T>,
    (plan, problems): (&mut Plan, &mut Vec<Problem>),
    (line, sheet): (u32, &Sheet),
) -> Option<T> {
    match read {
        Ok(read) => Some(read),
        Err(wrong) => {
            plan.look.wrong += 1;
            let told = |(column, why)| Problem { line, column: sheet.heading(column), why };
            problems.extend(wrong.into_iter().map(told));
            None
        }
    }
}

/// By what the house knows again all that a row says.
fn sum(secret: &[u8; 32], person: &Person) -> String {
    let (who, said) = sealed::written(person);
    let mut hash = blake3::Hasher::new_keyed(secret);
    let hash = hash.update(who.reveal().as_bytes()).update(&[0]);
    hash.update(said.reveal().as_bytes()).finalize().to_hex().to_string()
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl Look {
    /// In one line, to be sealed.
    pub(super) fn written(&self) -> String {
        let problem = |one: &Problem| json!([one.line, one.column, one.why.0]);
        json!({
            "rows": self.rows, "fresh": self.fresh, "changed": self.changed, "same": self.same,
            "wrong": self.wrong, "mentors": self.mentors, "unread": self.unread,
            "problems": self.problems.iter().map(problem).collect::<Vec<_>>(),
        })
        .to_string()
    }

    /// What was written so.
    pub(super) fn read(text: &str) -> Result<Self, Fault> {
        let all: Value = serde_json::from_str(text).map_err(Fault::new)?;
        let number = |name: &str| {
            let found = all.get(name).and_then(Value::as_u64).unwrap_or_default();
            u32::try_from(found).unwrap_or(u32::MAX)
        };
        let list = |name: &str| all.get(name).and_then(Value::as_array).into_iter().flatten();
        let unread = list("unread").filter_map(Value::as_str).map(str::to_owned).collect();
        Ok(Self {
            rows: number("rows"),
            fresh: number("fresh"),
            changed: number("changed"),
            same: number("same"),
            wrong: number("wrong"),
            mentors: number("mentors"),
            problems: list("problems").filter_map(problem).collect(),
            unread,
        })
    }
}

fn problem(line: &Value) -> Option<Problem> {
    let number = line.get(0).and_then(Value::as_u64)?;
    let (column, why) = (line.get(1)?.as_str()?.to_owned(), line.get(2)?.as_str()?);
    let why = table::problem(why)?;
    Some(Problem { line: u32::try_from(number).ok()?, column, why })
}
