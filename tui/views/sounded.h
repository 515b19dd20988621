/*
 * Chinese words of the interface, found by the letters that they sound like
 * (content/words/pinyin.h), for whoever has no input method on.
 */
#ifndef TUI_SOUNDED_H
#define TUI_SOUNDED_H

#include "base/str.h"

enum sounded {
	SOUNDED_NOWHERE,
	SOUNDED_WITHIN,
	SOUNDED_FIRST,
	SOUNDED_WHOLE,
};

/* Where the characters stand that the letters mean; a single letter means
 * none.  Both are folded (content/fold.h). */
enum sounded sounded_in(str text, str letters);

#endif
