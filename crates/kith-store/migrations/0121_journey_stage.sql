-- The stages that a mentee and a mentor entered, in the order of their time; any of them again.
create table stage (
    talk_id uuid not null,
    place bigint not null, -- 1, 2, 3 … within the talk
    stage text not null, -- as kith-core's journey::Stage says it
    by_face uuid not null, -- who said so
    since bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (talk_id, place)
);
