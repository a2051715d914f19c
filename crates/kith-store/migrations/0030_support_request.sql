-- Requests; the columns from `place` on are the state of the machine, one to one.
create table request (
    id uuid primary key,
    code uuid not null unique,
    programme_id uuid not null references programme (id),
    asker_id uuid not null, -- the member's face
    kind text not null,
    urgency text not null,
    haste bigint not null, -- place of the urgency in the queue, least first
    level text not null, -- the strongest signal of how safe the asker is
    risk bigint not null, -- place of the signal in the queue, greatest first; 0 where it is no risk
    reach text not null, -- who may take it
    in_line boolean not null, -- whether whoever is on duty may take it now
    asked bigint not null, -- microseconds since 1970-01-01T00:00:00Z, as every time here
    since bigint not null, -- since when it is where it is
    words bytea not null, -- sealed with the key of the member who wrote them
    first_yes bigint, -- when a helper first said yes; null until then
    place text not null,
    promise bigint, -- when the queue's promise is up
    desk_until bigint, -- when the coordinator's time is up; null unless on the desk
    until bigint, -- the clock of the offer, the turn or the question; when it closed
    offer_id uuid,
    helper_id uuid, -- the helper's face: who holds it or said yes
    route text,
    talk_id uuid,
    turn text,
    rung text,
    question text,
    paused_by text,
    owes text,
    outcome text,
    closer text
);
create index request_asker on request (asker_id, asked);
create index request_queue on request (risk desc, haste, asked, id) where in_line;
create index request_desk on request (desk_until, id) where desk_until is not null;
create index request_helper on request (helper_id, place);
create index request_talk on request (talk_id) where talk_id is not null;
create index request_waits on request (kind, asked);
create table request_topic (
    request_id uuid not null references request (id),
    topic text not null references topic (slug),
    primary key (request_id, topic)
);
