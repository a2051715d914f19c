# The course for whoever gives peer support: lessons, quiz, code of conduct. Our own words; no reviewer has confirmed them yet.

course-supporter = For peer supporters
course-supporter-for = For everyone who gives peer support
course-supporter-lead = Three lessons on listening as an equal, on what you carry and what you do not, and on the moments in which somebody may be in danger.

lesson-supporter-listen = Listen as an equal
lesson-supporter-listen-lead = You know it from the inside. That is your gift, and it is also where it can go wrong.
lesson-supporter-listen-1 = What makes it peer support
lesson-supporter-listen-1-more =
    Neither of you is the expert on the other. You have lived through something of the same kind, and you have come a bit further or only somewhere else. You do not treat, judge or lead. You are there, you believe what you are told, and you show by being there that one can live with it.

    You keep the rules of the house, and you promise only what you can keep: a talk within days, and not an answer at every hour.
lesson-supporter-listen-2 = The same is never quite the same
lesson-supporter-listen-2-more =
    “I know exactly how you feel” closes a door. Your grief had another name, your coming out another family, your debt another letter box. Begin with a question: “What is the worst of it today?” You will often be wrong about what it is.

    Of your own story, tell little and late. One sentence, when it helps them: “I did not sleep for weeks either.” Then back to them. If you notice that you talk longer than they do, stop and ask something.
lesson-supporter-listen-3 = An ear, or an idea?
lesson-supporter-listen-3-more =
    Somebody who is in the middle of it needs to be heard before anything else. If you are not sure what they want, ask: “Would you like me to listen, or to think along?” Most people know at once, and are glad to be asked.

    Say back what you understood. Leave pauses. Leave out “at least”, “you should”, and what others had worse. If they come to no solution today, the talk may have been good all the same.
lesson-supporter-listen-4 = Words that hold
lesson-supporter-listen-4-more =
    “That is a lot.” “It makes sense that you are angry.” “You do not need to decide that today.” “I am glad that you told me.” “What has got you through until now?”

    You need no clever sentence. When you do not know what to say, say that: “I do not know what to say, and I am here.”
lesson-supporter-listen-try = Try it out: half an hour with somebody
lesson-supporter-listen-try-more =
    Ask a friend to tell you of an ordinary bad day. Ten minutes: you only ask, say back, and leave pauses. Then tell each other how it was. In which moment did you want to tell your own story? What did you do with it?

    Swap, and notice from the other side what helps you.
lesson-supporter-listen-keep = Ask what the worst of it is today. Tell yours late and short.

lesson-supporter-limits = What you carry, and what you do not
lesson-supporter-limits-lead = You can only be there for others for as long as there is something left of you.
lesson-supporter-limits-1 = What is yours to do
lesson-supporter-limits-1-more =
    Answer within the time that you took on, or pass it on: passing is one press, asks no reason, and counts against nobody. Set how many talks you have at a time, and set yourself to away before you need to.

    Keep what you hear to yourself. You may speak with the coordinator about how you are with it. Not at home, and not with a friend, not even without the name: a story without a name is still a story that somebody can recognise.
lesson-supporter-limits-2 = What is not yours
lesson-supporter-limits-2-more =
    To save somebody. To be the only one. To be awake at night for them. To decide whether they take a medicine, leave a partner, tell a parent. To lend or give money. To meet alone, or to become more than friends while you support them.

    If somebody wants more than you can give, say it early and kindly: “I am here on Tuesdays. For the nights there are people whose work that is; may I show you?” If they are angry about it, you did nothing wrong.
lesson-supporter-limits-3 = In writing, and on a screen
lesson-supporter-limits-3-more =
    Stay in your talk: no private numbers, no profiles elsewhere, no pictures. Here both of you can close the door, and report. Write as if somebody else could read over their shoulder, for at times somebody does.

    Where somebody suddenly writes in another tone, or asks for your name and where you live, take your time with the answer, and ask the coordinator.
lesson-supporter-limits-4 = When it stays with you
lesson-supporter-limits-4-more =
    You dream of it. You are short with your own people. You read every message three times. Or you feel nothing any more. All of that happens to those who listen well, and it is a reason to rest, not to hold out.

    Some stories are too near to your own. You may say so: “This is close to something of mine. I want you to have somebody who is free for you.” Then hand it over. It is one of the kindest things that a supporter does.
lesson-supporter-limits-5 = Saying goodbye
lesson-supporter-limits-5-more =
    A good talk may end when it has done its work. Say what you saw: “You called the office, though you were afraid to.” Say that they can ask again at any time, and will find somebody, be it you or another. Do not promise to stay in touch in order to make it easier.
lesson-supporter-limits-try = Try it out: your own early signs
lesson-supporter-limits-try-more =
    Write down three signs by which you notice that it is getting too much: in your body, in your mood, in what you do. Beside each, one thing that you do then, and whom you tell.

    Now open your page of places and look at the number that you set there. Does it fit a bad month too? Change it if not.
