#include "store/store_internal.h"

/* VACUUM INTO leaves the log mode behind: the copy has a plain journal, and
 * nothing in it that was deleted. */
bool
store_copy(struct store *s, const char *path, struct err *e)
{
	return sql_do(&s->archive, e, "vacuum into ?", SQL_T(str_of(path)));
}
