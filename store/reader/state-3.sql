-- How many articles are unread, kept from run to run: to count them means to
-- ask the archive for each that was read.

create table counted (
	one      integer primary key check (one = 1),
	changes  integer not null, -- rises with each mark
	at       integer,          -- what changes was when it was counted, …
	articles integer,          -- … for an archive of so many articles …
	last     blob,             -- … whose last one has this uid
	unread   integer
) strict;

insert into counted values (1, 0, null, null, null, null);
