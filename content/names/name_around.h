/*
 * What stands around the places of a string: the words (name_context.h), and
 * of what kind, as far as one can tell yet, the other strings are that stand
 * with it in a list, or on the other side of a bracket.
 */
#ifndef CONTENT_NAME_AROUND_H
#define CONTENT_NAME_AROUND_H

#include "content/names/name_jury.h"

/* Fills in beside, context and seems of all ballots. */
void around_fill(struct jury *, const struct article *);

#endif
