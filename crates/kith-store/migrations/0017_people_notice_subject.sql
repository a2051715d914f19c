-- Notices by what they are about: forgotten together with it.
create index notice_subject on notice (subject) where subject is not null;
