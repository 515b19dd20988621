/* The system's clocks. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include <time.h>

/* What CLOCK_MONOTONIC, CLOCK_THREAD_CPUTIME_ID … show, in seconds. */
double clock_seconds(clockid_t);

#endif
