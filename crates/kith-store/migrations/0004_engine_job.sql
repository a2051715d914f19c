-- Timers and other work that runs later: one line for each name and subject.
create table job (
    name text not null,
    subject_id uuid not null,
    due bigint not null, -- microseconds since 1970-01-01T00:00:00Z; a claimed job is due again when its lease ends
    tries bigint not null,
    primary key (name, subject_id)
);
create index job_due on job (due);
