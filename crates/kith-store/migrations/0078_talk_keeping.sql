-- How long each of two keeps their own words in a talk, and whether they want all of it gone.
create table keeping (
    talk_id uuid not null,
    face_id uuid not null,
    choice text not null, -- house, quarter, month, week
    wipe bigint, -- when they asked that everything goes, microseconds since 1970-01-01T00:00:00Z; null where they did not
    primary key (talk_id, face_id)
);
create index message_kept on message (talk_id, author_id) where body is not null;
