# The course before somebody is mentored: lessons, quiz, code of conduct. Our own words; no reviewer has confirmed them yet.

course-mentee = Before you are mentored
course-mentee-for = For everyone who wants a mentor
course-mentee-lead = Four lessons on what a mentor can do for you and what not, how you get the most out of it, and what to do when something is wrong.

lesson-mentee-walk = What you can expect
lesson-mentee-walk-lead = A mentor is somebody with some years on a road like yours, and with time for you.
lesson-mentee-walk-1 = What a mentor does
lesson-mentee-walk-1-more =
    They meet you as often as you both agreed. They listen, ask, and tell you honestly how it was for them. They think with you about a next step, and ask how it went.

    They are a member like you, and they give their time for nothing. There is a course like this one for mentors too. They are not perfect, and some days they are tired. They may say so, and you may too.
lesson-mentee-walk-2 = What a mentor does not do
lesson-mentee-walk-2-more =
    They do not do it for you: no job, no flat, no money, no marks, and no letter in your name. They are no therapist and no lawyer, and they are not on call at night.

    They do not decide. It can be a relief when somebody says what to do; after a week it is their plan and your life. Ask them what they see, and choose yourself.
lesson-mentee-walk-3 = What we ask of you
lesson-mentee-walk-3-more =
    Come, or cancel in time; a line is enough. Bring something: a question, a letter, a worry. Try something between two meetings, be it small. Say when it does not fit.

    You owe nobody thanks, success or a happy story. If it did not work out as you had hoped, that is a good reason to come and not a reason to stay away.
lesson-mentee-walk-4 = It may be slow, and it may hurt a little
lesson-mentee-walk-4-more =
    Trust takes weeks. Some meetings will feel like nothing. Sometimes your mentor will say what you would rather not hear. And it may be that the two of you do not fit: then you stop without a reason, and somebody else may. Nobody can promise you that it changes anything; we promise that you always see where you stand.
lesson-mentee-walk-try = Try it out: what would be different?
lesson-mentee-walk-try-more =
    Take ten minutes. Imagine that half a year has passed and it went well. Write down three things that somebody could see or hear then, and could not today: “I speak in the Monday meeting”, “I have sent four applications”, “I sleep until seven”.

    Choose the one that you want most. What would be the first tiny sign that it begins? Bring that to your first meeting; nobody else reads your paper.
lesson-mentee-walk-keep = You bring the question. They bring time and what they learnt.

lesson-mentee-lead = Your questions lead the way
lesson-mentee-lead-lead = Mentors are better with somebody who says what they need. You can learn to say it.
lesson-mentee-lead-1 = You set the topic
lesson-mentee-lead-1-more =
    A day before you meet, write two lines: “What I would like to talk about. What I would like to have in hand afterwards.” If you do not know, that is a topic too: “I do not know where to begin.”

    At the end ask yourself: what do I do until next time, and how will I notice that I did it? Say it aloud. What is said to somebody is done more often.
lesson-mentee-lead-2 = Questions that open something
lesson-mentee-lead-2-more =
    “How was it for you when you began?” “What would you do differently?” “What do you not see in my plan?” “Whom should I ask about that?” These bring you more than “Is that right?”, for to that the answer is yes or no, and you are where you were.

    You may ask the same thing twice. You may ask what a word means. You may say: “I only want to tell it today, no advice, please.”
lesson-mentee-lead-3 = You may say no
lesson-mentee-lead-3-more =
    Not every question needs an answer. “I would rather not talk about that” is a whole sentence, today and later. Decide for yourself what you show of your life, and when. You need not tell your name, your employer or your story in order to be taken seriously.

    If your mentor does something that bothers you, such as writing too often, interrupting, or making jokes that hurt, say it once, plainly, if you feel safe to: “When you do that, I … Please …” If you do not feel safe to, you need not: go to the next lesson.
lesson-mentee-lead-4 = When you are let down, or let down yourself
lesson-mentee-lead-4-more =
    Your mentor forgets a meeting. You forget two. It happens to most pairs. Whoever writes first has done the hard part: “I missed it, and I am sorry. Thursday again?” That is enough; there is nothing to explain.

    If you do not hear from your mentor, we ask after them by ourselves. You can tell the coordinator at any time as well.
lesson-mentee-lead-try = Try it out: two lines and one no
lesson-mentee-lead-try-more =
    Write the two lines for your first meeting: what you would like to talk about, and what you would like to have in hand afterwards. Then write one question that only somebody with experience can answer.

    Now the other part: think of something that you would not want to be asked. Write down how you say no to it, kindly and in one sentence. Say it aloud, twice.
lesson-mentee-lead-keep = Say what you want to talk about, and what you do not.

lesson-mentee-safe = Safe, and heard when something is wrong
lesson-mentee-safe-lead = Nearly all mentors mean well. This lesson is about how you notice when it is not so, and what you can do.
lesson-mentee-safe-1 = What never belongs to it
lesson-mentee-safe-1-more =
    Money in either direction. Flirting, remarks about your body, anything sexual. Pictures that you should send. A secret that you should keep from the coordinator. Work that you should do for them. Faith, politics or a business that you should join. Pressure, threats, or making you feel that you owe them something.

    If one of these happens, it is not your fault, not even if you joined in at first, not even if you liked them. The one who mentors answers for it.
