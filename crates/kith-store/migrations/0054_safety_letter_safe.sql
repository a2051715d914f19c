-- What whoever wrote a letter answered last to "Are you safe now?".
alter table letter add column safe text; -- null until they answer
alter table letter add column safe_at bigint; -- microseconds since 1970-01-01T00:00:00Z
