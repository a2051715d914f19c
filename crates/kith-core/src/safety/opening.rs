//! Openings: a member of staff reads what a member wrote in confidence. The member sees each one.

use crate::{DAY, MINUTE, MemberId, Refusal, Span, Timestamp, people::grant::Role};

worded! {
    /// What was opened.
    What {
        /// The words of a request.
        Request = "request",
        /// Messages, in the sealed copy of a report.
        Messages = "messages",
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
