//! How a bond fares, computed and never guessed: parts that only order the coordinator's list and are shown there as
//! reasons. They tell of the two together, and score nobody.

use super::{
    feedback::Alert,
    midterm::Midterm,
    rhythm::{APART, Answer, CheckIn, Question},
};
use crate::{DAY, Span, Timestamp, people::face::Side};

worded! {
    /// A reason to look after a bond.
    Part {
        /// A report or a closed door stands between the two.
        Frozen = "frozen",
        /// One of them says that the other does not answer.
        NoWord = "no_word",
        /// One of them says that it does not go well.
        NotWell = "not_well",
        /// They were asked whether they have met, and did not say so.
        NotMet = "not_met",
        /// Longer without a word than is usual.
        Silent = "silent",
        /// What one of them says of walking together has fallen.
        Dropped = "dropped",
        /// The two see it differently.
        Apart = "apart",
        /// One of them left two check-ins unanswered.
        Unanswered = "unanswered",
        /// No agreement holds.
        Unagreed = "unagreed",
        /// A coordinator is to get in touch.
        Contact = "contact",
        /// The day on which they look at their agreement again is two weeks past, and one of them is silent about it.
        Review = "review",
    }
}

/// How long two may take to meet, and be asked after it.
pub const MEET: Span = DAY.times(10);

/// How long two may take to agree.
pub const AGREE: Span = DAY.times(21);

/// What is known of a bond: nothing of what the two say to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signs {
    /// When it began.
    pub begun: Timestamp,
    /// When one of them wrote, met or moved something last.
    pub heard: Timestamp,
    /// When the last meeting ends that both want; `None` where none does.
    pub meets: Option<Timestamp>,
    /// How long they are usually silent at most.
    pub usual: Span,
    /// Whether they rest.
    pub rests: bool,
    /// Whether a report or a closed door stands between them.
    pub frozen: bool,
    /// The day on which they look at their agreement again; `None` while none holds.
    pub review: Option<Timestamp>,
    /// By when a coordinator is to get in touch.
    pub contact: Timestamp,
    /// What they were asked, the newest first.
    pub check_ins: Vec<CheckIn>,
    /// What they say of walking together.
    pub feedback: Alert,
    /// How far they have come with looking at their agreement again; `None` where they were not asked.
    pub midterm: Option<Midterm>,
}

impl Part {
    /// How much it calls for a coordinator, beside the others.
    #[must_use]
    pub const fn weight(self) -> i64 {
        match self {
            Self::Frozen => 20,
            Self::NoWord | Self::NotWell => 8,
            Self::NotMet | Self::Silent => 5,
            Self::Dropped | Self::Apart => 4,
            Self::Unanswered => 3,
            Self::Unagreed | Self::Contact => 2,
            Self::Review => 1,
        }
    }
}

/// The sum of `parts`: by it the list is ordered, and nothing else.
#[must_use]
pub fn weight(parts: &[Part]) -> i64 {
    parts.iter().map(|part| part.weight()).sum()
}

impl Signs {
    /// Why somebody should look after it at `now`, in the order of the handbook; empty where nothing says so. A frozen
    /// one has no other: why stands elsewhere.
    #[must_use]
    pub fn parts(&self, now: Timestamp) -> Vec<Part> {
        let holds = |part: &Part| self.holds(now, *part) && (*part == Part::Frozen || !self.frozen);
        Part::ALL.iter().copied().filter(holds).collect()
    }

