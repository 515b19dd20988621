#include "tui/deeds/prompt.h"

#include "base/utf8.h"
#include "tui/config/keys.h"

#include <string.h>

void
prompt_free(struct prompt *p)
{
	buf_free(&p->text);
	buf_free(&p->own);
	*p = (struct prompt){ 0 };
}

/* Replaces the bytes [from, to) by s and leaves the caret behind it. */
static enum prompt_result
replace(struct prompt *p, size_t from, size_t to, str s)
{
	size_t n = p->text.n;

	if (from == to && s.n == 0)
		return PROMPT_MOVED;
	if (n - (to - from) + s.n > PROMPT_MAX)
		return PROMPT_MOVED;
	if (s.n > to - from) {
		/* Room first; what is put here is moved over below. */
		buf_put(&p->text, str_take(s, s.n - (to - from)));
	}
	memmove(p->text.s + from + s.n, p->text.s + to, n - to);
	if (s.n)
		memcpy(p->text.s + from, s.s, s.n);
	p->text.n = n - (to - from) + s.n;
	p->caret = from + s.n;
	p->back = 0;
	return PROMPT_CHANGED;
}

void
prompt_set(struct prompt *p, str text)
{
	buf_reset(&p->text);
	buf_put(&p->text, str_take(text, PROMPT_MAX));
	p->caret = p->text.n;
	p->proposed = false;
}

/* The cluster's border before or behind the caret. */
static size_t
left_of(const struct prompt *p)
{
	str head = str_take(buf_str(&p->text), p->caret);
	size_t last = 0;

	for (size_t at = 0; at < head.n;) {
		last = at;
		utf8_cluster(head, &at);
	}
	return last;
}

static size_t
right_of(const struct prompt *p)
{
	size_t at = p->caret;

	if (at < p->text.n)
		utf8_cluster(buf_str(&p->text), &at);
	return at;
}

/* Where the word before the caret begins. */
static size_t
word_left(const struct prompt *p)
{
	str text = buf_str(&p->text);
	size_t at = p->caret, before = at;

	while (at > 0 && rune_is_space(utf8_prev(text, &before)))
		at = before;
	for (before = at; at > 0; at = before)
		if (rune_is_space(utf8_prev(text, &before)))
			break;
	return at;
}

static enum prompt_result
move_to(struct prompt *p, size_t at)
{
	p->caret = at;
	return PROMPT_MOVED;
}

enum prompt_result
prompt_recall(struct prompt *p, int by)
{
	size_t back = p->back + (size_t)by;

	if ((by < 0 && p->back == 0) || !p->history || back > p->history->n)
		return PROMPT_MOVED;
	if (p->back == 0) {
		buf_reset(&p->own);
		buf_put(&p->own, buf_str(&p->text));
	}
	prompt_set(p, back ? p->history->v[back - 1] : buf_str(&p->own));
	p->back = back;
	return PROMPT_CHANGED;
}

/* Puts s where the caret is, or in place of all that is proposed. */
static enum prompt_result
insert(struct prompt *p, str s, bool proposed)
{
	return proposed ? replace(p, 0, p->text.n, s)
			: replace(p, p->caret, p->caret, s);
}

enum prompt_result
prompt_press(struct prompt *p, uint32_t press)
{
	char bytes[UTF8_MAX];
	size_t end = p->text.n, caret = p->caret;
	bool proposed = p->proposed;

	p->proposed = false;

	switch (press) {
	case PRESS_CTRL('A'):
	case PRESS_HOME: return move_to(p, 0);
	case PRESS_CTRL('E'):
	case PRESS_END: return move_to(p, end);
	case PRESS_CTRL('B'):
	case PRESS_LEFT: return move_to(p, left_of(p));
	case PRESS_CTRL('F'):
	case PRESS_RIGHT: return move_to(p, right_of(p));
	case PRESS_BACKSPACE: return replace(p, left_of(p), caret, STR(""));
	case PRESS_CTRL('D'):
	case PRESS_DELETE: return replace(p, caret, right_of(p), STR(""));
	case PRESS_CTRL('U'): return replace(p, 0, caret, STR(""));
	case PRESS_CTRL('W'): return replace(p, word_left(p), caret, STR(""));
	case PRESS_CTRL('K'):
		replace(p, caret, end, STR(""));
		return caret < end ? PROMPT_CHANGED : PROMPT_MOVED;
	case PRESS_CTRL('P'): return prompt_recall(p, 1);
	case PRESS_CTRL('N'): return prompt_recall(p, -1);
	default: break;
	}
	if (press < ' ' || press >= PRESS_UP)
		return PROMPT_UNHANDLED;
	return insert(p, (str){ bytes, utf8_encode(press, bytes) }, proposed);
}

enum prompt_result
prompt_paste(struct prompt *p, str text)
{
	struct buf line = { .max = PROMPT_MAX };

	for (size_t at = 0; at < text.n && !line.full;) {
		uint32_t r = utf8_next(text, &at);

		buf_rune(&line, r < ' ' || r == 0x7F ? ' ' : r);
	}
	enum prompt_result result =
		insert(p, str_trim(buf_str(&line)), p->proposed);
	p->proposed = false;
	buf_free(&line);
	return result;
}

str
prompt_words(struct arena *a, str typed)
{
	str wide = STR("　"), rest = typed, one, words = { 0 };

	for (bool more = true; more;) {
		more = str_cut(rest, wide, &one, &rest);
		words = words.s ? arena_printf(a, "%.*s %.*s", STR_ARG(words),
					  STR_ARG(one))
				: one;
	}
	return words;
}

int
prompt_draw(const struct prompt *p, struct screen *s, int row, int columns,
	bool focus)
{
	str text = buf_str(&p->text);
	int at = screen_put(s, row, 1, columns, STYLE_KEY, str_of(p->lead));
	int room = columns - at - 3;
	size_t from = 0;

	at = at + 1;
	if (room < 1)
		return at;
	while (utf8_width(str_slice(text, from, p->caret)) > room)
		utf8_cluster(text, &from);
	str shown = utf8_fit(str_skip(text, from), room);
	int end = screen_put(s, row, at, room,
		p->proposed ? STYLE_FOCUS : STYLE_TEXT, shown);
	if (focus) {
		s->cursor_shown = true;
		s->cursor_row = row;
		s->cursor_column =
			at + utf8_width(str_slice(text, from, p->caret));
	}
	return end;
}
