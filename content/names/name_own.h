/*
 * The names of one article once they are decided: the strings that its text
 * is searched for.  Parts of sure names and short forms that the text defines
 * are names as well: 库克 behind 蒂姆·库克, 星桥 behind 星桥科技, and what
 * stands in （下称“…”）.
 */
#ifndef CONTENT_NAME_OWN_H
#define CONTENT_NAME_OWN_H

#include "content/words/lookup_build.h"
#include "content/names/name.h"
#include "content/names/name_weigh.h"

/* What a candidate is called as well; letters.  whole, if not empty, begins
 * with it and is defined there: 星桥算力（下称“星桥”）. */
struct short_form {
	struct span at, whole;
	size_t candidate; /* SIZE_MAX: none */
};

struct own_names {
	const struct name_text *t;
	const struct candidates *candidates;
	struct names decided; /* by value of the lookup; without at */
	struct lookup_members members;
	struct lookup lookup;
	struct {
		struct short_form *v;
		size_t n, cap;
	} forms;
};

/* Notes the short forms that a row defines. */
void own_note_forms(
	struct own_names *, const struct pieces *row, struct arena *perm);

/* Decides, adds parts and short forms, makes the lookup. */
void own_decide(struct own_names *, struct arena *perm);

#endif
