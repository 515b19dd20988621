/* Ties app.c to the terminal: waits, takes what there is, draws once. */
#include "tui/tui.h"

#include "base/clean.h"
#include "base/i18n.h"
#include "base/pages.h"
#include "store/care/purge.h"
#include "tui/app.h"
#include "tui/config/config.h"
#include "tui/edition.h"
#include "tui/terminal/relay.h"
#include "tui/deeds/resume.h"
#include "tui/terminal/signals.h"
#include "tui/terminal/teletype.h"
#include "tui/terminal/term.h"
#include "tui/terminal/tty.h"

#include <malloc.h>
#include <poll.h>
#include <unistd.h>

struct loop {
	struct app app;
	const struct session *session;
	struct terminal *term;
	struct screen screen;
	bool working; /* there is more to do than waiting */
	bool ended;   /* the terminal or a signal says so */
	int held;     /* milliseconds that a frame waits for the last one */
};

/* Keys taken between two draws, at most: a flood must not starve drawing. */
enum { KEYS_AT_ONCE = 1024 };

/* What the loop waits for, beside the children. */
enum { OWN_FDS = 3 };

/* An answer that comes within this time needs no word that it is awaited. */
enum { PATIENCE_MS = 60 };

/* One that comes within this time is drawn together with what was typed. */
enum { AT_ONCE_MS = 8, ANSWERS_AT_ONCE = 2 };

/* Memory of this size is the system's own, and given back one by one.  Smaller
 * are the few copies of a screen that a frame needs, at 200x60 as well: so much
 * stays for the next frame. */
enum { MAPPED_BYTES = 320 << 10, KEPT_BYTES = 2 << 20 };

/* What the first screen needs. */
enum { FIRST_BYTES = 4 << 20 };

static void
draw(struct loop *l)
{
	l->held = term_wait(l->term);
	if (l->held)
		return;
	app_draw(&l->app, &l->screen);
	term_draw(l->term, &l->screen);
	/* A line that drops sends no signal. */
	resume_keep(&l->app);
}

static void
resize(struct loop *l)
{
	struct event e = { .kind = EVENT_RESIZE };

	tty_size(&e.row, &e.column);
	app_event(&l->app, &e);
}

static void
suspend(struct loop *l)
{
	term_pause(l->term);
	signals_stop();
	term_resume(l->term);
	l->ended |= (signals_take() & SIGNAL_END) != 0;
	resize(l);
}

/* What the events asked of the terminal. */
static void
obey(struct loop *l)
{
	struct shell *sh = l->app.shell;

	if (sh->copied.n)
		term_copy(l->term, buf_str(&sh->copied));
	buf_reset(&sh->copied);
	if (sh->repaint)
		term_repaint(l->term);
	if (sh->restyle)
		term_restyle(l->term);
	if (sh->suspend)
		suspend(l);
	sh->repaint = sh->suspend = sh->restyle = false;
}

static void
take_signals(struct loop *l)
{
	unsigned what = signals_take();

	if (what & SIGNAL_END)
		l->ended = true;
	if (what & SIGNAL_CONTINUED)
		term_resume(l->term);
	if (what & (SIGNAL_RESIZED | SIGNAL_CONTINUED))
		resize(l);
	/* Also when it is as large as before: in between it was not, and what
	 * was cut off is gone. */
	if (what & SIGNAL_RESIZED)
		term_repaint(l->term);
	if (what & SIGNAL_SUSPEND)
		l->app.shell->suspend = true;
}

static void
await_answer(struct loop *l)
{
	struct pollfd p = { searcher_fd(l->app.searcher), POLLIN, 0 };

	for (int i = 0; i < ANSWERS_AT_ONCE && l->app.asking; i++) {
		if (poll(&p, 1, AT_ONCE_MS) <= 0)
			return;
		app_answer(&l->app);
	}
}

static void
take_keys(struct loop *l)
{
	app_look(&l->app);
	for (int i = 0; i < KEYS_AT_ONCE && !l->app.shell->quit; i++) {
		struct event e = term_event(l->term);

		if (e.kind == EVENT_NONE)
			break;
		app_event(&l->app, &e);
	}
	await_answer(l);
	edition_leave(l->session, &l->app);
}

