-- What one reader did.  Articles are known by their uid, so that it holds
-- for every archive and survives taking an article in anew.
create table seen (
	uid     blob    primary key, -- 16 bytes: article_uid
	read    integer not null default 0,
	starred integer not null default 0,
	place   integer not null default 0 -- bytes into the text
) strict, without rowid;

create index seen_read on seen (read, uid);

create table history (
	query text    primary key,
	at    integer not null -- rising: the order of asking
) strict, without rowid;

create index history_newest on history (at desc);
