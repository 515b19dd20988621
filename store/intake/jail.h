/*
 * A process that reads what strangers wrote needs few of the system's calls:
 * all others are refused from here on (EPERM).  It can read files and memory,
 * and write to what is open; it cannot make or change a file, open a socket,
 * start a program or another process.
 */
#ifndef STORE_JAIL_H
#define STORE_JAIL_H

#include <stdbool.h>

/* False where there is no such thing: built without, or an old kernel. */
bool jail_enter(void);

#endif