    fn holds(&self, now: Timestamp, part: Part) -> bool {
        let said = [Side::Member, Side::Helper].map(|side| self.said(side));
        let says = |answer| said.contains(&Some(answer));
        match part {
            Part::Frozen => self.frozen,
            Part::NoWord => says(Answer::NoWord),
            Part::NotWell => says(Answer::NotWell),
            Part::NotMet => {
                let met = [Answer::Yes, Answer::Well, Answer::SoSo, Answer::NotWell];
                let has = |one: &CheckIn| one.answer.is_some_and(|(said, _)| met.contains(&said));
                let asked = self.check_ins.iter().any(|one| one.question == Question::Met);
                let late = says(Answer::NotYet) || now >= self.begun + MEET;
                asked && late && !self.check_ins.iter().any(has)
            }
            Part::Silent => {
                let ahead = self.meets.is_some_and(|until| until > now);
                !self.rests && !ahead && now >= self.heard + self.usual
            }
            Part::Dropped => self.feedback.dropped,
            Part::Apart => self.feedback.apart || (says(Answer::Well) && says(Answer::NotWell)),
            Part::Unanswered => {
                [Side::Member, Side::Helper].iter().any(|side| self.missed(now, *side) >= 2)
            }
            Part::Unagreed => self.review.is_none() && now >= self.begun + AGREE,
            Part::Contact => now >= self.contact,
            Part::Review => !self.rests && self.midterm.is_some_and(|it| it.is_silent(now)),
        }
    }

    /// What `side` said last.
    fn said(&self, side: Side) -> Option<Answer> {
        let mut own = self.check_ins.iter().filter(|one| one.side == side);
        own.find_map(|one| one.answer.map(|(answer, _)| answer))
    }

    /// How many `side` left unanswered since then. One that was asked a few days ago still waits.
    fn missed(&self, now: Timestamp, side: Side) -> usize {
        let own = self.check_ins.iter().filter(|one| one.side == side);
        let open = own.take_while(|one| one.answer.is_none());
        open.filter(|one| now >= one.asked + APART).count()
    }
}

#[cfg(test)]
mod laws {
    use proptest::prelude::*;

    use super::*;
    use crate::journey::midterm::Choice;

    fn at(days: i64) -> Timestamp {
        Timestamp::from_micros(1_795_000_000_000_000).unwrap() + DAY.times(days)
    }

    /// A bond that fares well on its fortieth day.
    fn well() -> Signs {
        let check_ins = [Side::Member, Side::Helper].map(|side| said(side, 28, Answer::Well));
        Signs {
            begun: at(0),
            heard: at(38),
            meets: None,
            usual: DAY.times(21),
            rests: false,
            frozen: false,
            review: Some(at(90)),
            contact: at(91),
            check_ins: check_ins.to_vec(),
            feedback: Alert::default(),
            midterm: None,
        }
    }

    fn midterm(asked: i64, mentor: Option<Choice>) -> Midterm {
        Midterm { asked: at(asked), reminded: None, mentee: Some(Choice::CarryOn), mentor }
    }

    fn said(side: Side, day: i64, answer: Answer) -> CheckIn {
        let question =
            if Question::Met.answers().contains(&answer) { Question::Met } else { Question::Going };
        CheckIn { side, question, asked: at(day), answer: Some((answer, at(day + 1))) }
    }

    fn asked(side: Side, day: i64) -> CheckIn {
        CheckIn { side, question: Question::Going, asked: at(day), answer: None }
    }

