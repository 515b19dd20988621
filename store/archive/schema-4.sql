-- Where articles came from, byte for byte: original.h.

create table origin (
	article  integer primary key,
	original integer not null, -- in original: its first article; 0: none
	path     text    not null, -- as it was named when it was taken in
	line     integer not null, -- of that input; 0: all of it
	declared text    not null  -- the charset that it claims, and is not in
) strict;

create index origin_shared on origin (original) where original <> article;

create table original (
	article integer primary key, -- the first one that came from it
	size    integer not null,
	against integer not null,    -- 1: packed against that article's text
	bytes   blob    not null     -- zstd
) strict;
