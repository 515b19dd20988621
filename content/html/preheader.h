/* The hidden line before a newsletter's text (preheader.def). */
#ifndef CONTENT_PREHEADER_H
#define CONTENT_PREHEADER_H

#include "base/str.h"

/* Does an attribute say that its element is one? */
bool preheader_is(str name, str value);

#endif
