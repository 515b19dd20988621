/* player-merge, player-rename, player-hide: a reader's corrections. */
#include "base/i18n.h"
#include "base/room.h"
#include "cli/named.h"
#include "cli/rows.h"
#include "cli/verb.h"

/* What a verb does to the players that are named in the call. */
typedef bool correct_fn(struct call *, struct store *, struct err *);

static int
correct(struct call *c, size_t names, correct_fn *what)
{
	struct store *s = NULL;
	struct err e = { 0 };
	bool ok = false;

	if (room_is_secure())
		err_set(&e, ERR_USAGE,
			_("this is a reading room: nothing can be changed"));
	else if (c->n_args != names)
		err_set(&e, ERR_USAGE,
			_("a name is missing or too many: names with blanks "
			  "stand in quotation marks"));
	else
		ok = store_open(c->session.store, NULL, STORE_WRITE, &s, &e) &&
		     store_begin(s, &e) && what(c, s, &e) &&
		     store_commit(s, &e);
	store_close(s);
	return ok ? 0 : call_fail(&e);
}

static str
name_at(const struct call *c, size_t i)
{
	return str_of(c->args[i]);
}

static bool
undoes(const struct call *c)
{
	return call_has(c, OPTION_UNDO);
}

static bool
merge(struct call *c, struct store *s, struct err *e)
{
	int64_t from, into;

	if (!named_exactly(s, name_at(c, 1), &into, e))
		return false;
	if (undoes(c))
		return store_player_part(s, into, name_at(c, 0), e);
	return named_exactly(s, name_at(c, 0), &from, e) &&
	       store_player_merge(s, from, into, e);
}

static bool
rename_one(struct call *c, struct store *s, struct err *e)
{
	int64_t id;

	if (!named_exactly(s, name_at(c, 0), &id, e))
		return false;
	return store_player_rename(
		s, id, undoes(c) ? STR("") : name_at(c, 1), e);
}

static bool
hide(struct call *c, struct store *s, struct err *e)
{
	int64_t id;

	if (!undoes(c))
		return named_exactly(s, name_at(c, 0), &id, e) &&
		       store_player_hide(s, id, true, e);
	if (!store_player_hidden(s, name_at(c, 0), &id, e))
		return false;
	if (!id)
		return err_set(e, ERR_INPUT, _("%.*s is not hidden"),
			STR_ARG(name_at(c, 0)));
	return store_player_hide(s, id, false, e);
}

int
verb_player_merge(struct call *c)
{
	return correct(c, 2, merge);
}

int
verb_player_rename(struct call *c)
{
	return correct(c, undoes(c) ? 1 : 2, rename_one);
}

int
verb_player_hide(struct call *c)
{
	return correct(c, 1, hide);
}
