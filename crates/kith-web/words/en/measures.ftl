# Measures: what the house decides about somebody, and appeals.

measures-title = What we decided about you
measures-lead = Each time the people who look after Kith decide something about you, it appears here with its reasons.
measures-none = Nothing was decided about you.

measure-title = What we decided
# used: measure-is-*
measure-is-none = Nothing follows
measure-is-edit = We ask you to take a message back
measure-is-hide = We hide a message of yours
measure-is-warn = We warn you
measure-is-restrict = For a time, you meet nobody new here
measure-is-suspend = For a time, you cannot come in
measure-is-ban = You cannot come in any more
measure-is-refer = We have handed this to somebody outside
measure-interim = This is not a punishment. Nothing is decided yet: we keep people apart while somebody looks at what happened. It counts for nothing later.
measure-sorry = We were wrong, and we are sorry. It is taken back, and counts for nothing. What others took up meanwhile stays with them.
measure-why = Why
measure-undone = We took it back
measure-was = What it was: { $what }.
measure-rule = The rule:
# used: measure-rule-*
measure-rule-kind = Be kind.
measure-rule-private = What others tell you stays with you.
measure-rule-own = Speak of your own life, not as a doctor or a lawyer.
measure-rule-safe = No hate, no threats, no selling, no asking for money, sex or a meeting that the other does not want.
measure-rule-stop = Anyone may stop, and needs no reason.
measure-rule-adults = This place is for adults.
# used: measure-part-*
measure-young = There are people who answer people of your age, today. [Here is whom you can call or write to].
measure-part-people = No program took part in this. People read it and decided.
measure-part-marked = A program had marked some words. People read them and decided.
measure-part-counted = A program had counted what several people told us. People looked at it and decided.
measure-until = It lasts until { $time } and ends by itself.
measure-no-end = It has no end. We look at it again each year.
measure-for-good = The message stays hidden from both of you. Your own copy of your data still holds it.
measure-no-length-said = It takes nothing away from you.
measure-state-proposed = It is not in force: a second person must agree. They are reminded at { $time }.
measure-state-runs = It is in force until { $time }.
measure-state-stands = It stands. You can appeal it until { $time }.
measure-state-ban = It is in force. We look at it again on { $time }.
measure-state-appealed = It was appealed. Somebody who had no hand in it decides by { $time }. It stays in force meanwhile.
measure-state-upheld = Somebody who had no hand in it looked at it again, and it stands, until { $time }.
measure-state-overturned = On { $time } somebody who had no hand in it looked at it again, and took it back.
measure-state-lifted = On { $time } we took it back ourselves.
measure-state-declined = On { $time } a second person did not agree. It never began.
measure-state-stays = It stays as it is since { $time }.
measure-state-over = It ended on { $time }.
measure-take-back = Look at the message, and take it back
measure-your-appeal = Your appeal
measure-letter = What you wrote, and our answers
measure-appeal = Do you see it otherwise?
measure-appeal-how = Write to us, and somebody who had no hand in this looks at it again and answers within five days. You can do so once, until
measure-appeal-body = What did we miss?
measure-appeal-hint = Up to 4,000 characters. Only the people who look at it again, and those who look after cases, read it.
measure-appeal-go = Appeal
measure-appeal-over = It cannot be appealed any more: it was looked at again already, it is over for good, or thirty days have gone by. You can still write to us.
measure-appealed-line = Your appeal is with us.
measure-open = What stays open to you

measure-no-length = Choose for how long.
measure-not-interim = Only hiding, meeting nobody new, and not coming in can keep people apart meanwhile. Choose one of these, or decide it.
measure-interim-long = What keeps people apart meanwhile lasts a week at most. Choose fewer days.
measure-no-message = No message is reported here, so there is none to hide or to take back. Choose something else.
measure-own = You had a hand in this, or it is about you. Somebody else decides.
measure-not-now = This has gone on since you opened the page. Look at where it stands now.
measure-appeal-late = This cannot be appealed any more. What you wrote is still here; you can send it with “Contact us”.
measure-no-facts = Write what they did, in at least 20 characters. They read it.
measure-facts-long = This is longer than 2,000 characters. Cut it to what they did.
measure-facts-tell = This would tell them who reported: it has a name or a sentence of whoever wrote to us. Say what they did in your own words.
measure-gone = Whom this is about has left, or nobody here knows who it is. The sealed copy stays; close the case with what you found.
measure-moderators = A moderator or a safeguarding lead decides this. Ask one of them to take the case.
standing-restricted = For a time you meet nobody new here, so this did not happen. Why, until when, and how to appeal stands under “You”, at “What we decided about you”.
standing-barred = For a time you cannot do this here. Why, until when, and how to appeal stands under “What we decided about you”.

