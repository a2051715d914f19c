-- One last day for many journeys, set by a coordinator.
create table farewell (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    by_id uuid, -- who set it; null once they have left
    day bigint not null, -- midnight of it in UTC, microseconds since 1970-01-01T00:00:00Z
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    due bigint not null, -- the same; when the two are told: until then it can be stopped
    place text not null check (place in ('waiting', 'told', 'stopped'))
);
create index farewell_made on farewell (made, id);
create index farewell_by on farewell (by_id);
create table farewell_talk (
    farewell_id uuid not null,
    talk_id uuid not null,
    how text, -- told, or that it had an end already; null until then
    primary key (farewell_id, talk_id)
);
create index farewell_talk_waits on farewell_talk (farewell_id, talk_id) where how is null;
