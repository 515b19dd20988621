#include "tools/train_sections.h"

#include <stdio.h>

#include "base/utf8.h"
#include "content/extract.h"

/* What score.py counts, counted without it. */

enum { AROUND = 150 }; /* bytes that are shown of what stands around */

static str
line_before(str text, size_t i)
{
	size_t from = i;

	while (from > 0 && i - from < AROUND && text.s[from - 1] != '\n')
		from--;
	return str_slice(text, utf8_border(text, from), i);
}

static str
line_behind(str text, size_t i)
{
	size_t to = i;

	while (to < text.n && to - i < AROUND && text.s[to] != '\n')
		to++;
	return str_slice(text, i, utf8_border(text, to));
}

/* Tells of a mistake. */
static void
miss(const struct labelled *l, const char *what, struct span at, str wanted,
	int32_t player)
{
	str name = player < 0
			   ? STR("-")
			   : article_word(&l->a, l->a.players.v[player].name);
	size_t from = 0, to;

	while (from < l->a.text.n && l->squeezed[from] < at.start)
		from++;
	while (from < l->a.text.n && l->squeezed[from + 1] == at.start &&
		(l->a.text.s[from] == ' ' || l->a.text.s[from] == '\n'))
		from++;
	for (to = from; to < l->a.text.n && l->squeezed[to] < at.end;)
		to++;
	str text = str_slice(l->a.text, from, to);
	str before = line_before(l->a.text, from);
	str behind = line_behind(l->a.text, to);
	printf("%.*s %s\t%.*s\t%.*s\t%.*s[[%.*s]]%.*s\n", STR_ARG(l->stem),
		what, STR_ARG(wanted), STR_ARG(name), STR_ARG(before),
		STR_ARG(text), STR_ARG(behind));
}

static void
count_direct(struct labelled *l, struct counts *n, struct arena *tmp)
{
	const struct article *a = &l->a;
	bool *used = arena_new(tmp, bool, a->quotes.n + 1);

	for (size_t g = 0; g < l->quotes.n; g++) {
		const struct gold_quote *q = &l->quotes.v[g];
		size_t best = a->quotes.n;
		double most = 0;
		bool longer = q->at.end - q->at.start >= 10;

		if (!q->direct)
			continue;
		for (size_t k = 0; k < a->quotes.n; k++) {
			double o = span_overlap(
				q->at, squeezed_span(l, a->quotes.v[k].at));

			if (used[k] || a->quotes.v[k].kind != QUOTE_DIRECT ||
				o <= most)
				continue;
			most = o;
			best = k;
		}
		if (most < 0.8) {
			n->direct_fn++;
			n->long_fn += longer;
			if (n->misses)
				miss(l, "missed", q->at, q->speaker, NO_INDEX);
			continue;
		}
		used[best] = true;
		n->direct_tp++;
		n->long_tp += longer;
		n->found++;
		int32_t said = a->quotes.v[best].speaker;
		bool right = is_speaker(l, said, q->speaker);
		n->right += right;
		n->answered += said >= 0;
		n->answered_right += said >= 0 && right;
		if (!right && n->misses)
			miss(l, "speaker", q->at,
				q->speaker.n ? q->speaker : STR("-"), said);
	}
	for (size_t k = 0; k < a->quotes.n; k++) {
		struct span at = squeezed_span(l, a->quotes.v[k].at);

		if (used[k] || a->quotes.v[k].kind != QUOTE_DIRECT)
			continue;
		n->direct_fp++;
		n->long_fp += at.end - at.start >= 10;
		if (n->misses)
			miss(l, "invented", at, STR(""),
				a->quotes.v[k].speaker);
	}
	for (size_t i = 0; i < l->unsaid.n; i++) {
		n->unsaid++;
		for (size_t k = 0; k < a->quotes.n; k++)
			if (a->quotes.v[k].kind == QUOTE_DIRECT &&
				span_overlap(l->unsaid.v[i],
					squeezed_span(l, a->quotes.v[k].at)) >=
					0.8) {
				n->unsaid_taken++;
				break;
			}
	}
}

