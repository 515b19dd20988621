#include "store/stories/story.h"

#include "content/words/fold.h"
#include "store/stories/sketch.h"
#include "store/store.h"
#include "store/index/terms.h"
#include "store/rows/when.h"

#include "base/utf8.h"

enum {
	BOTH_LEAST = 600, /* bytes that reprints share: boilerplate is short */
	DAYS_MOST = 10,   /* between them */
	COMPARED = 12,    /* articles that are read for one, at most */
	/* Percent of the bytes of both texts that reprints share; and those
	 * that may be a series: of one source under different titles, or
	 * without a date. */
	ALIKE = 60,
	SERIES = 95,
};

/* What decides besides the text. */
struct about_it {
	str title, source;
	int64_t at;
};

struct comparing {
	struct sql *sql;
	struct arena tmp;
	struct about_it mine;
	struct statements statements;
	uint32_t keys[SKETCH_KEYS];
	size_t n_keys;
};

static void
begin(struct comparing *c, struct sql *sql, const struct telling *t)
{
	const struct article *a = t->article;

	*c = (struct comparing){ .sql = sql };
	c->mine = (struct about_it){ article_word(a, a->title),
		article_word(a, a->source),
		when_of(article_word(a, a->published)) };
	statements_read(t->folded, &c->tmp, &c->statements);
	c->n_keys = statements_keys(&c->statements, c->keys);
}

/* Only letters, digits and characters, folded. */
static str
bare_title(str title, struct arena *tmp)
{
	str folded = fold(tmp, title);
	char *out = arena_new(tmp, char, folded.n);
	size_t n = 0;

	for (size_t at = 0; at < folded.n;) {
		size_t from = at;

		if (rune_class(utf8_next(folded, &at)) == RUNE_OTHER)
			continue;
		while (from < at)
			out[n++] = folded.s[from++];
	}
	return (str){ out, n };
}

/* Does a series number its parts so? */
static bool
holds_number(str s)
{
	static const char numbers[] = "0123456789一二三四五六七八九十上中下";
	str all = str_of(numbers);

	for (size_t at = 0; at < s.n;) {
		size_t from = at;

		utf8_next(s, &at);
		if (str_find(all, str_slice(s, from, at)) != STR_NONE)
			return true;
	}
	return false;
}

/* The same, or one goes on behind the other: "… - The Ledger". */
static bool
same_title(str a, str b, struct arena *tmp)
{
	str x = bare_title(a, tmp), y = bare_title(b, tmp);

	if (x.n > y.n) {
		str swap = x;

		x = y;
		y = swap;
	}
	return x.n && str_starts(y, x) && !holds_number(str_skip(y, x.n));
}

static int64_t
day_of(int64_t at)
{
	return (int64_t)when_month(at) * 31 + at / 1000000 % 100;
}

static bool
are_near(int64_t a, int64_t b)
{
	int64_t days = day_of(a) - day_of(b);

	return days <= DAYS_MOST && days >= -DAYS_MOST;
}

static bool
is_reprint(struct comparing *c, const struct about_it *other, str text)
{
	struct statements theirs = { 0 };
	bool likely = c->mine.at &&
		      (!str_eq(c->mine.source, other->source) ||
			      same_title(c->mine.title, other->title, &c->tmp));

	statements_read(fold(&c->tmp, text), &c->tmp, &theirs);
	statements_sort(&theirs);
	struct shared s = statements_shared(&c->statements, &theirs);
	return s.both >= BOTH_LEAST &&
	       s.both * 100 >= s.any * (likely ? ALIKE : SERIES);
}

/* Is the article at the statement's row one? */
static int
compare(struct comparing *c, int64_t id, struct err *e)
{
	sqlite3_stmt *q = sql_ask(c->sql, e,
		"select a.title, a.source, a.at, b.text from article a"
		" join body b on b.id = a.id where a.id = ?",
		SQL_I(id));
	int more = sql_step(c->sql, q, e);

	if (more <= 0)
		return more;
	struct about_it other = { sql_str(q, 0), sql_str(q, 1), sql_int(q, 2) };
	struct arena_mark mark = arena_mark(&c->tmp);
	bool is = are_near(c->mine.at, other.at) &&
		  is_reprint(c, &other, sql_str(q, 3));
	arena_rewind(&c->tmp, mark);
	sqlite3_reset(q);
	return is;
}

