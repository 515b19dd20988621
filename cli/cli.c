#include "cli/cli.h"

int
cli_main(int argc, char **argv, session_fn *explore)
{
	(void)argc;
	(void)argv;
	return explore(&(struct session){ 0 });
}
