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

-- How often articles were hidden, or shown again: other marks leave what is
-- known of these as it is.
create table hidden_changes (
	one integer primary key check (one = 1),
	n   integer not null
) strict;

insert into hidden_changes values (1, 0);
