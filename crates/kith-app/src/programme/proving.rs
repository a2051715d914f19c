//! Evidence for whoever certifies peer supporters: what somebody learnt, practised and talked over, and until when it holds. It
//! names nobody (NMS-E).

use std::collections::BTreeMap;

use kith_core::{
    MINUTE, MemberId, Timestamp,
    programme::{calendar::Day, course::Topic, hours::Kind, learning::Learning},
};
use kith_store::{
    Tx,
    programme::{learnings, practices, sign_offs, supervisions},
};

use super::tallying;
use crate::{Error, people::calling};

/// One line of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// What it is: `course`, `topic`, `practice_talk`, `supervised_shift`, `signature`, `supervision`, or `hours`.
    pub what: &'static str,
    /// Which: the course, the topic, the language, what was tried out, or what the hours went to.
    pub of: String,
    /// When it was; `None` for a sum.
    pub day: Option<Day>,
    /// Until when it holds; `None` where it holds for good, or is none that ends.
    pub until: Option<Day>,
    /// How long it was.
    pub minutes: Option<u32>,
}

/// What `member` can show at `now`, kind by kind, the oldest first.
///
/// # Errors
/// [`Error::Fault`] of the store.
pub fn evidence(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Vec<Proof>, Error> {
    let zone = calling::zone(tx, member)?;
    let day = |at| Day::of(at, &zone);
    let learnt = learnings::of(tx, member)?;
    let course = |it: &Learning| {
        let (of, passed) = (it.course.key().to_owned(), it.passed?);
        let (until, minutes) = (it.term.ends.map(day), Some(it.minutes()));
        Some(Proof { what: "course", of, day: Some(day(passed)), until, minutes })
    };
    let mut all: Vec<_> = learnt.iter().filter_map(course).collect();
    all.extend(topics(&learnt));
    let talks = practices::all_talks(tx, member)?.into_iter();
    all.extend(talks.filter(|talk| talk.supervisor != member).map(|talk| Proof {
        what: "practice_talk",
        of: talk.scenario.word().to_owned(),
        day: Some(talk.day),
        until: None,
        minutes: Some(talk.minutes),
    }));
    all.extend(practices::shifts(tx, member)?.into_iter().map(|(since, until, _)| Proof {
        what: "supervised_shift",
        of: String::new(),
        day: Some(day(since)),
        until: None,
        minutes: u32::try_from(until.since(since).0 / MINUTE.0).ok(),
    }));
    let signed = sign_offs::of(tx, member, i64::MAX)?.into_iter().rev();
    all.extend(signed.filter_map(|it| {
        let (of, until) = (it.tongue, Some(day(it.ends?)));
        Some(Proof { what: "signature", of, day: Some(day(it.made)), until, minutes: None })
    }));
    let talks = supervisions::all_talks(tx, member)?.into_iter();
    all.extend(talks.filter(|talk| talk.supervisor != member).map(|talk| Proof {
        what: "supervision",
        of: String::new(),
        day: Some(talk.day),
        until: None,
        minutes: Some(talk.minutes),
    }));
    all.extend(hours(tx, now, member)?);
    Ok(all)
}

/// The hours by what they went to, without the talks that somebody gave to others: those prove nothing of their own work.
fn hours(tx: &mut Tx, now: Timestamp, member: MemberId) -> Result<Vec<Proof>, Error> {
    let practised = practices::all_talks(tx, member)?.into_iter();
    let practised = practised.filter(|talk| talk.supervisor == member).map(|talk| talk.minutes);
    let talked = supervisions::all_talks(tx, member)?.into_iter();
    let talked = talked.filter(|talk| talk.supervisor == member).map(|talk| talk.minutes);
    let given = [(Kind::Practice, practised.sum::<u32>()), (Kind::Supervision, talked.sum())];
    let all = tallying::own(tx, now, member)?.ledger.by_kind().into_iter();
    let own = all.map(|(kind, minutes)| {
        let given = given.iter().find(|(is, _)| *is == kind).map_or(0, |(_, minutes)| *minutes);
        sum("hours", kind.word(), minutes.saturating_sub(given))
    });
    Ok(own.filter(|one| one.minutes != Some(0)).collect())
}

/// The minutes of the lessons that speak of each topic, of courses that were passed.
fn topics(learnt: &[Learning]) -> Vec<Proof> {
    let mut sums: BTreeMap<usize, u32> = BTreeMap::new();
    for it in learnt.iter().filter(|it| it.passed.is_some()) {
        for lesson in it.course.lessons {
            for topic in lesson.topics {
                let place = Topic::ALL.iter().position(|is| is == topic).unwrap_or_default();
                *sums.entry(place).or_default() += lesson.minutes;
            }
        }
    }
    let one = |(place, minutes): (&usize, &u32)| {
        Topic::ALL.get(*place).map(|topic| sum("topic", topic.word(), *minutes))
    };
    sums.iter().filter_map(one).collect()
}

fn sum(what: &'static str, of: &str, minutes: u32) -> Proof {
    Proof { what, of: of.to_owned(), day: None, until: None, minutes: Some(minutes) }
}
