#include "store/intake/walk_folder.h"

#include "base/i18n.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FOLDER_DEPTH = 64 };

struct walk {
	struct paths *files;
	const struct content_sink *sink;
	struct arena *perm;
};

static void
refuse(const struct walk *w, const char *folder, const char *why)
{
	struct err e = { 0 };

	err_set(&e, ERR_INPUT, _("cannot read the folder %s: %s"), folder, why);
	w->sink->refused(w->sink->ctx, &e);
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(*(const str *)a, *(const str *)b);
}

static bool
has(const struct paths *names, str name)
{
	return bsearch(&name, names->v, names->n, sizeof *names->v, by_name);
}

/*
 * "page_files" beside "page.html" has the pictures and scripts of that page,
 * as browsers save it.
 */
static bool
is_beside_page(const struct paths *names, str folder, struct arena *tmp)
{
	static const str ends[] = { STR0("_files"), STR0(".files"),
		STR0("_file") };
	static const char *const pages[] = { "html", "htm", "xhtml" };

	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		for (size_t k = 0; str_ends(folder, ends[i]) &&
				   k < sizeof pages / sizeof *pages;
			k++)
			if (has(names, arena_printf(tmp, "%.*s.%s",
					       STR_ARG(str_take(folder,
						       folder.n - ends[i].n)),
					       pages[k])))
				return true;
	return false;
}

static void
list(DIR *d, struct arena *tmp, struct paths *names)
{
	for (struct dirent *x; (x = readdir(d));)
		if (x->d_name[0] != '.')
			*vec_push(tmp, names) =
				arena_copy(tmp, str_of(x->d_name));
	if (names->n)
		qsort(names->v, names->n, sizeof *names->v, by_name);
}

static void walk(struct walk *, const char *folder, int depth);

static void
walk_name(struct walk *w, const char *folder, const struct paths *names,
	str name, int depth)
{
	str path = arena_printf(w->perm, "%s/%.*s", folder, STR_ARG(name));
	struct arena tmp = { 0 };
	struct stat st;

	/* Links could lead anywhere, and in circles. */
	if (lstat(path.s, &st) < 0 || S_ISLNK(st.st_mode))
		return;
	if (!S_ISDIR(st.st_mode))
		*vec_push(w->perm, w->files) = path;
	else if (!is_beside_page(names, name, &tmp))
		walk(w, path.s, depth + 1);
	arena_free(&tmp);
}

static void
walk(struct walk *w, const char *folder, int depth)
{
	DIR *d = depth < FOLDER_DEPTH ? opendir(folder) : NULL;
	struct paths names = { 0 };
	struct arena tmp = { 0 };

	if (!d) {
		refuse(w, folder,
			depth < FOLDER_DEPTH ? strerror(errno) : _("too deep"));
		return;
	}
	list(d, &tmp, &names);
	closedir(d);
	for (size_t i = 0; i < names.n; i++)
		walk_name(w, folder, &names, names.v[i], depth);
	arena_free(&tmp);
}

void
walk_folder(const char *folder, struct arena *perm, struct paths *files,
	const struct content_sink *sink)
{
	struct walk w = { files, sink, perm };

	walk(&w, folder, 0);
}
