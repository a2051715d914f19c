-- What a member should know; holds no text.
create table notice (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    member_id uuid not null,
    kind text not null, -- the key of its words
    about text, -- what it is about: request, offer, talk, …; null for nothing that has a page
    subject uuid, -- its code
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    seen bigint -- as at; null while it waits to be seen
);
create index notice_member on notice (member_id, at);
-- Which questions of the welcome a member has answered or passed over.
create table welcome (
    member_id uuid not null,
    step text not null,
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (member_id, step)
);
