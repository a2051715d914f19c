-- What is written to the house and answered by it.
create table letter (
    id uuid primary key,
    code uuid not null unique, -- what names it to its writer, where they have an account
    kind text not null,
    matter text, -- null but for a concern
    writer_id uuid, -- the member; null for somebody without an account, or whose account is gone
    talk_id uuid, -- null where it is about none
    receipt text unique, -- keyed hash of the reference code; null where there is none
    way bytea, -- sealed with the programme's key: a safe way to answer; null where none was given
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index letter_writer on letter (writer_id, at) where writer_id is not null;
create table letter_line (
    id uuid primary key,
    letter_id uuid not null references letter (id),
    side text not null,
    by_id uuid, -- who of the house wrote it; null for the writer
    words bytea not null, -- sealed with the programme's key
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index letter_line_letter on letter_line (letter_id, at, id);
