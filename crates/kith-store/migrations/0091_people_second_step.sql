-- The second step of a sign-in, for members who have set one up.
create table second_step (
    member_id uuid primary key,
    secret bytea not null, -- sealed; from what the digits are made
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    last bigint not null, -- the half minute whose digits were taken last: none are taken twice
    wrong bigint not null, -- how often in a row the digits were wrong
    missed bigint not null -- as since; when they were last
);
