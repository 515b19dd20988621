/* Tags: asking for them, and setting them. */
#include "tui/deeds/deed.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/list/pick.h"

bool
tagging_set(struct app *app, const struct ids *ids, str words, struct err *e)
{
	struct chore many = { CHORE_TAG, .ids = *ids, .words = words };

	if (many_are(app, ids->n))
		return many_begin(app, &many, e);
	bool ok = store_step_begin(app->store, e);

	for (size_t i = 0; ok && i < ids->n; i++)
		ok = store_tag_words(app->store, ids->v[i], words, e);
	return store_step_end(app->store, ok, e);
}

/* What the line began with and no longer has is taken away. */
struct asked {
	struct ids ids;
	struct strs had;
};

static bool
has_word(str words, str word)
{
	str rest = words, one;

	for (bool more = true; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		if (str_eq(one, word))
			return true;
	}
	return false;
}

static bool
answered(struct app *app, void *ctx, str text, struct err *e)
{
	const struct asked *a = ctx;

	text = prompt_words(&app->frame, text);
	str words = text;
	for (size_t i = 0; i < a->had.n; i++)
		if (!has_word(text, a->had.v[i]))
			words = arena_printf(&app->frame, "%.*s -%.*s",
				STR_ARG(words), STR_ARG(a->had.v[i]));
	if (!tagging_set(app, &a->ids, words, e))
		return false;
	pick_none(app_top(app));
	app_renew(app);
	deed_say(app, text.n ? arena_printf(&app->frame, _("tagged: %.*s"),
				       STR_ARG(text))
			     : str_of(_("no tags any more")));
	return true;
}

/* One article's tags stand there to be changed; of several all get what is
 * typed, and keep what they have. */
enum outcome
tagging_ask(struct app *app, const struct ids *ids, struct err *e)
{
	struct tag_rows tags;
	struct article_row row = { 0 };

	if (ids->n == 1 &&
		!store_article(app->store, ids->v[0], &app->frame, &row, e))
		return OUTCOME_FAILED;
	if (!store_tags(app->store, &app->frame, &tags, e))
		return OUTCOME_FAILED;
	str text = row.tags.n ? arena_printf(
					&app->frame, "%.*s ", STR_ARG(row.tags))
			      : STR("");
	struct question *q = question_begin(app, "#", text);
	struct asked *a = arena_new(&q->arena, struct asked, 1);
	str rest = row.tags, one;
	for (bool more = row.tags.n > 0; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		*vec_push(&q->arena, &a->had) = arena_copy(&q->arena, one);
	}
	for (size_t i = 0; i < ids->n; i++)
		*vec_push(&q->arena, &a->ids) = ids->v[i];
	for (size_t i = 0; i < tags.n; i++)
		*vec_push(&q->arena, &q->words) =
			arena_copy(&q->arena, tags.v[i].name);
	q->ctx = a;
	q->answered = answered;
	return OUTCOME_DONE;
}
