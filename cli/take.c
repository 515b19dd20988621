#include "cli/take.h"

#include "base/clean.h"
#include "base/i18n.h"

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

/* An address is named as such, and not as a file that is missing. */
static bool
is_address(str path)
{
	return str_starts(path, STR("http://")) ||
	       str_starts(path, STR("https://"));
}

static void
list_paths(struct take *t, struct paths *paths)
{
	struct call *c = t->call;
	struct err e;

	for (size_t i = 0; i < c->n_args; i++) {
		str path = str_of(c->args[i]);

		if (is_address(path)) {
			err_set(&e, ERR_INPUT,
				_("%s: this version cannot fetch pages; "
				  "save it and add the file"),
				c->args[i]);
			take_refuse(t, &e);
		} else {
			*vec_push(&c->arena, paths) = path;
		}
	}
}

bool
take_run(struct take *t, struct store *s, struct err *e)
{
	struct paths paths = { 0 };
	struct intake in = {
		.paths = &paths,
		.no_original = call_has(t->call, OPTION_NO_ORIGINAL),
		.progress = on_progress,
		.refused = take_refuse,
		.article = on_article,
		.cancelled = on_cancelled,
		.ctx = t,
	};

	if (!take_input(t->call, &in.input, e))
		return false;
	progress_init(&t->progress, call_has(t->call, OPTION_QUIET));
	progress_catch_signals();
	list_paths(t, &paths);
	bool ok = paths.n == 0 || intake_run(s, &in, &t->done, e);
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
