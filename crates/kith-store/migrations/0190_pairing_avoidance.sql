-- With whom a member wants not to be put together; known to nobody else.
create table avoidance (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    owner_id uuid not null,
    face_id uuid, -- somebody whom they met here; null where they typed who it is
    words bytea, -- what they typed, sealed with their own key; null where they met them here
    mark text, -- keyed hash of a mail address, as mailboxes have it; null for everybody else
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    unique (owner_id, face_id),
    unique (owner_id, mark)
);
create index avoidance_mark on avoidance (mark);
-- Who it is, where that was known when it was said: the face that was meant, and whose it is.
create table avoided (
    avoidance_id uuid not null,
    owner_id uuid not null,
    face_id uuid not null,
    other_id uuid not null,
    primary key (avoidance_id, face_id)
);
create index avoided_owner on avoided (owner_id, face_id);
create index avoided_other on avoided (other_id);
create index face_pseudonym on face (pseudonym);
create index mailbox_mark on mailbox (mark);
