-- Open requests: looked through when the house starts, so that none is left without a timer.
create index request_open on request (id) where place <> 'closed';
