# Ways into a role: applying, references, checks, and what the desk decides.

nav-applications = Applications
applications-title = Your applications
applications-all = All your applications
# used: apply-as-*
apply-as-mentee = To be mentored
apply-as-mentor = To be a mentor
# used: apply-title-*
apply-title-mentee = Apply for a mentor
apply-title-mentor = Apply to be a mentor
# used: apply-lead-*
apply-lead-mentee = A mentor walks with you for some months. Tell us what you hope for, so that we can look for somebody who fits.
apply-lead-mentor = Being a mentor means meeting one person again and again, for months. Tell us why you would like that, and what you bring.
# used: apply-may-*
apply-may-age = You are 18 or older.
apply-may-mentee = You can meet somebody at least every second week, in writing or by voice.
apply-may-mentor = You have two hours a month or more, and can name somebody who knows how you are with others.
apply-may-free = It costs nothing. No school, no degree and no diagnosis is asked for.
# used: apply-other-*
apply-other-mentee = I would rather be a mentor
apply-other-mentor = I would rather have a mentor
apply-eyebrow = Mentoring
apply-own = What you have applied for
apply-may = Who can apply
apply-by = How we decide
# used: apply-criterion-*
apply-criterion-time = You have the time that it takes, and can say how much.
apply-criterion-listen = You can hear somebody out, and let them decide for themselves.
apply-criterion-safe = Nothing tells us that somebody could be hurt. If something lies behind you, a person looks at it with you; no rule shuts you out.
apply-criterion-limits = You know what you would not take on, and say so.
apply-version = Written criteria, version { $n }. Your decision will name the version it was made by.
apply-then = What happens
apply-questions = You answer { $n } questions. You can stop and go on another day; nobody reads it before you send it.
apply-next = After that you hear from us within { $n } working days. If we are late, we say so, and give you a new day.
apply-no = If it is a no, you read why, and can ask that somebody else looks at it.
apply-who-reads = The coordinators of the programme read what you send, and a lead where we are late or you ask for another look. Each opening is shown to you at [who read what]. It is sealed with your key: when you leave for good, it cannot be read any more.
apply-begin = Begin
apply-go-on = Go on with your application
application-closed = This programme takes nobody in just now. Its page says when
application-agree = We look for somebody who fits you only where you agree to it: [What I agreed to]
application-next-mentee = Ask for a mentor
application-next-mentor = Say how many people you can walk with
application-next-known = Then write [what you say of yourself when you help]. It is how we find who fits you.
application-held = You have this role already. Go on from your own page.

