//! A goal of a mentee: what they want, in their own words, on a scale of five levels of which they say themselves what each
//! means (goal attainment scaling, Kiresuk & Sherman 1968). It is theirs: the mentor reads it and comments on it.

use crate::{Refusal, people::face::Side};

worded! {
    /// How far a goal has come, against what the mentee expected when they wrote it down.
    Level {
        /// Much less than they expected.
        Least = "least",
        /// Less than they expected.
        Less = "less",
        /// What they expected.
        Expected = "expected",
        /// More than they expected.
        More = "more",
        /// Much more than they expected.
        Most = "most",
    }
}

worded! {
    /// How much a goal matters beside the others.
    Weight {
        /// It matters.
        One = "1",
        /// It matters more.
        Two = "2",
        /// It matters most.
        Three = "3",
    }
}

worded! {
    /// What has become of a goal.
    State {
        /// It is worked on.
        Open = "open",
        /// The mentee says that it is reached, at whatever level.
        Reached = "reached",
        /// It fits no longer.
        Dropped = "dropped",
    }
}

worded! {
    /// What becomes of a step.
    Tick {
        /// It is done.
        Done = "done",
        /// It is not, after all.
        Todo = "todo",
        /// It leads nowhere, and is taken away.
        Away = "away",
    }
}

/// The most goals that are open at a time.
pub const MOST: usize = 5;

/// The most goals of one journey, ended ones among them.
pub const ALL: usize = 25;

/// The most steps towards one goal.
pub const STEPS: usize = 12;

/// How often it is said at most where one goal stands.
pub const POINTS: usize = 200;

/// How often the mentor says something about one goal at most.
pub const COMMENTS: usize = 100;

/// The goal belongs to the mentee.
pub const NOT_YOURS: Refusal = Refusal("goal-not-yours");

/// [`MOST`] goals are open already.
pub const FULL: Refusal = Refusal("goal-full");

/// [`ALL`] goals are there already.
pub const MANY: Refusal = Refusal("goal-many");

/// It was reached or dropped: it moves when it is opened again.
pub const ENDED: Refusal = Refusal("goal-ended");

/// What the mentee wants is not said.
pub const UNSAID: Refusal = Refusal("goal-unsaid");

/// What the mentee expects is not said.
pub const UNEXPECTED: Refusal = Refusal("goal-unexpected");

/// No level was chosen.
pub const NO_LEVEL: Refusal = Refusal("goal-no-level");

/// [`STEPS`] steps lead to it already.
pub const STEEP: Refusal = Refusal("goal-steep");

/// It was said [`POINTS`] times where it stands.
pub const LONG_WAY: Refusal = Refusal("goal-long-way");

/// The mentor said [`COMMENTS`] things about it.
pub const SAID: Refusal = Refusal("goal-said");

/// A goal as far as it has come. Its words are sealed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// What has become of it.
    pub state: State,
    /// How much it matters.
    pub weight: Weight,
    /// Where the mentee began; `None` until they said where it stands for the first time.
    pub began: Option<Level>,
    /// Where it stands now; `None` likewise.
    pub level: Option<Level>,
}

impl Level {
    /// From −2 to +2; 0 is what the mentee expected.
    #[must_use]
    pub const fn score(self) -> i8 {
        match self {
            Self::Least => -2,
            Self::Less => -1,
            Self::Expected => 0,
            Self::More => 1,
            Self::Most => 2,
        }
    }
}

impl Weight {
    /// From 1 to 3.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }
}

impl Goal {
    /// A new one of whoever is on side `by`, beside so many that are `open`, of so many in `all`.
    ///
    /// # Errors
    /// [`NOT_YOURS`]; [`FULL`]; [`MANY`].
    pub fn new(by: Side, weight: Weight, (open, all): (usize, usize)) -> Result<Self, Refusal> {
        theirs(by)?;
        room(open)?;
        within(all, ALL, MANY)?;
        Ok(Self { state: State::Open, weight, began: None, level: None })
    }

    /// The same, which matters so much from now on; its words may change with it.
    ///
    /// # Errors
    /// [`NOT_YOURS`]; [`ENDED`].
    pub fn reword(self, by: Side, weight: Weight) -> Result<Self, Refusal> {
        self.goes_on(by)?;
        Ok(Self { weight, ..self })
    }

    /// The same, standing at `level` now; so many `points` say where it stood.
    ///
    /// # Errors
    /// [`NOT_YOURS`]; [`ENDED`]; [`LONG_WAY`].
    pub fn stand(self, by: Side, level: Level, points: usize) -> Result<Self, Refusal> {
        self.goes_on(by)?;
        within(points, POINTS, LONG_WAY)?;
        Ok(Self { began: self.began.or(Some(level)), level: Some(level), ..self })
    }

    /// The same, reached, dropped, or open again beside so many that are `open`. Twice is once.
    ///
    /// # Errors
    /// [`NOT_YOURS`]; [`FULL`]; [`ENDED`] from one end to the other.
    pub fn turn(self, by: Side, state: State, open: usize) -> Result<Self, Refusal> {
        theirs(by)?;
        if self.state != State::Open && self.state != state {
            if state != State::Open {
                return Err(ENDED);
            }
            room(open)?;
        }
        Ok(Self { state, ..self })
    }

    /// Whether whoever is on side `by` may add a step to the so many that are there.
    ///
    /// # Errors
    /// [`NOT_YOURS`]; [`ENDED`]; [`STEEP`].
    pub fn may_add(self, by: Side, steps: usize) -> Result<(), Refusal> {
        self.goes_on(by)?;
        within(steps, STEPS, STEEP)
    }

    /// Whether whoever is on side `by` may change the steps that are there.
    ///
    /// # Errors
    /// [`NOT_YOURS`]; [`ENDED`].
    pub fn goes_on(self, by: Side) -> Result<(), Refusal> {
        theirs(by)?;
        if self.state == State::Open { Ok(()) } else { Err(ENDED) }
    }
}

fn theirs(by: Side) -> Result<(), Refusal> {
    if by == Side::Member { Ok(()) } else { Err(NOT_YOURS) }
}

fn room(open: usize) -> Result<(), Refusal> {
    within(open, MOST, FULL)
}

/// Whether one more fits beside so many that `are` there.
fn within(are: usize, most: usize, why: Refusal) -> Result<(), Refusal> {
    if are < most { Ok(()) } else { Err(why) }
}

/// Whether one more comment fits beside so many that `are` there.
///
/// # Errors
/// [`SAID`].
pub fn may_say(are: usize) -> Result<(), Refusal> {
    within(are, COMMENTS, SAID)
}

/// The T score of several goals, each with its weight: 50 where all stand as they were expected to, about 10 for each standard
/// deviation between scales that correlate by 0.3. `None` where there is no goal. Kiresuk & Sherman 1968, eq. 2.
pub fn t_score(goals: impl IntoIterator<Item = (Weight, Level)>) -> Option<f64> {
    let (mut weights, mut squares, mut sum) = (0.0, 0.0, 0.0);
    for (weight, level) in goals {
        let weight = f64::from(weight.number());
        weights += weight;
        squares += weight * weight;
        sum += weight * f64::from(level.score());
    }
    let spread = f64::sqrt(0.7 * squares + 0.3 * weights * weights);
    (weights > 0.0).then(|| 50.0 + 10.0 * sum / spread)
}

#[cfg(test)]
#[path = "goal_laws.rs"]
mod laws;
