# Patterns: several people who part from the same person.

# used: case-is-*
case-is-pattern = Several people parted from the same person
case-pattern-by = Several people ended what they had with { $name }. Nobody has read anything for this: it was counted.
case-pattern-stopped = { $n ->
    [one] One person ended a talk and reported it in one step.
   *[other] { $n } people ended a talk and reported it in one step.
}
case-pattern-reported = { $n ->
    [one] One person reported what happened.
   *[other] { $n } people reported what happened.
}
case-pattern-blocked = { $n ->
    [one] One person closed the door.
   *[other] { $n } people closed the door.
}
case-pattern-until = Counted over the thirty days until { $time }, each person once, whichever name they met. Who they are, and what they wrote, does not stand here: each report has a case of its own.
# used: case-do-*
case-do-pattern-1 = Take it. A number is no finding: people part for many reasons, and some report together.
case-do-pattern-2 = Read the reports in their own cases. Ask what they have in common, and what they do not.
case-do-pattern-3 = Where it goes on while you look, let them rest from meeting anybody new. They read why.
case-do-pattern-4 = Close the case with what you found. Nothing follows by itself.

cool-title = A rest from meeting anybody new
cool-means = New requests and offers wait, with every helper. The talks that they have go on, and so does help. They read why, and can appeal.
cool-day = Rest for a day
cool-week = Rest for a week

patterns-title = Patterns
patterns-lead = What repeats. A number is no finding: a person looks, and a person decides.
patterns-parted = Whom several people parted from, in thirty days
patterns-none = Nothing repeats. When two people end a talk with the same person, report them or close the door, it appears here.
patterns-last = The last one on
patterns-case = Look at the case
patterns-case-over = Look at the case, which is closed
patterns-few = Too few for a case. A third person opens one.
patterns-reporters = Whose reports mostly came to nothing
patterns-reporters-means = Read theirs with the same care: the next one may be true. This can help you choose where to look first when much waits. Nothing else follows from it, and nobody is told.
patterns-empty = { $empty } of { $all } reports came to nothing.

# The desk: seeing only some, and what could not be read.

# used: cases-*
cases-whose = Whose
cases-whose-all = Anybody’s
cases-whose-mine = Those I have or answered
cases-source = What
cases-source-all = Everything
cases-source-safe = Answers to “Are you safe?”
cases-source-concern = Reports
cases-source-contact = Messages
cases-source-appeal = Appeals
cases-source-signal = Words that were noticed
cases-source-pattern = Partings
cases-source-right = Asked for by right
cases-level = How strongly it calls
cases-level-all = However strongly
cases-level-danger = Risk now
cases-level-concern = Possible risk
cases-level-notice = To look at
cases-level-calm = No risk
cases-show = Show these
cases-none-such = No open case is like that. [See all].
cases-unread = { $n ->
    [one] One text of the last seven days could not be read by the detector: nobody was called for it. Whoever wrote it was offered help.
   *[other] { $n } texts of the last seven days could not be read by the detector: nobody was called for them. Whoever wrote them was offered help.
}

# Hard reading, and resting from it.

exposure-enough = You have read enough hard things this week. Somebody else takes it; you can hand over what you have, and rest. Where somebody is in danger and nobody else is here, it opens for you all the same.
exposure-enough-here = You have read enough hard things this week. Somebody else takes it; you can [hand over what you have, and rest].
rest-title = Hard reading
rest-lead = What you carry at the desk. To put it down is part of the work.
rest-opened = { $opened ->
    [0] You opened no private text in the last seven days.
    [one] You opened one private text in the last seven days.
   *[other] You opened { $opened } private texts in the last seven days.
} This house asks no more than { $share } of one person.
rest-cases = { $n ->
    [one] One case is in your hands. If you hand it over, it goes back to the desk with your note, and its clock runs on.
   *[other] { $n } cases are in your hands. If you hand them over, they go back to the desk, each with your note, and their clocks run on.
}
rest-hint = Where you stopped, and what was promised by when. It stands on each of them, for those who work on it. Up to 4,000 characters.
rest-go = Hand over and rest
rest-none = No case is in your hands. You can rest without asking anybody.
rest-heavy = Does something stay with you? Tell a safeguarding lead or somebody you trust; you need not carry it alone. [Help is there for you too].
rest-done = Your cases are back at the desk, and your note is with them. Thank you. Have some rest.
