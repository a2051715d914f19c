# Meetings of a mentee and a mentor, and the calendar in which they stand.

meetings-title = Meetings
meetings-with = Meetings with { $name }
meetings-ahead = Coming
meetings-past = Past
meetings-none-ahead = No meeting is planned.
meetings-all = All meetings of the two of you
meetings-back = Back to your meetings
meeting-is-agreed = Agreed
meeting-is-proposed = Proposed: the first of the times
meeting-is-lapsed = The proposed times have passed.
meeting-is-off = Called off
meeting-is-over = Over

meeting-title = A meeting
meeting-back = Back to the meeting
meeting-for-other = By the clock of { $name }: { $day }, { $clock }
meeting-asked = { $name } proposes this. Take the time that suits you, or propose others.
meeting-waits = You proposed this. { $name } is told. When the last of these times is past without an answer, you can propose others.
meeting-lapsed = These times have passed before one was taken.
meeting-ahead = Both of you said yes to this time.
meeting-begun = This was the time you two had chosen.
meeting-off-by-you = You called it off.
meeting-off-by-other = { $name } called it off.
meeting-off-with-journey = Your journey ended before, so this meeting does not take place.
meeting-late = It was called off less than 24 hours before. If you two agreed on what you do then, it stands in your agreement.
meeting-take = Take this time
meeting-choose = Choose one of the times
meeting-taken-done = You have a meeting. If it is more than a day away, both of you are reminded the day before.
meeting-proposed-done = Sent. You are told when there is an answer.
meeting-off-done = It is off. The other side is told.
meeting-noted-done = Kept.
meeting-prepare = Prepare for it
meeting-write-agenda = Write what you want to talk about
meeting-write-notes = Say how it was
meeting-write = Write something down
meeting-preparation = Before you meet
meeting-change = Propose other times
meeting-call-off = Call this meeting off
meeting-call-off-more = You need no reason, and { $name } is told at once. From 24 hours before, the page says that it was late.
meeting-no-time = Choose one to three times to come, within the next 180 days, such as 2027-01-14 18:30
meeting-too-long = Choose a length between 15 minutes and 3 hours
meeting-no-way = Choose how you meet
meeting-no-link = Give the whole address of the video room, which begins with https://
meeting-no-place = Say where you meet
meeting-many = Six meetings are ahead or wait for an answer. Call one off, or wait until one is over.
meeting-often = A lot has changed between you two today. Propose this tomorrow, or write in your talk.
meeting-moved = This meeting was moved many times. Call it off, and propose a new one.
meeting-stale = Something changed since you read this. Look at it again.
meeting-ones-own = You proposed this yourself. The other side takes one of the times.
meeting-past = That time has passed. Propose another one.
meeting-off = This meeting was called off. Propose a new one.
meeting-not-yet = It has not begun yet. Say afterwards how it was.

meeting-propose = Propose a meeting
meeting-propose-lead = Up to three times. { $name } takes one of them, or proposes others.
meeting-when = When
meeting-by-clock = By the clock of { $zone }.
meeting-zone-change = Choose another place for your clock
# used: meeting-time-*
meeting-time-first = A time
meeting-time-second = Another time, if you like
meeting-time-third = A third one, if you like
meeting-suits = Hours that suit you both
meeting-suits-hint = Choose up to three, or type others below. They are by day on both clocks, and free as far as either of you has let us know. [Bring in your busy times]
meeting-length = How long
meeting-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
meeting-how = How
# used: meeting-way-*
meeting-way-here = Here, in your talk
meeting-way-telephone = By telephone
meeting-way-link = By video, in a room of your own choice
meeting-way-place = At a place
meeting-spot = Where you find each other
meeting-spot-hint = The address of the video room, or the place. A first meeting is safest where other people are.
meeting-spot-stays = Leave this empty, and what { $name } wrote of it stays as long as you meet in the same way.
meeting-send = Send the proposal
meeting-send-next = The other side is told, and answers here. Nothing is agreed before that.

# used: meeting-agenda*
meeting-agenda = What to talk about
meeting-agenda-hint = One or two things are enough. Both of you read this.
meeting-agenda-none = Neither of you has written anything yet.
# used: meeting-notes*
meeting-notes = Notes of both
meeting-notes-hint = What you two want to keep, and what comes next. { $name } reads this.
# used: meeting-own*
meeting-own = A note for yourself
meeting-own-hint = Only you can read this. { $name } never does.
meeting-keep = Keep it
meeting-account = How it was
meeting-was = Did it take place?
meeting-was-hint = Say it for yourself. { $name } reads it. Where the two of you differ, a coordinator reads it too and settles it.
meeting-was-held = It took place
meeting-was-missed-you = I could not come
meeting-was-missed-other = { $name } was not there
meeting-said-held-you = You say that it took place.
meeting-said-held-other = { $name } says that it took place.
meeting-said-you-missed-you = You say that you could not come.
meeting-said-you-missed-other = You say that { $name } was not there.
meeting-said-other-missed-you = { $name } says that you were not there.
meeting-said-other-missed-other = { $name } says that they could not come.
meeting-said-differs = You remember it differently.
difference-by = A coordinator hears that you do, and settles it by { $day }. If nobody has by then, the meeting counts for neither of you. If one of you says it anew and you agree, there is nothing to settle.
difference-desk = What you want to say about it
difference-desk-hint = The coordinator reads this, and nothing else that the two of you wrote. { $name } does not read it. You can change it until it is settled.
difference-send = Let the coordinator read this
difference-wrote-done = Kept for the coordinator.
difference-settled-title = What was settled
# used: difference-is-*
difference-is-held = It took place.
difference-is-mentee = The mentee did not come.
difference-is-mentor = The mentor did not come.
difference-is-neither = It counts for neither of the two.
difference-neither-of-you = It counts for neither of you.
difference-you-missed = What counts: you could not come.
difference-other-missed = What counts: { $name } could not come.
difference-settled = This was settled, and stays as it is.
difference-agreed = You two agree on how it was, so there is nothing to settle.
difference-title = A meeting, remembered differently
difference-until = Settle it by { $when }. If nobody does, it counts for neither, and both hear that.
# used: difference-says-*
difference-says-held = { $name } says that it took place.
difference-says-mentee = { $name } says that the mentee did not come.
difference-says-mentor = { $name } says that the mentor did not come.
difference-says-nothing = { $name } says nothing of it.
difference-wrote-nothing = Nothing was written to you.
difference-how = How it counts
difference-words = What you say to both
difference-words-hint = Both read this, and how it counts. Say what you looked at, without taking sides, and nothing of what one of them wrote to you.
difference-settle = Settle it
difference-done = Settled. Both are told.
difference-no-verdict = Choose how it counts
difference-no-words = Say a line to both
meeting-shares = What { $name } shares with you
meeting-shares-nothing = Nothing so far. Nobody has to; you can ask.
meeting-last = Last time
meeting-last-none = No notes of both stand there yet.
meeting-who-reads = Two people can read this: the two of you. A note for yourself is read by you alone. [Who can read what]