lesson-supporter-limits-keep = Passing on, pausing and handing over are part of the work.

lesson-supporter-danger = When somebody may be in danger
lesson-supporter-danger-lead = You need not know what to do about it. You need to know what to do first.
lesson-supporter-danger-1 = Ask plainly
lesson-supporter-danger-1-more =
    “Sometimes I do not want to be here any more.” Do not pass over such a sentence, and do not be frightened of it. Ask: “Do you mean that you think about killing yourself?” Asking does not put it into anybody's head. It says: you can tell me.

    If the answer is yes, ask what comes next: “Do you think of doing it today? Do you know how?” Whoever has a plan, a day and the means at hand needs help within the hour.
lesson-supporter-danger-2 = Stay, and get somebody
lesson-supporter-danger-2-more =
    Name the emergency number of their country, and the help line; both stand on the help page. Ask who is near and could come. Ask them to put what they would use out of reach, with somebody else or behind a door.

    Then report it from the talk, while you are still in it: the people at the desk are told. Nobody of this house can be there within minutes, so the emergency number always comes first. You do not decide whether it is bad enough.
lesson-supporter-danger-3 = Do not promise to keep it
lesson-supporter-danger-3-more =
    “I keep what you tell me. There is one thing I cannot keep: where a life is in danger I get help, and I tell you that I do.” Say it at the beginning of each talk that goes deep, before it is needed. When the moment comes, they know.
lesson-supporter-danger-4 = The quieter dangers
lesson-supporter-danger-4-more =
    Violence at home, being controlled or followed, being forced; a child who is hurt; a threat against somebody else. Believe them. Do not ask for details that you do not need, do not talk to whoever does it, and do not press them to leave tonight. Ask whether it is safe to write now, name the line for it, and report it the same day.

    And where somebody of this house behaves wrongly, report that as well, whoever it is.
lesson-supporter-danger-5 = Afterwards
lesson-supporter-danger-5-more =
    Speak with somebody the same day: the coordinator, or a help line for yourself. You may not hear how it went on; that is hard, and it protects the other. You did what was yours.
lesson-supporter-danger-try = Try it out: say it aloud
lesson-supporter-danger-try-more =
    Say these sentences aloud until they come easily: “Do you think about killing yourself?” “I am glad that you told me.” “I get help now, and I stay here until it comes.”

    Open the help page and read which number it names for danger, which lines it knows for your country, and when they answer. Open a talk of yours and find where it is reported.
lesson-supporter-danger-keep = Ask plainly, stay, get somebody, report. Then look after yourself.

quiz-supporter-same = Somebody tells you of a loss that is much like yours. What comes first?
quiz-supporter-same-a = Your own story, so that they know they are not alone
quiz-supporter-same-b = Nothing of yours, ever
quiz-supporter-same-c = A question about theirs; of yours a sentence, when it helps them
quiz-supporter-same-why = The same is never quite the same. You find out what theirs is by asking.
quiz-supporter-advice = They tell and tell, and ask for nothing. What do you do?
quiz-supporter-advice-a = Ask whether they would like you to listen or to think along
quiz-supporter-advice-b = Offer three ideas to choose from
quiz-supporter-advice-c = Tell them what helped others
quiz-supporter-advice-why = Most people know at once which of the two they want, and are glad to be asked.
quiz-supporter-carry = A talk stays with you for days. What is a good way?
quiz-supporter-carry-a = Hold out: they need you
quiz-supporter-carry-b = Tell the coordinator how you are, rest, or hand it over
quiz-supporter-carry-c = Tell it to a friend, without the name
quiz-supporter-carry-why = Resting and handing over are part of the work. A story without a name can still be recognised.
quiz-supporter-secret = “You must not tell this to anybody.” What do you say?
quiz-supporter-secret-a = Yes, you promise
quiz-supporter-secret-b = That you keep it, but for one thing: where a life is in danger you get help, and say so
quiz-supporter-secret-c = That they had better not tell you
quiz-supporter-secret-why = An honest limit holds. A promise that you may have to break does not.
quiz-supporter-danger = They write that they will end it tonight. What do you do? Choose all that is right.
quiz-supporter-danger-a = Ask plainly, and stay in the talk
quiz-supporter-danger-b = Name the emergency number, and ask who is near
quiz-supporter-danger-c = Wait and see whether they mean it
quiz-supporter-danger-d = Report it from the talk, now
quiz-supporter-danger-why = You never decide alone whether it is bad enough. Ask, stay, get somebody, report.

commitment-supporter-1 = I listen as an equal, and treat, judge and decide nothing.
commitment-supporter-2 = I answer in the time that I took on, or pass it on.
commitment-supporter-3 = I keep what I am told. Where a life is in danger I get help, and say so.
commitment-supporter-4 = No money, nothing sexual, no private meetings, while I support somebody.
commitment-supporter-5 = I stay within Kith, rest in time, and report what worries me.
