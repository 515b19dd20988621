-- What a reader sets in order: tags, searches to come back to, notes; and
-- what he did last, so that it can be undone.

-- Out of the lists, but found by a search.
alter table seen add column archived integer not null default 0;
-- Out of the lists and of all searches; the archive drops it later.
alter table seen add column deleted integer not null default 0;

create index seen_hidden on seen (uid) where archived = 1 or deleted = 1;

create table tag (
	name text    not null, -- folded: tag_name says how it is shown
	uid  blob    not null,
	at   integer not null, -- seconds since 1970
	primary key (name, uid)
) strict, without rowid;

create index tag_uid on tag (uid, name);

create table tag_name (
	name  text primary key,
	shown text not null -- as it was first written
) strict, without rowid;

create table saved (
	id         integer primary key,
	name       text    not null,
	query      text    not null,
	seen_until integer not null,           -- added: what came later is new
	gone       integer not null default 0  -- deleted; may come back
) strict;

create unique index saved_name on saved (name) where gone = 0;

create table note (
	id      integer primary key,
	uid     blob    not null,
	start   integer not null,           -- bytes of the text: [start, stop)
	stop    integer not null,
	passage text    not null,           -- how it read
	text    text    not null,           -- what is noted
	at      integer not null,           -- seconds since 1970
	gone    integer not null default 0
) strict;

create index note_uid on note (uid, start);

-- Rising; those of one step are undone together.
create table deed (
	id    integer primary key,
	step  integer not null,
	kind  integer not null, -- enum deed_kind
	key   any     not null, -- an article's uid, or a saved search, a note
	name  text    not null, -- a tag
	value any               -- what it was before
) strict;

create index deed_step on deed (step);
