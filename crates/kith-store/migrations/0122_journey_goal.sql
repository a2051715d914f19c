-- What a mentee wants, where it stood on which day, what leads there, and what the mentor says about it.
create table goal (
    id uuid primary key, -- also the place of the seal
    code uuid not null unique,
    talk_id uuid not null,
    author_face uuid not null, -- the mentee's
    words bytea not null,
    worded bigint not null, -- since when these words stand; microseconds since 1970-01-01T00:00:00Z
    weight text not null, -- as kith-core's journey::goal::Weight says it
    state text not null, -- as kith-core's journey::goal::State says it
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    since bigint not null -- since when it is in that state; microseconds since 1970-01-01T00:00:00Z
);
create index goal_of_talk on goal (talk_id, made);
create table goal_point (
    goal_id uuid not null,
    place bigint not null, -- 1, 2, 3 … of the goal
    id uuid not null, -- the place of the seal
    level text not null, -- as kith-core's journey::goal::Level says it
    words bytea, -- null where none were written
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    primary key (goal_id, place)
);
create table goal_step (
    id uuid primary key, -- also the place of the seal
    code uuid not null unique,
    goal_id uuid not null,
    words bytea not null,
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    done bigint -- microseconds since 1970-01-01T00:00:00Z; null while it is not
);
create index goal_step_of_goal on goal_step (goal_id, made);
create table goal_comment (
    id uuid primary key, -- also the place of the seal
    goal_id uuid not null,
    author_face uuid not null, -- the mentor's
    words bytea not null,
    at bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index goal_comment_of_goal on goal_comment (goal_id, at);
