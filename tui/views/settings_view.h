/* The settings while one reads: changed at once, until one leaves; the
 * configuration file is written only when asked to. */
#ifndef TUI_SETTINGS_VIEW_H
#define TUI_SETTINGS_VIEW_H

#include "tui/view.h"

extern const struct view_ops view_settings;

/* "NAME VALUE", as typed behind `set`; "NAME" alone says the value. */
enum outcome settings_order(struct app *, str words, struct err *);

/* What the terminal, the keys and the lists take from a changed one. */
void settings_apply(struct app *, enum setting);

/* The values of a setting that begin so, in `perm`; none of a number's. */
struct strs settings_values(enum setting, str begin, struct arena *perm);

#endif
