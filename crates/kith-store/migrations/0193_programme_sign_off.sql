-- What supervisors said of supporters at the end of their practice: signed, or not yet.
create table sign_off (
    id uuid primary key, -- also the place of the seal
    practice_id uuid not null,
    supporter_id uuid not null, -- whose it is, and with whose key the words are sealed
    supervisor_id uuid not null, -- who signed
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z, as every time here
    tongue text not null, -- the tag of the language in which it was heard
    marks text not null, -- what was seen of each competency, in their order
    words bytea not null, -- sealed; a few words to the supporter
    ends bigint, -- from when it does not hold any more; null for one that says not yet
    again bigint -- the day on which they meet again, where it says not yet
);
create index sign_off_supporter on sign_off (supporter_id, made);
