-- Each message carries a tag over itself and the tag before it, under a key that the database does not
-- hold: what is altered, invented, left out or put elsewhere no longer fits.
alter table message add column digest bytea; -- of the sealed words; stays when they are withdrawn
alter table message add column tag bytea;
alter table message add column gone bytea; -- says that its author withdrew it; null while it stands
create index message_untagged on message (talk_id, seq) where tag is null;
-- The newest tag of each talk: without it, a talk that lost its end would look whole.
create table talk_tag (
    talk_id uuid primary key,
    seq bigint not null, -- of the newest message
    tag bytea not null,
    mark bytea not null -- over the three, under the same key
);
