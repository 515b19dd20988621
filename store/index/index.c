/*
 * What the tables hold:
 *
 *	term            FTS5 without content, positions or sizes: for each
 *	                article its terms (terms.h), once; rowid is the
 *	                article's number
 *	common          which common characters each holds (common.h)
 *	variant         where a text must be folded to be compared: hay.h
 *	fact            eight bytes an article (facts.h)
 *	search_source   the sources that facts number
 *	search_setting  the common characters and the frequent terms
 *	sketch, story   articles that are reprints of each other (story.h)
 *
 * Numbers are given as articles arrive, and FTS5 walks by number; the newest
 * first by date is made of it in walk.c.  Numbers in arrival order keep the
 * lists of numbers dense, one or two bytes each, and let every addition go to
 * the end of them.
 *
 * The settings for bulk are those that were measured to be quickest: a small
 * hash table stays in the processor's cache, late merges save work.  Pages are as
 * small as FTS5 makes them by itself: larger ones save three percent here, and
 * a walk of many lanes decodes a page for each term of each lane.
 */
#include "store/index/index.h"

#include "store/index/common.h"
#include "store/index/facts.h"
#include "store/index/frequent.h"
#include "store/index/gather.h"
#include "store/find/hay.h"
#include "store/stories/story.h"
#include "store/index/terms.h"
#include "store/rows/when.h"

#include "base/arena.h"

#include <stdlib.h>

struct index {
	struct sql *sql;
	struct terms *terms;
	struct gather *gather;
	struct facts *facts;
	struct common common;
	bool started;    /* the archive has its common set */
	size_t added;    /* since bulk began */
	size_t articles; /* that there were when it ended */
	bool merging;
};

enum { CRISIS_BULK = 2000, MERGE_PAGES = 500 };

static const char live_settings[] =
	"begin immediate;"
	"insert into term (term, rank) values ('automerge', 8);"
	"insert into term (term, rank) values ('crisismerge', 16);"
	"commit";

static const char bulk_settings[] =
	"begin immediate;"
	"insert into term (term, rank) values ('hashsize', 2097152);"
	"insert into term (term, rank) values ('automerge', 16);"
	"insert into term (term, rank) values ('crisismerge', 2000);"
	"commit";

bool
index_open(struct sql *sql, struct index **out, struct err *e)
{
	sqlite3_stmt *q =
		sql_ask(sql, e, INDEX_SETTING, SQL_T(STR(INDEX_COMMON)));
	int more = sql_step(sql, q, e);

	/* Who searches will see that it is damaged, and may mend it. */
	if (more < 0 && !sql_is_damaged(sql))
		return false;
	struct index *x = calloc(1, sizeof *x);
	if (!x)
		arena_exhausted();
	*x = (struct index){ .sql = sql, .started = more > 0 };
	x->terms = terms_new(more > 0 ? sql_str(q, 0) : str_of(terms_common));
	x->gather = gather_new(sql);
	x->facts = facts_new(sql);
	common_init(&x->common, sql);
	sqlite3_reset(q);
	*out = x;
	return true;
}

void
index_close(struct index *x)
{
	if (!x)
		return;
	terms_free(x->terms);
	gather_free(x->gather);
	facts_free(x->facts);
	free(x);
}

/* Settings that an index keeps from its first article on. */
static bool
start(struct index *x, struct err *e)
{
	if (x->started)
		return true;
	x->started = true;
	return sql_do(x->sql, e,
		"insert or ignore into search_setting values (?, ?)",
		SQL_T(STR(INDEX_COMMON)), SQL_T(str_of(terms_common)));
}

/* The number of a source; those that do not fit into a fact share 0xFFFF. */
static bool
source_number(struct index *x, str name, uint16_t *out, struct err *e)
{
	int64_t n = 0;

	*out = 0;
	if (name.n == 0)
		return true;
	if (!sql_number(x->sql,
		    sql_ask(x->sql, e,
			    "select id from search_source where name = ?",
			    SQL_T(name)),
		    0, &n, e))
		return false;
	if (n == 0 && !sql_number(x->sql,
			      sql_ask(x->sql, e,
				      "insert into search_source (name) "
				      "values (?) returning id",
				      SQL_T(name)),
			      0, &n, e))
		return false;
	*out = (uint16_t)(n < 0xFFFF ? n : 0xFFFF);
	return true;
}

