/*
 * What a terminal is asked at the start, and how it answers: whether its
 * background is light (OSC 11 of xterm), and how wide it draws what Unicode
 * calls ambiguous (UAX #11), from where its cursor stands behind one such
 * sign; and whether it can repeat a sign, in the same way, for some that are
 * said to can not.  Nothing waits for the answers: they come as input does, or
 * never.
 */
#ifndef TUI_ASK_H
#define TUI_ASK_H

#include "base/buf.h"
#include "tui/config/settings.h"

/* Bytes for a blank screen, which is blank again behind them. */
void ask_sequence(struct buf *, const struct settings *);

enum answer_kind {
	ANSWER_NONE, /* something else */
	ANSWER_DARK,
	ANSWER_LIGHT,
	ANSWER_NARROW,
	ANSWER_WIDE,
	ANSWER_REPEATS,
	ANSWER_READY, /* to the question of pace.h */
};

/* An answer without the Escape it begins with. */
enum answer_kind ask_answer(str sequence);

#endif
