#include "cli/surroundings.h"

#include "base/file.h"
#include "base/i18n.h"

#include "config.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

static void
examine_locale(struct findings *out)
{
	const char *asked = i18n_asked("LC_CTYPE");
	const char *language = i18n_is_chinese() ? "zh" : "en";
	locale_t there = newlocale(LC_ALL_MASK, asked ? asked : "C", 0);

	if (!there && strcmp(i18n_charset(), "UTF-8") != 0)
		finding_well(out, N_("locale"),
			_("the system has no %s: what the explorer shows is "
			  "converted to %s"),
			asked, i18n_charset());
	else if (!there)
		finding_fault(out, N_("locale"),
			_("have the system make it (locale-gen, "
			  "dpkg-reconfigure locales), or set "
			  "LC_ALL=C.UTF-8"),
			_("the system has no %s: %s is used"), asked,
			setlocale(LC_CTYPE, NULL));
	else
		finding_well(out, N_("locale"), _("%s, %s, messages in %s"),
			asked ? asked : setlocale(LC_CTYPE, NULL),
			nl_langinfo(CODESET), language);
	if (there)
		freelocale(there);
}

/* One that ships with the program. */
static void
examine_shipped(struct findings *out, const char *part, const char *name,
	const char *installed)
{
	struct arena tmp = { 0 };
	str path = file_shipped(&tmp, name, installed);

	if (access(path.s, R_OK) == 0)
		finding_well(out, part, "%s", path.s);
	else
		finding_fault(out, part, _("install jianbao anew"),
			_("%s is missing"), path.s);
	arena_free(&tmp);
}

static void
examine_libraries(struct findings *out)
{
	struct arena tmp = { 0 };
	char *all = arena_cstr(&tmp, STR(LIBRARIES));

	for (char *p = all; *p; p++)
		if (*p == '\n')
			*p = ' ';
	finding_well(out, N_("libraries"), "%s", all);
	arena_free(&tmp);
}

void
surroundings_examine(struct findings *out)
{
	examine_locale(out);
	examine_shipped(
		out, N_("edition"), "edition.db", PKGDATADIR "/edition.db");
	examine_shipped(out, N_("messages"), "locale/zh/LC_MESSAGES/jianbao.mo",
		LOCALEDIR "/zh/LC_MESSAGES/jianbao.mo");
	examine_libraries(out);
}
