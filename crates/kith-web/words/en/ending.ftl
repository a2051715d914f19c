# How a journey ends: the last day, what the two write down, the keepsake, and what coordinators see of it.

ending-title = How this can end
ending-lead = A good end has a day. Until then you can both look back, and say what you take with you.
ending-on = Your last day together is { $day }
ending-over = You and { $name } have parted
ending-day = Your last day together
ending-day-hint = { $n ->
    [one] At least one day from now, so that there is time to part well.
   *[other] At least { $n } days from now, so that there is time to part well.
}
ending-day-told = { $name } is told, and either of you can end it sooner.
ending-day-to-come = Choose a day that leaves enough time, and at most four months. If it cannot wait, say goodbye today
ending-day-set = A last day together is set already.
ending-day-not-set = There is no last day together that you could change. Look at the page again.
ending-then-hint = Your answer for now. Only the last line makes us look for somebody else for you. You can change it until the day.
ending-plan-mentor = When the day is over, we look for another mentor, unless { $name } says that it is done.
ending-plan = Set our last day together
ending-by-you = You chose this day. { $name } was told.
ending-by-other = { $name } chose this day.
ending-by-house = The people who look after Kith set this day, for many at once. It is nobody’s doing here: ask them why, if you like.
ending-then-done = When it is over, your talk closes and can still be read.
ending-then-another = When it is over, your talk closes, and we look for another mentor for you.
ending-then-unsaid = When it is over, your talk closes, and we look for another mentor for you, unless you say below that it is done.
ending-then-mentor = When it is over, your talk closes and can still be read. Nothing more is asked of you.
ending-wish = Keep my answer
ending-take-back = Take this day back: we go on
ending-others = Other ways
ending-today = [End it today]: say goodbye now. Nobody is asked for a reason.
ending-no-fault = Until { $day } you are still finding out whether it fits. An end until then is nobody’s fault.
ending-talk-over = [Talk it over first]: write to the people who look after Kith. You see there by when somebody answers.
ending-wrong = [Something is wrong]: tell us. There you can also close the door between you, at once.
ending-words = Until { $day } each of you can write down what you take with you. What you share, and with whom, is yours to choose.
ending-words-begin = Write what you take with you
ending-words-again = Change what you wrote
ending-next = What next
ending-next-again = Would you like to walk with somebody again? [Ask for a mentor]
ending-next-helping = Would you like to be there for others? [See what that takes]
ending-next-capacity = Carry on with somebody else, take fewer people, or take a break until a day of your choice: [your capacity]
ending-next-hours = What you gave stays counted, whether you carry on or leave it at that: [your hours]
ending-next-certificate = The house can put what you did in writing: [Your certificates]
ending-keepsake = Look at what stays with you
ending-planned-done = Your last day together is set. The other side is told.
ending-taken-back-done = The last day together is taken back. The other side is told.
ending-wished-done = Your answer is kept.
# used: ending-how-*
ending-how-planned = It ended on the day that was set.
ending-how-early = It ended with a goodbye. Both of you can still read what you said.
ending-how-no-fault = It ended in its first weeks, and needs no reason. Both of you can still read what you said.
ending-how-absent = It ended because nobody wrote any more.
ending-how-safeguarding = You are apart now.
ending-how-left = One of you has left the house.
ending-section = When it ends
ending-section-over = What stays with you can still be read.
ending-link = Ways to end it well
ending-link-over = What is left to do
notice-ending-planned = Somebody you walk with chose a last day for the two of you. You can both look back until then.
notice-ending-taken-back = Somebody you walk with took the last day back. The two of you go on.
notice-ending-house = The people who look after Kith set a last day for you and somebody you walk with. You can both look back until then.
notice-ending-house-back = The last day that was set for you and somebody you walk with is taken back. The two of you go on.
notice-ending-over = Your last day together is over. You can still write down what you take with you.

reflection-title = What you take with you
reflection-lead = Every part can stay empty. You can change it until a month after the end.
reflection-between = Looking back
reflection-other-reads = { $name } may read this part
reflection-exit = For the next ones
reflection-exit-more = Nobody reads this part unless you tick the line below it. { $name } never does.
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
# used: reflection-hint-*
reflection-hint-take = Something you do differently now, or a sentence that stayed.
reflection-hint-thanks = One small moment is enough.
reflection-hint-helped = What would you do again with the next one?
reflection-hint-missing = What would have made it easier, from them, from us?
reflection-hint-way = Here in the house there is no talk between you any more, so say where else. { $name } reads it only if both of you said yes.
# used: reflection-again-*
reflection-again-yes = Yes
reflection-again-perhaps = Perhaps
reflection-again-no = No
reflection-no-way = Say how you would like to be reached, or choose another answer
reflection-not-now = This can be written once a last day together is set, and until a month after the end.
reflection-save = Keep what I wrote
reflection-back = Back to how it ends
reflection-who-reads = Only you read this, and whom you ticked. If words sound like danger, somebody on duty may look, and you see that. [Who can read what]
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

