# Words of the feature: people.
# used: devices-lock-*
# used: consent-*
# used: titles-*
# used: exit-*
# used: theme-*
# used: locale-*

account-title = Make an account
account-lead = Two names and a passphrase. No e-mail, no phone number, no date of birth.
account-name = Your sign-in name
account-name-hint = Only you see it. We made this one up; change it to anything you can remember. Capitals make no difference.
account-name-length = Choose a sign-in name of 3 to 60 characters
account-name-characters = Choose a sign-in name with characters that can be seen
account-name-passphrase = Choose a sign-in name that is not your passphrase
account-name-taken = Somebody has this sign-in name. Choose another one
account-offers = These are free:
account-pseudonym = What others call you
account-pseudonym-hint = Any name that is not your own. Others may have the same one, and you can change it whenever you like.
account-pseudonym-length = Choose a name of 1 to 60 characters that can be seen
account-passphrase = Your passphrase
account-passphrase-hint = At least 8 characters. A short sentence that only you would write is easy to keep in mind.
account-passphrase-short = Make the passphrase longer: at least 8 characters
account-passphrase-long = Make the passphrase shorter: 256 characters at most
account-passphrase-common = Choose another passphrase: many people have chosen this one, so it is among the first that anybody would try
account-passphrase-name = Choose a passphrase that is not your sign-in name
account-passphrase-wrong = That is not your passphrase now. Type the one you sign in with
account-adult = Are you 18 or older?
account-adult-hint = We keep neither this answer nor a date of birth.
account-adult-yes = Yes
account-adult-no = No, not yet
account-not-adult = Say whether you are 18 or older

young-title = This place is for people of 18 and older
young-lead = Thank you for saying so. Nothing that you typed was kept, and nobody is told. There are people who answer people of your age, and you can call or write to them today.
young-lines = People who answer you
young-danger = If you or somebody is in danger now, call
young-nowhere = [Choose your country], and you see whom you can call there.
young-somebody = Is there a grown-up you trust: somebody at home, at school, a doctor, a neighbour? You can show them this page, or say: something is hard for me, and I need help with it.
young-all = [All numbers of your country]
account-go = Make my account
account-have-one = I have an account
account-reads = Who can read what
account-reads-talk = What you write in a talk is for you and the person you talk with.
account-reads-staff = No page lets staff open a talk. If one of you reports something, the messages around it are copied and sealed, and staff open that copy for this report only.
account-reads-name = Nobody sees your sign-in name.
account-reads-more = [All of it in one table]
account-little = As little as can be
account-little-why = Everything else can wait, or stay unsaid. You can delete your account at any time.

codes-title = Recovery codes
codes-lead = These ten codes are your way back in if you lose your passphrase. Each one works once.
codes-name = Your sign-in name is
codes-once = We keep no copy that can be read, so they are shown this one time. Write them down, or print this page, and keep it where nobody else looks.
codes-kept = I have kept them
codes-left = { $n ->
    [0] You have no recovery codes left
    [one] You have { $n } recovery code left
   *[other] You have { $n } recovery codes left
}
codes-used = Last used:
codes-never-again = Your codes were shown once, when they were made. They cannot be shown again.
codes-new-why = A new set has ten codes. The older ones then no longer work. Because a code opens your account, we ask for your passphrase first.
codes-new = Make ten new codes

session-title = Sign in
shared-device = Others use this device too: sign me out when the browser is closed, and after { $n } minutes without a new page
session-wrong = Name and passphrase do not belong together. Check both, and type the passphrase again

recovery-title = Back into your account
recovery-lead = With your sign-in name and one of your recovery codes, or the code that you waited for, you choose a new passphrase.
recovery-code = A recovery code
recovery-code-hint = Letters and digits in groups of four, such as 7K2M-09XQ-4DTH-WB3E-M5RA-8CJ6. Spaces and capitals make no difference.
recovery-next = Everywhere else you are signed out, and the code is used up.
recovery-go = Save and sign in
recovery-none = I have no code
recovery-wrong = Name and code do not belong together, or the code does not open now: it was used, its waiting time is not over, or it was stopped. Check both, and type the code again

