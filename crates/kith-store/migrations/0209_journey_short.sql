-- Journeys that ended early: within half a year, and before a last day that was set. What a report closed is none of them.
-- Only whoever asked for somebody else rests before the next: nobody waits because their mentor fell silent or went.
create view short_journey as
select talk.id as talk_id, talk.code as code, talk.member_face as mentee,
       talk.helper_face as mentor, talk.closed as closed,
       case when talk.how = 'another' then cast(1 as bigint) else cast(0 as bigint) end as rests
from talk join request on request.id = talk.request_id and request.kind = 'mentor'
where talk.closed is not null and talk.closed < talk.opened + 15552000000000
  and talk.how in ('goodbye', 'another', 'helper_silent', 'left', 'erased')
  and not exists (select 1 from ending where ending.talk_id = talk.id and ending.ends - 86400000000 <= talk.closed);
-- A coordinator's yes to look for a mentor once more, after journeys that ended early.
create table rematch (
    id uuid primary key,
    mentee_face uuid not null, -- for whom
    by_id uuid, -- who said it; null once they are erased
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index rematch_mentee on rematch (mentee_face, at);
create index rematch_by on rematch (by_id);
