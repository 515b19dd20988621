/*
 * Records a session as asciicast v2 (docs.asciinema.org/manual/asciicast/v2):
 *	record ROWSxCOLUMNS SCRIPT COMMAND... >FILE.cast
 * SCRIPT: a line is the milliseconds to wait and keys as they are sent, "\e"
 * and "\r" for Escape and Enter.  Times in the record are the script's, so
 * that it is the same on a slow machine.
 */
#include <poll.h>
#include <pty.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { QUIET_MS = 400, LINE = 512 };

static void
put_json(const char *bytes, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c < ' ' || c == 0x7F)
			printf("\\u%04x", c);
		else
			putchar(c);
	}
}

/* What comes until it is quiet, as one event. */
static void
take(int fd, double seconds)
{
	struct pollfd p = { .fd = fd, .events = POLLIN };
	char *all = NULL;
	size_t n = 0;

	while (poll(&p, 1, QUIET_MS) > 0) {
		char bytes[65536];
		ssize_t got = read(fd, bytes, sizeof bytes);

		if (got <= 0)
			break;
		all = realloc(all, n + (size_t)got);
		if (!all)
			abort();
		memcpy(all + n, bytes, (size_t)got);
		n += (size_t)got;
	}
	if (n) {
		printf("[%.3f, \"o\", \"", seconds);
		put_json(all, n);
		puts("\"]");
	}
	free(all);
}

/* In place: "\e" and "\r" as what they stand for. */
static void
unescape(char *s)
{
	char *to = s;

	for (; *s && *s != '\n'; s++)
		if (s[0] == '\\' && s[1] == 'e')
			*to++ = 0x1B, s++;
		else if (s[0] == '\\' && s[1] == 'r')
			*to++ = '\r', s++;
		else
			*to++ = *s;
	*to = 0;
}

static int
play(FILE *script, int fd)
{
	char line[LINE];
	double now = 0;

	take(fd, now);
	while (fgets(line, sizeof line, script)) {
		char *keys = strchr(line, ' ');

		if (!keys)
			continue;
		now += atof(line) / 1000;
		unescape(++keys);
		if (write(fd, keys, strlen(keys)) < 0)
			return 1;
		take(fd, now);
	}
	return 0;
}

int
main(int argc, char **argv)
{
	struct winsize size = { 0 };
	FILE *script = argc > 3 ? fopen(argv[2], "r") : NULL;
	int fd;

	if (!script ||
		sscanf(argv[1], "%hux%hu", &size.ws_row, &size.ws_col) != 2) {
		fprintf(stderr,
			"usage: record ROWSxCOLUMNS SCRIPT COMMAND...\n");
		return 2;
	}
	pid_t pid = forkpty(&fd, NULL, NULL, &size);
	if (pid == 0) {
		setenv("TERM", "xterm-256color", 1);
		execvp(argv[3], argv + 3);
		_exit(127);
	}
	if (pid < 0)
		return 1;
	printf("{\"version\": 2, \"width\": %d, \"height\": %d, "
	       "\"title\": \"jianbao\", \"env\": {\"TERM\": "
	       "\"xterm-256color\"}}\n",
		size.ws_col, size.ws_row);
	int status = play(script, fd);
	close(fd);
	fclose(script);
	waitpid(pid, NULL, 0);
	return status;
}
