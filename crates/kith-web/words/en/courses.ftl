# Training: courses, lessons, the quiz after them, the code of conduct, and what a coordinator sees of it.

courses-title = Training
courses-lead = Short courses before a role and in it. Go at your own pace; nobody looks at a clock, and a wrong answer costs nothing.
courses-all = All courses
courses-waits = Waits for you
courses-open = Open to you
courses-passed = Passed
courses-waits-more = Before you meet anybody new, this comes first. Whom you walk with already stays.
courses-hours = What counts for you: { $time }. Each course counts once, with the time that it says.
courses-topics = What each course speaks of
courses-done-asked = Saved. Whoever has not passed it is asked to before they meet anybody new.

course-time =
    { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }
course-about = About { $time }, trying out included. { $holds }
course-holds-good = Once passed, it is passed.
course-holds-months = Once passed, it holds for { $n } months.
course-new = Not begun
course-under-way = You have read { $n } of { $of } lessons.
course-quiz-next = All lessons are read. The quiz comes next.
course-unsigned = You passed the quiz. The code of conduct waits for your signature.
course-passed = Passed on { $day }.
course-passed-until = Passed on { $day }. It holds until { $until }.
course-over = It ran out on { $until }. Answer the quiz again to renew it; the lessons are open if you want to look something up.
course-begin = Begin
course-go-on = Go on
course-quiz = Quiz
course-to-quiz = Go to the quiz
course-to-sign = Read it and sign
course-renew = Renew it
course-lessons = Lessons
course-lesson-minutes =
    { $n ->
        [one] about { $n } minute
       *[other] about { $n } minutes
    }
course-quiz-more = { $n } questions. { $enough } right answers are enough.
course-code = Code of conduct
course-code-later = It is signed after the quiz.
course-code-version = Version { $n }
course-code-new = It has changed since you signed it, so we ask you again.
course-code-means = Your signature is kept with its version and the day. The coordinators see that you signed.
course-code-sign = I have read it, and sign it
course-code-signed = You signed version { $n } on { $day }.
course-done-passed = That was enough: you passed.
course-done-signed = Signed. Thank you.
course-who-reads = The coordinators see that you passed, until when it holds, and how many lessons you have read. What you answered in the quiz only you see. [Who reads what]
course-lessons-first = Read the lessons first, then the quiz
course-rests = The quiz rests for a day. Look at the lessons again meanwhile, if you like
course-not-yet = Answer the quiz first, and sign the version that stands here now
course-first = A course comes first: until it is passed you meet nobody new. What you have here waits until its day, and whom you walk with stays.
course-passed-already = You have passed it. It can be renewed in the month before it ends
course-first-desk = A course comes first for whoever asked this. Their page tells them where it is
course-first-own = Before a mentor is found for you, a course comes first. It takes about an hour; your request keeps its place meanwhile.
course-first-go = To the course
course-today = A course waits for you
course-today-more = Before you meet anybody new it comes first. Whom you walk with already stays.
course-today-go = To your training
course-next = Before that: a course

lesson-of = Lesson { $n } of { $of }
lesson-keep = To keep
lesson-next = Next lesson
lesson-to-quiz = On to the quiz
lesson-before = The lesson before
lesson-back = Back to the course

quiz-lead = Choose what you think. You can try as often as you like; after three times it rests for a day.
quiz-send = Look how I did
quiz-missing = Choose an answer here
quiz-said = { $n } of { $of } were right, and { $enough } are enough.
quiz-passed = You passed
quiz-again = Not yet
quiz-again-more = Beside each question stands why. Your right answers are kept; look at the others again.
quiz-rests = You can answer it again from { $when } on. The lessons stay open.
quiz-right = Right.
quiz-wrong = Not quite.

learners-title = Who has passed
learners-lead = { $n } of { $of } count as passed. Where the course is asked for, whoever has not passed it meets nobody new; what runs goes on.
learners-none = Nobody holds this role yet. Whoever gets it appears here.
learners-more = More people
learners-new = Not begun
learners-under-way = { $n } of { $of } lessons read
learners-unsigned = Passed the quiz; the code of conduct is not signed
learners-passed = Passed on { $day }
learners-passed-until = Passed on { $day }; holds until { $until }
learners-over = Ran out on { $until }
learners-people = Who has passed: { $course }

asked-courses = Courses before a pair
asked-courses-more = Whoever has not passed what is ticked here meets nobody new in that role until they have. What runs goes on.
asked-courses-house = This holds for the whole house. A programme can ask for more in its settings.
asked-courses-go = Save what is asked for

topics-title = What each course speaks of
topics-lead = What training has to cover, and the lessons in which it is spoken of. This page prints on one sheet.
topics-topic = Topic
topics-lessons =
    { $n ->
        [one] Lesson { $list }
       *[other] Lessons { $list }
    }
topics-time = How long it takes
topics-quiz = The quiz
topics-holds = How long it holds
# used: course-topic-*
course-topic-rules = The rules of the house
course-topic-values = What we stand for
course-topic-expectations = Goals and expectations
course-topic-duties = What you have to do
course-topic-relationship = How a relationship grows
course-topic-closure = How it ends
course-topic-ethics = What is right and keeps people safe
course-topic-reporting = What to report, and to whom
course-topic-boundaries = Where it stops
course-topic-online = Safe on a screen

notice-course-warn = A course that you passed runs out within a month. The quiz renews it.
notice-course-over = A course that you passed has run out. Until it is renewed, you meet nobody new.