lesson-mentee-safe-2 = What you can do
lesson-mentee-safe-2-more =
    You can report a message or the whole talk, from the talk. A person reads it and answers you by a day that you see. They do not tell your mentor who reported.

    You can close the door: then nothing comes through any more, and the other is not told. You can end it without a reason. You can do one, or all, in any order, also weeks later. And you need no proof: your feeling that something is odd is enough to ask.
lesson-mentee-safe-3 = Who reads what
lesson-mentee-safe-3-more =
    Your talk is read by the two of you. The coordinator sees that you meet, and not what you write. If somebody here opens private words, for a report or where a life is in danger, you see it afterwards on your own page, unless that itself would put somebody in danger.

    Your mentor keeps what you tell. There is one end to that: where somebody could be badly hurt they get help, and tell you that they do.
lesson-mentee-safe-4 = On a screen, and outside
lesson-mentee-safe-4-more =
    Stay in here with your messages; a private number cannot be taken back. Keep your address, your workplace and your pictures to yourself until you are sure, and longer if you like. Nobody who means well will press you.

    Does somebody at home look at your screen? When you sign in, tick “Others use this device too”. “Leave now” takes you away from the page with one press.

    If you meet outside: a public place, by day, and somebody knows where you are and when you will be back. Go your own way home.
lesson-mentee-safe-5 = When it is too much
lesson-mentee-safe-5-more =
    If you think about dying, or somebody hurts you, do not wait for your mentor. The help page names the emergency number, and the lines that we know for your country with the hours at which they answer. Your mentor is glad to hear it too, and will not be shocked; but they come second, because they may be asleep.
lesson-mentee-safe-try = Try it out: find the doors
lesson-mentee-safe-try-more =
    Open these three, so that you know the way when you need it: the help page, and on it the number of your country; “Leave now”, once; and the page that tells who reads what.

    Then think of one person outside who should know that you have a mentor. You need not tell them what about. Write down when you will tell them.
lesson-mentee-safe-keep = Odd is enough. You can report, close the door, or end it, without proof.

lesson-mentee-ends = Ending without a debt
lesson-mentee-ends-lead = Every mentorship ends. A good end is part of it, and you have a say in it.
lesson-mentee-ends-1 = The last day is named at the beginning
lesson-mentee-ends-1-more =
    That can feel strange: you have only begun. It helps all the same. You know how much time there is, and what you want to have done by then. A month or two before, talk about it: what is still open, and what would be a good last meeting?

    Some people get sad or cross towards the end, or stay away from the last meeting. If that is you, say it, and come anyway. What has been good is still there afterwards.
lesson-mentee-ends-2 = When you want to stop earlier
lesson-mentee-ends-2-more =
    You need no reason and no permission. A line to your mentor is kind, and you need not write it: you can end it here, and we tell them. You can ask for another mentor in the same hour.

    If your mentor stops, that is about their life and hardly ever about you. We tell you what happens next, and by when.
lesson-mentee-ends-3 = What stays
lesson-mentee-ends-3-more =
    Whether you stay in touch is for both to choose; if one of you does not want it, neither learns who it was. What you wrote is yours. Perhaps one day you walk beside somebody yourself: you will remember how the beginning was.
lesson-mentee-ends-try = Try it out: one sentence for the end
lesson-mentee-ends-try-more =
    Think of somebody who helped you once and whom you never thanked, or never told goodbye. What would you have said, in one sentence? Write it down. If you can, send it.
lesson-mentee-ends-keep = You may go at any time, and you owe nothing.

quiz-mentee-topic = Who decides what you talk about?
quiz-mentee-topic-a = Your mentor, who knows the road
quiz-mentee-topic-b = You
quiz-mentee-topic-c = The coordinator, by a plan
quiz-mentee-topic-why = They may suggest something. The topic is yours, and “I do not know where to begin” is one.
quiz-mentee-may = What may you do without giving a reason? Choose all that you may.
quiz-mentee-may-a = Leave a question unanswered
quiz-mentee-may-b = End it
quiz-mentee-may-c = Ask for another mentor
quiz-mentee-may-d = Let your mentor write your application
quiz-mentee-may-why = You can say no and go at any time. The work stays yours, for what you did yourself you can do again.
quiz-mentee-body = Your mentor writes something about your body, and you do not like it. What is true?
quiz-mentee-body-a = It is a joke, and you should not make it bigger than it is
quiz-mentee-body-b = You have to talk it over with them before you may report it
quiz-mentee-body-c = You can report it at once, and need no proof
quiz-mentee-body-why = That never belongs to mentoring. Report it, close the door or end it, in any order.
quiz-mentee-place = You want to meet outside for the first time. Where?
quiz-mentee-place-a = At their home, where it is quiet
quiz-mentee-place-b = In a public place by day, and somebody knows where you are
quiz-mentee-place-c = Wherever they pick you up by car
quiz-mentee-place-why = Where other people are, both of you are at ease, and each can go when they like.
quiz-mentee-quiet = You have not heard from your mentor for two weeks. What is true?
quiz-mentee-quiet-a = Kith asks after them, and you can tell the coordinator at any time
quiz-mentee-quiet-b = You said something wrong
quiz-mentee-quiet-c = You have to wait until they write
quiz-mentee-quiet-why = Silence is hardly ever about you, and you are never left alone with it here.

commitment-mentee-1 = I come, or cancel in time.
commitment-mentee-2 = I bring what I want to talk about, and try something between two meetings.
commitment-mentee-3 = I keep to myself what my mentor tells me of their own life.
commitment-mentee-4 = I ask for no money, no favours, and no private number or address.
commitment-mentee-5 = I say when it does not fit, and report what worries me.
