//! What `data/world.toml` holds.

use std::collections::HashMap;

use serde::Deserialize;

use super::introducing::{Introduction, Share};
use super::leading::Lead;
use super::meeting::Busy;

/// Everything.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct World {
    pub(super) topic: Vec<Topic>,
    pub(super) person: Vec<Somebody>,
    pub(super) request: Vec<Request>,
    pub(super) letter: Vec<Letter>,
    pub(super) application: Vec<Application>,
    pub(super) learning: Vec<Learning>,
    pub(super) shift: Vec<Shift>,
    pub(super) hours: Vec<OwnTime>,
    pub(super) certificate: Vec<Certificate>,
    pub(super) supervision: Vec<Supervision>,
    #[serde(default)]
    pub(super) share: Vec<Share>,
    #[serde(default)]
    pub(super) introduction: Vec<Introduction>,
    pub(super) practice: Vec<super::practising::Practice>,
    pub(super) programme: Vec<Programme>,
    pub(super) lead: Vec<Lead>,
    pub(super) busy: Vec<Busy>,
}

/// A programme.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Programme {
    pub(super) model: String,
    pub(super) name: String,
    /// `open` or `draft`.
    pub(super) state: String,
    /// On which day, counted from the end, it begins and ends.
    pub(super) begins_days: Option<i64>,
    pub(super) ends_days: Option<i64>,
    pub(super) places: u16,
    pub(super) weeks: u16,
    pub(super) hours: u16,
    /// What it says, by the word of the part.
    pub(super) says: HashMap<String, String>,
    /// Whom it looks for.
    #[serde(default)]
    pub(super) wants: Vec<Want>,
    /// By which ways people hear of it.
    #[serde(default)]
    pub(super) links: Vec<Link>,
}

/// So many people, within so many days from the end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Want {
    pub(super) role: String,
    pub(super) many: u16,
    #[serde(default)]
    pub(super) need: String,
    pub(super) days: i64,
}

/// A link, and who began an application by it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Link {
    pub(super) name: String,
    #[serde(default)]
    pub(super) role: String,
    #[serde(default)]
    pub(super) came: Vec<String>,
}

/// An entry of the taxonomy.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Topic {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) special: bool,
}

/// A person.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Somebody {
    pub(super) key: String,
    pub(super) pseudonym: String,
    pub(super) words: Option<String>,
    pub(super) languages: Vec<String>,
    pub(super) about: Option<String>,
    #[serde(default)]
    pub(super) roles: Vec<String>,
    pub(super) helper: Option<String>,
    pub(super) helper_about: Option<String>,
    #[serde(default)]
    pub(super) topics: Vec<String>,
    /// Topics that everybody who is signed in may see; the others are kept to the matching.
    #[serde(default)]
    pub(super) open: Vec<String>,
    #[serde(default)]
    pub(super) interests: Vec<String>,
    #[serde(default)]
    pub(super) slots: Vec<String>,
    #[serde(default)]
    pub(super) special: Vec<String>,
    pub(super) places: Option<u32>,
    #[serde(default)]
    pub(super) on_duty: bool,
    #[serde(default)]
    pub(super) leave_days: i64,
    /// Whether somebody without passphrase and code asked to get into the account.
    #[serde(default)]
    pub(super) asked_for: bool,
    /// What stands in their safety plan, by the word of the part.
    #[serde(default)]
    pub(super) plan: HashMap<String, String>,
}

/// A request, and what came of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Request {
    pub(super) key: String,
    pub(super) by: String,
    pub(super) kind: String,
    pub(super) urgency: String,
    pub(super) safe: String,
    pub(super) topics: Vec<String>,
    pub(super) text: String,
    pub(super) ago_hours: f64,
    pub(super) state: String,
    pub(super) outcome: Option<String>,
    pub(super) with: Option<String>,
    #[serde(default)]
    pub(super) passed_by: Vec<String>,
    #[serde(default)]
    pub(super) message: Vec<Message>,
    pub(super) report: Option<Report>,
    /// Told outside, for the case of its report.
    pub(super) disclosure: Option<Disclosure>,
    /// Its helper cannot go on.
    pub(super) handover: Option<Handover>,
    /// What a lead tried for somebody who is not safe.
    #[serde(default)]
    pub(super) tried: Vec<Tried>,
    /// After how many days a person asks how they are; `None` where nobody chose.
    pub(super) follow_days: Option<i64>,
    #[serde(default)]
    pub(super) agreement: Vec<Agreement>,
    /// In the order of their time.
    #[serde(default)]
    pub(super) goal: Vec<Goal>,
    #[serde(default)]
    pub(super) meeting: Vec<Meeting>,
    #[serde(default)]
    pub(super) reflection: Vec<Reflection>,
    #[serde(default)]
    pub(super) check_in: Vec<CheckIn>,
    #[serde(default)]
    pub(super) contact: Vec<Contact>,
    #[serde(default)]
    pub(super) feedback: Vec<Feedback>,
}

