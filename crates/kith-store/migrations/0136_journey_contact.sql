-- Each contact of a coordinator with the two of a journey.
create table contact (
    id uuid primary key, -- also the place of the seal
    talk_id uuid not null,
    by_id uuid not null, -- the coordinator
    with_whom text not null, -- as kith-core's journey::contact says it
    channel text not null, -- the same
    topics text not null, -- the same, with spaces between them
    words bytea, -- sealed with the programme's key; null where there are none
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index contact_talk on contact (talk_id, at);
