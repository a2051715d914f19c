-- Wrapped data keys, one for each owner: in a store of their own, outside the database and its backups.
create table data_key (
    kind text not null, -- talk, member, programme, house
    scope_id uuid not null, -- the talk, the member, the programme; nil for the house
    author_id uuid not null, -- the author's face in a talk; else nil
    version bigint not null,
    root_id bigint not null, -- the root key that wraps it
    wrapped bytea, -- null: destroyed for good
    used boolean not null, -- whether something kept is known to be sealed with it
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    idle_since bigint, -- microseconds since 1970-01-01T00:00:00Z; since when it waits to be swept
    primary key (kind, scope_id, author_id)
);
create index data_key_author on data_key (author_id);
create index data_key_root on data_key (root_id);
create index data_key_unused on data_key (made) where not used;
