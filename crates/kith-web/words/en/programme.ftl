# Words of the feature: programme.

programme-not-a-day = Write the day as year, month and day, such as 2026-12-24
programme-timer-out-of-range = Choose a time from one minute to one year, and 1 to 60 days for the desk
programme-zone-unknown = Choose a time zone from the list, such as Europe/London

cohort-title = Who needs you today
cohort-first = Open what needs you
cohort-empty = Nobody needs you right now. When a promise runs out, or somebody writes, it stands here.
cohort-risks = Somebody may not be safe
cohort-requests = Requests that wait for you
cohort-letters = Letters and reports
cohort-silent = Helpers to ask after
cohort-silent-more = They have not written to somebody who waits. Ask how they are before anything else.
cohort-silent-since = Silent; on your list since { $when }
cohort-silent-done = I asked after them
cohort-until = You act by { $when }. After that, another place is named by itself.
cohort-case-by = An answer is promised by { $when }
cohort-case-late = An answer was promised by { $when }: it is late
cohort-more = Later ones
cohort-now = Right now
cohort-reads = What you can read
cohort-reads-more = The words of a request stay closed until you open them. The member sees each opening.
cohort-done-offered = It is offered. They have a day, or three for a mentor; you see here what becomes of it.
cohort-done-back = It is back in line, with a new promise.
cohort-done-named = The member sees the other place, and your letter, on their page.
cohort-done-asked = Noted that you asked after them.

hands-title = By hand
hands-back = Back to who needs you
hands-words = What they wrote
hands-words-more = You may read it while it is on your desk, for half an hour at a time. The member sees that you did: your role, the time, and why.
hands-words-go = Open their words
hands-words-veil = The words of the request. They may be hard to read.
hands-words-open = Open to you for half an hour. The member sees that you opened them.
hands-offer = Ask somebody
hands-offer-none = Nobody who fits has room now, or the member did not agree that we look for a fit.
hands-held = Somebody has it right now. Wait for their answer; your clock runs on.
hands-line = Put it back in line
hands-line-more = Anyone free takes it next, and a new promise begins. The member sees that.
hands-line-go = Put it back
hands-name = Name another place
hands-name-more = When nobody here can take it: a service, or the help lines of their country, and a few words from you.
hands-service = Which place?
hands-note = Your words to them (you can leave this empty)
hands-note-hint = Say why, what they can expect there, and that they can come back. It is sealed; only they read it.
hands-name-go = Name it
