/*
 * Roles that stand behind a name: X，Y公司CEO；X是…；X（现任…）；X总统;
 * X … 出任Y公司CEO; and a line of titles under a line that is a name.
 */
#include "content/role.h"

#include "base/utf8.h"

enum { PHRASE_MAX = 32, CAREER_MAX = 40 };

/* Can a title end here? */
static bool
is_title_end(const struct letters *l, uint32_t i)
{
	static const char *const words[] = { "并", "后", "之一", "等", "时",
		"一职", "职务", "期间", "以来", "，", "、" };

	if (i >= l->n)
		return true;
	switch (l->kind[i]) {
	case LETTER_LINE:
	case LETTER_COMMA:
	case LETTER_COLON:
	case LETTER_SEMICOLON:
	case LETTER_STOP:
	case LETTER_CLOSE:
	case LETTER_OPEN:
	case LETTER_MARK: return true;
	default: break;
	}
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (letters_start(l, i, words[k]))
			return true;
	return false;
}

/* The longest run of titles that begins at i. */
static bool
read_titles(const struct letters *l, uint32_t i, struct titles *titles)
{
	struct titles longer;
	struct title core;
	bool found = false;

	for (uint32_t end = i + 1; end <= l->n && end - i <= PHRASE_MAX;
		end++) {
		if (title_ends(l, i, end, &core) && is_title_end(l, end) &&
			title_split(l, i, end, &longer)) {
			*titles = longer;
			found = true;
		}
		if (end < l->n && (l->kind[end] == LETTER_LINE ||
					  l->kind[end] == LETTER_STOP))
			break;
	}
	return found;
}

/* The mention that begins at letter i, from mention k on; NO_INDEX: none. */
static int32_t
mention_at(const struct role_finder *f, size_t k, uint32_t i)
{
	while (k < f->a->mentions.n && f->at[k].start < i)
		k++;
	return k < f->a->mentions.n && f->at[k].start == i ? (int32_t)k
							   : NO_INDEX;
}

/* An organisation, if there is one, and titles behind it. */
struct phrase {
	struct titles titles;
	int32_t of;
	bool former;
};

/* Over 前, 现任 and the like; sets former. */
static uint32_t
skip_time(const struct letters *l, uint32_t i, bool *former)
{
	static const struct {
		const char *word;
		bool former;
	} words[] = { { "前任", true }, { "前", true }, { "原", true },
		{ "曾任", true }, { "曾是", true }, { "时任", true },
		{ "现任", false }, { "现为", false }, { "现", false },
		{ "同时也是", false }, { "了", false }, { "的", false } };

	i = letter_skip_blanks(l, i);
	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (letters_start(l, i, words[k].word)) {
			*former |= words[k].former;
			return letter_skip_blanks(
				l, i + (uint32_t)utf8_count(
					       str_of(words[k].word)));
		}
	return i;
}

static bool
read_phrase(const struct role_finder *f, size_t k, uint32_t i, struct phrase *p)
{
	*p = (struct phrase){ .of = NO_INDEX };
	i = skip_time(f->l, i, &p->former);
	for (int32_t m; (m = mention_at(f, k, i)) != NO_INDEX;) {
		if (mention_kind(f->a, (size_t)m) == PLAYER_PERSON)
			break;
		p->of = m;
		k = (size_t)m;
		i = letter_skip_blanks(f->l, f->at[m].end);
	}
	if (!read_titles(f->l, i, &p->titles))
		return false;
	for (size_t n = 0; n < p->titles.n; n++)
		p->titles.v[n].former |= p->former;
	return true;
}

/* Behind a bracket with another name: X（Y）. */
static uint32_t
skip_alias(const struct role_finder *f, size_t *k)
{
	uint32_t i = f->at[*k].end;
	size_t next = *k + 1;

	if (letter_kind_at(f->l, i) != LETTER_OPEN ||
		next == f->a->mentions.n || f->at[next].start != i + 1 ||
		letter_kind_at(f->l, f->at[next].end) != LETTER_CLOSE ||
		f->a->mentions.v[next].player != f->a->mentions.v[*k].player)
		return i;
	*k = next;
	return f->at[next].end + 1;
}

