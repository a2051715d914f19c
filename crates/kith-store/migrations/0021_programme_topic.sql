-- What a request can be about. Words for the first ones come with the house; a programme adds its own.
create table topic (
    slug text primary key,
    name text not null, -- shown where the house has no words for the slug
    special boolean not null, -- says something about health, sex life, orientation, belief or ethnicity
    place bigint not null -- its place in lists, least first
);
insert into topic (slug, name, special, place) values
    ('relationships', 'Relationships', false, 10),
    ('intimacy', 'Intimacy and sex', true, 20),
    ('coming-out', 'Coming out', true, 30),
    ('gender', 'Gender', true, 40),
    ('loneliness', 'Loneliness', false, 50),
    ('grief', 'Grief', false, 60),
    ('family', 'Family', false, 70),
    ('new-parent', 'Being a new parent', false, 80),
    ('caring', 'Caring for somebody', false, 90),
    ('illness', 'Living with illness', true, 100),
    ('disability', 'Disability', true, 110),
    ('mood', 'Low mood and worry', true, 120),
    ('faith', 'Faith and doubt', true, 130),
    ('migration', 'A new country', false, 140),
    ('work', 'Work and study', false, 150),
    ('losing-work', 'Losing work', false, 160),
    ('money', 'Money and debt', false, 170),
    ('housing', 'A place to live', false, 180);
-- Services outside the house that can be named where nobody in it was found in time.
create table service (
    id uuid primary key,
    code uuid not null unique,
    programme_id uuid not null references programme (id),
    name text not null,
    about text not null,
    web text, -- https address, null where there is none
    dial text, -- what one dials there, null where there is none
    country text, -- ISO 3166 code, null where it serves everywhere
    since bigint not null -- microseconds since 1970-01-01T00:00:00Z
);
create index service_programme on service (programme_id, name);
create table service_topic (
    service_id uuid not null references service (id),
    topic text not null references topic (slug),
    primary key (service_id, topic)
);
create index service_topic_topic on service_topic (topic, service_id);