apply-form-lead = Take your time. Save it, and it stands here when you come back.
apply-send = Send it
apply-save = Save for later
apply-drop = Put this draft away
apply-saved = Saved. Only you can read it.
apply-sent = Sent. You see below by when you hear from us.
apply-asked = They are on the list. Their link is open for a month.
apply-appealed = Somebody else looks at it now.
apply-withdrawn = Taken back. Nobody of our staff sees it any more.
apply-dropped = The draft is closed. Nobody but you has seen it.
apply-free = { $question } (you can leave this empty)
apply-unanswered = Not answered
apply-yes = Yes
application-long = This is longer than fits here. Shorten it a little
application-missing = Answer this before you send it
# used: apply-q-*
# used: apply-hint-*
# used: apply-opt-*
apply-q-adult = I am old enough for this programme, and 18 or older
apply-q-hard = I have read what is hard about it
apply-hint-hard = It takes time when you have little, the two of you may not fit, and nobody can promise that it changes anything.
apply-q-hope = What do you hope for?
apply-hint-hope = What would be different in half a year, if this goes well?
apply-q-stand = Where do you stand now?
apply-hint-stand = As much as you like to say. What do you manage well, and where do you get stuck?
apply-q-time = How much time do you have in a month?
apply-opt-time-two = About two hours
apply-opt-time-four = About four hours
apply-opt-time-more = More than four hours
apply-q-channel = How would you rather meet?
apply-opt-channel-write = In writing
apply-opt-channel-speak = By voice
apply-opt-channel-both = Both
apply-q-arrange = Is there anything that we should arrange?
apply-hint-arrange = Such as more time for answers, captions, large print, or a person who comes along.
apply-q-field = What do you do, or what did you do?
apply-hint-field = In a line. Work at home and without pay counts.
apply-q-why = Why would you like to be a mentor?
apply-hint-why = Two or three sentences. What made you think of it now?
apply-q-know = What do you know from your own life or work that could help somebody?
apply-hint-know = A thing you learnt, a hard time you came through, a trade. Small things help.
apply-q-listened = Tell us of a time when you heard somebody out.
apply-hint-listened = Leave out names. What did you do, and what did you leave undone on purpose?
apply-q-places = With how many people would you walk at a time?
apply-opt-places-one = One
apply-opt-places-two = Two
apply-opt-places-three = Three
apply-q-stay = For how long could you stay?
apply-opt-stay-year = A year or longer
apply-opt-stay-half = Half a year
apply-opt-stay-unsure = I do not know yet
apply-q-before = Is there anything behind you that we should hear from you first?
apply-hint-before = It shuts no door by itself. A person looks at it with you, for what it is.
apply-q-limits = What would you not take on?
apply-hint-limits = Subjects, situations, hours. It helps us to ask you for what fits.
apply-q-checks = I agree that references and checks are asked for
apply-hint-checks = We keep what was looked at, when, and what came of it; never a certificate.

application-where = Where it is
application-state-draft = A draft. Only you can read it.
application-state-sent = It is with us. You hear from us by { $day }.
application-state-review = Somebody is looking at it. You hear from us by { $day }.
application-state-late = We are late. A lead has been called, and you hear from us by { $day }.
application-state-waiting = You are on the waiting list. You hear from us again by { $day }, also where nothing has changed.
application-state-declined = It is a no for now. Until { $day } you can ask that somebody else looks at it.
application-state-appealed = Somebody who had no hand in it looks at it again. You hear from us by { $day }.
application-state-accepted = It is a yes, since { $day }. Welcome.
application-state-over = It was a no. It is closed since { $day }; you can apply again at any time.
application-state-withdrawn = You took it back on { $day }.
application-line = You are number { $n } in line.
application-sorry = We promised you a day and did not keep it. That is our fault, and it counts for nothing in the decision.
# used: application-told-*
application-told-accepted = The answer is yes
application-told-waiting = You fit, and there is no place yet
application-told-declined = The answer is no, for now
application-criteria = Decided by the written criteria, version { $n }.
application-appeal = See it differently?
application-appeal-how = Until { $day } you can ask that somebody else decides. Whoever decided it has no part in that.
application-appeal-body = What did we get wrong, or not know?
application-appeal-go = Ask for another look
application-appeal-late = This can be looked at again no more. You can apply anew at any time.
application-appealed = Why somebody else should look
application-references = People who know you
application-way = This link is for them alone. Give it to them yourself:
application-reference-read = What they wrote
application-name = Name somebody who knows you
application-name-more = Up to two people, from work, a club, your street. They answer three questions on one page, without an account, and can say no.
application-referee = What are they called?
application-known-as = By which name do they know you?
application-known-as-hint = It stands on their page, so that they know whom it is about. Other members never see it.
application-address = Their e-mail address (you can leave this empty)
application-address-hint = We write to them once, and once more after ten days. The mail does not name you. Without an address you give them the link yourself.
application-name-go = Ask them
application-read = Read what you sent
application-stop = You need no reason. Nobody of our staff sees it any more, and your place in line goes. You can apply again at any time.
application-stop-go = Take it back
application-stop-title = Take it back
application-own = Somebody who had no hand in it decides this.
application-barred = A measure or a check stands in the way of a yes now. Look at that first
application-not-now = This cannot be done any more. See above where it is now.
application-not-read = Open it before you decide on it.

