#include "store/find/snippet.h"

#include "base/utf8.h"
#include "store/rows/sentence.h"

#include <string.h>

enum {
	SPOTS = 24,      /* places looked at for each phrase */
	WIDTH = 240,     /* bytes of a snippet, about 80 Han */
	BEFORE = 90,     /* at most so many before the first mark */
	PHRASES_MAX = 64 /* that are told apart */
};

/* The stretch of spots that holds most phrases within WIDTH bytes. */
struct stretch {
	size_t first, n;
	unsigned phrases;
};

static struct stretch
best_stretch(const struct spots *spots)
{
	struct stretch best = { 0 };

	for (size_t i = 0; i < spots->n; i++) {
		uint64_t seen = 0;
		struct stretch one = { .first = i };

		for (size_t k = i; k < spots->n; k++) {
			if (k > i && spots->v[k].at.end - spots->v[i].at.start >
					     WIDTH - BEFORE / 2)
				break;
			seen |= (uint64_t)1 << spots->v[k].phrase % PHRASES_MAX;
			one.n++;
		}
		one.phrases = (unsigned)__builtin_popcountll(seen);
		if (one.phrases > best.phrases)
			best = one;
	}
	return best;
}

static bool
ends_sentence(str text, size_t behind, uint32_t r)
{
	return r == 0x2026 || sentence_stops(text, behind, r);
}

/* What closes a quotation belongs to the sentence before it. */
static size_t
behind_closing(str text, size_t at)
{
	for (size_t next = at; at < text.n; at = next) {
		uint32_t r = utf8_next(text, &next);

		if (r != 0x201D && r != 0x2019 && r != 0x300D && r != 0x300F &&
			r != 0xFF09)
			break;
	}
	return at;
}

static bool
is_letter(str text, size_t at)
{
	return at < text.n && (unsigned char)text.s[at] < 0x80 &&
	       text.s[at] != ' ';
}

/* Where the sentence with the first mark begins, or a place in it. */
static size_t
start_at(str text, size_t mark)
{
	size_t at = mark, clause = 0, word = 0;

	while (at > 0 && mark - at < BEFORE) {
		size_t before = at;
		uint32_t r = utf8_prev(text, &before);

		if (ends_sentence(text, at, r)) {
			size_t start = behind_closing(text, at);

			return start < mark ? start : at;
		}
		if (r == 0xFF0C || r == 0xFF1B || r == 0x3001 ||
			(r == ',' && !is_letter(text, at)))
			clause = at;
		if (r == ' ')
			word = at;
		at = before;
	}
	if (at == 0)
		return at;
	/* Not in the middle of a word of letters. */
	return clause ? clause : word && is_letter(text, at) ? word : at;
}

/* Behind the sentence's end, or where the room ends. */
static size_t
end_at(str text, size_t start, size_t last_mark)
{
	size_t at = start, stop = start;

	while (at < text.n && at - start < WIDTH) {
		stop = at;
		uint32_t r = utf8_next(text, &at);

		if (at > last_mark && ends_sentence(text, at, r))
			return behind_closing(text, at);
	}
	return at < text.n && stop > last_mark ? stop : at;
}

/* Line ends become blanks; as long as before. */
static str
one_line(str s, struct arena *perm)
{
	char *out = arena_new(perm, char, s.n);

	for (size_t i = 0; i < s.n; i++)
		out[i] = s.s[i];
	for (size_t i = 0; i < s.n; i++) {
		if (out[i] == '\n' || out[i] == '\r' || out[i] == '\t')
			out[i] = ' ';
	}
	return (str){ out, s.n };
}

/* Marks of the spots within [start, end), none inside another. */
static size_t
put_marks(const struct spots *spots, size_t start, size_t end,
	struct arena *perm, struct span **out)
{
	struct span *v = arena_new(perm, struct span, spots->n);
	size_t n = 0, last = start;

	for (size_t i = 0; i < spots->n; i++) {
		struct span at = spots->v[i].at;

		if (at.end > end)
			at.end = (uint32_t)end;
		if (at.start < last || span_empty(at))
			continue;
		v[n++] = (struct span){ at.start - (uint32_t)start,
			at.end - (uint32_t)start };
		last = at.end;
	}
	*out = v;
	return n;
}

void
snippet_make(const struct phrases *phrases, struct doc *doc, struct arena *perm,
	struct arena *tmp, struct hit *hit)
{
	struct spots spots = { 0 }, title = { 0 };
	str text = doc->text;

	match_spots(phrases, &doc->title_hay, SPOTS, tmp, &title);
	hit->n_title_marks =
		put_marks(&title, 0, doc->title.n, perm, &hit->title_marks);
	match_spots(phrases, &doc->text_hay, SPOTS, tmp, &spots);
	struct stretch best = best_stretch(&spots);
	size_t first = 0, last = 0;
	if (best.n) {
		first = spots.v[best.first].at.start;
		last = spots.v[best.first + best.n - 1].at.end;
	}
	size_t start = start_at(text, first);
	while (start < first && (text.s[start] == '\n' || text.s[start] == ' '))
		start++;
	size_t end = end_at(text, start, last);
	while (end > last && text.s[end - 1] == '\n')
		end--;
	hit->snippet = one_line(str_slice(text, start, end), perm);
	hit->n_marks = put_marks(&spots, start, end, perm, &hit->marks);
}
