# Hours, certificates, and talking one’s own work over with somebody.

hours-title = Your hours
hours-lead = { $time } in all.
hours-who = Only you see this page. It tells nobody whom you were with or what it was about, and it compares you with nobody.
hours-in-month = { $time } in this month.
# used: hours-kind-*
hours-kind-meeting = Meeting
hours-kind-training = Training
hours-kind-supervision = Talking the work over
hours-kind-preparation = Preparation
hours-kind-travel = The way there and back
hours-kind-choose = Choose one
hours-entered = you entered it
hours-take-back = Take back
hours-month = { $month }: { $time }
hours-more = More of this month
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
hours-copy-more = Days, kinds and minutes, for a spreadsheet. It names no programme and nobody.

certificates-title = Certificates
certificates-lead = The house can put in writing what you did. You choose what it says, and who gets the link.
certificates-own = Yours
certificates-nothing = There is nothing yet that the house could put in writing. It can once you have helped somebody, or when a mentorship of yours has come to its end.
certificates-erased = If you delete your account, your certificates go with it. Print what you want to keep.
certificate-title = Certificate
certificate-new = A new certificate
certificate-new-lead = It says what stands today; what comes later changes nothing of it. It names nobody but you.
# used: certificate-for-*
certificate-for-helping = For the time that you gave to others.
certificate-for-journey = For a mentorship that you brought to its end.
# used: certificate-other-*
certificate-other-helping = Make one for the time that you gave to others instead
certificate-other-journey = Make one for your mentorship instead
certificate-name = The name on it
certificate-name-hint = As whoever reads it knows you. It stands on this certificate and nowhere else in the house.
certificate-no-name = Write a name of up to 80 letters
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
certificate-journey = took part in a programme and brought it to its end.
certificate-journey-in = took part in the programme { $programme } and brought it to its end.
# used: certificate-says-*
certificate-says-hours = { $time } together with others, each time confirmed by both sides
certificate-says-training = { $time } of training, passed
certificate-says-span = From { $from } to { $until }
certificate-says-since = Since { $from }
certificate-says-month = In { $month }
certificate-given = Given by { $site } on { $day }.
certificate-given-on = Given on { $day }
certificate-stands = It stands: this page is shown by the house itself, and only as long as the certificate stands. Compare the address of this page with the one named above.
certificate-none = Nothing stands here
certificate-none-more = This link confirms nothing. Either there has never been a certificate here, or it was withdrawn; we do not say which.
