-- What lists need of the articles that are out of them (hidden.h), as it was
-- looked up in an archive: that one whose article `article` has this uid, when
-- its facts (facts.h) had this version.
create table away (
	uid     blob    primary key,
	article integer not null, -- its number; 0: the archive has it not
	at      integer not null,
	quotes  integer not null,
	figures integer not null
) strict, without rowid;

create table away_of (
	one     integer primary key check (one = 1),
	article integer not null,
	uid     blob    not null,
	facts   integer not null
) strict;

-- Who is in lists again may change unseen.
create trigger away_no_more after update of archived, deleted on seen
when not (new.archived or new.deleted)
begin
	delete from away where uid = new.uid;
end;
