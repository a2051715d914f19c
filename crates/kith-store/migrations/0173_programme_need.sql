-- What waits for a coordinator is read where it stands; by these each of its lists is ordered.
create index desk_case_danger on desk_case (promised, code)
    where place in ('open', 'claimed') and (source = 'safe' or weight >= 2);
create index desk_case_letter on desk_case (promised, code)
    where place in ('open', 'claimed') and source not in ('safe', 'appeal') and weight < 2;
create index desk_case_appeal on desk_case (promised, code)
    where place in ('open', 'claimed') and source = 'appeal' and weight < 2;
create index request_need on request (desk_until, code) where desk_until is not null;
create index silence_need on silence ((since + 172800000000)) where seen is null;
create index application_need on application (until, code) where place in ('sent', 'review', 'second', 'appealed');
create index screening_need on screening (expires, code) where expires is not null;
create index ending_need on ending (ends) where wish is null;
create index debrief_need on debrief (due, code) where until is null;
-- Since when a pair calls for a coordinator, and by when somebody looks after it.
alter table bond add column since bigint; -- microseconds since 1970-01-01T00:00:00Z; null while nothing calls
alter table bond add column call_by bigint; -- the same
update bond set
    since = coalesce((select due - 86400000000 from job where name = 'bond' and subject_id = talk_id),
                     (select opened from talk where talk.id = talk_id)),
    call_by = coalesce((select due - 86400000000 from job where name = 'bond' and subject_id = talk_id),
                       (select opened from talk where talk.id = talk_id))
              + case when weight >= 8 then 172800000000 else 604800000000 end
    where weight > 0;
create index bond_need on bond (call_by) where call_by is not null;
-- Who sees to something on the list of what waits.
create table keeper (
    code uuid primary key, -- what names it on the list
    member_id uuid not null, -- a coordinator
    since bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index keeper_member on keeper (member_id);
create index keeper_since on keeper (since);
-- Who stands in for a coordinator who is away.
create table deputy (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    member_id uuid not null, -- who is away
    deputy_id uuid not null, -- who stands in
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint not null -- the same
);
create index deputy_member on deputy (member_id, until);
create index deputy_deputy on deputy (deputy_id, until);
