/* doctor: what is well, what is not, and what to do about it. */
#include "store/care/examine.h"
#include "store/care/purge.h"
#include "store/care/salvage.h"

#include "base/clean.h"
#include "base/i18n.h"
#include "base/room.h"
#include "cli/mending.h"
#include "cli/print.h"
#include "cli/rows.h"
#include "cli/surroundings.h"
#include "cli/verb.h"

#include <unistd.h>

enum { COLUMN_PART = 15, COLUMN_STATE = 7 };
enum { CODE_LOST = 3, CODE_STOPPED = 130 };

static const char *const states[] = {
	[FINDING_WELL] = N_("well"),
	[FINDING_FAULT] = N_("fault"),
	[FINDING_LOST] = N_("lost"),
};

static void
finding_json(struct call *c, const struct finding *f)
{
	struct json j;

	rows_json_open(c, &j);
	json_key_fact(&j, "part", str_of(f->part));
	json_key_fact(&j, "state", str_of(states[f->state]));
	json_key_fact(&j, "says", f->says);
	json_key_fact(&j, "advice", f->advice);
	rows_json_end(c, &j);
}

static void
print_finding(struct call *c, const struct finding *f)
{
	struct line l = { .out = &c->out };

	print_column(&l, str_of(_(f->part)), COLUMN_PART);
	print_column(&l, str_of(_(states[f->state])), COLUMN_STATE);
	clean_line(&c->out.b, f->says);
	print_end(&l);
	if (f->advice.n)
		print_text(&c->out, COLUMN_PART + COLUMN_STATE + 2, f->advice);
}

/* Everything; false when it was stopped. */
static bool
examine_all(struct call *c, struct findings *out, struct examined *found)
{
	struct waiting w;
	struct patience p;

	waiting_init(&w, &p, c);
	bool done = examine(c->session.store, c->session.state, &p, out, found);
	waiting_end(&w);
	if (done) {
		surroundings_examine(out);
		c->face->examine(&c->session, out);
	}
	return done;
}

static int
stopped(void)
{
	clean_report("%s", _("stopped"));
	return CODE_STOPPED;
}

static int
report(struct call *c)
{
	static const int codes[] = { 0, 1, CODE_LOST };
	struct findings all = { 0 };
	struct examined found;
	bool done = examine_all(c, &all, &found);

	for (size_t i = 0; i < all.n; i++)
		if (call_has(c, OPTION_JSON))
			finding_json(c, &all.v[i]);
		else
			print_finding(c, &all.v[i]);
	int code = codes[findings_worst(&all)];
	findings_free(&all);
	return done ? code : stopped();
}

static void
tell(struct call *c, const char *format, int64_t n)
{
	if (!call_has(c, OPTION_QUIET))
		clean_report(format, (long long)n);
}

/* Takes out what the reader deleted, and gives its room back. */
static bool
drop_deleted(struct call *c, struct err *e)
{
	struct store *s;
	size_t n = 0;

	if (!store_open(c->session.store, c->session.state, STORE_WRITE, &s, e))
		return false;
	bool ok = store_purge(s, PURGE_ALL, &n, e) && store_shrink(s, e);
	store_close(s);
	if (ok)
		tell(c,
			ngettext("%lld deleted article taken out",
				"%lld deleted articles taken out", n),
			(int64_t)n);
	return ok;
}

static int
mend(struct call *c)
{
	struct findings all = { 0 };
	struct examined found;
	struct err e = { 0 };
	struct waiting w;
	struct patience p;

	waiting_init(&w, &p, c);
	bool done =
		examine(c->session.store, c->session.state, &p, &all, &found);
	waiting_end(&w);
	findings_free(&all);
	if (!done)
		return stopped();
	bool ok = access(c->session.store, F_OK) != 0 ||
		  ((!found.index_damaged || mending_run(c, &e)) &&
			  drop_deleted(c, &e));
	if (!ok && progress_stopped())
		return stopped();
	return ok ? report(c) : call_fail(&e);
}

static void
tell_salvaged(struct call *c, const struct salvaged *got)
{
	clean_report(_("%lld of %lld articles were taken over into %s"),
		(long long)got->articles, (long long)got->of,
		c->option[OPTION_SALVAGE]);
	if (!call_has(c, OPTION_QUIET))
		clean_report(_("with %lld sources, %lld feeds and %lld "
			       "corrections of players"),
			(long long)got->sources, (long long)got->feeds,
			(long long)got->corrections);
	if (got->state)
		clean_report(_("the state is damaged, too: what was read, "
			       "starred and tagged, and %lld notes, are in "
			       "%s.state"),
			(long long)got->notes, c->option[OPTION_SALVAGE]);
}

static int
salvage_into(struct call *c)
{
	const struct salvage what = { .archive = c->session.store,
		.state = c->session.state,
		.into = c->option[OPTION_SALVAGE] };
	struct salvaged got = { 0 };
	struct err e = { 0 };
	struct waiting w;
	struct patience p;

	waiting_init(&w, &p, c);
	bool ok = salvage(&what, &p, &got, &e);
	waiting_end(&w);
	if (!ok && !progress_stopped())
		return call_fail(&e);
	tell_salvaged(c, &got);
	if (!ok)
		return stopped();
	return got.articles < got.of ? 1 : 0;
}

int
verb_doctor(struct call *c)
{
	bool mends = call_has(c, OPTION_MEND);
	bool salvages = call_has(c, OPTION_SALVAGE);
	struct err e = { 0 };

	if (mends && salvages)
		err_set(&e, ERR_USAGE,
			_("doctor takes --mend or --salvage, not both"));
	else if ((mends || salvages) && room_is_secure())
		err_set(&e, ERR_STORE,
			_("nothing is written to an archive in a reading "
			  "room"));
	if (e.kind)
		return call_fail(&e);
	return mends ? mend(c) : salvages ? salvage_into(c) : report(c);
}