need-rematch = To look for a mentor again
need-rematch-more = Two journeys of theirs ended early. Runs look for them once one of you says yes.
closings-again-title = Looking for another mentor
closings-again-rests = They rest for a while. Runs look for them from { $when } on.
closings-again-asks = This is the second journey of theirs that ended early within a year. A third disappointment would hurt more: see first how both ended, and what would be different. Runs look for them once one of you says yes.
closings-again-free = They are looked for again. With whom it ended, nobody puts them forward any more.
closings-again-yes = Yes, look for them
closings-again-now = Look for them now
notice-rematch-yes = You are looked for again: runs can put somebody forward from now on.
rematch-rests = After a journey that ended early there is a rest first. The page of your request says until when
rematch-asks = Before the next mentor a coordinator says yes. The page of your request says what comes next
request-rematch-rests = After a journey that ended early there is a rest: you are looked for from { $when } on.
request-rematch-tell = Is that too long, or would something help? [Write to us], and a coordinator can begin sooner.
request-rematch-asks = Two journeys of yours ended early. Before you are looked for again, a coordinator thinks about how it can be different, within a week. Until then your request stays open; if we ask whether it is, say yes.
cohort-closings = Which journeys end, and how others ended: [ends of journeys].
closings-title = Ends of journeys
closings-lead = You see names, days and how it ended. Of what the two wrote down you can open the exit forms that they handed in, and they see that.
closings-all = All ends of journeys
closings-coming = Ending soon
closings-coming-none = No last day together is set.
closings-coming-on = Their last day together is { $day }
closings-over = Ended
closings-over-none = No journey has ended yet.
closings-more = Older ones
closings-forms = { $n ->
    [one] One exit form
   *[other] { $n } exit forms
}
closings-form-of = Exit form of { $name }
closings-open = Read it
closings-open-more = You can read it for half an hour, and { $name } sees that you did.
closings-form-empty = Handed in without words.
closings-no-form = No exit form was handed in.
openings-what-exit-form = What you handed in when your journey ended
opened-exit-form = { $name } opened what { $of } handed in when their journey ended.
closings-reads = Neither of the two reads the form of the other. Please do not tell them what stands in it.
# used: closings-how-*
closings-how-planned = Ended on { $day }, on the day that was set
closings-how-early = Ended on { $day }, with a goodbye
closings-how-no-fault = Ended on { $day }, in the first weeks
closings-how-absent = Ended on { $day }, after silence
closings-how-safeguarding = Parted on { $day }
closings-how-left = Ended on { $day }: one of them left the house
closings-many = A programme ends? [Set one last day for many].
closings-ours = A coordinator set this day. You can take it back: both are told, and they go on.
closings-return = Take their last day back
farewell-title = One last day for many
farewell-lead = Each of them gets a last day, time to look back, and a goodbye of their own. Nobody is told in the first ten minutes: until then you can stop it whole.
farewell-back = Ends of journeys
farewell-none = Nobody walks together right now.
farewell-of = Whose journeys end
farewell-all = All of { $name } ({ $n })
farewell-these = Only those I tick below
farewell-pairs = Ticked one by one, up to twenty
farewell-too-many = Tick at most fifty, or choose the whole programme
farewell-nobody = Choose a programme, or tick the pairs whose journeys end
farewell-day = Their last day
farewell-day-hint = It leaves them at least the notice of the programme, and at most four months.
farewell-then = Whoever has set a last day already keeps it. Whoever says nothing is closed with the day: the mentee’s request then looks for another mentor, unless they say that it is done.
farewell-begin = Set their last day
farewell-newest = Set for many
farewell-one-title = One last day for many
farewell-one = Last day: { $day }
# used: farewell-waiting farewell-told farewell-stopped
farewell-waiting = { $n ->
    [one] One pair is told at { $when }. Until then you can stop it.
   *[other] { $n } pairs are told at { $when }. Until then you can stop it whole.
}
farewell-told = { $n ->
    [one] One pair was told at { $when }.
   *[other] { $n } pairs were told from { $when } on.
}
farewell-stopped = It was stopped before { $when }. Nobody was told.
farewell-stop = Stop it: nobody is told
farewell-too-late = They were told already. You can take a day back for each pair, on its own page
farewell-set = Their last day is set. Nobody is told in the next ten minutes.
farewell-stopped-done = It is stopped. Nobody was told anything.
farewell-whose = Whose journeys
farewell-line-waits = Not told yet
farewell-line-said = Told; the mentee said what they want then
farewell-line-silent = Told; nobody said anything yet. It closes with the day all the same
farewell-line-planned = A day was set already: that one stands
farewell-line-over = Over
