# The practice of supporters: a talk to try things out, shifts with somebody beside them, and a person who signs.

practice-title = Practice
practice-lead = After the course comes practice: one talk to try things out, a few shifts with somebody beside you, and then a person who says what they saw.
practice-go = To the practice of supporters
practice-sets-go = Practice of supporters, and whether it is asked for
practice-who = What is noted here is read by the two of you, and by nobody else. Coordinators see that somebody waits for a day, and not what was said.
practice-own = Your way
practice-open = Open it
practice-step-course = The course for supporters, with its code of conduct
practice-step-talk = A practice talk with a supervisor, by phone or in one room
practice-step-shifts =
    { $n ->
        [one] One shift with your supervisor beside you: { $done } of { $n }
       *[other] { $n } shifts with your supervisor beside you: { $done } of { $n }
    }
practice-step-sign = A supervisor signs, by the twelve things that support is made of
practice-step-done = done
practice-step-next = next
practice-course-go = To the course
practice-ask = I’d like a practice talk
practice-ask-next = Whoever supervises here is told that you ask. Within three days somebody sets a day with you, or a coordinator is called.
practice-ask-renew = Your signature ends on { $until }. A practice talk is enough to renew it; the shifts that you did stay.
practice-nobody = Nobody supervises here yet. If you ask, whoever gives roles is told today, and a coordinator every three days until somebody is there.
practice-asked = Here a signature comes before anybody new. Whom you talk with already stays, and on the days that your supervisor sets for a shift you can go on duty.
practice-nobody-here = Nobody yet.
practice-waiting = Waits for somebody
practice-with = With you
practice-with-name = Practice with { $name }
practice-waits = You asked on { $since }. A supervisor answers by { $until }, or a coordinator is called.
practice-waits-called = You have waited since { $since }, and nobody has answered yet. That is on us. A coordinator was called, and is again on { $until }.
# used: practice-waits-stage-*
practice-waits-stage-talk = Your supervisor sets a day for the practice talk by { $until }, or a coordinator is called.
practice-waits-stage-shifts = Your supervisor sets a day for the next shift by { $until }, or a coordinator is called.
practice-waits-stage-sign = Everything is done. Your supervisor says how it stands by { $until }, or a coordinator is called.
practice-waits-you = Waits since { $since }. Set a day by { $until }.
practice-waits-you-sign = Everything is done since { $since }. Say how it stands by { $until }.
# used: practice-next-*
practice-next-talk = Your practice talk is on { $day }.
practice-next-shifts = On { $day } your supervisor is beside you. You can go on duty on that day.
practice-next-sign = You talk again on { $day }.
practice-next-you = Your next day is { $day }.
practice-holds = Signed. It holds until { $until }.
practice-rests = Nothing of it goes on right now. What was done stays.
practice-first = A signature comes first: until a supervisor has signed, you meet nobody new but in the shifts that they set with you. Whom you talk with already stays
practice-first-go = To your practice
practice-today = A signature comes first
practice-today-more = A practice talk, a few shifts with somebody beside you, and a person who signs. Whom you talk with already stays.
practice-day = The next day
practice-day-hint = The other is told, and both of you are reminded the day before. For a shift, the supporter can go on duty on that day. Anything else you arrange between you.
practice-take = Take it, with this day
practice-set = Set this day
practice-note = Note a practice talk
practice-note-more = In one room or by phone. You play somebody who asks, the supporter answers, and then you talk about it. Both of you read what you note.
practice-scenario = What you tried out
practice-scenario-choose = Choose one
# used: practice-try-*, practice-story-*
practice-try-quiet = Somebody who says little
practice-try-advice = “Just tell me what to do”
practice-try-closer = Somebody who asks for more
practice-try-danger = Somebody you are worried about
practice-try-other = Something of our own
practice-story-quiet = “hey. dunno why i wrote.” Then nothing for two minutes. Whoever plays it answers in three words at most, until they are asked something that cannot be answered by yes or no.
practice-story-advice = They have written to their mother and not sent it. “You’ve been there. Send it or not?” Whoever plays it asks a third time before they say what they are afraid of.
practice-story-closer = After a good half hour: “Can I have your number? You’re the only one who gets it.” Whoever plays it is hurt by a plain no, and better after a kind one.
practice-story-danger = Halfway through, in passing: “anyway, soon it won’t matter.” Whoever plays it says more only if they are asked plainly, and then lets the supporter bring in the second person.
practice-stories = To try out together
practice-well = What went well
practice-practise = What to practise
practice-words-hint = One or two sentences, to the supporter. No names.
practice-keep = Note it
practice-shifts = Shifts with somebody beside them
practice-shifts-mark = Mark a shift
practice-shifts-more = These are their shifts of the last weeks. Mark those in which you were beside them.
practice-shifts-none = No shift of the last weeks is left to mark.
practice-shift = { $day }, { $time }
practice-mark = I was beside them
practice-mark-of = I was beside them on { $day }
practice-to-sign = Say how it stands
practice-to-sign-more = The talk and the shifts are done. Say what you saw; it takes ten minutes.
practice-talks = Practice talks
practice-said = How it stood
practice-said-signed = Signed on { $day }
practice-said-not-yet = Not yet, on { $day }
practice-said-until = It holds until { $until }.
practice-said-again = You talk again on { $until }.
practice-said-tongue = Heard in { $tongue }.
practice-said-marks = The twelve
practice-stop = Stop for now
practice-stop-more = You need no reason. What was done stays, and you can ask again at any time.
practice-give = Give it to somebody else
practice-give-more = Without a reason. The supporter waits for somebody else then, and keeps what was done.
practice-rate = How you see yourself
practice-rate-more = Rate yourself on the same twelve, for your own eyes.
practice-gone = That cannot be done any more: somebody else was faster, or it is over
practice-course = The course for supporters comes first
practice-signed-already = It is signed. You can renew it in the last month
practice-early = A practice talk or a shift is still missing
practice-unmarked = Choose what you saw for each of the twelve
practice-tongue = Choose the language in which you heard it
practice-no-scenario = Choose what you tried out
practice-done-asked = You have asked.
practice-done-set = The day is set. The other is told.
practice-done-noted = Noted. The supporter waits for what comes next.
practice-done-marked = Marked. It counts.
practice-done-said = Said. The supporter is told.
practice-done-over = It is over.
practice-done-given = Somebody else is asked now.
practice-done-saved = Saved.

