/*
 * One after the other: whoever asks for its turn waits until those that have
 * it, for the same archive, have ended.  The explorer's children do (--turn).
 */
#ifndef CLI_TURN_H
#define CLI_TURN_H

#include "cli/call.h"

/* Waits if the call says so; the turn ends with the program.  Where turns
 * cannot be had (a folder over the net) all go on at once: that is slower, and
 * as right. */
void turn_wait(const struct call *);

#endif