retrieval-title = A code that opens later
retrieval-why = Then time has to do it. Type your sign-in name and you get a code that opens your account in { $n ->
    [one] { $n } day
   *[other] { $n } days
}. Meanwhile every device that is signed in to it is told, and can stop it: that keeps out whoever only knows your name.
retrieval-go = Begin to wait
retrieval-lead = Write it down now. It is shown this one time, and we keep no copy that can be read.
retrieval-name = You typed the sign-in name
retrieval-name-check = Read it again: with a slip in it, the wait is for nothing.
retrieval-opens = It opens from
retrieval-until = and at least until
retrieval-next = What happens next
retrieval-next-told = Now: wherever somebody is signed in to the account, they are told that somebody asked, and one button stops it.
retrieval-next-come = When the time has come: open “Back into your account”, and type your sign-in name, this code and a new passphrase. You get ten new recovery codes, and everywhere else the account is signed out.
retrieval-alike = This page says the same for every name. The code opens nothing if nobody has that name, if an earlier wait for it still runs (then the first code counts), after three in thirty days, or if the account has a staff role: then ask another admin, who can end the role first.
retrieval-twice = This form was sent before. The code stood in the first answer and nowhere else. If you did not see it, you can begin again when that wait is over.
retrieval-back = To the first page
retrieval-asked = Somebody asked to get into your account. Was it you?
retrieval-asked-since = They asked on
retrieval-asked-waits = If nobody stops it, they can choose a new passphrase from
retrieval-asked-open = They can choose a new passphrase until
retrieval-asked-not-you = If it was not you, stop it here. Nothing of yours has been opened, and whoever asked learns nothing.
retrieval-stop = It was not me, stop it
notice-retrieval-begun = Somebody asked to get into your account. Was it you? Here you can stop it.
notice-retrieval-open = The waiting time is over: whoever asked to get into your account can do so now. Here you can stop it.

rename-title = Sign-in name
rename-lead = Choose another one. Only you see it, and you sign in with it from now on. Your passphrase stays.
rename-name = Your new sign-in name
rename-go = Change the name

passphrase-title = Passphrase
passphrase-lead = Choose a new one. Everywhere else you are signed out; here you stay.
passphrase-old = Your passphrase now
passphrase-new = Your new passphrase
passphrase-go = Change it
passphrase-meanwhile = Nothing was changed here: a moment ago your passphrase was changed, or this sign-in was ended, in another window or on another device. If you have a newer passphrase, use that one

second-step-title = Second step
second-step-lead = Six digits from an app on your phone, beside your passphrase. Whoever learns your passphrase then still cannot come in.
second-step-desk = The pages of staff open once this is set up. It takes about two minutes.
second-step-since = Set up on
second-step-backup = Without your phone, one of your [recovery codes] works in place of the digits. Keep some where you can reach them.
second-step-app = You need an app that makes sign-in codes (TOTP). Most password managers have one, and there are free ones for every phone.
second-step-add = Add Kith to the app:
second-step-link = open it on this device
second-step-type = or type this key into it:
second-step-prove = Type the six digits that the app then shows, and your passphrase. Everywhere else you are signed out.
second-step-code = The six digits
second-step-go = Set it up
second-step-end-title = End it
second-step-end-why = Type the digits of the app once more, or a recovery code. To move to another phone, end it here and set it up anew. Everywhere else you are signed out.
second-step-end = End the second step
second-step-first = This account has a second step. Sign in again, and type the digits too
second-step-wrong = Those are not the digits of this moment, or they were used. Wait for the next ones, or type a recovery code that you have not used
second-step-often = Five times in a row the digits were wrong. Wait for fifteen minutes, or type a recovery code
second-step-over = It took more than ten minutes, or your passphrase was changed. Sign in anew
notice-second-step-often = Somebody typed your passphrase right and the second step wrong, five times in a row. If it was not you, choose a new passphrase.

confirmation-title = One more step
confirmation-lead = Your passphrase is right. Now the six digits that your app shows for Kith.
confirmation-code = The six digits, or a recovery code
confirmation-hint = They change every half minute, and each are taken once. A recovery code is used up.
confirmation-anew = Begin anew

