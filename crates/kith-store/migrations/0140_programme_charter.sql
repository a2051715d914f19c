-- What a programme says of itself in public, and where it is between its draft and its end. The founded programme of the
-- house has none: it carries the calendar and the clocks.
create table charter (
    programme_id uuid primary key references programme (id),
    slug text not null unique, -- its public address: small letters, digits, hyphens
    model text not null, -- as kith-core's programme::frame::Model says it
    state text not null, -- draft, open, running, closing
    closes bigint, -- the day on which a closing one is closed, microseconds since 1970-01-01T00:00:00Z; else null
    begins bigint, -- the day on which it begins, the same; null while nobody has set one
    ends bigint, -- the day on which it ends, the same; null where it goes on
    least_age bigint not null, -- years
    places bigint not null, -- how many can take part at a time
    weeks bigint not null, -- how long two walk together
    hours bigint not null, -- the least time for it in a month
    mode text not null, -- as kith-core's programme::frame::Mode says it
    purpose text not null, -- the texts; empty where nothing is written yet
    gains text not null,
    runner text not null,
    hard text not null,
    effort text not null,
    limits text not null,
    people text not null,
    made bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index charter_state on charter (state, begins, programme_id);
create index charter_made on charter (made, programme_id);
