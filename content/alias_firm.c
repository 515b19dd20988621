#include "content/alias.h"

#include "base/utf8.h"

/* A name without its tail, the longest one; itself if it has none. */
static str
without_tail(str key, bool place, bool *sure)
{
	static const str orgs[] = {
#define DROP(word) STR0(word),
#include "content/suffixes.def"
	};
	static const str places[] = { STR0("市"), STR0("省"), STR0("县"),
		STR0("区"), STR0("州") };
	const str *tails = place ? places : orgs;
	size_t n = place ? sizeof places / sizeof *places
			 : sizeof orgs / sizeof *orgs;
	size_t longest = 0;

	for (size_t i = 0; i < n; i++)
		if (tails[i].n > longest && tails[i].n < key.n &&
			str_ends(key, tails[i]))
			longest = tails[i].n;
	str tail = str_skip(key, key.n - longest);
	*sure = place || str_ends(tail, STR("公司")) ||
		str_ends(tail, STR("集团"));
	return str_take(key, key.n - longest);
}

/* 星桥科技股份有限公司 = 星桥科技 = 星桥, 阳泉市 = 阳泉, if nothing else is
 * called 星桥…. */
void
claim_without_tail(struct cast *c, struct form *f)
{
	enum { TAILS = 3 };
	bool place = f->kind == PLAYER_PLACE, all_sure = true;
	str key = f->key;

	for (int i = 0; i < TAILS; i++) {
		bool sure;
		str rest = without_tail(key, place, &sure);

		if (rest.n == key.n || utf8_count(rest) < 2)
			return;
		key = rest;
		all_sure &= sure;
		struct form *base = cast_find(c, key);
		if (base && (all_sure || base->longer < 2) &&
			!alias_known_apart(f, base))
			alias_claim(c, base, f);
	}
}

/* Northlight Inc. = Northlight */
void
claim_without_word(struct cast *c, struct form *f)
{
	static const str words[] = { STR0(" Inc"), STR0(" Inc."),
		STR0(", Inc."), STR0(" Corp"), STR0(" Corp."),
		STR0(" Corporation"), STR0(" Ltd"), STR0(" Ltd."), STR0(" LLC"),
		STR0(" PLC"), STR0(" plc"), STR0(" Co."), STR0(" Company"),
		STR0(" Group"), STR0(" Holdings"), STR0(" AG"), STR0(" SE"),
		STR0(" GmbH"), STR0(" N.V.") };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_ends(f->surface, words[i]))
			continue;
		str base = str_take(f->surface, f->surface.n - words[i].n);
		struct form *g = cast_find(c, cast_key(c->tmp, base));

		if (g && !alias_known_apart(f, g))
			alias_claim(c, g, f);
	}
}

/* 通义大模型 = 通义, Kite系列 = Kite, Pelican AI = Pelican */
void
claim_without_sort(struct cast *c, struct form *f)
{
	static const str sorts[] = { STR0("系列"), STR0("大模型"), STR0("模型"),
		STR0("app"), STR0("ai"), STR0("浏览器"), STR0("视频"),
		STR0("助手"), STR0("智能体"), STR0("平台") };

	for (size_t i = 0; i < sizeof sorts / sizeof *sorts; i++) {
		if (!str_ends(f->key, sorts[i]))
			continue;
		struct form *base =
			cast_find(c, str_take(f->key, f->key.n - sorts[i].n));

		if (base && base->kind == f->kind &&
			!alias_known_apart(f, base))
			alias_claim(c, base, f);
	}
}
