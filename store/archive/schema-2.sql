-- Articles that are reprints of each other: story.h.

-- The longest statements of each article, by the month it was published.
create table sketch (
	month   integer not null, -- when_month
	key     integer not null,
	article integer not null,
	primary key (month, key, article)
) strict, without rowid;

-- Of those that are not alone in theirs.
create table story (
	article integer primary key,
	story   integer not null -- the number of one that told it
) strict;

create index story_members on story (story);
