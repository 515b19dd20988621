#include "cli/take.h"

#include "base/clean.h"
#include "base/i18n.h"
#include "cli/escape.h"
#include "base/room.h"
#include "cli/fetch.h"
#include "content/html/url.h"

struct fetches {
	struct fetch *v;
	size_t n, cap;
};

bool
take_input(struct call *c, struct input *in, struct err *e)
{
	const char *as = c->option[OPTION_AS];

	*in = (struct input){
		.charset = str_of(c->option[OPTION_CHARSET]),
		.url = str_of(c->option[OPTION_URL]),
		.source = str_of(c->option[OPTION_SOURCE]),
		.date = str_of(c->option[OPTION_DATE]),
	};
	if (as)
		in->as = format_by_name(str_of(as));
	if (as && in->as == FORMAT_UNKNOWN)
		return err_set(e, ERR_USAGE, _("no format is named %s"), as);
	return true;
}

void
take_refuse(void *ctx, const struct err *e)
{
	struct take *t = ctx;

	progress_clear(&t->progress);
	clean_report("%s", e->text);
	t->refused++;
}

static void
on_progress(void *ctx, const struct intake_progress *now)
{
	struct take *t = ctx;

	progress_paint(&t->progress, now);
}

static void
on_article(void *ctx, const char *path, const struct article *a, int64_t id,
	bool fresh)
{
	struct take *t = ctx;

	if (t->article && t->printed < call_limit(t->call, 0)) {
		t->printed++;
		if (t->call->out.terminal)
			progress_clear(&t->progress);
		t->article(t, path, a, id, fresh);
	}
}

static bool
on_cancelled(void *ctx)
{
	const struct take *t = ctx;

	return progress_stopped() ||
	       (t->needs_output &&
		       (!output_open(&t->call->out) ||
			       t->printed >= call_limit(t->call, 0)));
}

static void
list_paths(struct take *t, struct paths *paths, struct fetches *pages)
{
	struct call *c = t->call;

	for (size_t i = 0; i < c->n_args; i++) {
		str path = str_of(c->args[i]);

		if (url_is_web(path))
			*vec_push(&c->arena, pages) =
				(struct fetch){ .url = path };
		else
			*vec_push(&c->arena, paths) = path;
	}
}

static void
on_fetched(void *ctx, struct fetch *f)
{
	if (!f->ok)
		take_refuse(ctx, &f->why);
}

static bool
fetch_pages(struct take *t, struct fetches *pages, struct err *e)
{
	struct fetch_how how = fetch_usual();

	if (pages->n == 0)
		return true;
	if (room_is_secure())
		return err_set(e, ERR_USAGE,
			_("this is a reading room: no address is opened"));
	how.done = on_fetched;
	how.cancelled = on_cancelled;
	how.ctx = t;
	return fetch_all(pages->v, pages->n, &how, &t->call->arena, e) ||
	       progress_stopped();
}

/* What the net gave, for the workers. */
static void
list_pieces(struct take *t, const struct fetches *pages, struct intake *in)
{
	struct intake_piece *v =
		arena_new(&t->call->arena, struct intake_piece, pages->n);

	in->pieces = v;
	for (size_t i = 0; i < pages->n; i++) {
		const struct fetch *f = &pages->v[i];

		if (f->ok)
			v[in->n_pieces++] =
				(struct intake_piece){ .name = f->url.s,
					.bytes = buf_str(&f->body),
					.url = in->input.url.n ? in->input.url
							       : f->final,
					.label = f->label };
	}
}

/* Files and folders, and what came from the net. */
static bool
take_in(struct take *t, struct store *s, const struct paths *paths,
	const struct fetches *pages, struct err *e)
{
	struct intake in = {
		.paths = paths,
		.no_original = call_has(t->call, OPTION_NO_ORIGINAL),
		.progress = on_progress,
		.refused = take_refuse,
		.article = on_article,
		.cancelled = on_cancelled,
		.ctx = t,
	};

	if (!take_input(t->call, &in.input, e))
		return false;
	list_pieces(t, pages, &in);
	return paths->n + in.n_pieces == 0 || intake_run(s, &in, &t->done, e);
}

/* "-" is typed, or comes through a pipe. */
static bool
reads_input(const struct call *c)
{
	for (size_t i = 0; i < c->n_args; i++)
		if (str_eq(str_of(c->args[i]), STR("-")))
			return true;
	return false;
}

bool
take_run(struct take *t, struct store *s, struct err *e)
{
	struct paths paths = { 0 };
	struct fetches pages = { 0 };
	struct input unused;

	if (!take_input(t->call, &unused, e))
		return false;
	progress_init(&t->progress, t->call);
	progress_catch_signals();
	if (!reads_input(t->call))
		escape_listen();
	list_paths(t, &paths, &pages);
	bool ok = fetch_pages(t, &pages, e);
	ok = ok && take_in(t, s, &paths, &pages, e);
	progress_clear(&t->progress);
	fetch_free(pages.v, pages.n);
	return ok;
}

bool
take_paths(struct take *t, struct store *s, const struct paths *paths,
	struct err *e)
{
	static const struct fetches none;
	bool ok = take_in(t, s, paths, &none, e);

	progress_clear(&t->progress);
	return ok;
}

int
take_exit_code(const struct take *t)
{
	/* As a shell reports a program that SIGINT ended. */
	if (progress_stopped())
		return 130;
	return t->refused ? 1 : 0;
}
