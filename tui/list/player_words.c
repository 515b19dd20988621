#include "tui/list/player_words.h"

#include "base/i18n.h"

str
player_kind_word(int kind)
{
	static const char *const words[PLAYER_KINDS] = {
		[PLAYER_PERSON] = N_("person"),
		[PLAYER_ORG] = N_("org"),
		[PLAYER_PRODUCT] = N_("product"),
		[PLAYER_PLACE] = N_("place"),
	};

	return kind >= 0 && kind < PLAYER_KINDS ? str_of(_(words[kind]))
						: STR("");
}

str
role_words(struct arena *a, const struct role_row *r)
{
	if (r->of.n == 0)
		return r->title;
	if (i18n_is_chinese())
		return arena_printf(
			a, "%.*s %.*s", STR_ARG(r->of), STR_ARG(r->title));
	return arena_printf(
		a, _("%.*s of %.*s"), STR_ARG(r->title), STR_ARG(r->of));
}
