-- One-time keys of forms: a second post with the same key finds what the first one made.
create table once (
    owner_id uuid not null, -- the member, or the nil id for someone without an account
    key uuid not null,
    content text not null, -- keyed hash of what was sent
    made text not null, -- where the result stands: a path
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z; kept 48 hours
    primary key (owner_id, key)
);
create index once_at on once (at);
