#include "tui/deeds/bookmark.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "tui/app.h"
#include "tui/views/article.h"

/* A letter or a digit, also as an input method gives it; 0: none. */
static char
letter_of(uint32_t press)
{
	if (press > 0xFF00 && press < 0xFF5F)
		press -= 0xFEE0;
	bool is = (press >= 'a' && press <= 'z') ||
		  (press >= 'A' && press <= 'Z') ||
		  (press >= '0' && press <= '9');

	return is ? (char)press : 0;
}

/* "a b x" */
static str
letters(struct app *app, const struct bookmarks *all)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < all->n; i++) {
		if (!all->v[i].article ||
			!letter_of((unsigned char)all->v[i].letter))
			continue;
		if (b.n)
			buf_putc(&b, ' ');
		buf_putc(&b, all->v[i].letter);
	}
	str text = arena_copy(&app->frame, buf_str(&b));
	buf_free(&b);
	return text;
}

/* As a line each: the letter, and the article it leads to.  Where they are
 * more than a message has lines for, all letters in the last one. */
static void
ask_where(struct app *app, const struct bookmarks *all, str there)
{
	struct buf *said = &app->shell->said;
	const char *ask = _("go to the place under which letter?");
	int lines = app->shell->rows / 2 - 1;

	app_say(app, "%s", ask);
	for (size_t i = 0; i < all->n && lines > 0; i++) {
		const struct bookmark *b = &all->v[i];
		struct article_row a = { 0 };

		if (!letter_of((unsigned char)b->letter) ||
			!store_article(
				app->store, b->article, &app->frame, &a, NULL))
			continue;
		buf_printf(said, "%c  %.*s\n", b->letter,
			STR_ARG(utf8_fit(a.title, app->shell->columns - 6)));
		lines--;
	}
	buf_put(said, str_of(ask));
	if (lines == 0)
		buf_printf(said, "  %.*s", STR_ARG(there));
}

enum outcome
bookmark_begin(struct app *app, enum command command, struct err *e)
{
	struct bookmarks all;

	if (!store_bookmarks(app->store, &app->frame, &all, e))
		return OUTCOME_FAILED;
	str there = letters(app, &all);
	if (command == COMMAND_GO_MARK && there.n == 0) {
		str key = keys_sign(
			&app->shell->keys, COMMAND_SET_MARK, &app->frame);

		err_set(e, ERR_NONE,
			_("no place is kept yet; %.*s and a letter keep one"),
			STR_ARG(key));
		return OUTCOME_FAILED;
	}
	app->shell->lettered = command;
	if (command == COMMAND_GO_MARK)
		ask_where(app, &all, there);
	else
		app_say(app, _("keep this place under which letter? %.*s"),
			STR_ARG(there));
	return OUTCOME_DONE;
}

static bool
set(struct app *app, char letter, struct err *e)
{
	struct article_state *s = app_top(app)->state;
	struct target focus = article_focus(s);
	struct bookmark b = {
		.letter = letter,
		.article = s->id,
		.at = focus.kind ? target_span(s, focus).start
				 : article_seen(s).start,
	};

	if (!store_set_bookmark(app->store, &b, e))
		return false;
	str key = keys_sign(&app->shell->keys, COMMAND_GO_MARK, &app->frame);
	app_say(app, _("kept; %.*s%c comes back here"), STR_ARG(key), letter);
	return true;
}

static bool
go_to(struct app *app, const struct bookmark *b, struct err *e)
{
	struct view *v = app_top(app);
	struct article_place place = { b->article, true, b->at };
	struct article_state *s = v->state;

	if (v->ops != &view_article || s->id != b->article)
		return app_open(app, &view_article, &place, e);
	article_leave(s);
	s->focus = target_at(s, b->at, true);
	article_stand(s, (struct standing){ b->at, (uint32_t)v->rows / 3 });
	return true;
}

static bool
go(struct app *app, char letter, struct err *e)
{
	struct bookmarks all;

	if (!store_bookmarks(app->store, &app->frame, &all, e))
		return false;
	for (size_t i = 0; i < all.n; i++)
		if (all.v[i].letter == letter && all.v[i].article)
			return go_to(app, &all.v[i], e);
	return err_set(e, ERR_NONE, _("no place is kept under %c"), letter);
}

void
bookmark_press(struct app *app, uint32_t press)
{
	struct shell *sh = app->shell;
	enum command command = sh->lettered;
	char letter = letter_of(press);
	struct err e = { 0 };

	sh->lettered = COMMAND_NONE;
	if (!letter) {
		app_say_composed(app, press);
		return;
	}
	if (!(command == COMMAND_SET_MARK ? set : go)(app, letter, &e))
		sh->message = e;
}
