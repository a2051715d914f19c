//! The state of a request as columns, one to one, and back.

use kith_core::{
    FaceId, OfferId, TalkId, Timestamp,
    people::face::Side,
    support::state::{
        Answer, Care, Closer, Offer, Outcome, Place, Question, Route, Rung, State, Turn,
    },
};

use crate::Fault;

/// The columns of a state; each is null where the state has no such thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) place: String,
    pub(super) promise: Option<Timestamp>,
    pub(super) desk_until: Option<Timestamp>,
    pub(super) until: Option<Timestamp>,
    pub(super) offer: Option<OfferId>,
    pub(super) helper: Option<FaceId>,
    pub(super) route: Option<String>,
    pub(super) talk: Option<TalkId>,
    pub(super) turn: Option<String>,
    pub(super) rung: Option<String>,
    pub(super) question: Option<String>,
    pub(super) paused_by: Option<String>,
    pub(super) owes: Option<String>,
    pub(super) outcome: Option<String>,
    pub(super) closer: Option<String>,
}

impl From<&State> for Columns {
    fn from(state: &State) -> Self {
        let none = Self { place: state.place().word().to_owned(), ..Self::default() };
        match state {
            State::Waiting { promise } => Self { promise: Some(*promise), ..none },
            State::Offered { offer, care } => none.with_offer(offer).with_care(*care),
            State::Answered(answer) => none.with_answer(answer),
            State::Escalated { until } => Self { desk_until: Some(*until), ..none },
            State::Alternative { question } => none.with_question(*question),
            State::Closed { how, by, at } => Self {
                outcome: Some(how.word().to_owned()),
                closer: Some(by.word().to_owned()),
                until: Some(*at),
                ..none
            },
        }
    }
}

impl Columns {
    fn with_offer(self, offer: &Offer) -> Self {
        Self {
            offer: Some(offer.id),
            helper: Some(offer.to),
            route: Some(offer.route.word().to_owned()),
            until: Some(offer.until),
            ..self
        }
    }

    fn with_care(self, care: Care) -> Self {
        match care {
            Care::Queue { promise } => Self { promise: Some(promise), ..self },
            Care::Desk { until } => Self { desk_until: Some(until), ..self },
        }
    }

    fn with_answer(self, answer: &Answer) -> Self {
        let one = Self { helper: Some(answer.by), talk: Some(answer.talk), ..self };
        match answer.turn {
            Turn::Helper { rung, until } => Self {
                turn: Some("helper".to_owned()),
                rung: Some(rung.word().to_owned()),
                until: Some(until),
                ..one
            },
            Turn::Member(question) => {
                Self { turn: Some("member".to_owned()), ..one }.with_question(question)
            }
            Turn::Paused { by, owes, until } => Self {
                turn: Some("paused".to_owned()),
                paused_by: Some(by.word().to_owned()),
                owes: Some(owes.word().to_owned()),
                until: Some(until),
                ..one
            },
        }
    }

    fn with_question(self, question: Question) -> Self {
        let asked = match question {
            Question::Quiet { .. } => "quiet",
            Question::Asked { .. } => "asked",
        };
        Self { question: Some(asked.to_owned()), until: Some(question.until()), ..self }
    }

    /// The state that these columns keep.
    ///
    /// # Errors
    /// [`Fault`] where they keep none: somebody changed the table by hand.
    pub(super) fn state(&self) -> Result<State, Fault> {
        self.read().ok_or_else(|| Fault::new("the columns of a request are no state"))
    }

    fn read(&self) -> Option<State> {
        Some(match Place::of(&self.place)? {
            Place::Waiting => State::Waiting { promise: self.promise? },
            Place::Offered => State::Offered { offer: self.read_offer()?, care: self.care()? },
            Place::Answered => State::Answered(Answer {
                by: self.helper?,
                talk: self.talk?,
                turn: self.read_turn()?,
            }),
            Place::Escalated => State::Escalated { until: self.desk_until? },
            Place::Alternative => State::Alternative { question: self.read_question()? },
            Place::Closed => State::Closed {
                how: Outcome::of(self.outcome.as_deref()?)?,
                by: Closer::of(self.closer.as_deref()?)?,
                at: self.until?,
            },
        })
    }

