-- One pass of the matching over a programme. Nobody of its people is told of it before a coordinator approves.
create table run (
    id uuid primary key,
    code uuid not null unique,
    programme_id uuid not null references programme (id),
    by_id uuid not null, -- the coordinator
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z, as every time here
    objective text not null,
    weights text not null, -- thousandths for each feature, in the order of the handbook, with commas
    seed text not null, -- of the lottery, in decimal digits
    snapshot text not null, -- SHA-256 of its instance, in hexadecimal digits
    mentees bigint not null,
    mentors bigint not null,
    figures text not null, -- JSON: what it came to, what other settings would come to, and what kept people apart
    approved bigint -- when pairs of it were first put to people; null while it is dry
);
create index run_programme on run (programme_id, at, id);
-- What the matching was given and what it answered, byte for byte: whoever runs it again gets the same.
create table run_sheet (
    run_id uuid primary key references run (id),
    meta text not null,
    edges text not null,
    caps text not null,
    caps_a text not null,
    pairs text not null,
    certificate text not null
);
-- Who asked for a mentor when the run was made, and why nobody was found for them.
create table run_mentee (
    run_id uuid not null references run (id),
    no bigint not null, -- the id in the instance, from 0
    request_id uuid not null,
    face_id uuid not null,
    weeks bigint not null, -- waited by then
    why text, -- null for whoever is in a pair
    primary key (run_id, no)
);
create index run_mentee_request on run_mentee (request_id);
create table run_mentor (
    run_id uuid not null references run (id),
    no bigint not null, -- the id in the instance, from 0
    face_id uuid not null, -- the helper face
    places bigint not null, -- free by then
    primary key (run_id, no)
);
create table run_pair (
    run_id uuid not null references run (id),
    code uuid not null unique,
    request_id uuid not null,
    mentee_face uuid not null,
    mentor_face uuid not null,
    fit bigint not null, -- millionths
    locked boolean not null, -- a coordinator kept the two together
    put bigint, -- when it was put to both; null while it was not
    gone bigint, -- when it turned out to be no longer possible
    primary key (run_id, request_id)
);