devices-title = Where you are signed in
devices-lead = Each line is one sign-in. We keep the kind of browser and system, and no address.
devices-here = here
devices-since = Since
devices-seen-hour = Used within the last hour.
devices-seen-day = Used within the last day.
devices-seen-week = Used within the last week.
devices-seen-earlier = Used more than a week ago.
devices-shared = On a device that others use: it ends when the browser is closed, and after { $n } minutes without a new page.
devices-end = End this sign-in
devices-end-here = Sign out here
devices-end-others = End the others
devices-only = You are signed in nowhere else.
devices-lock = Ask for my passphrase again
devices-lock-why = When you have opened no page for so long, we show nothing of yours until you have typed your passphrase. Urgent help and Leave now stay open. It holds for each of your sign-ins.
devices-lock-never = Never
devices-lock-5 = After 5 minutes
devices-lock-15 = After 15 minutes
devices-lock-30 = After 30 minutes
devices-lock-go = Save
device-name = { $browser } on { $system }
device-browser-firefox = Firefox
device-browser-chrome = Chrome or Chromium
device-browser-edge = Edge
device-browser-safari = Safari
device-browser-other = Another browser
device-system-android = Android
device-system-ios = iPhone or iPad
device-system-windows = Windows
device-system-mac = Mac
device-system-linux = Linux
device-system-other = another system

calling-title = Being told
calling-lead = In here, everything new stands on Today: always, and for you alone. Nothing reaches you from outside unless you choose it.
# used: calling-for-*
calling-for = When something is new, write to me
calling-for-never = never
calling-for-answers = only when somebody answers me
calling-for-everything = for everything new
calling-nothing-chosen = Choose whether we may write to you
calling-often = At most four times a day, one mail for all that is new, and only when you were not here in the meantime.
calling-quiet = Quiet hours
calling-quiet-hint = What is new at that time is told when they end. Leave both empty if any hour will do.
calling-from = From
calling-until = Until
calling-no-time = Type both times as hours and minutes, such as 21:00
calling-one-end = Type when your quiet hours begin and when they end: two different times, or neither
calling-zone = By the clock of
calling-zone-hint = A place near you that has your time, such as Europe/Berlin. Whoever agrees on a meeting with you sees what your clock says then, and not the place.
calling-no-zone = Choose a place of the list, such as Europe/Berlin: we do not know that one
calling-desk = You work on a desk: when somebody may be in danger and nobody has taken the case for five minutes, a coordinator gets a mail at any hour, whatever is chosen here.
mailbox-title = Your address for mail
mailbox-no-mail = This site sends no mail. What is new stands on Today.
mailbox-why = You gave none. None is needed: you can use everything without it.
mailbox-address = An address
mailbox-other = Another address instead
mailbox-hint = Whoever reads your mail sees that mail comes from this site, though never why. It is kept sealed, and nobody here sees it.
mailbox-give = Send a code there
mailbox-not-an-address = Type an address that a mail can go to, such as wren@example.org
mailbox-enough = Three codes were sent today. You can have another one tomorrow
mailbox-code = The code that we sent there
mailbox-code-hint = Twelve letters and digits. It may take a minute, and works for half an hour.
mailbox-wrong-code = That is not the code of the newest mail, or half an hour has passed. Check it, or have another one sent
mailbox-prove = This is my address
mailbox-again = Send another code
mailbox-remove = Forget this address
mailbox-proven = Proven on
mailbox-failing = Mail to this address came back, so we stopped. Check it, then prove it again or give another one. It came back on
mailbox-security = We also write there when your passphrase is changed, or somebody asks to change it, so that you know if it was not you.
mailbox-preview = What such a mail says

stop-title = Stop mails
stop-lead = We will not write to that address about anything new. Everything else stays as it is, and nobody is told.
stop-code = The code that stands in the mail
stop-code-hint = Twelve letters and digits, at the end of each mail.
stop-not-a-code = Type the code as it stands at the end of the mail: twelve letters and digits
stop-go = Stop them
stop-done = Done. If that code was one of ours, no more such mail comes.
stop-more = Signed in, you can choose [what we write to you about].

# What a mail says. It lies open on lock screens: no name, no topic, not what this site is.
# used: mail-proof-*
# used: mail-news-*
# used: mail-security-*
# used: mail-case-*
mail-proof-subject = Your code
mail-proof-body =
    Your code: { $code }

    It works for half an hour. If you did not ask for it, you need do nothing: without it nothing more comes.
