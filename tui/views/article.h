/*
 * What the files of the article view share: the state of one open article.
 * article.c ties them to view.h; article_paint.c makes rows of its lines, with
 * article_marks.c for the text's look, article_quiet.c for what is marked in it,
 * and article_margin.c for what is beside;
 * article_jump.c goes from target to target, article_go.c to other articles;
 * article_follow.c opens and copies; outline.c and labels.c are the two ways to
 * pick one by name.
 */
#ifndef TUI_ARTICLE_H
#define TUI_ARTICLE_H

#include "store/state.h"
#include "tui/page/layout.h"
#include "tui/list/letters.h"
#include "tui/view.h"

/* What one can jump to and follow. */
enum target_kind {
	TARGET_NONE,
	TARGET_SECTION, /* index: in article.sections */
	TARGET_PLAYER,  /* in article.mentions */
	TARGET_QUOTE,   /* in article.quotes */
	TARGET_FIGURE,  /* in article.figures */
	TARGET_LINK,    /* in article.links */
	TARGET_HIT,     /* in article_state.hits */
};

struct target {
	enum target_kind kind;
	size_t index;
};

/* Where the reader is, whatever the width: a byte of the text, and how many
 * lines above it are on the screen (more than there are: to the top). */
struct standing {
	uint32_t at;
	uint32_t lead;
};

struct jump {
	int64_t article; /* J and K go to others */
	struct standing standing;
	struct target focus;
};

enum { JUMPS_MAX = 200 }; /* the oldest are forgotten */

struct jumps {
	struct jump v[JUMPS_MAX];
	size_t n;
};

struct labels {
	bool on;
	struct letters letters;
	struct target v[LETTERS_MAX];
};

/* One line of the outline or of the pane. */
enum outline_kind {
	OUTLINE_BLANK,
	OUTLINE_HEAD, /* index: enum target_kind */
	OUTLINE_SECTION,
	OUTLINE_PLAYER, /* index: in article.players */
	OUTLINE_QUOTE,
};

struct outline_line {
	enum outline_kind kind;
	size_t index;
};

struct outline {
	bool open; /* it has the keys */
	size_t selected;
	struct {
		struct outline_line *v; /* all of them, in the state's arena */
		size_t n, cap;
	} all;
	struct {
		struct outline_line *v; /* what it shows, in the arena */
		size_t n, cap;
	} pane;
	struct arena arena;
	struct span seen; /* on the screen when that was chosen, … */
	int32_t section;  /* … the section there … */
	size_t here;      /* … and how many players were */

	/* The pane moves along with the text while that is scrolled by lines,
	 * so that the terminal can scroll both at once. */
	int rows, chosen_rows; /* of the pane; when it was chosen */
	size_t top;            /* view->top when it was chosen, … */
	int anchor;            /* … and where it began */
	size_t drawn;          /* view->top when last asked */
	struct target marked;  /* the focus then */
};

struct article_state;

/* Writes down the place, if it is another one. */
bool article_keep_place(struct article_state *, struct err *);

/* The number of the article that a view shows; 0: it shows none. */
int64_t article_number(const struct view *);

struct article_state {
	struct view *view;
	int64_t id;
	struct arena arena; /* the article and what is made of it */
	struct article article;
	struct article_row row;
	str facts; /* source, byline, time, tags: below the title */
	struct spans hits, title_hits;
	struct note_rows notes; /* by place, in arena */
	uint32_t *mentions;     /* how many, by player */
	uint32_t *reach;        /* by quote: the end of all up to it */
	struct {
		bool *players, *figures; /* by mention, by figure */
	} quiet;                         /* what is marked then */

	struct layout layout;
	bool laid;
	int columns;  /* it was laid out for, … */
	unsigned set; /* … by which settings, … */
	bool bare;    /* … and as app->only_text was then */

	struct standing standing;
	size_t standing_top; /* view->top that belongs to it */
	bool centre;         /* opened at a place: that a third down */
	uint32_t kept;       /* what the store knows */
	struct target focus;
	struct jumps back, forward;
	struct labels labels;
	struct outline outline;
};

/* article.c */

/* Brings layout, view->top and standing up to date. */
void article_sync(struct article_state *);
/* The bytes on the screen. */
struct span article_seen(struct article_state *);
/* Another article in the same place; how one came here is kept. On failure all
 * stays as it was. */
bool article_load(struct article_state *, int64_t id, struct err *);
/* Fills hits, unless they are known. */
void article_find_hits(struct article_state *);
void article_stand(struct article_state *, struct standing);

/* article_go.c */
/* The article before or behind in the list one came from; the next to be read
 * in it. */
