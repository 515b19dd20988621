#include "base/i18n.h"

#include "base/file.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

static bool chinese;

/* What the environment asks for, in the order of setlocale(3). */
static const char *
asked(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return "C";
}

void
i18n_init(const char *lang)
{
	const char *wanted = lang ? lang : getenv("LANGUAGE");

	if (!wanted || !*wanted)
		wanted = asked();
	chinese = strncmp(wanted, "zh", 2) == 0;

	/* "C" would be ASCII only, and gettext would not translate at all. */
	const char *got = setlocale(LC_ALL, "");
	if (!got || strcmp(setlocale(LC_CTYPE, NULL), "C") == 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	if (strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
	setenv("LANGUAGE", chinese ? "zh" : "en", 1);

	struct arena tmp = { 0 };
	str built = file_shipped(&tmp, "locale", LOCALEDIR);
	bindtextdomain("jianbao", built.s);
	bind_textdomain_codeset("jianbao", "UTF-8");
	textdomain("jianbao");
	arena_free(&tmp);
}

bool
i18n_is_chinese(void)
{
	return chinese;
}
