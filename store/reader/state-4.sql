-- A place in an article under a letter.
create table bookmark (
	letter text    primary key,
	uid    blob    not null,
	place  integer not null, -- bytes into the text
	at     integer not null  -- seconds since 1970
) strict, without rowid;
