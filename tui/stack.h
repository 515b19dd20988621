/*
 * The views that one can go back and forward through (struct shell); what is
 * forward of a view goes when another is opened from it.  app.h has the rest:
 * app_top, app_open, app_close, app_step.
 */
#ifndef TUI_STACK_H
#define TUI_STACK_H

#include "tui/app.h"

/* One of the places 1-7: the one on the stack if it is there. */
enum outcome stack_go_to(struct app *, const struct view_ops *, struct err *);

/* From the root it quits, or says that it is the root. */
enum outcome stack_back(struct app *, bool quits);
enum outcome stack_forward(struct app *, struct err *);

/* Closes all views. */
void stack_clear(struct shell *);

#endif
