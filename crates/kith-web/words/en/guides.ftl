# Guides for each part of the way, for each side. Our own words; no reviewer has confirmed them yet.

guide-section = For where you two are now
guide-eyebrow = To read, whenever you like
guide-others = For other parts of the way
guide-ask = You could say
guide-keep = To take along
guide-private = Nobody sees whether you read this, and nothing asks you about it.
notice-guide = There is something to read for the part of the way you have come to.

guide-goals-mentee = Finding your first goal
guide-goals-mentee-lead = You do not need to know where you want to be in five years. You need one thing that would be different in three months.
guide-goals-mentee-more =
    Begin with an ordinary day that went well, or with one that you never want again. What in it would you like more of, or less? From there a goal is not far: “I speak once in every team round” is one; “more confidence” is a direction.

    A good first goal is small enough that you can tell whether it happened, and yours enough that you would want it if nobody asked. Say what would already be better than now, and what would be more than you hope for. Then it is not won or lost, it moves.

    It may turn out to be the wrong one. Changing it is part of the work, and costs nothing.
guide-goals-mentee-ask =
    “I don’t have a goal yet. Can we look for one together?”

    “If this went well, I would notice it by …”
guide-goals-mentee-keep = One thing, three months, in your own words.

guide-goals-mentor = Helping to find a first goal
guide-goals-mentor-lead = The goal that you would choose for them is the one that they will drop first.
guide-goals-mentor-more =
    In the first weeks you look for what matters to them, not for what you know how to solve. Ask about days rather than plans: when was work good last, and what was different about it? Write down their words, not yours.

    When something appears, make it smaller together until both of you could tell whether it happened. Then ask for two more lines: what would already be a little better, and what would be more than they hope for. That leaves room for a slow month.

    Be careful with goals that please you. Somebody who wants to be liked says yes to a lot.
guide-goals-mentor-ask =
    “What would be different on a Tuesday?”

    “Whose goal is that: yours, or the one somebody else has for you?”
guide-goals-mentor-keep = Their words, their size, their pace.

guide-hard-mentee = When something is hard to say
guide-hard-mentee-lead = Some of what you came for may be the very thing you have not said yet.
guide-hard-mentee-more =
    You may say that there is something without saying what it is. You may say half of it, and stop. You may write it and ask that it is read and not talked about. Each of these is a way to begin, and none of them binds you to go on.

    Money, illness, being treated badly at work, being ashamed of something: a mentor has heard more than you think, and does not need to solve it. If you want no advice, say so first. It helps them.

    Something between the two of you can be hard as well: a word that hurt, a promise that was forgotten. Said early, it is small.
guide-hard-mentee-ask =
    “There is something I find hard to bring up. I don’t want advice yet.”

    “Last time you said something that stayed with me. Can we go back to it?”
guide-hard-mentee-keep = You decide how much, when, and with whom.

guide-hard-mentor = When it gets hard to talk about
guide-hard-mentor-lead = You do not need the right words. You need to stay, and to ask before you do anything.
guide-hard-mentor-more =
    Hard things rarely come as an announcement. They come as a joke, as a meeting that is called off, as a sentence at the very end. You can pick up the thread: say what you noticed, and that they need not answer.

    When it comes, slow down. Say back what you heard. Ask whether they want to be heard, or want ideas. Leave out your own story until they ask for it, and leave out “at least”.

    Know where your part ends. Debts, illness and the law have people who do that work; you can sit beside somebody while they call them. If anybody is in danger, you do not keep it to yourself, and you say so before you act wherever you can.
guide-hard-mentor-ask =
    “You went quiet when we came to that. We can leave it, or I can listen.”

    “Would you like me to listen, or to think along?”
guide-hard-mentor-keep = Stay, ask, and leave it unmended for now.

guide-parting-mentee = Getting ready to part
guide-parting-mentee-lead = An end that has a day leaves time for what is still to be said.
guide-parting-mentee-more =
    Look at what you wanted in the beginning, and where it stands. Some of it came, some changed, some did not happen. All three are worth a sentence, and the last one says nothing about you.

    Think about what you will miss: a person to ask on a bad day, a date that made you prepare. Where could that come from next? You might name one person, and one habit.

    It can feel like being left, even when you wanted it. Many who were left before know that feeling well. You can say so, and it is easier to carry when it has been said.
guide-parting-mentee-ask =
    “What did you see change in me that I might not see?”

    “I would like our last meeting to be about …”
guide-parting-mentee-keep = What you learnt stays yours.

guide-parting-mentor = Saying goodbye well
guide-parting-mentor-lead = For some, this may be the first goodbye that was not a door falling shut.
guide-parting-mentor-more =
    Speak of the end early, and more than once. Say the number of meetings that are left. Somebody who has lost people may pull back now, or suddenly need a lot; both are ways to get ready, and neither is ingratitude.

    Go through the way together: where it began, a moment when it turned, what they did themselves. Be exact. “You called them although your voice shook” lasts longer than praise.

    Promise only what you will keep. A vague “we stay in touch” hurts more than an honest no. Think about what you yourself will miss, and where you can take that.
guide-parting-mentor-ask =
    “We have three meetings left. What should not stay unsaid?”

    “What will you do on a day on which you would have asked me?”
guide-parting-mentor-keep = Name the day, name what they did, promise little.

guide-after-mentee = What you can be to each other next
guide-after-mentee-lead = After a mentorship there are many ways to know each other, and one of them is not to.
guide-after-mentee-more =
    You may find that you now have as much to give as to ask. Some become colleagues who swap a message twice a year; some meet as friends; some let it rest, and think of each other kindly. No one of these is the real one.

    If you would like to stay in contact, say what you have in mind, and how often. Ask, and leave room for a no: it may be about time, and not about you.

    Perhaps there is somebody now who stands where you stood. You know that part of the road.
guide-after-mentee-ask =
    “I would like to write to you now and then. Would you like that too?”

    “Is there something I could do for you?”
guide-after-mentee-keep = You leave as somebody who knows a road.

guide-after-mentor = From mentor to something else
guide-after-mentor-lead = You were the one who asked the questions. That part is over, and it takes both of you to notice.
guide-after-mentor-more =
    Old roles are comfortable. If you go on advising someone who has outgrown it, they will hide their doubts from you, or their success. Let them see that you need something too, and ask them for it.

    Agree on what comes now, in plain words: how often, about what, and that either may let it fade without a reason. Being friends is possible. So is a warm end.

    Before you take on the next person, leave a few weeks free. What would you do again, and what not? Talk it over with somebody who supervises.
guide-after-mentor-ask =
    “I am no longer your mentor. What would you like us to be?”

    “You know more about this than I do. May I ask you something?”
guide-after-mentor-keep = Step down from the chair, and sit beside it.
