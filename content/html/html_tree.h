/*
 * gumbo with a limit of memory, and without its recursion: the tree lies in
 * an arena and goes with it.
 */
#ifndef CONTENT_HTML_TREE_H
#define CONTENT_HTML_TREE_H

#include <gumbo.h>

#include "base/arena.h"

enum { HTML_TREE_MAX = 192 << 20 }; /* bytes of a parsed page */

/* NULL when the tree would need more than HTML_TREE_MAX.  Slices of it may
 * point into the markup. */
const GumboNode *html_tree(str markup, struct arena *perm);

/* The value of an attribute, or empty. */
str html_attribute(const GumboNode *, const char *name);

/* The first child with this tag, or NULL. */
const GumboNode *html_child(const GumboNode *, GumboTag);

bool html_is_element(const GumboNode *);

/*
 * The node behind n in a walk through the tree below root, first the parents,
 * and NULL at its end; `down` says whether n's children are walked through.
 */
const GumboNode *html_next(
	const GumboNode *root, const GumboNode *n, bool down);

#endif