/* Articles that have the key number i, of the months around; the newest. */
static bool
add_candidates(struct comparing *c, size_t i, struct ids *out, struct err *e)
{
	int64_t month = when_month(c->mine.at);

	for (int64_t m = month - 1; m <= month + 1; m++) {
		sqlite3_stmt *q = sql_ask(c->sql, e,
			"select article from sketch where month = ?"
			" and key = ? order by article desc limit ?",
			SQL_I(m), SQL_I(c->keys[i]),
			SQL_I(COMPARED / SKETCH_KEYS));
		int more;

		while ((more = sql_step(c->sql, q, e)) > 0)
			*vec_push(&c->tmp, out) = sql_int(q, 0);
		if (more < 0)
			return false;
	}
	return true;
}

/* The article that this one is a reprint of; 0: none. */
static bool
find_reprint(struct comparing *c, int64_t *id, struct err *e)
{
	struct ids all = { 0 };

	*id = 0;
	for (size_t i = 0; i < c->n_keys; i++)
		if (!add_candidates(c, i, &all, e))
			return false;
	if (all.n)
		statements_sort(&c->statements);
	for (size_t i = 0; i < all.n && i < COMPARED && *id == 0; i++) {
		bool again = false;

		for (size_t k = 0; k < i; k++)
			again |= all.v[k] == all.v[i];
		int is = again ? 0 : compare(c, all.v[i], e);
		if (is < 0)
			return false;
		if (is)
			*id = all.v[i];
	}
	return true;
}

static bool
join(struct sql *sql, int64_t article, int64_t other, struct err *e)
{
	int64_t story;

	if (!story_of(sql, other, &story, e))
		return false;
	if (story == 0 && !sql_do(sql, e, "insert into story values (?, ?)",
				  SQL_I(other), SQL_I(other)))
		return false;
	return sql_do(sql, e, "insert into story values (?, ?)", SQL_I(article),
		SQL_I(story ? story : other));
}

static bool
put_keys(struct comparing *c, int64_t id, struct err *e)
{
	for (size_t i = 0; i < c->n_keys; i++)
		if (!sql_do(c->sql, e,
			    "insert or ignore into sketch values (?, ?, ?)",
			    SQL_I(when_month(c->mine.at)), SQL_I(c->keys[i]),
			    SQL_I(id)))
			return false;
	return true;
}

bool
story_add(struct sql *sql, const struct telling *t, struct err *e)
{
	struct comparing c;
	int64_t other;

	/* What is too short is no reprint of anything. */
	if (t->folded.n < BOTH_LEAST)
		return true;
	begin(&c, sql, t);
	bool ok = find_reprint(&c, &other, e) &&
		  (other == 0 || join(sql, t->id, other, e)) &&
		  put_keys(&c, t->id, e);
	arena_free(&c.tmp);
	return ok;
}

bool
story_remove(struct sql *sql, const struct telling *t, struct err *e)
{
	struct comparing c;
	int64_t story;

	begin(&c, sql, t);
	bool ok = story_of(sql, t->id, &story, e);
	for (size_t i = 0; ok && i < c.n_keys; i++)
		ok = sql_do(sql, e,
			"delete from sketch where month = ? and key = ?"
			" and article = ?",
			SQL_I(when_month(c.mine.at)), SQL_I(c.keys[i]),
			SQL_I(t->id));
	arena_free(&c.tmp);
	/* One alone is no story. */
	return ok &&
	       (story == 0 ||
		       (sql_do(sql, e, "delete from story where article = ?",
				SQL_I(t->id)) &&
			       sql_do(sql, e,
				       "delete from story where story = "
				       "?1 and (select count(*) from "
				       "story where story = ?1) = 1",
				       SQL_I(story))));
}

bool
story_of(struct sql *sql, int64_t article, int64_t *story, struct err *e)
{
	return sql_number(sql,
		sql_ask(sql, e, "select story from story where article = ?",
			SQL_I(article)),
		0, story, e);
}
