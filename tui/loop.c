#include "tui/tui.h"

int
tui_main(const struct session *session)
{
	(void)session;
	return 0;
}
