/*
 * What a store is made of, for the files of store/ alone.
 */
#ifndef STORE_STORE_INTERNAL_H
#define STORE_STORE_INTERNAL_H

#include "store/reader/hidden.h"
#include "store/index/index.h"
#include "store/reader/reads.h"
#include "store/archive/sql.h"
#include "store/state.h"
#include "store/stories/stories.h"
#include "store/archive/versions.h"

struct ledger;
struct finder;
struct marks;
struct schema;

/* The article that quote and figure rows were last taken from: neighbours in
 * a list are mostly of one article. */
struct opened {
	struct arena arena;
	int64_t id, hash; /* id 0: none */
	struct article article;
	str players; /* see store_player_id */
};

struct store {
	struct sql archive;
	struct sql state; /* db is NULL when there is none, or … */
	char *state_path; /* … it cannot be opened: NULL if none is wanted */
	bool state_fixed; /* it can only be read, … */
	struct err state_fault; /* … why, or why it cannot */
	struct index *index;
	struct finder *finder; /* made by the first search_run */
	struct marks *marks;   /* made by the first search */
	struct ledger *ledger;
	struct opened opened;
	struct hidden hidden;   /* hidden_load's */
	struct reads reads;     /* store_reads_take's */
	struct stories stories; /* stories_load's */
	int64_t version;        /* data_version at the last store_changed */
	bool broken;            /* a save failed: the transaction must go */
	bool unread_known; /* … and unread is right for these versions: */
	int64_t unread, unread_archive, unread_state;
	int64_t unread_before;          /* the step that is done now */
	bool counts_later, wants_count; /* store_count_later */
	struct versions asked;          /* store_wants_count, the last time */
	int64_t step;                   /* of the deeds that are done now */
	struct {
		int depth;
		bool archive, state; /* held by the outermost */
		bool known;          /* what it is of, but for `own` */
		struct versions versions;
	} frozen;
};

/*
 * A quote's or figure's number is made of its article's and its index there,
 * so that no row is needed for it.
 */
enum { THING_BITS = 24 };

static inline int64_t
thing_id(int64_t article, int64_t index)
{
	/* A damaged archive may have any number in it. */
	return (int64_t)((uint64_t)article << THING_BITS | (uint64_t)index);
}

static inline int64_t
thing_article(int64_t id)
{
	return id >> THING_BITS;
}

static inline int32_t
thing_index(int64_t id)
{
	return (int32_t)(id & ((1 << THING_BITS) - 1));
}

/* article.players as stored: four bytes a player, little endian, by index. */
int64_t store_player_id(str players, int32_t index);

/* s->opened becomes that article.  ERR_INPUT when there is none. */
bool store_open_article(struct store *, int64_t id, struct err *);

/* 16 bytes of an article's uid from its 32 digits; false: no such digits. */
bool uid_bytes(str digits, unsigned char out[16]);

/* The archive's form. */
const struct schema *store_schema(void);

/* In a transaction that can still be committed? */
bool store_writes(struct store *, struct err *);

/*
 * One state of the archive for several statements, and one lock instead of
 * one each.  store_hold says whether store_release has something to do: not
 * inside a transaction.
 */
bool store_hold(struct store *);
void store_release(struct store *, bool held);

/* Keeps few pages in memory, for what goes through much and comes back to
 * little; or as many as usual again. */
void store_spare_memory(struct store *, bool spare);

/* An empty list with room for what the statement's number tells. */
bool store_reserve(struct store *, sqlite3_stmt *, struct arena *, struct ids *,
	struct err *);

/* His roles, newest first. */
bool store_roles(struct store *, int64_t player, struct arena *,
	struct role_rows *, struct err *);

/* A player's quotes, and those of others about him; newest first. */
bool store_said(struct store *, int64_t player, struct arena *, struct ids *,
	struct err *);
bool store_told(struct store *, int64_t player, struct arena *, struct ids *,
	struct err *);

bool store_player_name(
	struct store *, int64_t id, struct arena *, str *, struct err *);

/* Is there something in the log that the file itself does not hold yet? */
bool store_has_log(const char *path);

/* state.c */
void state_open(struct store *, const char *path);
/* Before what is to be kept: false when it cannot be, as there is no state, or
 * one that can only be read, where one is wanted. */
bool state_wanted(struct store *, struct err *);

struct seen {
	bool read, starred, archived, deleted;
};

struct seen state_of(struct store *, str uid);
str state_tags(struct store *, str uid, struct arena *); /* "ai robots" */
bool state_uid(struct store *, int64_t id, struct arena *, str *uid);
/* And back: the article of this archive with a uid; 0: none. */
int64_t state_article(struct store *, str uid);

/* Those of this archive that have the mark (see store_mark_all), rising. */
bool state_marked(struct store *, enum deed_kind, struct arena *, struct ids *,
	struct err *);
bool ids_have(const struct ids *rising, int64_t id);
bool state_unread(struct store *, int64_t articles, int64_t *, struct err *);

#endif
