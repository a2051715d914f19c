-- What a member's calendar says of their meetings, and the address from which it is fetched.
create table calendar (
    member_id uuid primary key,
    wording text not null, -- as kith-core's calendar::Wording says it
    token bytea unique, -- hash of what stands in the address; null where there is none
    since bigint -- microseconds since 1970-01-01T00:00:00Z: when the address was made
);
