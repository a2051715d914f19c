-- Since when each root key of the file is known here. The keys themselves are in the file alone.
create table root_key (
    id bigint primary key, -- what names it beside what it wraps
    made bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
