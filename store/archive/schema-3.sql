-- What readers corrected, kept for ever and looked up whenever an article
-- names somebody: correction.h.
create table correction (
	fold    text    not null, -- a name that articles give, folded …
	kind    integer not null, -- … and the kind they give to it
	deed    integer not null, -- enum correction
	owner   text    not null, -- whose name it was: his canonical one, folded
	to_fold text    not null, -- who he is instead: folded …
	to_kind integer not null, -- … and of this kind
	to_name text    not null, -- as it is shown
	primary key (fold, kind, deed)
) strict, without rowid;
