-- Leave to read a talk beyond what was copied for a case: who asked, on which ground, who said yes.
create table warrant (
    id uuid primary key,
    code uuid not null unique,
    case_id uuid not null,
    talk_id uuid not null,
    by_id uuid not null,
    role text not null, -- in which role
    ground text not null, -- danger, harm, law
    sentence bytea not null, -- why, sealed with the key of the house; the two who talk read it
    at bigint not null, -- when it was asked for, microseconds since 1970-01-01T00:00:00Z
    state text not null, -- asked, allowed, open, refused
    second_id uuid, -- who said yes or no; null until then, and where somebody is in danger
    until bigint not null -- as at; how long the state lasts, or since when it was refused
);
create index warrant_at on warrant (at);
alter table opening add column warrant_id uuid; -- null where it was opened without one
