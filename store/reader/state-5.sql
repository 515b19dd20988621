-- A folder of feeds that is closed in their list.
create table closed_folder (
	name text primary key
) strict, without rowid;
