# Words of the feature: support.

ask-title = Ask for support
ask-lead = It takes about four minutes. One person at a time sees what you write.
ask-kind = What would help?
ask-kind-listen = A person who gets it, and does not rush you.
ask-kind-know = What others found out the long way.
ask-kind-hand = A form, a first appointment, a hard conversation.
ask-kind-mirror = Somebody who tells you kindly what they see.
ask-kind-mentor = Somebody further along the road, for some months.
ask-words = In your own words
ask-words-hint = A line is enough. You do not need to say who you are, or where.
ask-topics = What is it about? (you can skip this)
ask-topics-hint = We only use this to find somebody who knows it. Up to eight.
ask-urgency = How soon would you like an answer?
ask-urgency-hint = The most urgent come first, then those who have waited longest.
ask-urgency-now = Right now
ask-urgency-today = Today
ask-urgency-this-week = This week
ask-urgency-no-hurry = Whenever somebody has time
ask-reach = Who may take it?
ask-reach-hint = Whoever is asked sees your words for as long as they are asked. Staff open them only if nobody took it in time, or you may not be safe. [Who can read what]
ask-reach-anyone = Anyone who is free first (the fastest way)
ask-reach-chosen = Only a person whom I choose
ask-safe = Are you safe right now?
ask-safe-hint = If not, we show you [urgent help] first, and a coordinator here is told at once. Your request goes its way as well.
ask-safe-yes = Yes
ask-safe-not-sure = I am not sure
ask-safe-no = No
ask-go = Ask
ask-not-now = Not now
ask-which-kind = Choose what would help
ask-how-soon = Choose how soon you would like an answer
ask-who-may = Choose who may take it
ask-safe-which = Tell us whether you are safe right now, so that we know what comes first

request-blank = Write a line or two, so that somebody knows how to begin
request-too-long = That is more than 4,000 characters. Shorten it a little; you can say the rest in the talk.
request-topics = Choose up to eight topics from the list
request-too-many = You have two requests open. In your first week two at a time is the most: close one, or wait for its answer.
request-too-soon = You asked somebody less than an hour ago. Choose again in a while, or let anyone free take it now.
request-no-longer-open = This request is no longer open: it is put to nobody now
programme-course-first = A course that this programme asks of its mentors comes first for them
programme-apart = The two are of different programmes. Once the mentor is taken into this one too, you can put it to them
request-person-cannot = This person cannot take it now. Choose somebody else, or let anyone free take it.
request-already-offered = Somebody is looking at it just now. You can choose when they have answered.
request-not-offered = This request is not with you any more. It went on, and nothing is held against you.
offer-no-longer-open = This offer is no longer open, and nothing is held against you. What stands with you now is on your desk.
request-offer-lapsed = Your time for this one was over, so it went on to somebody else. Nothing is held against you.
request-oneself = You cannot take your own request.
request-not-back = You handed this over, so it goes to somebody else.
request-not-in-line = This one waits for a person who was chosen.
request-already-wide = Anyone free may take it already.
request-closed = This request is closed.
request-not-yet = It is not time for that yet.
request-not-now = That is not possible where the request is now. Look again at what this page says.
request-not-answered = Nobody has said yes yet.
request-not-theirs = This request is with somebody else.
request-paused = The talk is paused.
request-not-paused = Only whoever paused a talk can go on before the chosen day.
request-answer-first = Answer first, then pause.
request-not-asked = Nothing is asked at the moment.
request-not-on-desk = This request is not on the desk any more.

request-tab = Your request
request-asked = Asked
request-somebody = somebody
request-path = What was done, and what comes next
request-back = Back to your request
words-erased = Words of a former member, erased.

request-place-waiting = We are looking for someone
request-place-offered = Someone has been asked
request-place-answered = Someone is here for you
request-place-handover = We are looking for someone to take over
request-place-escalated = A coordinator has your request
request-place-alternative = Another place to turn to
request-place-closed = This request is closed

request-next-escalate = You hear from us by { $when }, even if the answer is “not yet”. If nobody has taken it by then, a coordinator does.
request-next-lapse = Whoever was asked has until { $when }. Then the next person is asked.
request-next-name = By { $when } the coordinator has found somebody, or we name another place that can help.
request-next-remind = If { $name } has not written by { $when }, we remind them.
request-next-apologise = If { $name } has not written by { $when }, you hear from us, and somebody asks after them.
request-next-offer-another = If { $name } has not written by { $when }, we offer you somebody else.
request-next-replace = If { $name } has not written by { $when }, we look for somebody else for you.
request-next-resume = The talk is paused until { $when }. Then it goes on by itself.
request-next-ask = It is your turn to write, in your own time. If it stays quiet, we ask on { $when } whether this is still open.
request-next-close = If we hear nothing from you by { $when }, this request closes by itself. You can always ask again.

