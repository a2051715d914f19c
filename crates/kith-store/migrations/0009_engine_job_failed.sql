-- Jobs that failed and are tried again: few, and counted whenever somebody asks whether the house is ready.
create index job_failed on job (name) where tries > 1;