decision-title = What follows for whom it is about
decision-back = Back to the case
decision-about = It is about { $name }. They read what you decide and why, and never who reported.
decision-gone = Whom it is about has left, or is not known. What was copied stays sealed until the end of the case.
decision-kind = What follows?
decision-no-kind = Choose what follows. “Nothing” is fine.
# used: decision-kind-*
decision-kind-none = Nothing. They are not told.
decision-kind-edit = Ask them to take the message back
decision-kind-hide = Hide the message from both
decision-kind-warn = Warn
decision-kind-restrict = Restrict: they meet nobody new. Who they talk to stays.
decision-kind-suspend = Suspend: they come in nowhere, but to this, help, their letters and their data
decision-kind-ban = Ban: the same, without an end
decision-kind-refer = Refer: hand it to somebody outside
decision-days = For how long?
decision-days-hint = To restrict, to suspend, or to keep apart meanwhile.
decision-days-none = No length
decision-days-n = { $n ->
    [one] One day
   *[other] { $n } days
}
decision-interim = Only meanwhile: keep apart while somebody looks. It says that it is not a punishment, and lasts a week at most.
decision-rule = Which rule?
decision-no-rule = Choose the rule that this is about.
decision-facts = What they did, in words for them
decision-facts-hint = What happened, not when and where, so that they cannot tell who wrote to us. No names, and no words of whoever reported.
decision-facts-said = What they were told
decision-severe = A ban, or more than seven days, begins when a second person agrees.
decision-go = Decide and explain
decision-over = Nothing can be decided here now: the case is closed, or whom it is about is gone.
decision-before = Decided about them
decision-before-none = Nothing yet.
decision-then = Then tell whoever reported: close the case with what you found, in words for them.
decision-by = Decided by { $name }.
decision-second = It waits for a second person. Read the case first.
decision-agree = I agree
decision-decline = I do not agree
decision-lift = Take it back, and say sorry
decision-lift-means = One step: everything is as before, and they are told that we are sorry.
decision-decided = It is decided, and they are told. A severe one waits for a second person first.
decision-said = Your answer is kept.
decision-lifted = It is taken back. They are told that we are sorry.

letter-appeal = Your appeal
letter-appeal-upheld = It is decided: what we did stands. Why stands in our last lines below.
letter-appeal-overturned = It is decided: we were wrong, and took it back. Why stands in our last lines below. We are sorry.
case-is-appeal = An appeal
case-decision = Decide what follows for whom it is about
case-appeal-decision = Decide this appeal
case-appeal = An appeal is not closed here: it is decided on its own page.
# used: case-do-*
case-do-appeal-1 = Take it. Whoever decided before you cannot see it.
case-do-appeal-2 = Read what was decided, the appeal, and the sealed copy where there is one.
case-do-appeal-3 = Decide it within five days of the appeal, in words for whoever appealed.

appeals-title = Appeals
appeals-lead = Somebody asks that a measure be looked at again. You see those in which you had no hand. Each is decided within five days.
appeals-none = No appeal waits for you.
appeal-title = An appeal
appeal-clock = To be decided by { $time }.
appeal-clock-late = It was to be decided by { $time }: it is late. They are told that we are late.
appeal-said = What they wrote, and what was answered
appeal-case = The case, with the sealed copy and a box to ask them something
appeal-decide = Your decision
appeal-verdict = Does it stand?
appeal-no-verdict = Choose whether it stands.
# used: appeal-*
appeal-upheld = It stands
appeal-overturned = It does not: take it back in this step, and say sorry
appeal-reasons = Why, in words for whoever appealed
appeal-reasons-hint = What you looked at, and what you found. Never who reported, nor what they wrote.
appeal-no-reasons = Write why. Whoever appealed reads it.
appeal-reporter = Words for whoever reported, where there is something to say
appeal-reporter-hint = They read it as a letter of ours. If we told them wrong, say so, and say sorry. Nothing about the other side’s doings.
appeal-go = Decide
appeal-over = It is decided.
appeal-decided-line = It is decided. Whoever appealed is told.

