-- What was tried for somebody who may be in danger; null where it is only a note.
alter table case_note add column tried text;
