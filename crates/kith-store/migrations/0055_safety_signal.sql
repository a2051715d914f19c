-- What stands between the house and one person at one place, after words of theirs that worry it.
create table care (
    id uuid primary key,
    code uuid not null unique, -- what names it to its author
    place text not null check (place in ('talk', 'request')),
    place_id uuid not null, -- the talk or the request
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
create index care_face on care (face_id);
-- What was read in a text: no words, and of ordinary texts nothing.
create table signal (
    id uuid primary key,
    code uuid not null unique,
    care_id uuid not null, -- of whom, and where; the letter, for what was written to the house
    author_id uuid, -- the face that wrote it; null for what was written to the house
    message_id uuid, -- null for the words of a request or a letter
    level text not null,
    subject text not null,
    categories text not null, -- words with a space between them
    offer boolean not null, -- whether its author was shown help
    page boolean not null, -- whether a person was called at once
    heard text not null, -- full, none (no language that is read), unread (reading failed)
    marks text not null, -- rule:first byte:byte after the last, with spaces between them
    pack text not null, -- the version of the packs
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index signal_care on signal (care_id, at, id);
create index signal_heard on signal (at) where heard <> 'full';
-- What is remembered of earlier messages of one author in one talk: sums that fade, and no words.
create table signal_memory (
    id uuid primary key,
    talk_id uuid not null,
    face_id uuid not null, -- the author
    sums bytea not null, -- sealed with its author's key in this talk
    unique (talk_id, face_id)
);
-- A case of somebody in danger is closed by two.
alter table desk_case add column closing_by uuid; -- who wants to close it; null while nobody does
alter table desk_case add column closing_how text; -- and how it ended for them
