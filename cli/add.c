/* add: taking in files, folders and standard input. */
#include "base/clean.h"
#include "base/i18n.h"
#include "cli/paths.h"
#include "cli/rows.h"
#include "cli/take.h"
#include "cli/verb.h"

static void
article_json(struct take *t, const char *path, const struct article *a,
	int64_t id, bool fresh)
{
	struct json j;

	rows_json_open(t->call, &j);
	json_key_fact(&j, "path", str_of(path));
	json_key_int(&j, "id", id);
	json_key_fact(&j, "title", article_word(a, a->title));
	json_key(&j, "new");
	json_bool(&j, fresh);
	rows_json_end(t->call, &j);
}

/* "added 12 articles, 1 known, 0 refused" */
static void
summarise(const struct take *t)
{
	unsigned long long fresh = t->done.fresh;

	if (progress_stopped())
		clean_report(_("stopped; what was taken in before is kept"));
	if (!call_has(t->call, OPTION_QUIET))
		clean_report(ngettext("added %llu article, %llu known, "
				      "%llu refused",
				     "added %llu articles, %llu known, "
				     "%llu refused",
				     fresh),
			fresh, (unsigned long long)t->done.known,
			(unsigned long long)t->refused);
}

int
verb_add(struct call *c)
{
	struct take t = { .call = c };
	struct store *s = NULL;
	struct err e = { 0 };

	if (paths_secure()) {
		err_set(&e, ERR_USAGE,
			_("this is a reading room: nothing can be added"));
		return call_fail(&e);
	}
	if (call_has(c, OPTION_JSON))
		t.article = article_json;
	bool ok = store_open(c->session.store, NULL, STORE_WRITE, &s, &e) &&
		  take_run(&t, s, &e);
	store_close(s);
	if (ok || t.done.articles)
		summarise(&t);
	return ok ? take_exit_code(&t) : call_fail(&e);
}
