create table message (
    id uuid primary key,
    code uuid not null unique,
    talk_id uuid not null references talk (id),
    seq bigint not null, -- that of its event: order within the talk, from 1
    author_id uuid not null, -- the face that wrote it
    body bytea, -- sealed with its author's key in this talk; null once withdrawn
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    withdrawn bigint, -- microseconds since 1970-01-01T00:00:00Z
    unique (talk_id, seq)
);
create index message_pace on message (author_id, at);
