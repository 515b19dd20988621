#include "tui/terminal/teletype.h"

#include "base/clean.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "store/rows/lists.h"
#include "store/state.h"
#include "tui/page/flow.h"
#include "tui/config/keys.h"
#include "tui/terminal/plain.h"
#include "tui/terminal/tty.h"

#include <stdio.h>
#include <stdlib.h>

enum {
	MARGIN = 1,  /* many terminals break a line that is full */
	SOURCE = 14, /* columns of a source, of a day, between them */
	DATE = 10,
	MINUTE = 16, /* bytes of "2026-03-02T08:05" */
	GAP = 2,
	TITLE_MIN = 16, /* below, a title has the line for itself */
	HITS = 200,
};

/* A line of what is read, and whether a section begins there. */
struct printed {
	str text;
	bool heading;
};

struct teletype {
	struct app *app;
	int rows, columns;
	struct arena list, page;
	struct ids ids;   /* the articles of the list, … */
	struct buf query; /* … found by this; empty: all */
	size_t first;     /* the one on top */
	struct {
		struct printed *v;
		size_t n, cap;
	} lines; /* of the article that is open, none when none is */
	size_t line;
	bool apart; /* each report of a story has a line of its own */
	bool ended;
};

/* One line, in the terminal's charset. */
static void
print(str text)
{
	struct buf clean = { 0 }, out = { 0 };

	clean_line(&clean, text);
	plain_encode(&out, buf_str(&clean));
	buf_putc(&out, '\n');
	tty_send(buf_str(&out));
	buf_free(&clean);
	buf_free(&out);
}

/* Rows that one page may have, with its prompt below. */
static size_t
page_rows(struct teletype *t)
{
	tty_size(&t->rows, &t->columns);
	t->columns = t->columns > 2 * MARGIN ? t->columns - MARGIN : 1;
	return t->rows > 4 ? (size_t)t->rows - 3 : 1;
}

/* So many columns: cut with "…", or blanks behind. */
static str
cell(struct arena *a, str text, int columns)
{
	str clean = clean_copy(a, text);

	if (utf8_width(clean) > columns)
		clean = arena_printf(a, "%.*s…",
			STR_ARG(utf8_fit(clean, columns - rune_width(L'…'))));
	int blanks = columns - utf8_width(clean);
	return arena_printf(
		a, "%.*s%*s", STR_ARG(clean), blanks > 0 ? blanks : 0, "");
}

/* The reports that a line stands for; n 0: for itself alone. */
static struct ids
reports_of(struct teletype *t, int64_t article)
{
	struct ids reports = { 0 };

	if (!t->apart)
		store_story(t->app->store, article, &t->page, &reports, NULL);
	return reports;
}

static bool
all_read(struct store *s, const struct ids *reports)
{
	bool read = true;

	for (size_t i = 0; read && i < reports->n; i++)
		store_is_read(s, reports->v[i], &read);
	return read;
}

/* A title with how many tell it, which stays where the title is cut. */
static str
title_cell(
	struct teletype *t, str title, const struct ids *reports, int columns)
{
	struct arena *a = &t->page;
	str many = reports->n ? arena_printf(a, " x%zu", reports->n) : STR("");
	int room = columns - (int)many.n;

	if (utf8_width(clean_copy(a, title)) <= room)
		return cell(a,
			arena_printf(
				a, "%.*s%.*s", STR_ARG(title), STR_ARG(many)),
			columns);
	return arena_printf(
		a, "%.*s%.*s", STR_ARG(cell(a, title, room)), STR_ARG(many));
}

static void
print_row(struct teletype *t, size_t i)
{
	struct arena *a = &t->page;
	struct article_row row;

	if (!store_article(t->app->store, t->ids.v[i], a, &row, NULL))
		return;
	struct ids reports = reports_of(t, row.id);
	bool read = row.read && all_read(t->app->store, &reports);
	str number = arena_printf(a, "%3zu%s ", i + 1, read ? " " : "*");
	int room = t->columns - (int)number.n - SOURCE - DATE - 2 * GAP;
	bool narrow = room < TITLE_MIN;
	str title = title_cell(t, row.title, &reports,
		narrow ? room + SOURCE + DATE + 2 * GAP : room);
	if (narrow)
		print(arena_printf(
			a, "%.*s%.*s", STR_ARG(number), STR_ARG(title)));
	else
		print(arena_printf(a, "%.*s%.*s%*s%.*s%*s%.*s", STR_ARG(number),
			STR_ARG(title), GAP, "",
			STR_ARG(cell(a, row.source, SOURCE)), GAP, "",
			STR_ARG(str_take(row.published, DATE))));
}

