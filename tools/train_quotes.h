/*
 * Labelled articles for the weights of quotes, headings and holders of titles:
 * each as the program reads it, with what careful readers found in it.  Places
 * of labels and of what is found are compared in the text without white space.
 */
#ifndef TOOLS_TRAIN_QUOTES_H
#define TOOLS_TRAIN_QUOTES_H

#include "content/article.h"
#include "tools/train_linear.h"

struct gold_quote {
	struct span at; /* letters that are no white space */
	bool direct;
	str speaker; /* empty: nobody */
};

struct gold_role {
	str title, of; /* flat; of empty: nothing that has a name */
};

struct gold_player {
	struct {
		str *v;
		size_t n, cap;
	} forms; /* flat: see flat_of */
	struct {
		struct gold_role *v;
		size_t n, cap;
	} roles;
};

struct labelled {
	struct article a;
	str stem;           /* "038" */
	uint32_t *squeezed; /* for each byte of the text, and its end */
	struct {
		struct gold_quote *v;
		size_t n, cap;
	} quotes;
	struct {
		struct span *v;
		size_t n, cap;
	} unsaid; /* marked, and no speech */
	struct {
		struct gold_player *v;
		size_t n, cap;
	} players;
	struct {
		str *v; /* flat */
		size_t n, cap;
	} headings;
};

struct corpus {
	struct labelled *v;
	size_t n, cap;
};

/* All NNN.json with NNN.txt of a folder, by name. */
void corpus_read(const char *folder, struct arena *, struct corpus *);

/* Without white space, in small letters. */
str flat_of(struct arena *, str);

struct span squeezed_span(const struct labelled *, struct span bytes);

/* The share that two spans have in common of what both cover. */
double span_overlap(struct span, struct span);

/* Is the player (NO_INDEX: nobody) whom the label means? */
bool is_speaker(const struct labelled *, int32_t player, str wanted);

enum task { DIRECT, TRIGGER, CONTINUE, WHOM, BESIDE, SPEAKER, TASKS };

/* Adds what an article asks and answers for one of the tables. */
void quotes_ask(enum task, struct labelled *, uint32_t number, struct lesson *);

/* The same counts as those of score.py. */
struct counts {
	bool misses; /* tell of each mistake on standard output */
	int direct_tp, direct_fp, direct_fn, long_tp, long_fp, long_fn;
	int unsaid, unsaid_taken;
	int found, right, answered, answered_right;
	int chars_both, chars_found, chars_gold;
	int statements, statements_found, statements_right;
	int headings, headings_found, headings_right;
};

/* Finds the article's quotes and headings and compares them. */
void counts_add(struct counts *, struct labelled *);
void counts_report(const struct counts *, const char *what);

#endif