enum outcome article_next(struct article_state *, int by, struct err *);
enum outcome article_next_unread(struct article_state *, int by, struct err *);
/* Back, forward, or out. */
enum outcome article_go_away(struct article_state *, enum command);
/* Nothing but the text, or all again. */
enum outcome article_only_text(struct article_state *);

/* article_status.c */
/* The section that holds a byte, or NO_INDEX. */
int32_t article_section(const struct article *, uint32_t at);
str player_name(const struct article *, int32_t player);
/* His name, or the words that stand for one; empty: nobody. */
str quote_speaker(const struct article *, const struct quote *);

/* Source, byline and time, as far as they are known. */
str article_facts(const struct article_state *, bool byline, struct arena *);
/* In the frame: where one is, and how far. */
str article_where(struct article_state *);
str article_percent(struct article_state *);
const enum command *article_keys(struct view *);

/* article_quiet.c */
/* Fills quiet. */
void article_choose_marks(struct article_state *);
/* What parts an enumeration, at the beginning of a text; or nothing. */
str article_list_sign(str text);

/* article_marks.c */
/* How the text of a line looks, by byte. */
uint8_t *article_styles(const struct article_state *,
	const struct layout_line *, struct arena *frame);

/* article_margin.c */
/* The speaker's name as it fits: the whole, another one of his, of a person's
 * the last part and of others' the first word, or what has to be cut. */
str margin_speaker(const struct article *, const struct quote *, int columns);

/* Bar and speaker beside a line. */
void margin_paint(const struct article_state *, struct span line, struct row *);
/* Those who speak in a paragraph, on a line above it. */
void margin_paint_above(
	const struct article_state *, struct span paragraph, struct row *);
/* Is a quote's speaker named there, or known from the one before it? */
bool margin_names(const struct article *, size_t quote);
/* The player whose name stands beside a line, or NO_INDEX. */
int32_t margin_named(const struct article_state *, struct span line);

/* article_paint.c */
void article_paint(struct article_state *, size_t i, struct row *);

/* article_jump.c */
size_t target_count(const struct article_state *, enum target_kind);
struct span target_span(const struct article_state *, struct target);
/* The first of a kind that ends behind a byte. */
size_t target_behind(
	const struct article_state *, enum target_kind, uint32_t at);
/* What a byte belongs to, a name before the quote around it; begins: only
 * what begins there, a quote before the name in it. */
struct target target_at(const struct article_state *, uint32_t at, bool begins);
/* The focus while it is on the screen, else none. */
struct target article_focus(struct article_state *);
/* Puts the target's line a third from the top and marks it; article_jump so
 * that one can come back. */
void article_go_to(struct article_state *, struct target);
void article_jump(struct article_state *, struct target);
/* The next (1) or previous (-1) one of a kind, seen from where one is. */
enum outcome article_step(
	struct article_state *, enum target_kind, int by, struct err *);
/* Remembers where one is, to come back to. */
void article_leave(struct article_state *);
bool article_back(struct article_state *);
bool article_forward(struct article_state *);
/* The first click marks what it hits, the second follows it. */
bool article_click(struct article_state *, size_t i, int column);

/* article_follow.c */
enum outcome article_follow(
	struct article_state *, struct target, struct err *);
/* With whoever is marked. */
enum outcome article_exchange(struct article_state *, struct err *);
enum outcome article_copy(struct article_state *, struct err *);
enum outcome article_copy_link(struct article_state *, struct err *);

/* article_note.c */
void article_load_notes(struct article_state *);
/* On the marked quote, else on the paragraph one is at. */
enum outcome article_note(struct article_state *, struct err *);
/* What is noted on a part of the text, in the frame; empty: nothing. */
str article_noted(struct article_state *, struct span);
/* Of where one is. */
str article_note_here(struct article_state *);

/* article_find.c */
enum outcome article_find(struct article_state *);

/* labels.c */
enum outcome labels_begin(struct article_state *, struct err *);
enum outcome labels_typed(struct article_state *, uint32_t rune, struct err *);

/* outline.c */
void outline_make(struct article_state *);
void outline_open(struct article_state *);
/* Is it open, and where the text would be? */
bool outline_covers(const struct article_state *);
enum outcome outline_command(struct article_state *, enum command);
/* Decides what a pane of so many rows shows now, gives its lines; then they
 * can be asked for. */
size_t outline_fit(struct article_state *, int rows);
void outline_row(struct article_state *, size_t i, int columns, struct row *);
/* Where a line leads. */
struct target outline_target(const struct article_state *, struct outline_line);

/* beside.c */
/* Decides what the pane beside the text shows, before its first row. */
void outline_follow(struct article_state *);
void outline_side_row(
	struct article_state *, size_t i, int columns, struct row *);
/* Goes to what a line of the pane names. */
bool outline_side_click(struct article_state *, size_t i);

#endif
