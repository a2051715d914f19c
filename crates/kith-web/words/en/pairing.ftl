# Words of the feature: pairing.

runs-title = Matching studio
runs-lead = { $mentees ->
    [0] Nobody waits for a mentor right now.
    [one] One person waits for a mentor. { $places ->
        [one] One place is free
       *[other] { $places } places are free
    }, with { $mentors ->
        [one] one mentor
       *[other] { $mentors } mentors
    }.
   *[other] { $mentees } people wait for a mentor. { $places ->
        [one] One place is free
       *[other] { $places } places are free
    }, with { $mentors ->
        [one] one mentor
       *[other] { $mentors } mentors
    }.
}
runs-nobody = Whoever asks for a mentor and has none yet appears here, the longest waiting first.
runs-new = A new run
runs-dry = A run only looks. Nobody is told anything until you approve a pair.
runs-go = Run the matching
runs-settings = Settings
runs-list = Runs so far
runs-pairs = { $n } of { $all } in a pair
runs-approved = approved
runs-older = Older runs
runs-others = Other programmes
runs-others-more = Each is run by itself: whoever asked in one meets nobody who mentors in another.
runs-other = { $name } ({ $n ->
    [0] nobody waits
    [one] one waits
   *[other] { $n } wait
})
runs-how = How it works
runs-how-more = You run it, look at each pair and why, and approve what looks right. Then both are asked, and have three days. Two yeses open a talk. After a no, or silence, whoever is left goes on to the next best.
run-privacy = What people keep to the matching is used and never shown, not to you either.

