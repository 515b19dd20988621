#include "store/find/harvest.h"

#include "base/utf8.h"
#include "content/words/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * A row is a number of five digits, one a character, the frequent characters
 * first; 0 is no character.  A shorter row has zeros behind it.
 */
enum {
	HAN_FIRST = 0x4E00,
	HAN_N = 0xA000 - HAN_FIRST,
	DIGIT = 12,
	DIGITS = 1 << DIGIT,
	BLOCK = 1 << 20, /* rows that are sorted at a time */
	GLUE_MAX = 6,    /* more does not make it more of a word */
};

#define ROW_MASK (((uint64_t)1 << DIGIT * HARVEST_LONGEST) - 1)

/* A row that occurs: how often, and how often with the same neighbour. */
struct row {
	uint64_t row; /* 0: an empty slot */
	uint32_t n, left, right;
};

struct harvest {
	uint16_t folded[HAN_N];
	uint16_t *text; /* runes, then digits; 0: anything else */
	size_t n, cap;
	uint32_t count[DIGITS]; /* of each digit */
	uint16_t rune[DIGITS];
	uint64_t *rows, *spare; /* a block's */
	struct row *slots;
	size_t used, n_slots; /* a power of two */
	uint32_t least;       /* rarer rows are left out */
};

static void *
new_array(size_t n, size_t size)
{
	void *p = calloc(n, size);

	if (!p)
		arena_exhausted();
	return p;
}

struct harvest *
harvest_new(void)
{
	struct harvest *h = new_array(1, sizeof *h);

	for (uint32_t i = 0; i < HAN_N; i++) {
		uint16_t rune = lookup_fold(HAN_FIRST + i);

		h->folded[i] = rune == LOOKUP_NONE ? 0 : rune;
	}
	return h;
}

void
harvest_free(struct harvest *h)
{
	if (!h)
		return;
	free(h->text);
	free(h->rows);
	free(h->spare);
	free(h->slots);
	free(h);
}

static void
reserve(struct harvest *h, size_t more)
{
	size_t cap = h->cap ? h->cap : 1 << 16;

	if (h->n + more <= h->cap)
		return;
	while (cap < h->n + more)
		cap *= 2;
	h->text = realloc(h->text, cap * sizeof *h->text);
	if (!h->text)
		arena_exhausted();
	h->cap = cap;
}

void
harvest_add(struct harvest *h, str text)
{
	uint16_t last = 0;

	reserve(h, text.n + HARVEST_LONGEST + 1);
	for (size_t at = 0; at < text.n;) {
		uint32_t rune = utf8_next(text, &at) - HAN_FIRST;
		uint16_t now = rune < HAN_N ? h->folded[rune] : 0;

		if (now || last)
			h->text[h->n++] = now;
		last = now;
	}
	if (last)
		h->text[h->n++] = 0;
}

struct letter_count {
	uint32_t n;
	uint16_t rune;
};

static int
by_count(const void *a, const void *b)
{
	const struct letter_count *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return x->rune < y->rune ? -1 : x->rune > y->rune;
}

/* Runes become digits; the rarest beyond DIGITS become 0. */
static void
number_letters(struct harvest *h)
{
	struct letter_count *all = new_array(1 << 16, sizeof *all);
	uint16_t *digit = new_array(1 << 16, sizeof *digit);

	for (uint32_t r = 0; r < 1 << 16; r++)
		all[r].rune = (uint16_t)r;
	for (size_t i = 0; i < h->n; i++)
		all[h->text[i]].n += h->text[i] != 0;
	qsort(all, 1 << 16, sizeof *all, by_count);
	for (uint16_t d = 1; d < DIGITS && all[d - 1].n; d++) {
		digit[all[d - 1].rune] = d;
		h->rune[d] = all[d - 1].rune;
		h->count[d] = all[d - 1].n;
	}
	for (size_t i = 0; i < h->n; i++)
		h->text[i] = digit[h->text[i]];
	free(all);
	free(digit);
}

