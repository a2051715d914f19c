-- When members have no time, brought in from their own calendars: nothing but when.
create table busy (
    member_id uuid primary key,
    id uuid not null, -- the place of the seal; new with each file
    times bytea not null, -- sealed with the member's own key: a line for each, where it begins and where it is over
    number bigint not null, -- how many
    brought bigint not null, -- microseconds since 1970-01-01T00:00:00Z: when the file was brought
    until bigint not null -- the same: up to when it was read; then all of it is forgotten
);