static void
count_chars(struct labelled *l, struct counts *n, struct arena *tmp)
{
	const struct article *a = &l->a;
	uint32_t all = l->squeezed[a->text.n];
	uint8_t *in = arena_new(tmp, uint8_t, all + 1);

	for (size_t g = 0; g < l->quotes.n; g++)
		for (uint32_t i = l->quotes.v[g].at.start;
			!l->quotes.v[g].direct && i < l->quotes.v[g].at.end;
			i++)
			in[i] |= 1;
	for (size_t k = 0; k < a->quotes.n; k++) {
		struct span at = squeezed_span(l, a->quotes.v[k].at);

		for (uint32_t i = at.start;
			a->quotes.v[k].kind == QUOTE_INDIRECT && i < at.end;
			i++)
			in[i] |= 2;
	}
	for (uint32_t i = 0; i < all; i++) {
		n->chars_gold += in[i] & 1;
		n->chars_found += in[i] >> 1;
		n->chars_both += in[i] == 3;
	}
}

static void
count_statements(struct labelled *l, struct counts *n)
{
	const struct article *a = &l->a;

	for (size_t g = 0; g < l->quotes.n; g++) {
		const struct gold_quote *q = &l->quotes.v[g];
		double most = 0;
		size_t best = 0;

		if (q->direct)
			continue;
		n->statements++;
		for (size_t k = 0; k < a->quotes.n; k++) {
			double o = span_overlap(
				q->at, squeezed_span(l, a->quotes.v[k].at));

			if (a->quotes.v[k].kind == QUOTE_INDIRECT && o > most) {
				most = o;
				best = k;
			}
		}
		if (most < 0.5) {
			if (n->misses)
				miss(l, "unfound", q->at, q->speaker, NO_INDEX);
			continue;
		}
		bool right =
			is_speaker(l, a->quotes.v[best].speaker, q->speaker);
		n->statements_found++;
		n->statements_right += right;
		if (!right && n->misses)
			miss(l, "stated", q->at,
				q->speaker.n ? q->speaker : STR("-"),
				a->quotes.v[best].speaker);
	}
}

void
counts_add(struct counts *n, struct labelled *l)
{
	struct arena tmp = { 0 };

	l->a.quotes.n = l->a.abouts.n = 0;
	l->a.quotes.cap = l->a.abouts.cap = 0;
	quote_find(&l->a, &tmp);
	count_direct(l, n, &tmp);
	count_chars(l, n, &tmp);
	count_statements(l, n);
	l->a.quotes.n = l->a.abouts.n = 0;
	sections_count(l, &n->headings_right, &n->headings_found, &n->headings);
	arena_free(&tmp);
}

static double
share(int part, int all)
{
	return all ? 100.0 * part / all : 0;
}

static double
f1(double p, double r)
{
	return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

void
counts_report(const struct counts *n, const char *what)
{
	double p = share(n->chars_both, n->chars_found);
	double r = share(n->chars_both, n->chars_gold);

	printf("%s: direct P %.1f R %.1f, 10+ P %.1f R %.1f, unsaid %.1f; ",
		what, share(n->direct_tp, n->direct_tp + n->direct_fp),
		share(n->direct_tp, n->direct_tp + n->direct_fn),
		share(n->long_tp, n->long_tp + n->long_fp),
		share(n->long_tp, n->long_tp + n->long_fn),
		share(n->unsaid_taken, n->unsaid));
	printf("speaker of found %.1f, answered %.1f of %.1f; ",
		share(n->right, n->found),
		share(n->answered_right, n->answered),
		share(n->answered, n->found));
	printf("statements P %.1f R %.1f F %.1f, found %.1f speaker %.1f; ", p,
		r, f1(p, r), share(n->statements_found, n->statements),
		share(n->statements_right, n->statements_found));
	p = share(n->headings_right, n->headings_found);
	r = share(n->headings_right, n->headings);
	printf("headings P %.1f R %.1f F %.1f\n", p, r, f1(p, r));
}
