/* Is this a reading room for strangers? Then nothing but a reader's own state
 * is written, and nothing is run or fetched (JIANBAO_SECURE, set and not 0). */
#ifndef BASE_ROOM_H
#define BASE_ROOM_H

#include <stdbool.h>

bool room_is_secure(void);

#endif
