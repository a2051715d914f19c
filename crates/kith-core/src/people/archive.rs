//! Archives that a member asked for outside the house, by post or by phone: a coordinator or an admin starts one, and the
//! member alone opens it. The law gives the house a month from the day on which it was asked for.

use uuid::Uuid;

use crate::{
    Code, DAY, MemberId, Refusal, Span, Timestamp,
    safety::claim::{CLOCK, REMINDED},
};

worded! {
    /// How it was asked for.
    Way {
        /// By post.
        Post = "post",
        /// By phone.
        Phone = "phone",
        /// In a letter to the house.
        Letter = "letter",
        /// By word of mouth.
        Mouth = "mouth",
    }
}

worded! {
    /// Where an archive stands.
    Place {
        /// It lies ready, and the member was told.
        Ready = "ready",
        /// The member opened it.
        Opened = "opened",
        /// They do not want it any more.
        Withdrawn = "withdrawn",
        /// They know where it lies, and want to leave it there.
        Left = "left",
    }
}

/// How long ago at most it was asked for.
pub const LONGEST: Span = DAY.times(180);

/// For how long it is kept that there was one.
pub const KEPT: Span = DAY.times(1096);

/// The day on which it was asked for lies ahead, or too far back.
pub const DAYS: Refusal = Refusal("archive-days");

/// Nothing says how it was asked for.
pub const NO_WAY: Refusal = Refusal("archive-no-way");

/// Nothing says why it ends.
pub const NO_END: Refusal = Refusal("archive-no-end");

/// It ended otherwise before.
pub const OVER: Refusal = Refusal("archive-over");

/// One archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    /// Which.
    pub id: Uuid,
    /// What names it outside.
    pub code: Code,
    /// Whose it is.
    pub member: MemberId,
    /// Who started it; `None` once they are erased.
    pub by: Option<MemberId>,
    /// How it was asked for.
    pub way: Way,
    /// When it was asked for.
    pub asked: Timestamp,
    /// Since when the member can open it.
    pub since: Timestamp,
    /// By when the law wants it.
    pub until: Timestamp,
    /// When somebody is told of it next, or it is forgotten; `None` where nothing follows by itself.
    pub next: Option<Timestamp>,
    /// Where it stands.
    pub place: Place,
    /// When it was opened or ended; `None` while it waits.
    pub over: Option<Timestamp>,
}

/// What happens at a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Nothing: it is not time.
    Later,
    /// Its month ends soon: the member and whoever started it are told, and it goes on as this.
    Soon(Archive),
    /// Its month is over: whoever coordinates is told, and it goes on as this.
    Late(Archive),
    /// It is forgotten.
    Forgotten,
}

impl Archive {
    /// The same, begun at its moment `since`: by when it is to be done, and when somebody is told next.
    ///
    /// # Errors
    /// [`DAYS`].
    pub fn begun(self) -> Result<Self, Refusal> {
        if self.since < self.asked || self.asked + LONGEST < self.since {
            return Err(DAYS);
        }
        let until = self.asked + CLOCK;
        let soon = until + -REMINDED;
        let next = if self.since < soon { soon } else { until.max(self.since + DAY) };
        Ok(Self { until, next: Some(next), place: Place::Ready, over: None, ..self })
    }

    /// The same, opened by its member at `now`; as it is where it is over.
    #[must_use]
    pub fn opened(self, now: Timestamp) -> Self {
        if self.over.is_none() { self.done(Place::Opened, now) } else { self }
    }

    /// The same, ended by staff at `now`. Twice is once.
    ///
    /// # Errors
    /// [`NO_END`] where `how` is no end that staff can choose; [`OVER`] where it ended otherwise.
    pub fn ended(self, how: Place, now: Timestamp) -> Result<Self, Refusal> {
        match (how, self.over) {
            (Place::Ready | Place::Opened, _) => Err(NO_END),
            (_, None) => Ok(self.done(how, now)),
            (_, Some(_)) if self.place == how => Ok(self),
            _ => Err(OVER),
        }
    }