static uint64_t
row_at(const struct harvest *h, size_t i)
{
	uint64_t row = 0;
	int k = 0;

	for (; k < HARVEST_LONGEST && i < h->n && h->text[i]; k++, i++)
		row = row << DIGIT | h->text[i];
	return row << DIGIT * (HARVEST_LONGEST - k);
}

/* Rows of two and more that begin with the digits first to end - 1. */
static size_t
collect_rows(struct harvest *h, uint16_t first, uint16_t end)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < h->n; i++) {
		if (h->text[i] >= first && h->text[i] < end && h->text[i + 1])
			h->rows[n++] = row_at(h, i);
	}
	return n;
}

/* Digit by digit, the last one first. */
static void
sort_rows(struct harvest *h, size_t n)
{
	for (int shift = 0; shift < DIGIT * HARVEST_LONGEST; shift += DIGIT) {
		uint32_t from[DIGITS + 1] = { 0 };

		for (size_t i = 0; i < n; i++)
			from[(h->rows[i] >> shift & (DIGITS - 1)) + 1]++;
		for (size_t d = 0; d < DIGITS; d++)
			from[d + 1] += from[d];
		for (size_t i = 0; i < n; i++) {
			uint64_t row = h->rows[i];

			h->spare[from[row >> shift & (DIGITS - 1)]++] = row;
		}
		uint64_t *other = h->rows;
		h->rows = h->spare;
		h->spare = other;
	}
}

static struct row *
find_slot(struct harvest *h, uint64_t row)
{
	uint64_t hash = row * 0x9E3779B97F4A7C15;
	size_t at = (size_t)(hash >> 32) & (h->n_slots - 1);

	while (h->slots[at].row && h->slots[at].row != row)
		at = (at + 1) & (h->n_slots - 1);
	return &h->slots[at];
}

static void
put_row(struct harvest *h, uint64_t row, uint32_t n)
{
	if (h->used * 2 >= h->n_slots) {
		struct row *old = h->slots;
		size_t n_old = h->n_slots;

		h->n_slots = n_old ? n_old * 2 : 1 << 12;
		h->slots = new_array(h->n_slots, sizeof *h->slots);
		for (size_t i = 0; i < n_old; i++) {
			if (old[i].row)
				*find_slot(h, old[i].row) = old[i];
		}
		free(old);
	}
	*find_slot(h, row) = (struct row){ .row = row, .n = n };
	h->used++;
}

/* Sorted rows with the same `length` first digits are one. */
static void
count_rows(struct harvest *h, size_t n, int length)
{
	int shift = DIGIT * (HARVEST_LONGEST - length);

	for (size_t i = 0, next; i < n; i = next) {
		uint64_t row = h->rows[i] >> shift;

		for (next = i + 1; next < n && h->rows[next] >> shift == row;)
			next++;
		if ((row & (DIGITS - 1)) && next - i >= h->least)
			put_row(h, row << shift, (uint32_t)(next - i));
	}
}

static void
count_all(struct harvest *h)
{
	uint32_t most = BLOCK;

	for (size_t d = 1; d < DIGITS; d++)
		most = h->count[d] > most ? h->count[d] : most;
	h->rows = new_array(most, sizeof *h->rows);
	h->spare = new_array(most, sizeof *h->spare);
	for (uint16_t first = 1, end = 1; first < DIGITS; first = end) {
		uint32_t n = 0;

		while (end < DIGITS && (n == 0 || n + h->count[end] <= most))
			n += h->count[end++];
		if (n == 0)
			break;
		size_t rows = collect_rows(h, first, end);
		sort_rows(h, rows);
		for (int length = 2; length <= HARVEST_LONGEST; length++)
			count_rows(h, rows, length);
	}
}

static int
row_length(uint64_t row)
{
	int n = HARVEST_LONGEST;

	while (n && (row & (DIGITS - 1)) == 0) {
		row >>= DIGIT;
		n--;
	}
	return n;
}

/* The first n characters of a row, and those behind them. */
static uint64_t
row_head(uint64_t row, int n)
{
	int shift = DIGIT * (HARVEST_LONGEST - n);

	return row >> shift << shift;
}

