-- How many people a programme wants in a role, and by when.
create table target (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    programme_id uuid not null,
    role text not null, -- supporter, mentor, mentee
    many bigint not null, -- how many people
    need text not null, -- who, in a few words; empty for anybody who fits
    until bigint not null, -- the day by which, microseconds since 1970-01-01T00:00:00Z
    since bigint not null -- as until; when it was set
);
create index target_programme on target (programme_id, until, id);

-- Ways by which people hear of a programme, each with a link of its own. Nobody who opens it is counted.
create table source (
    id uuid primary key,
    code text not null unique, -- the eight letters of its link
    programme_id uuid not null,
    name text not null, -- what the desk calls it; empty for the link of a mentor
    owner_id uuid, -- the mentor whose it is; null for one of the desk, and once they are erased
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    gone bigint -- as since; when the desk took it off its list; it leads on
);
create index source_programme on source (programme_id, since, id);
create unique index source_owner on source (owner_id, programme_id) where owner_id is not null;

-- By which way the writer of an application came.
create table came_by (
    application_id uuid primary key,
    source_id uuid not null
);
create index came_by_source on came_by (source_id);
