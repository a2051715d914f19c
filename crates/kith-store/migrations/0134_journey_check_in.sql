-- How it goes, asked of each of the two of a journey for themselves. The other side never reads it.
create table check_in (
    id uuid primary key, -- also the place of the seal
    talk_id uuid not null,
    place bigint not null, -- 1, 2, 3 … within the talk; both sides have each
    side text not null check (side in ('member', 'helper')),
    question text not null, -- as kith-core's journey::rhythm says it
    asked bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    answer text, -- as kith-core's journey::rhythm says it; null while nothing was said
    answered bigint, -- microseconds since 1970-01-01T00:00:00Z; null while nothing was said
    words bytea, -- sealed with the key of their author in that talk; null where there are none
    shared boolean not null, -- whether a coordinator may open the words
    unique (talk_id, place, side)
);