notice-measure = We decided something about you. You can read why, and appeal.
notice-measure-over = What we decided about you has ended.
notice-measure-lifted = We took back what we decided about you. We are sorry.
notice-measure-second = A severe measure waits for a second person.
notice-measure-review = A measure without an end is a year old. Look at it again.
notice-appeal = An appeal waits for somebody who had no hand in it.
notice-appeal-late = An appeal is late.
notice-appeal-late-own = We said that your appeal would be decided by now, and we are late. That is our fault. Everybody who can decide it has been told again.
notice-appeal-upheld = Your appeal is decided: what we did stands. You can read why.
notice-appeal-overturned = Your appeal is decided: we were wrong, and took it back. We are sorry.
notice-admin-nobody = Something at the desk waits for somebody who had no hand in it, and nobody there can. Give somebody the role of moderator.
notice-admin-programmes = A programme takes people in, and nobody coordinates. Give somebody the role of coordinator.
notice-admin-late = An appeal at the desk is late. Ask the moderators, or give one more person that role.

case-notes = Notes among us, what came with this, and holding it
case-with = { $n ->
    [one] One more report about the same person came with it.
   *[other] { $n } more reports about the same person came with it.
}
notes-title = Among those who work on this case
notes-lead = What you write here is sealed. Only those who work on this case read it: neither whoever reported, nor whom it is about.
notes-none = There are no notes yet.
note-body = For whoever has it next
note-body-hint = What you know, what you promised and by when, and what is hard in it. Up to 4,000 characters.
note-back = Give it back to the desk with this note
note-go = Keep the note
note-kept = The note is kept.
note-with = What came with it
note-with-none = No other report about the same person came within an hour of it.
note-with-each = These came within an hour of it, about the same person, and stand on the desk as one. Each person who reported gets an answer of their own.
note-linked = A report of { $time }
note-head = It stands on the desk with this report
hold-title = Hold it
hold-means = A case is forgotten a year after it is closed, with its sealed copy. Held, it stays until the day you say. Each hold is a deed in its chain.
hold-standing = Held until { $time }. { $ground }
hold-release = Let it go
hold-ground = Why?
# used: hold-ground-*
hold-ground-court = A court asked for it, or will.
hold-ground-police = The police asked for it.
hold-ground-claim = Somebody claims a right that it proves.
hold-days = For how many days?
hold-go = Hold it
hold-changed = It is kept as you said.
hold-range = Choose from 1 to 730 days. It can be held again, by somebody who looks at it again.
hold-no-ground = Choose why it is held.

transparency-title = What we did about reports
transparency-lead = How many reports and cases there were, what they were about, what followed, and how long it took. Each quarter once, and never changed.
transparency-how = Numbers from 1 to 7 are only called “few”, so that nobody can be recognised. Larger ones are rounded to five. A sum stands here only where it does not tell a small number.
transparency-none = Nothing is published yet.
transparency-next = The last quarter, not published yet
transparency-next-means = Only you and the others at the desk see this. What you publish is what stands here.
transparency-go = Publish
transparency-once = This quarter is published already.
transparency-quarter = Quarter { $number } of { $year }
transparency-zero = none
transparency-few = few
transparency-about = about { $n }
transparency-median = Half of all cases were decided within { $span }.
transparency-last = Nineteen of twenty were decided within { $span }.
transparency-times-few = Too few cases were decided to tell how long it took.
# used: transparency-*
transparency-source-all = All cases:
transparency-source-safe = Somebody said that they are not safe:
transparency-source-concern = Reports:
transparency-source-contact = Messages to us:
transparency-source-appeal = Appeals:
transparency-source-pattern = Several people parted from the same person:
transparency-source-right = Asked for by right:
transparency-source-signal = Words that sounded like danger:
transparency-matter-all = All reports with a subject:
transparency-matter-unkind = Reports of words that hurt:
transparency-matter-pressure = Reports of pressing:
transparency-matter-threat = Reports of a threat:
transparency-matter-young = Reports that somebody seems under 18:
transparency-matter-danger = Reports that somebody may be in danger:
transparency-matter-other = Reports of something else:
transparency-end-all = Cases with a finding:
transparency-end-true = Found as it seemed:
transparency-end-false = False alarms:
transparency-end-unclear = Nobody could tell:
transparency-end-upheld = Appeals after which it stood:
transparency-end-overturned = Appeals after which we took it back:
transparency-measure-all = All decisions about somebody:
transparency-measure-none = Nothing followed:
transparency-measure-edit = Asked to take a message back:
transparency-measure-hide = Messages hidden:
transparency-measure-warn = Warned:
transparency-measure-restrict = Meeting nobody new for a time:
transparency-measure-suspend = Not coming in for a time:
transparency-measure-ban = Not coming in any more:
transparency-measure-refer = Handed to somebody outside:
