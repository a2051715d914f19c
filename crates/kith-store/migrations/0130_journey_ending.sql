-- The last day that one of the two set for their journey; taken back, its row is gone.
create table ending (
    talk_id uuid primary key,
    by_side text not null, -- who set it, as kith-core's people::face::Side says it
    wish text, -- what the mentee wants then, as kith-core's journey::closure::Then says it; null while not said
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    day bigint not null, -- midnight of it in UTC, the same
    ends bigint not null -- when it is over where the programme is, the same
);
create index ending_day on ending (day);
create index talk_closed on talk (closed, id);
