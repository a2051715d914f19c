-- What a member says of themselves, on one of their faces.
create table facet (
    id uuid primary key,
    face_id uuid not null,
    kind text not null,
    value text, -- a word from a list; null where it is sealed
    sealed bytea, -- own words, and what belongs to a special category
    special text, -- which special category; null for none
    audience text not null, -- nobody, matching, matched, circle, community
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index facet_face on facet (face_id, kind);
-- What pairing may read: a plain line for each facet that its owner has opened to it. It goes when
-- the consent goes.
create table fit (
    facet_id uuid primary key,
    face_id uuid not null,
    kind text not null,
    value text not null,
    special text, -- as in facet
    audience text not null -- as in facet
);
create index fit_face on fit (face_id);
create index fit_value on fit (kind, value);
