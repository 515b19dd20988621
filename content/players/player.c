/*
 * Players from names: the cast of the article, its players in order, their
 * aliases and mentions; then roles, groups and whose figures they are.
 */
#include "content/players/player.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "content/players/cast.h"
#include "content/extract.h"
#include "content/names/known.h"

/* All forms of one player, counted. */
struct lead {
	struct form *best;         /* whose surface is the player's name */
	uint32_t of[PLAYER_KINDS]; /* mentions by kind */
	uint32_t n, first;
	uint32_t head; /* a form */
	uint8_t kind;
};

struct leads {
	struct lead *v;
	size_t n, cap;
};

static void
make_cast(struct cast *c)
{
	c->form_of = arena_new(c->tmp, uint32_t, c->names->n + 1);
	for (size_t i = 0; i < c->names->n; i++) {
		const struct name *name = &c->names->v[i];
		struct form *f = cast_add(c, article_span(c->a, name->at));

		if (f->n++ == 0) {
			f->first = name->at.start;
			f->kind = name->kind;
			f->doubtful = true;
		}
		f->doubtful &= name->doubtful;
		f->sure = !f->doubtful;
		if (f->entry == NO_INDEX)
			f->entry = name->entry;
		c->form_of[i] = (uint32_t)(f - c->v);
	}
}

/* Of two doubtful names that overlap: what the table knows, what is surer, what
 * is longer. */
static bool
goes_before(const struct cast *c, size_t left, size_t right)
{
	const struct name *a = &c->names->v[left], *b = &c->names->v[right];
	bool known = c->v[c->form_of[left]].entry != NO_INDEX;

	if (known != (c->v[c->form_of[right]].entry != NO_INDEX))
		return known;
	if (a->certainty != b->certainty)
		return a->certainty > b->certainty;
	return a->at.end - a->at.start > b->at.end - b->at.start;
}

/* Which names give way to others that overlap them: doubtful ones, as all of
 * them that are somebody's are in the cast. */
static bool *
drop_overlapping(struct cast *c)
{
	const struct name *v = c->names->v;
	bool *dropped = arena_new(c->tmp, bool, c->names->n + 1);
	size_t last = SIZE_MAX;

	for (size_t i = 0; i < c->names->n; i++) {
		size_t less = i;

		if (!cast_head(c, &c->v[c->form_of[i]])->sure)
			continue;
		if (last == SIZE_MAX || v[i].at.start >= v[last].at.end) {
			last = i;
			continue;
		}
		if (goes_before(c, i, last)) {
			less = last;
			last = i;
		}
		dropped[less] = true;
		c->v[c->form_of[less]].n--;
	}
	return dropped;
}

/* Letters, a Han one counting double: how full a name is. */
static size_t
fullness(str s)
{
	size_t n = 0;

	for (size_t at = 0; at < s.n;)
		n += rune_is_han(utf8_next(s, &at)) ? 2 : 1;
	return n;
}

static bool
is_table_name(const struct form *f)
{
	return f->entry != NO_INDEX &&
	       known_is_name((uint32_t)f->entry, f->surface);
}

/*
 * The name that stands for a player: one that is sure, and not short for
 * another; of a person's in two scripts the one that the text begins with;
 * else the table's, if the article uses it; else a person's fullest, and of
 * other things the most used.
 */
static bool
is_better(const struct form *a, const struct form *b)
{
	if (a->doubtful != b->doubtful)
		return b->doubtful;
	if (a->little != b->little)
		return b->little;
	if (a->kind == PLAYER_PERSON &&
		(utf8_scripts(a->surface) ^ utf8_scripts(b->surface)) &
			SCRIPT_HAN)
		return a->first < b->first;
	if (is_table_name(a) != is_table_name(b))
		return is_table_name(a);
	size_t left = fullness(a->surface), right = fullness(b->surface);
	if (a->kind != PLAYER_PERSON && a->n != b->n)
		return a->n > b->n;
	return left != right ? left > right : a->n > b->n;
}

static void
count_form(struct lead *lead, struct form *f)
{
	if (!lead->best || is_better(f, lead->best))
		lead->best = f;
	if (lead->n == 0 || f->first < lead->first)
		lead->first = f->first;
	lead->n += f->n;
	lead->of[f->kind] += f->n;
	if (lead->of[f->kind] > lead->of[lead->kind])
		lead->kind = f->kind;
}

