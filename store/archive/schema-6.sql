-- Quarters and halves of a year have numbers of their own now: when.h.

create temp table part as
select id, at + (1 + (cast(substr(published, 7, 1) as integer) - 1)
	* iif(substr(published, 6, 1) = 'Q', 3, 6)) * 100000000
	+ iif(substr(published, 6, 1) = 'Q', 2, 1) as now
from article
where at % 10000000000 = 0 and (published glob '[0-9][0-9][0-9][0-9]-Q[1-4]*'
	or published glob '[0-9][0-9][0-9][0-9]-H[12]*');

update article set at = part.now from temp.part where article.id = part.id;
update appearance set at = part.now from temp.part
	where appearance.article = part.id;
update said set at = part.now from temp.part where said.article = part.id;
update told set at = part.now from temp.part where told.article = part.id;
update role set at = part.now from temp.part where role.article = part.id;

drop table temp.part;
