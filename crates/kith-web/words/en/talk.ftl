# Talks: the log, its list, and what may be done in them.

talk-title = A talk
talk-title-with = Talking with { $name }
talk-nobody = Somebody who has left
talk-their-role-helper = They said yes to your request
talk-their-role-member = They asked for support
talk-options = Options
talk-pause = Pause this talk
talk-goodbye = Say goodbye
talk-report = Report something
talk-block = Block { $name }
talk-log = Messages
talk-older = Older messages
talk-newest = Back to the newest
talk-empty = Nothing has been said yet. You can begin, or wait for { $name }.
talk-about = About this talk
talk-worse = If it gets worse
talk-worse-how = Do not wait for an answer here. [Urgent help] is open now.
talk-after = Looking after each other
talk-after-member = They are a person like you, not a therapist. They answer when they can; if they fall silent, we find out, and we look for somebody else if you like.
talk-after-helper = You do not need to fix anything. Ask before you give advice. If it is more than you can carry, say goodbye kindly: we find somebody else.
talk-who-reads = Two people can read this: the two of you. [Who can read what]
talk-look = Look for new messages
talk-live = Open the live view
talk-message = Message
talk-message-to = Your message to { $name }
talk-send = Send
talk-not-sent = Your message was not sent: the connection is gone. Your words are still here. Send them again when it is back.
talk-unsent = What you wrote, not sent
talk-paused-until = This talk is paused until
talk-paused-then = Then it goes on by itself. Until that day nobody needs to answer.
talk-resume = Go on now
talk-closed = This talk is closed. You can still read it.
talk-ask-again = Ask for support again
talk-back = Back to the talk
talk-changed = Something about this talk has changed. [Look again]
talk-stream-gone = A message above was taken back. [Show the talk without it]
talk-stream-more = This view has been open for a while. [Go on]

message-you = You,
message-them = They,
message-report = Report
message-take-back = Take back
message-withdrawn = This message was taken back, or its time was over.
message-withdrawn-mine = You took this message back, or its time was over.
message-erased = Words of a former member, erased.
message-hidden-kind = Hidden by the house, because it was not kind.
message-hidden-private = Hidden by the house, because what others tell stays with us.
message-hidden-own = Hidden by the house, because nobody is a doctor or a lawyer here.
message-hidden-safe = Hidden by the house, because of the rule: no hate, no threats, no selling, no asking for money, sex or a meeting that the other does not want.
message-hidden-stop = Hidden by the house, because anyone may stop, and needs no reason.
message-hidden-adults = Hidden by the house, because this place is for adults.
message-blank = Write something first, then send it.
message-too-long = That is more than 4,000 characters. Send it in two parts.
message-talk-closed = This talk is closed, so your message was not sent. What you wrote is still here.
message-talk-paused = This talk is paused, so your message was not sent. What you wrote is still here.
message-not-theirs = This talk is not yours.
# used: message-first-*
message-first-link = This was not sent, because there is a link in it. Your first ten messages with one another hold no links, so that nobody is led away from here before you know each other a little. After them you can send it.
message-first-mail = This was not sent, because there is an e-mail address in it. Your first ten messages with one another hold none, so that nobody is drawn away from here before you know each other a little. After them you can send it.
message-first-phone = This was not sent, because there is a phone number in it. Your first ten messages with one another hold none, so that nobody is drawn away from here before you know each other a little. After them you can send it. Numbers for urgent help stand on the help page.
message-first-handle = This was not sent, because there is a name on another service in it. Your first ten messages with one another hold none, so that nobody is drawn away from here before you know each other a little. After them you can send it.
message-too-fast = That was a lot at once. Wait a minute, then send this one.

take-back-title = Take this message back?
take-back-which = The message
take-back-what = Its words are deleted for both of you, for good. In their place it says that a message was taken back. They may have read it already.
take-back-go = Take it back

pause-title = Until when do you want to pause?
pause-what = { $name } sees that the talk is paused and until when. Nobody needs to answer before then, and nobody asks why.
pause-day = { $n ->
    [one] Tomorrow: { $day }
   *[other] { $n } days: { $day }
}
pause-go = Pause
talk-pause-which-day = Choose the day on which the talk goes on.
talk-pause-past = Choose a day that has not passed.
talk-pause-too-long = A pause can last two weeks at most. You can pause again after that.

goodbye-title = Say goodbye
goodbye-to = Say goodbye to { $name }?
goodbye-member-what = The talk closes. Both of you can still read it, and nobody is asked for a reason.
goodbye-helper-what = The talk closes for you. Unless they say that it is done, their request goes back to the others, and somebody else takes it.
goodbye-line = A last line to { $name }, if you like
goodbye-line-member = It is the last message of your talk.
goodbye-line-helper = That it is not about them, and what you wish them. It is the last message of your talk.
goodbye-go = Say goodbye

talks-title = Your talks
talks-for-me = People who are here for you
talks-for-others = People you are here for
talks-none = Your talks with people who said yes to you appear here. [Ask for support] to begin one.
talks-none-helping = The talks that you take on appear here. [See who is waiting]
talks-open = Open
talks-paused = Paused
talks-closed = Closed, you can still read it
talks-last-word = last word
talks-older = Older talks

guest-came = { $name } (safeguarding) joined at { $time }, because words here sounded like danger.
guest-gone = They left at { $time }.
guest-reads = They read what is written from then on, and can write here.
guest-name = { $name } (safeguarding)
guest-leave = Leave the talk
guest-no = I do not want this

guest-refused = They said no to somebody joining. Write them a letter instead.
guest-needed = Their life may be at stake now, so somebody stays until it is clear.

coach-title = What they wrote may be serious
coach-ask = Ask plainly: “Are you thinking of ending your life?” Asking does not plant the thought.
coach-listen = Listen more than you advise. Say that you are glad they told you.
coach-secret = Do not promise to keep it secret. Say that you want others to help.
coach-alone = Ask if they are safe right now, and if somebody can be with them. Name the numbers on Urgent help.
coach-yours = You need not carry this alone, and nothing is held against you. Bring somebody in as soon as you like.
keeping-title = How long this is kept
keeping-lead = Words do not have to stay for ever. You choose for yours, and the other person for theirs.
keeping-own = My own words in this talk
# used: keeping-choice-*
keeping-choice-house = As long as the house keeps talks
keeping-choice-quarter = Three months after the last word here
keeping-choice-month = One month after the last word here
keeping-choice-week = One week after the last word here
keeping-until = If nobody writes, your words go on
keeping-theirs = Those of { $name } go at the latest on
keeping-save = Keep my choice
keeping-saved = Your choice holds from now on.
keeping-wipe = Let everything go
keeping-wipe-how = If you and { $name } both want it, everything that was said here goes at once, on both sides. { $name } is told that you would like it.
keeping-wipe-asked = You would like everything to go. It goes once { $name } wants it too.
keeping-wipe-wanted = { $name } would like everything that was said here to go. If you want it too, it goes at once. If not, you need do nothing.
keeping-wipe-stays = What was reported is kept sealed until that is settled, and sealed backups last up to 30 days.
keeping-wipe-go = Let everything go
keeping-wipe-not = I would rather keep it
keeping-wiped = Both of you wanted it, and what was said is gone.
keeping-link = Words here are not kept for ever: [see how long].
notice-talk-wipe = Somebody you talk with would like all of it to go. It is yours to decide.
