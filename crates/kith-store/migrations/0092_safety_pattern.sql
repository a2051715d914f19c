-- Several people parted from the same person within a month: a case is open about it.
create table pattern (
    id uuid primary key,
    member_id uuid not null, -- from whom
    face_id uuid not null, -- behind which face the last of them met that person
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index pattern_member on pattern (member_id, at);
create index letter_talk on letter (talk_id) where talk_id is not null;
-- Who parted from whom, and how. Worry about somebody is no parting.
create view parting as
select face.owner_id as about_id, face.id as face_id, letter.writer_id as by_id, letter.id as letter_id,
       case when desk_case.how in ('false', 'empty') then 'dismissed'
            when stop.letter_id is null then 'reported' else 'stopped' end as how,
       letter.at as at
from letter
join talk on talk.id = letter.talk_id
join face on face.id in (talk.member_face, talk.helper_face) and face.owner_id <> letter.writer_id
left join stop on stop.letter_id = letter.id
left join desk_case on desk_case.source = 'concern' and desk_case.subject_id = letter.id
where letter.kind = 'concern' and letter.matter not in ('danger', 'young')
union all
select other_id, face_id, owner_id, null, 'blocked', since from block;
