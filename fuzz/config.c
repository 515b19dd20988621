/*
 * A configuration of any bytes: keys and their macros, settings, styles, feeds.
 * Each fault names its line, each key does something, and what is read twice
 * says the same.
 */
#include "tui/config/config.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void
check_keys(const struct keys *keys)
{
	if (keys->n > KEYS_MAX)
		abort();
	for (size_t i = 0; i < keys->n; i++) {
		const struct step *steps = keys->v[i].steps;
		size_t n = 0;

		while (n < MACRO_MAX && steps[n].command)
			n++;
		if (n == 0 || n == MACRO_MAX || !keys->v[i].press)
			abort();
	}
}

static void
check_faults(const struct config *c)
{
	for (size_t i = 0; i < c->faults.n; i++)
		if (!str_starts(c->faults.v[i], STR("rc:")))
			abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct config c = { 0 };
	size_t keys, feeds;

	config_read(&c, (str){ (const char *)bytes, n }, "rc");
	check_keys(&c.keys);
	check_faults(&c);
	keys = c.keys.n;
	feeds = c.feeds.n;
	config_bind(&c);
	check_keys(&c.keys);
	if (c.keys.n != keys || c.feeds.n != feeds)
		abort();
	config_free(&c);
	return 0;
}
