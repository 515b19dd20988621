#include "tui/list/seek.h"

#include "base/clock.h"
#include "base/i18n.h"
#include "store/reader/reads.h"
#include "tui/app.h"
#include "tui/list/fold.h"

#include <string.h>

enum {
	FIRST_MS = 1, /* while the key waits */
	SLICE_MS = 3, /* as long as one may look between two keys */
	SLICE_ROWS = 16
};

static double
now_ms(void)
{
	return clock_seconds(CLOCK_MONOTONIC) * 1e3;
}

static enum sought
found_group(struct seek *s, size_t k)
{
	list_select_head(s->v, list_number(s->v, k));
	return SOUGHT_FOUND;
}

/* The next row to be looked at of those that leaps and halving lead to; false:
 * it is decided, *k is the group's first row, or SIZE_MAX. */
static bool
next_leap(const struct seek *s, size_t n, size_t *k)
{
	bool up = s->by < 0, beyond = s->beyond != SIZE_MAX;
	size_t low = up ? s->beyond : s->within;
	size_t high = up ? s->within : s->beyond;

	if (beyond) {
		*k = high - low < 2 ? high : low + (high - low) / 2;
		return high - low >= 2;
	}
	if (s->within == (up ? 0 : n - 1)) {
		*k = up ? 0 : SIZE_MAX;
		return false;
	}
	size_t room = up ? s->within : n - 1 - s->within;
	size_t leap = s->leap < room ? s->leap : room;
	*k = up ? s->within - leap : s->within + leap;
	return true;
}

/* A list of days may have all its rows under one. */
static enum sought
look_for_group(struct seek *s, double until)
{
	size_t n = list_count(s->v), k;

	/* The list may have changed since. */
	if (s->from >= n || s->within >= n)
		return SOUGHT_NONE;
	while (next_leap(s, n, &k)) {
		if (list_same_group(s->v, s->from, k))
			s->within = k;
		else
			s->beyond = k;
		s->leap *= 2;
		if (now_ms() > until)
			return SOUGHT_MORE;
	}
	return k == SIZE_MAX ? SOUGHT_NONE : found_group(s, k);
}

static bool
is_sought(struct seek *s)
{
	struct view *v = s->v;

	if (s->what == SEEK_GROUP)
		return s->k == 0 || list_begins_group(v, s->k);
	int64_t id = v->ops->article(v, list_number(v, s->k));
	if (!id || fold_is_read(v, &id))
		return false;
	s->found = id;
	return true;
}

static enum sought
look_for_row(struct seek *s, double until)
{
	size_t n = list_count(s->v);

	/* Days and the parts of a card; titles of articles may come again. */
	if (s->what == SEEK_GROUP && strchr("NC", s->v->ops->place))
		return look_for_group(s, until);
	for (int i = 1; s->k < n; i++) {
		if (is_sought(s)) {
			if (s->what == SEEK_GROUP)
				return found_group(s, s->k);
			list_select(s->v, list_number(s->v, s->k));
			return SOUGHT_FOUND;
		}
		s->k += (size_t)s->by;
		if (i % SLICE_ROWS == 0 && now_ms() > until)
			return SOUGHT_MORE;
	}
	return SOUGHT_NONE;
}

static enum sought
look(struct seek *s, double until)
{
	struct store *store = s->v->app->store;

	/* One lock instead of some for each row. */
	store_freeze(store);
	if (s->what == SEEK_UNREAD)
		store_reads_begin(store);
	enum sought sought = look_for_row(s, until);
	store_reads_end(store);
	store_thaw(store);
	return sought;
}

/* Thousands may be read: with them known it takes no time. */
static void
ask_reads(struct seek *s)
{
	struct app *app = s->v->app;

	if (s->what != SEEK_UNREAD || !app->searcher)
		return;
	s->waits = !store_reads_begin(app->store);
	store_reads_end(app->store);
	if (s->waits)
		searcher_read(app->searcher);
}

enum sought
seek_begin(struct view *v, enum seek_what what, int by, bool beneath)
{
	struct seek *s = &v->app->shell->seek;

	*s = (struct seek){ .v = v,
		.what = what,
		.by = by,
		.k = list_selected(v) + (size_t)by,
		.beneath = beneath,
		.beyond = SIZE_MAX,
		.leap = 1 };
	s->from = s->within = by < 0 ? s->k : list_selected(v);
	enum sought sought = look(s, now_ms() + FIRST_MS);
	if (sought == SOUGHT_MORE)
		ask_reads(s);
	else
		s->v = NULL;
	return sought;
}

int64_t
seek_article(struct app *app)
{
	int64_t id = app->shell->seek.found;

	app->shell->seek.found = 0;
	return id;
}

void
seek_stop(struct app *app)
{
	app->shell->seek = (struct seek){ 0 };
}

void
seek_say_none(struct app *app, enum seek_what what, int by)
{
	if (what == SEEK_UNREAD)
		app_say(app, "%s",
			by > 0 ? _("nothing unread below")
			       : _("nothing unread above"));
	else
		app_say(app, "%s",
			by > 0 ? _("this is the last part")
			       : _("this is the first part"));
}

/* Found late, or not at all. */
static void
end(struct app *app, struct seek *s, enum sought sought)
{
	s->v = NULL;
	if (sought == SOUGHT_NONE)
		seek_say_none(app, s->what, s->by);
	else if (sought == SOUGHT_FOUND && s->beneath)
		app_command(app,
			s->by > 0 ? COMMAND_NEXT_UNREAD : COMMAND_PREV_UNREAD);
}

bool
seek_work(struct app *app)
{
	struct seek *s = &app->shell->seek;

	if (!s->v || s->waits)
		return false;
	enum sought sought = look(s, now_ms() + SLICE_MS);
	if (sought == SOUGHT_MORE)
		return true;
	end(app, s, sought);
	return false;
}

void
seek_told(struct app *app)
{
	app->shell->seek.waits = false;
}
