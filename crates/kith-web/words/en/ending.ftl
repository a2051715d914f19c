# How a journey ends: the last day, what the two write down, the keepsake, and what coordinators see of it.

ending-title = How this can end
ending-lead = A good end has a day. Until then you can both look back, and say what you take with you.
ending-on = Your last day is { $day }
ending-over = You and { $name } have parted
ending-day = The last day
ending-day-hint = { $n ->
    [one] At least one day from now, so that there is time to part well.
   *[other] At least { $n } days from now, so that there is time to part well.
}
ending-day-told = { $name } is told, and either of you can end it sooner.
ending-day-to-come = Choose a day that leaves enough time, and at most four months. If it cannot wait, say goodbye today
ending-day-set = A last day is set already.
ending-day-not-set = There is no last day that you could change. Look at the page again.
ending-then-hint = What we do when the last day is over. You can change your answer until then.
ending-plan-mentor = When the day is over, we look for another mentor, unless { $name } says that it is done.
ending-plan = Set our last day
ending-by-you = You set this day. { $name } was told.
ending-by-other = { $name } set this day.
ending-then-done = When it is over, your talk closes and can still be read.
ending-then-another = When it is over, your talk closes, and we look for another mentor for you.
ending-then-unsaid = When it is over, your talk closes, and we look for another mentor for you, unless you say below that it is done.
ending-then-mentor = When it is over, your talk closes and can still be read. Nothing more is asked of you.
ending-wish = Keep my answer
ending-take-back = Take the last day back: we go on
ending-others = Other ways
ending-today = [End it today]: say goodbye now. Nobody is asked for a reason.
ending-no-fault = Until { $day } an end counts as nobody’s fault: you are still finding out whether it fits.
ending-talk-over = [Talk it over first]: write to the people who look after Kith. A person answers.
ending-wrong = [Something is wrong]: report it, and you are apart at once.
ending-words = Until { $day } each of you can write down what you take with you. What you share, and with whom, is yours to choose.
ending-words-begin = Write what you take with you
ending-words-again = Change what you wrote
ending-keepsake = Look at what stays with you
ending-planned-done = Your last day is set. The other side is told.
ending-taken-back-done = The last day is taken back. The other side is told.
ending-wished-done = Your answer is kept.
# used: ending-how-*
ending-how-planned = It ended on the day that was set.
ending-how-early = It ended sooner than planned. Both of you can still read what you said.
ending-how-no-fault = It ended early, and that is nobody’s fault. Both of you can still read what you said.
ending-how-absent = It ended because nobody wrote any more.
ending-how-safeguarding = You are apart now.
ending-how-left = One of you has left the house.
ending-section = When it ends
ending-section-open = A good end has a day, some words, and something to keep.
ending-section-over = What stays with you can still be read.
ending-link = Ways to end it well
ending-link-over = What is left to do
notice-ending-planned = Somebody you walk with set a last day. You can both look back until then.
notice-ending-taken-back = Somebody you walk with took the last day back. It goes on.
notice-ending-over = Your last day together is over. You can still write down what you take with you.

reflection-title = What you take with you
reflection-lead = Every part can stay empty. You can change it until a month after the end.
reflection-between = Looking back
reflection-other-reads = { $name } may read this part
reflection-exit = For the next ones
reflection-exit-more = { $name } never sees this part.
reflection-coordinators-read = The coordinators may read this part, so that they can do better
reflection-after = Afterwards
reflection-after-more = Nobody sees your answer alone. Only if both of you say yes, and only when it is over, each of you reads what the other wrote here.
reflection-after-ask = Would you like to hear from { $name } again?
# used: reflection-after-*
reflection-after-no = No, it ends here
reflection-after-yes = Yes, now and then
reflection-after-peers = Yes, and from now on as peers
# used: reflection-part-*
reflection-part-take = What I take with me
reflection-part-thanks = What I am thankful for
reflection-part-helped = What helped
reflection-part-missing = What was missing
reflection-part-again = Would you do it again?
reflection-part-way = How you would like to be reached
# used: reflection-again-*
reflection-again-yes = Yes
reflection-again-perhaps = Perhaps
reflection-again-no = No
reflection-way-hint = Here in the house there is no talk between you any more, so say where else. { $name } reads it only if both of you said yes.
reflection-no-way = Say how you would like to be reached, or choose another answer
reflection-not-now = This can be written once a last day is set, and until a month after the end.
reflection-save = Keep what I wrote
reflection-back = Back to how it ends
reflection-who-reads = Your words are sealed with your key. They go with you when you leave. [Who can read what]
reflection-written-done = It is kept.
notice-reflection-shared = Somebody you walked with left words for you.
notice-reflection-met = Both of you would like to hear from each other. Read how.

keepsake-title = What stays
keepsake-since = Since { $from }
keepsake-days = From { $from } to { $until }
keepsake-theirs = From { $name }
keepsake-own = From you
keepsake-way-theirs = How { $name } would like to be reached
keepsake-exit = What you wrote for the next ones
keepsake-empty = Nothing is written yet. Your agreement, the parts of the way and your words will stand here.
keepsake-after-yes = Both of you would like to hear from each other now and then.
keepsake-after-peers = You and { $name } go on as peers. That is a good end too.
keepsake-kept = It stays as long as the words of your talk: [see how long]. A copy stays as long as you want.
keepsake-copy-title = Take it along
keepsake-copy-more = One file, readable without Kith and without a network. Its name tells nothing of what stands in it.
keepsake-copy = Take a copy

cohort-closings = Which journeys end, and how others ended: [ends of journeys].
closings-title = Ends of journeys
closings-lead = You see names, days and how it ended. Of what the two wrote down you read the exit forms that they handed in.
closings-back = Back to your desk
closings-all = All ends of journeys
closings-coming = Ending soon
closings-coming-none = No last day is set.
closings-coming-on = Their last day is { $day }
closings-over = Ended
closings-over-none = No journey has ended yet.
closings-more = Older ones
closings-names = { $mentee } and { $mentor }
closings-forms = { $n ->
    [one] One exit form
   *[other] { $n } exit forms
}
closings-form-of = Exit form of { $name }
closings-form-empty = Handed in without words.
closings-no-form = No exit form was handed in.
closings-reads = Neither of the two reads the form of the other. Please do not tell them what stands in it.
# used: closings-how-*
closings-how-planned = Ended on { $day }, on the day that was set
closings-how-early = Ended on { $day }, sooner than planned
closings-how-no-fault = Ended on { $day }, early and without fault
closings-how-absent = Ended on { $day }, after silence
closings-how-safeguarding = Parted on { $day }
closings-how-left = Ended on { $day }: one of them left the house
