/*
 * Bounds for what CommonMark's parser does in more than linear time, and the
 * little that is read of raw HTML.
 */
#ifndef CONTENT_TAME_H
#define CONTENT_TAME_H

#include "base/arena.h"

/*
 * The text itself, or a copy in which runs of blank lines are two at most and
 * a paragraph's images beyond TAME_IMAGES are no images: both cost cmark 0.30
 * the square of their number.
 */
enum { TAME_IMAGES = 500 };

str tame(str markdown, struct arena *perm);

/* The text of a piece of HTML: no tags, comments, scripts or styles. */
str html_strip(str html, struct arena *perm);

#endif
