/*
 * Measures search beside its rivals, on the same texts in one run:
 *	bench_rivals ARCHIVE QUERIES.tsv FOLDER [RG]
 * QUERIES: class and query, parted by a tab.  In FOLDER the texts are laid
 * down as one file for ripgrep (the program RG) and in a table of SQLite for
 * LIKE and for FTS5's trigrams.  Prints tables of Markdown.
 *
 * Ours, and trigrams: the newest fifty with their snippets.  LIKE and ripgrep look at every text,
 * as they must to be complete.  Times are milliseconds of processor work, of
 * ripgrep's whole process.
 */
#include "tests/bench_kit.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "store/find/finder.h"
#include "store/archive/create.h"
#include "store/store_internal.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HITS = 50, SLOW_QUERIES = 10, CLASSES = 16, TRIGRAM = 3 };

enum rival { OURS, RG, LIKE, TRIGRAMS, RIVALS };

struct class
{
	str name;
	size_t queries;
	struct bench_times of[RIVALS];
};

struct bench {
	struct store *store;
	struct finder *finder;
	struct sql rival;
	const char *rg, *texts; /* rg: NULL when there is none */
	struct class classes[CLASSES];
	size_t n;
	struct arena perm, tmp;
	double build_ms, trigram_bytes;
};

static double
time_ours(struct bench *b, str query)
{
	struct search_ask ask = {
		.query = query, .limit = HITS, .sort = SEARCH_NEW
	};
	struct answer a;
	struct err e = { 0 };
	double from = bench_work_ms();
	bool ok = finder_begin(b->finder, &ask, &b->tmp, &a, &e) &&
		  finder_step(b->finder, 0, &e) != FINDER_FAILED;
	double ms = bench_work_ms() - from;

	bench_check(ok, &e);
	finder_end(b->finder);
	return ms;
}

static double
time_rows(struct bench *b, sqlite3_stmt *q)
{
	struct err e = { 0 };
	double from = bench_work_ms();

	bench_check(sql_finish(&b->rival, q, &e), &e);
	return bench_work_ms() - from;
}

/* Both words of a query of two; the second pattern takes all otherwise. */
static double
time_like(struct bench *b, str query)
{
	str first, second;
	struct err e = { 0 };

	str_cut(query, STR(" "), &first, &second);
	str patterns[] = {
		arena_printf(&b->tmp, "%%%.*s%%", STR_ARG(first)),
		arena_printf(&b->tmp, "%%%.*s%%", STR_ARG(second)),
	};
	return time_rows(b, sql_ask(&b->rival, &e,
				    "select id from body where text like ?1"
				    " and text like ?2",
				    SQL_T(patterns[0]), SQL_T(patterns[1])));
}

/* Each word as a phrase; false: one is too short for trigrams. */
static bool
trigram_query(struct bench *b, str query, str *out)
{
	struct buf text = { 0 };
	str word;
	bool ok = true;

	for (str rest = query; rest.n;) {
		str_cut(rest, STR(" "), &word, &rest);
		ok &= utf8_count(word) >= TRIGRAM;
		buf_putc(&text, '"');
		for (size_t i = 0; i < word.n; i++)
			buf_put(&text, word.s[i] == '"'
					       ? STR("\"\"")
					       : str_slice(word, i, i + 1));
		buf_put(&text, STR("\" "));
	}
	*out = arena_copy(&b->tmp, buf_str(&text));
	buf_free(&text);
	return ok;
}

static double
time_trigrams(struct bench *b, str match)
{
	struct err e = { 0 };

	return time_rows(b, sql_ask(&b->rival, &e,
				    "select rowid from tri where tri match ?"
				    " order by rowid desc limit 50",
				    SQL_T(match)));
}

static double
process_ms(const struct rusage *use)
{
	return (double)(use->ru_utime.tv_sec + use->ru_stime.tv_sec) * 1e3 +
	       (double)(use->ru_utime.tv_usec + use->ru_stime.tv_usec) / 1e3;
}

static double
time_rg(struct bench *b, str query)
{
	char *word = arena_cstr(&b->tmp, query);
	struct rusage use;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_WRONLY);

		dup2(null, STDOUT_FILENO);
		execlp(b->rg, b->rg, "-c", "-i", "-F", "-e", word, b->texts,
			(char *)NULL);
		_exit(127);
	}
	return pid > 0 && wait4(pid, NULL, 0, &use) == pid ? process_ms(&use)
							   : 0;
}

static struct class *
class_of(struct bench *b, str name)
{
	size_t i = 0;

	while (i < b->n && !str_eq(b->classes[i].name, name))
		i++;
	if (i == b->n) {
		if (i == CLASSES)
			return NULL;
		b->classes[b->n++].name = name;
	}
	return &b->classes[i];
}

static void
measure(struct bench *b, struct class *c, str query)
{
	bool slow = c->queries++ < SLOW_QUERIES;
	str match;

	bench_add(&c->of[OURS], time_ours(b, query));
	if (trigram_query(b, query, &match))
		bench_add(&c->of[TRIGRAMS], time_trigrams(b, match));
	if (slow)
		bench_add(&c->of[LIKE], time_like(b, query));
	/* ripgrep has no AND. */
	if (slow && b->rg && str_find(query, STR(" ")) == STR_NONE)
		bench_add(&c->of[RG], time_rg(b, query));
	arena_reset(&b->tmp);
}

static void
measure_all(struct bench *b, str queries)
{
	str line, class, query, rest;

	time_ours(b, STR("warm"));
	while (str_line(&queries, &line)) {
		if (!str_cut(line, STR("\t"), &class, &rest))
			continue;
		str_cut(rest, STR("\t"), &query, &rest);
		struct class *c = class_of(b, class);
		if (c)
			measure(b, c, query);
	}
}

