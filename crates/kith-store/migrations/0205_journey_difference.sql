-- Two who remember a meeting differently: until when a coordinator settles it, and how they did.
create table difference (
    meeting_id uuid primary key, -- also the place of the seal
    code uuid not null, -- what names the meeting outside
    talk_id uuid not null,
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z: when they differed
    until bigint not null, -- the same: when it is settled at the latest
    over bigint, -- as since: when it was settled; null while it is not
    words bytea -- what a coordinator says to both, sealed with the house's key; null where nobody did
);
create index difference_talk on difference (talk_id);
create index difference_open on difference (until, code) where over is null;
alter table meeting add column settled text; -- as kith-core's difference::Verdict says it; null where nothing was to be settled
