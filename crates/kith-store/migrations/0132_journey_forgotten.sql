-- When the words of a version were let go, microseconds since 1970-01-01T00:00:00Z; null while they are there. The words
-- are empty then; that there was a version, and who signed it, stays.
alter table agreement add column forgotten bigint;
