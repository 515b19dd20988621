#include "store/care/examine.h"

#include "base/i18n.h"
#include "store/index/catalog.h"
#include "store/care/examine_index.h"
#include "store/store_internal.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
	FAULTS_TOLD = 5,   /* of many the first */
	STEPS_ASK = 20000, /* of SQLite's machine, until it is asked again */
	ARTICLES_ASK = 256,
};

struct examination {
	struct store *store;
	const struct patience *patience;
	struct findings *out;
	const char *doing; /* what SQLite is at */
	bool stopped;
	int64_t articles;
};

static const char *
salvage_advice(void)
{
	return _("put a backup in its place, or let jianbao doctor --salvage "
		 "NEW take out what is whole");
}

static bool
goes_on(struct examination *x, int64_t done, int64_t of)
{
	x->stopped |= !patience_asks(x->patience, x->doing, done, of);
	return !x->stopped;
}

static int
sqlite_asks(void *ctx)
{
	return !goes_on(ctx, 0, 0);
}

/* The first complaints of quick_check; their number, or -1 when it failed. */
static int
check_pages(struct sql *c, struct arena *tmp, str *first, struct err *e)
{
	sqlite3_stmt *q = sql_ask(c, e, "pragma quick_check(20)");
	int n = 0, more;

	while ((more = sql_step(c, q, e)) > 0) {
		str said = sql_str(q, 0);

		if (str_eq(said, STR("ok")))
			continue;
		str_cut(said, STR("\n"), &said, &(str){ 0 });
		if (n++ == 0)
			*first = arena_copy(tmp, said);
	}
	return more < 0 ? -1 : n;
}

static void
examine_pages(struct examination *x, struct sql *c, const char *part)
{
	struct arena tmp = { 0 };
	struct err e = { 0 };
	str first = { 0 };
	int64_t pages = 0, size = 0;

	x->doing = N_("pages");
	sqlite3_progress_handler(c->db, STEPS_ASK, sqlite_asks, x);
	int n = check_pages(c, &tmp, &first, &e);
	sqlite3_progress_handler(c->db, 0, NULL, NULL);
	sql_number(c, sql_ask(c, NULL, "pragma page_count"), 0, &pages, NULL);
	sql_number(c, sql_ask(c, NULL, "pragma page_size"), 0, &size, NULL);
	if (x->stopped)
		;
	else if (n == 0)
		finding_well(x->out, part, _("%s: %lld pages, %.1f MB"),
			c->path, (long long)pages,
			(double)pages * (double)size / 1e6);
	else
		finding_fault(x->out, part, salvage_advice(),
			_("%s has damaged pages: %.*s"), c->path,
			STR_ARG(n > 0 ? first : str_of(e.text)));
	arena_free(&tmp);
}

/* Articles that cannot be read whole. */
struct ill {
	int64_t n, numbers[FAULTS_TOLD];
};

static void
ill_add(struct ill *ill, int64_t id)
{
	if (ill->n < FAULTS_TOLD)
		ill->numbers[ill->n] = id;
	ill->n++;
}

static str
ill_numbers(const struct ill *ill, struct arena *tmp)
{
	str s = { 0 };

	for (int64_t i = 0; i < ill->n && i < FAULTS_TOLD; i++)
		s = arena_printf(tmp, "%.*s%s%lld", STR_ARG(s), i ? ", " : "",
			(long long)ill->numbers[i]);
	return ill->n > FAULTS_TOLD ? arena_printf(tmp, "%.*s …", STR_ARG(s))
				    : s;
}

/* Every article is loaded, which compares its hash. */
static bool
load_all(struct examination *x, const struct ids *ids, struct ill *ill)
{
	struct arena tmp = { 0 };
	bool on = true;

	x->doing = N_("articles");
	for (size_t i = 0; on && i < ids->n; i++) {
		struct article a = { 0 };

		if (!store_load(x->store, ids->v[i], &tmp, &a, NULL))
			ill_add(ill, ids->v[i]);
		arena_reset(&tmp);
		if (i % ARTICLES_ASK == 0)
			on = goes_on(x, (int64_t)i, (int64_t)ids->n);
	}
	arena_free(&tmp);
	return on;
}

static bool
list_articles(
	struct store *s, struct arena *tmp, struct ids *ids, struct err *e)
{
	sqlite3_stmt *q =
		sql_ask(&s->archive, e, "select id from article order by id");
	int more;

	while ((more = sql_step(&s->archive, q, e)) > 0)
		*vec_push(tmp, ids) = sql_int(q, 0);
	return more == 0;
}

static void
examine_articles(struct examination *x)
{
	struct arena tmp = { 0 };
	struct ids ids = { 0 };
	struct ill ill = { 0 };
	struct err e = { 0 };
	bool listed = list_articles(x->store, &tmp, &ids, &e);

	x->articles = (int64_t)ids.n;
	if (!load_all(x, &ids, &ill))
		;
	else if (!listed)
		finding_fault(x->out, N_("articles"), salvage_advice(),
			_("their list breaks off behind %zu: %s"), ids.n,
			e.text);
	else if (ill.n)
		finding_fault(x->out, N_("articles"), salvage_advice(),
			_("%lld of %zu are damaged: %.*s"), (long long)ill.n,
			ids.n, STR_ARG(ill_numbers(&ill, &tmp)));
	else
		finding_well(x->out, N_("articles"),
			ngettext("%zu, its hash is right",
				"%zu, all their hashes are right", ids.n),
			ids.n);
	arena_free(&tmp);
}

