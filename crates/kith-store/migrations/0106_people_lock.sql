-- A sign-in that was not used for a while asks for the passphrase again.
alter table taste add column idle_lock text not null default 'never'; -- never, 5, 15, 30: minutes
alter table session add column locked bigint; -- microseconds since 1970-01-01T00:00:00Z; null while it is open
alter table session add column kept bytea; -- sealed; the form that came while it was locked, null where none did
