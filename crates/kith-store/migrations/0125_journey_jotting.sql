-- What either writes about a meeting: one row for each author and part, sealed.
create table jotting (
    id uuid primary key, -- also the place of the seal
    meeting_id uuid not null,
    author_face uuid not null,
    part text not null, -- as kith-core's meeting::Part says it
    words bytea not null,
    written bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    unique (meeting_id, author_face, part)
);
