#include "cli/json_article.h"

/*
 * Which elements of an array belong to each player: chains through the
 * indices, so that all players together cost one pass.
 */
struct chains {
	int32_t *first; /* of each player; NO_INDEX ends a chain */
	int32_t *next;  /* of each element */
};

static void
chains_init(struct chains *c, size_t players, size_t n, struct arena *tmp)
{
	c->first = arena_new(tmp, int32_t, players + 1);
	c->next = arena_new(tmp, int32_t, n + 1);
	for (size_t i = 0; i < players; i++)
		c->first[i] = NO_INDEX;
}

/* From the last element to the first, so that chains run in order. */
static void
chains_add(struct chains *c, int32_t player, size_t element)
{
	c->next[element] = c->first[player];
	c->first[player] = (int32_t)element;
}

struct belongings {
	struct chains aliases, roles, mentions;
};

static void
belongings_init(
	struct belongings *b, const struct article *a, struct arena *tmp)
{
	chains_init(&b->aliases, a->players.n, a->aliases.n, tmp);
	chains_init(&b->roles, a->players.n, a->roles.n, tmp);
	chains_init(&b->mentions, a->players.n, a->mentions.n, tmp);
	for (size_t i = a->aliases.n; i-- > 0;)
		chains_add(&b->aliases, a->aliases.v[i].player, i);
	for (size_t i = a->roles.n; i-- > 0;)
		chains_add(&b->roles, a->roles.v[i].player, i);
	for (size_t i = a->mentions.n; i-- > 0;)
		chains_add(&b->mentions, a->mentions.v[i].player, i);
}

void
json_span(struct json *j, const struct runes *r, struct span at)
{
	json_open(j, '[');
	json_int(j, runes_before(r, at.start));
	json_int(j, runes_before(r, at.end));
	json_close(j, ']');
}

static void
key_span(struct json *j, const struct runes *r, struct span at)
{
	json_key_int(j, "start", runes_before(r, at.start));
	json_key_int(j, "end", runes_before(r, at.end));
}

