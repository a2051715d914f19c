-- Which courses a programme asks for before a pair.
create table course_asked (
    programme_id uuid not null,
    course text not null,
    by_id uuid not null, -- who set it
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (programme_id, course)
);
