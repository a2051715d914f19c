-- What a mentee and a mentor promise each other: one row for each version, signed by each for themselves.
create table agreement (
    id uuid primary key, -- also the place of the seal
    talk_id uuid not null,
    number bigint not null, -- 1, 2, 3 … within the talk
    author_face uuid not null, -- who wrote this version
    words bytea not null,
    whole boolean not null, -- whether every part has words
    review bigint not null, -- the day on which both look at it again, microseconds since 1970-01-01T00:00:00Z
    written bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    mentee_signed bigint, -- microseconds since 1970-01-01T00:00:00Z; null while they have not
    mentor_signed bigint, -- the same
    unique (talk_id, number)
);
