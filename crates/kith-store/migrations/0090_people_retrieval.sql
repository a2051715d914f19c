-- Ways back into an account by waiting, for a member who has neither passphrase nor recovery code.
create table retrieval (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    member_id uuid not null,
    secret bytea not null, -- hash of the code that was shown to whoever began it
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    due bigint not null, -- as since; when its next step is
    place text not null -- waiting, open, used, stopped, expired
);
create index retrieval_member on retrieval (member_id, since);