request-at-waiting-anyone = It is in line
request-at-waiting-anyone-more = The next helper who is free takes the most urgent first, then whoever has waited longest.
request-at-waiting-choose = It waits for a person
request-at-waiting-choose-more = Only a person whom you choose can take it. Choose somebody below.
request-at-offered-queue = A helper is reading it now
request-at-offered-queue-more = If they cannot take it, it goes to the next at once, and keeps its place.
request-at-offered-choice = We have asked { $name }
request-at-offered-choice-more = { $name } has until { $when }. If they cannot take it, you can choose again.
request-at-offered-run = We have somebody in mind for you
request-at-offered-run-more = Both of you are asked, until { $when }. When both say yes, a talk opens.
request-proposal = Look who it is
request-at-offered-hand = A coordinator has asked someone for you
request-at-offered-hand-more = They have until { $when }. The coordinator looks after it meanwhile.
request-at-answered-helper = { $name } writes next
request-at-answered-helper-more = They answer when they can, and not always the same day.
request-at-answered-reminded = { $name } was reminded
request-at-answered-reminded-more = They have not written for a while, so we nudged them.
request-at-answered-sorry = We are sorry that it is so quiet
request-at-answered-sorry-more = { $name } has not written. Somebody here is asking whether they are all right. It is not about you.
request-at-answered-another = Would you like somebody else?
request-at-answered-another-more = { $name } is still silent. You can wait, or we look for somebody else now.
request-at-answered-member = It is your turn to write
request-at-answered-member-more = Write when you like, or close the request when you have what you came for.
request-at-answered-question = Is this still open?
request-at-answered-question-more = It has been quiet. Tell us that it is still open, or how it went. Both are fine.
request-at-answered-paused = The talk is paused
request-at-answered-paused-more = Nobody needs to answer before { $when }.
request-at-handover = { $name } is with you until somebody else says yes
request-at-handover-more = They cannot go on for now. By { $when } somebody has said yes, or a coordinator looks for one. If you would rather wait for { $name }, say so in the talk.
request-at-escalated = A coordinator is looking for somebody
request-at-escalated-more = They can ask a person by hand, or tell you of another place. They act by { $when }, on working days.
request-at-alternative = We named another place
request-at-alternative-more = We did not find somebody here in time, and we are sorry. You can still say below how it went.
request-at-alternative-question = Did it help?
request-at-alternative-question-more = Tell us how it went, or that this is still open.
request-at-closed = It is closed
request-at-closed-more = You closed it on { $when }. Thank you for telling us how it went.
request-at-closed-quietly = It is closed
request-at-closed-quietly-more = It had been quiet for long, so it closed by itself on { $when }. You can ask again at any time, about the same thing too.

request-then-desk = By { $when }: a coordinator takes it over, if nobody else has.
request-then-other = After that: we name another place that can help. You are told at every step.
request-then-other-by = By { $when }: we name another place that can help, if nobody was found.

request-step-asked = You asked
request-step-help-first = A coordinator was told that you may not be safe
request-step-being-read = A helper looked at it
request-step-put-to-chosen = We asked the person you chose
request-step-proposed = We had somebody in mind, and asked you both
request-step-proposal-over = It did not come about, and we looked on
request-step-put-by-hand = A coordinator asked somebody for you
request-step-next-in-line = It went on to the next in line
request-step-chosen-cannot = The person you chose cannot take it now. That is about their day, not about you.
request-step-chosen-silent = The person you chose did not answer in time
request-step-widened = You let anyone free take it
request-step-answered = Somebody said yes
request-step-promise-over = Nobody had taken it in time, so a coordinator has it
request-step-returned = A coordinator put it back in line, with a new promise
request-step-alternative = We named another place to turn to
request-step-alternative-by-hand = A coordinator named another place to turn to
request-step-helper-reminded = We reminded the person you talk with
request-step-apology = We said sorry for the silence, and asked after your helper
request-step-another-offered = We offered you somebody else
request-step-helper-silent = It stayed silent, so we look for somebody else
request-step-helper-goodbye = The person you talked with said goodbye
request-step-talk-ended = The talk ended, and we look for somebody else
request-step-looking-again = You asked for somebody else
request-step-asker-away = You were leaving, so it was taken back from whoever had it
request-step-your-turn = It is your turn to write
request-step-question = We asked whether this is still open
request-step-still-open = You said that it is still open
request-step-handing-over = The person you talk with cannot go on for now, and stays until somebody else says yes
request-step-handed-over = Somebody else said yes, and took over
request-step-handover-no = You would rather wait for the person you talk with
request-step-handover-kept = The person you talk with can go on after all
request-step-handover-nobody = Nobody was free to take over, so we named another place too. The person you talk with is still there.
request-step-paused = The talk was paused
request-step-pause-over = The talk went on
request-step-closed-quietly = It closed by itself
request-step-closed = You closed it

