#include "cli/rows.h"

#include "base/clean.h"
#include "base/i18n.h"
#include "base/pages.h"

#include <errno.h>
#include <unistd.h>

/* What a list or a search needs, rounded up. */
enum { WORK_BYTES = 4 << 20 };

bool
rows_open(struct rows *r, struct call *c, struct err *e)
{
	*r = (struct rows){ .call = c };
	if (access(c->session.store, F_OK) != 0 && errno == ENOENT)
		return err_set(e, ERR_STORE,
			_("there is no archive yet at %s: "
			  "jianbao add FILE makes it"),
			c->session.store);
	pages_take(WORK_BYTES, WORK_BYTES, 2 * WORK_BYTES);
	return store_open(
		c->session.store, c->session.state, STORE_READ, &r->store, e);
}

void
rows_close(struct rows *r)
{
	store_close(r->store);
	arena_free(&r->tmp);
	arena_free(&r->arena);
}

static const struct {
	enum verb verb;
	const char *none;
} nothing[] = {
	{ VERB_list, N_("there is no article yet: jianbao add FILE takes one "
			"in") },
	{ VERB_players, N_("no player is found") },
	{ VERB_quotes, N_("no quote is found") },
	{ VERB_figures, N_("no figure is found") },
	{ VERB_exchange, N_("neither said anything about the other") },
	{ VERB_feeds, N_("no feed is followed yet: jianbao follow URL") },
	{ VERB_searches, N_("no search is saved yet: S in the explorer saves "
			    "one") },
	{ VERB_notes, N_("there is no note yet: c in an article of the "
			 "explorer writes one") },
};

void
rows_count(const struct rows *r, size_t n)
{
	if (n || rows_json(r) || call_has(r->call, OPTION_QUIET))
		return;
	for (size_t i = 0; i < sizeof nothing / sizeof *nothing; i++)
		if (nothing[i].verb == r->call->verb)
			clean_report("%s", _(nothing[i].none));
}

bool
rows_print(struct rows *r, const struct ids *ids, row_fn *print, struct err *e)
{
	size_t limit = call_limit(r->call, 0);
	bool ok = true;

	rows_count(r, ids->n);
	for (size_t i = 0; ok && i < ids->n && i < limit; i++) {
		if (!output_open(&r->call->out))
			break;
		ok = print(r, ids->v[i], e);
		arena_reset(&r->tmp);
	}
	return ok;
}

bool
rows_load(struct rows *r, int64_t id, struct err *e)
{
	if (r->id == id)
		return true;
	r->id = 0;
	arena_reset(&r->arena);
	r->article = (struct article){ 0 };
	if (!store_load(r->store, id, &r->arena, &r->article, e))
		return false;
	runes_init(&r->runes, r->article.text, &r->arena);
	r->id = id;
	return true;
}

bool
rows_has(const struct rows *r, int32_t index, size_t n, struct err *e)
{
	if (index >= 0 && (size_t)index < n)
		return true;
	return err_set(e, ERR_STORE, _("article %lld has no such place"),
		(long long)r->id);
}

void
rows_json_open(struct call *c, struct json *j)
{
	*j = (struct json){ .out = &c->out.b };
	json_open(j, '{');
}

void
rows_json_end(struct call *c, struct json *j)
{
	json_close(j, '}');
	buf_putc(&c->out.b, '\n');
	output_line(&c->out);
}

bool
rows_json(const struct rows *r)
{
	return call_has(r->call, OPTION_JSON);
}
