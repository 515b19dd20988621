#include "content/html/page_promo.h"

#include <ctype.h>

#include "content/html/page_list.h"

enum { START, ANY };

/* No row asks for more: 80 tokens are less than this. */
enum { PROMO_BYTES = 1024 };

static const struct promo {
	uint32_t most;
	int where;
	str first;
	size_t within;
	str second;
} promos[] = {
#define PROMO(most, where, first, within, second) \
	{ most, where, STR0(first), within, STR0(second) },
#include "content/html/page_promo.def"
};

static bool
matches(const struct promo *p, str s)
{
	size_t length = 0;
	size_t at =
		p->where == START ? 0 : page_list_find(s, p->first, &length);

	if (p->where == START)
		length = page_list_starts(s, p->first);
	if (!length || at == STR_NONE)
		return false;
	if (!p->second.n)
		return true;
	str rest = str_skip(s, at + length);
	return page_list_find(rest, p->second, &length) <= p->within;
}

static str
folded(str s, char out[PROMO_BYTES])
{
	static const str brackets[] = { STR0("("), STR0("（"), STR0("["),
		STR0("【") };

	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (str_starts(s, brackets[i]))
			s = str_skip(s, brackets[i].n);
	s = str_take(s, PROMO_BYTES);
	for (size_t i = 0; i < s.n; i++)
		out[i] = (char)tolower((unsigned char)s.s[i]);
	return (str){ out, s.n };
}

bool
page_is_promo(const struct page_block *b)
{
	char bytes[PROMO_BYTES];

	if (b->n > 80)
		return false;
	str s = folded(b->text, bytes);
	for (size_t i = 0; i < sizeof promos / sizeof *promos; i++)
		if (b->n <= promos[i].most && matches(&promos[i], s))
			return true;
	return false;
}
