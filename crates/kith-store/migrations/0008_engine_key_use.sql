-- Young data keys with which something kept here was sealed: noted in the unit of work that kept it,
-- so that the key store sweeps away only those that nothing was sealed with. Holds no key.
create table key_use (
    kind text not null, -- as in the key store
    scope_id uuid not null,
    author_id uuid not null,
    primary key (kind, scope_id, author_id)
);
