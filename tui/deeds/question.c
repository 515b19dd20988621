#include "tui/deeds/question.h"

#include "base/utf8.h"
#include "content/words/fold.h"
#include "tui/app.h"

struct question *
question_begin(struct app *app, const char *lead, str text)
{
	struct question *q = &app->shell->question;

	question_free(q);
	q->on = true;
	q->prompt.lead = lead;
	/* What was typed for it and could not be done need not be typed anew. */
	bool again = app->shell->unanswered == lead && text.n == 0;
	prompt_set(&q->prompt,
		again ? buf_str(&app->shell->unanswered_text) : text);
	return q;
}

void
question_free(struct question *q)
{
	prompt_free(&q->prompt);
	arena_free(&q->arena);
	*q = (struct question){ 0 };
}

static void
answer(struct app *app, struct question *q)
{
	struct err e = { 0 };
	/* The answer may be the next question. */
	str text = arena_copy(&app->frame, str_trim(buf_str(&q->prompt.text)));

	const char *lead = q->prompt.lead;

	q->on = false;
	app->shell->unanswered = NULL;
	buf_reset(&app->shell->unanswered_text);
	if (q->answered(app, q->ctx, text, &e))
		return;
	app->shell->message = e;
	if (e.kind != ERR_STORE && e.kind != ERR_IO)
		return;
	app->shell->unanswered = lead;
	buf_put(&app->shell->unanswered_text, text);
}

/* Where the word before the caret begins, behind its sign. */
static size_t
word_start(const struct question *q)
{
	str head = str_take(buf_str(&q->prompt.text), q->prompt.caret);
	size_t blank = q->offer ? STR_NONE : str_find_last(head, STR(" "));
	size_t at = blank == STR_NONE ? 0 : blank + 1;

	while (!q->offer && at < head.n &&
		(head.s[at] == '-' || head.s[at] == '#'))
		at++;
	return at;
}

static bool
begins_with(str word, str stem, struct arena *tmp)
{
	return str_starts(fold(tmp, word), fold(tmp, stem));
}

/* The word number `skip` among those that begin so; empty: none. */
static str
candidate(const struct question *q, str stem, size_t skip, struct arena *tmp)
{
	for (size_t i = 0; i < q->words.n; i++)
		if (begins_with(q->words.v[i], stem, tmp) && skip-- == 0)
			return q->words.v[i];
	return STR("");
}

static void
complete(struct app *app, struct question *q)
{
	struct prompt *p = &q->prompt;
	size_t from = word_start(q);
	str text = buf_str(&p->text);

	if (!q->completing) {
		q->stem =
			arena_copy(&q->arena, str_slice(text, from, p->caret));
		q->next = 0;
		if (q->offer)
			q->offer(q, q->stem);
	}
	q->completing = true;
	str word = candidate(q, q->stem, q->next, &app->frame);
	if (word.n == 0 && q->next > 0)
		word = candidate(q, q->stem, q->next = 0, &app->frame);
	if (word.n == 0)
		return;
	str whole = arena_printf(&app->frame, "%.*s%.*s%.*s",
		STR_ARG(str_take(text, from)), STR_ARG(word),
		STR_ARG(str_skip(text, p->caret)));
	prompt_set(p, whole);
	p->caret = from + word.n;
	q->next++;
}

void
question_press(struct app *app, uint32_t press)
{
	struct question *q = &app->shell->question;

	if (press == PRESS_TAB) {
		complete(app, q);
		return;
	}
	q->completing = false;
	if (q->offer)
		q->words = (struct strs){ 0 };
	if (press == PRESS_ENTER)
		answer(app, q);
	else if (press == PRESS_ESC || press == PRESS_CTRL('C') ||
		 (press == PRESS_BACKSPACE && q->prompt.text.n == 0))
		q->on = false;
	else
		prompt_press(&q->prompt, press);
}

void
question_paste(struct app *app, str text)
{
	prompt_paste(&app->shell->question.prompt, text);
}

/* What Tab offers, as far as there is room. */
static int
draw_words(struct app *app, struct screen *s, int row, int at)
{
	struct question *q = &app->shell->question;
	size_t from = word_start(q);
	str text = buf_str(&q->prompt.text), word;
	str stem = q->completing ? q->stem
				 : str_slice(text, from, q->prompt.caret);

	/* It stands there already. */
	if (str_eq(candidate(q, stem, 0, &app->frame), str_skip(text, from)) &&
		!candidate(q, stem, 1, &app->frame).n)
		return at;
	for (size_t i = 0; (word = candidate(q, stem, i, &app->frame)).n &&
			   at + 2 + utf8_width(word) < s->columns - 24;
		i++)
		at = screen_put(s, row, at + 2, s->columns, STYLE_DIM, word);
	return at;
}

int
question_draw(struct app *app, struct screen *s, int row)
{
	struct question *q = &app->shell->question;
	int at = prompt_draw(&q->prompt, s, row, s->columns - 2, true);

	if (q->hint && q->prompt.text.n == 0)
		return screen_put(s, row, at + 2, s->columns - at - 3,
			STYLE_DIM, str_of(q->hint));
	return draw_words(app, s, row, at);
}
