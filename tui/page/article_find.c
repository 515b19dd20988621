/* Words typed behind & are the article's hits from then on. */
#include "tui/views/article.h"

#include "base/i18n.h"
#include "tui/app.h"

static struct strs
split(str text, struct arena *a)
{
	struct strs words = { 0 };
	str word;

	for (bool more = true; more;) {
		more = str_cut(text, STR(" "), &word, &text);
		if (word.n)
			*vec_push(a, &words) = word;
	}
	return words;
}

/* The one the reader stands on or the next; behind the last the first. */
static void
go_to_first(struct article_state *s)
{
	uint32_t from = article_seen(s).start;
	struct target t = { TARGET_HIT, 0 };

	for (size_t i = s->hits.n; i-- > 0 && s->hits.v[i].end > from;)
		t.index = i;
	article_jump(s, t);
}

static bool
answered(struct app *app, void *ctx, str text, struct err *e)
{
	struct article_state *s = app_top(app)->state;
	struct strs words = split(text, &app->frame);
	struct spans hits = { 0 };

	(void)ctx;
	if (words.n)
		search_marks(&words, s->article.text, &s->arena, &hits);
	if (words.n && hits.n == 0)
		return err_set(e, ERR_NONE, _("\"%.*s\" does not stand here"),
			STR_ARG(text));
	s->hits = hits;
	s->title_hits = (struct spans){ 0 };
	app_mark(app, &words);
	if (s->focus.kind == TARGET_HIT)
		s->focus = (struct target){ 0 };
	if (hits.n)
		go_to_first(s);
	return true;
}

enum outcome
article_find(struct article_state *s)
{
	question_begin(s->view->app, "&", STR(""))->answered = answered;
	return OUTCOME_DONE;
}
