-- Time that helpers entered themselves; what the house keeps anyway is counted where it is kept.
create table hour_entry (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    member_id uuid not null,
    day text not null, -- 2026-11-22, by the clock of whoever entered it
    minutes bigint not null,
    kind text not null, -- as kith-core's programme::hours::Kind says it
    made bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index hour_entry_member on hour_entry (member_id, day);
