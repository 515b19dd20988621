/*
 * A reader's configuration for tests, read anew from the text of each case.
 */
#ifndef TESTS_CONFIGURED_H
#define TESTS_CONFIGURED_H

#include "tui/config/config.h"

static struct config config;

static inline void
read_text(const char *text)
{
	config_free(&config);
	config = (struct config){ 0 };
	config_read(&config, str_of(text), "rc");
}

#endif