static void
put_sections(struct json *j, const struct article *a, const struct runes *r)
{
	json_key(j, "sections");
	json_open(j, '[');
	for (size_t i = 0; i < a->sections.n; i++) {
		const struct section *s = &a->sections.v[i];

		json_open(j, '{');
		json_key_fact(j, "label", article_word(a, s->label));
		json_key_fact(j, "heading", article_word(a, s->heading));
		key_span(j, r, s->at);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_paragraphs(struct json *j, const struct article *a, const struct runes *r)
{
	json_key(j, "paragraphs");
	json_open(j, '[');
	for (size_t i = 0; i < a->paragraphs.n; i++)
		json_span(j, r, a->paragraphs.v[i].at);
	json_close(j, ']');
}

static void
put_role(struct json *j, const struct article *a, const struct runes *r,
	const struct role *role)
{
	json_open(j, '{');
	json_key_fact(j, "title", article_word(a, role->title));
	json_key_fact(j, "of", article_word(a, role->of));
	json_key(j, "former");
	json_bool(j, role->former);
	json_key_int(j, "start", runes_before(r, role->start));
	json_close(j, '}');
}

static void
put_player(struct json *j, const struct article *a, const struct runes *r,
	const struct belongings *b, size_t player)
{
	const struct player *p = &a->players.v[player];

	json_open(j, '{');
	json_key_fact(j, "name", article_word(a, p->name));
	json_key_fact(j, "kind", str_of(player_kind_name(p->kind)));
	json_key(j, "aliases");
	json_open(j, '[');
	for (int32_t i = b->aliases.first[player]; i != NO_INDEX;
		i = b->aliases.next[i])
		json_str(j, article_word(a, a->aliases.v[i].name));
	json_close(j, ']');
	json_key_fact(j, "group", article_word(a, p->group));
	json_key(j, "roles");
	json_open(j, '[');
	for (int32_t i = b->roles.first[player]; i != NO_INDEX;
		i = b->roles.next[i])
		put_role(j, a, r, &a->roles.v[i]);
	json_close(j, ']');
	json_key(j, "mentions");
	json_open(j, '[');
	for (int32_t i = b->mentions.first[player]; i != NO_INDEX;
		i = b->mentions.next[i])
		json_span(j, r, a->mentions.v[i].at);
	json_close(j, ']');
	json_close(j, '}');
}

void
json_quote(struct json *j, const struct article *a, const struct runes *r,
	const struct quote *q, str speaker)
{
	json_key_fact(j, "kind", str_of(quote_kind_name(q->kind)));
	key_span(j, r, q->at);
	json_key_fact(j, "text", article_span(a, q->at));
	json_key_fact(j, "speaker", speaker);
	json_key_fact(j, "speaker_text", article_span(a, q->speaker_at));
	json_key(j, "speaker_start");
	if (span_empty(q->speaker_at))
		json_absent(j);
	else
		json_int(j, runes_before(r, q->speaker_at.start));
	json_key_fact(j, "cue", article_span(a, q->cue));
	json_key(j, "inferred");
	json_bool(j, q->inferred);
}

void
json_figure(struct json *j, const struct article *a, const struct runes *r,
	const struct figure *f, str player)
{
	json_key_fact(j, "kind", str_of(figure_kind_name(f->kind)));
	json_key_fact(j, "text", article_span(a, f->at));
	key_span(j, r, f->at);
	json_key(j, "value");
	if (f->unknown)
		json_absent(j);
	else if (f->kind == FIGURE_DATE)
		json_fact(j, article_word(a, f->date));
	else
		json_number(j, f->value);
	json_key_fact(j, "unit", article_word(a, f->unit));
	json_key_fact(j, "player", player);
}

static str
player_name(const struct article *a, int32_t player)
{
	return player == NO_INDEX ? (str){ 0 }
				  : article_word(a, a->players.v[player].name);
}

static void
put_quotes(struct json *j, const struct article *a, const struct runes *r)
{
	json_key(j, "quotes");
	json_open(j, '[');
	for (size_t i = 0; i < a->quotes.n; i++) {
		const struct quote *q = &a->quotes.v[i];

		json_open(j, '{');
		json_quote(j, a, r, q, player_name(a, q->speaker));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_figures(struct json *j, const struct article *a, const struct runes *r)
{
	json_key(j, "figures");
	json_open(j, '[');
	for (size_t i = 0; i < a->figures.n; i++) {
		const struct figure *f = &a->figures.v[i];

		json_open(j, '{');
		json_figure(j, a, r, f, player_name(a, f->player));
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void
put_facts(struct json *j, const struct article *a)
{
	json_key_fact(j, "format", article_word(a, a->format));
	json_key_fact(j, "charset", article_word(a, a->charset));
	json_key_fact(j, "lang", article_word(a, a->lang));
	json_key_fact(j, "title", article_word(a, a->title));
	json_key_fact(j, "byline", article_word(a, a->byline));
	json_key_fact(j, "source", article_word(a, a->source));
	json_key_fact(j, "published", article_word(a, a->published));
	json_key_fact(j, "url", article_word(a, a->url));
}

/* Only what came in a feed has these. */
static void
put_feed(struct json *j, const struct article *a)
{
	json_key(j, "feed");
	json_open(j, '{');
	json_key_fact(j, "title", article_word(a, a->feed_title));
	json_key_fact(j, "url", article_word(a, a->feed_url));
	json_key_fact(j, "id", article_word(a, a->feed_id));
	json_key_fact(j, "text", article_word(a, a->feed_text));
	json_key_fact(j, "byline", article_word(a, a->feed_byline));
	json_close(j, '}');
}

static void
put_entry(struct json *j, const struct article *a)
{
	if (!str_eq(article_word(a, a->format), STR("feed")))
		return;
	json_key_fact(j, "guid", article_word(a, a->guid));
	json_key_fact(j, "updated", article_word(a, a->updated));
	json_key_fact(j, "summary", article_word(a, a->summary));
	put_feed(j, a);
}

void
json_article(struct json *j, const struct article *a)
{
	struct arena tmp = { 0 };
	struct runes r;
	struct belongings b;

	if (article_is_feed_alone(a)) {
		put_feed(j, a);
		return;
	}
	runes_init(&r, a->text, &tmp);
	belongings_init(&b, a, &tmp);
	put_facts(j, a);
	put_entry(j, a);
	json_key(j, "text");
	json_str(j, a->text);
	put_sections(j, a, &r);
	put_paragraphs(j, a, &r);
	json_key(j, "players");
	json_open(j, '[');
	for (size_t i = 0; i < a->players.n; i++)
		put_player(j, a, &r, &b, i);
	json_close(j, ']');
	put_quotes(j, a, &r);
	put_figures(j, a, &r);
	arena_free(&tmp);
}
