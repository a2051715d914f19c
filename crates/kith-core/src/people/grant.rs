//! Grants: a role with an owner and dates, never a flag.

use crate::{GrantId, MemberId, Timestamp};

/// What a member answers for beyond being a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Gives peer support.
    Supporter,
    /// Leads circles.
    Facilitator,
    /// Guides mentees.
    Mentor,
    /// Is guided by a mentor.
    Mentee,
    /// Looks after a programme; the person to whom requests escalate.
    Coordinator,
    /// Looks after supporters.
    Supervisor,
    /// Decides cases.
    Moderator,
    /// Answers for the safety of a programme (safeguarding lead).
    Lead,
    /// Looks after the machine and its accounts.
    Admin,
}

impl Role {
    /// Every role, in the order of the handbook.
    pub const ALL: [Self; 9] = [
        Self::Supporter,
        Self::Facilitator,
        Self::Mentor,
        Self::Mentee,
        Self::Coordinator,
        Self::Supervisor,
        Self::Moderator,
        Self::Lead,
        Self::Admin,
    ];

    /// The word by which it is kept and named on the console.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Supporter => "supporter",
            Self::Facilitator => "facilitator",
            Self::Mentor => "mentor",
            Self::Mentee => "mentee",
            Self::Coordinator => "coordinator",
            Self::Supervisor => "supervisor",
            Self::Moderator => "moderator",
            Self::Lead => "lead",
            Self::Admin => "admin",
        }
    }

    /// The role of that word; `None` where there is none.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether offers are put to whoever holds it.
    #[must_use]
    pub const fn helps(self) -> bool {
        matches!(self, Self::Supporter | Self::Mentor)
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
        for role in Role::ALL {
            assert_eq!(Role::of(role.word()), Some(role));
        }
        assert_eq!(Role::of("emperor"), None);
    }
}
