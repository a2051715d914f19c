-- Which version of the code of conduct of a course somebody signed, and when. A newer version adds a line.
create table commitment (
    member_id uuid not null,
    course text not null,
    version bigint not null,
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (member_id, course, version)
);
