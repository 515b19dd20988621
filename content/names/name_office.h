/*
 * An office that was taken for a part of the name before it: 星桥社长王小川,
 * 青州市委书记.  Of all organisations and places in the labelled articles
 * and sentences three have such a word within (伦敦国王学院), none at its end.
 */
#ifndef CONTENT_NAME_OFFICE_H
#define CONTENT_NAME_OFFICE_H

#include "content/names/name.h"

/*
 * Ends such names where the office begins.  What stands behind the office is a
 * person, if it looks like one, if what holds the office is known, or if it is
 * a name elsewhere, which is a person's there as well; if none of these, the
 * name stays.
 */
void name_office(str text, struct arena *perm, struct names *);

#endif
