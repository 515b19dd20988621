/* backup: a consistent copy, while others read and write. */
#include "base/clean.h"
#include "base/i18n.h"
#include "cli/rows.h"
#include "cli/verb.h"

int
verb_backup(struct call *c)
{
	struct rows r;
	struct err e = { 0 };
	bool ok = rows_open(&r, c, &e) && store_copy(r.store, c->args[0], &e);

	rows_close(&r);
	if (!ok)
		return call_fail(&e);
	if (!call_has(c, OPTION_QUIET))
		clean_report(_("copied to %s"), c->args[0]);
	return 0;
}
