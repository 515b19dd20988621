/*
 * A maker and his model are one name: 星桥 GT4, where 星桥 and GT4 were found;
 * so are a known maker who is named there alone and a product that is named
 * elsewhere as well.
 * What stands so often enough to be judged as one string is left to that
 * judgement.
 */
#ifndef CONTENT_NAME_MODEL_H
#define CONTENT_NAME_MODEL_H

#include "content/names/name.h"

/* Names are in order before and after. */
void name_model(str text, struct names *);

#endif