mail-news-subject = Something new
mail-news-body =
    Something new is there for you. Sign in to see it:
    { $site }

    We say no more here on purpose.
    To stop such mails, use your mail program, or choose “Stop mails” on the sign-in page and type { $code }
mail-security-subject = About your sign-in
mail-security-body =
    How one gets into your account was changed just now, or somebody asked to change it. If that was you, you need do nothing.
    If it was not you, sign in at once and look at your devices:
    { $site }
mail-case-subject = A case waits
mail-case-body =
    A case waits, and nobody has taken it for five minutes. Sign in:
    { $site }

consents-title = What you agree to
consents-lead = Each stands alone. None is needed to get help, and no is as near as yes. A change takes effect at once.
consents-since = You agreed on
consents-ended = You ended this on
consents-lapsed = We changed this text, so your yes no longer counts and nothing is read by it. Read it again and say yes or leave it. Since
consents-opens-matching = It opens { $n ->
    [one] one answer
   *[other] { $n } answers
} to the matching now.
consents-opens = It opens { $n ->
    [one] one answer
   *[other] { $n } answers
} of this kind to those you chose.
consents-never = You have not agreed to this.
consents-version = (text number { $n })
consents-give = I agree
consents-withdraw = I no longer agree
consents-ledger = What you decided, and when
consents-ledger-empty = Nothing yet.
consents-decision-given = agreed
consents-decision-withdrawn = ended
consents-decision-lapsed = ended, because the text changed
notice-consent-text = A text that you had agreed to has changed. Nothing is read by it until you say yes again.
consent-matching = Use what I say to find someone who fits
consent-why-matching = Only answers that you opened to the matching are read, and only to suggest people. Without it, your request goes to whoever is first free.
consent-outcomes = Count my answers, to see whether Kith helps
consent-why-outcomes = Your answers to check-ins go into sums over at least ten people. Nobody sees yours alone.
consent-research = Let my answers go into research
consent-why-research = Without your names. A study is described to you first, and each page says how to stop.
consent-staff-reading = Let a coordinator read along when I ask for it
consent-why-staff-reading = Only in a talk where you asked for a second person. You see who opened what, and when.
consent-special-health = My health
consent-why-special-health = With your yes, what you say about your health goes to those you choose beside each answer. Without it, it stays sealed and nobody but you can see it.
consent-special-sex-life = My sex life
consent-why-special-sex-life = With your yes, what you say about intimacy goes to those you choose beside each answer. Without it, it stays sealed and nobody but you can see it.
consent-special-orientation = Who I love and who I am
consent-why-special-orientation = With your yes, what you say about orientation and gender goes to those you choose beside each answer. Without it, it stays sealed and nobody but you can see it.
consent-special-belief = What I believe
consent-why-special-belief = With your yes, what you say about faith goes to those you choose beside each answer. Without it, it stays sealed and nobody but you can see it.
consent-special-ethnicity = Where my family comes from
consent-why-special-ethnicity = With your yes, what you say about your origin goes to those you choose beside each answer. Without it, it stays sealed and nobody but you can see it.

audience-who = Who may see this?
audience-suggest = You agreed to the matching. “Only the matching” lets it use an answer, and shows it to nobody.
audience-nobody = Nobody
audience-matching = Only the matching, which shows it to nobody
audience-matched = People I am matched with
choices-count = { $n ->
    [0] nothing chosen yet
   *[other] { $n } of { $all }
}
audience-circle = People in my circles too
audience-community = Everybody who is signed in

