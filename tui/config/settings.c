#include "tui/config/settings.h"

#include "base/i18n.h"

#include <stdio.h>

const struct setting_info setting_table[SETTINGS] = {
#define SETTING(id, name, values, initial, help) \
	[SETTING_##id] = { name, values, initial, help },
#include "tui/config/settings.def"
};

void
settings_init(struct settings *s)
{
	for (int i = 0; i < SETTINGS; i++)
		setting_set(
			s, (enum setting)i, str_of(setting_table[i].initial));
}

bool
setting_by_name(str name, enum setting *out)
{
	for (int i = 0; i < SETTINGS; i++)
		if (str_eq(name, str_of(setting_table[i].name))) {
			*out = (enum setting)i;
			return true;
		}
	return false;
}

bool
setting_range(enum setting setting, int *low, int *high)
{
	return sscanf(setting_table[setting].values, "%d-%d", low, high) == 2;
}

bool
setting_set(struct settings *s, enum setting setting, str value)
{
	const char *values = setting_table[setting].values;
	str rest = str_of(values), one;
	int low, high, i = 0;
	int64_t number;

	if (setting_range(setting, &low, &high)) {
		if (!str_to_int(value, &number) || number < low ||
			number > high)
			return false;
		s->v[setting] = (int)number;
		return true;
	}
	for (bool more = true; more; i++) {
		more = str_cut(rest, STR(" "), &one, &rest);
		if (str_eq(one, value)) {
			s->v[setting] = i;
			return true;
		}
	}
	return false;
}

str
setting_value(const struct settings *s, enum setting setting, struct arena *a)
{
	const char *values = setting_table[setting].values;
	str rest = str_of(values), one = rest;
	int low, high;

	if (setting_range(setting, &low, &high))
		return arena_printf(a, "%d", s->v[setting]);
	for (int i = 0; i <= s->v[setting]; i++)
		str_cut(rest, STR(" "), &one, &rest);
	return one;
}
