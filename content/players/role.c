/*
 * Roles: persons, their titles, and what these are held in.  Each place where
 * a person is named is looked at from both sides; here is what all ways to
 * tell of a role have in common.
 */
#include "content/players/role.h"

#include "content/names/suffix.h"

enum { ROLES_MAX = 24 };

/* Is this player in this office already, or has he too many of them?  What
 * it is held in may have gone by another of its names. */
static bool
is_told(const struct role_finder *f, const struct role *r, int32_t of)
{
	const struct article *a = f->a;
	int n = 0;

	for (uint32_t i = f->first_of[r->player]; i;
		i = f->told.v[i - 1].before) {
		const struct role *old = &a->roles.v[i - 1];
		bool same = (of != NO_INDEX && f->told.v[i - 1].of == of) ||
			    str_eq(article_word(a, old->of),
				    article_word(a, r->of));

		if (n++ == ROLES_MAX ||
			(same && str_eq(article_word(a, old->title),
					 article_word(a, r->title))))
			return true;
	}
	return false;
}

/* Is a person named among these letters?  Then they are no title: 主任王五兼任
 * 院长. */
static bool
names_person(const struct role_finder *f, const struct span *at)
{
	size_t k = mention_after(f->a, f->l->at[at->start]);

	k -= k && f->at[k - 1].end > at->start;
	for (; k < f->a->mentions.n && f->at[k].start < at->end; k++)
		if (mention_kind(f->a, k) == PLAYER_PERSON)
			return true;
	return false;
}

void
role_add(struct role_finder *f, const struct held *h)
{
	struct article *a = f->a;
	const struct span *at = &h->title.at;
	int32_t of = NO_INDEX;
	struct span words = h->words;
	struct role r = {
		.player = h->player,
		.title = article_word_cut(a, f->perm,
			str_trim(letters_str(f->l, at->start, at->end))),
		.former = h->title.former,
		.start = f->l->at[at->start],
	};

	if (span_empty(words) && h->of != NO_INDEX) {
		of = a->mentions.v[h->of].player;
		words = f->at[h->of];
	}
	if (!span_empty(words))
		r.of = article_word_cut(a, f->perm,
			str_trim(letters_str(f->l, words.start, words.end)));
	if (is_told(f, &r, of) || names_person(f, at))
		return;
	vec_push(f->tmp, &f->told);
	f->told.v[f->told.n - 1].before = f->first_of[r.player];
	f->told.v[f->told.n - 1].of = of;
	*vec_push(f->perm, &a->roles) = r;
	f->first_of[r.player] = (uint32_t)a->roles.n;
}

/* Does mention k name the region of an office: 中国|区总裁? */
bool
role_is_region(const struct role_finder *f, size_t k)
{
	return mention_kind(f->a, k) == PLAYER_PLACE &&
	       letters_start(f->l, f->at[k].end, "区");
}

bool
role_is_bracketed(const struct role_finder *f, size_t j)
{
	return j && f->at[j - 1].end + 1 == f->at[j].start &&
	       letter_kind_at(f->l, f->at[j - 1].end) == LETTER_OPEN &&
	       letter_kind_at(f->l, f->at[j].end) == LETTER_CLOSE;
}

uint32_t
role_skip_bracket(const struct letters *l, uint32_t i)
{
	enum { INSIDE_MAX = 24 };

	if (letter_kind_at(l, i) != LETTER_OPEN)
		return i;
	for (uint32_t j = i + 1; j < l->n && j - i < INSIDE_MAX; j++)
		if (l->kind[j] == LETTER_CLOSE)
			return j + 1;
	return i;
}

/* The last mention that begins a title and ends before its core. */
static int32_t
mention_in(const struct role_finder *f, const struct title *t)
{
	size_t k = mention_after(f->a, f->l->at[t->at.start]);

	if (k == f->a->mentions.n || f->at[k].start != t->at.start ||
		f->at[k].end > t->core || role_is_region(f, k) ||
		mention_kind(f->a, k) == PLAYER_PERSON)
		return NO_INDEX;
	return (int32_t)k;
}

/* A place, and no body that is called like one: 博物馆 are both. */
static bool
is_land(const struct role_finder *f, size_t k)
{
	return mention_kind(f->a, k) == PLAYER_PLACE &&
	       !(suffix_last(f->l, f->at[k].start, f->at[k].end) & SUFFIX_TAIL);
}