/* Behind terms_build of the article. */
static bool
tell_story(struct index *x, int64_t id, const struct article *a,
	bool (*tell)(struct sql *, const struct telling *, struct err *),
	struct err *e)
{
	struct arena tmp = { 0 };
	struct hay hay =
		hay_make(a->text, terms_places(x->terms), HAY_PLAIN, &tmp);
	bool ok = tell(x->sql, &(struct telling){ id, a, hay.text }, e);

	arena_free(&tmp);
	return ok;
}

bool
index_add(struct index *x, int64_t id, const struct article *a, struct err *e)
{
	str title = article_word(a, a->title);
	str terms = terms_build(x->terms, title, a->text);
	struct fact fact = {
		.when = fact_when(when_of(article_word(a, a->published))),
		.flags = FACT_HERE,
	};

	str places = terms_places(x->terms);

	if (places.n)
		fact.flags |= FACT_VARIANT;
	x->added++;
	return start(x, e) && tell_story(x, id, a, story_add, e) &&
	       (!places.n ||
		       sql_do(x->sql, e, "insert into variant values (?, ?)",
			       SQL_I(id), SQL_B(places))) &&
	       source_number(x, article_word(a, a->source), &fact.source, e) &&
	       facts_put(x->facts, id, fact, e) &&
	       common_put(&x->common, id, terms_common_bits(x->terms), e) &&
	       gather_add(x->gather, id, terms, e);
}

bool
index_remove(
	struct index *x, int64_t id, const struct article *a, struct err *e)
{
	str title = article_word(a, a->title);
	str terms = terms_build(x->terms, title, a->text);

	static const uint8_t none[TERMS_COMMON / 8];

	/* It may be one of those that were just added. */
	return gather_flush(x->gather, e) &&
	       tell_story(x, id, a, story_remove, e) &&
	       facts_put(x->facts, id, (struct fact){ 0 }, e) &&
	       common_put(&x->common, id, none, e) &&
	       sql_do(x->sql, e, "delete from variant where id = ?",
		       SQL_I(id)) &&
	       sql_do(x->sql, e,
		       "insert into term (term, rowid, terms) "
		       "values ('delete', ?, ?)",
		       SQL_I(id), SQL_T(terms));
}

void
index_forget(struct index *x)
{
	gather_forget(x->gather);
	facts_forget(x->facts);
	common_forget(&x->common);
}

bool
index_flush(struct index *x, struct err *e)
{
	bool ok = gather_flush(x->gather, e) && facts_flush(x->facts, e) &&
		  common_flush(&x->common, e);

	/* Before the next transaction others may write. */
	index_forget(x);
	return ok;
}

bool
index_bulk_begin(struct index *x, struct err *e)
{
	x->added = 0;
	return sql_script(x->sql, bulk_settings, e);
}

bool
index_bulk_end(struct index *x, bool *merges, struct err *e)
{
	bool changed;
	int64_t crisis;

	*merges = x->merging = false;
	if (!sql_number(x->sql,
		    sql_ask(x->sql, e,
			    "select v from term_config where k = "
			    "'crisismerge'"),
		    0, &crisis, e))
		return false;
	if (crisis != CRISIS_BULK)
		return true;
	if (!sql_script(x->sql, live_settings, e) ||
		!facts_load(x->facts, &changed, e))
		return false;
	x->articles = facts_count(x->facts);
	facts_forget(x->facts);
	/* Merging all costs the more the larger the rest is. */
	*merges = x->added >= x->articles / 8;
	return true;
}

/*
 * The first call marks all pieces as to be merged, those that follow go on
 * with it; a step that has nothing to do changes less than two rows.  See
 * https://www.sqlite.org/fts5.html#the_merge_command.
 */
bool
index_merge(struct index *x, bool *more, struct err *e)
{
	int before = sqlite3_total_changes(x->sql->db);
	int64_t pages = x->merging ? MERGE_PAGES : -MERGE_PAGES;

	x->merging = true;
	if (!sql_do(x->sql, e,
		    "insert into term (term, rank) values ('merge', ?)",
		    SQL_I(pages)))
		return false;
	*more = sqlite3_total_changes(x->sql->db) - before >= 2;
	return *more || frequent_update(x->sql, x->articles, e);
}

bool
index_clear(struct index *x, struct err *e)
{
	index_forget(x);
	x->started = false;
	return sql_script(x->sql,
		"insert into term (term) values ('delete-all');"
		"delete from fact; delete from common; delete from variant;"
		"delete from sketch; delete from story;"
		"delete from search_source; delete from reading;"
		"delete from search_setting",
		e);
}
