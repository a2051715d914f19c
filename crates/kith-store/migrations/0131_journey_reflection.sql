-- What each of the two writes down at the end of a journey, sealed with their own key in that talk; one row each.
create table reflection (
    id uuid primary key, -- also the place of the seal; new with each writing
    talk_id uuid not null,
    author_face uuid not null,
    words bytea not null,
    shared bigint, -- since when the other reads what they take with them and their thanks, microseconds since
                   -- 1970-01-01T00:00:00Z; null: not at all
    handed_in bigint, -- since when coordinators read the exit form; null: not at all
    afterwards text not null, -- as kith-core's journey::closure::After says it
    written bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    unique (talk_id, author_face)
);
