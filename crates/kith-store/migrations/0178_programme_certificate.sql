-- Certificates that stand. One that was withdrawn leaves no row, so its code is as any that never was.
create table certificate (
    id uuid primary key, -- also the place of the seal
    code uuid not null unique, -- what names it outside; whoever has it reads the certificate
    member_id uuid not null,
    words bytea not null, -- what it says, sealed with the key of its owner
    at bigint not null -- when it was given, microseconds since 1970-01-01T00:00:00Z
);
create index certificate_member on certificate (member_id, at);
