#include "cli/progress.h"

#include "base/buf.h"
#include "base/clean.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "cli/escape.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

enum { BAR = 24, CLEARED = 78 };

static const double paint_every = 0.2; /* seconds */

static volatile sig_atomic_t stopped;

static void
on_signal(int number)
{
	(void)number;
	escape_leave();
	stopped = 1;
}

void
progress_catch_signals(void)
{
	/* SA_RESETHAND: whoever asks twice does not want to wait. */
	struct sigaction act = { .sa_handler = on_signal,
		.sa_flags = SA_RESTART | (int)SA_RESETHAND };

	sigaction(SIGINT, &act, NULL);
	sigaction(SIGTERM, &act, NULL);
}

bool
progress_stopped(void)
{
	if (!stopped && escape_pressed())
		on_signal(0);
	return stopped;
}

void
progress_init(struct progress *p, const struct call *c)
{
	bool lines = call_has(c, OPTION_PROGRESS);

	*p = (struct progress){
		.shown = !call_has(c, OPTION_QUIET) &&
			 (lines || isatty(STDERR_FILENO)),
		.lines = lines,
	};
}

/* "▇▇▇▇░░░░  42%", or nothing when the whole is not known. */
static void
put_bar(struct buf *out, uint64_t done, uint64_t total)
{
	if (total == 0)
		return;
	if (done > total)
		done = total;
	int full = (int)((double)done / (double)total * BAR);

	for (int i = 0; i < BAR; i++)
		buf_put(out, i < full ? STR("▇") : STR("░"));
	buf_printf(out, " %3d%%  ", (int)((double)done / (double)total * 100));
}

/* Is it time to paint again? */
static bool
is_due(const struct progress *p, double seconds)
{
	return p->shown &&
	       (!p->painted || seconds - p->painted_at >= paint_every);
}

void
progress_line(struct progress *p, str text, double seconds)
{
	if (!is_due(p, seconds))
		return;
	progress_clear(p);
	struct buf line = { 0 }, bytes = { 0 };
	buf_printf(&line, p->lines ? "\r%.*s\n" : "%.*s", STR_ARG(text));
	if (!p->lines && escape_listens())
		buf_printf(&line, " · %s", _("Esc stops"));
	clean_encode(&bytes, buf_str(&line), STDERR_FILENO);
	fwrite(bytes.s, 1, bytes.n, stderr);
	fflush(stderr);
	buf_free(&line);
	buf_free(&bytes);
	p->painted = true;
	p->painted_at = seconds;
}

void
progress_paint(struct progress *p, const struct intake_progress *now)
{
	struct buf out = { 0 };

	if (!is_due(p, now->seconds))
		return;
	if (!p->lines)
		put_bar(&out, now->bytes, now->total);
	double rate =
		now->seconds > 0 ? (double)now->bytes / 1e6 / now->seconds : 0;
	buf_printf(&out, _("%llu articles, %.1f MB/s"),
		(unsigned long long)now->articles, rate);
	progress_line(p, buf_str(&out), now->seconds);
	buf_free(&out);
}

void
progress_clear(struct progress *p)
{
	if (p->painted && !p->lines)
		fprintf(stderr, "\r%*s\r", CLEARED, "");
	p->painted = false;
}
