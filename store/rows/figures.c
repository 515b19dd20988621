#include "store/rows/sentence.h"
#include "store/rows/thing.h"

bool
store_figures(struct store *s, const struct figure_filter *f,
	struct arena *perm, struct ids *out, struct err *e)
{
	struct thing_ask ask = { THING_FIGURE, f->query, f->limit };

	return thing_list(s, &ask, perm, out, e);
}

bool
store_figure(struct store *s, int64_t id, struct arena *perm,
	struct figure_row *row, struct err *e)
{
	if (!thing_open(s, THING_FIGURE, id, e))
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
