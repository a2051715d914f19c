# Words of the feature: programme, on what programmes say of themselves. Marks like [this] are links.

programmes-title = Programmes
programmes-lead = Each of them says what it is for, and what is hard about it, before it asks you for anything.
programmes-open = Open now
programmes-none = No programme takes people in right now. You can still ask for a mentor or for somebody to talk to: no request here ends in silence.
programmes-none-go = Find support
programmes-what = New to this? [What mentoring is, and what it is not]
programmes-new = Set up a programme
programmes-all = All programmes
programmes-all-none = There is none yet. A draft takes about ten minutes, and nobody sees it before you open it.
programmes-missing = Still missing:
programmes-later = Those that begin later
programmes-older = Older ones

# used: model-*
model-peer = Peer support
model-one-to-one = One-to-one mentoring
model-group = Group mentoring
model-career = Career programme for adults
model-community = Community mentors
# used: model-more-*
model-more-peer = People who have been there, for people who are in the middle of it.
model-more-one-to-one = One mentor and one mentee, for about a year.
model-more-group = One mentor and a few mentees who are on the same road.
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
charter-least-age = The least age, in years
charter-places = How many can take part at a time
charter-begins = The day on which it begins
charter-ends = The day on which it ends
charter-weeks = How long two walk together, in weeks
charter-hours = The least time for it, in hours a month
charter-mode = How do two find each other?
charter-mode-suggestions = Whoever asks sees up to three people who fit, and chooses one
charter-mode-run = You run the matching over all who wait, and both sides say yes to what it finds
charter-hint-name = As it stands on a poster, such as: Back to work, spring 2027.
charter-hint-purpose = Two or three sentences. They stand first on its page.
charter-hint-gains = What somebody can count on. Leave out what you only hope for.
charter-hint-runner = The name of your group or house, the people who answer, and how they are reached.
charter-hint-hard = What people told you afterwards that they would have liked to know before.
charter-hint-effort = In plain words. The figures that you set on the fourth page stand beside it.
charter-hint-limits = What people may expect, and will not get here.
charter-hint-people = Mentees and mentors. Ask for no certificate and no diagnosis unless it changes what you do.
charter-hint-least-age = 18 or more: Kith is for adults.
charter-hint-places = Mentees, or whoever is supported: as many as you can look after at once.
charter-hint-begins = The first day on which people can meet. A programme that never stops began once, too.
charter-hint-ends = Leave it empty if it goes on.
charter-hint-weeks = What both promise each other at the start, such as 52 for a year.
charter-hint-hours = What both keep free for it, such as 4 for an hour a week.
charter-before = Before you decide
charter-facts = At a glance
charter-fact-began = Began on { $day }
charter-fact-begins = Begins on { $day }
charter-fact-ends = Ends on { $day }
charter-fact-weeks = { $n ->
    [one] You two walk together for { $n } week
   *[other] You two walk together for { $n } weeks
}
charter-fact-hours = { $n ->
    [one] At least { $n } hour a month
   *[other] At least { $n } hours a month
}
charter-fact-least-age = For people of { $n } years and more
charter-fact-places = { $n ->
    [one] One place at a time
   *[other] { $n } places at a time
}
charter-fact-suggestions = You see up to three people who fit, and choose
charter-fact-run = A coordinator proposes a pair, and both of you say yes
charter-tech = What you need for it
charter-tech-more = A browser on any phone or computer, an old one too. No app, no e-mail address and no script is needed. You write to each other on this site, so that nobody has to give away a number or an address, and a coordinator is near if something goes wrong.
charter-tech-reads = [Who can read what] · [What we keep]
charter-way = If you still want to
charter-way-mentee = Apply in your own time. You say what you are looking for, and you see by when you hear from us.
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

programme-new-title = Set up a programme
programme-new-lead = Choose what comes nearest. It fills in honest texts and figures, and you change what does not fit. Nobody sees a draft.
programme-new-model = What kind of programme?
programme-new-model-hint = You can change every word of it afterwards.
programme-new-go = Make a draft
programme-back = All programmes
programme-settings-title = A programme
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
programme-open-go = Open it
programme-run = Take in nobody more
programme-run-more = Whoever is in it goes on. Its page says that it has begun.
programme-run-go = Take in nobody more
programme-close = Bring it to its end
programme-close-day = On which day does it end?
programme-close-hint = Its page says so from today on. Choose a day that leaves everybody time for a goodbye.
programme-close-go = Set this day
programme-copy = Set it up again
programme-copy-more = A draft that says the same, for the next ones: without days and without people.
programme-copy-go = Make a copy
programme-done-saved = Saved.
programme-done-opened = It is open. Anyone can read its page now.
programme-done-runs = It takes in nobody more. Its page says so.
programme-done-closes = The day of its end is set. Its page says so.
programme-steps-title = Set up a programme
programme-steps-back = To its overview
programme-step-of = Page { $n } of { $all }
programme-step-save = Save and carry on
programme-step-done = said
# used: programme-step-*
programme-step-purpose = What it is for
programme-step-hard = What is hard about it
programme-step-people = Who may come
programme-step-length = Length and rhythm
programme-step-matching = How two find each other
# used: programme-why-*
programme-why-purpose = This stands first on its page. Whoever reads it should know after a minute whether it is for them.
programme-why-hard = People stay when they knew before what it takes. This stands above the way in, and no programme opens without it.
programme-why-people = Said before anybody asks, so that nobody is sent away afterwards for what they could not know.
programme-why-length = Both promise it to each other. Choose what most people can keep.
programme-why-matching = You can change it as long as the programme goes on.

programme-model = Choose what kind of programme it is
programme-mode = Choose how two find each other
programme-name = Give it a name of 3 to 80 letters
programme-text-long = Shorten it to 1,500 letters
programme-least-age = Write a number from 18 to 99
programme-places = Write a number from 1 to 9,999
programme-weeks = Write a number of weeks from 1 to 260
programme-hours = Write a number of hours from 1 to 40
programme-days = Choose an end that comes after the beginning and has not passed
programme-slug = Write 3 to 40 small letters, digits or hyphens, such as back-to-work
programme-gaps = Fill in what is still missing first. It is named beside each page.
programme-keeps = It is open: what people came for stays said. Write something here.
programme-nobody = Somebody has to coordinate first
programme-elsewhere = It has moved on meanwhile. This is where it stands now.
programme-over = This programme is over, and stays as it is. Make a copy for the next one.
programme-closes = Choose a day to come, within 400 days
programme-slug-taken = Another programme has this address. Choose another one.
