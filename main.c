/* Picks the explorer or a verb of the command line. */
#include "cli/cli.h"
#include "tui/terminal/plain.h"
#include "tui/tui.h"

int
main(int argc, char **argv)
{
	static const struct face face = { tui_main, tui_examine, plain_encode };

	return cli_main(argc, argv, &face);
}
