#include "cli/mending.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "cli/escape.h"
#include "store/care/mend.h"

/* "articles 42%", or "pages …" where the whole is not known. */
static bool
goes_on(void *ctx, const char *what, int64_t done, int64_t of)
{
	struct waiting *w = ctx;
	struct buf line = { 0 };

	buf_printf(&line, "%s ", _(what));
	if (of > 0)
		buf_printf(&line, "%lld%%",
			(long long)(done * 100 / (of > done ? of : done)));
	else
		buf_put(&line, STR("…"));
	progress_line(&w->progress, buf_str(&line),
		clock_seconds(CLOCK_MONOTONIC) - w->begun);
	buf_free(&line);
	return !progress_stopped();
}

void
waiting_init(struct waiting *w, struct patience *p, const struct call *c)
{
	*w = (struct waiting){ .begun = clock_seconds(CLOCK_MONOTONIC) };
	progress_init(&w->progress, c);
	progress_catch_signals();
	escape_listen();
	*p = (struct patience){ .goes_on = goes_on, .ctx = w };
}

void
waiting_end(struct waiting *w)
{
	progress_clear(&w->progress);
}

/* All steps, or as many as there is patience for. */
static bool
mend_all(struct mend *m, const struct patience *p, struct err *e)
{
	int64_t done, of;
	int more;

	while ((more = mend_step(m, e)) > 0) {
		mend_progress(m, &done, &of);
		if (!patience_asks(p, N_("index"), done, of))
			return err_set(e, ERR_STORE, _("stopped"));
	}
	return more == 0 && mend_tidy(m, e);
}

bool
mending_run(const struct call *c, struct err *e)
{
	struct mend *m = NULL;
	struct waiting w;
	struct patience p;

	waiting_init(&w, &p, c);
	bool ok = mend_begin(c->session.store, &m, e) && mend_all(m, &p, e);
	mend_end(m);
	waiting_end(&w);
	return ok;
}
