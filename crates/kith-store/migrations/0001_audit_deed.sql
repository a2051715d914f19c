-- The audit chain: what was done, by whom, to what, in the order of its stream. No foreign key to
-- members: the chain outlives them.
create table deed (
    stream text not null, -- talk:ID, case:ID, member:ID, programme:ID
    seq bigint not null, -- counted within the stream, from 1
    actor_id uuid, -- null where the house itself did it
    verb text not null,
    object_id uuid not null,
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    hash text, -- null until the linking job has reached it
    primary key (stream, seq)
);
create index deed_unlinked on deed (stream, seq) where hash is null;
