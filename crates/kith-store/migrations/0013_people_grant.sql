-- Roles that members hold ("grant" itself is a word of SQL).
create table role_grant (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    member_id uuid not null,
    role text not null,
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint -- as since; null while nobody has set an end
);
create index role_grant_member on role_grant (member_id, role);
create index role_grant_role on role_grant (role, since);
