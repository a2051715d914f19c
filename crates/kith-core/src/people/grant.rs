//! Grants: a role with an owner and dates, never a flag.

use crate::{Code, GrantId, MemberId, Timestamp};

worded! {
    /// What a member answers for beyond being a member; in the order of the handbook.
    Role {
        /// Gives peer support.
        Supporter = "supporter",
        /// Leads circles.
        Facilitator = "facilitator",
        /// Guides mentees.
        Mentor = "mentor",
        /// Is guided by a mentor.
        Mentee = "mentee",
        /// Looks after a programme; the person to whom requests escalate.
        Coordinator = "coordinator",
        /// Looks after supporters.
        Supervisor = "supervisor",
        /// Decides cases.
        Moderator = "moderator",
        /// Answers for the safety of a programme (safeguarding lead).
        Lead = "lead",
        /// Looks after the machine and its accounts.
        Admin = "admin",
    }
}

impl Role {
    /// Whether offers are put to whoever holds it.
    #[must_use]
    pub const fn helps(self) -> bool {
        matches!(self, Self::Supporter | Self::Mentor)
    }

    /// Whether anything here asks for it by now. What nothing asks for is offered to nobody: a role
    /// that opens no door would be a promise.
    #[must_use]
    pub const fn is_offered(self) -> bool {
        !matches!(self, Self::Facilitator | Self::Mentee)
    }

    /// Whether whoever holds it works on a desk: cases, escalations, accounts.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Coordinator | Self::Moderator | Self::Lead | Self::Admin)
    }
}

/// A role that a member holds, from a day until a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Which grant.
    pub id: GrantId,
    /// What names it outside.
    pub code: Code,
    /// Who holds it.
    pub member: MemberId,
    /// What it is.
    pub role: Role,
    /// From when.
    pub since: Timestamp,
    /// Until when; `None` while nobody has set an end.
    pub until: Option<Timestamp>,
}

impl Grant {
    /// Whether it is in force at `now`.
    #[must_use]
    pub fn holds(&self, now: Timestamp) -> bool {
        self.since <= now && self.until.is_none_or(|end| now < end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_names_its_role() {
        for &role in Role::ALL {
            assert_eq!(Role::of(role.word()), Some(role));
        }
        assert_eq!(Role::of("emperor"), None);
    }

    #[test]
    fn what_helps_or_works_on_a_desk_is_offered() {
        let offered: Vec<_> = Role::ALL.iter().filter(|role| role.is_offered()).collect();
        let for_helpers = |role: &&&Role| role.helps() || **role == &Role::Supervisor;
        assert!(offered.iter().all(|role| for_helpers(&role) || role.is_staff()));
        assert_eq!(offered.len(), 7);
    }
}
