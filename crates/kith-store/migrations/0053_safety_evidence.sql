-- What was said around what is reported, copied when it was reported: it outlasts withdrawals, closed
-- doors and accounts, until its letter is forgotten.
create table evidence (
    letter_id uuid primary key references letter (id),
    talk_id uuid not null,
    reporter text not null, -- on which side of the talk: member, helper
    before bytea, -- the tag before the first of its lines; null where there is none
    mark bytea not null, -- over all of it, under the key of the tags
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create table evidence_line (
    letter_id uuid not null references evidence (letter_id),
    seq bigint not null, -- of the message in its talk
    message_id uuid not null,
    author_id uuid not null, -- the face that wrote it
    side text not null, -- on which side it sat
    chosen boolean not null, -- whether the report is about this one
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    digest bytea not null, -- of the words as their author sealed them
    tag bytea not null,
    words bytea, -- sealed with the key of this copy; null where they were withdrawn or erased before
    primary key (letter_id, seq)
);
-- An opening that is shown to its member only later, so that it does not tell who reported.
alter table opening add column shown bigint; -- microseconds since 1970-01-01T00:00:00Z; null: at once