static void
lay_text(FILE *f, str text)
{
	for (size_t i = 0; i < text.n; i++)
		putc(text.s[i] == '\n' ? ' ' : text.s[i], f);
}

/* The texts, a line each, and the same in a table. */
static void
lay_texts(struct bench *b)
{
	struct sql *c = &b->store->archive;
	struct err e = { 0 };
	FILE *f = fopen(b->texts, "w");

	if (!f)
		bench_check(
			err_set(&e, ERR_IO, "cannot write %s", b->texts), &e);
	sqlite3_stmt *q = sql_ask(c, &e,
		"select a.id, a.title, b.text from article a"
		" join body b on b.id = a.id order by a.id");
	while (sql_step(c, q, &e) > 0) {
		str title = sql_str(q, 1), text = sql_str(q, 2);
		str whole = arena_printf(
			&b->tmp, "%.*s\n%.*s", STR_ARG(title), STR_ARG(text));

		lay_text(f, whole);
		putc('\n', f);
		bench_check(
			sql_do(&b->rival, &e, "insert into body values (?, ?)",
				SQL_I(sql_int(q, 0)), SQL_T(whole)),
			&e);
		arena_reset(&b->tmp);
	}
	fclose(f);
}

static double
pages(struct bench *b)
{
	struct err e = { 0 };
	int64_t n;

	bench_check(
		sql_number(&b->rival,
			sql_ask(&b->rival, &e, "pragma page_count"), 0, &n, &e),
		&e);
	return (double)n * 8192;
}

static void
open_rival(struct bench *b, const char *path)
{
	struct err e = { 0 };

	bench_drop(path);
	bench_check(create_file(path, &e) &&
			    sql_open(&b->rival, path, SQL_WRITE, &e) &&
			    sql_script(&b->rival,
				    "pragma page_size = 8192;"
				    "pragma journal_mode = wal;"
				    "pragma cache_size = -65536;"
				    "create table body (id integer primary "
				    "key, text text);"
				    "create virtual table tri using fts5 "
				    "(text, content = body, content_rowid = "
				    "id, tokenize = trigram);"
				    "insert into tri (tri, rank) values "
				    "('hashsize', 4194304);"
				    "begin",
				    &e),
		&e);
	lay_texts(b);
	bench_check(sql_script(&b->rival, "commit", &e), &e);
}

static void
build_trigrams(struct bench *b)
{
	struct err e = { 0 };
	double before = pages(b), from = bench_work_ms();

	bench_check(sql_script(&b->rival,
			    "begin;"
			    "insert into tri (rowid, text) select id, text "
			    "from body;"
			    "insert into tri (tri) values ('optimize');"
			    "commit",
			    &e),
		&e);
	b->build_ms = bench_work_ms() - from;
	b->trigram_bytes = pages(b) - before;
}

static void
print_cell(struct bench_times *t, size_t queries)
{
	if (t->n == 0)
		printf(" – |");
	else if (t->n < queries)
		printf(" %.2f / %.2f (%zu of %zu) |", bench_percentile(t, 50),
			bench_percentile(t, 99), t->n, queries);
	else
		printf(" %.2f / %.2f |", bench_percentile(t, 50),
			bench_percentile(t, 99));
}

static void
print_classes(struct bench *b)
{
	printf("\n| class | jianbao | rg -c -i -F | LIKE | FTS5 trigram |\n"
	       "|---|---|---|---|---|\n");
	for (size_t i = 0; i < b->n; i++) {
		struct class *c = &b->classes[i];
		size_t slow =
			c->queries < SLOW_QUERIES ? c->queries : SLOW_QUERIES;

		printf("| %.*s |", STR_ARG(c->name));
		print_cell(&c->of[OURS], c->queries);
		print_cell(&c->of[RG], slow);
		print_cell(&c->of[LIKE], slow);
		print_cell(&c->of[TRIGRAMS], c->queries);
		putchar('\n');
	}
}

static void
print_index(struct bench *b, const char *scratch)
{
	double text = bench_text_bytes(b->store);
	struct bench_built built = bench_build(b->store, scratch);

	printf("\n| index | jianbao | FTS5 trigram |\n|---|---|---|\n"
	       "| size, of the text | %.3f | %.3f |\n"
	       "| speed, MB/s of text | %.1f | %.1f |\n\n",
		bench_index_bytes(b->store) / text, b->trigram_bytes / text,
		text / 1e3 / (built.add_ms + built.merge_ms),
		text / 1e3 / b->build_ms);
}

int
main(int argc, char **argv)
{
	struct bench b = { .rg = argc > 4 ? argv[4] : NULL };
	struct file queries = { 0 };
	struct err e = { 0 };

	if (argc < 4)
		return 2;
	bench_check(store_open(argv[1], NULL, STORE_READ, &b.store, &e) &&
			    file_open(argv[2], &queries, &e),
		&e);
	str rival = arena_printf(&b.perm, "%s/rival.db", argv[3]);
	str scratch = arena_printf(&b.perm, "%s/scratch.db", argv[3]);
	b.texts = arena_printf(&b.perm, "%s/texts", argv[3]).s;
	b.finder = finder_new(b.store);
	open_rival(&b, rival.s);
	build_trigrams(&b);
	measure_all(&b, queries.bytes);
	print_classes(&b);
	print_index(&b, scratch.s);
	sql_close(&b.rival);
	bench_drop(rival.s);
	unlink(b.texts);
	finder_free(b.finder);
	store_close(b.store);
	file_close(&queries);
	arena_free(&b.perm);
	arena_free(&b.tmp);
	return 0;
}
