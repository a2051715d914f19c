# The goals of a mentee: what they want, how far that has come, and what the mentor says about it.

goals-title = Goals
# used: goals-lead-*
goals-lead-member = What would you like to be different? These are yours: you word them, you move them, and you may let them go. { $name } reads them and can say something.
goals-lead-helper = What { $name } wants, in their own words. You can read it and say something. Only they move it.
# used: goals-none-*
goals-none-member = No goal is open. One is enough to begin with, and it can be small.
goals-none-helper = No goal is open. { $name } writes one down when they are ready; you could ask what they would like to be different.
goals-count = { $open ->
    [0] No goal is open
    [one] One goal is open
   *[other] { $open } goals are open
}, { $reached ->
    [0] none is reached yet
    [one] one is reached
   *[other] { $reached } are reached
}.
goals-new = Write down a goal
goals-growth = See the way so far
goals-ended = Reached, or let go
journey-goals = Look at the goals

goal-title = A goal
goal-back = Back to the goals
goal-form-lead = One thing that would be different for you. Choose something that mostly depends on you.
goal-want = What do you want?
goal-hint-want = Say it so that you would notice it. “Ask for what I need at work” is better than “be braver”.
goal-expected = What do you expect, if things go as usual?
goal-hint-expected = Be kind and be honest: what is likely in this time, not the best that could be. For example: I have asked for it twice.
goal-why = Why does it matter to you?
goal-hint-why = If you like. It helps on days when it is hard.
goal-weight = How much does it matter beside your other goals?
# used: goal-weight-*
goal-weight-1 = It matters
goal-weight-2 = It matters more
goal-weight-3 = It matters most
goal-more-levels = Say what the other levels mean
goal-more-levels-why = You can leave these empty. With words of your own you see sooner that something has moved.
# used: goal-level-*
goal-level-most = More than I dared to hope
goal-level-more = A good surprise
goal-level-expected = What I expected
goal-level-less = A beginning
goal-level-least = Not yet, or harder than before
# used: goal-hint-*
goal-hint-most = For example: asking has become easy.
goal-hint-more = For example: I have asked, and I got it.
goal-hint-less = For example: I have written down what I would ask.
goal-hint-least = For example: I say yes although I mean no.
goal-form-save = Save this goal
goal-form-back = Back without saving
goal-where = Where does it stand today?
goal-levels = The levels
goal-words = What happened? A few words, if you like
goal-save = Save where it stands
# used: goal-mark-began-*
goal-mark-began-member = You began here
goal-mark-began-helper = They began here
# used: goal-mark-now-*
goal-mark-now-member = You are here
goal-mark-now-helper = They are here
# used: goal-began-*
goal-began-member = You began at: { $level }
goal-began-helper = They began at: { $level }
# used: goal-now-*
goal-now-member = You are at: { $level }
goal-now-helper = They are at: { $level }
goal-nowhere = It was not said yet where this stands.
goal-points = What stood when
goal-worded = The words of this goal are those of { $day }. What stood before that day was said about other words.
goal-steps = Steps
# used: goal-no-steps-*
goal-no-steps-member = Which step is small enough for this week?
goal-no-steps-helper = No step is written down.
goal-step = Another step
goal-step-hint = Small, and yours to do.
goal-step-add = Add this step
goal-step-done = Done on { $day }
goal-tick-done = Done
goal-tick-todo = Not done yet
goal-steps-away = Take a step away
goal-tick-away = Take it away
# used: goal-comments-*
goal-comments-member = What { $name } says
goal-comments-helper = What you said
goal-no-comments = Nothing was said about it yet.
goal-comment = Say something about this goal
goal-comment-hint = What did you notice? What did they do that made a difference? Ask before you advise.
goal-comment-go = Send it
goal-answer = Answer { $name } in your talk
goal-ways = What becomes of it?
goal-reach = I have reached it
goal-drop = Let it go
goal-open = Open it again
goal-reword = Change the words
# used: goal-state-*
goal-state-reached = Reached
goal-state-dropped = Let go
goal-done-made = Your goal is written down. Say where it stands today: that is where you begin.
goal-done-reworded = Your goal has its new words.
goal-done-moved = Saved. Whichever way it moved, now it can be seen.
goal-done-stepped = Your steps are saved.
goal-done-said = Sent. It stands with the goal.
goal-done-turned = Saved. You can change your mind at any time.
goal-not-yours = A goal belongs to the mentee. You can read it and say something about it.
goal-full = Five goals are open already. Let one go, or say that it is reached; then there is room for another.
goal-many = Twenty-five goals stand here already. Open one of them again and give it new words.
goal-ended = This goal was ended. Open it again first.
goal-unsaid = Say what you want, in a few words
goal-unexpected = Say what you expect, so that you can see what moves
goal-no-level = Choose where it stands
goal-steep = Twelve steps are many. Take one away before you add another.
goal-long-way = You have said two hundred times where this stands. Say that it is reached, or let it go, and begin with a new one.
goal-said = You have said a hundred things about this goal. Say the next one in your talk.

growth-title = The way so far
growth-lead = Each goal on its own five levels. Nobody is compared with anybody, and standing still is no fault.
growth-none = Say where a goal stands, and its line begins here.
growth-cut = The first day and the newest are shown.
growth-table = The same as a table
growth-day = Day
growth-level = Level
growth-score = All your goals together, as a number
growth-score-line = { $n ->
    [one] Your goal stood at { $began } when you began, and stands at { $now } now.
   *[other] Your { $n } goals together stood at { $began } when you began, and stand at { $now } now.
} 50 is what you expected, and most begin below it. Goals that you let go are not counted.
growth-score-means = Only you see this number. It counts each goal by its weight and says nothing about a person. The method is goal attainment scaling (Kiresuk and Sherman, 1968).
growth-days = On the way
growth-stage = Another part of the way: { $stage }
growth-made = A new goal
growth-stood = Where it stood: { $level }
growth-step = A step was done
growth-introduced = You were introduced to somebody
growth-introduced-them = They were introduced to somebody
growth-shared = Shared: { $kind }
growth-took-up = Taken up: { $kind }

notice-goal-made = Somebody you walk with wrote down a goal.
notice-goal-moved = Somebody you walk with says how a goal of theirs stands.
notice-goal-comment = Somebody you walk with says something about a goal of yours.
