-- A sign-in on a device that others use: how long it lasts unused, in microseconds.
alter table session add column shared bigint; -- null where nobody said that others use it
