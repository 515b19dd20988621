#include "tui/children/exporting.h"

#include "base/file.h"
#include "base/i18n.h"
#include "base/room.h"
#include "tui/app.h"
#include "tui/deeds/deed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What a file's name ends in, and the format it then is. */
static const struct {
	const char *ending, *format;
} formats[] = {
	{ ".md", "md" },
	{ ".html", "html" },
	{ ".csv", "csv" },
	{ ".jsonl", "jsonl" },
	{ ".org", "org" },
	{ ".bib", "bibtex" },
	{ ".atom", "atom" },
};

static const char usual[] = "~/jianbao";

enum { FORMATS = sizeof formats / sizeof *formats };

static const char *
format_of(str path, struct err *e)
{
	for (size_t i = 0; i < FORMATS; i++)
		if (str_ends(path, str_of(formats[i].ending)))
			return formats[i].format;
	err_set(e, ERR_USAGE,
		_("the name ends in .md, .html, .csv, .jsonl, .org, .bib or "
		  ".atom"));
	return NULL;
}

/* "~/" is the reader's own folder, as in a shell; Markdown needs no ending. */
static str
whole_path(str text, struct arena *a)
{
	const char *home = getenv("HOME");

	if (path_ending(text).n == 0)
		text = arena_printf(a, "%.*s.md", STR_ARG(text));
	if (home && str_starts(text, STR("~/")))
		text = arena_printf(
			a, "%s%.*s", home, STR_ARG(str_skip(text, 1)));
	return text;
}

/* The numbers, as the child reads them; -1: errno says why. */
static int
numbers_file(const struct ids *ids)
{
	struct buf b = { 0 };
	int fd = memfd_create("export", MFD_CLOEXEC);

	for (size_t i = 0; i < ids->n; i++)
		buf_printf(&b, "%lld\n", (long long)ids->v[i]);
	bool ok = fd >= 0 && write(fd, b.s, b.n) == (ssize_t)b.n &&
		  lseek(fd, 0, SEEK_SET) == 0;
	buf_free(&b);
	if (!ok && fd >= 0)
		close(fd);
	return ok ? fd : -1;
}

static bool
begin(struct app *app, const struct ids *ids, str text, struct err *e)
{
	str whole = whole_path(text, &app->frame);
	const char *path = arena_cstr(&app->frame, whole);
	const char *format = format_of(whole, e);
	struct fetching_export x = { .path = path, .n = ids->n };

	if (!format)
		return false;
	/* Without an archive of its own this is no whole program, but a test. */
	if (!app->archive)
		return err_set(
			e, ERR_NONE, "%s", _("nothing can be changed here"));
	const char *const args[] = { "jianbao", "export", "--lang",
		i18n_is_chinese() ? "zh" : "en", "--store",
		store_path(app->store), "--to", format, "-", NULL };
	/* What is there is never written over. */
	x.out = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	if (x.out < 0)
		return err_set(e, ERR_IO, _("cannot write %s: %s"), path,
			strerror(errno));
	x.in = numbers_file(ids);
	bool ok = x.in >= 0 ? fetching_export(app, args, &x, e)
			    : err_set(e, ERR_IO, _("cannot write %s: %s"), path,
				      strerror(errno));
	close(x.out);
	if (x.in >= 0)
		close(x.in);
	if (!ok)
		unlink(path);
	return ok;
}

/* What is asked about. */
struct exported {
	struct view *view; /* below the question, so it stays open */
	int64_t article;   /* 0: these, else what is picked, else all shown */
	struct ids these;  /* in the question's arena */
};

/* Up to so many of those shown. */
static void
shown(struct view *v, size_t most, struct arena *a, struct ids *ids)
{
	size_t n = list_count(v);

	for (size_t k = 0; k < n && ids->n < most; k++) {
		int64_t id = v->ops->article(v, list_number(v, k));

		if (id)
			*vec_push(a, ids) = id;
	}
}

static void
find(const struct exported *x, size_t most, struct arena *a, struct ids *ids)
{
	const struct ids *picked = x->these.n ? &x->these : &x->view->picked;

	if (x->article)
		*vec_push(a, ids) = x->article;
	else if (picked->n)
		for (size_t i = 0; i < picked->n; i++)
			*vec_push(a, ids) = picked->v[i];
	else if (x->view->ops->article)
		shown(x->view, most, a, ids);
}

static bool
answered(struct app *app, void *ctx, str text, struct err *e)
{
	struct ids ids = { 0 };

	if (text.n == 0)
		return true;
	find(ctx, SIZE_MAX, &app->frame, &ids);
	return begin(app, &ids, text, e);
}

static enum outcome
ask(struct exported x)
{
	struct app *app = x.view->app;
	struct ids first = { 0 };

	if (room_is_secure()) {
		app_say(app, "%s", _("nothing is written in a reading room"));
		return OUTCOME_DONE;
	}
	find(&x, 1, &app->frame, &first);
	if (first.n == 0)
		return OUTCOME_UNHANDLED;
	struct question *q = question_begin(app, _("export to"), str_of(usual));
	q->prompt.proposed = true;
	struct exported *ctx = arena_new(&q->arena, struct exported, 1);
	*ctx = x;
	ctx->these = (struct ids){ 0 };
	for (size_t i = 0; i < x.these.n; i++)
		*vec_push(&q->arena, &ctx->these) = x.these.v[i];
	for (size_t i = 0; i < FORMATS; i++)
		*vec_push(&q->arena, &q->words) = arena_printf(
			&q->arena, "%s%s", usual, formats[i].ending);
	q->ctx = ctx;
	q->answered = answered;
	return OUTCOME_DONE;
}

enum outcome
exporting_ask(struct view *v, int64_t article, struct err *e)
{
	(void)e;
	return ask((struct exported){ .view = v, .article = article });
}

enum outcome
exporting_ask_these(struct view *v, const struct ids *these)
{
	return ask((struct exported){ .view = v, .these = *these });
}
