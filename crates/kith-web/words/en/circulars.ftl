### Letters of coordinators to many.

circulars-title = Letters to many
circulars-lead = What the people who look after Kith wrote to many at once.
circulars-written = Written by the house
circulars-written-none = None was written yet.
circulars-got = To you
circulars-got-none = No letter has come to you. When one comes, Today says so.
circulars-older = Older ones
circular-title = A letter to many
circular-new = Write to many
circular-new-lead = First you see how many get it. When you send it, it waits ten minutes: until then you can stop it whole.
circular-whom-title = To whom
circular-whom = Choose to whom it goes
# used: circular-to-*
circular-to-mentors = Everybody who mentors
circular-to-mentees = Everybody who walks with a mentor
circular-to-free = Mentors who walk with nobody right now
circular-to-waiting = Everybody who waits for a mentor
circular-to-of = { $whom }: { $name }
circular-programme = Of which programme
circular-programme-all = The whole house
circular-words = What you write
circular-words-hint = Everybody gets the same words, and nobody sees who else does. Name no person. A mail says only that there is news.
circular-look = See how many get it
circular-blank = Write something first
circular-too-long = Write less than 4,000 letters
circular-too-late = It has gone already, or was stopped
circular-nobody = Nobody belongs to this group right now
circular-draft = { $n ->
    [0] Nobody would get it now.
    [one] One person gets it, as things are now. You wrote it { $when }.
   *[other] { $n } people get it, as things are now. You wrote it { $when }.
}
circular-waiting = { $n ->
    [one] It goes at { $when } to one person, as things are now. Until then you can stop it.
   *[other] It goes at { $when } to { $n } people, as things are now. Until then you can stop it whole.
}
circular-sent = { $n ->
    [one] One person got it. It went at { $when }.
   *[other] { $n } people got it. It went from { $when } on.
}
circular-stopped = It was stopped. Nobody got it.
# used: circular-line-*
circular-line-draft = Not sent; written { $when }
circular-line-waiting = Goes at { $when }
circular-line-sent = Went at { $when }
circular-line-stopped = Stopped; nobody got it
circular-send = Send it in ten minutes
circular-stop = Stop it: nobody gets it
circular-drop = Throw it away
circular-written = It is kept. Nobody gets it until you send it.
circular-sent-done = It goes in ten minutes.
circular-stopped-done = It is stopped. Nobody got it.
circular-got = It came { $when }.
circular-answer = Nobody sees who else got it. To answer, [write to us].
notice-circular = The people who look after Kith wrote you a letter.

## Who stands in for a coordinator.

deputy-title = When you are away
deputy-lead = Somebody stands in for you from a day to a day. What you see to stands on their list meanwhile, with your name.
deputy-list = Look at that list
deputy-now = Who stands in
deputy-own = { $name } stands in for you until { $when }.
deputy-for = You stand in for { $name } until { $when }.
deputy-alone = Nobody else is a coordinator here. Ask an admin to name a second one, or [write to us].
deputy-who-title = Who stands in
deputy-choose = Choose somebody
deputy-who = Choose somebody who coordinates too
deputy-from = From
deputy-to = To, and with that day
deputy-days = Choose days to come, and at most ninety of them
deputy-then = They are told. A new choice takes the place of the one before.
deputy-name = Name them
deputy-back = I am back
deputy-named = They stand in for you then, and were told.
deputy-back-done = You are back. What you see to is on your list alone.
notice-circular-stopped = A letter to many did not go: its writer cannot send it now. It stands with the letters, and you can write it anew.
notice-desk-deputy-gone = Whoever was to stand in for you cannot any more. Name somebody else.
notice-desk-deputy = Somebody who coordinates asks you to stand in for them.
