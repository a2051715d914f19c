-- A mentee and a mentor as a coordinator looks after them, from the opening of their talk on.
create table bond (
    talk_id uuid primary key,
    weight bigint not null, -- by which the coordinator's list is ordered, the greatest first
    parts text not null, -- what the weight is the sum of, as kith-core's journey::health says it, with spaces between them
    reviewed bigint not null -- the version of the agreement whose day of review they were told of; 0 before that
);
create index bond_weight on bond (weight, talk_id);
