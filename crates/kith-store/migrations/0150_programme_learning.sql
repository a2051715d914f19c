-- What each learner does in each course; one row for both, however often it is taken.
create table learning (
    id uuid primary key,
    member_id uuid not null, -- who learns
    course text not null, -- what, as kith-core's programme::courses names it
    lessons bigint not null, -- how many of its lessons they read
    tries bigint not null, -- how often the quiz went wrong since it was passed last
    answers text, -- the letters that were chosen last, question by question; null until then
    tried bigint, -- when that was, microseconds since 1970-01-01T00:00:00Z
    passed bigint, -- as tried; when they passed last
    expires bigint, -- as tried; the day from which that does not hold any more; null where it holds for good
    warned boolean not null, -- whether that day was announced
    until bigint, -- as tried; its next deadline; null where nothing happens any more
    unique (member_id, course)
);
