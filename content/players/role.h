/* Finding roles: what role.c and role_*.c share. */
#ifndef CONTENT_ROLE_H
#define CONTENT_ROLE_H

#include "content/players/player.h"
#include "content/players/title.h"

/* How a title that stands alone was found. */
enum asked_how {
	ASKED_BARE,
	ASKED_APPOSED,
	ASKED_CAREER,
	ASKED_THIS,
	ASKED_ADDRESS, /* 王教授: in nothing */
};

/* What is such a title held in?  Answered when all others are known. */
struct asked {
	size_t who;  /* a mention: whose title it is */
	uint32_t at; /* a letter: what it is held in was named before */
	struct title title;
	enum asked_how how;
};

struct role_finder {
	struct article *a;
	const struct letters *l;
	const struct span *at; /* of each mention, in letters */
	uint32_t *first_of;    /* 1 + a player's latest role */
	uint32_t *named;       /* how often a player is */
	uint32_t *full;    /* 1 + the first mention of a player by its name */
	int32_t main;      /* what is no person and named most */
	uint32_t *main_at; /* 1 + its latest mention, beside each mention */
	struct {
		struct {
			uint32_t before; /* 1 + an earlier one of the player */
			int32_t of;      /* player or NO_INDEX */
		} * v;
		size_t n, cap;
	} told; /* beside each role */
	struct {
		struct asked *v;
		size_t n, cap;
	} asked;
	/* What stood right before a person: maybe others named behind him
	 * have it, too. */
	struct {
		size_t holder;
		struct titles titles;
		int32_t of;
		bool alone; /* what it is held in must be asked */
		uint32_t at;
	} shared;
	struct arena *perm, *tmp;
};

/* A held title: by whom; in what, a mention or NO_INDEX, or words. */
struct held {
	int32_t player, of;
	struct span words;
	struct title title;
};

/* The steps of role_find: finds what the text states, and asks for the titles
 * that stand alone; has such a title not been found elsewhere since; and it is
 * held in a mention, or NO_INDEX. */
void role_look(struct role_finder *, struct stage *);
bool role_is_open(const struct role_finder *, const struct asked *);
void role_answer(struct role_finder *, const struct asked *, int32_t of);

void role_add(struct role_finder *, const struct held *);

/* All of them, in the same organisation. */
void role_add_titles(struct role_finder *, const struct titles *,
	int32_t player, int32_t of);

/* The organisation or product that it is most likely held in, a mention; or
 * NO_INDEX. */
int32_t role_near_org(const struct role_finder *, const struct asked *);

/* Does one have such a title for oneself: 作家, 玩家? */
bool role_is_own(const struct letters *, const struct title *);

/* All of them by mention k, in something that has no player. */
void role_add_in_words(struct role_finder *, size_t k, const struct titles *,
	struct span words);

/* 某家电企业|的市场总监王五: the same in what has no name, within the letters
 * before mention k. */
bool role_add_nameless(struct role_finder *, size_t k, struct span);

/* 美国商务部长王五: the office before letter i, of the land that the body's name
 * begins with. */
bool role_add_minister(struct role_finder *, size_t k, uint32_t i);

/* Where a body begins that was not found and ends at `end`, not before
 * `floor`; `end`: there is none.  And one that begins at i and has 的 behind
 * it; empty: none. */
uint32_t role_body_start(
	const struct role_finder *, uint32_t floor, uint32_t end);
struct span role_body_at(const struct role_finder *, uint32_t i);

/* Asks for each of the titles that stand alone. */
void role_ask(struct role_finder *, const struct titles *, struct asked);

/* Does mention k name the region of an office: 中国|区总裁? */
bool role_is_region(const struct role_finder *, size_t k);

/* Is mention j another name of the one before: 某公司（Some Inc.）? */
bool role_is_bracketed(const struct role_finder *, size_t j);

/* Behind a short bracket at letter i; i: there is none. */
uint32_t role_skip_bracket(const struct letters *, uint32_t i);

/* An organisation, if there is one, and titles behind it. */
struct phrase {
	struct titles titles;
	int32_t of;   /* a mention or NO_INDEX */
	int32_t also; /* one tied before that: X和Y的顾问; or NO_INDEX */
	struct span words; /* or a body that has no player */
	uint32_t end;      /* behind it */
	bool timed;        /* 现任 or 前 stood before it */
};

/* One that begins at letter i. */
bool role_read_phrase(const struct role_finder *, uint32_t i, struct phrase *);

/* The same behind a verb, where it may be one of a row. */
bool role_read_told(const struct role_finder *, uint32_t i, struct phrase *);

/* The same behind 从, where he rises from there: 从总监|升任. */
bool role_read_rise(const struct role_finder *, uint32_t i, struct phrase *);

/* The same behind 这位, where more words may follow at once. */
bool role_read_this(const struct role_finder *, uint32_t i, struct phrase *);

/* Does it say what its titles are held in? */
bool role_phrase_holds(const struct phrase *);

/* Its titles are held by mention k, and by persons tied to it before it. */
void role_add_phrase(struct role_finder *, size_t k, const struct phrase *);

/* The same where the phrase says nothing that they are held in. */
void role_ask_phrase(
	struct role_finder *, size_t k, const struct phrase *, struct asked);

/* Do only 、 and 和 stand between a person and the one at k? */
bool role_is_tied(const struct role_finder *, size_t k);

/* Back over blanks, and over a bracket that says the title once more:
 * 首席执行官（CEO）. */
uint32_t role_skip_back(const struct letters *, uint32_t i);

/* The mention that begins at letter i; NO_INDEX: none. */
int32_t role_mention_at(const struct role_finder *, uint32_t i);

/* The roles that stand before mention k, a person's; as a maker of the text;
 * and what he has in common with the person that he is tied to. */
void role_before(struct role_finder *, size_t k);
void role_byline(struct role_finder *, size_t k);
void role_shared(struct role_finder *, size_t k);

/* The roles that stand behind mention k, a person's: in a line of its own, in
 * apposition (the end of that, or 0), and in what the sentence tells of him. */
void role_after(struct role_finder *, size_t k);
bool role_line(struct role_finder *, size_t k, uint32_t i);
uint32_t role_apposition(struct role_finder *, size_t k, uint32_t i);
void role_career(struct role_finder *, size_t k, uint32_t i);

/* The roles that the text tells of him or her, in the paragraph where a
 * person was named. */
void role_pronouns(struct role_finder *);

/* The same in English, from letter i behind the name on. */
bool role_english(struct role_finder *, size_t k, uint32_t i);

/* Where titles in capitals before letter i may begin, least at the first: in
 * its sentence, and behind words in small letters (met Foreign Minister|). */
uint32_t role_english_floor(const struct letters *, uint32_t least, uint32_t i);

#endif
