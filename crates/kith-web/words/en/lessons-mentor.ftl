# The course before somebody mentors: lessons, quiz, code of conduct. Our own words; no reviewer has confirmed them yet.

course-mentor = Before you mentor
course-mentor-for = For everyone who wants to mentor
course-mentor-lead = Six lessons on what helps another person, what does not, and what to do when it gets hard. You read a little, and try each thing out.

lesson-mentor-walk = What a mentor is, and is not
lesson-mentor-walk-lead = You walk beside somebody for a while. They know where they want to go; you know some of the road.
lesson-mentor-walk-1 = Three things you bring
lesson-mentor-walk-1-more =
    Time that can be relied on. Somebody who was let down before watches first whether you come when you said you would. That tells them more than anything you say.

    What you learnt, mistakes included. The story of how you got something wrong is often more useful than the story of how well it went, for it shows that a mistake can be lived through.

    A view from outside. You are not their family, not their boss and not their friend of twenty years. You want nothing from them. That is rare, and it is why they may tell you what they tell nobody else.
lesson-mentor-walk-2 = Things you leave to others
lesson-mentor-walk-2-more =
    You do not do the work. If they should write an application, you read it and ask about it; you do not write it. What they did themselves, they can do again without you.

    You are no therapist, lawyer or doctor here, not even if you are one at work. You can sit with somebody while they look for the right one.

    You decide nothing for them. A plan that is yours falls apart in the first week; a plan that is theirs, and half as clever, holds.
lesson-mentor-walk-3 = What we count on
lesson-mentor-walk-3-more =
    You meet as often as the two of you agreed, to the last day that you agreed. A mentor who disappears after a few weeks often leaves the other worse off than before, so promise little and keep it.

    You keep the house rules, you tell us when something worries you, and you say early when you cannot go on. You get something for it too: a person to ask at any time, a course like this one, and our thanks.
lesson-mentor-walk-4 = What they can expect of you, and you of them
lesson-mentor-walk-4-more =
    They may expect that you are on time, that you have read what you both wrote down, and that you ask. You may expect that they come or cancel, that they bring a question, and that they try something between two meetings.

    Neither of you owes the other a success. In your first month, look for one thing only: that talking with you is easier for them than not talking.
lesson-mentor-walk-try = Try it out: your own three
lesson-mentor-walk-try-more =
    Take ten minutes and a piece of paper. Think of three people who helped you on your way, at work or anywhere. Beside each name write one thing that they did, in a few plain words: “rang on Sundays”, “told me the truth about my drawing”.

    Now look at the list. How many of these are advice? What on it could you do for somebody, from next week on?
lesson-mentor-walk-keep = Come when you said you would. Let them steer.

lesson-mentor-listen = Listen before you advise
lesson-mentor-listen-lead = Most people who ask for advice first want to be sure that you have understood. Often they find their own answer on the way.
lesson-mentor-listen-1 = Why advice comes second
lesson-mentor-listen-1-more =
    Whoever gets advice too early has to defend themselves. “Have you tried…?” sounds kind, and says: your problem is simpler than you think. After two of these, people stop telling.

    There is another reason. In the first minutes you do not know yet what it is about. Someone says “I want to change jobs”, and half an hour later it is about a colleague, or about a move, or about being tired. The advice about jobs would have been good, and for somebody else.
lesson-mentor-listen-2 = Five things that help
lesson-mentor-listen-2-more =
    Say back what you heard, in fewer words, and let them correct you. “So the work is fine, and the mornings are not. Is that it?”

    Ask questions that cannot be answered with yes or no, and begin them with what or how. “Why” sounds like an examination; “what made you” asks the same and does not.

    Let it be quiet. Count to ten in your head. The most important sentence often comes after the pause that you did not fill.

    Name a feeling as a guess, never as a verdict. “That sounds as if it made you angry?” They may say no, and tell you what it was.

    Ask what they have tried, and what of it worked a little. They are further than they think.
