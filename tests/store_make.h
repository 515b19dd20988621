/*
 * Articles made by hand for tests of the store, and a folder for archives.
 * A text is written with marks that become its parts:
 *	{p|name}  a mention of a person, {o|…} organisation, {d|…} product,
 *	{l|…} place; [n|words] a direct quote of player n (from 1, 0: nobody),
 *	<12%> a percent figure.
 */
#ifndef TESTS_STORE_MAKE_H
#define TESTS_STORE_MAKE_H

#include "content/article.h"
#include "store/state.h"

struct made {
	const char *title, *published, *source, *text;
};

void make_article(const struct made *, struct arena *, struct article *);

/* Another surface, a role, a quote's subject, by names as in the text. */
void make_alias(struct article *, struct arena *, const char *player,
	const char *alias);
void make_role(struct article *, struct arena *, const char *player,
	const char *title, const char *of);
void make_about(
	struct article *, struct arena *, int quote, const char *player);

/* An empty folder of the test's own; make_cleanup removes it. */
const char *make_folder(void);
const char *make_path(struct arena *, const char *name);
/* Removes a file, or a folder with all that is below it. */
void make_remove(const char *path);

void make_cleanup(void);

/* A file of these bytes; of that name in the folder, its path. */
void make_bytes(const char *path, str bytes);
const char *make_file(struct arena *, const char *name, str bytes);

/* Opens, or fails the test. */
struct store *make_store(const char *path, enum store_mode);

/* Saves in a transaction of its own; the number. */
int64_t make_save(struct store *, const struct article *);

/* With a reader's state; for writing. */
struct store *make_store_with(const char *path, const char *state_path);
int64_t make_save_made(struct store *, const struct made *);

/* The article number n, unlike all others; saved; an archive of twenty, closed;
 * how many there are. */
void make_numbered(struct arena *, int n, struct article *);
int64_t make_save_numbered(struct store *, struct arena *, int n);
const char *make_filled(struct arena *, const char *name);
int64_t make_articles(struct store *);

/* A step of the reader's: begun, ended (ok says that it holds), undone. */
void make_step(struct store *);
void make_step_end(struct store *, bool ok);
struct undone make_undo(struct store *);

/* Marks an article, in the step that is open. */
bool make_mark(
	struct store *, int64_t id, enum deed_kind, bool on, struct err *);

/* It is read or not, starred or not, and its place is this. */
void make_check_seen(
	struct store *, int64_t id, bool read, bool starred, uint32_t at);

/* How many articles are unread. */
int64_t make_unread(struct store *);

#endif
