/*
 * Organisations that a text names by writing their abbreviation behind them,
 * or the other way round: 国际星桥公司（IHC）.  What neither reading of the names
 * took for one is one by this; so is the abbreviation elsewhere.
 */
#ifndef CONTENT_NAME_BRACKET_H
#define CONTENT_NAME_BRACKET_H

#include "content/names/name.h"

/* Adds to names, which are in order before and after. */
void name_bracket(str text, struct arena *perm, struct names *);

/* Does it end as organisations and bodies of such do? */
bool name_ends_as_org(str);

#endif
