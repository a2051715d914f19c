-- A talk that somebody ended and reported in one step.
create table stop (
    letter_id uuid primary key, -- the report
    talk_id uuid not null,
    by_id uuid not null, -- the member who ended it
    about_id uuid not null, -- the member whom it is about
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    unique (talk_id, by_id)
);
create index stop_about on stop (about_id, at);
create index stop_by on stop (by_id);
