-- What a mentor or a coordinator has heard of, and shares until a day.
create table shared_opening (
    id uuid primary key, -- also the place of the seal
    code uuid not null unique, -- what names it outside
    face_id uuid not null, -- who shares it
    kind text not null, -- job, course, event, introduction
    talk_id uuid, -- for the mentee in this talk; null where it is for a programme
    programme_id uuid, -- for everybody in this programme; null where it is for a mentee
    words bytea not null, -- sealed: with the key of its author in the talk, or with that of its author
    place text not null check (place in ('asked', 'shared', 'declined', 'back')),
    until bigint not null, -- the day from which on it stands nowhere, microseconds since 1970-01-01T00:00:00Z
    at bigint not null, -- as until; when it was written
    by_id uuid -- the coordinator who looked at it; null where nobody did
);
create index shared_opening_talk on shared_opening (talk_id, until, id) where talk_id is not null;
create index shared_opening_programme on shared_opening (programme_id, place, until, id) where programme_id is not null;
create index shared_opening_face on shared_opening (face_id, at, id);
create index shared_opening_asked on shared_opening (until, id) where place = 'asked';

-- Who took one up.
create table shared_opening_taken (
    opening_id uuid not null,
    face_id uuid not null, -- who
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    told boolean not null, -- whether whoever shared it may know
    primary key (opening_id, face_id)
);
create index shared_opening_taken_face on shared_opening_taken (face_id, at);
create index shared_opening_by on shared_opening (by_id);
