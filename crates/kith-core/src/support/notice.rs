//! What the two sides of a request are told: what happened. What happens next stands in the request.

worded! {
    /// What the member is told. It names nobody who passed in the queue, and nobody's block.
    Notice {
        /// The request was made; the promise runs.
        Asked = "asked",
        /// Help is shown first, and cover was told at once.
        HelpFirst = "help-first",
        /// A helper on duty is reading it.
        BeingRead = "being-read",
        /// It was put to the person the member chose.
        PutToChosen = "put-to-chosen",
        /// A coordinator put it to somebody.
        PutByHand = "put-by-hand",
        /// A run put somebody forward: both are asked.
        Proposed = "proposed",
        /// The two that were put forward do not come together; why is not told.
        ProposalOver = "proposal-over",
        /// It is with the next: whether somebody passed or was away is not told.
        NextInLine = "next-in-line",
        /// The chosen person cannot now.
        ChosenCannot = "chosen-cannot",
        /// The chosen person did not answer in time.
        ChosenSilent = "chosen-silent",
        /// Anyone free may take it now.
        Widened = "widened",
        /// Somebody said yes: the talk is open.
        Answered = "answered",
        /// The promise's time is up, and a coordinator has it.
        PromiseOver = "promise-over",
        /// A coordinator put it back into the queue.
        Returned = "returned",
        /// An alternative was named, since nobody was found in time.
        Alternative = "alternative",
        /// A coordinator named an alternative.
        AlternativeByHand = "alternative-by-hand",
        /// The silent helper was reminded.
        HelperReminded = "helper-reminded",
        /// We are sorry: the helper is silent, and somebody asks after them.
        Apology = "apology",
        /// Somebody else can be found, if the member wants that.
        AnotherOffered = "another-offered",
        /// The helper stayed silent: the request is back in the queue.
        HelperSilent = "helper-silent",
        /// The helper said goodbye: the request is back in the queue, unless it is done.
        HelperGoodbye = "helper-goodbye",
        /// The talk ended, for a reason that is not told: the request is back in the queue.
        TalkEnded = "talk-ended",
        /// The member asked for somebody else: the request is back in the queue.
        LookingAgain = "looking-again",
        /// The member was leaving, so what was put to a helper was taken back.
        AskerAway = "asker-away",
        /// The helper has nothing open, and leaves the word to the member.
        YourTurn = "your-turn",
        /// Is it still open? Did you get what you asked for?
        Question = "question",
        /// The member said that it is still open.
        StillOpen = "still-open",
        /// The helper cannot go on, and stays until somebody else says yes.
        HandingOver = "handing-over",
        /// Somebody else said yes, and the first helper left.
        HandedOver = "handed-over",
        /// The member would rather wait for their helper.
        HandoverNo = "handover-no",
        /// The helper can go on after all.
        HandoverKept = "handover-kept",
        /// Nobody was free to take over in time, so another place was named; the helper is still there.
        HandoverNobody = "handover-nobody",
        /// The talk is paused.
        Paused = "paused",
        /// The pause is over.
        PauseOver = "pause-over",
        /// The request closed in silence; asking again is always possible.
        ClosedQuietly = "closed-quietly",
        /// The member closed it.
        Closed = "closed",
    }
}

impl Notice {
    /// Whether it only stands on the request's own page, and calls nobody to it.
    #[must_use]
    pub const fn is_quiet(self) -> bool {
        matches!(
            self,
            Self::Asked
                | Self::BeingRead
                | Self::NextInLine
                | Self::ProposalOver
                | Self::Widened
                | Self::LookingAgain
                | Self::AskerAway
                | Self::StillOpen
                | Self::HandoverNo
                | Self::Closed
        )
    }
}

worded! {
    /// What a helper is told.
    HelperNotice {
        /// A request was put to them.
        Offer = "offer",
        /// The offer went on; nothing is held against them.
        OfferOver = "offer-over",
        /// Somebody waits for their word.
        Reminder = "reminder",
        /// Are you all right? Somebody will ask.
        AreYouAllRight = "are-you-all-right",
        /// The talk ended, and new requests rest until they are back.
        Resting = "resting",
        /// The talk is closed.
        TalkClosed = "talk-closed",
        /// Somebody else said yes: the talk is theirs now.
        HandedOver = "handed-over",
        /// The member would rather wait for them.
        HandoverNo = "handover-no",
        /// Nobody was free to take over.
        HandoverNobody = "handover-nobody",
        /// The talk is paused.
        Paused = "paused",
        /// The pause is over.
        PauseOver = "pause-over",
    }
}
