-- Pairs that were put to both sides. The clock and the mentor's place are those of the offer.
create table proposal (
    offer_id uuid primary key references offer (id),
    run_id uuid not null references run (id),
    request_id uuid not null,
    mentee_face uuid not null,
    mentor_face uuid not null,
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z, as every time here
    until bigint not null,
    mentee_yes bigint, -- null while they have not said it
    mentor_yes bigint,
    ended bigint, -- null while it stands
    how text, -- as kith-core's pairing::proposal::End says it; null while it stands
    followed bigint -- when the next best was looked for; null while it was not
);
create index proposal_mentee on proposal (mentee_face, made);
create index proposal_mentor on proposal (mentor_face, made);
create index proposal_run on proposal (run_id, made);
-- What a coordinator decided about two people before a run.
create table exclusion (
    code uuid primary key,
    mentee_face uuid not null,
    mentor_face uuid not null,
    kind text not null, -- forbidden or locked
    by_id uuid not null,
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    unique (mentee_face, mentor_face)
);
-- Whom a member would like to be paired with, and whom never.
create table preference (
    of_face uuid not null,
    about_face uuid not null,
    wish bigint not null, -- 1 is the first, 0 is never
    primary key (of_face, about_face)
);
create index preference_about on preference (about_face);