meeting-calendar = In your calendar
meeting-calendar-more = The file says when it is and nothing about whom you meet. [Choose what it is called, or let your calendar fetch all meetings]
meeting-calendar-spot = Say in the file where we meet. Others who see your calendar can read it.
meeting-calendar-get = Get the file

calendar-title = Your calendar
calendar-lead = Let the calendar on your device show when you meet. It never says whom, or what about.
calendar-called = What a meeting is called there
calendar-called-hint = Others may look at your calendar. Choose what they can read.
calendar-called-kith = Kith: a meeting
calendar-called-meeting = A meeting
calendar-called-busy = Busy
calendar-address = Fetched by itself
calendar-address-more = Make an address, and give it to your calendar as one to subscribe to. Whoever has the address can see when you meet, so tell it to nobody else.
calendar-fetched = The address of your calendar
calendar-once = It stands here once and is kept nowhere. Copy it now; you can make a new one at any time.
calendar-since = There is an address since { $day }.
calendar-open = Make an address
calendar-renew = Make a new address
calendar-renew-more = With a new address the one before opens nothing any more. It also ends with a new passphrase, and when you end your other sign-ins.
calendar-shut = End the address
calendar-ended = The address opens nothing any more.

busy-title = Your busy times
busy-lead = Bring in the file of your own calendar. When you and somebody you walk with look for a time to meet, hours at which either of you is busy are left out.
busy-zone = A day or an hour of which the file names no zone is read by your clock, that of { $zone }.
busy-file = The file of your calendar
busy-file-hint = A calendar on your device can save one, often under “Export”. Its name ends in .ics, and it has at most 1 MB.
busy-bring = Bring it in
busy-again = What a new file says takes the place of all that is kept now.
busy-line = Look at line { $n } of the file.
busy-kept = What is kept
busy-none = Nothing is kept.
busy-now = { $n ->
    [one] { $n } busy time until { $until }, brought in on { $day }.
   *[other] { $n } busy times until { $until }, brought in on { $day }.
}
busy-kept-more = Only when you are busy stays here, for the next 90 days. What for, where and with whom is dropped while the file is read. What your calendar marks as free or called off is left out.
busy-who = Nobody else sees these times. Whoever you walk with sees a few hours that suit you both, and neither which are missing nor why.
busy-remove = Remove all of it
busy-brought-done = Brought in.
busy-removed = All of it is removed.
busy-no-file = Choose the file of a calendar
busy-large = The file is too large. It can have at most 1 MB; a calendar of the last year or two is enough.
busy-much = More stands in it than can be read. Leave out older calendars, and try again.
busy-no-calendar = This is no file of a calendar. Its first line is BEGIN:VCALENDAR.
busy-broken = The file is broken: a part of it begins or ends where it should not
busy-no-time = A day or an hour in it cannot be read
busy-no-rule = How something in it repeats cannot be read
busy-often = Something in it repeats more often than every hour
calendar-busy = Are you busy at some hours? They are left out when you and somebody you walk with look for a time. [Bring in your busy times]

notice-busy-over = The busy times that you brought in are past, so nothing of them is kept any more. If they help, bring in a new file.
notice-meeting-proposed = Somebody you walk with proposes a time to meet. Take one, or propose others.
notice-meeting-other-times = Somebody you walk with proposes other times to meet. What was agreed on before stands no longer.
notice-meeting-taken = A time that you proposed was taken. You have a meeting.
notice-meeting-off = A meeting of yours was called off.
notice-meeting-soon = You have a meeting soon. Look at when, and what about.
notice-meeting-lapsed = The times that you proposed for a meeting are past. Propose others, if you still want to meet.
notice-meeting-differs = You and somebody you walk with remember a meeting differently. A coordinator settles it; you can say something about it.
notice-meeting-settled = How a meeting of yours counts was settled. Read what was said to both of you.
notice-meeting-over = You had a meeting. A line about how it was is enough.
notice-calendar-opened = An address of your calendar was made. If that was not you, choose a new passphrase: that ends it.
