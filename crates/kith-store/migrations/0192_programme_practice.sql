-- Supporters on the way to a signature: where each is, the practice talks that were noted, and the shifts with somebody beside them.
create table practice (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    supporter_id uuid not null unique, -- whose it is
    supervisor_id uuid, -- null while nobody has taken it
    since bigint not null, -- when it was asked for first, microseconds since 1970-01-01T00:00:00Z, as every time here
    waits bigint, -- since when the supporter waits for a day or an answer; null while they do not
    called bigint, -- when somebody was called for that last
    next bigint, -- the beginning of the day on which the two meet; null where none is set
    reminded boolean not null, -- whether both were reminded of that day
    over bigint, -- since when nothing of it goes on; null while something does
    talked bigint, -- when a practice talk was noted, since it was signed last
    shifts bigint not null, -- how many shifts were supervised
    signed bigint, -- when it was signed last; null once that has ended
    ends bigint, -- from when that does not hold any more
    warned boolean not null, -- whether that end was announced
    until bigint -- its next deadline; null where nothing happens
);
create index practice_supervisor on practice (supervisor_id, since);
create index practice_waits on practice (since, id) where supervisor_id is null and over is null;
create table practice_talk (
    id uuid primary key, -- also the place of the seals
    practice_id uuid not null,
    supporter_id uuid, -- whose it is, and with whose key the words are sealed; null once they are erased
    supervisor_id uuid not null, -- with whom it was
    day text not null, -- 2026-11-22
    minutes bigint not null,
    scenario text not null,
    well bytea, -- sealed; what went well; null once the supporter is erased, as is the next
    practise bytea, -- sealed; what to practise
    made bigint not null,
    unique (practice_id, supervisor_id, day)
);
create index practice_talk_supporter on practice_talk (supporter_id, day);
create index practice_talk_supervisor on practice_talk (supervisor_id, day);
create table practice_shift (
    practice_id uuid not null,
    since bigint not null, -- when that duty began
    until bigint not null, -- when it ended
    supervisor_id uuid not null, -- who was beside them
    made bigint not null,
    primary key (practice_id, since)
);
