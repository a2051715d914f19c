//! Offers: one helper at a time, with a clock, and nothing lost where they pass.

use crate::{
    DAY, FaceId, OfferId, Refusal, TalkId, Timestamp,
    programme::Programme,
    support::{
        capacity::Room,
        effect::{Effect, HandoverEnd, OfferEnd, Step},
        notice::{HelperNotice, Notice},
        request::{NOT_NOW, Reach, Request, later},
        state::{Answer, Care, Offer, Route, Rung, State, Turn},
    },
    talk::End,
};

/// Somebody else holds it at the moment.
pub const ALREADY_OFFERED: Refusal = Refusal("request-already-offered");
/// It is not offered to them: another was faster, or it was taken back.
pub const NOT_OFFERED: Refusal = Refusal("request-not-offered");
/// The offer's time ran out, and it is with the next.
pub const LAPSED: Refusal = Refusal("request-offer-lapsed");
/// Nobody answers their own request.
pub const ONESELF: Refusal = Refusal("request-oneself");
/// Whoever hands it over is not whom it is handed to.
pub const NOT_BACK: Refusal = Refusal("request-not-back");
/// Only whom the member chooses may take it.
pub const NOT_IN_LINE: Refusal = Refusal("request-not-in-line");
/// Anyone free may take it already, or it calls for a mentor, who is always chosen.
pub const ALREADY_WIDE: Refusal = Refusal("request-already-wide");

impl Request {
    /// Whether a helper on duty may take it. It stays in the queue while a coordinator has it: whoever
    /// comes on duty first may still answer.
    #[must_use]
    pub fn is_in_line(&self) -> bool {
        self.reach == Reach::Anyone
            && matches!(self.state, State::Waiting { .. } | State::Escalated { .. })
    }

    pub(super) fn offer(
        &self,
        now: Timestamp,
        (id, room, route): (OfferId, Room, Route),
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        // A late clock must not keep the next helper waiting: what has lapsed lapses now.
        if let State::Offered { offer, care } = self.state {
            if now < offer.until {
                return Err(ALREADY_OFFERED);
            }
            let lapsed = self.offer_due(now, offer, care, rules);
            let next = lapsed.request.offer(now, (id, room, route), rules)?;
            return Ok(lapsed.then(next));
        }
        let care = match self.state {
            State::Waiting { promise } => Care::Queue { promise },
            State::Escalated { until } => Care::Desk { until },
            // Another place was named, and still a run may find somebody.
            State::Alternative { .. } if route == Route::Run => Care::Desk { until: now },
            _ => return Err(NOT_NOW),
        };
        if room.helper() == self.asker {
            return Err(ONESELF);
        }
        if self.handover.is_some_and(|handover| handover.by == room.helper()) {
            return Err(NOT_BACK);
        }
        if route == Route::Queue && !self.is_in_line() {
            return Err(NOT_IN_LINE);
        }
        let until = later(now, rules.timers.offer(self.kind, route));
        let offer = Offer { id, to: room.helper(), route, until };
        // Both sides are asked, so it takes longer; a day is left to find the next best.
        let care = if route == Route::Run { care.at_least(until + DAY) } else { care };
        Ok(self
            .moved(now, State::Offered { offer, care })
            .and(Effect::PutOffer(offer))
            .tell_helper(offer.to, HelperNotice::Offer)
            .tell(match route {
                Route::Queue => Notice::BeingRead,
                Route::Choice => Notice::PutToChosen,
                Route::Hand => Notice::PutByHand,
                Route::Run => Notice::Proposed,
            }))
    }

    pub(super) fn accept(
        &self,
        now: Timestamp,
        room: Room,
        talk: TalkId,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        let (offer, _) = self.standing_offer(now, room.helper())?;
        let turn =
            Turn::Helper { rung: Rung::Fresh, until: later(now, rules.timers.ladder.remind) };
        let answered = self
            .moved(now, State::Answered(Answer { by: offer.to, talk, turn }))
            .and(Effect::EndOffer { id: offer.id, how: OfferEnd::Accepted });
        let open = Effect::OpenTalk { talk, helper: offer.to };
        Ok(match self.handover {
            None => answered.and(open).tell(Notice::Answered),
            Some(handover) => self
                .relieves(answered, (HandoverEnd::Taken, End::HandedOver))
                .and(open)
                .tell_helper(handover.by, HelperNotice::HandedOver)
                .tell(Notice::HandedOver),
        })
    }

