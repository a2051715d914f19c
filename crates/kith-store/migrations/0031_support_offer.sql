-- Each time a request was put to a helper.
create table offer (
    id uuid primary key,
    code uuid not null unique,
    request_id uuid not null references request (id),
    helper_id uuid not null, -- the helper's face
    route text not null,
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    ended bigint, -- microseconds since 1970-01-01T00:00:00Z; null while it stands
    how text -- accepted, passed, lapsed or withdrawn; null while it stands
);
create unique index offer_standing on offer (request_id) where ended is null;
create index offer_helper on offer (helper_id, made);
create index offer_request on offer (request_id, made);
-- Who is not asked again about a request: they passed, or their talk about it ended.
create table passed (
    request_id uuid not null references request (id),
    helper_id uuid not null,
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (request_id, helper_id)
);
