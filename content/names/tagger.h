/*
 * The trained name tagger: a linear-chain conditional random field over units
 * (a Han character; a run of Latin letters and digits; any other sign), with
 * labels BIES x kind and O.  Trained off-line by tools/train.c into
 * content/names/names.model, which is compiled in.  Lafferty, McCallum, Pereira,
 * "Conditional Random Fields", ICML 2001; weights quantised to a byte.
 */
#ifndef CONTENT_TAGGER_H
#define CONTENT_TAGGER_H

#include "content/names/name_vote.h"

/*
 * Names in the article's paragraphs: r->tagged, and again r->eager, where a
 * name needs less to be one; each sorted by place, none overlapping.
 * certainty is how far the best reading is ahead of the same place without a
 * name, squashed to 1-99.  What the model says of the weighed names' places is
 * filled in there (name.h).  r holds the first reading and its stretches.
 */
void tagger_run(const struct article *, struct readings *, struct arena *perm);

#endif
