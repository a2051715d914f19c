-- Talks of a mentee and a mentor, each in the programme that had taken the mentee in last when it opened; else in that of
-- their request.
create view paired as
select talk.id as talk_id, talk.code as code, talk.opened as opened, talk.closed as closed, talk.how as how,
       talk.member_face as mentee, talk.helper_face as mentor,
       case when talk.closed is null or talk.how = 'frozen' then 'pairs' end as door,
       coalesce((select application.programme_id from application
                 join face on face.owner_id = application.member_id
                 where face.id = talk.member_face and application.role = 'mentee' and application.how = 'accepted'
                 and application.sent <= talk.opened
                 order by application.made desc, application.id desc limit 1), request.programme_id) as programme_id
from talk join request on request.id = talk.request_id
where request.kind = 'mentor';