static int
compare_leads(const void *left, const void *right)
{
	const struct lead *a = left, *b = right;
	bool place = a->kind == PLAYER_PLACE;

	if (place != (b->kind == PLAYER_PLACE))
		return place ? 1 : -1;
	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return (a->first > b->first) - (a->first < b->first);
}

static struct leads
make_leads(struct cast *c)
{
	uint32_t *lead_of = arena_new(c->tmp, uint32_t, c->n + 1);
	struct leads leads = { 0 };

	for (size_t i = 0; i < c->n; i++) {
		uint32_t head = (uint32_t)(cast_head(c, &c->v[i]) - c->v);

		if (!c->v[head].sure || !c->v[i].n)
			continue;
		if (!lead_of[head]) {
			struct lead *new = vec_push(c->tmp, &leads);

			new->head = head;
			new->kind = c->v[i].kind;
			lead_of[head] = (uint32_t)leads.n;
		}
		count_form(&leads.v[lead_of[head] - 1], &c->v[i]);
	}
	if (leads.n)
		qsort(leads.v, leads.n, sizeof *leads.v, compare_leads);
	return leads;
}

/* Fills in the player of each head. */
static void
add_players(struct article *a, struct cast *c, int32_t *player_of,
	struct arena *perm)
{
	struct leads leads = make_leads(c);

	for (size_t i = 0; i < leads.n; i++) {
		const struct lead *lead = &leads.v[i];

		player_of[lead->head] = (int32_t)a->players.n;
		*vec_push(perm, &a->players) = (struct player){
			.name = article_word_cut(a, perm, lead->best->surface),
			.kind = lead->kind,
		};
	}
}

static void
add_aliases(struct article *a, struct cast *c, const int32_t *player_of,
	struct arena *perm)
{
	for (size_t i = 0; i < c->n; i++) {
		struct form *head = cast_head(c, &c->v[i]);

		if (!head->sure || !c->v[i].n)
			continue;
		int32_t player = player_of[head - c->v];
		struct word name = a->players.v[player].name;

		if (!str_eq(article_word(a, name), c->v[i].surface))
			*vec_push(perm, &a->aliases) = (struct alias){
				.player = player,
				.name = article_word_cut(
					a, perm, c->v[i].surface),
			};
	}
}

static void
add_mentions(struct article *a, struct cast *c, const int32_t *player_of,
	const bool *dropped, struct arena *perm)
{
	for (size_t i = 0; i < c->names->n; i++) {
		struct form *head = cast_head(c, &c->v[c->form_of[i]]);

		if (!head->sure || dropped[i])
			continue;
		*vec_push(perm, &a->mentions) = (struct mention){
			.player = player_of[head - c->v],
			.at = c->names->v[i].at,
		};
	}
}

size_t
mention_after(const struct article *a, uint32_t byte)
{
	size_t low = 0, high = a->mentions.n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (a->mentions.v[middle].at.end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

enum player_kind
mention_kind(const struct article *a, size_t mention)
{
	int32_t player = a->mentions.v[mention].player;

	return (enum player_kind)a->players.v[player].kind;
}

void
stage_make(struct stage *s)
{
	const struct article *a = s->a;

	letters_of(a, s->tmp, &s->l);
	s->at = arena_new(s->tmp, struct span, a->mentions.n + 1);
	for (size_t i = 0; i < a->mentions.n; i++)
		s->at[i] = (struct span){
			letter_of_byte(&s->l, a->mentions.v[i].at.start),
			letter_of_byte(&s->l, a->mentions.v[i].at.end),
		};
}

void
player_find(struct article *a, const struct names *names, struct arena *perm)
{
	struct arena tmp = { 0 };
	struct cast c = { .a = a, .names = names, .tmp = &tmp };
	struct stage stage = { .a = a, .perm = perm, .tmp = &tmp };

	if (names->n == 0)
		return;
	make_cast(&c);
	alias_join(&c);
	bool *dropped = drop_overlapping(&c);
	int32_t *player_of = arena_new(&tmp, int32_t, c.n + 1);
	add_players(a, &c, player_of, perm);
	add_aliases(a, &c, player_of, perm);
	add_mentions(a, &c, player_of, dropped, perm);
	arena_reset(&tmp);
	stage_make(&stage);
	role_find(&stage);
	group_find(&stage);
	owner_find(a);
	arena_free(&tmp);
}
