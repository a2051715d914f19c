create table session (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    member_id uuid not null,
    token bytea not null unique, -- hash of what the browser shows
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    seen bigint not null, -- as since; written anew when it is five minutes old
    browser text not null, -- its family
    system text not null -- its family
);
create index session_member on session (member_id, seen);
-- Ways back in for a member who lost the passphrase.
create table recovery (
    member_id uuid not null,
    code bytea not null, -- hash
    used bigint, -- microseconds since 1970-01-01T00:00:00Z; null while it can be used
    primary key (member_id, code)
);
