-- Two who remember a meeting differently: until when a coordinator settles it, and how they did.
create table difference (
    meeting_id uuid primary key, -- also the place of the seal
    code uuid not null, -- what names the meeting outside
    talk_id uuid not null,
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z: when they differed
    until bigint not null, -- the same: when it is settled at the latest
    told boolean not null, -- whether the two have heard of it
    over bigint, -- as since: when it was settled; null while it is not
    words bytea -- what a coordinator says to both, sealed with the house's key; null where nobody did
);
create index difference_open on difference (until, code) where over is null;
alter table meeting add column settled text; -- as kith-core's difference::Verdict says it; null where nothing was to be settled
-- Who differed before hears of it when the house starts, and has a week from then on.
insert into difference (meeting_id, code, talk_id, since, until, told)
    select id, code, talk_id, start, start, false from meeting
    where agreed and start is not null and mentee_said is not null and mentor_said is not null
    and mentee_said <> mentor_said;
