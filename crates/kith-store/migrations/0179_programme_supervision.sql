-- Helpers who talk their work over with a supervisor, and what one of the two noted of each talk.
create table supervision (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    supervisee_id uuid not null, -- whose work it is
    supervisor_id uuid, -- null while nobody has taken it
    since bigint not null, -- when it was asked for first, microseconds since 1970-01-01T00:00:00Z
    waits bigint, -- as since; since when the supervisee waits for a day; null while they do not
    called bigint, -- as since; when somebody was called for that last
    next bigint, -- as since; the beginning of the day on which they talk next; null where none is set
    reminded boolean not null, -- whether both were reminded of that day
    over bigint, -- as since; when it ended; null while it goes on
    until bigint -- as since; its next deadline; null where nothing happens
);
create index supervision_supervisee on supervision (supervisee_id, since);
create index supervision_supervisor on supervision (supervisor_id, since);
create index supervision_waits on supervision (since, id) where supervisor_id is null and over is null;
create table supervision_talk (
    id uuid primary key, -- also the place of the seal
    supervision_id uuid not null,
    supervisee_id uuid, -- null once they are erased
    supervisor_id uuid not null, -- with whom it was
    author_id uuid not null, -- which of the two noted it, and with whose key it is sealed
    day text not null, -- 2026-11-22
    minutes bigint not null,
    words bytea, -- sealed; the two read it and nobody else; null once the supervisee is erased
    made bigint not null, -- as since
    unique (supervision_id, supervisor_id, day)
);
create index supervision_talk_supervisee on supervision_talk (supervisee_id, day);
create index supervision_talk_supervisor on supervision_talk (supervisor_id, day);
