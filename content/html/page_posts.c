/*
 * Pages of many posts, each below a line with its date: the first is the
 * article, or what stands above them is and they are comments.
 */
#include "content/html/page_date.h"
#include "content/html/page_score.h"

enum {
	FRAME_TOKENS = 40,
	HEAD_RUNES = 6,
	BLOCKS_ABOVE = 8,
	FRAMES = 3,
	POST_TOKENS = 30,
	COMMENT_TOKENS = 10,
	ARTICLE_TOKENS = 150,
};

/* Tag and first class of the three nearest block elements. */
static uint64_t
shape_of(const struct page *p, uint32_t at)
{
	uint64_t h = 0;

	for (int i = 0; i < 3 && at; i++) {
		const struct page_element *e = &p->elements[at];
		str class = e->class, rest;

		str_cut(class, STR(" "), &class, &rest);
		h = h * 1099511628211u + str_hash(class) + e->tag;
		at = e->block_up;
	}
	return h;
}

/* How the line begins, whatever its digits are. */
static uint64_t
head_of(str s)
{
	char head[HEAD_RUNES];
	size_t n = 0;

	for (; n < s.n && n < HEAD_RUNES; n++)
		head[n] = s.s[n] >= '0' && s.s[n] <= '9' ? '0' : s.s[n];
	return str_hash((str){ head, n });
}

/* A number for lines with a date and a time of one kind; 0: no such line. */
static uint64_t
frame_of(const struct page *p, size_t i, struct arena *perm)
{
	const struct page_block *b = &p->blocks[i];
	struct page_date d;

	if (b->n > FRAME_TOKENS || !page_date_next(b->text, 0, perm, &d) ||
		!d.clock)
		return 0;
	return (shape_of(p, b->holder) * 31 + head_of(b->text)) | 1;
}

static size_t
kept_tokens(const struct page *p, size_t from, size_t end)
{
	size_t n = 0;

	for (size_t i = from; i < end; i++)
		n += p->blocks[i].kept ? p->blocks[i].n : 0;
	return n;
}

static void
cut(struct page *p, size_t from)
{
	for (size_t i = from; i < p->n_blocks; i++)
		p->blocks[i].kept = false;
}

/* Frames of one kind: the first two, and how much stands below them. */
struct frames {
	size_t n, first, second, posts, comments;
};

static void
measure(const struct page *p, const uint64_t *frame, size_t end,
	struct frames *f)
{
	uint64_t kind = frame[f->first];
	size_t last = f->first;

	for (size_t i = f->first + 1; i <= end; i++) {
		if (i < end && frame[i] != kind)
			continue;
		size_t tokens = kept_tokens(p, last + 1, i);
		f->posts += tokens >= POST_TOKENS;
		f->comments += tokens >= COMMENT_TOKENS;
		f->n++;
		if (f->n == 1)
			f->second = i;
		last = i;
	}
}

static bool
cut_at(struct page *p, const struct frames *f)
{
	size_t above = kept_tokens(p, 0, f->first);

	if (f->n < FRAMES)
		return false;
	if (f->posts >= FRAMES && above < POST_TOKENS)
		cut(p, f->second);
	else if (f->comments >= FRAMES && above >= ARTICLE_TOKENS)
		cut(p, f->first);
	else
		return false;
	return true;
}

void
page_cut_posts(struct page *p, struct arena *perm)
{
	uint64_t *frame = arena_new(perm, uint64_t, p->n_blocks + 1);
	size_t first = SIZE_MAX, end = 0, tried = 0;

	for (size_t i = 0; i < p->n_blocks; i++)
		if (p->blocks[i].kept) {
			first = first == SIZE_MAX ? i : first;
			end = i + 1;
		}
	if (!end)
		return;
	first = first > BLOCKS_ABOVE ? first - BLOCKS_ABOVE : 0;
	for (size_t i = first; i < end; i++)
		frame[i] = frame_of(p, i, perm);
	for (size_t i = first; i < end && tried < FRAMES; i++) {
		struct frames f = { .first = i };

		if (!frame[i])
			continue;
		tried++;
		measure(p, frame, end, &f);
		if (cut_at(p, &f))
			return;
	}
}
