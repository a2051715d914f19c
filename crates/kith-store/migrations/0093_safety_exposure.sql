-- What one person of the staff opened lately is counted, so that nobody reads more than they should.
create index opening_by on opening (by_id, at);