    pub(super) fn pass(
        &self,
        now: Timestamp,
        by: FaceId,
        rules: &Programme,
    ) -> Result<Step, Refusal> {
        let (offer, care) = self.standing_offer(now, by)?;
        Ok(self.goes_on(now, (offer, care), OfferEnd::Passed, rules))
    }

    /// The offer that stands at `now` for `helper`.
    fn standing_offer(&self, now: Timestamp, helper: FaceId) -> Result<(Offer, Care), Refusal> {
        match self.state {
            State::Offered { offer, .. } if offer.to != helper => Err(NOT_OFFERED),
            State::Offered { offer, .. } if offer.until <= now => Err(LAPSED),
            State::Offered { offer, care } => Ok((offer, care)),
            _ => Err(NOT_OFFERED),
        }
    }

    pub(super) fn offer_due(
        &self,
        now: Timestamp,
        offer: Offer,
        care: Care,
        rules: &Programme,
    ) -> Step {
        if offer.until <= now {
            return self.goes_on(now, (offer, care), OfferEnd::Lapsed, rules);
        }
        match care {
            // The offer stands, but no longer alone: from the promise's time on a coordinator has it too.
            Care::Queue { .. } => {
                let until = rules.desk_until(now);
                self.stayed(State::Offered { offer, care: Care::Desk { until } })
                    .tell(Notice::PromiseOver)
            }
            Care::Desk { .. } => {
                end_offer(self.name(now, Notice::Alternative, rules), offer, OfferEnd::Withdrawn)
            }
        }
    }

    /// The offer ends without a yes, and the request falls to whoever looks after it. In the queue the
    /// member is told the same words whether somebody passed or was away.
    pub(super) fn goes_on(
        &self,
        now: Timestamp,
        (offer, care): (Offer, Care),
        how: OfferEnd,
        rules: &Programme,
    ) -> Step {
        let told = match (offer.route, how) {
            (Route::Choice, OfferEnd::Lapsed) => Notice::ChosenSilent,
            (Route::Choice, _) => Notice::ChosenCannot,
            (Route::Queue | Route::Hand, _) => Notice::NextInLine,
            (Route::Run, _) => Notice::ProposalOver,
        };
        let ended = end_offer(Step::to(self.clone()), offer, how).tell(told);
        ended.then(self.falls_back(now, care, rules))
    }

    /// Its asker is away: what was put to a helper is taken back, and is nobody's no.
    pub(super) fn asker_away(&self, now: Timestamp, rules: &Programme) -> Result<Step, Refusal> {
        let State::Offered { offer, care } = self.state else { return Err(NOT_NOW) };
        let taken_back = end_offer(Step::to(self.clone()), offer, OfferEnd::Withdrawn);
        Ok(taken_back.tell(Notice::AskerAway).then(self.falls_back(now, care, rules)))
    }

    /// To the queue while the promise runs, to the desk while its clock runs, else one further.
    pub(super) fn falls_back(&self, now: Timestamp, care: Care, rules: &Programme) -> Step {
        match care {
            Care::Queue { promise } if now < promise => self.moved(now, State::Waiting { promise }),
            Care::Queue { .. } => self.escalate(now, rules),
            Care::Desk { until } if now < until => self.moved(now, State::Escalated { until }),
            Care::Desk { .. } => self.name(now, Notice::Alternative, rules),
        }
    }

    pub(super) fn widen(&self, now: Timestamp, rules: &Programme) -> Result<Step, Refusal> {
        if self.reach == Reach::Anyone || !self.kind.is_for_duty() {
            return Err(ALREADY_WIDE);
        }
        let wide = Self { reach: Reach::Anyone, ..self.clone() };
        match self.state {
            State::Waiting { .. } | State::Escalated { .. } => {
                Ok(Step::to(wide).tell(Notice::Widened))
            }
            State::Offered { offer, care } => {
                let taken_back = end_offer(Step::to(wide), offer, OfferEnd::Withdrawn);
                let free = taken_back.request.falls_back(now, care, rules);
                Ok(taken_back.tell(Notice::Widened).then(free))
            }
            State::Answered(_) | State::Alternative { .. } | State::Closed { .. } => Err(NOT_NOW),
        }
    }
}

/// The offer ends for its helper, who hears no reproach.
pub(super) fn end_offer(step: Step, offer: Offer, how: OfferEnd) -> Step {
    let step = step.and(Effect::EndOffer { id: offer.id, how });
    match how {
        // Whoever answered knows.
        OfferEnd::Accepted | OfferEnd::Passed => step,
        OfferEnd::Lapsed | OfferEnd::Withdrawn => {
            step.tell_helper(offer.to, HelperNotice::OfferOver)
        }
    }
}
