-- What was named where nobody was found in time, or by a coordinator's hand.
create table alternative (
    id uuid primary key,
    request_id uuid not null references request (id),
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    service_id uuid references service (id), -- null: the help lines of the member's country
    by_id uuid, -- the coordinator; null where the house named it
    note bytea -- the coordinator's letter, sealed with their key; null where there is none
);
create index alternative_request on alternative (request_id, at);
-- Helpers who fell silent, to be asked after by a coordinator.
create table silence (
    helper_id uuid not null, -- the helper's face
    request_id uuid not null references request (id),
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    seen bigint, -- microseconds since 1970-01-01T00:00:00Z; null while nobody has asked after them
    seen_by uuid,
    primary key (helper_id, request_id, since)
);
create index silence_open on silence (since) where seen is null;
