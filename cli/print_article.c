#include "cli/print_article.h"

#include "base/clean.h"
#include "base/i18n.h"
#include "cli/print.h"

static void
put_some(struct line *l, str s)
{
	if (s.n)
		print_column(l, s, 0);
}

void
print_facts(struct output *out, const struct article *a)
{
	struct line l = { .out = out };
	str published = article_word(a, a->published);

	print_text(out, 0, article_word(a, a->title));
	put_some(&l, article_word(a, a->source));
	put_some(&l, article_word(a, a->byline));
	/* "2026-03-02T08:05:00" is for machines: the day, then the minute. */
	put_some(&l, str_take(published, 10));
	put_some(&l, str_slice(published, 11, 16));
	put_some(&l, article_word(a, a->url));
	if (l.used)
		print_end(&l);
}

/* The terminal breaks the lines: so they can be copied whole. */
void
print_body(struct output *out, const struct article *a)
{
	buf_putc(&out->b, '\n');
	clean_text(&out->b, a->text);
	buf_putc(&out->b, '\n');
	output_line(out);
}

static void
put_heading(struct output *out, const char *heading, size_t n)
{
	buf_putc(&out->b, '\n');
	buf_printf(&out->b, "%s  %zu\n", heading, n);
}

static void
put_sections(struct output *out, const struct article *a)
{
	struct line l = { .out = out };

	put_heading(out, _("Sections"), a->sections.n);
	for (size_t i = 0; i < a->sections.n; i++) {
		const struct section *s = &a->sections.v[i];

		print_column(&l, STR(""), 0);
		if (!word_empty(s->label))
			print_column(&l, article_word(a, s->label), 4);
		print_rest(&l, article_word(a, s->heading));
		print_end(&l);
	}
}

static uint32_t *
count_mentions(const struct article *a, struct arena *tmp)
{
	uint32_t *n = arena_new(tmp, uint32_t, a->players.n + 1);

	for (size_t i = 0; i < a->mentions.n; i++)
		n[a->mentions.v[i].player]++;
	return n;
}

static void
put_players(struct output *out, const struct article *a)
{
	struct arena tmp = { 0 };
	struct line l = { .out = out };
	const uint32_t *mentions = count_mentions(a, &tmp);

	put_heading(out, _("Players"), a->players.n);
	for (size_t i = 0; i < a->players.n; i++) {
		const struct player *p = &a->players.v[i];

		print_number(&l, mentions[i], 4);
		print_column(
			&l, str_of(_(player_kind_name(p->kind))), COLUMN_KIND);
		print_column(&l, article_word(a, p->name), COLUMN_NAME);
		print_rest(&l, article_word(a, p->group));
		print_end(&l);
	}
	arena_free(&tmp);
}

static str
speaker(const struct article *a, const struct quote *q)
{
	if (q->speaker == NO_INDEX)
		return article_span(a, q->speaker_at);
	return article_word(a, a->players.v[q->speaker].name);
}

static void
put_quotes(struct output *out, const struct article *a)
{
	struct arena tmp = { 0 };
	struct line l = { .out = out };

	put_heading(out, _("Quotes"), a->quotes.n);
	for (size_t i = 0; i < a->quotes.n; i++) {
		const struct quote *q = &a->quotes.v[i];
		bool direct = q->kind == QUOTE_DIRECT;

		print_column(&l, STR(""), 0);
		print_column(&l, speaker(a, q), COLUMN_NAME);
		print_rest(&l, arena_printf(&tmp, direct ? "“%.*s”" : "%.*s",
				       STR_ARG(article_span(a, q->at))));
		print_end(&l);
	}
	arena_free(&tmp);
}

/* "2023-04-25", "1400000 USD"; nothing when the value cannot be told. */
static str
value(const struct article *a, const struct figure *f, struct arena *tmp)
{
	if (f->unknown)
		return (str){ 0 };
	if (f->kind == FIGURE_DATE)
		return article_word(a, f->date);
	return arena_printf(
		tmp, "%.15g %.*s", f->value, STR_ARG(article_word(a, f->unit)));
}

static void
put_figures(struct output *out, const struct article *a)
{
	struct arena tmp = { 0 };
	struct line l = { .out = out };

	put_heading(out, _("Figures"), a->figures.n);
	for (size_t i = 0; i < a->figures.n; i++) {
		const struct figure *f = &a->figures.v[i];

		print_column(&l, STR(""), 0);
		print_column(
			&l, str_of(_(figure_kind_name(f->kind))), COLUMN_KIND);
		print_column(&l, article_span(a, f->at), COLUMN_NAME);
		print_rest(&l, value(a, f, &tmp));
		print_end(&l);
	}
	arena_free(&tmp);
}

void
print_found(struct output *out, const struct article *a)
{
	put_sections(out, a);
	put_players(out, a);
	put_quotes(out, a);
	put_figures(out, a);
	output_line(out);
}
