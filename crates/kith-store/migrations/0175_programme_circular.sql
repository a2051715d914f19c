-- A letter of a coordinator to many.
create table circular (
    id uuid primary key, -- also the place of the seal
    code uuid not null unique, -- what names it outside
    by_id uuid, -- who wrote it; null once they have left
    whom text not null, -- as kith-core's programme::circular says it
    programme_id uuid, -- null for the whole house
    words bytea not null, -- sealed with the programme's key
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    due bigint, -- the same; when it goes: until then it can be stopped; null while nobody sent it
    place text not null check (place in ('draft', 'waiting', 'sent', 'stopped')),
    last uuid -- up to whom it went; null before the first
);
create index circular_made on circular (made, id);
create index circular_by on circular (by_id, made);
create table circular_copy (
    member_id uuid not null,
    circular_id uuid not null,
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (member_id, circular_id)
);
create index circular_copy_of on circular_copy (circular_id);
create index circular_copy_at on circular_copy (member_id, at, circular_id);
