-- What the house published about its cases: only what may leave it stands here, a quarter a row.
create table transparency (
    quarter text primary key, -- such as 2026-3
    body text not null, -- JSON: each figure with its key
    by_id uuid not null, -- who published it
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
