//! Openings: a member of staff reads what a member wrote in confidence. The member sees each one.

use crate::{
    DAY, MINUTE, MemberId, Refusal, Span, Timestamp,
    people::grant::Role,
    safety::care::{Care, Consent},
};

worded! {
    /// What was opened.
    What {
        /// The words of a request.
        Request = "request",
        /// Messages, in the sealed copy of a report.
        Messages = "messages",
        /// What a mentee or a mentor wrote at a check-in.
        CheckIn = "check_in",
        /// What a mentee or a mentor wrote for the house when their journey ended.
        ExitForm = "exit_form",
        /// An application for a role.
        Application = "application",
    }
}

worded! {
    /// Why it was opened.
    Why {
        /// The member said that they are not safe, or not sure.
        Safety = "safety",
        /// The promise was over, and a coordinator looks for somebody.
        Desk = "desk",
        /// Somebody reported something in which these words stand.
        Report = "report",
        /// A moderator read the talk, because somebody might be in danger.
        Danger = "danger",
        /// A moderator read the talk, to decide fairly about harm that was reported.
        Harm = "harm",
        /// A moderator read the talk, because the law demanded it.
        Law = "law",
        /// These words worried us, and the member said yes to being read.
        Agreed = "agreed",
        /// These words sounded like danger, and somebody had to see how urgent it is.
        Urgent = "urgent",
        /// These words sounded like danger, and the member did not answer.
        Unreached = "unreached",
        /// These words sounded like danger, and an emergency service had to be told.
        Services = "services",
        /// Whoever wrote it had said that their coordinator may read it.
        Shared = "shared",
        /// The member sent them to be read, and somebody decides on them.
        Application = "application",
    }
}

/// One opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Whose words were opened.
    pub member: MemberId,
    /// Who opened them.
    pub by: MemberId,
    /// In which role.
    pub role: Role,
    /// What was opened.
    pub what: What,
    /// Why.
    pub why: Why,
    /// From when.
    pub at: Timestamp,
    /// Until when they stayed open.
    pub until: Timestamp,
}

/// What somebody of the staff reads private words for. Only an opening that stands makes one, and the
/// one port through which staff read asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Purpose {
    opening: Opening,
}

impl Purpose {
    /// What `opening` is good for at `now`; `None` where it is over.
    #[must_use]
    pub fn of(opening: Opening, now: Timestamp) -> Option<Self> {
        (opening.at <= now && now < opening.until).then_some(Self { opening })
    }

    /// Until when it stands.
    #[must_use]
    pub const fn until(&self) -> Timestamp {
        self.opening.until
    }
}

/// How long an opening of somebody's words is held back that would tell them who reported them.
pub const HOLD: Span = DAY.times(30);

/// How long opened words stay open to the one who opened them.
pub const LENGTH: Span = MINUTE.times(30);

/// The member has not said that their words may be read.
pub const NOT_AGREED: Refusal = Refusal("opening-not-agreed");

/// Nothing says why words are opened without a yes.
pub const NO_WHY: Refusal = Refusal("opening-no-why");

/// Why words that worried the house are opened: because their author said yes; without that only where
/// their life may be at stake now, and for a reason that is named.
///
/// # Errors
/// [`NOT_AGREED`], [`NO_WHY`].
pub fn why_of_care(care: &Care, named: Option<Why>) -> Result<Why, Refusal> {
    if care.reading == Consent::Yes {
        return Ok(Why::Agreed);
    }
    if !care.opens_without_yes() {
        return Err(NOT_AGREED);
    }
    named.filter(|why| Why::IN_DANGER.contains(why)).ok_or(NO_WHY)
}

impl Why {
    /// The reasons that may be named where somebody's life may be at stake.
    pub const IN_DANGER: [Self; 3] = [Self::Urgent, Self::Unreached, Self::Services];
}

/// Moderators and leads open what was copied for a report.
pub const NOT_THEIRS: Refusal = Refusal("opening-moderators");

/// Which of `roles` opens what was copied for a report; a coordinator's only where `alone`: nobody who
/// works on the case is a moderator or a lead.
///
/// # Errors
/// [`NOT_THEIRS`].
pub fn role_for_copies(roles: &[Role], alone: bool) -> Result<Role, Refusal> {
    let last = alone.then_some(Role::Coordinator);
    let may = [Role::Moderator, Role::Lead].into_iter().chain(last);
    may.into_iter().find(|role| roles.contains(role)).ok_or(NOT_THEIRS)
}

/// Which of `roles` may open what a case is about; the least of them, for that is enough.
#[must_use]
pub fn role(roles: &[Role]) -> Option<Role> {
    [Role::Coordinator, Role::Moderator, Role::Lead].into_iter().find(|role| roles.contains(role))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coordinator_opens_a_copy_only_where_nobody_else_can() {
        let check = |roles: &[Role], alone, expected| {
            assert_eq!(role_for_copies(roles, alone), expected, "{roles:?}");
        };
        check(&[Role::Coordinator], false, Err(NOT_THEIRS));
        check(&[Role::Coordinator], true, Ok(Role::Coordinator));
        check(&[Role::Coordinator, Role::Moderator], false, Ok(Role::Moderator));
        check(&[Role::Lead], false, Ok(Role::Lead));
        check(&[Role::Admin], true, Err(NOT_THEIRS));
    }

    #[test]
    fn only_those_who_work_on_cases_open_words() {
        let check = |roles: &[Role], expected| assert_eq!(role(roles), expected);
        check(&[], None);
        check(&[Role::Admin, Role::Supporter, Role::Supervisor], None);
        check(&[Role::Lead], Some(Role::Lead));
        check(&[Role::Lead, Role::Coordinator], Some(Role::Coordinator));
    }
}
