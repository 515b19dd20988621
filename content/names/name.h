/*
 * Who and what is named in a text.  The seam behind which names are found:
 * name_vote.h joins two readings of a Chinese article, name_english.h reads
 * an English one.
 */
#ifndef CONTENT_NAME_H
#define CONTENT_NAME_H

#include "content/article.h"

struct name {
	struct span at;
	uint8_t kind;      /* enum player_kind */
	uint8_t certainty; /* 0-100 */
	bool doubtful;     /* a name only if it is another one's (player.c) */
	bool defined;  /* the text says that this is a name (下称“…”) */
	uint32_t of;   /* 1 + the start of a sure one, if it is said to be
			  another name of that one; 0: of none */
	int32_t entry; /* of the known table, or NO_INDEX */
	/* How far each kind is ahead of no name, by the two readings of
	 * name_vote.h; hundredths of a logit. */
	int16_t weighed[PLAYER_KINDS], tagged[PLAYER_KINDS];
};

struct names {
	struct name *v;
	size_t n, cap;
};

/*
 * Names that the caller knows from elsewhere (the archive's confirmed
 * players): sorted by surface, folded.
 */
struct confirmed {
	str surface;
	uint8_t kind;
};

struct confirmed_names {
	const struct confirmed *v;
	size_t n;
};

/* Fills out, sorted by place, none overlapping but doubtful ones each other.
 * confirmed may be NULL. */
void name_find(const struct article *, const struct confirmed_names *confirmed,
	struct arena *perm, struct names *out);

#endif
