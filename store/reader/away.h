/*
 * What lists need of hidden articles, by their uid.  Most of it was looked up
 * before, by this process or by one that wrote it down in the reader's state;
 * the archive is asked for the rest.  For hidden.c alone.
 */
#ifndef STORE_AWAY_H
#define STORE_AWAY_H

#include "store/store_internal.h"

/* An article of those that have changed. */
struct fresh_article {
	str uid;
	struct hidden_article article;
};

struct away {
	struct store *s;
	const struct hidden *old; /* what was looked up before; at: its next */
	size_t at;
	bool changed;      /* the archive has, since: … */
	struct ids chunks; /* … these of its facts (facts.h), by number, … */
	bool whole;        /* … or too much to tell */
	struct {
		struct fresh_article *v; /* all of the chunks, by uid */
		size_t n, cap;
	} fresh;
	struct arena tmp;
};

/* What another process wrote down of this archive; empty: nothing. */
bool away_recall(struct store *, struct hidden *out, struct err *);

/* *facts: the version that what will be found is for. */
bool away_begin(struct away *, struct store *, const struct hidden *old,
	bool changed, int64_t *facts, struct err *);

/* To be asked in the order of the uids.  The row's id is 0, and the article
 * empty, where the archive does not have it. */
bool away_find(struct away *, str uid, struct hidden_row *,
	struct hidden_article *, struct err *);
void away_end(struct away *);

/* Looks one article up in the archive. */
bool away_look_up(
	struct store *, str uid, struct hidden_article *, struct err *);

/* Writes down what is not, unless somebody else has. */
void away_keep(struct store *);

#endif
