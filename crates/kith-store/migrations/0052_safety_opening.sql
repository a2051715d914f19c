-- Each time somebody of the staff opened what a member wrote in confidence; shown to that member.
create table opening (
    id uuid primary key,
    member_id uuid not null, -- whose words
    by_id uuid not null,
    role text not null, -- in which role
    what text not null,
    subject_id uuid not null,
    why text not null,
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint not null -- as at; how long they stayed open
);
create index opening_member on opening (member_id, at, id);
create index opening_subject on opening (subject_id, by_id, until);