/* Is it a unit of what the text tells of, and has no name of its own? */
static bool
is_part(const struct letters *l, uint32_t from, uint32_t end)
{
	static const char *const wholes[] = {
#define PART(word) word,
#include "content/players/roles.def"
		NULL
	};
	static const char *const lasts[] = {
#define PART_LAST(word) word,
#include "content/players/roles.def"
		NULL
	};

	return letters_skip_any(l, from, wholes) == end ||
	       letters_skip_any_back(l, end, lasts) < end;
}

/* The body at the front of a title (金融司|司长, 某某协会原|会长), which is
 * taken off it; empty: none.  A single letter (省|委|书记) is one only behind
 * what it is of. */
static struct span
find_body(const struct letters *l, struct title *t, bool adjacent)
{
	enum { LEAST = 3 };
	struct span body = { t->at.start, title_cut_within(l, t) };
	bool cut = t->at.start > body.start;
	uint32_t unit = title_unit_end(
		l, body.start, cut ? body.end : t->core, adjacent);

	/* UC事业部、|某某集团财务负责人 */
	for (uint32_t i = body.start; i < (cut ? body.end : unit); i++)
		if (l->kind[i] == LETTER_PAUSE)
			body.start = i + 1;
	if (cut) {
		bool whole = unit == body.end ||
			     letters_start(l, body.end, "原") ||
			     suffix_last(l, body.start, body.end) & SUFFIX_TAIL;
		body.end = whole ? body.end : body.start;
		return body;
	}
	bool far = unit < body.start + LEAST || is_part(l, body.start, unit);
	body.end = adjacent || !far ? unit : body.start;
	t->at.start = body.end;
	return body;
}

/*
 * What a title is held in may stand inside it (欧洲科学院院士), or be a body
 * of the organisation before it (财政部|金融司司长).  A country holds offices
 * of state; it has no writers.
 */
static struct held
place_title(const struct role_finder *f, struct held h, bool adjacent)
{
	struct title *t = &h.title;
	int32_t inner = mention_in(f, t);

	if (inner != NO_INDEX) {
		h.of = inner;
		t->at.start = f->at[inner].end;
		while (t->at.start < t->core &&
			f->l->kind[t->at.start] == LETTER_MARK)
			t->at.start++;
		adjacent = true;
	}
	uint32_t start = t->at.start;
	struct span body = find_body(f->l, t, adjacent);
	if (!span_empty(body)) {
		if (adjacent && body.start == start)
			body.start = f->at[h.of].start;
		h.words = body;
	} else if (h.of != NO_INDEX && is_land(f, (size_t)h.of) &&
		   t->sort != TITLE_STATE && t->sort != TITLE_BEHIND &&
		   (!adjacent || role_is_own(f->l, t))) {
		h.of = NO_INDEX;
	}
	return h;
}

void
role_add_titles(struct role_finder *f, const struct titles *titles,
	int32_t player, int32_t of)
{
	for (size_t i = 0; i < titles->n; i++) {
		if (titles->v[i].sort == TITLE_BYLINE && of == NO_INDEX)
			continue;
		bool adjacent = of != NO_INDEX &&
				f->at[of].end == titles->v[i].at.start;
		/* X公司CEO、知名投资人: the second is no office of X. */
		bool own = i > 0 &&
			   ((titles->v[i].sort & (TITLE_WORK | TITLE_TRADE)) ||
				   title_is_crown(f->l, &titles->v[i]));
		struct held h = place_title(f,
			(struct held){ .player = player,
				.of = own ? NO_INDEX : of,
				.title = titles->v[i] },
			adjacent);

		role_add(f, &h);
	}
}

void
role_ask(struct role_finder *f, const struct titles *titles, struct asked q)
{
	for (size_t i = 0; i < titles->n; i++) {
		q.title = titles->v[i];
		if (q.title.sort != TITLE_BYLINE)
			*vec_push(f->tmp, &f->asked) = q;
	}
}

/* Do the letters of a stand in b in this order? */
static bool
is_short_of(const struct role_finder *f, struct span a, struct span b)
{
	for (; b.start < b.end && a.start < a.end; b.start++)
		if (f->l->rune[a.start] == f->l->rune[b.start])
			a.start++;
	return a.start == a.end;
}

static bool
is_same_sentence(const struct letters *l, uint32_t from, uint32_t end)
{
	enum { LONG = 200 };

	if (end > from + LONG)
		return false;
	for (; from < end; from++)
		if (l->kind[from] == LETTER_STOP ||
			l->kind[from] == LETTER_LINE)
			return false;
	return true;
}