request-said-yes = They said yes to your request.
request-wait = While you wait
request-how-long = How long does it take?
request-estimate = Half of all requests like this one were answered within { $within } ({ $n } in the last 90 days).
request-estimate-unknown = We do not know yet: too few requests like this one have been answered here to say.
request-looked = A person of the house looks at your requests first
request-looked-more = For now, a moderator looks before a request of yours reaches a supporter. The time that is named here still holds. If you want to know why, [ask us]. In an emergency [help lines] answer now.
request-worse = If it gets worse
request-worse-more = Do not wait for an answer here. [Urgent help] is open now.
request-yours = What you asked
request-your-words = Read your own words
request-who-reads = [Who can read what]
request-ways = What you can do
request-or-wait = Or simply wait. You do not lose your place.
request-choose = Choose a person
request-way-widen = Anyone who is free first
request-way-still = It is still open
request-way-another = Find me somebody else
request-open-talk = Open the talk
request-read-talk = Read the earlier talk
request-ask-again = Ask for support again
request-close = Close this request
request-close-hint = Nobody but us sees your answer, and there is no wrong one. Your talk closes too; you can still read it.
request-close-go = Close it

closing-how = Did you get what you asked for?
closing-helped = Yes, it helped
closing-partly = In part
closing-not = No
closing-moved-on = I no longer need it
closing-another = I would like to talk to somebody else
closing-which = Choose one answer, so that we know what happens next

help-first = First: are you in danger?
help-first-more = You said that you may not be safe. This page names people who can answer now, trained for exactly this.
help-first-told = A coordinator here was told at once. We cannot come to you, and nobody here can answer within minutes.

elsewhere = Other places that can help
elsewhere-lines = Help lines in your country
elsewhere-lines-more = Free or cheap to call, many of them day and night. Choose your country on the page.
elsewhere-see-lines = See the help lines
elsewhere-visit = Open its page
elsewhere-letter = A coordinator wrote to you:
elsewhere-by-hand = Named by a coordinator,
elsewhere-by-house = Named by us,

cover-nobody = Nobody is on duty right now, and no shift is planned yet.
cover-next = Nobody is on duty right now. The next shift begins { $when }.
cover-now = { $n ->
    [one] One helper is on duty now.
   *[other] { $n } helpers are on duty now.
}

matches-title = Who could help
matches-lead = These people have room. One is asked at a time, and only that one sees your request.
matches-none = Nobody fits well enough right now. That changes by the hour.
matches-not-agreed = To suggest people, we would look at what you told us about yourself. You have not agreed to that, and you do not have to.
matches-not-now = You can choose again when whoever has it now has answered.
matches-agree = If you like, you can [agree to it] and come back here.
matches-choose = Ask { $name }
matches-why = The reasons hold only what both of you allow to be shown. Nobody is ranked.
matches-first = Or whoever is free first
matches-first-more = The next helper who is free takes it. That is the fastest way.
# used: reason-*
reason-topics = { $n ->
    [one] Knows one of your topics
   *[other] Knows { $n } of your topics
}
reason-facets = { $n ->
    [one] You share an experience or interest
   *[other] You share { $n } experiences or interests
}
reason-hours = { $n ->
    [one] Is there in the same hour as you
   *[other] Is there in { $n } of the hours that you have
}
reason-free = Has room
# used: own-*
own-topics = { $n ->
    [one] You know one of their topics
   *[other] You know { $n } of their topics
}
own-facets = { $n ->
    [one] You share an experience or interest
   *[other] You share { $n } experiences or interests
}
own-hours = { $n ->
    [one] You are there in the same hour
   *[other] You are there in { $n } of the same hours
}
own-free = You have room

