#include "base/i18n.h"

#include "base/file.h"
#include "base/utf8.h"

#include <iconv.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static bool chinese;
static char charset[32] = "UTF-8";

/* In the order of setlocale(3). */
const char *
i18n_asked(const char *category)
{
	const char *names[] = { "LC_ALL", category, "LANG" };

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = getenv(names[i]);

		if (value && *value)
			return value;
	}
	return NULL;
}

/* The charset in ll_CC.charset@modifier. */
static str
charset_of(const char *locale)
{
	str name, modifier, codeset;

	str_cut(str_of(locale), STR("@"), &name, &modifier);
	str_cut(name, STR("."), &name, &codeset);
	return codeset;
}

/* A charset that iconv does not know is hardly the terminal's; "utf8" and
 * "UTF-8" are one. */
static void
note_charset(str name)
{
	iconv_t cd;

	if (name.n == 0 || name.n >= sizeof charset ||
		str_starts_caseless(name, STR("UTF")))
		return;
	memcpy(charset, name.s, name.n);
	charset[name.n] = 0;
	cd = iconv_open("UTF-8", charset);
	if (cd == (iconv_t)-1)
		memcpy(charset, "UTF-8", sizeof "UTF-8");
	else
		iconv_close(cd);
}

void
i18n_init(const char *lang)
{
	const char *wanted = lang ? lang : getenv("LANGUAGE");

	if (!wanted || !*wanted)
		wanted = i18n_asked("LC_MESSAGES");
	chinese = str_starts(str_of(wanted), STR("zh"));

	/* "C" would be ASCII only, and gettext would not translate at all. */
	const char *got = setlocale(LC_ALL, "");
	if (!got || strcmp(setlocale(LC_CTYPE, NULL), "C") == 0)
		setlocale(LC_CTYPE, "C.UTF-8");
	if (strcmp(setlocale(LC_MESSAGES, NULL), "C") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
	setlocale(LC_NUMERIC, "C");
	note_charset(got ? str_of(nl_langinfo(CODESET))
			 : charset_of(i18n_asked("LC_CTYPE")));
	/* The system's own words for its errors stand in zh_CN. */
	setenv("LANGUAGE", chinese ? "zh_CN:zh" : "en", 1);

	struct arena tmp = { 0 };
	str built = file_shipped(&tmp, "locale", LOCALEDIR);
	bindtextdomain("jianbao", built.s);
	bind_textdomain_codeset("jianbao", "UTF-8");
	textdomain("jianbao");
	arena_free(&tmp);
}

const char *
i18n_word(struct arena *a, const char *word)
{
	size_t n = strlen(word), room = 3 * n;
	char *in = (char *)word, *out = arena_new(a, char, room + 1), *to = out;
	iconv_t cd = (iconv_t)-1;

	if (strcmp(charset, "UTF-8") != 0 && !utf8_valid(str_of(word)))
		cd = iconv_open("UTF-8", charset);
	if (cd == (iconv_t)-1)
		return word;
	bool ok = iconv(cd, &in, &n, &to, &room) != (size_t)-1;
	iconv_close(cd);
	return ok ? out : word;
}

const char *
i18n_charset(void)
{
	return charset;
}

bool
i18n_is_chinese(void)
{
	return chinese;
}