    #[test]
    fn each_part_is_told_by_its_own_sign_and_a_bond_that_fares_well_has_none() {
        assert!(Part::ALL.iter().all(|part| part.weight() > 0), "each counts");
        let check = |signs: Signs, parts: &[Part]| assert_eq!(signs.parts(at(40)), parts);
        let with = |check_ins| Signs { check_ins, ..well() };
        let (ada, mo) = (Side::Member, Side::Helper);
        check(well(), &[]);
        check(Signs { heard: at(18), ..well() }, &[Part::Silent]);
        check(Signs { heard: at(18), rests: true, ..well() }, &[]);
        check(Signs { heard: at(18), meets: Some(at(45)), ..well() }, &[]);
        check(Signs { review: None, ..well() }, &[Part::Unagreed]);
        let midterm = |asked, mentor| Signs { midterm: Some(midterm(asked, mentor)), ..well() };
        check(midterm(26, None), &[Part::Review]);
        check(midterm(27, None), &[]);
        check(Signs { rests: true, ..midterm(26, None) }, &[]);
        check(midterm(26, Some(Choice::Stop)), &[]);
        let feedback = |dropped, apart| Signs { feedback: Alert { dropped, apart }, ..well() };
        check(feedback(true, false), &[Part::Dropped]);
        check(feedback(false, true), &[Part::Apart]);
        check(Signs { contact: at(40), ..well() }, &[Part::Contact]);
        check(Signs { frozen: true, heard: at(1), ..well() }, &[Part::Frozen]);
        let met = CheckIn { question: Question::Met, ..asked(ada, 36) };
        check(with(vec![met]), &[Part::NotMet]);
        check(with(Vec::new()), &[]);
        check(with(vec![said(ada, 7, Answer::NotYet)]), &[Part::NotMet]);
        check(with(vec![said(ada, 7, Answer::NoWord)]), &[Part::NoWord, Part::NotMet]);
        check(with(vec![said(ada, 7, Answer::Yes), said(mo, 7, Answer::NotYet)]), &[]);
        check(with(vec![said(mo, 28, Answer::NotWell)]), &[Part::NotWell]);
        let apart = vec![said(mo, 28, Answer::NotWell), said(ada, 28, Answer::Well)];
        check(with(apart), &[Part::NotWell, Part::Apart]);
        let mended = vec![said(mo, 35, Answer::SoSo), said(mo, 28, Answer::NotWell)];
        check(with(mended), &[]);
        let silent = vec![asked(mo, 35), asked(mo, 28), said(mo, 14, Answer::Well)];
        check(with(silent), &[Part::Unanswered]);
        let fresh = vec![asked(mo, 36), asked(mo, 28), said(mo, 14, Answer::Well)];
        check(with(fresh), &[]);
    }

    fn signs() -> impl Strategy<Value = Signs> {
        let side = || prop::sample::select(vec![Side::Member, Side::Helper]);
        let answer = prop::option::of(prop::sample::select(Answer::ALL));
        let check_in = (side(), 0_i64..60, answer).prop_map(|(side, day, answer)| match answer {
            Some(answer) => said(side, day, answer),
            None => asked(side, day),
        });
        let maybe = || prop::option::of(0_i64..90);
        let days = (0_i64..60, 1_i64..40, (maybe(), maybe()), 0_i64..99);
        let flags = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
        (days, flags, prop::collection::vec(check_in, 0..8)).prop_map(
            |(
                (heard, usual, (review, meets), contact),
                (rests, frozen, dropped, apart),
                check_ins,
            )| Signs {
                begun: at(0),
                heard: at(heard),
                meets: meets.map(at),
                usual: DAY.times(usual),
                rests,
                frozen,
                review: review.map(at),
                contact: at(contact),
                check_ins,
                feedback: Alert { dropped, apart },
                midterm: review.map(|day| midterm(day, None)),
            },
        )
    }

    proptest! {
        #[test]
        fn it_scores_the_two_and_nobody_of_them(signs in signs(), day in 60_i64..200) {
            let mut other = signs.clone();
            for one in &mut other.check_ins {
                one.side = match one.side {
                    Side::Member => Side::Helper,
                    Side::Helper => Side::Member,
                };
            }
            prop_assert_eq!(signs.parts(at(day)), other.parts(at(day)));
        }

        #[test]
        fn where_nobody_does_anything_no_reason_goes_away(
            signs in signs(), day in 0_i64..120, later in 0_i64..60,
        ) {
            let (before, after) = (signs.parts(at(day)), signs.parts(at(day + later)));
            prop_assert!(before.iter().all(|part| after.contains(part)), "{before:?} {after:?}");
            prop_assert!(weight(&before) <= weight(&after));
        }

        #[test]
        fn a_frozen_bond_tells_no_reason(signs in signs(), day in 0_i64..200) {
            let frozen = Signs { frozen: true, ..signs };
            prop_assert_eq!(frozen.parts(at(day)), vec![Part::Frozen]);
        }
    }
}
