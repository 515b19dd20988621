/* Keeping a search under a name. */
#include "tui/views/searches.h"

#include "base/i18n.h"
#include "tui/app.h"
#include "tui/around/narrow.h"

/* A name for a query: its words without the fields' names. */
static str
name_of(str query, struct arena *perm)
{
	struct buf b = { 0 };
	str rest = query, one, head, tail;

	for (bool more = true; more;) {
		more = str_cut(rest, STR(" "), &one, &rest);
		if (str_cut(one, STR(":"), &head, &tail))
			one = tail;
		if (one.n && b.n)
			buf_putc(&b, ' ');
		for (size_t i = 0; i < one.n; i++)
			if (one.s[i] != '"')
				buf_putc(&b, one.s[i]);
	}
	str name = arena_copy(perm, str_trim(buf_str(&b)));
	buf_free(&b);
	return name;
}

bool
searches_keep(struct app *app, str name, str query, struct err *e)
{
	bool ok = store_step_begin(app->store, e) &&
		  store_save_search(app->store, name, query, e);

	if (!store_step_end(app->store, ok, e))
		return false;
	app_renew(app);
	app_say(app, _("saved: %.*s · %.*s lists the searches"), STR_ARG(name),
		STR_ARG(keys_sign(
			&app->shell->keys, COMMAND_SEARCHES, &app->frame)));
	return true;
}

static bool
named(struct app *app, void *ctx, str text, struct err *e)
{
	return text.n == 0 || searches_keep(app, text, *(const str *)ctx, e);
}

enum outcome
searches_save(struct app *app, str query, str name)
{
	query = str_trim(query);
	if (query.n == 0) {
		app_say(app, "%s", _("nothing is searched for yet"));
		return OUTCOME_DONE;
	}
	if (name.n == 0)
		name = name_of(query, &app->frame);
	struct question *q = question_begin(app, _("name:"), name);
	q->prompt.proposed = true;
	str *kept = arena_new(&q->arena, str, 1);

	*kept = arena_copy(&q->arena, query);
	q->ctx = kept;
	q->answered = named;
	return OUTCOME_DONE;
}

enum outcome
searches_save_player(struct app *app, str player)
{
	return searches_save(
		app, narrow_field("player", player, &app->frame), player);
}
