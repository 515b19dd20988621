/*
 * Inside of figure_find: one walk over the letters of an article.  The walk
 * (figure.c) stops at every place where a figure may begin and asks the
 * readers in turn; each puts at most one figure and returns true.
 */
#ifndef CONTENT_FIGURE_H
#define CONTENT_FIGURE_H

#include "content/figures/calendar.h"
#include "content/figures/number.h"
#include "content/words/link.h"

enum { SUMS = 32 };

struct figures {
	struct article *a;
	struct arena *perm;
	const struct letters *l;
	struct calendar calendar;
	struct link_at link;
	bool english;
	uint32_t from;             /* figures before this letter are done */
	const char *last_currency; /* of the figure last seen, or NULL */
	double sums[SUMS]; /* money last seen, for those without a sign */
	unsigned n_sums;
	const char *unit_name; /* what unit_word holds */
	struct word unit_word;
};

/*
 * What may stand behind a number: given where, its end and name.  False when
 * there is no such unit, or not with this number.
 */
struct unit {
	uint32_t end;
	const char *name;
	bool half; /* it says "and a half": 年半 */
};

typedef bool unit_fn(const struct letters *, const struct number *, uint32_t at,
	struct unit *);

/* A number with its unit or, in a range, two of them: 3-5万元, 3%至5%. */
struct amount {
	struct number first;
	double value; /* the lower end, with the scale of the second */
	struct unit unit;
	uint32_t end;
};

bool amount_read(
	const struct letters *, uint32_t i, unit_fn *, struct amount *);

/* Each reads one figure at i, where a number or the sign of a currency may
 * stand. */
/* May a figure begin at this Han letter, though it is no numeral? */
bool figure_date_begins(const struct letters *, uint32_t i);
bool figure_money_begins(const struct letters *, uint32_t i);

bool figure_read_date(struct figures *, uint32_t i);
bool figure_read_english_date(struct figures *, uint32_t i);
bool figure_read_percent(struct figures *, uint32_t i);
bool figure_read_money(struct figures *, uint32_t i);
bool figure_read_duration(struct figures *, uint32_t i);
bool figure_read_count(struct figures *, uint32_t i);
bool figure_read_bare(struct figures *, uint32_t i);

void figure_put_date(
	struct figures *, uint32_t start, uint32_t end, struct when);

/* Adds one and moves `from` behind it.  unit may be NULL. */
struct figure *figure_put(struct figures *, enum figure_kind, uint32_t start,
	uint32_t end, const char *unit);

#endif
