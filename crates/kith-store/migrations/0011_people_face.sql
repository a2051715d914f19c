-- What others see of a member; two for a helper. Only safeguarding joins them.
create table face (
    id uuid primary key,
    code uuid not null unique, -- what names it outside
    owner_id uuid not null,
    side text not null, -- member, helper
    pseudonym text not null,
    doorway uuid not null, -- from what the portrait is drawn
    unique (owner_id, side)
);
