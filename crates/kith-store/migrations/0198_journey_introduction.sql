-- A mentor brings their mentee together with somebody else whom they talk with behind the same face.
create table introduction (
    id uuid primary key, -- also the place of the seals; in place of a request, the talk of the two belongs to it
    code uuid not null unique, -- what names it outside
    talk_id uuid not null, -- the talk of the mentee and the mentor
    mentor_face uuid not null, -- who offers it
    mentee_face uuid not null, -- who is asked first
    third_face uuid not null, -- who is asked then
    why bytea, -- what the mentee reads, sealed with the key of the mentor in talk_id; null once it has an end
    about bytea, -- what the third reads, sealed with the key of about_by in talk_id; null once it has an end
    about_by uuid not null, -- the face that wrote it last
    offered bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    place text not null check (place in ('offered', 'asked', 'agreed', 'quiet', 'made', 'over')),
    since bigint not null, -- as offered; since when it is there
    mentee text, -- what the mentee said: yes or no; null while they have not, and once it is over
    asked bigint, -- as offered; when the third was asked; null where they were not
    third text, -- as mentee
    reminded boolean not null, -- whether whoever is asked now was reminded
    made_talk uuid unique -- the talk of the two; null unless it is made
);
create index introduction_talk on introduction (talk_id, offered, id);
create index introduction_mentor on introduction (mentor_face, offered, id);
create index introduction_mentee on introduction (mentee_face, offered, id);
create index introduction_third on introduction (third_face, offered, id);
create index introduction_open on introduction (id) where place not in ('made', 'over');
