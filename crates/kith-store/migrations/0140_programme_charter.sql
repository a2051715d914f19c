-- What a programme says of itself in public, and where it is between its draft and its end. The founded programme of the
-- house has none: it carries the calendar and the clocks.
create table charter (
    programme_id uuid primary key references programme (id),
    locale text not null, -- of its name and texts, a BCP 47 tag
    slug text not null unique, -- its public address: small letters, digits, hyphens
    model text not null, -- as kith-core's programme::frame::Model says it
    state text not null, -- draft, open, running, closing
    begins bigint, -- the day on which it begins, microseconds since 1970-01-01T00:00:00Z; null while nobody has set one
    ends bigint, -- the day on which it ends, from which on it is over; the same; null where it goes on
    places bigint not null, -- for how many people at a time it is meant
    weeks bigint not null, -- how long it goes on for whoever is in it
    hours bigint not null, -- the least time for it in a month
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
create index request_programme on request (programme_id);