/// What a mentee or a mentor says of how they work together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Feedback {
    pub(super) from: String,
    pub(super) ago_hours: f64,
    /// A digit for each question, or a stroke.
    pub(super) points: String,
    /// What they write beside it.
    pub(super) text: Option<String>,
    /// Whether the other may read that.
    #[serde(default)]
    pub(super) shared: bool,
}

/// What a mentee or a mentor says when they are asked how it goes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckIn {
    pub(super) from: String,
    pub(super) ago_hours: f64,
    pub(super) answer: String,
    /// What they write beside it.
    pub(super) text: Option<String>,
    /// Whether their coordinator may read that.
    #[serde(default)]
    pub(super) shared: bool,
}

/// A contact of a coordinator with the two.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Contact {
    pub(super) ago_hours: f64,
    pub(super) with: String,
    pub(super) channel: String,
    pub(super) topics: Vec<String>,
    pub(super) text: String,
}

/// Something to be told to somebody outside.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Disclosure {
    pub(super) ago_hours: f64,
    pub(super) ground: String,
    pub(super) to: String,
    pub(super) telling: String,
    pub(super) text: String,
}

/// A talk that its helper hands over.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Handover {
    pub(super) ago_hours: f64,
    /// What whoever takes over should know.
    pub(super) note: String,
}

/// One thing that was tried.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tried {
    pub(super) ago_hours: f64,
    pub(super) what: String,
    pub(super) text: String,
}

/// A version of what a mentee and a mentor agree on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Agreement {
    pub(super) from: String,
    pub(super) ago_hours: f64,
    /// On which day to come both look at it again.
    pub(super) review_days: i64,
    /// What it says, by the word of the part.
    pub(super) says: HashMap<String, String>,
    /// Whether both have signed it.
    pub(super) signed: bool,
    /// The stage of which its writer says that they are there.
    pub(super) stage: Option<String>,
}

/// What a mentee wants.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Goal {
    pub(super) ago_hours: f64,
    pub(super) weight: String,
    /// What it says, by the word of the field.
    pub(super) says: HashMap<String, String>,
    #[serde(default)]
    pub(super) growth: Vec<Growth>,
}

/// Something that happens to a goal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Growth {
    pub(super) ago_hours: f64,
    /// The word of a level or a state; `step`, `done` for the first step that is not, or `comment`.
    pub(super) what: String,
    #[serde(default)]
    pub(super) text: String,
}

/// A meeting of a mentee and a mentor.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meeting {
    pub(super) from: String,
    pub(super) ago_hours: f64,
    /// The times that are proposed, in full hours from now; those of the past are below zero.
    pub(super) in_hours: Vec<i64>,
    pub(super) minutes: u16,
    pub(super) way: String,
    #[serde(default)]
    pub(super) spot: String,
    #[serde(default)]
    pub(super) agenda: String,
    /// Whether the other takes the first of the times.
    #[serde(default)]
    pub(super) taken: bool,
    /// What was written down two hours after its beginning.
    #[serde(default)]
    pub(super) jotted: Vec<Jotted>,
}

/// What one of the two writes down after a meeting that took place.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Jotted {
    pub(super) from: String,
    pub(super) notes: String,
    #[serde(default)]
    pub(super) own: String,
    /// What they say of it; that it took place where nothing stands here.
    #[serde(default)]
    pub(super) said: String,
    /// What they write to the coordinator.
    #[serde(default)]
    pub(super) desk: String,
}

