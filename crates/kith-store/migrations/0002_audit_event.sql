-- The public history that pages, streams and feeds read; holds no text.
create table event (
    topic text not null, -- talk:ID, request:ID, member:ID
    seq bigint not null, -- counted within the topic, from 1
    kind text not null,
    subject_id uuid not null,
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (topic, seq)
);
