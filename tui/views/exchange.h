/* What two players said about each other, in order of time. */
#ifndef TUI_EXCHANGE_H
#define TUI_EXCHANGE_H

#include "tui/view.h"

struct exchange_who {
	int64_t id, other; /* other 0: it is asked for */
};

enum outcome exchange_open(
	struct app *, const struct exchange_who *, struct err *);

#endif