today-hello = Hello, { $name }
today-waits = One thing waits for you, when you have a moment.
today-first = Nothing here needs an answer. Begin wherever you like.
today-quiet = Nothing here needs an answer.
today-ask = Ask for support
today-told = What happened
today-put-away = Put away
today-asked = What you asked
asked-title = What you asked
asked-all = All that you asked
asked-older = Older ones
asked-none = What you ask appears here, and stays when it is closed. [Ask for support] to begin.
today-begin = What would help today?
today-begin-more = Ask for as much or as little as you want. You see each step, and what happens by when.
today-yours = Your things
today-people = Your people
today-all-talks = All talks
today-welcome = If you have a minute
today-welcome-more = Question { $n } of 6, so that we can find people who fit. You can skip it.
today-welcome-go = Carry on
today-helping = Helping
today-on-duty = You are on duty.
today-off-duty = You are off duty.
today-mentor = Whoever asks for you stands on this page, and at your desk.
today-duty = Go to your desk
today-cohort = Coordinating
today-cohort-go = See who needs you today
waits-offer = A request is with you
waits-proposal = We have somebody in mind for you
waits-proposal-more = Both of you can say yes until { $when }. Nobody learns who said no.
waits-offer-more = It waits for your yes or your pass until { $when }. Then it goes on to somebody else.
waits-offer-go = Look at it
waits-wrote = { $name } wrote to you
waits-wrote-more = Last word: { $when }
waits-wrote-go = Read and reply
waits-owed = { $name } waits for a word from you
waits-owed-more = A line is enough, even if it only says when you have time.
waits-question = Is this still open?
waits-question-more = { $kind }, asked { $when }
waits-question-go = Answer

notice-news = There is news for you
notice-request-help-first = Help comes first: see where you can turn now
notice-request-put-to-chosen = We asked the person you chose
notice-request-proposed = We have somebody in mind for you. Say whether you would like to meet.
notice-request-put-by-hand = A coordinator asked somebody for you
notice-request-chosen-cannot = The person you chose cannot take it now. You can choose again.
notice-request-chosen-silent = The person you chose did not answer in time. You can choose again.
notice-request-answered = Somebody said yes to your request
notice-request-promise-over = Nobody had taken your request in time. A coordinator has it now.
notice-request-returned = A coordinator put your request back in line
notice-request-alternative = We named another place to turn to
notice-request-alternative-by-hand = A coordinator named another place for you
notice-request-helper-reminded = We reminded the person you talk with
notice-request-apology = We are sorry for the silence. Somebody asks after your helper.
notice-request-another-offered = Would you like somebody else?
notice-request-helper-silent = It stayed silent, so we look for somebody else for you
notice-request-helper-goodbye = The person you talked with said goodbye. We look for somebody else.
notice-request-talk-ended = Your talk ended. We look for somebody else.
notice-request-your-turn = It is your turn to write
notice-request-question = Is your request still open?
notice-request-handing-over = The person you talk with cannot go on for now. They stay until somebody else says yes.
notice-request-handed-over = Somebody else took over your talk
notice-request-handover-kept = The person you talk with can go on after all
notice-request-handover-nobody = Nobody was free to take over your talk. The person you talk with is still there.
notice-request-paused = Your talk is paused
notice-request-pause-over = Your talk goes on
notice-request-closed-quietly = A request of yours closed by itself
notice-helper-offer = A request waits for your yes or your pass
notice-helper-offer-over = A request is no longer with you. Nothing is held against you.
notice-helper-reminder = Somebody waits for a word from you
notice-helper-are-you-all-right = It has been quiet. Are you all right? Somebody will ask.
notice-helper-resting = A talk ended, and new requests rest until you say that you are back
notice-helper-talk-closed = A talk is closed
notice-helper-handed-over = Somebody else took over the talk that you handed on. Thank you for staying until then.
notice-helper-handover-no = Whoever you wanted to hand over would rather wait for you
notice-helper-handover-nobody = Nobody was free to take over. The talk is with you; you can pause it or say goodbye.
notice-helper-paused = A talk is paused
notice-helper-pause-over = A talk goes on
notice-desk-request = A request came to the desk
notice-desk-silence = A helper fell silent, and somebody should ask after them

