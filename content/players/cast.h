/*
 * The cast of an article while it is put together: the strings that name
 * somebody, and which of them name the same one.  player.c makes it and
 * turns it into players; alias.c ties its forms together.
 */
#ifndef CONTENT_CAST_H
#define CONTENT_CAST_H

#include "content/names/name.h"

/* One string that names somebody. */
struct form {
	str surface; /* as it stands in the text */
	str key;     /* folded, without blanks, hyphens and dots */
	uint32_t n;  /* places */
	uint32_t first;
	uint32_t next; /* 1 + the next form of the same hash; 0: none */
	uint32_t same; /* a form that means the same; itself: none before it */
	uint32_t joined; /* of a head: others that mean the same */
	int32_t entry;   /* of the known table, or NO_INDEX */
	uint8_t kind;
	bool doubtful; /* it is a name only if it means the same as a sure one */
	bool sure;     /* of a head: it or one that means the same is sure */
	bool weak;   /* alias.c: a common word, of its entry if that is meant */
	bool little; /* alias.c: it is short for another */
	bool cut;    /* alias.c: it is another without its last letter */
	uint32_t longer; /* alias.c: forms that begin with it */
	uint32_t claim;  /* alias.c: 1 + the form that it may be short for */
	uint32_t apart, apart_last; /* 1 + the first, last of others; 0: none */
	uint32_t apart_n;
};

/* Another that a form does not name the same as, and the next such. */
struct apart {
	uint32_t form, next;
};

struct cast {
	const struct article *a;
	const struct names *names;
	uint32_t *form_of; /* by name */
	struct form *v;
	size_t n, cap;
	uint32_t *slots; /* 1 + a form, by hash of key */
	size_t slots_n;
	struct {
		struct apart *v;
		size_t n, cap;
	} apart;
	struct arena *tmp;
};

/* A surface as the key of its form. */
str cast_key(struct arena *, str surface);

/* The form of a surface, a new one if there is none. */
struct form *cast_add(struct cast *, str surface);

/* A form with this key, the latest; NULL: none. */
struct form *cast_find(const struct cast *, str key);

/* The form that stands for all that mean the same. */
struct form *cast_head(struct cast *, struct form *);

/* Not if one is a person or a place and the other is not, and not if they
 * have been parted. */
bool cast_can_join(struct cast *, struct form *, struct form *);

/* They mean two, and so does all that each is joined with. */
void cast_part(struct cast *, struct form *, struct form *);

/* Both mean the same from here on, if they can. */
void cast_join(struct cast *, struct form *, struct form *);

/* Ties the forms of the article together. */
void alias_join(struct cast *);

#endif
