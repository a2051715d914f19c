-- Somebody on duty who joined a talk, visibly, and until when.
create table talk_guest (
    id uuid primary key,
    code uuid not null unique,
    talk_id uuid not null,
    face_id uuid not null, -- behind which face they sit there
    case_id uuid not null, -- for which case they came
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint, -- as since; when they left; null while they are there
    how text -- why they left; null while they are there
);
create index talk_guest_talk on talk_guest (talk_id, face_id);
