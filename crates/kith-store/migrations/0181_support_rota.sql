-- Shifts that are made ahead, and who took a place in them. Who is really there stands in `duty`.
create table rota_shift (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z, as every time here
    until bigint not null,
    tongue text, -- the tag of its language; null for whichever
    wanted bigint not null, -- how many people
    due bigint -- when something is next to be told of it; null once nothing is
);
create index rota_shift_since on rota_shift (since, id);
create table rota_place (
    shift_id uuid not null references rota_shift (id),
    helper_id uuid not null, -- the helper's face
    taken bigint not null,
    asked bigint, -- since when they ask somebody to take it over; null while they do not
    asked_id uuid, -- the face that they ask; null for whoever can
    primary key (shift_id, helper_id)
);
create index rota_place_helper on rota_place (helper_id, shift_id);
create index rota_place_asked on rota_place (asked) where asked is not null;
