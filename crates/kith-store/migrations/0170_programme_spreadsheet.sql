-- Spreadsheets that a coordinator looked at, and those that were brought in.
create table spreadsheet (
    id uuid primary key, -- also the place of the seals
    code uuid not null unique,
    programme_id uuid not null,
    by_id uuid not null, -- who brought it; no foreign key: it stays when they are gone
    kind text not null check (kind in ('people', 'pairs', 'meetings')),
    role text check (role in ('mentee', 'mentor')), -- of everybody in it who says none; null where none was chosen
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    brought bigint, -- as made; null until it was brought in
    text bytea, -- the file, sealed with the key of the programme; null from then on
    look bytea not null -- what was seen in it: counts, problems, columns; sealed likewise
);
create index spreadsheet_made on spreadsheet (made, id);
create index spreadsheet_waits on spreadsheet (made) where brought is null;
create index spreadsheet_brought on spreadsheet (brought);
