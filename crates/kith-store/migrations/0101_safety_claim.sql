-- What a member asks for by right.
alter table letter add column claim text; -- null but for such a letter
alter table letter add column purpose text; -- for which use of what is kept; null as above
