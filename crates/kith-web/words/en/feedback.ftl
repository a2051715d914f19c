# What a mentee and a mentor say of walking together, and the day on which they look at their agreement again.

feedback-title = How you work together
feedback-lead = Five questions, two minutes, and you can leave each of them. We ask so that somebody can help in time. The coordinators see only whether it is low for one of you, has got worse, or looks different to each of you.
feedback-lead-pooled = { $name } never sees your answer alone. Once eight people have answered, a mentor hears what all of them said, together.
feedback-lead-alone = { $name } never sees what you choose.
feedback-own-words = The questions are Kith’s own, version { $n }. They are not a validated instrument.
# used: feedback-asks-*
feedback-asks-kept = What we agree on happens.
feedback-asks-honest = I can say when something is not right for me.
feedback-asks-heard = I feel heard.
feedback-asks-forward = It brings me closer to what I want.
feedback-asks-forward-mentor = It brings { $name } closer to what they want.
feedback-asks-courage = It gives me courage.
feedback-asks-courage-mentor = I can give { $name } courage.
# used: feedback-much-*
feedback-much-0 = Not at all
feedback-much-1 = A little
feedback-much-2 = Partly
feedback-much-3 = Mostly
feedback-much-4 = Fully
feedback-leave = I leave this one
feedback-left = You left it.
feedback-words-hint = What helps, or what you would like to be different. Kept for you alone, unless you tick the next line.
feedback-words-alone = What helped, or what you would have liked to be different. Kept for you alone.
feedback-shared = { $name } may read these words
feedback-was-shared = { $name } may read these words.
feedback-nothing = Answer at least one question, or leave this page as it is
feedback-said = Thank you. What you said is kept.
feedback-next = Nothing is asked just now. You are both asked next on { $day }.
feedback-first = Nothing is asked yet. You are both asked six weeks after your first words to each other.
feedback-none = Nothing is asked just now.
feedback-waits = Five short questions wait for you. You can leave each of them.
# used: feedback-wave-*
feedback-wave-six-weeks = After six weeks
feedback-wave-three-months = After three months
feedback-wave-end = At the end
notice-feedback = Five short questions about how you and the person you walk with work together. You can leave each of them.
notice-feedback-shared = Somebody you walk with wrote down for you what helps, or what could be different.

pooled-title = What you hear back
pooled-lead = What the people you walk with as a mentor say, always together and never one by one.
pooled-none = Nothing yet. Something stands here once eight people have answered.
pooled-told = What about { $n } people said, as of { $day }
pooled-mean = { $mean } of 4
pooled-few = Too few answers
pooled-how = 0 is “not at all”, 4 is “fully”. The number of people is rounded, and no figure goes below 0.5 or above 3.5, so that nobody’s answer can be worked out. It changes when eight other people have answered.
pooled-words = Words that somebody shared with you stand on the page of your journey with them.
duty-pooled = What you hear back from mentees

midterm-title = Your agreement, looked at again
midterm-section = Looking at it together
midterm-lead = Each of you answers alone. { $name } reads your answer once both of you have answered; until then you can change it.
midterm-asks = How would you like to go on?
midterm-carry-on = Carry on as we are
midterm-change = Change something
midterm-stop = Stop
midterm-words = Your look back (you can leave this empty)
midterm-words-hint = What has moved? What would you like more of, or less of? { $name } reads this too, once both of you have answered.
midterm-until = After a week whoever has not answered is reminded, once. If an answer is missing on { $day }, a coordinator is told that, and may ask how you are.
midterm-choose = Choose one of the three answers
midterm-already = Both of you have answered. If you see it differently now, say so in your talk.
midterm-kept = Your answer is kept.
midterm-waits = { $name } has not answered yet. You are told when both answers can be read. Until then you can change yours.
midterm-no-wait = You need not wait if you want to stop: here are the [ways to end it well].
midterm-day = You both look at your agreement again on { $day }. You are told then.
midterm-none = Once both of you have signed an agreement, you are asked on the day that stands in it.
midterm-over = This journey is over, and nothing more is asked.
midterm-comes-carry-on = Both of you would like to carry on. Nothing else is needed.
midterm-comes-change = Something is to change. Write a [new version of your agreement], or look at the [goals], and talk about it.
midterm-comes-stop = One of you would like to stop, or both. There are [good ways to end it]; nobody is asked for a reason.
midterm-waits-for-you = It is time to look at your agreement again, each for yourself.
notice-midterm = It is time for the two of you to look at your agreement again: carry on, change something, or stop.
notice-midterm-reminds = A question about your agreement still waits for you: carry on, change something, or stop.
notice-midterm-said = Both of you have said how you would like to go on. Now you can read it.
