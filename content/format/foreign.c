#include "content/format/foreign.h"

#include "base/i18n.h"

enum { SOON = 4096 };

static const struct {
	str head, soon;
	const char *name;
} kinds[] = {
#define FOREIGN(head, soon, name) { STR0(head), STR0(soon), name },
#include "content/format/foreign.def"
};

const char *
foreign_name(str bytes)
{
	str head = str_take(bytes, SOON);

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_starts(bytes, kinds[i].head) &&
			str_find(head, kinds[i].soon) != STR_NONE)
			return _(kinds[i].name);
	return NULL;
}