run-title = A run of the matching
run-back = All runs
run-figure-of = { $n } of { $all }
run-figure-pairs = people who wait are in a pair
run-figure-swap = { $n ->
    [one] pair would both rather swap
   *[other] pairs would both rather swap
}
run-figure-left = { $n ->
    [one] person has nobody yet
   *[other] people have nobody yet
}
run-figure-places = { $n ->
    [one] places are free, with one mentor
   *[other] places are free, with { $n } mentors
}
run-figure-agreed = { $n ->
    [one] pair said yes on both sides
   *[other] pairs said yes on both sides
}; still asked: { $waits }, went on: { $ended }
run-beside = Two runs side by side
run-beside-same = { $n } of the other run’s { $all } pairs are the same.
run-beside-go = Look at the other one
run-this = This run
run-other = The other run
run-here = (this run)
run-pairs = Pairs
run-pairs-none = No two people can be paired with these settings.
run-pairs-more = More pairs
run-pair = { $mentee } with { $mentor }
run-why = What counted, and what you can decide
run-why-private = What these two have in common, they keep to the matching.
run-private = What they keep private adds about { $n } of 1000.
run-right = Looks right
run-lock = Keep these two together
run-locked = Kept together by you
run-forbid = Never pair these two
run-pair-put = Both are asked.
run-pair-gone = No longer possible: something changed since the run.
run-approve-more = Tick what looks right. When you approve, both of a pair are asked, and have three days. What changed since the run is looked at again first.
run-approve = Approve those I have ticked
run-approve-all = { $n ->
    [one] Approve the one that is left
   *[other] Approve all { $n }
}
run-done-approved = { $put ->
    [0] Nobody was asked.
    [one] One pair is asked now, and has three days.
   *[other] { $put } pairs are asked now, and have three days.
} { $gone ->
    [0] { "" }
    [one] One pair is no longer possible: something changed since the run.
   *[other] { $gone } pairs are no longer possible: something changed since the run.
}
run-done-nothing = Nothing was ticked, so nobody was asked.
run-done-forbidden = Those two are never paired from now on. This is a new run without them.
run-done-locked = Those two stay together from now on. This is a new run with them.
run-done-undone = That is taken back. This is a new run.
run-left = People who have nobody yet
run-left-weeks = { $n ->
    [0] Asked this week
    [one] Waits for one week
   *[other] Waits for { $n } weeks
}
run-left-consent = They have not agreed that we look for a fit. Ask them on their request, by hand.
run-left-nobody = Nobody fits all that both sides asked for.
run-left-taken = Everybody who fits has no place left.
run-left-recruit = Too few mentors? [See whom you look for], and copy a message with a link.
run-left-more = Whoever is left out now comes first among equals in the next run, and their request goes its own way meanwhile.
run-what-if = What if we looked differently…
run-what-if-more = Nothing changes until you approve. The new run stands beside this one.
run-try = Try this
run-future = If more mentors joined…
run-future-more = Half a year of your programme, played many times over by chance. It is a model, not a promise: it shows a direction.
run-future-mentors = How many more mentors
run-future-rhythm = How often you run the matching
run-future-every-24 = Every day
run-future-every-168 = Every week
run-future-every-336 = Every two weeks
run-future-every-672 = Every four weeks
run-future-go = Show me
run-future-table = Waiting now and then, in numbers
run-future-what = What happens
run-future-now = As now, with a run every week
run-future-then = With your change
run-future-half = Half wait no longer than
run-future-most = 95 of 100 wait no longer than
run-future-without = Of 100 who ask, still without a mentor
run-future-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
} ({ $from } to { $to })
run-future-over = Half a year and longer
run-future-of = { $n } ({ $from } to { $to })
run-future-from = It begins with { $waiting ->
    [one] one person who waits
   *[other] { $waiting } people who wait
}, and { $mentors ->
    [one] one mentor
   *[other] { $mentors } mentors
} with { $places ->
    [one] one place
   *[other] { $places } places
}, some of them taken. Whoever is new brings as many places as the others.
run-future-counted = About { $n } new people ask in three months, as in the last three.
run-future-guess = Too few people asked in the last three months to count them here. We guess that { $n } new people ask in three.
run-future-guesses = How often people say yes, how long they meet and how well they fit are guesses, too. In brackets: where nine of ten plays ended.
run-aim = What counts as best
run-is-stable = Nobody would rather swap
run-does-stable = No two people would both rather have one another. For those who wait it is the best of that kind.
run-is-balanced = Close fit, few would swap
run-does-balanced = Much fit in all, and no two people would both gain a lot by swapping.
run-is-total = The most fit in all
run-does-total = The greatest sum, even if some would rather swap.
run-is-fair = Nobody far behind
run-does-fair = As many pairs as can be, and the weakest pair as good as possible.
run-weights-title = What counts how much
run-weights-hint = Only the proportions matter: we share out a thousand.
run-weights = Let at least one thing count, with whole numbers from 0
run-weighs-experience = What both lived through
run-weighs-interests = What both like
run-weighs-slots = Times both have
run-weighs-language = Languages of both
run-seed = Number of the lot
run-seed-hint = It decides between equals. The same number gives the same pairs; leave it empty for a fresh one.
run-seed-number = Write the lot as a whole number, or leave it empty
run-price = The price of each setting
run-price-more = What the same people and weights would come to. Fit counts in hundredths of the greatest possible.
run-price-table = Settings in numbers
run-beside-table = Both runs in numbers
run-row-pairs = Pairs
run-row-fit = Fit of 100
run-row-worst = Weakest of 100
run-row-swap = Would swap
run-decided = What you decided
run-decided-forbidden = { $mentee } and { $mentor } are never paired
run-decided-locked = { $mentee } and { $mentor } stay together
run-undo = Take back
run-fair = How groups fared
run-fair-none = No group is large enough to speak of.
run-fair-more = Only what people say openly counts here. Groups under ten people, and counts up to seven, are not shown; others are rounded.
run-group-of = about { $n } of about { $all } are in a pair
run-group-few = too few to say
run-apart = What kept people apart
run-apart-more = Counts of possible pairs, rounded; small ones are not shown, and nobody is named.
run-about = about { $n }
run-few = few or none
run-apart-consent = one has not agreed that we look for a fit
run-apart-boundary = a boundary or a closed door
run-apart-language = no language in common
run-apart-slots = no time in common
run-apart-avoid = they were put forward or talked before, or one would rather not
run-apart-forbidden = a coordinator keeps them apart
run-apart-self = one person in both roles
run-apart-away = one is leaving or away
run-others = Hold it against another run
run-audit = Audit sheet
run-audit-seed = The lot of this run is { $seed }.
run-audit-hash = Hash of what went in:
run-audit-more = The sheet holds the instance in numbers without names, the settings, the pairs and the certificate. Whoever runs it again gets the same bytes. That you took it along is noted.
run-audit-go = Take the sheet along