signature-title = How it stands
signature-lead = Say what you saw, in plain words. Not yet is an answer like any other: nothing is lost, and you say when you talk again.
signature-marks = The twelve
signature-marks-hint = What did not come up is no fault of theirs.
signature-choose = Choose
signature-tongue = The language in which you heard it
signature-words = A few words to { $name }
signature-words-nobody = A few words to them
signature-words-hint = What you saw, and what to practise next.
signature-outcome = How does it stand?
signature-signed = I sign. It holds for two years.
signature-not-yet = Not yet. We talk again on this day:
signature-again = The day, where it is not yet
signature-go = Say so
signature-no-outcome = Choose how it stands

# used: competency-*, seen-*
competency-relationship = Is warm, and stays on the other’s side
competency-support = Gives the support that was asked for
competency-story = Tells their own story only where it helps
competency-person = Sees the person, with their words and their world
competency-plan = Leaves plans to whoever makes them
competency-ways = Knows what else there is, and shows the way
competency-skills = Offers small things that make a day easier
competency-crisis = Notices danger, asks plainly, and brings in help
competency-words = Writes plainly, and says what was understood
competency-team = Works with the others, and hands on in time
competency-voice = Speaks up where something here should be better
competency-growth = Knows their limits, and goes on learning
seen-can = can do it
seen-support = with somebody beside them
seen-unseen = did not come up

rating-title = How you see yourself
rating-lead = The twelve things that support is made of, and where you are with each. Rate yourself now and then, and see what moves.
rating-who = Only you see this page. Nothing of it counts for a signature, and nobody is compared with anybody. You can bring one rating to whoever you talk your work over with.
rating-then = Then and now
rating-table = Your ratings beside one another
rating-what = What
rating-older = Older ratings
rating-shared = Your supervisor reads this one.
rating-bring = Bring to my next supervision
rating-take-back = Take it back
rating-remove = Delete it
rating-no-supervisor = Once you talk your work over with somebody, you can bring a rating along.
rating-now = Where you are now
rating-now-hint = Leave out whatever you like.
rating-keep = Keep it
rating-empty = Choose something for at least one of the twelve
rating-nobody = There is nobody yet with whom you talk your work over
rating-brought = What they brought along
rating-brought-more = How they see themselves. They can take it back at any time.
rating-done-kept = Kept. Nobody else reads it.
rating-done-brought = Your supervisor can read it now.
rating-done-back = Taken back. Your supervisor does not read it any more.
rating-done-gone = Deleted.
# used: level-*
level-new = new to me
level-trying = I try it
level-mostly = it mostly works
level-home = I am at home in it
level-none = left out

asked-practice = Supporters are signed off first
asked-practice-more = A supervisor talks with them, is beside them in a few shifts, and signs. Until then they meet nobody new but in those shifts; what runs goes on. Ask for it once somebody supervises here.
asked-practice-shifts = What comes first
asked-practice-none = Nothing is asked for
asked-practice-n =
    { $n ->
        [one] a practice talk, and one shift with a supervisor
       *[other] a practice talk, and { $n } shifts with a supervisor
    }
asked-practice-go = Save it

notice-practice-asked = A supporter would like a practice talk with you.
notice-practice-day = A day is set for your practice.
notice-practice-near = Tomorrow is a day that you set aside for practice.
notice-practice-noted = A practice talk of yours was noted. You can read it.
notice-practice-shift = A shift of yours counts as practice now.
notice-practice-signed = A supervisor has signed. You can read what they saw.
notice-practice-not-yet = Your supervisor has written to you, and set a day on which you talk again.
notice-practice-released = Your practice goes on with somebody else. You wait for them, without asking again.
notice-practice-stopped = A practice with you has stopped for now.
notice-practice-waits = A supporter still waits for your answer about their practice.
notice-practice-lapsed = A day of practice went by, and nothing was noted. The supporter waits for the next.
notice-practice-passed = A day of your practice went by, and nothing was noted. Your supervisor sets another.
notice-practice-warn = Your signature as a supporter ends in a month. A practice talk renews it.
notice-practice-over = Your signature as a supporter has ended. A practice talk renews it, and what you did stays.
notice-coordinator-practice = A supporter waits for somebody to practise with, and nobody has answered for three days. Talk to those who supervise.
notice-admin-practice = A supporter waits for somebody to practise with, and nobody supervises here. Give somebody the role of supervisor.
