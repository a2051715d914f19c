-- Jobs and lines of the outbox that failed too often: kept for a person to look at, done no more.
create table dead_work (
    id uuid primary key,
    source text not null, -- job, outbox
    name text not null, -- of the job, or the topic of the line
    subject_id uuid not null,
    tries bigint not null,
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
