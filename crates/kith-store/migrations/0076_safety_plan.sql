-- What a member wrote for hard hours: one sealed text for each. Nobody but its owner opens it.
create table plan (
    member_id uuid primary key,
    id uuid not null, -- the place of the seal; drawn anew at each change
    words bytea not null,
    at bigint not null -- of the last change, microseconds since 1970-01-01T00:00:00Z
);
