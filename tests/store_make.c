#include "tests/store_make.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "tests/test.h"

#include "base/buf.h"

enum { ROOM_MIB = 1024 };

static char folder[64];

static int32_t
player_index(
	struct article *a, struct arena *perm, str name, enum player_kind kind)
{
	for (size_t i = 0; i < a->players.n; i++)
		if (str_eq(article_word(a, a->players.v[i].name), name))
			return (int32_t)i;
	*vec_push(perm, &a->players) = (struct player){
		.name = article_word_add(a, perm, name),
		.kind = (uint8_t)kind,
	};
	return (int32_t)a->players.n - 1;
}

static void
add_part(struct article *a, struct arena *perm, char open, str inner,
	struct span at)
{
	static const char kinds[] = "podl";
	str letter, words;

	str_cut(inner, STR("|"), &letter, &words);
	if (open == '{')
		*vec_push(perm, &a->mentions) = (struct mention){
			player_index(a, perm, words,
				(enum player_kind)(
					strchr(kinds, letter.s[0]) - kinds)),
			at,
		};
	else if (open == '[')
		*vec_push(perm, &a->quotes) = (struct quote){
			.at = at,
			.speaker = letter.s[0] - '1',
			.kind = QUOTE_DIRECT,
		};
	else
		*vec_push(perm, &a->figures) = (struct figure){
			.at = at,
			.value = atof(inner.s),
			.unit = article_word_add(a, perm, STR("%")),
			.player = a->players.n ? 0 : NO_INDEX,
			.kind = FIGURE_PERCENT,
		};
}

static void
add_text(struct article *a, struct arena *perm, const char *marked)
{
	struct buf text = { 0 };
	struct {
		struct part {
			char open;
			str inner;
			struct span at;
		} * v;
		size_t n, cap;
	} parts = { 0 };

	for (const char *c = marked; *c; c++) {
		const char *mark = strchr("{[<", *c);
		if (!mark) {
			buf_putc(&text, *c);
			continue;
		}
		size_t n = strcspn(++c, "}]>");
		str inner = { c, n };
		str shown = *mark == '<' ? inner : str_skip(inner, 2);
		uint32_t start = (uint32_t)text.n;
		buf_put(&text, shown);
		*vec_push(perm, &parts) = (struct part){ *mark, inner,
			{ start, (uint32_t)text.n } };
		c += n;
	}
	a->text = arena_copy(perm, buf_str(&text));
	buf_free(&text);
	for (size_t i = 0; i < parts.n; i++)
		add_part(a, perm, parts.v[i].open, parts.v[i].inner,
			parts.v[i].at);
}

static struct word
word(struct article *a, struct arena *perm, const char *s)
{
	return s ? article_word_add(a, perm, str_of(s)) : (struct word){ 0 };
}

void
make_article(const struct made *m, struct arena *perm, struct article *a)
{
	*a = (struct article){ 0 };
	a->title = word(a, perm, m->title);
	a->published = word(a, perm, m->published);
	a->source = word(a, perm, m->source);
	a->lang = word(a, perm, "zh");
	add_text(a, perm, m->text);
	*vec_push(perm, &a->paragraphs) = (struct paragraph){
		.at = { 0, (uint32_t)a->text.n },
	};
}

void
make_alias(struct article *a, struct arena *perm, const char *player,
	const char *alias)
{
	int32_t i = player_index(a, perm, str_of(player), PLAYER_PERSON);

	*vec_push(perm, &a->aliases) =
		(struct alias){ i, word(a, perm, alias) };
}

void
make_role(struct article *a, struct arena *perm, const char *player,
	const char *title, const char *of)
{
	int32_t i = player_index(a, perm, str_of(player), PLAYER_PERSON);

	*vec_push(perm, &a->roles) = (struct role){
		.player = i,
		.title = word(a, perm, title),
		.of = word(a, perm, of),
	};
}

void
make_about(struct article *a, struct arena *perm, int quote, const char *player)
{
	int32_t i = player_index(a, perm, str_of(player), PLAYER_PERSON);

	*vec_push(perm, &a->abouts) = (struct about){ quote, i };
}

/* In memory where there is plenty: to wait for a disk tells nothing new. */
static const char *
place(void)
{
	static const char memory[] = "/dev/shm";
	struct statvfs v;

	return access(memory, R_OK | W_OK | X_OK) == 0 &&
			       statvfs(memory, &v) == 0 &&
			       v.f_bavail * v.f_frsize >> 20 >= ROOM_MIB
		       ? memory
		       : "/tmp";
}

