-- Feeds that are followed, and what came from them: feeds.h.

create table feed (
	id       integer primary key,
	url      text    not null unique,
	title    text    not null,
	site     text    not null,
	folder   text    not null,
	etag     text    not null, -- of the last answer, to ask with
	modified text    not null,
	failure  text    not null, -- why the last fetch failed; empty: it did not
	failures integer not null, -- in a row
	whole    integer not null, -- 1: pages of short entries are fetched
	added    integer not null, -- seconds since 1970, as all here
	checked  integer not null, -- the last answer; 0: none yet
	due      integer not null  -- not to be asked before; 0: any time
) strict;

-- What an entry is known by: its guid, else its page, else its text.
create table feed_entry (
	feed    integer not null,
	key     text    not null,
	page    text    not null, -- url_key of its address, or empty
	article integer not null, -- the newest version
	wanted  integer not null, -- 1: its page is still to be fetched
	primary key (feed, key)
) strict, without rowid;

create index feed_entry_page on feed_entry (page, feed);
create index feed_entry_article on feed_entry (feed, article);
create index feed_entry_wanted on feed_entry (feed, article) where wanted = 1;

-- Articles that were changed by their feed, and what they became.
create table version (
	article integer primary key,
	newer   integer not null
) strict;

-- Articles whose feed had a summary, and the article made of their page.
create table whole_page (
	article integer primary key,
	page    integer not null
) strict;
