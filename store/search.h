/*
 * Full-text search.  search_run answers in the caller's thread; a searcher
 * owns the only other thread of the program and a read-only connection of its
 * own: one slot for the question, one for the answer, the latest question
 * wins.  The query language is query.h's; what cannot be read of a query is no
 * error but stands in answer.ignored.
 */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "store/store.h"

enum search_sort {
	SEARCH_BEST,
	SEARCH_NEW,
};

struct search_ask {
	str query;
	str since, until; /* ISO dates, as exact as one likes; empty: open */
	enum search_sort sort;
	size_t limit;    /* hits wanted; 0 is all */
	int deadline_ms; /* then the answer may be partial; 0: none */
	bool typing;     /* the last word may be unfinished */
	size_t reading;  /* which of answer.read_as to take; behind the last
			    one: none of them, the letters alone */
	bool apart;      /* each reprint is a hit of its own */
	bool facets;     /* wanted, too: they come last */
	bool nearest;    /* likewise, where nothing matches */
};

/* Bytes of hit.snippet, or of hit.title. */
struct hit {
	int64_t id;
	str title, published, source, url, snippet;
	struct span *marks; /* what was hit, in the snippet */
	size_t n_marks;
	struct span *title_marks;
	size_t n_title_marks;
	int64_t *reprints; /* other articles of this answer that tell the same,
			      in its order */
	size_t n_reprints;
	double score;
};

/* What the matching articles have in common, most frequent first. */
enum facet_kind {
	FACET_PLAYERS,
	FACET_SOURCES,
	FACET_MONTHS, /* newest first; years when there are many */
	FACET_KINDS
};

struct facet {
	str word;
	uint32_t articles;
};

struct facets {
	size_t articles; /* that were counted, the newest; 0: not yet */
	struct {
		struct facet *v;
		size_t n, cap;
	} of[FACET_KINDS];
};

struct answer {
	uint64_t question; /* the number search_ask gave, 0 from search_run */
	struct {
		struct hit *v;
		size_t n, cap;
	} hits;
	size_t total; /* articles that match, as far as counted */
	/* None matches, so the hits are those that hold most of its words:
	 * `held` of them the best, of `words`.  words is 0 otherwise; total
	 * stays 0. */
	struct {
		size_t held, words;
	} loosened;
	bool partial; /* still counting or ranking: another answer follows */
	bool damaged; /* the index is: texts were looked at instead */
	str failed;   /* why it could not be answered; empty: it was */
	str query;    /* what was asked */
	str ignored;  /* what of it could not be read; empty: nothing */
	struct strs terms; /* folded words and phrases to mark in the article */
	struct strs read_as; /* terms that Latin letters were read as */
	str near; /* a word that may have been meant; empty: none is near */
	struct facets facets;
	double ms; /* from the query's text to the last hit's snippet */
};

bool search_run(struct store *, const struct search_ask *, struct arena *,
	struct answer *, struct err *);

/* Does it depend on what the reader has marked, beside deleting it, which
 * articles match? */
bool search_asks_marks(str query);

/* The numbers of all articles that match, the newest first. */
bool search_ids(
	struct store *, str query, struct arena *, struct ids *, struct err *);

/* All places where the terms of an answer stand in a text: spans of bytes in
 * rising order, none overlapping. */
struct spans {
	struct span *v;
	size_t n, cap;
};

void search_marks(
	const struct strs *terms, str text, struct arena *, struct spans *);

enum count_of {
	COUNT_SEARCH,
	COUNT_FEED,
};

/* How many articles a search finds, and how many of them were taken in after
 * a time (seconds, as article_row.added).  Or how many a feed has, and how many
 * of them are unread. */
struct count {
	enum count_of of;
	int64_t id; /* the asker's; a feed's own */
	str query;
	int64_t since;
	size_t total, fresh;
	bool known; /* they are counted; else both are 0 */
};

bool search_count(struct store *, struct count *, struct err *);

struct searcher;

/* The archive is opened when it is first needed, and anew when another file has
 * taken its place. */
bool searcher_open(const char *path, const char *state_path, struct searcher **,
	struct err *);
void searcher_close(struct searcher *); /* stops a running question */

/* A damaged index is built anew between questions. */
struct mending {
	bool on, stopped;
	int percent;
	struct err failed; /* why it is not; no kind: nothing failed */
};

/* How far it is; searcher_fd tells when that has changed. */
void searcher_mending(struct searcher *, struct mending *);

/* It begins again when the archive is opened the next time.  False: it was
 * not going on. */
bool searcher_stop_mending(struct searcher *);

/* Readable when an answer waits. */
int searcher_fd(const struct searcher *);

/* Asks, as one does while typing; an older question that is not answered yet
 * never will be. */
uint64_t searcher_ask(struct searcher *, const struct search_ask *);

/*
 * The newest answer, or NULL when none is new.  It stays valid until the
 * next call that returns one.
 */
const struct answer *searcher_take(struct searcher *);

/*
 * Who wants one for longer says so, and when he has done; so that thousands of
 * words need not be copied.  answer_copy makes such a one of any other.  All of
 * them belong to one thread, whatever becomes of the searcher.
 */
void answer_keep(const struct answer *);
void answer_drop(const struct answer *); /* NULL is fine */
const struct answer *answer_copy(const struct answer *);

/* Makes a list (lists.h) behind all questions; an older one that is not made
 * yet never will be. */
struct list_ask;
struct list_answer;
uint64_t searcher_list(struct searcher *, const struct list_ask *);

/* That one is not wanted any more. */
void searcher_stop_list(struct searcher *, uint64_t question);

/* What there is of it, or NULL when nothing new is there; it stays valid until
 * the next call that returns one.  searcher_fd tells. */
struct list_answer *searcher_listed(struct searcher *);

/* Does something to many articles (chore.h) between all else; false: another
 * one is not done yet. */
struct chore;
struct chore_news;
bool searcher_do(struct searcher *, const struct chore *);

/* How far it is; false: nothing new since the last call. */
bool searcher_did(struct searcher *, struct chore_news *);

/* What is done by then stays.  False: nothing is going on. */
bool searcher_stop_chore(struct searcher *);

/* Counts the unread articles (store_recount); searcher_fd tells when they are
 * counted, as long as searcher_recounted has not been asked. */
void searcher_recount(struct searcher *);
bool searcher_recounted(struct searcher *);

/* Finds out which articles are read (reads.h), and gives it to the store of the
 * asking thread; searcher_fd tells when, as long as searcher_has_read has not
 * been asked. */
void searcher_read(struct searcher *);
bool searcher_has_read(struct searcher *, struct store *);

/* Counts these, all of one kind, one by one, while nothing is asked; what was to be counted
 * before is forgotten. */
void searcher_count(struct searcher *, const struct count *, size_t n);

/* All of them, as far as they are known, in the arena; false: nothing new
 * since the last call.  searcher_fd tells when there is. */
bool searcher_counted(
	struct searcher *, struct arena *, struct count **, size_t *n);

#endif
