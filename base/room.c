#include "base/room.h"

#include <stdlib.h>
#include <string.h>

bool
room_is_secure(void)
{
	const char *secure = getenv("JIANBAO_SECURE");

	return secure && *secure && strcmp(secure, "0") != 0;
}
