-- How much each helper takes on, by their own word.
create table capacity (
    helper_id uuid primary key, -- the helper's face
    places bigint not null,
    leave_until bigint, -- microseconds since 1970-01-01T00:00:00Z, as every time here
    no_new_until bigint,
    paused_since bigint -- new requests rest since a silence; null once the helper is back
);
create table duty (
    helper_id uuid not null,
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (helper_id, since)
);
create index duty_until on duty (until, since);