/* 美国特朗普总统, 王教授 */
static bool
add_address(struct role_finder *f, size_t k, uint32_t i)
{
	int32_t of = NO_INDEX;
	struct title core;

	if (!title_begins(f->l, i, TITLE_BEHIND, &core))
		return false;
	if (k && f->at[k - 1].end == f->at[k].start &&
		mention_kind(f->a, k - 1) != PLAYER_PERSON)
		of = (int32_t)k - 1;
	role_add(f, &(struct held){ f->a->mentions.v[k].player, of, core });
	return true;
}

/* X，Y公司CEO  X（Y公司CEO）  X是Y公司CEO */
static bool
add_apposition(struct role_finder *f, size_t k, uint32_t i)
{
	static const char *const verbs[] = { "是", "为", "系", "即" };
	int32_t player = f->a->mentions.v[k].player;
	struct phrase p;
	bool verb = false;

	i = letter_skip_blanks(f->l, i);
	for (size_t n = 0; n < sizeof verbs / sizeof *verbs; n++)
		verb |= letters_start(f->l, i, verbs[n]);
	enum letter_kind kind = letter_kind_at(f->l, i);
	if (!verb && kind != LETTER_COMMA && kind != LETTER_OPEN)
		return false;
	if (!read_phrase(f, k + 1, i + 1, &p) ||
		(!verb && p.of == NO_INDEX && !p.former))
		return false;
	if (p.of == NO_INDEX && p.titles.v[0].sort == TITLE_OFFICE)
		p.of = role_sentence_org(f, k);
	role_add_titles(f, &p.titles, player, p.of);
	return true;
}

/* The organisation between name and verb, else the sentence's last one. */
static int32_t
find_office(const struct role_finder *f, size_t k, uint32_t i)
{
	for (size_t j = k + 1; j < f->a->mentions.n && f->at[j].end <= i; j++)
		if (mention_kind(f->a, j) == PLAYER_ORG)
			return (int32_t)j;
	return role_sentence_org(f, k);
}

/* X … 加入Y公司，担任CEO */
static void
add_career(struct role_finder *f, size_t k, uint32_t i)
{
	int32_t player = f->a->mentions.v[k].player;
	uint32_t most = i + CAREER_MAX < f->l->n ? i + CAREER_MAX : f->l->n;
	size_t next = k + 1;

	for (; i < most; i++) {
		struct phrase p;
		bool former;

		while (next < f->a->mentions.n && f->at[next].end <= i)
			next++;
		if (next < f->a->mentions.n && f->at[next].start <= i) {
			if (mention_kind(f->a, next) == PLAYER_PERSON)
				return;
			i = f->at[next].end - 1;
			continue;
		}
		if (f->l->kind[i] == LETTER_STOP ||
			f->l->kind[i] == LETTER_LINE)
			return;
		uint32_t end = title_skip_appointment(f->l, i, &former);
		if (end == i || !read_phrase(f, k + 1, end, &p))
			continue;
		if (p.of == NO_INDEX)
			p.of = find_office(f, k, i);
		for (size_t n = 0; former && n < p.titles.n; n++)
			p.titles.v[n].former = true;
		role_add_titles(f, &p.titles, player, p.of);
		return;
	}
}

/* A line that is the name alone, and one that is titles alone. */
static bool
add_line(struct role_finder *f, size_t k, uint32_t i)
{
	const struct letters *l = f->l;
	uint32_t start = f->at[k].start;
	struct phrase p;

	if ((start && l->kind[start - 1] != LETTER_LINE) ||
		letter_kind_at(l, i) != LETTER_LINE || i >= l->n)
		return false;
	while (i < l->n && l->kind[i] == LETTER_LINE)
		i++;
	if (!read_phrase(f, k + 1, i, &p) || p.of == NO_INDEX)
		return false;
	uint32_t end = p.titles.v[p.titles.n - 1].at.end;
	if (letter_kind_at(l, end) != LETTER_LINE &&
		letter_kind_at(l, end) != LETTER_COLON)
		return false;
	role_add_titles(f, &p.titles, f->a->mentions.v[k].player, p.of);
	return true;
}

void
role_after(struct role_finder *f, size_t k)
{
	size_t first = k;
	uint32_t i = skip_alias(f, &k);

	if (add_address(f, first, i) || add_line(f, first, i) ||
		add_apposition(f, k, i))
		return;
	add_career(f, k, i);
}
