-- Pairs that existed before the house knew of them. Each opens when both have come in.
create table invited_pair (
    id uuid primary key, -- also the place of the seal
    code uuid not null unique,
    programme_id uuid not null,
    mark text not null, -- the keyed hash of the row's own key
    who bytea not null, -- that key, sealed with the key of the programme
    mentee_id uuid not null references invitation, -- the invitation of each
    mentor_id uuid not null references invitation,
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint, -- as made; when whoever coordinates hears of it; null once it opened
    talk_id uuid, -- where the two talk; null until it opened
    unique (programme_id, mark),
    unique (mentee_id, mentor_id)
);
create index invited_pair_listed on invited_pair (programme_id, id);
create index invited_pair_mentor on invited_pair (mentor_id);
create index invited_pair_until on invited_pair (until) where until is not null;

-- Meetings of such pairs, kept until the pair opens.
create table invited_meeting (
    id uuid primary key, -- also the place of the seal
    programme_id uuid not null,
    pair_id uuid not null references invited_pair,
    mark text not null, -- the keyed hash of the row's own key
    who bytea not null, -- that key, sealed with the key of the programme
    start bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    minutes bigint not null,
    held boolean not null,
    meeting_id uuid, -- as what it stands among the meetings of the two; null until the pair opened
    unique (programme_id, mark)
);
create index invited_meeting_pair on invited_meeting (pair_id);
create index invited_meeting_listed on invited_meeting (programme_id, id);
