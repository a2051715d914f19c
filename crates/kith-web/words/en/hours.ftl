# Hours, certificates, and talking one’s own work over with somebody.

hours-title = Your hours
hours-lead = { $time } in all.
hours-who = Only you see this page. It tells nobody whom you were with or what it was about, and it compares you with nobody.
hours-in-month = { $time } in this month.
# used: hours-kind-*
hours-kind-meeting = Meeting
hours-kind-duty = On duty
hours-kind-practice = Practice with somebody
hours-kind-training = Training
hours-kind-supervision = Talking the work over
hours-kind-preparation = Preparation
hours-kind-travel = The way there and back
hours-kind-choose = Choose one
hours-entered = you entered it
hours-take-back = Take back
hours-month = { $month }: { $time }
hours-more = More of this month
hours-first = The beginning of this month
hours-lapsed = Meetings of journeys that are over and were never settled are not counted.
hours-months = Other months
hours-none = Nothing is counted yet. A meeting counts once both of you have said that it took place; a course counts once it is passed.
hours-waits =
    { $n ->
        [one] One meeting is not counted yet
       *[other] { $n } meetings are not counted yet
    }
hours-waits-more = A meeting counts for both of you once both say that it took place. Until then it counts for neither.
# used: hours-wait-*
hours-wait-own = you have not said yet whether it took place.
hours-wait-other = the other has not said yet whether it took place.
hours-wait-differs = the two of you say different things. It counts once you say the same.
hours-sums = What it went to
hours-by-kind = What it went to
hours-by-programme = Where
hours-no-programme = No programme
hours-enter = Enter time yourself
hours-enter-more = For what the house cannot know. You can take it back at any time.
hours-day = Day
hours-minutes = Minutes
hours-kind = What for
hours-keep = Keep it
hours-no-day = Choose a day up to today, and not more than five years ago
hours-length = Write how many minutes, from 1 to 720
hours-no-kind = Choose what the time was for
hours-full = That is more than one day holds. Take an entry of that day back first, or choose another day
hours-done-kept = Kept.
hours-done-back = Taken back.
hours-copy = Take it along as a table
hours-evidence = Take your evidence along
hours-evidence-more = For whoever certifies peer supporters: your courses and until when they hold, practice, signatures, talks about your work, and hours by what they went to. It names nobody, you neither.
hours-copy-more = Days, kinds and minutes, for a spreadsheet. It names no programme and nobody.

certificates-title = Certificates
certificates-lead = The house can put in writing what you did. You choose what it says, and who gets the link.
certificates-own = Yours
certificates-nothing = There is nothing yet that the house could put in writing. It can once you have helped somebody, or when a mentorship of yours is over.
certificates-erased = If you delete your account, your certificates go with it. Print what you want to keep.
certificate-title = Certificate
certificate-new = A new certificate
certificate-new-lead = It says what stands today; what comes later changes nothing of it. It names nobody but you. Its link and its last line carry the address of this house: { $site }.
# used: certificate-for-*
certificate-for-helping = For the time that you gave to others.
certificate-for-journey = For a mentorship of yours.
# used: certificate-other-*
certificate-other-helping = Make one for the time that you gave to others instead
certificate-other-journey = Make one for your mentorship instead
certificate-name = The name on it
certificate-name-hint = As whoever reads it knows you. It stands on this certificate and nowhere else in the house, and the certificate says that the house did not check it.
certificate-no-name = Write a name of up to 80 letters
certificate-no-way = Write a name only, without addresses and numbers
certificate-programme = Does it name a programme?
certificate-programme-hint = The name of a programme can tell more about you than you want to. Without it the certificate speaks of a programme.
certificate-programme-none = It names none
certificate-says = What else it says
certificate-says-hint = Nothing of it is said unless you choose it.
certificate-give = Make the certificate
certificate-nothing = There is nothing yet that the house could put in writing about this
certificate-many = Ten certificates stand already. Withdraw one of them first
certificate-done-given = It is made. Whoever gets its link from you can read it.
certificate-done-withdrawn = Withdrawn. Its link says nothing any more.
certificate-withdraw = Withdraw
certificate-withdraw-more = Its link then answers as if there had never been one, and that cannot be undone. Paper that you gave somebody stays theirs.
# used: certificate-helping-in, certificate-journey-in
certificate-helping = gave time to other people as a volunteer.
certificate-helping-in = gave time to other people as a volunteer in the programme { $programme }.
certificate-journey = took part in a programme.
certificate-journey-in = took part in the programme { $programme }.
# used: certificate-says-*
certificate-says-hours = { $time } together with others
certificate-says-training = { $time } of training, passed
certificate-says-span = From { $from } to { $until }
certificate-says-since = Since { $from }
certificate-says-month = In { $month }
certificate-given = Given by { $site } on { $day }.
certificate-given-on = Given on { $day }
certificate-as-written = The name is as its owner wrote it; the house knows people by names that they choose.
certificate-stands = It stands: this page is shown by the house itself, and only as long as the certificate stands. Compare the address of this page with the one named above.
certificate-none = Nothing stands here
certificate-none-more = This link confirms nothing. Either there has never been a certificate here, or it was withdrawn; we do not say which.

