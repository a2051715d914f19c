# The shell around every page, the pages of the door, and how times are said.

shell-tab = { $title } – Kith
shell-tab-problem = Problem: { $title }
shell-tab-notes = Notes
shell-tab-recipes = Recipes
shell-description = Peer support and mentorship, from people who have been there.
shell-skip = Skip to main content
shell-leave = Leave now
shell-leave-region = Leave this site now
shell-nav = Main
shell-danger = Is someone in danger right now?
shell-help = Get urgent help

nav-support = Find support
nav-mentoring = Mentoring
nav-contact = Contact us
nav-sign-in = Sign in
nav-today = Today
nav-talks = Talks
nav-me = You
nav-duty = Duty
nav-cohort = Cohort
nav-runs = Matching
nav-cases = Cases
nav-roles = Roles

foot-talk = You can talk to us too:
foot-who-reads = Who can read what
foot-leaving = How leaving works
foot-languages = Languages
foot-about = About Kith

sign-in-title = Sign in to go on
sign-in-why = This page is only for people who have signed in.
sign-in-kept = You were signed out while you wrote. What you wrote is kept: sign in, and it is here again.
sign-in-too-long = You were signed out while you wrote, and the text is too long for this page to carry. Go back one page to copy it, then sign in.
sign-in-name = Your sign-in name
sign-in-passphrase = Your passphrase
sign-in-go = Sign in
sign-in-lost = I have lost my passphrase
sign-in-new = I am new here

lock-title = Closed while you were away
lock-lead = You asked for this: after some minutes without a page we ask who is there. Type your passphrase, and you are where you were.
lock-keeps = What you sent a moment ago is kept. It stands here again afterwards, for you to read and send.
lock-go = Open it again
lock-other = Sign in as somebody else

again-title = Nothing you wrote was lost
again-kept = Read it through, then send it again.
again-words = What you wrote
again-go = Send it again
again-signed-in = You are signed in again. This is what you were about to send.
again-opened = It is open again. This is what came while it was closed. If it is not from you, leave it.

once-another = This form was sent before with other words. Here is what you wrote this time.

trouble-title = This did not work
trouble-nothing = There is nothing here that you can open
trouble-nothing-why = The address may have a slip in it, or what stood here is gone.
trouble-home = Go to the first page
trouble-fault = That is our fault, not yours. We have a note of it and look into it.
trouble-busy = Very many people are here at once. Wait a moment, then send it again.
trouble-full = There is no room left to keep anything new. You can still read, and urgent help stays open. We have been told.
trouble-incident = If you write to us about it, give us this number: { $incident }
trouble-sign-in = Sign in to go on
trouble-forged = This form came from another site, so we did not take it. Open the page here and send it again.
trouble-stale = This page had been open for a long time, so we ask you to send it once more.
trouble-damaged = Some letters did not arrive as you typed them. They show as �. Put them right, then send it again.
trouble-too-large = That was more than this form can carry. Send it in two parts.
trouble-too-slow = What you sent did not arrive in full. Go back one page and send it again when the connection is better.
trouble-wrong-type = This page only takes what its own form sends.
trouble-too-many = That was a lot in a short time. Wait a minute, then go on. Urgent help stays open.

time-moment = { $day }, { $clock } ({ $zone })
time-month = { $month } { $year }
time-day = { $weekday } { $day } { $month } { $year }
time-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
}
time-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
time-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
time-weekday-1 = Monday
time-weekday-2 = Tuesday
time-weekday-3 = Wednesday
time-weekday-4 = Thursday
time-weekday-5 = Friday
time-weekday-6 = Saturday
time-weekday-7 = Sunday
time-month-1 = January
time-month-2 = February
time-month-3 = March
time-month-4 = April
time-month-5 = May
time-month-6 = June
time-month-7 = July
time-month-8 = August
time-month-9 = September
time-month-10 = October
time-month-11 = November
time-month-12 = December

problems-title = { $n ->
    [one] One thing before we can go on
   *[other] { $n } things before we can go on
}
problems-kept = Nothing you wrote was lost.
