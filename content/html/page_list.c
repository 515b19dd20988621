#include "content/html/page_list.h"

size_t
page_list_starts(str s, str list)
{
	str one;

	for (bool more = true; more;) {
		more = str_cut(list, STR("|"), &one, &list);
		if (one.n && str_starts(s, one))
			return one.n;
	}
	return 0;
}

size_t
page_list_find(str s, str list, size_t *length)
{
	size_t first = STR_NONE;
	str one;

	for (bool more = true; more;) {
		more = str_cut(list, STR("|"), &one, &list);
		size_t at = one.n ? str_find(s, one) : STR_NONE;
		if (at < first) {
			first = at;
			*length = one.n;
		}
	}
	return first;
}

bool
page_list_has(str s, str list)
{
	str one;

	for (bool more = true; more;) {
		more = str_cut(list, STR("|"), &one, &list);
		if (one.n && str_eq(s, one))
			return true;
	}
	return false;
}
