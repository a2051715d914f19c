-- Meetings of a mentee and a mentor.
create table meeting (
    id uuid primary key,
    code uuid not null unique,
    talk_id uuid not null,
    proposed_by text not null, -- member or helper: the side whose proposal is the newest
    first_time bigint not null, -- microseconds since 1970-01-01T00:00:00Z: the earliest time that is proposed
    second_time bigint, -- the same; null where only one is
    third_time bigint, -- the same
    minutes bigint not null,
    way text not null, -- as kith-core's meeting::Way says it
    start bigint, -- as first_time: when both want it, or wanted it; null where they never did
    off_by text, -- member or helper; null unless one called it off
    off_at bigint, -- as first_time
    agreed boolean not null, -- whether both want it then
    sequence bigint not null, -- how often it has changed
    changed bigint not null, -- as first_time: when it did the last time
    mentee_said text, -- as kith-core's meeting::Said says it; null while they have said nothing
    mentor_said text, -- the same
    due bigint -- as first_time: when the two are next told something about it; null where nothing comes
);
create index meeting_talk on meeting (talk_id, first_time);