lesson-mentor-listen-3 = When you do have something to say
lesson-mentor-listen-3-more =
    Ask first: “I have been in something like that. Do you want to hear what I did?” Then tell it as yours, with what it cost. “I wrote to her, and it took me three weeks to dare” can be used or left. “You should write to her” cannot be left without a small quarrel.

    Give one idea, not five. And end with a question: “What of that fits you, and what does not?”

    There is one exception. Where somebody is in danger, you do not wait until they ask. Lesson five is about that.
lesson-mentor-listen-4 = Listening in writing
lesson-mentor-listen-4-more =
    In a written talk nobody sees you nod. Write that you have read it, even if your answer comes tomorrow. Take up one word of theirs and ask about that. Short is fine; cold is not. Read your answer once in the voice of somebody who had a bad day.
lesson-mentor-listen-try = Try it out: ten minutes without advice
lesson-mentor-listen-try-more =
    Ask somebody you know to tell you about something that is on their mind; small is fine. For ten minutes you only ask, say back and stay quiet. No advice, no story of your own, no “at least”.

    Afterwards ask them two things: when did you feel understood, and when did you not? Then note for yourself: at which moment was it hardest for you to say nothing? That moment will come again, with the person you mentor.
lesson-mentor-listen-keep = Understand first. Then ask whether they want to hear yours.

lesson-mentor-limits = Limits that keep both of you well
lesson-mentor-limits-lead = A limit is not a wall. It is what lets two people trust each other, because both know where it stops.
lesson-mentor-limits-1 = Say them before they are needed
lesson-mentor-limits-1-more =
    It is easy to say in the first meeting: “I answer within two days, and not at weekends.” In the tenth, when they have written at midnight for a week, the same sentence sounds like a punishment. Your agreement has a place for it. Use it.

    Ask for theirs as well. What do they not want to talk about? How should you not write to them? Whoever was never asked will not say it by themselves.
lesson-mentor-limits-2 = The clear ones
lesson-mentor-limits-2-more =
    Money: you lend none, give none, borrow none, and sell nothing. A debt changes every sentence that follows. Say no warmly, and look together for who can help.

    Bodies: no flirting, no remarks about looks, no touch that was not asked about. Nothing sexual, at no time, not even if they wish it. You have more power here than you feel.

    Homes and cars: meet where other people are. Nobody stays the night.

    Belief and politics: yours are yours. You may be asked, and answer; you never recruit.

    Work: you do not hire them, judge them in an examination, or speak for them to somebody who depends on you, without first telling the coordinator.
lesson-mentor-limits-3 = The unclear ones
lesson-mentor-limits-3-more =
    They give you a present. They invite you to a family party. They become friends with your sister. There is no rule for everything, but there are three questions. Could I tell the coordinator about it without feeling hot? Would I do it for anybody else I mentor? Who of us two is it for?

    If you hesitate at one of them, do not decide alone. Write to the coordinator before, not after.
lesson-mentor-limits-4 = What you keep to yourself, and what you cannot
lesson-mentor-limits-4-more =
    What they tell you stays with you. You do not tell it at home, not even without the name. With the coordinator you may speak about yourself: “I find this hard” needs no details of theirs.

    There is one end to that, and they should hear it on the first day: where somebody could be badly hurt, you will get help, and you will tell them that you do.
lesson-mentor-limits-5 = Your own
lesson-mentor-limits-5-more =
    You are tired after each meeting, you check your messages in bed, you think of them more than of your own children: these are signs, and no failure. Make it smaller: fewer meetings, one weekend off, a talk with the coordinator. You can set yourself to away at any time, and nobody asks why.
lesson-mentor-limits-try = Try it out: three sentences of your own
lesson-mentor-limits-try-more =
    Write down, so that you could say it aloud tomorrow: how you say no to lending money, kindly and in one sentence; how you say when you answer and when not; how you say on the first day what you cannot keep to yourself.

    Read them to somebody, and ask how they sound. Change them until they sound like you.
