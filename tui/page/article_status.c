/* What the status lines say about an article, and the keys that help there. */
#include "tui/views/article.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/deeds/link.h"

enum {
	PHONE = 60,  /* columns; below, less is said */
	LONG = 4096, /* bytes of a paragraph that one reads for long */
};

int32_t
article_section(const struct article *a, uint32_t at)
{
	int32_t i = NO_INDEX;

	while ((size_t)i + 1 < a->sections.n &&
		a->sections.v[i + 1].at.start <= at)
		i++;
	return i;
}

str
player_name(const struct article *a, int32_t player)
{
	return article_word(a, a->players.v[player].name);
}

str
quote_speaker(const struct article *a, const struct quote *q)
{
	if (q->speaker != NO_INDEX)
		return player_name(a, q->speaker);
	return article_span(a, q->speaker_at);
}

static void
join(struct buf *b, str part)
{
	if (part.n && b->n)
		buf_put(b, STR(" · "));
	buf_put(b, part);
}

/* "#ai #robots" */
static void
join_tags(struct buf *b, str tags)
{
	str one;

	for (bool more = tags.n > 0; more;) {
		more = str_cut(tags, STR(" "), &one, &tags);
		buf_put(b, STR(" #"));
		buf_put(b, one);
	}
}

static str
finish(struct buf *b, struct arena *perm)
{
	str done = arena_copy(perm, buf_str(b));

	buf_free(b);
	return done;
}

/* "2026-03-02T08:05" is for machines.  With the byline goes what the reader
 * added. */
str
article_facts(const struct article_state *s, bool byline, struct arena *perm)
{
	const struct article *a = &s->article;
	str published = article_word(a, a->published);
	str minute = str_slice(published, 11, 16);
	struct buf b = { 0 };

	join(&b, article_word(a, a->source));
	if (byline)
		join(&b, article_word(a, a->byline));
	join(&b, str_take(published, 10));
	if (minute.n)
		buf_putc(&b, ' ');
	buf_put(&b, minute);
	if (byline)
		join_tags(&b, s->row.tags);
	return finish(&b, perm);
}