welcome-place = Question { $n } of { $all }
welcome-back = Back
welcome-save = Save and carry on
welcome-skip = Skip this question
welcome-about = About this question
welcome-why = Why we ask
welcome-yours = You are in charge
welcome-yours-why = Nothing is ticked for you, and you can skip everything. Change or delete it at any time under [You].
welcome-why-name = People talk to someone more easily when there is a name. The doorway is your picture here; there are no photos.
welcome-why-words = So that the people you talk with get it right from the first message.
welcome-why-mind = So that we can look for someone who has been there too.
welcome-why-times = So that we suggest people who are there when you are.
welcome-why-safety = So that nobody brings you what you would rather leave outside.
welcome-why-consents = What we may do with your answers is yours to say, one thing at a time.
welcome-name-title = What should others call you?
welcome-name-hint = Any name that is not your own. Your doorway was drawn by chance; draw another one if you like.
welcome-words-title = What words should people use for you?
welcome-words-hint = For example, “Wren said they would like to talk”. Pick more than one, or write your own.
welcome-words-own = In your own words
welcome-mind-title = What have you been through, or are in the middle of?
welcome-mind-hint = For each one that is yours, choose who may see it. Leave the rest as they are.
welcome-mind-plain = Life
welcome-mind-not = –
welcome-times-title = When do you have time?
welcome-times-hint = Roughly is enough. Times are in your own part of the world.
welcome-languages = Which languages can you talk in?
welcome-safety-title = What would you rather not talk about?
welcome-safety-hint = We keep it away when we look for people. It is never shown to anybody.
welcome-consents-title = What may we do with your answers?
welcome-consents-hint = Each stands alone, and you can take each back as easily. None is needed to get help.

facet-topic = Been through
facet-language = Language
facet-interest = Interest
facet-boundary = Rather not
facet-slot = Time
facet-words = Words
facet-about = About
facet-words-they = they, them
facet-words-she = she, her
facet-words-he = he, him
facet-words-name = Just use my name
facet-length = Shorten what you wrote here: 60 characters at most
facet-slot-weekday-morning = Weekday mornings
facet-slot-weekday-afternoon = Weekday afternoons
facet-slot-weekday-evening = Weekday evenings
facet-slot-weekend-day = Weekends by day
facet-slot-weekend-evening = Weekend evenings
facet-slot-night = Nights
facet-topic-relationships = Relationships
facet-topic-separation = Separation and divorce
facet-topic-loneliness = Loneliness
facet-topic-men-talking = Being a man who rarely talks
facet-topic-grief = Grief
facet-topic-widowed = Losing a partner
facet-topic-family = Family
facet-topic-new-parent = Being a new parent
facet-topic-caring = Caring for someone
facet-topic-new-country = Starting in a new country
facet-topic-work = Work
facet-topic-losing-work = Losing work
facet-topic-career = Finding a way at work
facet-topic-studying = Studying
facet-topic-debt = Debt and money
facet-topic-housing = A place to live
facet-topic-chronic-illness = Living with a long illness
facet-topic-disability = Disability
facet-topic-low-mood = Low mood
facet-topic-anxiety = Anxiety
facet-topic-drinking = Drinking less
facet-topic-baby-loss = Losing a pregnancy or a baby
facet-topic-intimacy = Sex and closeness
facet-topic-pain-with-sex = Pain with sex
facet-topic-desire = When desire differs
facet-topic-erections = Trouble with erections
facet-topic-after-sexual-violence = After sexual violence
facet-topic-coming-out = Coming out
facet-topic-being-bi = Being bi
facet-topic-being-trans = Being trans or non-binary
facet-topic-being-asexual = Being asexual
facet-topic-lgbt-later-life = LGBT+ in later life
facet-topic-faith = Faith and doubt
facet-topic-leaving-a-faith = Leaving a faith
facet-topic-faith-and-shame = Faith, sex and shame
facet-topic-racism = Racism

