# What a programme of each kind says of itself before its coordinator has changed a word.

# used: template-*
template-peer-purpose = People who have been through something stand by people who are in the middle of it. You talk as equals: nobody is the expert on your life but you.
template-peer-gains = One person who knows it from the inside and has time for you. You are heard, you can ask what you never dared to ask, and you learn what others tried and what came of it.
template-peer-hard = Some of what you hear, and some of what you tell, stays with you for days. Two people can have lived through the same and still not fit. When a good talk comes to its end, that is sad too.
template-peer-effort = A little every week, to write and to answer. Answers come when the other has time for them: within days, not within minutes. Whoever gives support also keeps time to rest from it.
template-peer-limits = Nobody here is a doctor, a therapist or a lawyer, and nobody is on call at night. We cannot promise that somebody who fits is found at once. In danger, call the emergency number first.
template-peer-people = Adults who live with it now, or have lived with it, and want to talk to somebody who knows it. You need no diagnosis and no proof.
template-one_to_one-purpose = Somebody further along the road walks beside you for a while. You bring a question of your own, and together you find the next steps towards an answer.
template-one_to_one-gains = One mentor for the whole time, a talk at regular times, honest answers about how it was for them, and somebody who asks how it went.
template-one_to_one-hard = Trust takes months, and there are weeks in which nothing seems to move. A mentor will sometimes say what you would rather not hear. Either of you may find that you do not fit; then you stop without a reason, and that hurts a little all the same.
template-one_to_one-effort = A talk at regular times until the end, and some time in between for what you set out to try. A mentor who goes early often leaves the other with less than they had before. If you are not sure that you can keep it up, say so first: there may be a shorter way.
template-one_to_one-limits = A mentor does not do it for you: no work, no money, no flat, no marks, no therapy. We cannot promise a mentor by a certain day. You always see where your request stands.
template-one_to_one-people = Mentees: adults with a question about the road ahead, and time to work on it. Mentors: people with some years on that road who can listen and who keep an appointment. School certificates do not matter.
template-career-purpose = For adults who want other work, or have to find it. Somebody from the work that you aim for shows you how it is from the inside, and you plan your way there together.
template-career-gains = A mentor from that work, an honest look at your plan, practice for a hard conversation, words for a gap in your papers, and a better idea of whom to ask next.
template-career-hard = To look for work is to be told no, more than once, with a mentor too. Your plan may turn out to need a year and not a month. It is hard to hear that, even from somebody who means well.
template-career-effort = Two talks a month, and what you try in between: a letter, a call, a visit. Most of the work is yours, and some of it takes courage.
template-career-limits = A mentor has no job to give and does not apply in your name. We cannot help with law, permits or benefits: for these, turn to a service that can.
template-career-people = Mentees: adults who look for work, come back to it, or want to change it. Mentors: people who do that work now, or did until lately. What you have learnt without a certificate counts as well.
template-community-purpose = People who know this place, its offices, its languages and its short cuts stand by people who are new to it, or alone in it.
template-community-gains = Somebody who lives here and has time for you: to explain a letter, to practise a phone call, to tell you how things are done here and why.
template-community-hard = You may come from very different lives, and misunderstand each other before you understand each other. To take help is hard when you are used to giving it. Some doors stay shut, whoever knocks.
template-community-effort = A few hours a month, by writing or on a walk. The first weeks take more. Mentors also need the patience to explain a thing twice.
template-community-limits = A mentor is no lawyer, no interpreter for offices and no driver, lends no money and signs nothing for you. We do not decide about papers or housing, and we know nobody who does so as a favour.
template-community-people = Mentees: adults who are new here, or who know too few people. Mentors: people who have lived here for some years and remember how it was to be new. You need not speak each other’s language perfectly.