/* Which paragraph a byte is in, from 1. */
static size_t
paragraph_number(const struct article *a, uint32_t at)
{
	size_t low = 0, high = a->paragraphs.n;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (a->paragraphs.v[mid].at.start <= at)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* By paragraphs, unless they are long: what changes with every line costs
 * bytes with every line. */
static int
percent(struct article_state *s)
{
	const struct article *a = &s->article;
	size_t end = s->standing_top + (size_t)s->view->rows;
	uint32_t read = article_seen(s).end;
	size_t last = paragraph_number(a, read ? read - 1 : 0);

	if (end >= s->layout.rows || a->text.n == 0)
		return 100;
	if (s->standing_top == 0)
		return 0;
	if (last && read - a->paragraphs.v[last - 1].at.start < LONG)
		read = a->paragraphs.v[last - 1].at.start;
	return (int)((uint64_t)read * 100 / a->text.n);
}

str
article_percent(struct article_state *s)
{
	return arena_printf(&s->view->app->frame, "%d%%", percent(s));
}

/* Which mention of its player this is, from 1. */
static size_t
mention_number(const struct article *a, size_t mention)
{
	size_t n = 0;

	for (size_t i = 0; i <= mention; i++)
		n += a->mentions.v[i].player == a->mentions.v[mention].player;
	return n;
}

static str
focus_text(struct article_state *s, struct target t)
{
	const struct article *a = &s->article;
	struct arena *frame = &s->view->app->frame;
	size_t i = t.index + 1, n = target_count(s, t.kind);

	switch (t.kind) {
	case TARGET_QUOTE:
		return arena_printf(frame, _("quote %zu/%zu %.*s"), i, n,
			STR_ARG(quote_speaker(a, &a->quotes.v[t.index])));
	case TARGET_PLAYER: {
		int32_t player = a->mentions.v[t.index].player;

		return arena_printf(frame, "%.*s %zu/%u",
			STR_ARG(player_name(a, player)),
			mention_number(a, t.index), s->mentions[player]);
	}
	case TARGET_FIGURE:
		return arena_printf(frame, _("figure %zu/%zu"), i, n);
	case TARGET_HIT: return arena_printf(frame, _("hit %zu/%zu"), i, n);
	case TARGET_LINK: {
		str url = article_word(a, a->links.v[t.index].url);
		str host = link_host(url);

		return arena_printf(frame, _("link %zu/%zu %.*s"), i, n,
			STR_ARG(host.n ? host : url));
	}
	case TARGET_SECTION:
	case TARGET_NONE: break;
	}
	return STR("");
}

/* As wide as it will ever be while one reads on: the keys beside it stay where
 * they are, for to send them anew costs more than a line of text. */
static void
pad(struct buf *b, const struct article *a, struct arena *frame)
{
	str widest = arena_printf(frame, _("paragraph %zu"), a->paragraphs.n);
	int room = utf8_width(widest) + (int)STR("100% · ").n - 1;

	if (a->sections.n)
		room += utf8_width(arena_printf(
			frame, "%02zu/%02zu · ", a->sections.n, a->sections.n));
	for (int n = utf8_width(buf_str(b)); n < room; n++)
		buf_putc(b, ' ');
}

str
article_where(struct article_state *s)
{
	struct arena *frame = &s->view->app->frame;
	const struct article *a = &s->article;
	bool phone = s->view->columns < PHONE;
	int32_t section = article_section(a, s->standing.at);
	struct target t = article_focus(s);
	str focus = str_trim(focus_text(s, t));
	struct buf b = { 0 };

	if (s->labels.on)
		return str_of(_("a letter follows, Esc leaves"));
	if (t.kind == TARGET_SECTION)
		section = (int32_t)t.index;
	join(&b, focus);
	if (section != NO_INDEX && (!phone || focus.n == 0))
		join(&b, arena_printf(frame, "%02d/%02zu", section + 1,
				 a->sections.n));
	if (!phone)
		join(&b, article_percent(s));
	str note = article_note_here(s);
	if (note.n)
		join(&b, arena_printf(frame, "✎ %.*s", STR_ARG(note)));
	else if (!phone && focus.n == 0)
		join(&b, arena_printf(frame, _("paragraph %zu"),
				 paragraph_number(a, s->standing.at)));
	if (!phone && note.n == 0 && focus.n == 0)
		pad(&b, a, frame);
	return finish(&b, frame);
}

enum { KEYS = 8 };

/* By what is marked; the last one is always COMMAND_NONE. */
static const enum command keys[][KEYS] = {
	[TARGET_NONE] = { COMMAND_NEXT_SECTION, COMMAND_NEXT_PLAYER,
		COMMAND_NEXT_QUOTE, COMMAND_OUTLINE, COMMAND_BACK,
		COMMAND_NEXT_FIGURE, COMMAND_LABELS },
	[TARGET_SECTION] = { COMMAND_NEXT_SECTION, COMMAND_NEXT_PLAYER,
		COMMAND_NEXT_QUOTE, COMMAND_OUTLINE, COMMAND_BACK,
		COMMAND_NEXT_FIGURE, COMMAND_LABELS },
	[TARGET_PLAYER] = { COMMAND_OPEN, COMMAND_NEXT_PLAYER, COMMAND_BACK,
		COMMAND_NEXT_QUOTE, COMMAND_NEXT_SECTION, COMMAND_OUTLINE },
	[TARGET_QUOTE] = { COMMAND_OPEN, COMMAND_COPY, COMMAND_NEXT_QUOTE,
		COMMAND_BACK, COMMAND_NEXT_PLAYER, COMMAND_NEXT_SECTION },
	[TARGET_FIGURE] = { COMMAND_OPEN, COMMAND_NEXT_FIGURE, COMMAND_BACK,
		COMMAND_NEXT_PLAYER, COMMAND_NEXT_QUOTE, COMMAND_OUTLINE },
	[TARGET_LINK] = { COMMAND_OPEN, COMMAND_NEXT_LINK, COMMAND_COPY_LINK,
		COMMAND_BACK, COMMAND_NEXT_PLAYER, COMMAND_NEXT_QUOTE,
		COMMAND_OUTLINE },
	[TARGET_HIT] = { COMMAND_NEXT_HIT, COMMAND_OPEN, COMMAND_PREV_HIT,
		COMMAND_BACK, COMMAND_NEXT_QUOTE, COMMAND_OUTLINE },
};

const enum command *
article_keys(struct view *v)
{
	static const enum command outline[] = { COMMAND_OPEN, COMMAND_OUTLINE,
		COMMAND_BACK, COMMAND_NONE };
	struct article_state *s = v->state;
	enum target_kind kind = article_focus(s).kind;

	if (s->outline.open)
		return outline;
	if (kind == TARGET_NONE && s->hits.n)
		kind = TARGET_HIT;
	return keys[kind];
}
