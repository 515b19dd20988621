/* Days and times of articles as a reader says them.  Pure. */
#ifndef TUI_DAYS_H
#define TUI_DAYS_H

#include "base/arena.h"

/* "today, Monday 2026-03-02", "Sunday 2026-03-01", "2026-03", "undated";
 * published and today as in the archive: ISO 8601, as exact as known. */
str day_heading(struct arena *, str published, const char *today);

/* "08:40", or nothing. */
str day_time(str published);

/* "03-02" in the year of today, else "2025-11-30". */
str day_short(str published, const char *today);

/* "The Ledger · 2026-03-02", or what there is of it. */
str day_beside(struct arena *, str source, str published);

#endif
