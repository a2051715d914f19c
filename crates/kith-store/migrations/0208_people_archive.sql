-- A copy of everything that is theirs, for which a member asked outside the house: started by staff, opened by the member.
create table archive (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    member_id uuid not null, -- whose copy it is
    by_id uuid, -- who started it; null once they are erased
    way text not null, -- how it was asked for
    asked bigint not null, -- when it was asked for; microseconds since 1970-01-01T00:00:00Z
    since bigint not null, -- since when the member can open it; the same
    until bigint not null, -- by when the law wants it; the same
    next bigint, -- when somebody is told of it next, or it is forgotten; the same; null where nothing follows by itself
    place text not null,
    over bigint -- when the member opened it, or staff ended it; the same; null while it waits
);
create unique index archive_one on archive (member_id) where over is null;
create index archive_member on archive (member_id, since);
create index archive_need on archive (until, code) where over is null;
create index archive_by on archive (by_id);
