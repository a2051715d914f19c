-- Ways into a role, each with its one deadline.
create table application (
    id uuid primary key, -- also the place of the seals
    code uuid not null unique, -- what names it outside
    programme_id uuid not null,
    member_id uuid not null, -- whose
    role text not null, -- for which role
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    answers bytea, -- sealed with the key of its writer; null until something is kept
    sent bigint, -- as made; null while it is a draft
    by_id uuid, -- who decided it last
    ask bigint, -- as made; when a second person is asked again
    since bigint, -- as made; since when on the waiting list
    raised boolean not null, -- whether a lead was called
    place text not null check (place in ('draft', 'sent', 'review', 'second', 'waiting', 'declined', 'appealed', 'ended')),
    until bigint, -- as made; the day its writer was told, and after a no the day it is forgotten; null for a draft
    verdict text, -- what a second person is asked about
    over bigint, -- as made; null until it is over
    how text, -- how it ended
    appeal bytea -- why somebody else should look, sealed as the answers
);
create index application_member on application (member_id, made);
create index application_until on application (until, id) where until is not null;
create index application_line on application (programme_id, role, since) where place = 'waiting';
create index application_programme on application (programme_id, made, id);

-- What was decided about one, with its reasons.
create table application_decision (
    id uuid primary key, -- also the place of the seal
    application_id uuid not null,
    by_id uuid not null, -- who
    second_id uuid, -- who agreed, or differed
    verdict text not null,
    criteria bigint not null, -- by which version of the written criteria
    reason bytea not null, -- in words for its writer, sealed with the key of the programme
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    told bigint -- as at; when its writer heard of it; null while a second person is asked, and where they differed
);
create index application_decision_of on application_decision (application_id, at);

-- What was heard in an interview, for those who decide.
create table application_note (
    id uuid primary key, -- also the place of the seal
    application_id uuid not null,
    by_id uuid not null,
    words bytea not null, -- sealed with the key of the programme
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index application_note_of on application_note (application_id, at);

-- Programmes in which two people decide about each application.
create table two_decide (
    programme_id uuid primary key,
    since bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
