/* A link that is followed: asks first, and shows where it really leads. */
#ifndef TUI_LINK_H
#define TUI_LINK_H

#include "tui/view.h"

/* The host of an http or https URL, without a name or password before it;
 * empty when it is none. */
str link_host(str url);

/* Opens the question over the lower part of the screen. */
enum outcome link_ask(struct app *, str url, struct err *);

/* The same for what is dropped onto the terminal: is it to be taken in, or
 * followed? */
enum outcome link_dropped(struct app *, str what, struct err *);

#endif
