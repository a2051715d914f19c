-- What whoever works on a case writes for whoever has it next.
create table case_note (
    id uuid primary key,
    case_id uuid not null,
    by_id uuid not null,
    words bytea not null, -- sealed with the programme's key
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index case_note_case on case_note (case_id, at, id);
-- Several reports about one person within an hour stand on the desk as one.
create table case_link (
    case_id uuid primary key, -- a later report
    head_id uuid not null, -- the first
    at bigint not null -- as above
);
create index case_link_head on case_link (head_id);
