-- What each of the two says of walking together, on a short scale, when its day has come; and what enough people said of one
-- mentor, together. The other side reads only words that their author shared.
create table feedback (
    id uuid primary key, -- also the place of the seal
    talk_id uuid not null,
    side text not null check (side in ('member', 'helper')),
    wave text not null, -- as kith-core's journey::feedback says it
    version bigint not null, -- of the questions
    due bigint not null, -- the day of the wave, microseconds since 1970-01-01T00:00:00Z
    asked bigint not null, -- the same
    answers text, -- a digit for each question, or a stroke for one that was left; null while nothing was said
    answered bigint, -- as due; null while nothing was said
    words bytea, -- sealed with the key of their author in that talk; null where there are none
    shared bigint, -- as due: since when the other may read the words; null: not at all
    pooled boolean not null, -- whether it is in what a mentor was told of several together
    unique (talk_id, wave, side)
);
create table feedback_pool (
    helper_face uuid primary key,
    people bigint not null, -- about how many, to the nearest five
    means text not null, -- in tenths for each question, or a stroke where too few answered it, with spaces between
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