me-title = You
me-back = Back to You
me-face = How others see you
me-redraw = Draw another doorway
me-helper = How others see you when you help
me-helper-why = Nothing on the pages connects this with the name above.
me-helper-name = Your name as a helper
me-helper-more = What you say of yourself when you help
helping-title = What you say when you help
helping-lead = People who ask see it beside your name as a helper. Nothing of it is taken from your other page, and nothing goes there.
helping-about = A few sentences about what you have been through
helping-about-hint = Up to 600 characters. You choose below who can read it, and can change that at any time.
helping-readers = Who may read these sentences?
helping-about-long = Shorten what you wrote: 600 characters at most
helping-topics = What you have been through
helping-topics-hint = For each one that is yours, choose who may see it. What is marked with a consent opens with that consent, which you give under [What you agree to].
helping-slots = When you have time
helping-languages = Languages you can talk in
helping-boundaries = What you would rather not take on
me-looks = How Kith looks
me-titles = What the tab of your browser says
me-exit = The button “Leave now”
me-theme = Light or dark
me-locale = Language
me-save = Save
me-more = More about your account
me-said = What you say of yourself
me-said-nothing = Nothing yet. Everything here can wait.
me-question-words = Words for you
me-question-mind = What you have been through
me-question-times = Times and languages
me-question-safety = What you would rather not talk about
me-seen = What others see
me-seen-matched = People you are matched with see
me-seen-community = Everybody who is signed in sees
me-seen-nothing = Your name and your doorway, and nothing more.
titles-kith = Kith, with the name of the page
titles-notes = Notes
titles-recipes = Recipes
exit-shown = Show it on every page
exit-hidden = Hide it
theme-device = As my device has it
theme-light = Light
theme-dark = Dark
locale-browser = As my browser has it
locale-en = English
locale-en-XA = English with long words (for tests)
locale-ar-XB = English from right to left (for tests)

export-title = A copy of what is yours
export-lead = Everything that you told us and everything we keep about you, in one file.
export-whole = Your own words stand there whole.
export-others = Of others there is the name that you saw, and nothing more.
export-careful = The file can be read by whoever opens it. Think about where you save it.
export-page = Make my copy
export-json = The same for a program (JSON)
export-archive = Notes

leave-title = Leave Kith
leave-lead = Your account is hidden at once, and erased seven days later.
leave-goes = What goes
leave-goes-now = At once: nobody sees you, and you are signed out everywhere else.
leave-goes-words = After seven days: the keys of everything you wrote are destroyed. Others then see “words of a former member, erased”.
leave-goes-rest = After seven days: your names, your answers, your consents, your sign-ins.
leave-stays = What stays
leave-stays-others = What others wrote to you is theirs, and stays with them.
leave-stays-chain = That an account was made, used and erased, under a number that names nobody.
leave-stays-report = What was copied for a report, by you or about you: until a year after it was settled.
leave-stays-backups = Backups may hold your sealed words, and for up to 30 days a copy of their keys. After that nobody can open them.
leave-undo = Until then you can come back: sign in, and choose “Come back”.
leave-go = Leave
leave-copy = First make a copy
leave-going = You are leaving
leave-until = You can come back until
leave-hidden = Nobody sees you now. Talks and requests of yours have ended; everything else is as it was if you come back.
leave-come-back = Come back

roles-title = Roles
roles-lead = Whoever gets or loses a role signs in again. Ask people for their sign-in name: it is shown nowhere.
roles-name = Sign-in name
roles-name-hint = As the person told it to you.
roles-role = Role
roles-choose = Choose one
roles-until = Until
roles-until-hint = Leave it empty for as long as nobody ends it. Otherwise it ends when that day begins (UTC).
roles-give = Give this role
roles-held = Who holds what
roles-end = End
role-supporter = Supporter
role-facilitator = Facilitator
role-mentor = Mentor
role-mentee = Mentee
role-coordinator = Coordinator
role-supervisor = Supervisor
role-moderator = Moderator
role-lead = Safeguarding lead
role-admin = Admin
role-nobody = Nobody signs in with that name. Check it with the person
role-held = This person holds that role already
role-over = Choose a day that has not passed, such as the first of next month
role-which = Choose a role
role-last-admin = You are the only admin. Give the role to someone else first

notice-roles-changed = Your roles have changed. The pages that you can open have changed with them.

done-saved = Saved.
done-consent = Your decision holds from now on.
done-ended = That sign-in has ended.
done-renamed = Your sign-in name is changed. Sign in with the new one from now on.
done-passphrase = Your passphrase is changed. Everywhere else you are signed out.
done-step = Your second step is set up. From now on you are asked for the digits when you sign in.
done-step-ended = The second step is ended. Your passphrase alone signs you in.
done-recovered = Your new passphrase is saved. Sign in with it; then the second step is asked for.
done-stopped = Stopped. Nobody comes in that way. If it was not you, somebody knows your sign-in name: you can choose another one.
done-roles = Done. The person signs in again, and then it holds.
done-code = We sent a code to your address. Type it below within half an hour.
done-proven = Your address is proven.
done-no-mail = Your address is forgotten. Nothing more goes there.
