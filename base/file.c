#include "base/file.h"

#include "base/i18n.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FOLDER_DEPTH = 64 };

/* What cannot be mapped: pipes, terminals, /proc. */
static bool
read_all(int fd, const char *path, struct file *f, struct err *e)
{
	size_t cap = 64 << 10, n = 0;
	char *bytes = malloc(cap);

	for (;;) {
		if (!bytes)
			arena_exhausted();
		ssize_t got = read(fd, bytes + n, cap - n);
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0) {
			free(bytes);
			return err_set(e, ERR_INPUT, _("cannot read %s: %s"),
				path, strerror(errno));
		}
		n += (size_t)got;
		if (n > FILE_MAX) {
			free(bytes);
			return err_set(e, ERR_INPUT,
				_("%s is larger than 256 MiB"), path);
		}
		if (got == 0)
			break;
		if (n == cap)
			bytes = realloc(bytes, cap *= 2);
	}
	*f = (struct file){ { bytes, n }, false };
	return true;
}

bool
file_open(const char *path, struct file *f, struct err *e)
{
	struct stat st;

	*f = (struct file){ 0 };
	if (strcmp(path, "-") == 0)
		return read_all(STDIN_FILENO, _("standard input"), f, e);
	/* O_NONBLOCK: a named pipe without a writer must not hang us. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	if (fd < 0)
		return err_set(e, ERR_INPUT, _("cannot open %s: %s"), path,
			strerror(errno));
	bool ok = false;
	if (fstat(fd, &st) < 0)
		err_set(e, ERR_INPUT, _("cannot read %s: %s"), path,
			strerror(errno));
	else if (S_ISDIR(st.st_mode))
		err_set(e, ERR_INPUT, _("%s is a folder"), path);
	else if (!S_ISREG(st.st_mode))
		ok = read_all(fd, path, f, e);
	else if (st.st_size > (off_t)FILE_MAX)
		err_set(e, ERR_INPUT, _("%s is larger than 256 MiB"), path);
	else if (st.st_size == 0)
		ok = read_all(fd, path, f, e);
	else {
		void *p = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE,
			fd, 0);

		ok = p != MAP_FAILED;
		if (ok)
			*f = (struct file){ { p, (size_t)st.st_size }, true };
		else
			err_set(e, ERR_INPUT, _("cannot read %s: %s"), path,
				strerror(errno));
	}
	close(fd);
	return ok;
}

void
file_close(struct file *f)
{
	if (f->mapped)
		munmap((void *)f->bytes.s, f->bytes.n);
	else
		free((void *)f->bytes.s);
	*f = (struct file){ 0 };
}

bool
file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(*(const str *)a, *(const str *)b);
}

static bool
walk(const char *folder, int depth, struct arena *perm, struct paths *out,
	struct err *e)
{
	DIR *d = depth < FOLDER_DEPTH ? opendir(folder) : NULL;

	if (!d)
		return err_set(e, ERR_INPUT, _("cannot read the folder %s: %s"),
			folder,
			depth < FOLDER_DEPTH ? strerror(errno) : _("too deep"));
	bool ok = true;
	for (struct dirent *x; ok && (x = readdir(d));) {
		struct stat st;

		if (x->d_name[0] == '.')
			continue;
		str path = arena_printf(perm, "%s/%s", folder, x->d_name);
		if (lstat(path.s, &st) < 0)
			continue;
		if (S_ISDIR(st.st_mode))
			ok = walk(path.s, depth + 1, perm, out, e);
		else if (S_ISREG(st.st_mode))
			*vec_push(perm, out) = path;
	}
	closedir(d);
	return ok;
}

bool
file_walk(const char *folder, struct arena *perm, struct paths *out,
	struct err *e)
{
	size_t before = out->n;
	bool ok = walk(folder, 0, perm, out, e);

	if (out->n > before)
		qsort(out->v + before, out->n - before, sizeof *out->v,
			by_name);
	return ok;
}

bool
file_make_folders(const char *path, struct err *e)
{
	struct arena tmp = { 0 };
	char *p = arena_cstr(&tmp, str_of(path));
	bool ok = true;

	for (char *slash = p; ok && (slash = strchr(slash + 1, '/'));) {
		*slash = 0;
		if (mkdir(p, 0700) < 0 && errno != EEXIST)
			ok = err_set(e, ERR_IO,
				_("cannot make the folder %s: %s"), p,
				strerror(errno));
		*slash = '/';
	}
	arena_free(&tmp);
	return ok;
}

str
file_shipped(struct arena *perm, const char *name, const char *installed)
{
	char exe[4096];
	ssize_t n = readlink("/proc/self/exe", exe, sizeof exe);

	if (n > 0 && (size_t)n < sizeof exe) {
		str path = { exe, (size_t)n };
		size_t slash = str_find_last(path, STR("/"));
		str beside = arena_printf(
			perm, "%.*s/%s", STR_ARG(str_take(path, slash)), name);

		if (access(beside.s, R_OK) == 0)
			return beside;
	}
	return arena_copy(perm, str_of(installed));
}

str
path_name(str path)
{
	size_t slash = str_find_last(path, STR("/"));

	return slash == STR_NONE ? path : str_skip(path, slash + 1);
}

str
path_ending(str path)
{
	str name = path_name(path);
	size_t dot = str_find_last(name, STR("."));

	return dot == STR_NONE || dot == 0 ? (str){ 0 }
					   : str_skip(name, dot + 1);
}