/* What lists take from the totals must be what the articles add up to. */
static void
examine_totals(struct examination *x)
{
	struct sql *c = &x->store->archive;
	struct err e = { 0 };
	int64_t wrong = 0;
	bool ok = sql_number(c,
		sql_ask(c, &e,
			"select (select count(*) from body) <> articles"
			" or (select count(*) from article) <> articles"
			" or (select coalesce(sum(n_quotes), 0) from article)"
			" <> quotes"
			" or (select coalesce(sum(n_figures), 0) from article)"
			" <> figures from total"),
		1, &wrong, &e);

	if (!ok || wrong)
		finding_fault(x->out, N_("totals"), salvage_advice(),
			_("they are not what the articles add up to%s%s"),
			e.text[0] ? ": " : "", e.text);
	else
		finding_well(
			x->out, N_("totals"), _("what the articles add up to"));
}

static void
examine_stories(struct examination *x, struct examined *found)
{
	struct sql *c = &x->store->archive;
	struct err e = { 0 };
	int64_t stories = 0, lost = 0;
	bool ok = sql_number(c,
			  sql_ask(c, &e,
				  "select count(distinct story) from story"),
			  0, &stories, &e) &&
		  sql_number(c,
			  sql_ask(c, &e,
				  "select count(*) from story where article"
				  " not in (select id from article)"),
			  0, &lost, &e);

	if (ok && lost == 0)
		finding_well(x->out, N_("stories"),
			ngettext("%lld told more than once",
				"%lld told more than once",
				(unsigned long)stories),
			(long long)stories);
	else
		finding_fault(x->out, N_("stories"),
			_("jianbao doctor --mend finds them anew"),
			_("they name articles that are not there"));
	found->index_damaged |= !ok || lost;
}

static void
examine_index_part(struct examination *x, struct examined *found)
{
	struct err e = { 0 };
	struct index_check check = { 0 };
	bool ok = index_examine(x->store, &check, &e);

	found->index_damaged = !ok || check.missing || check.surplus;
	if (!ok)
		finding_fault(x->out, N_("index"),
			_("jianbao doctor --mend builds it anew; searches read "
			  "the texts until then"),
			"%s", e.text);
	else if (found->index_damaged)
		finding_fault(x->out, N_("index"),
			_("jianbao doctor --mend builds it anew; searches read "
			  "the texts until then"),
			_("%lld articles are not in it, %lld are that should "
			  "not be"),
			(long long)check.missing, (long long)check.surplus);
	else
		finding_well(x->out, N_("index"),
			_("all %lld articles; %lld words of %lld articles "
			  "were looked up"),
			(long long)x->articles, (long long)check.words,
			(long long)check.sampled);
}

/* A file that was made, but of which nothing could be written. */
static bool
is_empty(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && st.st_size == 0;
}

static void
examine_state(struct examination *x, const char *path, struct examined *found)
{
	struct sql *c = &x->store->state;
	struct arena tmp = { 0 };
	struct ids ids = { 0 };

	if (!path)
		return;
	if (!c->db && is_empty(path)) {
		finding_fault(x->out, N_("state"),
			_("until it can be made nothing is known of what was "
			  "read, and nothing kept"),
			"%s", x->store->state_fault.text);
		return;
	}
	if (!c->db) {
		finding_fault(x->out, N_("state"),
			_("move it away to begin a new one, or see to its "
			  "rights; until then nothing is known of what was "
			  "read, and nothing kept"),
			_("%s cannot be opened: %s"), path,
			access(path, R_OK | W_OK) == 0 ? _("it is damaged, or "
							   "no state of "
							   "jianbao")
						       : strerror(errno));
		return;
	}
	examine_pages(x, c, N_("state"));
	if (state_marked(x->store, DEED_DELETED, &tmp, &ids, NULL))
		found->deleted = (int64_t)ids.n;
	if (found->deleted)
		finding_well(x->out, N_("deleted"),
			_("%lld articles are deleted, but still in the "
			  "archive: jianbao doctor --mend takes them out"),
			(long long)found->deleted);
	arena_free(&tmp);
}

static void
examine_all(struct examination *x, const char *state, struct examined *found)
{
	examine_pages(x, &x->store->archive, N_("store"));
	if (!x->stopped)
		examine_articles(x);
	if (x->stopped)
		return;
	examine_totals(x);
	examine_index_part(x, found);
	examine_stories(x, found);
	examine_state(x, state, found);
}

bool
examine(const char *archive, const char *state, const struct patience *p,
	struct findings *out, struct examined *found)
{
	struct examination x = { .patience = p, .out = out };
	struct err e = { 0 };

	*found = (struct examined){ 0 };
	if (access(archive, F_OK) != 0 && errno == ENOENT) {
		finding_well(out, N_("store"),
			_("there is none yet at %s: jianbao add FILE makes it"),
			archive);
		return true;
	}
	if (!store_open(archive, state, STORE_READ, &x.store, &e)) {
		finding_fault(out, N_("store"), salvage_advice(), "%s", e.text);
		finding_is_lost(out);
		return true;
	}
	examine_all(&x, state, found);
	store_close(x.store);
	return !x.stopped;
}
