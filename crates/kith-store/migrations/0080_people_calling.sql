-- For what and when a member wants to be called from outside; no row: for nothing.
create table calling (
    member_id uuid primary key,
    called text not null, -- never, answers, everything
    zone text not null, -- IANA name
    quiet_from bigint, -- minutes of the day; null: any hour will do
    quiet_until bigint,
    stirred bigint, -- microseconds since 1970-01-01T00:00:00Z: what they are about to be called for; null for nothing
    last bigint -- as stirred: when they were called the last time
);
-- Where a member is called by mail.
create table mailbox (
    id uuid primary key,
    code uuid not null unique, -- what names it in an address that stops the mail
    stop text not null unique, -- what is typed to stop the mail
    member_id uuid not null unique,
    address bytea not null, -- sealed with the member's own key
    mark text not null, -- keyed hash of the address: its mails are counted
    asked bigint not null, -- microseconds since 1970-01-01T00:00:00Z: when the last code was sent
    wrong bigint not null, -- wrong codes typed since
    proven bigint, -- as asked; null until its owner typed the code
    failing bigint -- as asked: since when mail to it is turned away
);
-- Mails that were sent lately, to be counted; forgotten after two days.
create table mailing (
    id uuid primary key,
    mark text not null, -- of the address
    member_id uuid not null,
    errand text not null,
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index mailing_mark on mailing (mark, at);
create index mailing_member on mailing (member_id, at);
