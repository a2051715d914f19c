# Words of the feature: recruitment, links, invitations.

recruitment-title = Recruitment
recruitment-lead = Whom you look for, by when, and by which way people hear of it.
recruitment-house = The house itself
recruitment-back = All that is recruited for
recruitment-cohort = Whom you look for, by when, and which way people come: [recruitment].
recruitment-programme = Whom it looks for, and its links
recruitment-wants = { $n ->
    [0] No target yet
    [one] One target: { $people } people in all
   *[other] { $n } targets: { $people } people in all
}
recruitment-line-mentor = { $n ->
    [one] One person waits for a place as a mentor
   *[other] { $n } people wait for a place as a mentor
}
recruitment-line-mentee = { $n ->
    [one] One person waits for a place as a mentee; they see their place in line and hear from you each month
   *[other] { $n } people wait for a place as a mentee; each sees their place in line and hears from you each month
}
recruitment-gap = Who waits for a mentor
recruitment-gap-run = { $n ->
    [0] In the newest run, of { $day }, somebody was found for everybody who asked for a mentor.
    [one] In the newest run, of { $day }, nobody was found for one person of { $all } who asked for a mentor.
   *[other] In the newest run, of { $day }, nobody was found for { $n } people of { $all } who asked for a mentor.
}
recruitment-gap-taken = { $n ->
    [one] One, because everybody who fits has no place left: look for more mentors, or ask one for a place more.
   *[other] { $n }, because everybody who fits has no place left: look for more mentors, or ask some for a place more.
}
recruitment-gap-nobody = { $n ->
    [one] One, because nobody fits all that both sides asked for: look for somebody in particular.
   *[other] { $n }, because nobody fits all that both sides asked for: look for somebody in particular.
}
recruitment-gap-consent = { $n ->
    [one] One, who has not agreed that we look for a fit: ask them on their request, by hand.
   *[other] { $n }, who have not agreed that we look for a fit: ask them on their requests, by hand.
}
recruitment-gap-next = Next: say below whom you look for, then make a link and copy its message. Whoever waits comes first among equals in the next run.
recruitment-gap-go = See who they are
recruitment-how = How it is counted
recruitment-how-more = A programme has links, one for each way by which people hear of it: a poster, a leaflet, a friend. Whoever opens one is not counted and gets no cookie. When they begin an application, the letters of the link stand in it for them to see, and to clear. From then on you see how far people from that way get.
recruitment-how-few = Figures are rounded to the nearest five and as of the beginning of today. Of seven people or fewer you see no figure, so that nobody can be told apart by the way they came. Applications that were forgotten are not in them.
recruitment-targets = Whom it looks for
recruitment-targets-none = Nobody yet. Say how many people you look for, and by when.
recruitment-drop = Take off
recruitment-new = New
recruitment-want = Somebody more
recruitment-want-role = In which role?
recruitment-want-many = How many people?
recruitment-want-need = Anybody in particular? (you can leave this empty)
recruitment-want-need-hint = As it goes on after the word “mentors”, such as: who speak Arabic.
recruitment-want-until = By when?
recruitment-want-go = Look for them
recruitment-link = A new link
recruitment-link-name = Where will it stand?
recruitment-link-hint = Only you and the other coordinators read this, such as: poster in the library.
recruitment-link-go = Make the link
recruitment-link-not = Links are made while a programme is open and takes people in.
recruitment-ways-mentor = Which way mentors came
recruitment-ways-mentee = Which way mentees came
recruitment-ways-more = How far people got who came that way. Each link leads to its poster and a message to copy.
recruitment-see-mentor = See mentors
recruitment-see-mentee = See mentees
recruitment-table = Take it as a table (CSV)
recruitment-unlink = Take off a link
recruitment-unlink-more = It leaves this list and leads on as before, so that a poster on a wall always leads somewhere. Whoever comes by it counts among all.
recruitment-way = Way
recruitment-way-mentors = Links of mentors
recruitment-way-without = Without a link
recruitment-way-all = All
recruitment-few = 7 or fewer
recruitment-stage-begun = Begun
recruitment-stage-sent = Handed in
recruitment-stage-referred = Reference given
recruitment-stage-accepted = Yes
recruitment-stage-waiting = Waiting list
recruitment-stage-declined = No
recruitment-stage-trained = Course passed
recruitment-stage-paired = Paired
recruitment-done-wanted = It stands on the list now. Make a link next, or copy the message of one you have.
recruitment-done-dropped = Taken off the list.
recruitment-done-unlinked = The link is off the list. It leads on as before.

target-mentor = { $n ->
    [one] One mentor by { $day }
   *[other] { $n } mentors by { $day }
}
target-mentor-need = { $n ->
    [one] One mentor { $need } by { $day }
   *[other] { $n } mentors { $need } by { $day }
}
target-mentee = { $n ->
    [one] One mentee by { $day }
   *[other] { $n } mentees by { $day }
}
target-mentee-need = { $n ->
    [one] One mentee { $need } by { $day }
   *[other] { $n } mentees { $need } by { $day }
}
target-supporter = { $n ->
    [one] One supporter by { $day }
   *[other] { $n } supporters by { $day }
}
target-supporter-need = { $n ->
    [one] One supporter { $need } by { $day }
   *[other] { $n } supporters { $need } by { $day }
}
target-have = { $n ->
    [0] Nobody has this role here yet.
    [one] One person has this role here.
   *[other] { $n } people have this role here.
} { $gap ->
    [0] That is as many as you look for.
    [one] One more to find.
   *[other] { $gap } more to find.
}
target-over = Its day is over: take it off, or set it anew.
target-number = Write how many people you look for, from 1 to 999
target-need = Write it in one line of at most 60 letters
target-days = Choose a day to come, within two years
target-full = There are twenty targets already. Take one off first
source-name = Write where the link will stand, in one line of at most 60 letters
source-enough = There are a hundred links already. Take one off first
source-unknown = No link of this programme has these letters. Check them, or leave the field empty

poster-title = A link and its poster
poster-back = Back to recruitment
poster-print = Print this page: what stands below comes on paper, what stands here does not.
poster-link = The link
poster-copy = A message to copy
poster-copy-hint = For a newsletter, a group, a neighbour. Change what you like; the link counts the way.
poster-closed = It takes nobody in just now, so there is no message to copy. The link leads to its page, which says so.
poster-message = { $programme } takes people in. What it is for, what is hard about it and how much time it takes: { $link }
poster-message-wanted = { $programme } looks for people: { $wanted }. Could that be you, or somebody you know? What it is for, what is hard about it and how much time it takes: { $link }
poster-where = Read more, and apply:
poster-letters = Or say these letters to somebody at the house: { $letters }

links-title = Invite somebody you know
links-lead = Each programme that takes people in can have a link of yours. Whoever comes by it applies like everybody else: no favour, and no shortcut.
links-back = Back to your places
links-none = No programme takes people in right now. When one opens, you can make a link to it here.
links-link = Your link
links-go = Make my link
links-made = Your link is made. Give it to whom you like.
links-later = Later ones
links-seen = Neither you nor the coordinators see who came by it. Links of mentors are counted all together.
links-capacity = You know somebody who would fit? [Invite them with a link of your own].

came-label = Letters from a poster or a link (you can leave this empty)
came-hint = They tell the programme which way you came, together with many others, and nothing about you.
