# Tables: spreadsheets of a programme, in and out, and coming in by an invitation.

tables-title = Spreadsheets
cohort-tables = Bring people in from [spreadsheets], and take them out.
apply-code = I was [given a code]
tables-lead = Bring in the people, pairs and meetings that you keep in a spreadsheet, and take them out again.
tables-back = All spreadsheets
tables-new = Look at a spreadsheet
tables-kind = What is in it?
# used: table-is-*
table-is-people = People
table-is-pairs = Pairs
table-is-meetings = Meetings
tables-columns = Columns: { $all }
tables-role = Who are the people in it?
# used: tables-role-*
tables-role-mentee = Everybody in it would like a mentor
tables-role-mentor = Everybody in it is a mentor
tables-role-column = Its column “role” says so
tables-programme = For which programme?
tables-house = For the house as a whole
tables-file = The spreadsheet, saved as CSV
tables-file-hint = In UTF-8; up to 10,000 rows and 4 MB. The first row names the columns.
tables-paste = Paste it instead
tables-pasted = The rows, with the names of the columns first
tables-look = Look at it
tables-list = What was brought so far
tables-older = Older ones
# used: tables-brought
tables-brought = Brought in: { $rows } rows, of which { $wrong } stayed out.
# used: tables-looked
tables-looked = Looked at, and not brought in: { $rows } rows, of which { $wrong } cannot be.
tables-how = How this goes
tables-how-dry = You first see what would be made of it, and what is wrong on which line. Nothing comes in before you say so.
tables-how-key = Every row has a key of its own, such as an address or a number. Bring the same spreadsheet again, and nothing is made twice.
tables-how-in = Nobody gets an account by this. You hand out codes, and each person comes in by theirs, chooses a name, and says what may be read.
tables-how-kept = The file is kept sealed until you bring it in, for a day at most. Then it is deleted.
tables-who = Whom the house waits for
tables-people = People by invitation
tables-pairs = Pairs from spreadsheets
tables-more = More of them
tables-counts = { $came } came in, { $waited } are waited for. { $opened } pairs are open, { $waiting } wait.
tables-people-none = Nobody was invited here so far. Bring in a spreadsheet of people, and they stand here.
tables-pairs-none = No pairs came from a spreadsheet here so far.
tables-take = Take the people out as CSV
tables-take-pairs = Take the pairs out as CSV
tables-take-meetings = Take the meetings out as CSV
# used: table-role-*
table-role-mentee = would like a mentor
table-role-mentor = mentor
tables-person-here = Has come in.
tables-person-coming = Used the code, and has yet to say what may be read.
tables-person-waits = Has not come in. The invitation stands until { $when }.
tables-code = Make a new code
tables-forget = Forget this person
tables-done-gone = Forgotten, with the pairs they stood in.
tables-pair-open = Both are here, and their talk is open.
tables-pair-both = Neither has come in. If that stays so, you hear of it again on { $when }.
tables-pair-mentee = The mentor is here; the mentee has not come in. If that stays so, you hear of it again on { $when }.
tables-pair-mentor = The mentee is here; the mentor has not come in. If that stays so, you hear of it again on { $when }.
tables-pair-stands = Both are here, and their talk could not open: the mentor has no free place, one of them is away or held back, or nothing is asked. We try again every hour; you hear of it again on { $when }.
notice-invited-ask = Your mentor has come in, and what you asked for is over by now. Ask again, and your talk opens.
tables-pair-forget = Forget this pair
tables-done-parted = The pair is forgotten. Whoever of the two has come in stays, and a mentee is looked for like everybody.
notice-invited-parted = You and the mentor whom you were to have are not put together after all. You are looked for like everybody; your request says by when.
notice-invited-parted-mentor = The mentee who was to come to you does not. Your place is free for somebody else.
notice-invited-gone = Somebody whom a spreadsheet named beside you has not come. You are looked for like everybody.
notice-tables-pairs = Pairs from a spreadsheet still wait for one of the two. See who it is.

table-title = A spreadsheet
table-looked = This is what we read. Nothing has come in yet.
table-brought = This has come in.
table-counts = What stands in it
table-fresh = { $n ->
    [one] One row is new.
   *[other] { $n } rows are new.
}
table-changed = { $n ->
    [one] One row says something else than before, of somebody who has not come in.
   *[other] { $n } rows say something else than before, of people who have not come in.
}
table-same = { $n ->
    [one] One row is here already, and stays as it is.
   *[other] { $n } rows are here already, and stay as they are.
}
table-wrong = { $n ->
    [one] One row cannot be brought in.
   *[other] { $n } rows cannot be brought in.
}
table-unread = We do not read these columns: { $all }.
table-bring-title = { $n ->
    [one] Bring in one row
   *[other] Bring in { $n } rows
}
table-bring-more = Rows that cannot be read stay out. You can mend them in your spreadsheet and bring it again: what is here already is not made twice.
table-bring-people = Afterwards you make codes and hand them out.
table-checked = { $n ->
    [one] The mentor in it was checked as our programme asks.
   *[other] All { $n } mentors in it were checked as our programme asks.
}
table-bring = Bring in
table-until = If you do nothing, this is deleted on { $when }.
table-nothing = Nothing in it is new.
table-codes-title = Codes to hand out
table-codes-more = You get a CSV file with a code for everybody of this spreadsheet who has not come in. Each opens one way in, once. Make them again, and only the newest count.
table-codes = Make the codes
table-done-in = It has come in, and the file is deleted.
table-problems = What cannot be read
table-problems-more = The first line of the file is line 1.
table-problems-next = More of what cannot be read
table-problems-first = From the beginning
table-line = Line { $line }:
table-line-column = Line { $line }, “{ $column }”:

