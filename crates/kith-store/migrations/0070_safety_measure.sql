-- What the house does about somebody, each with its reasons.
create table measure (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    case_id uuid not null, -- in which it was decided; the case may be forgotten before it
    member_id uuid not null, -- whom it is about
    face_id uuid not null, -- behind which face they did what it is about
    kind text not null,
    weight text not null,
    message_id uuid, -- null where it is about none
    rule text not null,
    part text not null, -- what part a machine took
    facts bytea not null, -- sealed with the programme's key
    length bigint, -- microseconds; null where it has no length
    by_id uuid not null, -- who decided it
    second_id uuid, -- who agreed, or did not; null where nobody was asked, or has said yet
    at bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    since bigint, -- as at; when it began; null until then
    ends bigint, -- as at; when what it does ends; null where no end is set
    place text not null check (place in ('proposed', 'running', 'appealed', 'upheld', 'ended')),
    until bigint, -- as at; its one deadline; null once it is over
    over bigint, -- as at; null until it is over
    how text, -- how it ended
    hides boolean not null -- whether it hides its message now
);
create index measure_member on measure (member_id, at);
create index measure_case on measure (case_id, at);
create index measure_message on measure (message_id) where message_id is not null;
create index measure_over on measure (over) where over is not null;
