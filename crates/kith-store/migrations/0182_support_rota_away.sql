-- When helpers are away: no place in a shift is theirs then.
create table rota_away (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    helper_id uuid not null, -- the helper's face
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint not null
);
create index rota_away_helper on rota_away (helper_id, until);
