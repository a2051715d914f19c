//! What a text is and what is read in it: the words of the contract. Knows no rules.

/// A text to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Text<'a> {
    /// What was written.
    pub text: &'a str,
    /// The language that the author's pages have: a hint, not an order.
    pub language: Option<&'a str>,
    /// In which role it was written.
    pub role: Role,
}

/// Who writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Somebody who is here for themselves.
    #[default]
    Member,
    /// Somebody who helps, and so may ask about danger without being in it.
    Supporter,
}

/// How much danger of suicide or self-harm a text speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Level {
    /// None.
    #[default]
    Nothing,
    /// A passive wish to be dead, or hopelessness about life.
    Passive,
    /// Active thoughts, or an urge or act of self-harm.
    Active,
    /// A plan, means, a time, or it is happening.
    Imminent,
}

impl Level {
    /// 0 to 3, as in the contract.
    #[must_use]
    pub fn number(self) -> u8 {
        match self {
            Self::Nothing => 0,
            Self::Passive => 1,
            Self::Active => 2,
            Self::Imminent => 3,
        }
    }

    pub(crate) fn of(number: u8) -> Self {
        match number {
            0 => Self::Nothing,
            1 => Self::Passive,
            2 => Self::Active,
            _ => Self::Imminent,
        }
    }
}

/// Whose danger it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Subject {
    /// The author's.
    Own,
    /// Somebody else's.
    Other,
    /// Nobody's.
    #[default]
    Nobody,
}

impl Subject {
    /// `self`, `other` or `none`, as in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Own => "self",
            Self::Other => "other",
            Self::Nobody => "none",
        }
    }
}

/// What kind of danger or harm it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Category {
    /// The author's own death is spoken of.
    Suicide,
    /// The author hurts or wants to hurt their own body.
    SelfHarm,
    /// Worry about somebody else's life.
    OtherAtRisk,
    /// Violence, control, stalking, a threat to out.
    Abuse,
    /// Sexual violence, disclosed.
    SexualViolence,
    /// The author is a minor, or somebody approaches one.
    Minor,
    /// Sex, images or money are wanted from the reader.
    Solicitation,
    /// An address outside the house is given or asked for.
    ContactExchange,
    /// Abuse of the reader or of a group.
    Harassment,
    /// Harm to somebody is announced.
    Threat,
}

impl Category {
    /// All of them, in the order of the contract.
    pub const ALL: [Self; 10] = [
        Self::Suicide,
        Self::SelfHarm,
        Self::OtherAtRisk,
        Self::Abuse,
        Self::SexualViolence,
        Self::Minor,
        Self::Solicitation,
        Self::ContactExchange,
        Self::Harassment,
        Self::Threat,
    ];

    /// The name in the contract.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Suicide => "suicide",
            Self::SelfHarm => "self_harm",
            Self::OtherAtRisk => "other_at_risk",
            Self::Abuse => "abuse",
            Self::SexualViolence => "sexual_violence",
            Self::Minor => "minor",
            Self::Solicitation => "solicitation",
            Self::ContactExchange => "contact_exchange",
            Self::Harassment => "harassment",
            Self::Threat => "threat",
        }
    }

    /// Whether it speaks of the author's own life, and so carries a level.
    #[must_use]
    pub fn is_own_danger(self) -> bool {
        matches!(self, Self::Suicide | Self::SelfHarm)
    }

    /// Whether it is harm of another kind than danger to somebody's life.
    #[must_use]
    pub fn is_kind(self) -> bool {
        !self.is_own_danger() && self != Self::OtherAtRisk
    }

    /// Whether its author is shown help.
    #[must_use]
    pub fn offers(self) -> bool {
        matches!(
            self,
            Self::Suicide
                | Self::SelfHarm
                | Self::OtherAtRisk
                | Self::Abuse
                | Self::SexualViolence
                | Self::Minor
        )
    }
}

/// Words that a rule saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because<'r> {
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// The id of the rule.
    pub rule: &'r str,
}

/// Whether a pack was there for the language of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Coverage {
    /// There was, or the text is too short to tell.
    #[default]
    Full,
    /// Nothing in it is of a language that is read: people should know that the machine did not.
    None,
}

/// What was read in a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading<'r> {
    /// Of suicide and self-harm only.
    pub level: Level,
    /// Whose danger.
    pub subject: Subject,
    /// In the order of the contract, each once.
    pub categories: Vec<Category>,
    /// Show help to the author.
    pub offer: bool,
    /// Call a person on duty.
    pub page: bool,
    /// Why, in the order of the text.
    pub because: Vec<Because<'r>>,
    /// The level that this question asks the other side about: tell the other side's
    /// [`crate::Memory::asked`].
    pub asks: Level,
    /// Whether the text was in a language that is read.
    pub coverage: Coverage,
}
