/* add: taking in files, folders and standard input. */
#include "base/clean.h"
#include "base/i18n.h"
#include "base/room.h"
#include "cli/rows.h"
#include "cli/take.h"
#include "cli/turn.h"
#include "cli/verb.h"
#include "cli/watch.h"

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
	if (call_has(t->call, OPTION_QUIET))
		return;
	if (!fresh && t->done.known && !t->refused)
		clean_report(_("nothing new: added 0 articles, %llu known"),
			(unsigned long long)t->done.known);
	else
		clean_report(ngettext("added %llu article, %llu known, "
				      "%llu refused",
				     "added %llu articles, %llu known, "
				     "%llu refused",
				     fresh),
			fresh, (unsigned long long)t->done.known,
			(unsigned long long)t->refused);
}

/* One round after the other, until a signal says stop; of each that brought
 * something a line. */
static bool
keep_watching(struct take *t, struct store *s, struct err *e)
{
	struct paths paths = { 0 };
	struct watch *w;

	for (size_t i = 0; i < t->call->n_args; i++)
		*vec_push(&t->call->arena, &paths) = str_of(t->call->args[i]);
	if (!watch_open(&paths, &w, e))
		return false;
	bool ok = take_run(t, s, e);
	for (struct arena tmp = { 0 }; ok;) {
		summarise(t);
		t->refused = 0;
		if (!watch_wait(w, progress_stopped, &tmp, &paths, e))
			break;
		ok = take_paths(t, s, &paths, e);
		arena_reset(&tmp);
	}
	watch_close(w);
	return ok && !e->kind;
}

int
verb_add(struct call *c)
{
	struct take t = { .call = c };
	struct store *s = NULL;
	struct err e = { 0 };
	bool watches = call_has(c, OPTION_WATCH);

	if (room_is_secure()) {
		err_set(&e, ERR_USAGE,
			_("this is a reading room: nothing can be added"));
		return call_fail(&e);
	}
	turn_wait(c);
	if (call_has(c, OPTION_JSON))
		t.article = article_json;
	bool ok = store_open(c->session.store, NULL, STORE_WRITE, &s, &e) &&
		  (watches ? keep_watching(&t, s, &e) : take_run(&t, s, &e));
	store_close(s);
	if (ok && watches)
		return 0;
	if (ok || t.done.articles)
		summarise(&t);
	return ok ? take_exit_code(&t) : call_fail(&e);
}
