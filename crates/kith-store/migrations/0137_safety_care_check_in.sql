-- Words beside a check-in or in an application are a place of their own: nothing that is read there is said in a talk.
create table care_next (
    id uuid primary key,
    code uuid not null unique, -- what names it to its author
    place text not null check (place in ('talk', 'request', 'check_in', 'application')),
    place_id uuid not null, -- the talk, the request, the check-in or the application
    face_id uuid not null, -- whose words
    help text not null, -- what their card speaks of
    level text not null, -- the strongest so far
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    last bigint not null, -- as since; when something was read last
    hidden text, -- what the card spoke of when they said "not now"; null while it shows
    reading text not null, -- whether their words may be read
    back bigint, -- as since; when the house asks how they are; null where that is not agreed
    unique (place_id, face_id)
);
insert into care_next (id, code, place, place_id, face_id, help, level, since, last, hidden, reading, back)
    select id, code, place, place_id, face_id, help, level, since, last, hidden, reading, back from care;
drop table care;
alter table care_next rename to care;
create index care_face on care (face_id);