/* The mention that holds a title beyond its sentence: not a shortened one, if
 * its player goes by a longer name. */
static int32_t
fullest(const struct role_finder *f, int32_t of, uint32_t at)
{
	if (of == NO_INDEX || is_same_sentence(f->l, f->at[of].end, at))
		return of;
	uint32_t full = f->full[f->a->mentions.v[of].player];
	return full && is_short_of(f, f->at[of], f->at[full - 1])
		       ? (int32_t)full - 1
		       : of;
}

void
role_answer(struct role_finder *f, const struct asked *q, int32_t of)
{
	struct titles one = { .v = { q->title }, .n = 1 };

	role_add_titles(f, &one, f->a->mentions.v[q->who].player,
		fullest(f, of, q->at));
}

/* Has the player a role of this title?  A title that names nothing it is held
 * in most likely means that; and so does 王主席 of 国家主席王五. */
bool
role_is_open(const struct role_finder *f, const struct asked *q)
{
	const struct span *at = &q->title.at;
	str title = str_trim(letters_str(f->l, at->start, at->end));
	int n = 0;

	for (uint32_t i = f->first_of[f->a->mentions.v[q->who].player];
		i && n < ROLES_MAX; i = f->told.v[i - 1].before, n++) {
		str old = article_word(f->a, f->a->roles.v[i - 1].title);

		if (str_eq(old, title) ||
			(q->how == ASKED_ADDRESS && str_ends(old, title)))
			return false;
	}
	return true;
}

/* The organisation or product that is named most; NO_INDEX: none. */
static int32_t
find_main(const struct role_finder *f)
{
	int32_t most = NO_INDEX;

	for (size_t i = 0; i < f->a->players.n; i++) {
		enum player_kind kind =
			(enum player_kind)f->a->players.v[i].kind;

		if ((kind == PLAYER_ORG || kind == PLAYER_PRODUCT) &&
			(most == NO_INDEX || f->named[i] > f->named[most]))
			most = (int32_t)i;
	}
	return most;
}

/* How often, where in full and where last players are named. */
static void
count_names(struct role_finder *f)
{
	const struct article *a = f->a;
	size_t at = 0;

	for (size_t k = 0; k < a->mentions.n; k++)
		f->named[a->mentions.v[k].player]++;
	f->main = find_main(f);
	for (size_t k = 0; k < a->mentions.n; k++) {
		int32_t p = a->mentions.v[k].player;
		str name = article_word(a, a->players.v[p].name);

		if (!f->full[p] &&
			str_eq(name, letters_str(f->l, f->at[k].start,
					     f->at[k].end)))
			f->full[p] = (uint32_t)k + 1;
		if (p == f->main)
			at = k + 1;
		f->main_at[k] = (uint32_t)at;
	}
}

/* Those around mention k, a person's. */
static void
find_around(struct role_finder *f, size_t k)
{
	size_t before = f->a->roles.n + f->asked.n;

	role_before(f, k);
	if (f->a->roles.n + f->asked.n == before)
		role_shared(f, k);
	role_byline(f, k);
	role_after(f, k);
}

void
role_look(struct role_finder *f, struct stage *s)
{
	size_t players = s->a->players.n + 1, mentions = s->a->mentions.n;

	*f = (struct role_finder){ .a = s->a,
		.l = &s->l,
		.at = s->at,
		.first_of = arena_new(s->tmp, uint32_t, players),
		.named = arena_new(s->tmp, uint32_t, players),
		.full = arena_new(s->tmp, uint32_t, players),
		.main_at = arena_new(s->tmp, uint32_t, mentions + 1),
		.perm = s->perm,
		.tmp = s->tmp };
	count_names(f);
	for (size_t k = 0; k < mentions; k++)
		if (mention_kind(s->a, k) == PLAYER_PERSON)
			find_around(f, k);
	role_pronouns(f);
}

void
role_find(struct stage *s)
{
	struct role_finder f;

	role_look(&f, s);
	for (size_t i = 0; i < f.asked.n; i++) {
		const struct asked *q = &f.asked.v[i];

		if (role_is_open(&f, q))
			role_answer(&f, q,
				q->how == ASKED_ADDRESS ? NO_INDEX
							: role_near_org(&f, q));
	}
}
