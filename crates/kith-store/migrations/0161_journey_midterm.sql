-- The day on which two look at their agreement again: what each of them wants, and their look back. Neither reads what the
-- other said before both have.
create table midterm (
    id uuid primary key, -- also the place of the seal; new with each writing
    talk_id uuid not null,
    number bigint not null, -- the version of the agreement
    side text not null check (side in ('member', 'helper')),
    asked bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    reminded bigint, -- the same; null while they were not
    choice text, -- as kith-core's journey::midterm says it; null while nothing was said
    answered bigint, -- the same; null while nothing was said
    words bytea, -- sealed with the key of their author in that talk; null where there are none
    unique (talk_id, number, side)
);