proposal-tab = Somebody in mind
proposal-eyebrow = A mentor and somebody who asked for one
proposal-title = Would you like to meet { $name }?
proposal-until = Both of you are asked. You have until { $when }.
proposal-waits = You said yes. We wait for { $name } until { $when }; you need do nothing.
proposal-words = What they asked
proposal-why = Why we thought of you two
proposal-why-more = Only what you both show to whom you are matched with stands here.
proposal-yes = Yes, I would like that
proposal-no = Not this time
proposal-next = When you both say yes, a talk opens. If one of you says no, or says nothing, the search goes on, without reproach. We tell neither of you what the other said.
proposal-agreed = You both said yes
proposal-agreed-more = It goes on in the talk. A first line, however short, means a lot.
proposal-gone = This one did not come about
proposal-gone-mentee = Your request is open as before. Its page says what happens next, and by when.
proposal-gone-mentor = Nothing is held against anybody. Your place is free again.
proposal-over = This one is over: its time ran out, or something came between
preferences-tab = Your wishes
preferences-title = Whom would you like to be paired with?
preferences-lead = When a coordinator pairs people, what you wish comes before anything else. Nobody you name here is told, and you can leave it empty.
preferences-none = Nobody stands here yet. Once you have asked for a mentor and agreed that we look for a fit, people who may suit you appear.
preferences-wish = Your wish about { $name }
preferences-0 = Never
preferences-1 = First
preferences-2 = Second
preferences-3 = Third
preferences-any = No wish
preferences-more = “Never” holds in every run from now on, until you change it. No reason is asked.
preferences-save = Save my wishes
preferences-saved = Saved. The next run reads it.
preferences-way = Say whom you would like to be paired with
preferences-agree = Coordinators also look for somebody who fits, where you agree to it: [What I agreed to]
preference-range = Choose a place from 1 to 10
pair-why-line = We think you may get on.
pair-why-experience = You both know: { $what }
pair-why-interests = You both like: { $what }
pair-why-slots = You both have time: { $what }
pair-why-language = You both speak: { $what }
run-why-experience = Both know: { $what }
run-why-interests = Both like: { $what }
run-why-slots = Both have time: { $what }
run-why-language = Both speak: { $what }
notice-helper-proposal = We have somebody in mind whom you could mentor. Say whether you would like to meet.
notice-proposal-reminder = Somebody waits for your yes or your no
notice-proposal-none = The one we had in mind did not come about. Your request is open, and a coordinator knows.
notice-desk-proposal = Somebody whose pair did not come about waits for the next run
avoid-title = Kept apart
avoid-lead = A former partner, somebody from work, somebody it did not go well with: whenever we look for somebody, for you or for them, we do not put the two of you together. You need not say why. Nobody else reads this page, and the other is not told.
avoid-runs = What you have with each other now goes on; to end it at once, close the door in your talk. Where they choose you themselves, you can pass without a word.
avoid-who = The name they go by here, or their e-mail address
avoid-who-hint = Write a name just as they do: it counts for everybody who is called so today. An address also counts for somebody who comes with it later. We do not say whether anybody was found.
avoid-go = Keep us apart
avoid-go-name = Keep us apart: { $name }
avoid-kept = Whom you are kept apart from
avoid-since = Since { $day }
avoid-back = Take it back
avoid-back-name = Take it back for { $name }
avoid-gone = Somebody who has left
avoid-met = People you have talked with
avoid-done-kept = Kept. When we look for somebody, the two of you are not put together.
avoid-done-back = Taken back. You could be put together for something new.
avoid-enough = You are kept apart from fifty people already. Take one back to add another.
avoid-way = Is there somebody you would rather not be put together with, from here or from elsewhere? [Say it here], and nobody is told.