reference-full = As many people were asked as we ask for. When one cannot, you can name another.
reference-no-mail = We do not write to this address just now. Leave it empty, and give them the link yourself
reference-no-name = Write a name of up to 80 letters
reference-long = This is longer than fits here. Shorten it a little
reference-empty = A sentence or two are needed here
reference-shut = This page is closed.
# used: reference-state-*
reference-state-asked = Asked for. Their link is open until { $day }.
reference-state-mailed = We wrote to them. Their link is open until { $day }.
reference-state-given = It came in.
reference-state-refused = They would rather not, which needs no reason. You can name somebody else.
reference-state-over = No answer came in time. You can name somebody else.
reference-title = A few words about somebody you know
reference-lead = { $name } would like to volunteer with us, walking beside one person for some months, and named you.
reference-until = Three questions. You can write until { $day }.
reference-until-saves = You can save it in between.
reference-until-hand = This link came to you by { $name }, who could open this page too: what you write is kept when you send it, and is not shown here again.
reference-who = The people who decide read it: coordinators, and a lead where it is late or looked at again. It is sealed for them. You need no account, and we keep no address of yours for anything else.
# used: reference-part-*
# used: reference-hint-*
reference-part-known = How do you know each other, and for how long?
reference-hint-known = A sentence or two are enough.
reference-part-with = How are they when somebody else has a hard time?
reference-hint-with = Tell us of one time that you saw yourself.
reference-part-against = Is there anything that makes you hesitate? (you can leave this empty)
reference-hint-against = Small doubts count too. It helps us to look at it with them.
reference-share = { $name } may read this
reference-send = Send it
reference-save = Save for later
reference-saved = Saved. Come back by the same link.
reference-no = You would rather not? That needs no reason, and they can name somebody else.
reference-no-go = I would rather not
reference-given = Thank you. It came in, and this page is closed now.
reference-refused = That is all right. This page is closed now, and no more mail comes.
reference-over = The time for this is over. This page is closed.
reference-shut-more = Was this a slip, or is there something that we should know? [Write to us].

reviews-title = Applications
reviews-lead = Who waits for you, the oldest promise first.
reviews-none = Nobody waits. When somebody applies, it appears here.
reviews-more = Later ones
reviews-how = How it works here
reviews-read = What you can read
reviews-read-more = An application stays closed until you open it, for half an hour at a time. Whoever wrote it sees each opening.
reviews-decided = Decided. It stands here again where a second person is asked.
review-clock-sent = New. Promised by { $day }.
review-clock-review = Being looked at. Promised by { $day }.
review-clock-late = Late. A new day was given: { $day }.
review-clock-second = Decided by one, waits for a second person. Promised by { $day }.
review-clock-waiting = On the waiting list. They hear from us again by { $day }.
review-clock-appealed = To be looked at again by somebody who had no hand in it. Promised by { $day }.
review-clock-over = Decided.
review-back = All applications
review-said = What they wrote
review-open = Open to you for half an hour. They see that you opened it.
review-closed = It is closed
review-closed-more = You open it for half an hour, to decide on it. Whoever wrote it sees who opened it, and when.
review-open-go = Open it
review-opened = It is open to you for half an hour.
review-interview = Interview
review-guide = What to ask everybody
# used: review-guide-*
review-guide-open = What made you come to us now?
review-guide-hard = Tell me of a time when you did not know what to say to somebody. What did you do?
review-guide-limits = What would you not do as a mentor, and to whom would you turn then?
review-guide-hours = What happens to your hours when your own life gets hard?
review-guide-ask = What would you like to ask us?
review-note = What you heard
review-note-hint = Plain words that they could read. Only those who decide do.
review-note-go = Keep the note
review-noted = The note is kept.
application-note-empty = Write a few words, up to 4,000 letters
review-beside = Decision and checks
review-by-hand = The applicant gave them the link; we did not write to them ourselves.
review-decide = Your decision
review-verdict = What is it?
# used: review-verdict-*
review-verdict-accepted = Yes: they have the role at once
review-verdict-waiting = They fit, and there is no place yet
review-verdict-declined = No
review-reason = Why?
review-reason-hint = They read these words, whatever it is. Say what counted, and by which of the criteria.
review-decide-go = Decide
application-no-verdict = Choose one
application-no-reason = Say why. They read it
review-second = A second person is asked
review-second-more = Read what was decided and why. With your yes it holds; where you see it differently, it is looked at once more.
review-agree = I agree
review-differ = I see it differently
review-differed = Noted. It is looked at once more.
review-not-yours = There is nothing for you to decide here now.
review-decided = What was decided
review-decision = { $name }: { $verdict }. By the criteria, version { $n }.
review-untold = not told yet

