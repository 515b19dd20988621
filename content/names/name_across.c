#include "content/names/name_across.h"

#include "base/utf8.h"
#include "content/names/name_again.h"

/* SAME_MOST: that begin alike, so that no place costs more. */
enum { SURES_MOST = 256, SLOTS = 1024, SAME_MOST = 8 };

/* Bytes before a name in which another may begin. */
enum { BEFORE_MOST = 24 };

struct sure {
	str text;
	uint32_t next; /* 1 + the next of the same slot */
};

/* By their first two runes. */
struct sures {
	struct sure v[SURES_MOST];
	uint32_t slots[SLOTS];
	size_t n;
};

static uint32_t *
slot_of(struct sures *sures, str s)
{
	return &sures->slots[name_head_hash(s) & (SLOTS - 1)];
}

static void
note(struct sures *sures, str text)
{
	uint32_t *slot = slot_of(sures, text);
	int same = 0;

	for (uint32_t i = *slot; i; i = sures->v[i - 1].next, same++)
		if (str_eq(sures->v[i - 1].text, text))
			return;
	if (sures->n == SURES_MOST || same == SAME_MOST)
		return;
	sures->v[sures->n] = (struct sure){ .text = text, .next = *slot };
	*slot = (uint32_t)++sures->n;
}

/* The end of the longest sure name at a place; the place itself: there is
 * none. */
static size_t
end_at(struct sures *sures, str text, size_t at)
{
	str rest = str_skip(text, at);
	size_t longest = 0;

	for (uint32_t i = *slot_of(sures, rest); i; i = sures->v[i - 1].next) {
		str one = sures->v[i - 1].text;

		if (one.n > longest && str_starts(rest, one) &&
			!name_is_in_word(text, at, one.n))
			longest = one.n;
	}
	return at + longest;
}

/* 星桥风筝|大模型, up to where the next name begins. */
static void
reach_behind(struct sures *sures, str text, struct span *at, size_t most)
{
	size_t from = at->start;

	(void)utf8_next(text, &from);
	while (from < at->end) {
		size_t end = end_at(sures, text, from);

		if (end > at->end && end <= most) {
			at->end = (uint32_t)end;
			return;
		}
		(void)utf8_next(text, &from);
	}
}

/* 北岭|星桥R7, where 北岭星桥 is sure, from where the last name ends. */
static void
reach_before(struct sures *sures, str text, struct span *at, size_t least)
{
	size_t from = at->start;

	while (from > least && at->start - from < BEFORE_MOST) {
		(void)utf8_prev(text, &from);
		size_t end = end_at(sures, text, from);

		if (from >= least && end > at->start && end < at->end) {
			at->start = (uint32_t)from;
			return;
		}
	}
}

void
name_across(str text, struct names *names)
{
	struct sures sures = { 0 };

	for (size_t i = 0; i < names->n; i++) {
		const struct name *one = &names->v[i];
		str name = str_slice(text, one->at.start, one->at.end);

		if ((one->kind == PLAYER_ORG || one->kind == PLAYER_PRODUCT) &&
			utf8_count(name) > 1)
			note(&sures, name);
	}
	for (size_t i = 0; i < names->n; i++) {
		struct name *one = &names->v[i];
		struct span was = one->at;

		if (one->kind != PLAYER_PRODUCT)
			continue;
		reach_behind(&sures, text, &one->at,
			i + 1 < names->n ? one[1].at.start : text.n);
		reach_before(
			&sures, text, &one->at, i ? names->v[i - 1].at.end : 0);
		if (one->at.start != was.start || one->at.end != was.end)
			one->entry = NO_INDEX;
	}
}
