-- What people outside say of an applicant.
create table reference (
    id uuid primary key, -- also the place of the seals
    lock text not null unique, -- the hash of what opens its page
    mark text, -- the keyed hash of the address; null where the house writes to none
    application_id uuid not null,
    member_id uuid not null, -- whose application it is
    who bytea not null, -- names, address and what opens its page, sealed with the key of the applicant
    mailed boolean not null, -- whether the house writes to the referee
    asked bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    chased bigint, -- as asked; when the referee was reminded
    words bytea, -- sealed with the key of the programme; null until something is kept
    shared boolean not null, -- whether the applicant may read it
    place text not null check (place in ('asked', 'given', 'refused', 'over')),
    until bigint -- as asked; its one deadline; null once it is over
);
create index reference_of on reference (application_id, asked);
create index reference_member on reference (member_id, asked);
create index reference_mark on reference (mark, asked) where mark is not null;

-- Addresses to which the house never writes again for a reference.
create table reference_no (
    mark text primary key, -- the keyed hash of the address
    since bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
