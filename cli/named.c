#include "cli/named.h"

#include "base/buf.h"
#include "base/i18n.h"

/* Of several that could be meant. */
enum { NAMED_SHOWN = 5 };

static bool
refuse_unknown(str name, struct err *e)
{
	return err_set(
		e, ERR_INPUT, _("no player is named %.*s"), STR_ARG(name));
}

static bool
refuse_several(struct store *s, str name, const struct ids *ids,
	struct arena *tmp, struct err *e)
{
	struct buf b = { 0 };

	for (size_t i = 0; i < ids->n && i < NAMED_SHOWN; i++) {
		struct player_row one;

		if (!store_player(s, ids->v[i], tmp, &one, e)) {
			buf_free(&b);
			return false;
		}
		buf_printf(&b, "%s%.*s", i ? " | " : "", STR_ARG(one.name));
	}
	if (ids->n > NAMED_SHOWN)
		buf_put(&b, STR(" | …"));
	err_set(e, ERR_INPUT, _("%zu players may be %.*s: %.*s"), ids->n,
		STR_ARG(name), STR_ARG(buf_str(&b)));
	buf_free(&b);
	return false;
}

bool
named_exactly(struct store *s, str name, int64_t *id, struct err *e)
{
	return store_player_named(s, name, id, e) &&
	       (*id || refuse_unknown(name, e));
}

bool
named(struct store *s, str name, int64_t *id, struct err *e)
{
	struct arena tmp = { 0 };
	struct ids ids = { 0 };
	bool ok = store_player_named(s, name, id, e);

	if (ok && !*id && store_players(s, name, &tmp, &ids, e)) {
		ok = ids.n == 1 ||
		     (ids.n ? refuse_several(s, name, &ids, &tmp, e)
			    : refuse_unknown(name, e));
		*id = ok ? ids.v[0] : 0;
	}
	arena_free(&tmp);
	return ok && *id;
}
