-- The ledger of consents, append only while the member is here: the last line of a purpose counts.
create table consent (
    member_id uuid not null,
    purpose text not null,
    seq bigint not null, -- counted within member and purpose, from 1
    word text not null, -- given, withdrawn
    version bigint not null, -- of the text that was read
    locale text not null, -- in which it was read
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (member_id, purpose, seq)
);
