-- People of a spreadsheet, for whom a way in is kept until they come, or its time is over.
create table invitation (
    id uuid primary key, -- also the place of the seals
    code uuid not null unique,
    programme_id uuid not null,
    spreadsheet_id uuid not null, -- from which its row came last
    role text not null check (role in ('mentee', 'mentor')),
    mark text not null, -- the keyed hash of the row's own key
    sum text not null, -- the keyed hash of all that the row says
    who bytea not null, -- key and name, sealed with the key of the programme
    said bytea, -- answers and words, sealed likewise; null once they came in
    lock text unique, -- the hash of what they type to come in; null until that was made, and once it was used
    made bigint not null, -- microseconds since 1970-01-01T00:00:00Z
    until bigint not null, -- as made; from then on an invitation that nobody used is forgotten
    member_id uuid, -- who came; null until then
    came bigint, -- as made; when they had said what may be read of them; null until then
    unique (programme_id, role, mark)
);
create index invitation_listed on invitation (programme_id, id);
create index invitation_sheet on invitation (spreadsheet_id, id);
create index invitation_member on invitation (member_id) where member_id is not null;
create index invitation_until on invitation (until) where came is null;
