/*
 * Progress of a long run: one line on standard error that is painted anew a
 * few times a second, where that is a terminal or --progress asks.  Also the wish to stop:
 * SIGINT and SIGTERM set it, once, and Esc where escape.h listens.
 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "cli/call.h"
#include "store/intake.h"

struct progress {
	bool shown;        /* is there a line to be painted? */
	bool lines;        /* each on its own, behind a CR that tells them */
	bool painted;      /* does one stand there now? */
	double painted_at; /* seconds of the run */
};

/* As the call wants it. */
void progress_init(struct progress *, const struct call *);

void progress_paint(struct progress *, const struct intake_progress *);

/* Paints any line of text likewise; seconds: of the run. */
void progress_line(struct progress *, str text, double seconds);

/* Takes the line away: before a message, and at the end. */
void progress_clear(struct progress *);

/* From here on signals are wishes, and a second one kills. */
void progress_catch_signals(void);
bool progress_stopped(void);

#endif