lesson-mentor-limits-keep = Say it early, say it warmly, and ask the coordinator before rather than after.

lesson-mentor-online = Safe on a screen
lesson-mentor-online-lead = Much of what you do together happens in writing. Writing stays, can be copied, and can be read by the wrong person.
lesson-mentor-online-1 = Stay in here
lesson-mentor-online-1-more =
    In your talk here, each of you can close the door within a second, report a message, and leave the page with one press. Nobody needs to know a number, an address or a name. With a private number all of that is gone, and it cannot be taken back.

    If the two of you want a call, use the link of a meeting. If they ask for your number, say: “I stay in here, with everybody. It keeps both of us safe.” That it is for everybody makes it easy to hear.
lesson-mentor-online-2 = What you never ask for
lesson-mentor-online-2-more =
    Photos of themselves. Passwords, or a look into their account. Where they are just now. Their full name, their employer, their school, where they did not offer it. Whoever is used to being asked will answer, so the careful one has to be you.

    The other way round it is the same: no pictures from your home, no profile of yours elsewhere, no friend request.
lesson-mentor-online-3 = Somebody else may be reading
lesson-mentor-online-3-more =
    A partner, a parent, an employer may look at their screen. Do not write what could hurt them if it were read aloud at their table. If they suddenly write differently, shorter or more politely or with other words, ask a harmless question that only they can answer, and wait.

    On a shared device they can tick “Others use this device too” when they sign in, and “Leave now” stands on their pages. Show them both, once.
lesson-mentor-online-4 = When something odd happens
lesson-mentor-online-4-more =
    Someone offers quick money, a room, a job abroad. Someone has pictures of them and makes demands. It is hardly ever as private as the other side says, and it is never their fault. Do not argue with whoever does it, delete nothing, and report it here the same day. We look at it with both of you.
lesson-mentor-online-try = Try it out: look at yourself from outside
lesson-mentor-online-try-more =
    Search for your own name, as somebody would who met you here. What can be found in five minutes: where you live, where your children go to school, what you look like? Take down one thing that need not be there.

    Then open your talk page and find three things without help: where a door is closed, where something is reported, and the button that leaves at once.
lesson-mentor-online-keep = Stay in here, ask for nothing you do not need, and report what is odd on the same day.

lesson-mentor-danger = When it gets dangerous
lesson-mentor-danger-lead = It happens seldom. You will not have to solve it, and you will not be alone with it. You only need to know the first four steps.
lesson-mentor-danger-1 = One: stay, and ask plainly
lesson-mentor-danger-1-more =
    If you hear that somebody may want to die, ask it: “Do you think about killing yourself?” Plain words do not put the thought into anybody's head. They tell the other that it can be said to you.

    Then listen for a minute before you do anything. Thank them for telling you. No “think of your family”, no “it will pass”. “I am glad that you told me. I stay here while we get help.”
lesson-mentor-danger-2 = Two: get help now
lesson-mentor-danger-2-more =
    Where somebody could die or be badly hurt in the next hours, the emergency number comes first. It stands at the top of the help page, with the lines of their country. They call, or you say the number and stay while they do. Ask whether somebody is near who can come.

    If they have a plan and the means for it, ask them to put distance between themselves and these, now: another room, another person.
lesson-mentor-danger-3 = Three: tell us, the same hour
lesson-mentor-danger-3-more =
    Report it from your talk: the people at the desk are told, and one of them looks at it. Nobody of this house can be there within minutes, so the emergency number always comes first. Do that also when it turned out well, and also when you are not sure. You cannot report too early; nobody counts it against you or against them.

    Tell them that you do. “I said on the first day that there is one thing I cannot keep to myself. This is it. I tell the people here, and I tell you first.”
