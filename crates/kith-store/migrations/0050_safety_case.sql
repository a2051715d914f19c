-- What a person at the desk must look at ("case" itself is a word of SQL).
create table desk_case (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    source text not null,
    subject_id uuid not null, -- the request or the letter
    level text not null,
    weight bigint not null, -- the level as a number, 0 to 3: the desk is ordered by it
    opened bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    promised bigint not null, -- as opened; by when an answer was promised
    answered bigint, -- as opened; null until somebody answered
    raised bigint not null, -- how often the desk was told again since the last word
    place text not null check (place in ('open', 'claimed', 'answered', 'closed')),
    by_id uuid, -- who has it, or answered
    until bigint, -- as opened; its one deadline; null once it is closed
    closed bigint, -- as opened; null while it is not
    how text, -- how it ended
    unique (source, subject_id)
);
create index desk_case_desk on desk_case (weight desc, opened, id) where place <> 'closed';
create index desk_case_closed on desk_case (closed, id) where place = 'closed';
