-- What was looked at about somebody, and until when it holds. Never a certificate.
create table screening (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    member_id uuid not null, -- about whom
    kind text not null,
    issued bigint not null, -- a day, microseconds since 1970-01-01T00:00:00Z
    expires bigint, -- the same; null where it holds for good
    outcome text not null,
    warned boolean not null, -- whether its end was announced
    by_id uuid not null, -- who kept it
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint -- the same; its next deadline; null where nothing happens any more
);
create index screening_member on screening (member_id, kind);
