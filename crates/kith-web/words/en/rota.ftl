# The rota, and what is true of cover.

cover-title = Is somebody here now?
cover-here = Somebody is here now.
cover-later = Nobody is on duty right now. The next people come on { $when }; until then, the help lines are open.
cover-unknown = Nobody is on duty right now, and we do not know yet who is next. Until then, the help lines are open.
cover-tongues = Those who are here write { $tongues }.
cover-tongue-next = { $tongue }: { $when }
cover-by-tongue = The next shift in each language
cover-lines = Help lines
cover-ask-anyway = You can write now all the same. What you write waits safely, and you hear from us in the time that we promise here.
cover-clock = Times are by the clock of { $zone }. This page tells what is true at the moment when you open it: only people who have come count.
cover-go = Is [somebody here now]?

rota-title = Rota
rota-lead = Shifts that are made ahead. Take a place where you can be there; you can give it back until the shift begins.
rota-clock = Times are by the clock of { $zone }.
rota-ahead-go = Where people are wanted in the next two weeks
rota-plan = Make a shift
rota-back = The rota
rota-when = { $when } to { $end }
rota-any = Any language
rota-shifts = Shifts
rota-none = No shift is planned yet. A coordinator makes them; you can go on duty at any time without one.
rota-more = More shifts
rota-mine = Your place is kept.
rota-places-full = { $held ->
    [one] One person comes, as wanted.
   *[other] { $held } people come, as wanted.
}
rota-places-some = { $missing ->
    [one] One more person is wanted.
   *[other] { $missing } more people are wanted.
}
rota-places-nobody = { $missing ->
    [one] Nobody has promised to come yet. One person is wanted.
   *[other] Nobody has promised to come yet. { $missing } people are wanted.
}
rota-take = Take a place
rota-asked = Somebody asks
rota-asked-by = { $name } cannot be there, and asks whether you can.
rota-yours = Your shifts
rota-yours-none = You hold no place at the moment.
rota-own-asks = You asked somebody to take it.
rota-rules = At most eight hours in a row and twenty in a week, with nine hours of rest in between.
rota-away = Away for a time
rota-away-more = Places that you hold on those days are free for others at once. New ones are not offered to you.
rota-away-from = First day
rota-away-until = Last day
rota-away-go = Save
rota-away-end = I am here after all
rota-away-days = { $from } to { $until }
rota-done-planned = It stands on the rota. Supporters can take places now.
rota-done-off = The shift is called off. Whoever held a place in it has been told.
rota-done-away = Saved. Your places on those days are free for others.
rota-done-here = Saved. You can take places again.
rota-times = A shift lies ahead, within a year, and lasts from half an hour to eight hours. Check the day and the times
rota-wanted = Type a number from 1 to 20
rota-weeks = Type a number of weeks from 1 to 26
rota-tongue = Choose a language of the list
rota-full = Every place was taken meanwhile. Choose another shift
rota-begun = This shift has begun, so nothing about its places can be changed. You can go on duty without it
rota-overlaps = You hold a place at that time already
rota-tired = That would be more than eight hours without nine hours of rest. Leave some time in between
rota-enough = That would be more than twenty hours in seven days. Leave this one to somebody else
rota-away-then = You are away then
rota-not-now = You can come from half an hour before your shift until its end
rota-gone = Nobody asks that any more: the place was kept, given back, or taken over

shift-title = A shift
shift-people = Who comes
shift-nobody = Nobody holds a place yet.
shift-came = has come
shift-not-seen = has not been seen on duty
shift-begin = Your shift is near or has begun. [Go on duty at your desk], so that people who ask find you.
shift-swap = Ask somebody to take it
shift-swap-more = Your place stays yours until the other says yes.
shift-whom = Whom do you ask?
shift-anybody = Anybody who can
shift-ask = Ask
shift-asked-more = If you say yes, the place is yours, and they are told.
shift-take-over = Take the place of { $name }
shift-decline = I cannot
shift-asks-anybody = You asked whether anybody can take your place. Until somebody says yes, it is yours.
shift-asks-one = You asked { $name } to take your place. Until they say yes, it is yours.
shift-keep = Keep it after all
shift-give-back = Give it back
shift-give-back-more = The place is free for others at once. In the last two days before a shift a coordinator is told, so that somebody can look for help.
shift-wanted = How many people are wanted
shift-want = Save the number
shift-call-off = Call this shift off
shift-call-off-more = Whoever holds a place is told. Those days are theirs again.
shift-done-taken = The place is yours. We remind you twelve hours before, unless it begins sooner than that.
shift-done-back = Given back. Thank you for saying so.
shift-done-asked = Asked. The place is yours until somebody says yes.
shift-done-kept = You keep your place.
shift-done-over = The place is yours now, and they have been told.
shift-done-declined = Saved. They have been told that you cannot.
shift-done-wanted = Saved.

planning-title = Make a shift
planning-lead = One shift, or the same one each week. Supporters see it at once, and take the places in it.
planning-when = When
planning-day = Day
planning-begin = From
planning-end = Until
planning-end-hint = An end before the begin is on the next day.
planning-weeks = For how many weeks
planning-weeks-hint = One is this day alone. The clock counts: 18:00 stays 18:00 when summer time begins or ends.
planning-who = Who is wanted
planning-tongue = Language
planning-go = Put it on the rota
planning-next = It can be called off until it begins; whoever holds a place is told.

ahead-title = Where people are wanted
ahead-lead = The next two weeks, day by day: hours in which somebody is missing, and the language that is written then.
ahead-gap = { $n ->
    [one] { $from } to { $until }, { $tongue }: one person is wanted
   *[other] { $from } to { $until }, { $tongue }: { $n } people are wanted
}
ahead-full = Every shift has the people it wants.
ahead-none = No shift is planned.

forecast-title = When more people may be needed
forecast-unknown = We do not know yet. { $n ->
    [one] One request was
   *[other] { $n } requests were
} asked in the whole weeks that count; below { $least } requests or four weeks, one hour cannot be told from another.
forecast-lead = Counted from { $n } requests of the last { $weeks } weeks, reckoning that one person answers { $pace } in an hour. Hours with fewer than three requests are left out as chance. What was asked before may be asked otherwise next week.
forecast-lack = { $day }, the hour from { $from }: { $asked } were asked in that hour of the week in all. { $people ->
    [one] One person
   *[other] { $people } people
} would be enough, and { $held ->
    [0] nobody has
    [one] one person has
   *[other] { $held } people have
} promised to come.
forecast-enough = For the next seven days, enough people have promised to come in every hour that stands out.

notice-rota-soon = You have a date coming up today or tomorrow. Look at when.
notice-rota-missed = Your shift has begun, and we have not seen you at your desk. If you cannot come, that is all right; tell a coordinator when you can.
notice-rota-asked = Somebody asks whether you can take their place in a shift
notice-rota-relieved = Somebody took your place in a shift. That time is yours again.
notice-rota-declined = Whom you asked to take your place in a shift cannot. It is still yours.
notice-rota-off = A shift in which you held a place was called off
notice-desk-rota-free = A place was given back shortly before its shift
notice-desk-rota-missed = A shift has begun, and somebody who holds a place in it has not come

duty-shift-next = Your next shift: { $when } to { $end }.
duty-shift-none = You hold no place in a shift.
duty-shift-rota = [The rota]
duty-shift-begin = Go on duty until { $end }, for your shift
