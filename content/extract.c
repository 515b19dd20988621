#include "content/extract.h"

void
extract(struct article *a, bool headings,
	const struct confirmed_names *confirmed, struct arena *perm)
{
	struct names names = { 0 };

	section_find(a, headings, perm);
	figure_find(a, perm);
	name_find(a, confirmed, perm, &names);
	player_find(a, &names, perm);
	quote_find(a, perm);
}