offer-title = A request for you
offer-back = Back to your desk
offer-for = { $name } asks for support
offer-until = It is with you until { $when }.
offer-route-queue = You took the next in line.
offer-route-choice = They chose you.
offer-route-run = A pair we thought of. Both of you are asked.
offer-route-hand = A coordinator thought of you.
offer-risk = They may not be safe
offer-risk-more = A coordinator was told at once. You are not alone with this: listen, and point to [urgent help].
offer-handed = Whoever helped so far cannot go on for now, and stays until somebody else says yes. If you do, you read what they want you to know, and not what was said.
offer-why = Why it came to you
offer-why-line = It was the most urgent, and then the longest waiting.
offer-places = { $n ->
    [0] With this one, all your places are taken.
    [one] After this one you have one place left.
   *[other] After this one you have { $n } places left.
}
offer-rest = No new requests for a week after this
offer-yes = Say yes
offer-pass = Pass it on
offer-pass-more = Passing costs nothing and needs no reason. It goes to the next person, and nobody is told that it was you.
offer-accepted = You said yes
offer-accepted-more = It goes on in the talk. A first line, however short, means a lot.
offer-over = This one has gone on
offer-over-more = Its time was over, or the member decided otherwise. Nothing is held against you.

duty-as = Here you are { $name }. Only the safeguarding team can connect this name with your own.
duty-on = You are on duty until { $when }.
duty-off-now = You are off duty. Offers from people who choose you still come.
duty-mentor = People choose their mentor, so there is no line. Whoever asks for you appears here.
duty-next = Next in line
duty-line = { $n ->
    [one] One request waits, since { $when }.
   *[other] { $n } requests wait, the longest since { $when }.
}
duty-line-empty = Nobody waits at the moment.
duty-take = Take the next
duty-take-more = It is yours to read for two minutes: the most urgent, then the longest waiting.
duty-full = All your places are taken. Say goodbye to somebody first, or take on more places.
duty-how-long = How long do you have?
duty-go-on = Go on duty
duty-offers = With you now
duty-offers-none = No offer waits for you.
duty-offer-until = Until { $when }.
duty-talks = Your talks
duty-talks-none = The talks that you take on appear here.
duty-next-remind = They wait for a word from you. We remind you on { $when }.
duty-next-apologise = They wait for a word from you. On { $when } we tell them that we are sorry.
duty-next-offer-another = They wait for a word from you. On { $when } we offer them somebody else.
duty-next-replace = They wait for a word from you. On { $when } we find them somebody else.
duty-next-resume = Paused until { $when }.
duty-next-theirs = It is their turn to write.
duty-yours = How much you take on
duty-capacity = Your places
duty-places = { $talks } of { $places } places are taken.
duty-capacity-go = Change places, or go away for a while
duty-unsaid = Nobody comes to you yet. First say [how many people you can walk with].
duty-stop = Enough for now?
duty-stop-more = What you took and did not answer goes back to its place in line. Your talks stay.
duty-go-off = Go off duty
duty-no-new = No new requests for a week
duty-back = I am back
duty-heavy = If it weighs on you
duty-heavy-more = Say goodbye kindly, and we find somebody else. [Urgent help] is there for helpers too.
duty-rests-leave = You are on leave until { $when }. No new requests come.
duty-rests-no-new = No new requests come until { $when }.
duty-rests-paused = New requests rest since a talk of yours went quiet. Tell us when you are back.
duty-after-passed = Passed on. Nobody is told that it was you.
duty-after-none = Nobody waits whom you could take. Thank you for looking.
duty-after-saved = Saved.
duty-off = Go on duty first, then take the next.
duty-backwards = A shift ends after it begins.
duty-shift = A shift is twelve hours at most.

capacity-title = Your places
capacity-lead = { $n ->
    [0] You are in no talk at the moment.
    [one] You are in one talk.
   *[other] You are in { $n } talks.
}
capacity-places-label = How many talks at a time?
capacity-places-hint = 0 to 20. Talks that are open stay open, even if you choose fewer.
capacity-save = Save
capacity-away = Going away?
capacity-day = The day you are back
capacity-day-hint = Until then no new requests come. What waits for your yes goes on to others; your talks stay, so tell those people too.
capacity-leave-go = Go on leave
capacity-places = Choose a number from 0 to 20
capacity-leave = Choose a day that has not passed, within a year
capacity-full = All your places are taken, so this one goes to somebody else. Somebody may have written to you meanwhile; your desk shows who.
capacity-on-leave = You are on leave. Tell us that you are back, then take the next.
capacity-no-new = You asked for no new requests for now. Tell us that you are back, then take the next.
capacity-paused = New requests rest until you tell us that you are back.
