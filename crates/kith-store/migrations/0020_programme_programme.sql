-- Programmes; the first is founded when the store is opened, for the engines write a fixed id differently.
create table programme (
    id uuid primary key,
    code uuid not null unique,
    name text not null,
    zone text not null, -- IANA name
    weekdays bigint not null -- working days: 1 Monday, 2 Tuesday, 4 Wednesday, …, 64 Sunday, added up
);
-- Clocks that a programme has set itself; the others run as the handbook says.
create table programme_timer (
    programme_id uuid not null references programme (id),
    timer text not null,
    span bigint not null, -- microseconds, or working days where the timer counts these
    primary key (programme_id, timer)
);
-- Days on which nobody works, although the weekday says so.
create table day_off (
    programme_id uuid not null references programme (id),
    day text not null, -- 2026-12-25
    primary key (programme_id, day)
);
