#include "store/thing.h"

#include "base/utf8.h"

/* The longest sentence shown, in bytes on either side of the figure. */
enum { SIDE_MAX = 600 };

static bool
ends_sentence(uint32_t c)
{
	return c == '\n' || c == 0x3002 /* 。 */ || c == 0xFF01 /* ！ */ ||
	       c == 0xFF1F /* ？ */ || c == '!' || c == '?';
}

/* A full stop ends one only before a blank: not in 3.5 or e.g.com. */
static bool
stops_here(str text, size_t behind, uint32_t c)
{
	return ends_sentence(c) ||
	       (c == '.' && (behind == text.n || text.s[behind] == ' ' ||
				    text.s[behind] == '\n'));
}

static bool
closes(uint32_t c)
{
	return c == 0x201D || c == 0x2019 || c == 0x300D || c == 0x300F ||
	       c == '"' || c == 0xFF09 || c == ')';
}

static size_t
sentence_start(str text, size_t at)
{
	size_t low = at > SIDE_MAX ? at - SIDE_MAX : 0;

	while (at > low) {
		size_t before = at;
		uint32_t c = utf8_prev(text, &before);

		if (stops_here(text, at, c))
			break;
		at = before;
	}
	/* What closes the sentence before, and blanks. */
	while (at < text.n) {
		size_t next = at;
		uint32_t c = utf8_next(text, &next);

		if (!closes(c) && !rune_is_space(c))
			break;
		at = next;
	}
	return at;
}

static size_t
sentence_end(str text, size_t at)
{
	size_t high = at + SIDE_MAX < text.n ? at + SIDE_MAX : text.n;
	bool stopped = false;

	while (at < high) {
		size_t next = at;
		uint32_t c = utf8_next(text, &next);

		if (c == '\n' || (stopped && !closes(c)))
			break;
		stopped = stopped || stops_here(text, next, c);
		at = next;
	}
	return at;
}

static struct span
sentence_around(str text, struct span at)
{
	size_t start = sentence_start(text, at.start);
	size_t end = sentence_end(text, at.end);

	if (start > at.start)
		start = at.start;
	return (struct span){ (uint32_t)start, (uint32_t)end };
}

static size_t
count(const struct article *a)
{
	return a->figures.n;
}

static str
text(const struct article *a, size_t i)
{
	return article_span(a, sentence_around(a->text, a->figures.v[i].at));
}

static const struct thing_kind figures = { true, count, text };

bool
store_figures(struct store *s, str query, struct arena *perm, struct ids *out,
	struct err *e)
{
	return thing_list(s, &figures, query, perm, out, e);
}

bool
store_figure(struct store *s, int64_t id, struct arena *perm,
	struct figure_row *row, struct err *e)
{
	if (!thing_open(s, &figures, id, e))
		return false;
	const struct article *a = &s->opened.article;
	const struct figure *f = &a->figures.v[thing_index(id)];
	struct span sentence = sentence_around(a->text, f->at);
	int64_t player = store_player_id(s->opened.players, f->player);
	*row = (struct figure_row){
		.id = id,
		.article = s->opened.id,
		.index = thing_index(id),
		.at = f->at,
		.kind = f->kind,
		.value = f->value,
		.text = arena_copy(perm, article_span(a, f->at)),
		.date = arena_copy(perm, article_word(a, f->date)),
		.unit = arena_copy(perm, article_word(a, f->unit)),
		.sentence = arena_copy(perm, article_span(a, sentence)),
		.in_sentence = { f->at.start - sentence.start,
			f->at.end - sentence.start },
		.title = arena_copy(perm, article_word(a, a->title)),
		.source = arena_copy(perm, article_word(a, a->source)),
		.published = arena_copy(perm, article_word(a, a->published)),
	};
	return !player || store_player_name(s, player, perm, &row->player, e);
}