lesson-mentor-danger-4 = Four: look after yourself
lesson-mentor-danger-4-more =
    When the first hour is over, speak with somebody: the coordinator, or a help line, which is also for those who help. You may sleep badly. You may be angry. Take the next days off from mentoring if you like; tell the coordinator, so that the other is not left waiting.
lesson-mentor-danger-5 = Also dangerous, and quieter
lesson-mentor-danger-5-more =
    Somebody is beaten, controlled or followed at home. Somebody is forced to work or to marry. A child is being hurt, by whomever. Somebody tells you that they might hurt another person. Here too: stay calm, believe them, do not question them like a court, do not confront whoever does it, and report it the same day.

    With violence at home be careful with messages. Ask first: “Is it safe to write now?” Leaving all at once can be the most dangerous moment; trained people know how it is planned.

    And if somebody here worries you, a mentor or a coordinator too, report that as well. No role stands above it.
lesson-mentor-danger-try = Try it out: say it aloud once
lesson-mentor-danger-try-more =
    Alone or with somebody you trust, say these three sentences aloud, until they come without a stumble: “Do you think about killing yourself?” “I stay here while we get help.” “I tell the people here, and I tell you first.”

    Then open the help page, find the emergency number of your country and a line that answers at night, if it knows one, and write both where you can find them without a screen.
lesson-mentor-danger-keep = Stay and ask. Get help now. Tell us the same hour. Look after yourself.

lesson-mentor-ends = Begin well, end well
lesson-mentor-ends-lead = The first meeting and the last are the two that stay in mind. Both can be prepared.
lesson-mentor-ends-1 = The first meeting
lesson-mentor-ends-1-more =
    Half an hour is enough. Say who you are in three sentences, and why you do this. Ask what made them apply now. Do not go through a list; let them talk about the thing that they came with, even if it is football.

    Before you part, three small things: when you meet next, how you reach each other until then, and what you cannot keep to yourself. The rest of the agreement has time until the second or third meeting.
lesson-mentor-ends-2 = A goal that is theirs
lesson-mentor-ends-2-more =
    “What would be different in half a year, if this goes well?” Write the answer down in their words. Then ask for the smallest sign that it has begun. A good first step can be done within a week, and fails without harm.

    Goals change. If nothing moves for a month, ask whether it is still the right one, before you ask whether they try hard enough.
lesson-mentor-ends-3 = Weeks in which nothing happens
lesson-mentor-ends-3-more =
    They cancel twice. They answer with one word. It is seldom about you. Write a line that needs no answer: “I thought of your exam today. I am here on Thursday as always.” If two weeks pass without a word, tell the coordinator. Do not chase, and do not punish them by going silent too.
lesson-mentor-ends-4 = The end begins early
lesson-mentor-ends-4-more =
    Name the last day when you begin, and again a month or two before it comes. Some people quarrel or stay away in the last weeks, because being left hurts less when one leaves first. If you expect it, you can say it: “We have four meetings. How do you want to use them?”

    In the last meeting look back together. What was hard at the beginning and is easy now? What did each of you learn? Tell them one thing that you saw them do, as exactly as you can. Say whether and how you will be in touch; promise nothing that you will not keep.
lesson-mentor-ends-5 = When you have to go early
lesson-mentor-ends-5-more =
    Illness, work, or it does not fit: that happens, and it is allowed. Tell them yourself, tell them before you are gone, and say that it is not their fault. One last meeting, and be it short, is worth more than a long letter. Tell the coordinator first, so that somebody is there for them.
lesson-mentor-ends-try = Try it out: your first five minutes, your last five
lesson-mentor-ends-try-more =
    Write down how you will begin the first meeting: your three sentences, and your one question. Say them aloud; they should take less than a minute.

    Then think of an end that you remember, of a job or a friendship. What was missing in it? Write one sentence that you would have liked to hear. Keep the paper: you will need that sentence.
lesson-mentor-ends-keep = Name the last day at the beginning, and be there on it.