/* What came may be the first of the reader's own. */
static void
take_fetched(struct loop *l, const struct pollfd *fds, size_t n)
{
	if (fetching_read(&l->app, fds, n))
		edition_leave(l->session, &l->app);
}

/* Milliseconds until there is something to do although nothing comes; late: an
 * answer is then. */
static int
how_long(const struct loop *l, bool *late)
{
	int wait = l->held ? l->held : -1;
	int keys = term_event_wait(l->term);

	if (l->working)
		return 0;
	*late = l->app.asking;
	if (l->app.asking)
		wait = PATIENCE_MS;
	if (keys < 0 || (wait >= 0 && wait <= keys))
		return wait;
	*late = false;
	return keys;
}

static void
wait_once(struct loop *l)
{
	struct pollfd fds[OWN_FDS + FETCHINGS_MAX] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = signals_fd(), .events = POLLIN },
		{ .fd = searcher_fd(l->app.searcher), .events = POLLIN },
	};
	size_t fetched = fetching_poll(&l->app, fds + OWN_FDS);
	bool late = false;
	int wait = how_long(l, &late);

	if (poll(fds, OWN_FDS + fetched, wait) == 0 && late)
		app_late(&l->app);
	if (fds[1].revents)
		take_signals(l);
	if ((fds[0].revents & POLLIN) || term_event_wait(l->term) == 0)
		take_keys(l);
	/* The line is down; then poll says, too, that there is something to
	 * read, and without a controlling terminal no signal comes. */
	if (fds[0].revents & ~POLLIN)
		l->ended = true;
	if (fds[2].revents & POLLIN)
		app_answer(&l->app);
	take_fetched(l, fds + OWN_FDS, fetched);
	obey(l);
	l->working = app_work(&l->app);
}

/* What the call asked for: an article's number, or a query. */
static bool
open_query(struct app *app, const char *query, struct err *e)
{
	struct article_place place = { 0 };
	str words = str_of(query);
	struct article_row row;

	if (words.n == 0)
		return true;
	if (str_to_int(words, &place.id) &&
		store_article(app->store, place.id, &app->frame, &row, e))
		return app_open(app, &view_article, &place, e);
	return app_open(app, &view_results, &words, e);
}

static bool
run(struct loop *l, struct err *e)
{
	int rows, columns;

	tty_size(&rows, &columns);
	if (!app_init(&l->app, rows, columns, e) ||
		!open_query(&l->app, l->session->query, e))
		return false;
	for (draw(l); !l->app.shell->quit && !l->ended; draw(l))
		wait_once(l);
	return true;
}

/*
 * What is no longer needed, an answer of megabytes or a list, goes back to the
 * system at once, and what the other thread has freed in small pieces is not
 * gathered while a key waits.
 */
static void
set_memory(void)
{
	mallopt(M_MXFAST, 0);
	pages_take(FIRST_BYTES, KEPT_BYTES, MAPPED_BYTES);
}

int
tui_main(const struct session *session)
{
	struct loop l = { .session = session };
	struct config config;
	struct err e = { 0 };
	int code;

	if (!term_is_teletype() && !relay_begin(&code))
		return code;
	set_memory();
	bool ok = edition_open(session, &l.app, &e);
	config_load(&config, session->config);
	l.app.config = &config;
	l.app.settings = config.settings;
	l.app.archive = session->store;
	if (ok && isatty(STDOUT_FILENO) && term_is_teletype()) {
		teletype_run(&l.app);
	} else if (ok && (ok = term_open(&l.term, &config, &e))) {
		ok = run(&l, &e);
		term_close(l.term);
	}
	bool own = ok && !l.ended && !l.app.sample;
	struct app opened = l.app;
	if (l.app.shell)
		app_free(&l.app);
	edition_close(&opened);
	if (own && session->store)
		purge_settled(session->store, session->state);
	screen_free(&l.screen);
	config_free(&config);
	if (!ok) {
		clean_report("%s", e.text);
		return err_exit_code(e.kind);
	}
	signals_die();
	return 0;
}
