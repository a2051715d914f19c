-- What was told outside the house of a member, or is to be: who records it, on which ground, who said yes.
create table disclosure (
    id uuid primary key,
    code uuid not null unique,
    case_id uuid not null,
    member_id uuid, -- of whom; null where the case names nobody
    by_id uuid not null, -- the lead
    ground text not null,
    recipient text not null,
    words bytea not null, -- what, and to whom by name; sealed with the key of the house
    telling text not null, -- when the member learns of it: before, after, unsafe
    reason bytea, -- why that is unsafe, sealed as above; null where they learn of it
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    told bigint, -- as at; since when the member may see it
    state text not null, -- asked, allowed, refused, sent
    second_id uuid, -- who said yes or no; null until then, and where a life was in danger
    until bigint not null -- as at; how long the state lasts, or since when it is so
);
create index disclosure_case on disclosure (case_id, at, id);
create index disclosure_member on disclosure (member_id, told);
