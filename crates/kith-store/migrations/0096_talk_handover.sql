-- Whose talk it is until somebody else has said yes; null unless the request is handed over just now.
alter table request add column handover_by uuid; -- the helper's face
alter table request add column handover_talk uuid;
create index request_handover on request (handover_by) where handover_by is not null;
-- Each time a talk was handed over.
create table handover (
    id uuid primary key,
    talk_id uuid not null, -- the talk that was handed over
    by_id uuid not null, -- the helper's face
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint, -- as since; null while somebody is looked for
    how text, -- how it ended; null while somebody is looked for
    next_id uuid, -- the talk that opened; null unless somebody took it
    note bytea -- what they should know, sealed with the first helper's key in that talk
);
create index handover_talk on handover (talk_id, since);
create index handover_next on handover (next_id) where next_id is not null;
