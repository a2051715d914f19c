-- Whom programmes took in, by an application or by a code.
create view taken_in as
select application.member_id as member_id, application.role as role, application.programme_id as programme_id,
       application.over as since -- microseconds since 1970-01-01T00:00:00Z
from application where application.how = 'accepted'
union all
select invitation.member_id, invitation.role, invitation.programme_id, coalesce(invitation.came, 0)
from invitation where invitation.member_id is not null;

-- A request for a mentor belongs to the programme that took its asker in last: whatever is asked from now on. What is
-- not closed yet follows where that programme took mentors in too, so that nobody who waits is left without anybody.
update request set programme_id = coalesce((
    select taken_in.programme_id from taken_in join face on face.owner_id = taken_in.member_id
    where face.id = request.asker_id and taken_in.role = 'mentee'
    and exists (select 1 from programme where programme.id = taken_in.programme_id)
    and exists (select 1 from taken_in as mentor
                where mentor.programme_id = taken_in.programme_id and mentor.role = 'mentor')
    order by taken_in.since desc, taken_in.programme_id limit 1), programme_id)
where kind = 'mentor' and place <> 'closed';
create index request_pool on request (programme_id, asked, id)
where kind = 'mentor' and place in ('waiting', 'escalated', 'alternative');

-- Everybody whom a run may look at: whoever waits for a mentor, each in the programme in which they asked, and whoever
-- mentors, in none.
create view pooled as
select request.programme_id as programme_id, face.id as face_id, face.owner_id as owner_id
from request join face on face.id = request.asker_id
where request.kind = 'mentor' and request.place in ('waiting', 'escalated', 'alternative')
union all
select null, face.id, face.owner_id
from role_grant join face on face.owner_id = role_grant.member_id and face.side = 'helper'
where role_grant.role = 'mentor';

-- The runs of all programmes, in the order of their list.
create index run_at on run (at, id);