    fn read_offer(&self) -> Option<Offer> {
        Some(Offer {
            id: self.offer?,
            to: self.helper?,
            route: Route::of(self.route.as_deref()?)?,
            until: self.until?,
        })
    }

    fn care(&self) -> Option<Care> {
        match (self.promise, self.desk_until) {
            (Some(promise), None) => Some(Care::Queue { promise }),
            (None, Some(until)) => Some(Care::Desk { until }),
            _ => None,
        }
    }

    fn read_turn(&self) -> Option<Turn> {
        Some(match self.turn.as_deref()? {
            "helper" => Turn::Helper { rung: Rung::of(self.rung.as_deref()?)?, until: self.until? },
            "member" => Turn::Member(self.read_question()?),
            "paused" => Turn::Paused {
                by: Side::of(self.paused_by.as_deref()?)?,
                owes: Side::of(self.owes.as_deref()?)?,
                until: self.until?,
            },
            _ => return None,
        })
    }

    fn read_question(&self) -> Option<Question> {
        let until = self.until?;
        match self.question.as_deref()? {
            "quiet" => Some(Question::Quiet { until }),
            "asked" => Some(Question::Asked { until }),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn moment(micros: i64) -> Timestamp {
        Timestamp::from_micros(micros).unwrap()
    }

    fn questions() -> [Question; 2] {
        [Question::Quiet { until: moment(5) }, Question::Asked { until: moment(6) }]
    }

    fn turns() -> Vec<Turn> {
        let sides = [Side::Member, Side::Helper];
        let rungs = Rung::ALL.iter().map(|rung| Turn::Helper { rung: *rung, until: moment(7) });
        let pauses = sides
            .into_iter()
            .flat_map(|by| sides.map(|owes| Turn::Paused { by, owes, until: moment(8) }));
        rungs.chain(pauses).chain(questions().map(Turn::Member)).collect()
    }

    fn offered() -> Vec<State> {
        let cares = [Care::Queue { promise: moment(1) }, Care::Desk { until: moment(2) }];
        let offer = |route: &Route| Offer {
            id: OfferId(Uuid::from_u128(1)),
            to: FaceId(Uuid::from_u128(2)),
            route: *route,
            until: moment(3),
        };
        let each = |route| cares.map(|care| State::Offered { offer: offer(route), care });
        Route::ALL.iter().flat_map(each).collect()
    }

    fn every_shape() -> Vec<State> {
        let (by, talk) = (FaceId(Uuid::from_u128(3)), TalkId(Uuid::from_u128(4)));
        let mut all = offered();
        all.push(State::Waiting { promise: moment(9) });
        all.push(State::Escalated { until: moment(10) });
        all.extend(questions().map(|question| State::Alternative { question }));
        all.extend(turns().into_iter().map(|turn| State::Answered(Answer { by, talk, turn })));
        for how in Outcome::ALL {
            let at = moment(11);
            all.extend(Closer::ALL.iter().map(|by| State::Closed { how: *how, by: *by, at }));
        }
        all
    }

    #[test]
    fn every_state_is_read_as_it_was_written() {
        for state in every_shape() {
            assert_eq!(Columns::from(&state).state().unwrap(), state);
        }
    }

    #[test]
    fn no_two_states_are_written_alike() {
        let all = every_shape();
        for (n, state) in all.iter().enumerate() {
            let same = all.iter().filter(|one| Columns::from(*one) == Columns::from(state));
            assert_eq!(same.count(), 1, "number {n}: {state:?}");
        }
    }

    #[test]
    fn half_a_state_is_none() {
        let whole = Columns::from(&State::Waiting { promise: moment(1) });
        assert!(Columns { promise: None, ..whole.clone() }.state().is_err());
        assert!(Columns { place: "limbo".to_owned(), ..whole }.state().is_err());
    }
}
