/* Picks the explorer or a verb of the command line. */
#include "cli/cli.h"
#include "tui/tui.h"

int
main(int argc, char **argv)
{
	return cli_main(argc, argv, tui_main);
}