/// What a mentee or a mentor writes down at the end.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reflection {
    pub(super) from: String,
    pub(super) ago_hours: f64,
    /// What it says, by the word of the part.
    pub(super) says: HashMap<String, String>,
    /// Whether the other reads what they take with them.
    pub(super) shared: bool,
    /// Whether coordinators read the exit form.
    pub(super) handed_in: bool,
    /// What they wish for afterwards.
    pub(super) after: String,
}

/// How far somebody is in a course.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Learning {
    pub(super) by: String,
    /// The role that it is for.
    pub(super) course: String,
    pub(super) ago_hours: f64,
    /// How many lessons they read; with all of them they passed, and signed.
    pub(super) lessons: usize,
}

/// Shifts of the rota.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shift {
    /// Who makes them, and when.
    pub(super) by: String,
    pub(super) ago_hours: f64,
    /// On which days, counted from the end, and from when until when by the clock.
    #[serde(default)]
    pub(super) days: Vec<i64>,
    #[serde(default)]
    pub(super) begin: String,
    #[serde(default)]
    pub(super) end: String,
    /// How long it goes on, where it began at the last full hour before the end.
    pub(super) lasts_hours: Option<i64>,
    pub(super) tongue: Option<String>,
    pub(super) wanted: u32,
    /// Who takes a place, shift by shift, and from the beginning again.
    pub(super) takes: Vec<Vec<String>>,
    /// Who asks whether somebody can take theirs, the first time.
    pub(super) asks: Option<String>,
}

/// Time that a helper entered themselves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnTime {
    pub(super) by: String,
    pub(super) ago_hours: f64,
    pub(super) minutes: u32,
    /// `preparation`, `travel` or `supervision`.
    pub(super) kind: String,
}

/// What the house put in writing for a helper.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Certificate {
    pub(super) by: String,
    pub(super) ago_hours: f64,
    pub(super) name: String,
    /// `hours`, `training`, `span`.
    pub(super) says: Vec<String>,
}

/// A helper who talks their work over with somebody.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Supervision {
    pub(super) by: String,
    pub(super) with: String,
    pub(super) ago_hours: f64,
    pub(super) minutes: u32,
    pub(super) words: String,
    /// How many days later they talk next.
    pub(super) next_days: i64,
}

/// A way into a role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Application {
    pub(super) by: String,
    pub(super) role: String,
    pub(super) ago_hours: f64,
    pub(super) sent: bool,
    /// What it says, by the key of the question.
    pub(super) answers: HashMap<String, String>,
    pub(super) reference: Option<Reference>,
    /// What a coordinator heard in the interview.
    pub(super) note: Option<String>,
    /// Why it is on the waiting list.
    pub(super) line: Option<String>,
}

/// What somebody outside says of an applicant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reference {
    pub(super) referee: String,
    pub(super) known_as: String,
    /// By the word of the part.
    pub(super) says: HashMap<String, String>,
}

/// A report of what was said in its talk.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Report {
    pub(super) from: String,
    pub(super) ago_hours: f64,
    pub(super) matter: String,
    /// What was written; empty where the talk was ended and reported in one step.
    #[serde(default)]
    pub(super) text: String,
    /// `None` while nobody has decided.
    pub(super) measure: Option<Measure>,
}

/// What was decided about a report.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Measure {
    pub(super) kind: String,
    pub(super) days: Option<i64>,
    pub(super) facts: String,
    /// What those who work on it said among themselves.
    pub(super) note: Option<String>,
    pub(super) answer: String,
    /// The appeal of whoever it was about.
    pub(super) appeal: Option<String>,
    /// Why it was taken back, for whoever appealed and for whoever reported; where it was.
    pub(super) overturned: Option<[String; 2]>,
}

/// A message of its talk.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Message {
    pub(super) from: String,
    pub(super) ago_hours: f64,
    pub(super) text: String,
    #[serde(default)]
    pub(super) withdrawn: bool,
}

/// A letter to the house.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Letter {
    pub(super) kind: String,
    pub(super) by: Option<String>,
    pub(super) about: Option<String>,
    /// What a report is about.
    pub(super) matter: Option<String>,
    /// What is asked for by right, and for which use.
    pub(super) claim: Option<[String; 2]>,
    pub(super) ago_hours: f64,
    pub(super) text: String,
    pub(super) answer: Option<String>,
}
