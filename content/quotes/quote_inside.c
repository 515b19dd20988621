#include "content/quotes/quote_direct.h"

#include <stdio.h>

#include "base/utf8.h"

/* Is a marked phrase speech, continued: what is inside the marks. */

/* Letters that make a clause of words, or a name of them. */
static const struct {
	const char *name, *letters;
	bool is_word;
} inner_sets[] = {
#define INNER(name, letters, is_word) { name, letters, is_word },
#include "content/quotes/inner_letters.def"
};

static void
add_number(struct tally *t, const char *name, uint32_t n)
{
	char text[12];

	snprintf(text, sizeof text, "%u", (unsigned)n);
	tally_add2(t, name, text);
}

static void
add_size(struct frame *f)
{
	static const uint32_t bounds[] = { 2, 4, 6, 9, 13, 19, 29, 49, 99 };
	uint32_t k = 0;

	while (k < sizeof bounds / sizeof *bounds && f->length > bounds[k])
		k++;
	add_number(f->t, "length", k);
}

/* Is one of the set's letters among runes? */
static bool
has_any(const uint32_t *runes, uint32_t n, const char *set)
{
	str s = str_of(set);

	for (size_t at = 0; at < s.n;) {
		uint32_t rune = utf8_next(s, &at);

		for (uint32_t i = 0; i < n; i++)
			if (runes[i] == rune)
				return true;
	}
	return false;
}

static void
add_inner_sets(struct frame *f)
{
	const struct marked *m = f->s->phrase->in;
	uint32_t end = m->end - m->start > WINDOW ? m->start + WINDOW : m->end;
	unsigned words = 0;

	for (size_t k = 0; k < sizeof inner_sets / sizeof *inner_sets; k++) {
		if (!has_any(f->r->full.rune + m->start, end - m->start,
			    inner_sets[k].letters))
			continue;
		words += inner_sets[k].is_word;
		tally_add2(f->t, "in:", inner_sets[k].name);
		tally_add3(f->t, f->size, "in:", inner_sets[k].name);
		tally_add3(f->t, f->subject, "+in:", inner_sets[k].name);
	}
	add_number(f->t, "words", words > 6 ? 6 : words);
	tally_add3(f->t, f->size, "words", words > 2 ? "3" : words ? "1" : "0");
}

static bool
is_ascii(const struct letters *l, const struct marked *m)
{
	for (uint32_t i = m->start; i < m->end; i++)
		if (l->rune[i] > 0x7E)
			return false;
	return true;
}

static const char *
mark_name(uint32_t rune)
{
	switch (rune) {
	case 0x201C: return "curly";
	case '"': return "typed";
	default: return "corner";
	}
}

/* How it ends, together with what stands around it. */
static void
add_ending(struct frame *f)
{
	const struct letters *l = &f->r->full;
	const char *end = letter_class(l, f->s->phrase->in->end - 1);

	tally_add2(f->t, "ends:", end);
	tally_add3(f->t, f->before, "-before-ends:", end);
	tally_add3(f->t, f->behind, "-behind-ends:", end);
	tally_add3(f->t, f->say, "-say-ends:", end);
}

void
add_inside(struct frame *f)
{
	const struct phrase *p = f->s->phrase;
	const struct letters *l = &f->r->full;
	uint32_t first = p->in->start, last = p->in->end - 1;

	add_size(f);
	add_inner_sets(f);
	tally_add_text(f->t, "first=", letters_str(l, first, first + 1));
	tally_add_text(f->t, "last=", letters_str(l, last, last + 1));
	if (f->length > 2)
		tally_add_text(
			f->t, "last2=", letters_str(l, last - 1, last + 1));
	add_ending(f);
	if (is_ascii(l, p->in))
		tally_add(f->t, "in:ascii");
	if (p->again)
		tally_add(f->t, "again");
	if (p->is_name)
		tally_add(f->t, "name");
	if (p->names_end > p->name)
		tally_add2(f->t, "has-name", f->size);
	if (!p->in->closed || p->in->wide)
		tally_add(f->t, "open");
	tally_add_text(f->t, "mark=", letters_str(l, first - 1, first));
	tally_add3(f->t, f->size, "mark=", mark_name(l->rune[first - 1]));
}
