-- Whether somebody waits for an answer: a case that has had its own and is looked at again owes none.
alter table desk_case add column owed boolean not null default true;
update desk_case set owed = false where answered is not null and place in ('answered', 'closed')
    and source <> 'appeal';
