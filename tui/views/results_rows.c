#include "tui/views/results.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/list/days.h"
#include "tui/list/list.h"
#include "tui/list/pick.h"

/* Columns of a date. */
enum { DAY = 10 };

/* "+3 reprints", quietly at the right end of the second line; its width. */
static int
add_reprints(
	struct row *row, struct arena *frame, const struct hit *h, int columns)
{
	if (h->n_reprints == 0)
		return 0;
	str text = arena_printf(frame,
		ngettext("+%zu reprint", "+%zu reprints", h->n_reprints),
		h->n_reprints);
	int width = utf8_width(text);

	row_add_cell(row, frame, STYLE_DIM, text,
		(struct place){ 1, columns - width, width, 1 });
	return width + 2;
}

/* "+" for what is new in a saved search, or as in the list of articles. */
static void
add_sign(struct view *v, const struct article_row *a, struct row *row)
{
	const struct results *s = v->state;

	if (s->saved.n && a->added > s->seen_until && !pick_has(v, a->id))
		row_add_cell(row, &v->app->frame, STYLE_HIT, STR("+"),
			(struct place){ 0, 0, 1, 1 });
	else
		pick_sign(row, v, a);
}

/* What is gone is shown as read. */
static void
read(struct store *store, int64_t id, struct arena *texts, void *row)
{
	struct article_row *a = row;

	if (!store_article(store, id, texts, a, NULL))
		*a = (struct article_row){ .id = id, .read = true };
}

static void
hit_row(struct view *v, const struct hit *h, int columns, struct row *row)
{
	struct results *s = v->state;
	struct arena *frame = &v->app->frame;
	bool stale = s->stale && v->app->late;
	int source = columns < NARROW ? 0 : columns < 84 ? 14 : 20;
	int beside = source ? source + 2 + DAY : columns < TINY ? 0 : DAY;
	struct marked title = { h->title, h->title_marks, h->n_title_marks,
		stale ? STYLE_DIM : STYLE_TEXT, stale ? STYLE_DIM : STYLE_HIT };
	struct marked snippet = { h->snippet, h->marks, h->n_marks, STYLE_DIM,
		stale ? STYLE_DIM : STYLE_HIT };
	str day = day_short(h->published, v->app->today);

	cache_look(s->cache, v->app);
	const struct article_row *a =
		cache_row(s->cache, v->app->store, h->id, sizeof *a, read);
	str tags = pick_tags(v, a, columns);
	row_add_marked(row, frame, &title,
		(struct place){ 0, SIGN_COLUMNS,
			columns - SIGN_COLUMNS - beside - 2 - utf8_width(tags),
			1 });
	row_add(row, frame, STYLE_DIM, tags);
	if (source)
		row_add_cell(row, frame, STYLE_DIM, h->source,
			(struct place){ 0, columns - beside, source, 1 });
	if (beside)
		row_add_cell(row, frame, STYLE_DIM, day,
			(struct place){ 0, columns - utf8_width(day), DAY, 1 });
	add_sign(v, a, row);
	int reprints = add_reprints(row, frame, h, columns);
	if (h->snippet.n)
		row_add_marked(row, frame, &snippet,
			(struct place){ 1, SIGN_COLUMNS + 1,
				columns - SIGN_COLUMNS - 2 - reprints,
				columns < NARROW ? 2 : 1 });
}

void
results_row(struct view *v, size_t i, int columns, struct row *row)
{
	struct results *s = v->state;

	if (results_blank(s))
		row_add_cell(row, &v->app->frame, STYLE_TEXT, s->history.v[i],
			(struct place){ 0, 0, columns, 1 });
	else
		hit_row(v, &s->answer.hits.v[i], columns, row);
}

void
results_group(struct view *v, size_t i, str *left, str *right)
{
	struct results *s = v->state;

	(void)i;
	(void)right;
	if (results_blank(s))
		*left = str_of(_("searched before"));
}

str
results_empty(struct view *v)
{
	struct results *s = v->state;
	str query = str_trim(buf_str(&s->prompt.text));

	if (query.n == 0)
		return str_of(_(
			"two words          both of them\n"
			"\"some words\"       exactly these\n"
			"this OR that       either\n"
			"-word              without it\n"
			"player:NAME        names the player, under any name\n"
			"said:WORD@NAME     said, by him or her\n"
			"source:NAME  title:WORD  since:7d  "
			"until:2026-04"));
	if (s->stale && v->app->late)
		return str_of(_("Searching …"));
	/* What was said stays until the next answer. */
	if (s->stale)
		query = str_trim(s->answer.query);
	if (query.n == 0)
		return STR("");
	if (str_eq(s->answer.ignored, query))
		return str_of(_("A word is missing: nothing was searched for "
				"yet."));
	if (s->answer.near.n)
		return arena_printf(&v->app->frame,
			_("Nothing holds \"%.*s\".\n"
			  "\n"
			  "The nearest word is %.*s: Tab searches for it."),
			STR_ARG(query), STR_ARG(s->answer.near));
	return arena_printf(&v->app->frame,
		_("Nothing holds \"%.*s\".\n"
		  "\n"
		  "All articles were searched, whole texts and titles.  Fewer "
		  "or shorter words find more."),
		STR_ARG(query));
}

