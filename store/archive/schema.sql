-- The archive.  Times named "at" are numbers that sort like dates (when.h).

-- What lists need of an article; its text is in body.
create table article (
	id        integer primary key,
	uid       blob    not null unique, -- 16 bytes: article_uid
	at        integer not null,        -- published
	added     integer not null,        -- seconds since 1970
	title     text    not null,
	source    text    not null,
	url       text    not null,
	published text    not null,        -- as the article says it
	players   blob    not null,        -- players.id by index, see ledger.h
	n_quotes  integer not null,
	n_figures integer not null,
	hash      integer not null         -- of this row and body: rowset.h
) strict;

-- The order of lists.  A quote or figure has no row: its number is that of
-- its article and its index there (thing.h), so this is their order, too.
create index article_newest on article (at desc, id desc, n_quotes, n_figures);

create table body (
	id     integer primary key, -- of the article
	places blob not null,       -- of its quotes and figures: places.h
	text   text not null,
	pack   blob not null        -- article_pack without the text
) strict;

create table player (
	id       integer primary key,
	kind     integer not null, -- enum player_kind
	fold     text    not null, -- the folded name; one with its kind
	name     text    not null,
	beside   integer not null, -- 1: listed behind the others (places)
	mentions integer not null,
	articles integer not null,
	quotes   integer not null,
	unique (fold, kind)
) strict;

create index player_rank on player (beside, mentions desc, id);

-- Every surface a player was seen under, the canonical one included.
create table player_name (
	fold     text    not null,
	player   integer not null,
	name     text,             -- as first written; null: as folded
	articles integer not null, -- that have it
	primary key (fold, player)
) strict, without rowid;

create index player_name_player on player_name (player);

-- The rest of what a card shows.
create table appearance (
	player   integer not null,
	at       integer not null,
	article  integer not null,
	mentions integer not null,
	primary key (player, at desc, article desc)
) strict, without rowid;

create table said (
	player  integer not null,
	at      integer not null,
	article integer not null,
	quote   integer not null, -- index in the article
	primary key (player, at desc, article desc, quote)
) strict, without rowid;

-- Quotes of others about him.
create table told (
	player  integer not null,
	at      integer not null,
	article integer not null,
	quote   integer not null,
	primary key (player, at desc, article desc, quote)
) strict, without rowid;

create table role (
	player  integer not null,
	title   text    not null,
	"of"    text    not null,
	former  integer not null,
	at      integer not null,
	article integer not null,
	primary key (player, title, "of", former, at desc, article desc)
) strict, without rowid;

-- Totals, kept by every save and delete.  One row.
create table total (
	articles     integer not null,
	players      integer not null,
	quotes       integer not null,
	figures      integer not null,
	last_article integer not null -- the highest number ever given
) strict;

insert into total values (0, 0, 0, 0, 0);

-- Search: index.c tells what is in these.
create virtual table term using fts5 (terms, content = '', detail = none,
	columnsize = 0, tokenize = jianbao);

create table common (
	chunk integer primary key, -- of 256 articles
	bits  blob    not null     -- which common characters they hold
) strict;

create table variant (
	id     integer primary key, -- of the article
	places blob not null
) strict;

create table fact (
	chunk   integer primary key,
	version integer not null, -- rises with every change
	facts   blob    not null
) strict;

create index fact_version on fact (version);

create table search_source (
	id   integer primary key,
	name text not null unique
) strict;

-- Words by their first letters in pinyin: readings_make.h.
create table reading (
	key   integer primary key,
	words blob not null
) strict;

create table search_setting (
	name  text primary key,
	value any
) strict, without rowid;