checks-title = Checks
checks-more = What was looked at, when, and what came of it. Never a certificate, and never what stood in one.
checks-none = Nothing was looked at yet.
checks-lapsed = Something here has run out or stands in the way: nobody new is asked to walk with them.
checks-talks = { $n ->
    [0] They are in no talk as a helper.
    [one] They are in one talk as a helper, which goes on. Look at it with them.
   *[other] They are in { $n } talks as a helper, which go on. Look at them with them.
}
check-kind = What was looked at?
# used: check-kind-*
check-kind-identity = Who they are
check-kind-record = Record of convictions, as the law here allows
check-kind-safeguarding = Training in keeping people safe
check-kind-profession = Registration with a profession
check-choose = Choose
check-issued = Issued on
check-expires = Holds until (you can leave this empty)
check-expires-hint = We say so thirty days before. From that day on nobody new is asked to walk with them.
check-outcome = What came of it?
check-outcome-hint = What was found is weighed for itself, with them. A no is a decision, with its reason.
# used: check-outcome-*
check-outcome-clear = Nothing stands in the way
check-outcome-weighed = Something was found, weighed, and does not stand in the way
check-outcome-bars = It stands in the way
check-go = Keep the check
check-not-chosen = Choose what was looked at, and what came of it
check-days = Choose a day that has come, and an end after it
check-lapsed = A check of yours has run out. Until it is renewed, nobody new is put to you; whom you walk with stays. A coordinator renews it with you.
check-days-from = Since { $issued }
check-days-until = { $issued } to { $end }
review-checked = The check is kept.

notice-application-new = Somebody applied
notice-application-late = An application is late, and whoever wrote it was told so
notice-application-second = An application waits for a second person
notice-application-differ = A second person sees an application differently
notice-application-appeal = Somebody asks that an application is looked at again
notice-programme-ends = A programme that you applied to, or are in, has a day on which it ends. Its page says when.
notice-application-late-own = We are late with your application. You see by when you hear from us.
notice-application-accepted = There is an answer to your application
notice-application-waiting = There is an answer to your application, and a place in line
notice-application-declined = There is an answer to your application, with its reason
notice-application-still = You are still on the list. See where you stand.
notice-reference-given = A reference came in
notice-reference-missing = Somebody you named cannot write for you. You can name somebody else.
notice-reference-returned = A mail to somebody you named came back. Give them a new link yourself.
notice-check-warn = A check of yours runs out within a month. The coordinators renew it with you.
notice-check-warn-desk = A check runs out within a month
notice-check-over = A check of yours has run out. Until it is renewed, nobody new is put to you.
notice-check-over-desk = A check has run out. Look at whom they walk with.

# used: mail-reference-*
mail-reference-subject = Somebody asks for a few words from you
mail-reference-body =
    Somebody who knows you has given us your address, and asks for a few words about them: three questions on one page. You need no account, and may say no there.
    { $door }

    The page says whom it is about. It is open for a month, and for you alone: please do not pass it on. If you do nothing, we write once more and then never again.
