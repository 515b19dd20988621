/*
 * An archive whose bytes were changed by somebody else: the input says where
 * and how, five bytes a change.  Whatever they are, everything that reads
 * ends with an answer or a sentence.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "store/search.h"
#include "tests/store_make.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

enum { CHANGE = 5, ARTICLES = 6 };

static const char *path;
static char *whole, *changed;
static size_t size;

static void
end(void)
{
	free(whole);
	free(changed);
	make_cleanup();
}

static void
add_articles(struct store *s)
{
	static struct arena a;

	for (int i = 0; i < ARTICLES; i++) {
		struct article article;
		struct made m = { "云栈降价", "2026-02-28", "财经早报",
			arena_printf(&a,
				"{o|云栈}第%d次降价。{p|何竞}说：“[2|不是策略，"
				"是结果。]”{l|青川}毛利率<31%%>。",
				i)
				.s };

		make_article(&m, &a, &article);
		make_role(&article, &a, "何竞", "副总裁", "云栈");
		make_about(&article, &a, 0, "云栈");
		make_save(s, &article);
	}
	arena_free(&a);
}

/* The archive as it was before it was changed. */
static void
begin(void)
{
	static struct arena a;
	struct file f;
	struct err e = { 0 };

	path = strdup(make_path(&a, "fuzz.db"));
	struct store *s = make_store(path, STORE_WRITE);
	add_articles(s);
	store_close(s);
	if (!file_open(path, &f, &e))
		abort();
	size = f.bytes.n;
	whole = malloc(size);
	changed = malloc(size);
	memcpy(whole, f.bytes.s, size);
	file_close(&f);
	arena_free(&a);
	atexit(end);
}

static void
write_changed(const uint8_t *bytes, size_t n)
{
	memcpy(changed, whole, size);
	for (; n >= CHANGE; bytes += CHANGE, n -= CHANGE) {
		size_t at = (bytes[0] | (size_t)bytes[1] << 8 |
				    (size_t)bytes[2] << 16) %
			    (size - 1);

		changed[at] = (char)(changed[at] ^ bytes[3]);
		changed[at + 1] = (char)(changed[at + 1] ^ bytes[4]);
	}
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(changed, 1, size, f) != size)
		abort();
	fclose(f);
}

static void
read_all(struct store *s, struct arena *a)
{
	struct err e = { 0 };
	struct ids ids;
	struct answer answer;
	struct card card;
	struct quote_row quote;
	struct figure_row figure;
	struct store_counts counts;

	store_count(s, &counts, &e);
	for (int64_t id = 1; id <= ARTICLES; id++) {
		struct article article;
		struct article_row row;

		store_article(s, id, a, &row, &e);
		store_load(s, id, a, &article, &e);
	}
	if (store_players(s, STR("云"), a, &ids, &e))
		for (size_t i = 0; i < ids.n; i++)
			store_card(s, ids.v[i], a, &card, &e);
	store_quotes(
		s, &(struct quote_filter){ .query = STR("策略") }, a, &ids, &e);
	for (size_t i = 0; i < ids.n && i < ARTICLES; i++)
		store_quote(s, ids.v[i], a, &quote, &e);
	store_figures(s, &(struct figure_filter){ .limit = 9 }, a, &ids, &e);
	for (size_t i = 0; i < ids.n && i < ARTICLES; i++)
		store_figure(s, ids.v[i], a, &figure, &e);
	search_run(s, &(struct search_ask){ .query = STR("降价"), .limit = 9 },
		a, &answer, &e);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena a = { 0 };
	struct store *s = NULL;
	struct err e = { 0 };

	if (!path)
		begin();
	write_changed(bytes, n);
	if (store_open(path, NULL, STORE_READ, &s, &e))
		read_all(s, &a);
	store_close(s);
	arena_free(&a);
	return 0;
}