static uint64_t
row_tail(uint64_t row, int n)
{
	return row << DIGIT * n & ROW_MASK;
}

/* Tells each row of its most frequent neighbours. */
static void
find_neighbours(struct harvest *h)
{
	for (size_t i = 0; i < h->n_slots; i++) {
		const struct row *r = &h->slots[i];
		int length = row_length(r->row);

		if (length < 3)
			continue;
		struct row *head = find_slot(h, row_head(r->row, length - 1));
		struct row *tail = find_slot(h, row_tail(r->row, 1));
		if (r->n > head->right)
			head->right = r->n;
		if (r->n > tail->left)
			tail->left = r->n;
	}
}

static double
row_count(struct harvest *h, uint64_t row)
{
	if (row_length(row) == 1)
		return h->count[row >> DIGIT * (HARVEST_LONGEST - 1)];
	return find_slot(h, row)->n;
}

/* How much more often than by chance its parts stand together: the natural
 * logarithm, of the two parts that hold together least. */
static double
row_glue(struct harvest *h, const struct row *r, int length)
{
	double least = GLUE_MAX;

	for (int i = 1; i < length; i++) {
		double a = row_count(h, row_head(r->row, i));
		double b = row_count(h, row_tail(r->row, i));
		double glue = log((double)r->n * (double)h->n / (a * b));

		least = glue < least ? glue : least;
	}
	return least;
}

/* That a neighbour is not always the same. */
static double
freedom(const struct row *r, uint32_t neighbour)
{
	double free = 1 - (double)neighbour / r->n;

	return log(free > 0.02 ? free : 0.02);
}

static bool
is_known(const uint16_t *rune, size_t n)
{
	return lookup_value(&lexicon_words, rune, n, LEXICON_LISTED) <
	       LEXICON_LISTED;
}

static void
weigh(struct harvest *h, const struct row *r, struct harvest_word *out)
{
	static const double known = 2;
	int length = row_length(r->row);
	double weight = log(r->n) + row_glue(h, r, length) / 2;

	*out = (struct harvest_word){ .n = (uint8_t)length };
	for (int i = 0; i < length; i++)
		out->rune[i] =
			h->rune[row_head(r->row, i + 1) >>
					DIGIT * (HARVEST_LONGEST - 1 - i) &
				(DIGITS - 1)];
	if (length < HARVEST_LONGEST)
		weight += freedom(r, r->left) + freedom(r, r->right);
	if (is_known(out->rune, out->n))
		weight = (weight > 0 ? weight : 0) + known;
	else if (r->n < 2)
		weight = 0;
	weight *= HARVEST_SCALE;
	out->weight = (uint8_t)(weight < 0 ? 0 : weight > 255 ? 255 : weight);
}

/* What is heavier is at most HARVEST_WORDS words. */
static unsigned
weight_floor(const struct harvest_words *all)
{
	size_t n[256] = { 0 }, sum = 0;
	unsigned floor = 255;

	for (size_t i = 0; i < all->n; i++)
		n[all->v[i].weight]++;
	while (floor > 0 && sum + n[floor] <= HARVEST_WORDS)
		sum += n[floor--];
	return floor;
}

/* In much text what is seen twice is chance. */
static uint32_t
least_count(size_t letters)
{
	static const size_t steps[] = { 30000, 1000000, 4000000, 8000000 };
	uint32_t least = 1;

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
		least += letters > steps[i];
	return least;
}

void
harvest_take(struct harvest *h, struct arena *perm, struct harvest_words *out)
{
	size_t n = 0;

	h->least = least_count(h->n);
	number_letters(h);
	count_all(h);
	find_neighbours(h);
	for (size_t i = 0; i < h->n_slots; i++) {
		if (h->slots[i].row)
			weigh(h, &h->slots[i], vec_push(perm, out));
	}
	unsigned floor = weight_floor(out);
	for (size_t i = 0; i < out->n; i++) {
		if (out->v[i].weight > floor)
			out->v[n++] = out->v[i];
	}
	out->n = n;
}
