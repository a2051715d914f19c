-- How helpers rate themselves on the competencies; for their own eyes, until they bring one to their supervisor.
create table rating (
    id uuid primary key, -- also the place of the seal
    code uuid not null unique, -- what names it outside
    member_id uuid not null, -- whose it is, and with whose key it is sealed
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    levels bytea not null, -- sealed; one for each competency, in their order
    shared_id uuid -- the supervisor to whom it was brought; null for nobody
);
create index rating_member on rating (member_id, made);
create index rating_shared on rating (shared_id, member_id, made) where shared_id is not null;