supervision-title = Talking your work over
supervision-lead = Once in a while, talk about your own part: what was heavy, what you are unsure about, what went well.
supervision-who = What is noted here is read by the two of you, and by nobody else. The house counts the time, for both of you. Leave out names and what would tell who somebody is.
supervision-own = Yours
supervision-open = Open it
supervision-ask = I’d like to talk something over
supervision-ask-next = Whoever supervises here is told that you ask, and not what about. Within three days somebody sets a day with you, or whoever gives roles is called.
supervision-nobody = Nobody supervises here yet. If you ask, whoever gives roles is told today, and again every three days until somebody is there.
supervision-nobody-here = Nobody yet.
supervision-waiting = Waits for somebody
supervision-with = With you
supervision-past = Over
supervision-with-name = With { $name }
supervision-waits = You asked on { $since }. A supervisor answers by { $until }, or whoever gives roles is called.
supervision-waits-called = You asked on { $since }, and nobody has answered yet. That is on us. Whoever gives roles was called, and is again on { $until }. If something presses, the desk is there: write to us by Contact below.
supervision-waits-day = You asked on { $since }. You have a day by { $until }, or your supervisor is reminded and whoever gives roles is called.
supervision-waits-you = Asked on { $since }. Set a day by { $until }.
supervision-next = Your next talk is on { $day }.
supervision-no-next = No day is set. Either of you can set one.
supervision-over = It ended on { $day }. What was noted stays readable to the two of you.
supervision-day = The next day
supervision-day-hint = The other is told, and both of you are reminded the day before. Anything else you arrange between you.
supervision-take = Take it, with this day
supervision-set = Set this day
supervision-note = Note a talk
supervision-note-more = One of you notes it, once for each day. Both of you read it.
supervision-words = What you talked about
supervision-words-hint = What you want to remember. No names.
supervision-keep = Note it
supervision-talks = Talks
supervision-by-you = noted by you
supervision-by-other = noted by the other
supervision-older = Older talks
supervision-take-back = Take back that I asked
supervision-end = End it
supervision-end-more = Either of you can end it, without a reason. The other is told. You can ask for somebody else then.
supervision-gone = That cannot be done any more: somebody else was faster, or it is over
supervision-no-day = Choose a day from today on, and within a year
supervision-no-words = Write at least one sentence, and at most 4000 letters
supervision-noted = The talk of that day is noted already
supervision-done-asked = You have asked.
supervision-done-set = The day is set. The other is told.
supervision-done-noted = Noted. The time counts for both of you.
supervision-done-over = It is over.

notice-supervision-asked = A helper would like to talk something over with you.
notice-supervision-day = A day is set on which you talk your work over.
notice-supervision-near = Tomorrow is a day that you set aside for a talk.
notice-supervision-noted = A talk of yours was noted. You can read it.
notice-supervision-over = Talking your work over has ended with somebody.
notice-supervision-released = Whoever you talked your work over with no longer does that here. You wait for somebody else, without asking again.
notice-supervision-waits = A helper still waits for a day on which to talk something over.
notice-admin-supervision = A helper waits for a supervisor, and nobody has answered. Give somebody the role of supervisor, or ask those who have it.
