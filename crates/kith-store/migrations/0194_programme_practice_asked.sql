-- Which programmes ask for a signature before supporters meet anybody new.
create table practice_asked (
    programme_id uuid primary key,
    shifts bigint not null, -- how many supervised shifts come before it
    by_id uuid not null, -- who set it
    since bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