/* "→ this [Tab]" for what letters were read as; behind the last word they are
 * letters alone. */
static str
read_as(const struct results *s, struct arena *frame)
{
	const struct strs *all = &s->answer.read_as;
	size_t i = all->n ? s->reading % (all->n + 1) : 0;

	/* Tab takes that instead. */
	if (all->n == 0 || s->answer.near.n)
		return STR("");
	return arena_printf(frame, "→ %.*s [Tab]   ",
		STR_ARG(i < all->n ? all->v[i] : str_of(_("letters alone"))));
}

/* "3/37  ": the hit that is selected. */
static str
stands(struct view *v)
{
	const struct results *s = v->state;

	if (list_count(v) == 0)
		return STR("");
	if (v->picked.n)
		return arena_printf(
			&v->app->frame, _("picked %zu  "), v->picked.n);
	return arena_printf(&v->app->frame, "%zu/%zu  ", list_selected(v) + 1,
		s->answer.loosened.words ? s->answer.hits.n : s->answer.total);
}

/* How many there are, or how much of the words the hits hold. */
static str
found(const struct results *s, struct arena *frame)
{
	const struct answer *a = &s->answer;
	str letters = read_as(s, frame);

	if (a->loosened.words)
		return arena_printf(frame,
			_("%.*snone holds all; %zu of %zu words"),
			STR_ARG(letters), a->loosened.held, a->loosened.words);
	return arena_printf(frame, _("%.*sarticles %zu%s"), STR_ARG(letters),
		a->total, a->partial ? "+" : "");
}

/* How to see the reprints of the selected hit. */
static str
list_reprints(struct view *v)
{
	const struct results *s = v->state;

	if (v->columns < NARROW || list_count(v) == 0)
		return STR("");
	const struct hit *h = &s->answer.hits.v[v->selected];
	if (h->n_reprints == 0)
		return STR("");
	str key = keys_sign(&v->app->shell->keys, COMMAND_FOLD, &v->app->frame);
	return arena_printf(&v->app->frame, _(" · %.*s lists %zu more"),
		STR_ARG(key), h->n_reprints);
}

/* Words that say nothing, or nothing yet: "said:" still wants its own. */
static str
left_out(str ignored, struct arena *frame)
{
	if (ignored.n == 0)
		return ignored;
	return arena_printf(frame,
		str_ends(ignored, STR(":")) || str_ends(ignored, STR("："))
			? _(" · not yet: %.*s wants words behind it")
			: _(" · not used: %.*s"),
		STR_ARG(ignored));
}

/* What becomes of the damaged index. */
static const char *
mending_words(struct view *v)
{
	const struct mending *m = &v->app->shell->mending;
	struct arena *frame = &v->app->frame;

	if (m->failed.kind)
		return arena_printf(frame, _(" · the index stays damaged: %s"),
			m->failed.text)
			.s;
	if (m->stopped || !m->on)
		return _(" · the index is damaged: the texts are searched");
	return arena_printf(frame,
		_(" · the index is damaged: built anew %d%%, Esc stops"),
		m->percent)
		.s;
}

void
results_status(struct view *v, str *title, str *beside, str *place)
{
	struct results *s = v->state;
	const struct answer *a = &s->answer;
	struct arena *frame = &v->app->frame;

	(void)title;
	if (results_blank(s) || (s->stale && a->query.n == 0))
		return;
	*beside = found(s, frame);
	if (s->saved.n && v->columns >= NARROW)
		*beside = arena_printf(frame, "%.*s · %.*s", STR_ARG(s->saved),
			STR_ARG(*beside));
	const char *order =
		s->sort == SEARCH_NEW ? _("newest first") : _("best first");
	str ignored = left_out(a->ignored, frame);
	const char *counting = a->partial || (s->stale && v->app->late)
				       ? _(" · still counting")
				       : "";
	str ms = v->columns < NARROW
			 ? STR("")
			 : arena_printf(frame, _(" · %.1f ms"), a->ms);
	if (a->damaged)
		counting = mending_words(v);
	*place = arena_printf(frame, "%.*s%s%.*s%s%.*s%.*s", STR_ARG(stands(v)),
		order, STR_ARG(ms), counting, STR_ARG(ignored),
		STR_ARG(list_reprints(v)));
}
