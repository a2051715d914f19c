-- After a hard talk somebody asks its helper how they are.
create table debrief (
    id uuid primary key,
    code uuid not null unique,
    helper_id uuid not null, -- the face that helped
    talk_id uuid not null,
    with_id uuid, -- the member who asks; null where nobody could be named
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    due bigint not null, -- as since; by when it was promised
    until bigint, -- as since; when it was held or declined; null until then
    how text -- held or declined; null until then
);
create index debrief_open on debrief (due, id) where until is null;
create index debrief_helper on debrief (helper_id, talk_id);
-- A day after somebody was in danger, a person asks how they are.
alter table desk_case add column followed bigint; -- microseconds since 1970-01-01T00:00:00Z; null until then
