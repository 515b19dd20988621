/* What the program finds around it on this machine, for jianbao doctor. */
#ifndef CLI_SURROUNDINGS_H
#define CLI_SURROUNDINGS_H

#include "base/finding.h"

/* The locale, the bundled edition, the messages, the libraries. */
void surroundings_examine(struct findings *);

#endif