/* A sentence, in as many lines as it needs. */
static void
say(struct teletype *t, const char *sentence)
{
	struct flow_rule rule = { .columns = t->columns };
	struct flow_lines lines = { 0 };
	struct arena perm = { 0 }, tmp = { 0 };
	str text = str_of(sentence);

	flow_text(text, &rule, &perm, &tmp, &lines);
	for (size_t i = 0; i < lines.n; i++)
		print(str_slice(text, lines.v[i].at.start, lines.v[i].at.end));
	arena_free(&perm);
	arena_free(&tmp);
}

static void
print_list(struct teletype *t)
{
	size_t rows = page_rows(t), end = t->first + rows;

	arena_reset(&t->page);
	if (end > t->ids.n)
		end = t->ids.n;
	for (size_t i = t->first; i < end; i++)
		print_row(t, i);
	if (t->ids.n == 0)
		say(t, _("no article; q quits"));
	t->first = end;
}

static void
print_text(struct teletype *t)
{
	size_t end = t->line + page_rows(t);

	for (; t->line < t->lines.n && t->line < end; t->line++)
		print(t->lines.v[t->line].text);
	if (t->line == t->lines.n)
		say(t, _("-- the end; Enter: back to the list --"));
}

static void
add_line(struct teletype *t, str text, bool heading)
{
	*vec_push(&t->page, &t->lines) = (struct printed){ text, heading };
}

static void
add_paragraph(struct teletype *t, str text, bool heading)
{
	struct flow_rule rule = { .columns = t->columns };
	struct flow_lines lines = { 0 };
	struct arena tmp = { 0 };
	int most = t->app->settings.v[SETTING_MEASURE];

	if (rule.columns > most)
		rule.columns = most;
	flow_text(text, &rule, &t->page, &tmp, &lines);
	for (size_t i = 0; i < lines.n; i++)
		add_line(t,
			str_slice(text, lines.v[i].at.start, lines.v[i].at.end),
			heading && i == 0);
	add_line(t, STR(""), false);
	arena_free(&tmp);
}

/* As in the explorer it counts as read with all that its line stands for. */
static void
read_line(struct teletype *t, int64_t article)
{
	struct store *store = t->app->store;
	struct ids reports = reports_of(t, article);

	store_set_read(store, article, true, NULL);
	for (size_t i = 0; i < reports.n; i++)
		store_set_read(store, reports.v[i], true, NULL);
}

static void
open_article(struct teletype *t, size_t i)
{
	struct store *store = t->app->store;
	struct article a;
	struct err e = { 0 };

	arena_reset(&t->page);
	t->lines.v = NULL;
	t->lines.n = t->lines.cap = t->line = 0;
	if (!store_load(store, t->ids.v[i], &t->page, &a, &e)) {
		say(t, e.text);
		return;
	}
	read_line(t, t->ids.v[i]);
	str published = article_word(&a, a.published);
	page_rows(t);
	add_paragraph(t, article_word(&a, a.title), false);
	add_paragraph(t,
		arena_printf(&t->page, "%.*s  %.*s %.*s",
			STR_ARG(article_word(&a, a.source)),
			STR_ARG(str_take(published, DATE)),
			STR_ARG(str_slice(published, DATE + 1, MINUTE))),
		false);
	for (size_t p = 0; p < a.paragraphs.n; p++)
		add_paragraph(t, article_span(&a, a.paragraphs.v[p].at),
			a.paragraphs.v[p].kind == PARAGRAPH_HEADING);
	t->first = i;
	print_text(t);
}

static void
close_article(struct teletype *t)
{
	t->lines.n = 0;
	print_list(t);
}

static void
next_section(struct teletype *t)
{
	size_t i = t->line;

	while (i < t->lines.n && !t->lines.v[i].heading)
		i++;
	if (i < t->lines.n)
		t->line = i;
	print_text(t);
}

