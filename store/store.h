/*
 * The archive: one SQLite file that holds articles and what is known across
 * them, and beside it the reader's own state (read, star, place, searches).
 * A store is one connection and belongs to one thread.  Everything that is
 * given out lives in the arena passed in.  All functions that can fail return
 * false and an ERR_STORE sentence.  Names are compared folded.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/err.h"
#include "content/article.h"
#include "content/names/name.h"

struct store;

enum store_mode {
	STORE_READ,  /* fails when there is no archive */
	STORE_WRITE, /* makes archive and folders when missing */
};

/*
 * state_path may be NULL: then nothing is known or kept of the reader.  A
 * state that cannot be opened is no error: the store works without it.
 */
bool store_open(const char *path, const char *state_path, enum store_mode,
	struct store **, struct err *);
void store_close(struct store *);

/* False: a file without anything in it yet, as one is being made just now, or
 * the one who did was killed. */
bool store_is_made(const char *path);

const char *store_path(const struct store *);
/* Why the reader's state cannot be kept: then every deed fails, and what is
 * known of it is what could be read.  NULL: it can, or none is wanted. */
const struct err *store_state_fault(const struct store *);

/*
 * A copy as one file that needs none beside it, also where nothing can be
 * written.  There must be no such file yet.
 */
bool store_copy(struct store *, const char *path, struct err *);

/* Has another connection written since the last call? */
bool store_changed(struct store *);

/*
 * From the one to the other all that is read, of archive and state, is of one
 * moment, with one lock instead of one for each question; nothing may be
 * written there.  Such stretches may lie within one another.
 */
void store_freeze(struct store *);
void store_thaw(struct store *);

/* Without what the reader has deleted; of players it still counts until
 * store_purge. */
struct store_counts {
	int64_t articles, players, quotes, figures, unread;
};

bool store_count(struct store *, struct store_counts *, struct err *);

/*
 * To count the unread articles may mean to ask for each that was read.  After
 * store_count_later they are not counted here any more: store_count gives the
 * last number that was known, and store_wants_count tells that somebody has
 * to count (store_recount in another connection); once only, as long as nothing
 * changes, for who counts may be unable to write it down.
 */
void store_count_later(struct store *);
bool store_wants_count(struct store *);
void store_recount(struct store *);

/* Writing.  Only what lies before a commit that returned true is kept. */
bool store_begin(struct store *, struct err *);
bool store_commit(struct store *, struct err *);
void store_rollback(struct store *);

/*
 * Inside a transaction.  *fresh is false, and nothing is written, when an
 * article with this uid is there already; *id is its number either way.
 * Numbers rise and are never given again.  Players, lists and searches know
 * of it after the commit.  A failure spoils the transaction: it must be rolled
 * back, and a commit will do so and say no.
 *
 * Who is who: a player of the article is the archive's player with the same
 * name and kind; else the one of this kind who was seen under that name, if
 * there is just one and the name has two letters or more; else a new one.
 */
bool store_save(struct store *, const struct article *, int64_t *id,
	bool *fresh, struct err *);
bool store_delete(struct store *, int64_t id, struct err *);

/* ERR_INPUT when there is no such article. */
bool store_load(struct store *, int64_t id, struct arena *perm,
	struct article *, struct err *);

/* Where an article came from. */
struct source_row {
	str path;      /* as it was named when it was taken in */
	uint64_t line; /* of that input; 0: all of it */
	str declared;  /* the charset that it claims, and is not in; or empty */
	bool kept;     /* its bytes are kept: */
	str bytes;
};

/* ERR_INPUT when nothing is known: it was taken in by an older jianbao. */
bool store_source(struct store *, int64_t id, struct arena *,
	struct source_row *, struct err *);

/* The same of an article that is loaded. */
bool store_source_of(struct store *, int64_t id, const struct article *,
	struct arena *, struct source_row *, struct err *);

/*
 * Lists are numbers first and rows on demand, so that a view of a million
 * articles costs eight bytes each.
 */
struct ids {
	int64_t *v;
	size_t n, cap;
};

struct article_row {
	int64_t id, added; /* added: seconds since 1970 */
	str title, source, url, published;
	uint32_t players, quotes, figures; /* how many */
	bool read, starred, archived;
	str tags; /* blanks between */
};

/* The articles that tell the same as that one and are listed as it is: none
 * deleted, all archived or none.  The first report first; none: it is alone. */
bool store_story(struct store *, int64_t article, struct arena *, struct ids *,
	struct err *);

/* Puts the others of their stories behind some articles; not of the stories
 * that those `apart` tell. */
bool store_add_stories(struct store *, const struct ids *apart, struct arena *,
	struct ids *, struct err *);

/* Newest first: by published, then by number; without those that the reader
 * has archived or deleted. */
bool store_articles(struct store *, struct arena *, struct ids *, struct err *);

enum article_order {
	ORDER_NEWEST,
	ORDER_OLDEST,
	ORDER_ADDED, /* taken in last first */
	ORDER_SOURCE,
	ORDER_QUOTES, /* most first */
	ORDERS
};

enum article_choice {
	CHOICE_CURRENT, /* neither archived nor deleted */
	CHOICE_UNREAD,  /* of those … */
	CHOICE_STARRED,
	CHOICE_ARCHIVED, /* not deleted */
	CHOICES
};

bool store_articles_by(struct store *, enum article_order, enum article_choice,
	struct arena *, struct ids *, struct err *);
/* The article that was taken in last; 0: there is none, or it is not known. */
int64_t store_last_article(struct store *);
bool store_article(struct store *, int64_t id, struct arena *,
	struct article_row *, struct err *);

