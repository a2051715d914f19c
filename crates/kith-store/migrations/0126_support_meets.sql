-- Until when the next meeting of the two lasts: microseconds since 1970-01-01T00:00:00Z; null where none is agreed on.
alter table request add column meets bigint;
