/* The weights of content/sections/section_cues.def. */
#ifndef TOOLS_TRAIN_SECTIONS_H
#define TOOLS_TRAIN_SECTIONS_H

#include "tools/train_linear.h"
#include "tools/train_net.h"
#include "tools/train_quotes.h"

/* Is each short line of an article a heading? */
void sections_ask(const struct labelled *, uint32_t number, struct lesson *);

/* Puts learnt weights in place. */
void sections_use(const struct net *);

/* right, found and labelled headings are added. */
void sections_count(const struct labelled *, int *right, int *found, int *gold);

/* The table anew, with the comment that it opens with. */
bool sections_write(const char *folder, struct arena *);

#endif