const char *
make_folder(void)
{
	if (*folder)
		return folder;
	snprintf(folder, sizeof folder, "%s/jianbao-test-XXXXXX", place());
	if (!mkdtemp(folder))
		fail_msg("no folder for the test");
	return folder;
}

const char *
make_path(struct arena *perm, const char *name)
{
	return arena_printf(perm, "%s/%s", make_folder(), name).s;
}

void
make_bytes(const char *path, str bytes)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes.s, 1, bytes.n, f), bytes.n);
	fclose(f);
}

const char *
make_file(struct arena *perm, const char *name, str bytes)
{
	const char *path = make_path(perm, name);

	make_bytes(path, bytes);
	return path;
}

static int
remove_one(const char *path, const struct stat *s, int type, struct FTW *at)
{
	(void)s;
	(void)type;
	(void)at;
	return remove(path);
}

void
make_remove(const char *path)
{
	if (nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS) != 0)
		fprintf(stderr, "%s is left\n", path);
}

void
make_cleanup(void)
{
	if (*folder)
		make_remove(folder);
}

struct store *
make_store(const char *path, enum store_mode mode)
{
	struct store *s = NULL;
	struct err e = { 0 };

	if (!store_open(path, NULL, mode, &s, &e))
		fail_msg("%s", e.text);
	return s;
}

int64_t
make_save(struct store *s, const struct article *a)
{
	struct err e = { 0 };
	int64_t id = 0;
	bool fresh;

	if (!store_begin(s, &e) || !store_save(s, a, &id, &fresh, &e) ||
		!store_commit(s, &e))
		fail_msg("%s", e.text);
	return id;
}

int64_t
make_unread(struct store *s)
{
	struct store_counts n;
	struct err e = { 0 };

	if (!store_count(s, &n, &e))
		fail_msg("%s", e.text);
	return n.unread;
}

struct store *
make_store_with(const char *path, const char *state_path)
{
	struct store *s = NULL;
	struct err e = { 0 };

	if (!store_open(path, state_path, STORE_WRITE, &s, &e))
		fail_msg("%s", e.text);
	return s;
}

int64_t
make_save_made(struct store *s, const struct made *m)
{
	struct arena a = { 0 };
	struct article in;

	make_article(m, &a, &in);
	int64_t id = make_save(s, &in);
	arena_free(&a);
	return id;
}

bool
make_mark(struct store *s, int64_t id, enum deed_kind mark, bool on,
	struct err *e)
{
	const struct ids one = { .v = &id, .n = 1 };
	size_t changed;

	return store_mark_all(s, &one, mark, on, &changed, e);
}

void
make_check_seen(
	struct store *s, int64_t id, bool read, bool starred, uint32_t at)
{
	struct arena a = { 0 };
	struct article_row row;
	struct err e = { 0 };

	assert_true(store_article(s, id, &a, &row, &e));
	assert_int_equal(row.read, read);
	assert_int_equal(row.starred, starred);
	assert_int_equal(store_get_place(s, id), at);
	arena_free(&a);
}

void
make_numbered(struct arena *a, int n, struct article *in)
{
	str title = arena_printf(a, "第%d篇", n);
	str text = arena_printf(a, "{o|云栈}第%d次降价，“[1|第%d次]”。", n, n);
	struct made m = { title.s, "2026-01-01", "", text.s };

	make_article(&m, a, in);
}

int64_t
make_save_numbered(struct store *s, struct arena *a, int n)
{
	struct article in;

	make_numbered(a, n, &in);
	return make_save(s, &in);
}

int64_t
make_articles(struct store *s)
{
	struct store_counts n;
	struct err e = { 0 };

	if (!store_count(s, &n, &e))
		fail_msg("%s", e.text);
	return n.articles;
}

const char *
make_filled(struct arena *a, const char *name)
{
	const char *path = make_path(a, name);
	struct store *s = make_store(path, STORE_WRITE);

	for (int i = 0; i < 20; i++)
		make_save_numbered(s, a, i);
	store_close(s);
	return path;
}

void
make_step(struct store *s)
{
	struct err e = { 0 };

	if (!store_step_begin(s, &e))
		fail_msg("%s", e.text);
}

void
make_step_end(struct store *s, bool ok)
{
	struct err e = { 0 };

	assert_true(store_step_end(s, ok, &e) == ok);
}

struct undone
make_undo(struct store *s)
{
	struct undone u;
	struct err e = { 0 };

	if (!store_undo(s, &u, &e))
		fail_msg("%s", e.text);
	return u;
}
