-- What two people say to one another for an answered request.
create table talk (
    id uuid primary key,
    code uuid not null unique,
    request_id uuid not null,
    member_face uuid not null, -- who asked
    helper_face uuid not null, -- who answered
    opened bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    last_word bigint not null, -- when somebody last wrote, or when it opened: lists are ordered by it
    paused_by text check (paused_by in ('member', 'helper')), -- null while it runs
    paused_until bigint, -- microseconds since 1970-01-01T00:00:00Z
    closed bigint, -- microseconds since 1970-01-01T00:00:00Z; null while it is open
    how text -- why it closed, as kith-core's talk::End says it; null while it is open
);
create index talk_of_member on talk (member_face, last_word, id);
create index talk_of_helper on talk (helper_face, last_word, id);
create index talk_request on talk (request_id);
