/* What a reader can set; settings.def has each once. */
#ifndef TUI_SETTINGS_H
#define TUI_SETTINGS_H

#include "base/arena.h"

enum setting {
#define SETTING(id, name, values, initial, help) SETTING_##id,
#include "tui/config/settings.def"
	SETTINGS
};

/* Values by their place in settings.def. */
enum { SPACING_AUTO, SPACING_NO, SPACING_YES };
enum { THEME_AUTO, THEME_DARK, THEME_LIGHT };
enum { MARK_NO, MARK_QUIET, MARK_YES };
enum { COLOURS_AUTO, COLOURS_ALL };
enum { AMBIGUOUS_AUTO, AMBIGUOUS_NARROW, AMBIGUOUS_WIDE };

/* What stands in settings.def. */
struct setting_info {
	const char *name, *values, *initial;
	const char *help; /* msgid */
};

extern const struct setting_info setting_table[SETTINGS];

/* Of words the place in their list, from 0 ("no yes": false and true); of
 * numbers the number. */
struct settings {
	int v[SETTINGS];
};

void settings_init(struct settings *);

/* By name; false: there is no setting of that name. */
bool setting_by_name(str name, enum setting *);

/* False: it takes no such value. */
bool setting_set(struct settings *, enum setting, str value);

/* The least and the most of a number; false: it takes words. */
bool setting_range(enum setting, int *low, int *high);

/* As it is written. */
str setting_value(const struct settings *, enum setting, struct arena *);

#endif