quiz-mentor-advice = Kaya says: “I think of leaving my training.” What do you do first?
quiz-mentor-advice-a = Tell her what you did when you were her age
quiz-mentor-advice-b = Ask what made her think of it, and listen
quiz-mentor-advice-c = Make a list with her of what speaks for it and against it
quiz-mentor-advice-d = Tell her that it would be a pity
quiz-mentor-advice-why = You do not know yet what it is about. A list may help later, and so may your story, if she wants to hear it.
quiz-mentor-silence = You asked something, and it is quiet for half a minute. What helps?
quiz-mentor-silence-a = Waiting
quiz-mentor-silence-b = An easier question
quiz-mentor-silence-c = Answering it yourself, to begin with
quiz-mentor-silence-why = They are thinking. A second question takes that away from them.
quiz-mentor-money = They ask you for a small sum until Friday. What do you say?
quiz-mentor-money-a = Yes, if it is a small one and you can spare it
quiz-mentor-money-b = A warm no, and a look together at who can help
quiz-mentor-money-c = No, but you know another member who might
quiz-mentor-money-why = The smallest debt stands between the two of you. Passing it on puts it between two others.
quiz-mentor-secret = “Promise that you tell nobody, then I will say it.” What do you answer?
quiz-mentor-secret-a = You promise: otherwise they will not speak
quiz-mentor-secret-b = You say what you keep and what you cannot keep, and let them choose
quiz-mentor-secret-c = You say that you would rather not know
quiz-mentor-secret-why = A promise that you may have to break costs more than an honest limit. Most people go on speaking when they hear it.
quiz-mentor-danger = They write that they do not want to live any more. What belongs to the first hour? Choose all that do.
quiz-mentor-danger-a = Asking plainly whether they think about killing themselves
quiz-mentor-danger-b = Staying with them, and naming the emergency number
quiz-mentor-danger-c = Keeping it between the two of you until the next meeting
quiz-mentor-danger-d = Reporting it from your talk
quiz-mentor-danger-why = Ask, stay, get help, tell us. Keeping it between you leaves both of you alone with it.
quiz-mentor-online = They ask for your private number. What is true? Choose all that is.
quiz-mentor-online-a = Here each of you can close the door and report a message; there you cannot
quiz-mentor-online-b = A number that was given cannot be taken back
quiz-mentor-online-c = It is fine when both of you want it
quiz-mentor-online-why = Staying in here keeps both of you safe, and is easy to say when you say it to everybody.
quiz-mentor-missed = They missed two meetings without a word. What do you do?
quiz-mentor-missed-a = Write a friendly line with a new day, and tell the coordinator if it stays quiet
quiz-mentor-missed-b = Wait until they write: they know where you are
quiz-mentor-missed-c = Tell them that you will stop if it happens again
quiz-mentor-missed-why = It is seldom about you. A line without blame is the shortest way back.
quiz-mentor-end = You notice that you cannot go on. What is a good way?
quiz-mentor-end-a = Answer later and later, so that it ends gently
quiz-mentor-end-b = Go on to the end, whatever it costs you
quiz-mentor-end-c = Tell the coordinator, then tell them yourself, and meet once more
quiz-mentor-end-why = A clear goodbye hurts once. A slow silence leaves them looking for their own mistake.

commitment-mentor-1 = I meet the person I walk with as often as we agreed, until the day that we agreed; if I cannot, I say so early.
commitment-mentor-2 = I listen first, decide nothing for them, and ask before I tell them what I would do.
commitment-mentor-3 = I keep what I am told. Where somebody could be badly hurt I get help, and tell them that I do.
commitment-mentor-4 = No money, nothing sexual, no gain for me: I use my part for nothing but to help.
commitment-mentor-5 = I stay within Kith with my messages, and ask for no pictures, numbers or addresses.
commitment-mentor-6 = I report what worries me on the same day, also where it is about somebody who works here, or about me.