static void
find_all(struct teletype *t)
{
	struct list_ask ask = { .kind = t->apart ? LISTING_ARTICLES
						 : LISTING_STORIES };
	struct err e = { 0 };

	if (!list_make(t->app->store, &ask, NULL, &t->list, &t->ids, &e))
		say(t, e.text);
}

static void
find_hits(struct teletype *t)
{
	struct search_ask ask = {
		.query = buf_str(&t->query), .limit = HITS, .apart = t->apart
	};
	struct answer answer = { 0 };
	struct err e = { 0 };

	if (!search_run(t->app->store, &ask, &t->list, &answer, &e))
		say(t, e.text);
	for (size_t i = 0; i < answer.hits.n; i++)
		*vec_push(&t->list, &t->ids) = answer.hits.v[i].id;
}

static void
list_anew(struct teletype *t)
{
	arena_reset(&t->list);
	t->ids = (struct ids){ 0 };
	t->first = t->lines.n = 0;
	if (t->query.n)
		find_hits(t);
	else
		find_all(t);
	print_list(t);
}

/* Empty: all are listed. */
static void
search(struct teletype *t, str query)
{
	buf_reset(&t->query);
	buf_put(&t->query, query);
	list_anew(t);
}

static void
turn_apart(struct teletype *t)
{
	t->apart = !t->apart;
	list_anew(t);
}

static void
go_on(struct teletype *t)
{
	if (t->lines.n && t->line < t->lines.n)
		print_text(t);
	else if (t->lines.n)
		close_article(t);
	else
		print_list(t);
}

static void
go_back(struct teletype *t)
{
	size_t two = 2 * page_rows(t);

	if (t->lines.n) {
		close_article(t);
		return;
	}
	t->first = t->first > two ? t->first - two : 0;
	print_list(t);
}

static void
say_keys(struct teletype *t)
{
	say(t, _("a number opens an article, Enter goes on, b back, ] to the "
		 "next "
		 "section, /words searches, l lists all, z parts or folds "
		 "those who tell the same, q quits"));
}

static void
obey(struct teletype *t, str line)
{
	int64_t number;

	if (line.n == 0)
		go_on(t);
	else if (str_to_int(line, &number) && number > 0 &&
		 (uint64_t)number <= t->ids.n)
		open_article(t, (size_t)number - 1);
	else if (line.s[0] == '/')
		search(t, str_trim(str_skip(line, 1)));
	else if (str_eq(line, STR("q")))
		t->ended = true;
	else if (str_eq(line, STR("b")))
		go_back(t);
	else if (str_eq(line, STR("l")))
		search(t, STR(""));
	else if (str_eq(line, STR("z")))
		turn_apart(t);
	else if (str_eq(line, STR("]")) && t->lines.n)
		next_section(t);
	else
		say_keys(t);
}

/* What an input method gives for a command's keys, as those; what is searched
 * for stays as it is. */
static str
narrow(str line, struct arena *a)
{
	bool searches = str_starts(line, STR("/"));
	struct buf out = { 0 };

	for (size_t at = 0; at < line.n;) {
		size_t from = at;
		uint32_t press = press_narrow(utf8_next(line, &at));

		if (press < 0x80 && !searches)
			buf_putc(&out, (char)press);
		else
			buf_put(&out, str_slice(line, from, at));
		searches |= press == '/';
	}
	line = arena_copy(a, buf_str(&out));
	buf_free(&out);
	return line;
}

int
teletype_run(struct app *app)
{
	struct teletype t = { .app = app,
		.apart = !app->settings.v[SETTING_FOLD_REPRINTS] };
	struct buf typed = { 0 };
	char *line = NULL;
	size_t cap = 0;

	if (plain_widens() ||
		app->settings.v[SETTING_AMBIGUOUS] == AMBIGUOUS_WIDE)
		rune_widen_ambiguous();
	list_anew(&t);
	say_keys(&t);
	while (!t.ended) {
		tty_send(STR("> "));
		ssize_t n = getline(&line, &cap, stdin);

		if (n < 0)
			break;
		str bytes = { line, (size_t)n };
		buf_reset(&typed);
		plain_decode(&typed, &bytes);
		obey(&t, narrow(str_trim(buf_str(&typed)), &t.page));
	}
	buf_free(&typed);
	buf_free(&t.query);
	free(line);
	arena_free(&t.list);
	arena_free(&t.page);
	return 0;
}
