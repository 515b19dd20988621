/*
 * What a reader sets in order, in his own database: marks, tags, searches to
 * come back to, notes.  Without a state nothing happens and nothing is known.
 * Articles are given by their numbers; one that is not there is passed over.
 *
 * Every change here is a deed.  Deeds between store_step_begin and
 * store_step_end are one step: written at once, and undone together.
 */
#ifndef STORE_STATE_H
#define STORE_STATE_H

#include "store/store.h"

enum deed_kind {
	DEED_READ,
	DEED_STARRED,
	DEED_ARCHIVED, /* out of the lists */
	DEED_DELETED,  /* out of the lists and the searches */
	DEED_TAG,
	DEED_SAVED,
	DEED_SAVED_NAME,
	DEED_SAVED_QUERY,
	DEED_NOTE,
	DEED_NOTE_TEXT,
	DEED_MERGED, /* of a player: corrected.h */
	DEED_RENAMED,
	DEED_HIDDEN,
	DEED_GIVEN_UP, /* a feed: corrected.h, too */
	DEED_KINDS
};

bool store_step_begin(struct store *, struct err *);
/* Not `ok`: what was done since is taken back.  Gives ok, or false. */
bool store_step_end(struct store *, bool ok, struct err *);

/* Between them: what was done since cannot be undone, as no reader did it. */
bool store_step_forget(struct store *, struct err *);

struct undone {
	enum deed_kind kind; /* of the step's first deed */
	size_t n;            /* how many deeds; 0: there was none to undo */
	int64_t article;     /* that the first one was done to; 0: none */
};

/* Undoes the last step that is still known; some hundred are. */
bool store_undo(struct store *, struct undone *, struct err *);

/* The last step, and of how many deeds it is, counting up to `most`. */
bool store_last_step(
	struct store *, size_t most, int64_t *step, size_t *n, struct err *);

/* READ, STARRED, ARCHIVED or DELETED; tells how many were not so yet. */
bool store_mark_all(struct store *, const struct ids *articles, enum deed_kind,
	bool on, size_t *changed, struct err *);

/* A number that rises with each mark of any reader of this state. */
bool store_marks_version(struct store *, int64_t *, struct err *);

bool store_is_read(struct store *, int64_t article, bool *read);

/* A tag is one word; case, width and traditional characters are one. */
bool store_tag(struct store *, int64_t article, str tag, bool on, struct err *);

/* Several words, "-" before those to take away. */
bool store_tag_words(struct store *, int64_t article, str words, struct err *);

struct tag_row {
	str name; /* as it was first written */
	uint32_t articles;
};

struct tag_rows {
	struct tag_row *v;
	size_t n, cap;
};

/* All there are, most used first. */
bool store_tags(
	struct store *, struct arena *, struct tag_rows *, struct err *);

/* A search with a name. */
struct saved_row {
	int64_t id;
	str name, query;
	int64_t seen_until; /* seconds: what was added later is new */
};

struct saved_rows {
	struct saved_row *v;
	size_t n, cap;
};

/* In the order they were made. */
bool store_saved(
	struct store *, struct arena *, struct saved_rows *, struct err *);

/* A name that is there already gets the new query. */
bool store_save_search(struct store *, str name, str query, struct err *);
/* ERR_INPUT when another has that name. */
bool store_rename_saved(struct store *, int64_t id, str name, struct err *);
bool store_drop_saved(struct store *, int64_t id, struct err *);

/* All that is there now has been seen: no deed. */
bool store_see_saved(struct store *, int64_t id, struct err *);

/* Words on a passage of an article. */
struct note_row {
	int64_t id, article; /* article 0: not in this archive, … */
	str uid;             /* … or not looked for yet: this is its uid */
	struct span at;      /* bytes of its text */
	str passage, text;
	int64_t when; /* seconds since 1970 */
};

struct note_rows {
	struct note_row *v;
	size_t n, cap;
};

/* Of an article, by place; article 0: all there are, newest first. */
bool store_notes(struct store *, int64_t article, struct arena *,
	struct note_rows *, struct err *);
/* Its article, looked for once. */
int64_t store_note_article(struct store *, struct note_row *);

/* A place in an article under a letter. */
struct bookmark {
	char letter;
	int64_t article; /* 0: not in this archive */
	uint32_t at;     /* byte of its text */
};

struct bookmarks {
	struct bookmark *v;
	size_t n, cap;
};

/* What was under that letter goes.  No deed. */
bool store_set_bookmark(struct store *, const struct bookmark *, struct err *);
bool store_drop_bookmark(struct store *, char letter, struct err *);
/* By letter. */
bool store_bookmarks(
	struct store *, struct arena *, struct bookmarks *, struct err *);

/* A new one if id is 0; else that one's text.  Empty text: it goes. */
bool store_set_note(struct store *, const struct note_row *, struct err *);

/* Folders of feeds that are closed in their list. */
bool store_close_folder(struct store *, str name, bool closed, struct err *);
bool store_closed_folders(
	struct store *, struct arena *, struct strs *, struct err *);

#endif
