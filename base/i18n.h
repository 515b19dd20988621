/*
 * The reader's language: gettext, following the locale or --lang.  Message
 * ids are English; po/zh.po has the Chinese.  Works where the server lacks
 * the reader's locale: C.UTF-8 then, in his language.
 */
#ifndef BASE_I18N_H
#define BASE_I18N_H

#include "base/arena.h"

#include <libintl.h>
#include <stdbool.h>

#define _(text) gettext(text)
#define N_(text) (text) /* marks a text that is translated where it is used */

/* lang: "zh", "en", or NULL for the locale's.  Call once, before threads. */
void i18n_init(const char *lang);

/* The locale that the environment asks for in a category ("LC_CTYPE"), whether
 * or not the system has it; NULL: it asks for none. */
const char *i18n_asked(const char *category);

/*
 * The charset that the reader's terminal speaks, as iconv knows it: the one his
 * environment asks for, also where the system has no such locale.  "UTF-8" when
 * it asks for nothing.
 */
const char *i18n_charset(void);

/* A word of the call, as UTF-8: it comes in that charset, unless it is UTF-8
 * already.  What cannot be read is given back as it is. */
const char *i18n_word(struct arena *, const char *word);

/* Is the reader's language Chinese? */
bool i18n_is_chinese(void);

#endif