    /// What happens to it at `now`, as far as its deadlines say.
    #[must_use]
    pub fn step(self, now: Timestamp) -> Step {
        match (self.next, self.over) {
            (Some(next), _) if now < next => Step::Later,
            (None, _) => Step::Later,
            (Some(_), Some(_)) => Step::Forgotten,
            (Some(_), None) if now < self.until => {
                Step::Soon(Self { next: Some(self.until), ..self })
            }
            (Some(_), None) => Step::Late(Self { next: None, ..self }),
        }
    }

    fn done(self, place: Place, now: Timestamp) -> Self {
        Self { place, over: Some(now), next: Some(now + KEPT), ..self }
    }
}

#[cfg(test)]
mod laws {
    use proptest::prelude::*;

    use super::*;

    fn at(days: i64) -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(days)
    }

    fn asked(days_ago: i64) -> Result<Archive, Refusal> {
        let (id, member) = (Uuid::nil(), MemberId(Uuid::from_u128(1)));
        let (asked, since) = (at(-days_ago), at(0));
        let (until, next, over) = (since, None, None);
        let (way, place, code) = (Way::Post, Place::Ready, Code(id));
        let by = Some(member);
        Archive { id, code, member, by, way, asked, since, until, next, place, over }.begun()
    }

    #[test]
    fn the_month_begins_on_the_day_on_which_it_was_asked_for() {
        let today = asked(0).unwrap();
        assert_eq!((today.until, today.next), (at(30), Some(at(20))));
        let late = asked(25).unwrap();
        assert_eq!((late.until, late.next), (at(5), Some(at(5))), "its end is near already");
        let over = asked(40).unwrap();
        assert_eq!(
            (over.until, over.next),
            (at(-10), Some(at(1))),
            "and past, it is told tomorrow"
        );
        assert_eq!(asked(-1), Err(DAYS));
        assert_eq!(asked(181), Err(DAYS));
    }

    #[test]
    fn what_was_opened_stays_opened_and_no_end_of_staff_opens_it() {
        let open = asked(0).unwrap();
        let check = |how: Place, expected: Result<Place, Refusal>| {
            assert_eq!(open.clone().ended(how, at(1)).map(|it| it.place), expected);
        };
        check(Place::Opened, Err(NO_END));
        check(Place::Ready, Err(NO_END));
        check(Place::Withdrawn, Ok(Place::Withdrawn));
        check(Place::Left, Ok(Place::Left));
        let opened = open.clone().opened(at(2));
        assert_eq!(opened.clone().ended(Place::Left, at(3)), Err(OVER));
        assert_eq!(opened.clone().opened(at(4)), opened);
        let ended = open.ended(Place::Withdrawn, at(1)).unwrap();
        assert_eq!(ended.clone().ended(Place::Withdrawn, at(5)), Ok(ended));
    }

    proptest! {
        #[test]
        fn however_late_the_timer_comes_it_is_told_at_most_twice_and_ends(
            ago in 0_i64..180, looks in prop::collection::vec(0_i64..60, 1..30),
        ) {
            let (mut one, mut now, mut told) = (asked(ago).unwrap(), at(0), 0);
            for days in looks {
                now = now + DAY.times(days);
                match one.clone().step(now) {
                    Step::Soon(next) | Step::Late(next) => { told += 1; one = next; }
                    Step::Later => prop_assert!(one.next.is_none_or(|next| now < next)),
                    Step::Forgotten => prop_assert!(false, "it waits still"),
                }
            }
            prop_assert!(told <= 2);
            let over = one.opened(now);
            prop_assert_eq!(over.clone().step(now), Step::Later);
            prop_assert_eq!(over.step(now + KEPT), Step::Forgotten);
        }
    }
}
