# Words of the feature: programme, on what programmes say of themselves. Marks like [this] are links.

programmes-title = Programmes
programmes-lead = Each of them says what it is for, and what is hard about it, before it asks you for anything.
programmes-open = Open now
programmes-none = No programme takes people in right now. You can still ask for a mentor or for somebody to talk to: no request here ends in silence.
programmes-what = New to this? [What mentoring is, and what it is not]
programmes-new = Set up a programme
programmes-all = All programmes
programmes-all-none = There is none yet. A draft takes about ten minutes, and nobody sees it before you open it.
programmes-missing = Still missing:
programmes-later = Those that begin later

# used: model-*
model-peer = Peer support
model-one_to_one = One-to-one mentoring
model-career = Career programme for adults
model-community = Community mentors
# used: model-more-*
model-more-peer = People who have been there, for people who are in the middle of it.
model-more-one_to_one = One mentor and one mentee, for about a year.
model-more-career = For adults who want other work, or have to find it.
model-more-community = People who know a place, for people who are new to it or alone in it.

# used: charter-*
charter-name = What it is called
charter-purpose = What it is for
charter-gains = What you get
charter-runner = Who runs it
charter-hard = What is hard about it
charter-effort = How much time it takes
charter-limits = What we cannot do
charter-people = Who it is for
charter-places = How many people you mean to look after at a time
charter-begins = The day on which it begins
charter-ends = The day on which it ends
charter-weeks = How long it goes on, in weeks
charter-hours = The least time for it, in hours a month
charter-hint-name = As it stands on a poster, such as: Back to work, spring 2027.
charter-hint-purpose = Two or three sentences. They stand first on its page.
charter-hint-gains = What somebody can count on. Leave out what you only hope for.
charter-hint-runner = The name of your group or house, the people who answer, and how they are reached.
charter-hint-hard = What people told you afterwards that they would have liked to know before.
charter-hint-effort = In plain words. The figures that you set on the page “Length and rhythm” stand beside it.
charter-hint-limits = What people may expect, and will not get here.
charter-hint-people = Mentees and mentors. Ask for no certificate and no diagnosis unless it changes what you do.
charter-hint-places = Mentees, or whoever is supported. Its page says so; you decide who comes in.
charter-hint-begins = The first day on which people can meet. It may be past.
charter-hint-ends = From that day on it is over, and its page says so. Leave it empty if it goes on.
charter-hint-weeks = What both promise each other at the start, such as 52 for a year.
charter-hint-hours = What both keep free for it, such as 4 for an hour a week.
charter-before = Before you decide
charter-facts = At a glance
charter-fact-began = Began on { $day }
charter-fact-begins = Begins on { $day }
charter-fact-ends = Ends on { $day }
charter-fact-ended = Ended on { $day }
charter-fact-weeks = { $n ->
    [one] It goes on for { $n } week
   *[other] It goes on for { $n } weeks
}
charter-fact-hours = { $n ->
    [one] At least { $n } hour a month
   *[other] At least { $n } hours a month
}
charter-fact-places = { $n ->
    [one] We mean to look after one person at a time
   *[other] We mean to look after { $n } people at a time
}
charter-tech = What you need for it
charter-tech-more = A browser on any phone or computer, an old one too. No app, no e-mail address and no script is needed. You write to each other on this site, so that nobody has to give away a number or an address, and you can tell a coordinator when something goes wrong.
charter-tech-reads = [Who can read what] · [What we keep]
charter-way = If you still want to
charter-way-mentee = Apply in your own time, as a mentee or as a mentor. You see there by when you have an answer.
charter-way-ask = Apply for a mentor
charter-way-mentor = Apply to be a mentor
charter-way-mentor-more = Whoever has no name here yet chooses one first, and finds the way in again on this page.
charter-way-peer = Ask for support, and somebody who has been there is asked. If you would like to give support, write to us.
charter-way-help = Give support
charter-others = See what is open
charter-state-draft = Draft
charter-state-open = Takes people in
charter-state-running = Has begun
charter-state-closing = Comes to its end
charter-state-closed = Over
charter-stands-draft = Not open yet. Only coordinators see this page.
charter-stands-running = It has begun, and takes in nobody more this time.
charter-stands-closing = It comes to its end on { $day } and takes in nobody more.
charter-stands-closed = This programme is over.

programme-new-lead = Choose what comes nearest. It fills in honest texts and figures, and you change what does not fit. Nobody sees a draft.
programme-new-model = What kind of programme?
programme-new-model-hint = You can change every word of it afterwards.
programme-new-go = Make a draft
programme-settings-open = It takes people in. What you change here stands on its page at once.
programme-pages = What it says
programme-states = What you can do with it
programme-next = Carry on
programme-page = See its page
programme-preview = Read its page first
programme-open = Open it
programme-open-more = From then on anyone can read its page and ask to come.
programme-address = Its address
programme-address-hint = What stands on posters, after /programmes/. It stays as it is once it is open.
programme-start = Take in nobody more
programme-start-more = Whoever is in it goes on. Its page says that it has begun. Decide first about those who applied: it takes in none of them later. You cannot open it again; a copy you can.
programme-close = Bring it to its end
programme-close-day = On which day does it end?
programme-close-hint = From today on it takes in nobody more, and its page says so; whoever is in it or applied hears of it. Choose a day that leaves everybody time for a goodbye.
programme-close-go = Set this day
programme-copy = Set it up again
programme-copy-more = A draft that says the same, for the next ones: without days and without people.
programme-drop = Drop this draft
programme-drop-more = Nobody but coordinators has seen it. It is gone at once, with all that is written in it.
programme-done-dropped = The draft is gone.
programme-done-opened = It is open. Anyone can read its page now.
programme-done-started = It takes in nobody more. Its page says so.
programme-done-closes = The day of its end is set. Its page says so.
programme-steps-back = To its overview
programme-step-of = Page { $n } of { $all }
programme-step-people = Who may come
programme-step-length = Length and rhythm
# used: programme-why-*
programme-why-purpose = This stands first on its page. Whoever reads it should know after a minute whether it is for them.
programme-why-hard = People stay when they knew before what it takes. This stands above the way in, and no programme opens without it.
programme-why-people = Said before anybody asks, so that nobody is sent away afterwards for what they could not know.
programme-why-length = Both promise it to each other. Choose what most people can keep.

programme-model = Choose what kind of programme it is
programme-name = Give it a name of 3 to 80 letters
programme-heavy = All its texts together are too long for a slow line. Shorten these, or those on another page.
programme-seen = Only a draft can be dropped. This one has been open.
programme-text-long = Shorten it to 1,500 letters
programme-places = Write a number from 1 to 9,999
programme-weeks = Write a number of weeks from 1 to 260
programme-hours = Write a number of hours from 1 to 40
programme-days = Choose an end after the beginning, still to come and within five years
programme-slug = Write 3 to 40 small letters, digits or hyphens, such as back-to-work
programme-gaps = Fill in what is still missing first. It is named beside each page.
programme-keeps = This programme is open, so this cannot be empty.
programme-nobody = Somebody has to coordinate first
programme-elsewhere = It has moved on meanwhile. This is where it stands now.
programme-over = This programme is over, and stays as it is. Make a copy for the next one.
programme-closes = Choose a day to come, within 400 days
programme-slug-taken = Another programme has this address. Choose another one.
