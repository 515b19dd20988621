/*
 * Names that were cut short, once it is decided which there are: a firm's
 * legal name behind what all call it, a brand in two scripts; and a firm's that
 * goes on with a region.
 */
#ifndef CONTENT_NAME_MEND_H
#define CONTENT_NAME_MEND_H

#include "content/names/name.h"

/* In place; names are in order before and after. */
void name_mend(str text, struct names *);

/* The length of words up to what ends the name by which a firm is registered,
 * at the beginning: 精密仪器有限公司, （苏州）精密仪器有限公司; 0: they are none. */
size_t name_legal_length(str rest);

#endif