table-no-kind = Choose what is in the spreadsheet
table-no-role = Say who the people in it are
table-big = This is larger than 4 MB. Bring it in parts
table-empty = Nothing stands in it below the names of the columns. Choose a file, or paste the rows
table-not-text = This is not a text in UTF-8. Save the spreadsheet as “CSV UTF-8”, and choose it again
table-many = It has more than 10,000 rows. Bring it in parts
table-no-column = A column is missing. People need “key” (or “email”); pairs “key”, “mentee” and “mentor”; meetings “key”, “pair” and “date”
table-column-twice = Two columns say the same thing, such as “key” and “email”. Leave one of them
table-unchecked = Say that its mentors were checked, or leave them out for now
table-quote = A quotation mark opens here and is not closed.
table-stray = Text stands behind a closing quotation mark.
table-cells = This row has more or fewer cells than the first one.
table-long = This is too long.
table-missing = Nothing stands here.
table-again = The same key stands further up.
table-role = Write “mentee” or “mentor”.
table-places = Write a number from 1 to 20.
table-language = We do not know one of these languages. Write “en” or “English”, and a comma between two.
table-topic = One of these is not on the list of experiences of this house.
table-time = One of these is no part of the week. Write “weekday evening” or “weekend day”.
table-date = Write a day as 2026-11-30, or with an hour as 2026-11-30 18:00.
table-minutes = Write a number of minutes from 15 to 180.
table-held = Write “yes” or “no”.
table-ahead = It is still to come, so it cannot have taken place.
table-not-held = It is over and did not take place, so it stays out.
table-far = This lies more than half a year ahead.
table-nobody = Nobody with this key was brought in as that. Bring in the people first.
table-no-pair = No pair with this key was brought in. Bring in the pairs first.
table-paired = This mentee stands in a pair already, under another key.

ticket-title = A code to hand out
ticket-where = It is typed at { $site }.
ticket-until = It can be used once, until { $when }.
ticket-once = You see it here and nowhere else. Make another one at any time: then only the newest counts.
ticket-kept = I have written it down

enter-title = Come in by a code
enter-lead = Somebody who runs a mentoring programme gave you a code. With it you come in as what they invited you for.
enter-open = You came in here
enter-code = Your code
enter-code-hint = 24 letters and digits. Capitals and hyphens do not matter.
enter-next = Next you see what their spreadsheet says of you, and decide what of it may be read. Whoever comes in as a mentor signs in once more first.
enter-go = Come in
enter-first = Make an account: a name that you choose, and a passphrase. No address is needed.
enter-then = Open this page again, and type your code.
enter-last = You see what their spreadsheet says of you, and decide what of it may be read.
enter-account = Make an account
enter-sign-in = I have one
invitation-wrong-code = No invitation opens with this code. Look at it letter by letter, or ask whoever gave it to you for a new one
invitation-has-role = You came in as that already
# used: invitation-as-*
invitation-as-mentee = Finding a mentor
invitation-as-mentor = Being a mentor

invitation-title = You were invited
invitation-done-in = Kept, as you said.
# used: invitation-lead-*
invitation-lead-mentee = You are here to find a mentor. First decide what of the spreadsheet may be read here.
invitation-lead-mentor = You are here as a mentor. First decide what of the spreadsheet may be read here.
# used: invitation-came-*
invitation-came-mentee = You have come in. What the spreadsheet said of you besides your name is deleted; what you kept is yours to change.
invitation-came-mentor = You have come in as a mentor. What the spreadsheet said of you besides your name is deleted; what you kept is yours to change.
# used: invitation-waits-*
invitation-waits-mentee = Your mentor has not come in yet. When they do, your talk opens, and you hear of it. If it takes long, a coordinator hears of it.
invitation-waits-mentor = Your mentee has not come in yet. When they do, your talk opens, and you hear of it. If it takes long, a coordinator hears of it.
invitation-stands = You are both here, and your talk could not open yet. We try again every hour, and a coordinator sees it.
invitation-ask = Your mentor is here, and what you asked for is over by now. Ask again, and your talk opens within the hour
# used: invitation-talk-*
invitation-talk-mentee = Your mentor is here: go on together. Meetings from the spreadsheet stand there; each of you says whether they took place
invitation-talk-mentor = Your mentee is here: go on together. Meetings from the spreadsheet stand there; each of you says whether they took place
invitation-course = Before you meet anybody new, there is a course: { $course }
invitation-today = Go to Today
invitation-me = What I say of myself
invitation-sheet = What the spreadsheet says of you
invitation-sheet-hint = Take the tick away from what is wrong or shall not be kept. What you keep is shown to nobody.
invitation-matching = May it be read to find somebody who fits?
# used: invitation-matching-*
invitation-matching-yes = Yes, for the matching alone
invitation-matching-no = No, keep nothing of it
invitation-special = This is more private
invitation-special-hint = Without a tick, it is not kept.
invitation-no-answer = Say whether it may be read to find somebody who fits
invitation-words = What would you like a mentor for?
invitation-words-hint = Whoever is asked to be your mentor reads it. Leave it empty to ask later; where a mentor waits for you already, write a sentence.
invitation-no-words = Somebody waits for you already: write a sentence for them
invitation-next = When you go on, what the spreadsheet says of you besides your name is deleted. If you ask for a mentor, your request goes its way at once, and you see on Today by when you hear.
invitation-go = Go on
