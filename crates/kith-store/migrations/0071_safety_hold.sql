-- Cases that are not forgotten for now, because somebody outside may need what was copied.
create table hold (
    case_id uuid primary key,
    by_id uuid not null, -- who placed it
    ground text not null,
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint not null -- as since; it ends by itself
);