struct player_row {
	int64_t id;
	str name;     /* as it was first written */
	uint8_t kind; /* enum player_kind */
	uint32_t mentions, articles, quotes;
	str first, last; /* days: the oldest and the newest article */
};

/* Most mentioned first, places last; query: part of any of his names, the
 * pinyin of one, or empty for all. */
bool store_players(
	struct store *, str query, struct arena *, struct ids *, struct err *);

enum player_order {
	PLAYERS_MENTIONS,
	PLAYERS_QUOTES,
	PLAYERS_ARTICLES,
	PLAYERS_NAME,
	PLAYER_ORDERS
};

/* The same in that order, most or first by name first, places last. */
bool store_players_by(struct store *, str query, enum player_order,
	struct arena *, struct ids *, struct err *);
bool store_player(struct store *, int64_t id, struct arena *,
	struct player_row *, struct err *);
/* By any of his names, whole; the most mentioned one.  *id is 0 for none. */
bool store_player_named(struct store *, str name, int64_t *id, struct err *);

/*
 * A reader's corrections, in a transaction.  They stand in a table of their
 * own and hold for articles to come and for those that are read anew; each
 * can be taken back.  Whom they name may have another number afterwards.
 */

/* He is the other player: all his names, quotes and articles. */
bool store_player_merge(
	struct store *, int64_t player, int64_t into, struct err *);
/* The one who was merged into him under this canonical name is not. */
bool store_player_part(struct store *, int64_t player, str name, struct err *);
/* He is shown under this name; empty: under the articles' own again. */
bool store_player_rename(struct store *, int64_t player, str, struct err *);
/* He is in no list, found by no name, in no filter; his articles stay. */
bool store_player_hide(struct store *, int64_t player, bool, struct err *);
/* As store_player_named, among those who are hidden. */
bool store_player_hidden(struct store *, str name, int64_t *id, struct err *);

/* The card. */
struct strs {
	str *v;
	size_t n, cap;
};

/* A player's other names, without the canonical one. */
bool store_aliases(struct store *, int64_t player, struct arena *,
	struct strs *, struct err *);

struct role_row {
	str title, of;
	bool former;
	str first, last; /* days of the articles that say so */
	int64_t article; /* the newest of them */
};

struct role_rows {
	struct role_row *v;
	size_t n, cap;
};

struct month_row {
	str month; /* "2026-03" */
	uint32_t mentions;
};

struct month_rows {
	struct month_row *v;
	size_t n, cap;
};

/* Another player named in the same articles. */
struct with_row {
	int64_t player;
	str name;
	uint8_t kind;
	uint32_t articles;
};

struct with_rows {
	struct with_row *v;
	size_t n, cap;
};

struct card {
	struct player_row player;
	struct strs aliases;      /* without the canonical name */
	struct role_rows roles;   /* newest first */
	struct month_rows months; /* oldest first, without gaps, at most 36 */
	struct with_rows with;    /* most often first, at most 12 */
	struct ids said;          /* quotes, newest first */
	struct ids told;          /* quotes of others about him, newest first */
	struct ids articles;      /* newest first */
};

bool store_card(struct store *, int64_t player, struct arena *, struct card *,
	struct err *);

/* Only who it is: player, aliases, roles. */
bool store_card_head(struct store *, int64_t player, struct arena *,
	struct card *, struct err *);

/* The n-th quote or figure of an article; load the article for the rest. */
struct quote_row {
	int64_t id, article, speaker_id; /* speaker_id 0: none */
	int32_t index;                   /* in article.quotes */
	struct span at;
	uint8_t kind; /* enum quote_kind */
	bool inferred;
	str text, speaker, speaker_text; /* speaker: his canonical name */
	str title, source, published;
};

/*
 * Words are those of the query language: the article matches all of it, the
 * quote (for a figure the sentence around it) holds its words and phrases.
 */
struct quote_filter {
	str query;         /* or empty */
	int64_t by, about; /* players; 0: whoever */
	size_t limit; /* may end the list at so many or a few more; 0: no */
};

/* Makes a list of quotes or figures, the newest first, one with the oldest
 * article first; those of one article stay in their order. */
void store_turn(struct ids *);

/* Newest first. */
bool store_quotes(struct store *, const struct quote_filter *, struct arena *,
	struct ids *, struct err *);
bool store_quote(struct store *, int64_t id, struct arena *, struct quote_row *,
	struct err *);

/* What two players said about each other, the oldest first. */
bool store_exchange(struct store *, int64_t a, int64_t b, struct arena *,
	struct ids *, struct err *);

struct figure_row {
	int64_t id, article;
	int32_t index; /* in article.figures */
	struct span at;
	uint8_t kind; /* enum figure_kind */
	double value;
	str text, date, unit, player;
	str sentence;            /* the sentence around it … */
	struct span in_sentence; /* … and where it stands there */
	str title, source, published;
};

struct figure_filter {
	str query;
	size_t limit; /* as above */
};

/* Newest first. */
bool store_figures(struct store *, const struct figure_filter *, struct arena *,
	struct ids *, struct err *);
bool store_figure(struct store *, int64_t id, struct arena *,
	struct figure_row *, struct err *);

/* Surfaces that many articles confirm, for extract(). */
bool store_confirmed(
	struct store *, struct arena *, struct confirmed_names *, struct err *);

/* The reader's own state; without a state file nothing happens. */
bool store_set_read(struct store *, int64_t id, bool, struct err *);
/* The place in the text, in bytes; 0 when never opened. */
bool store_set_place(struct store *, int64_t id, uint32_t at, struct err *);
uint32_t store_get_place(struct store *, int64_t id);
bool store_add_history(struct store *, str query, struct err *);
bool store_get_history(struct store *, struct arena *, struct strs *,
	struct err *); /* newest first */

#endif
