/* Reading files and folders, with limits. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* The largest input. */
#define FILE_MAX ((size_t)256 << 20)

/*
 * A file's bytes, read-only, without a copy where the system can map it.
 * Ends with file_close.  "-" is standard input.  Refused with ERR_INPUT: what
 * is missing, a folder, unreadable, or larger than FILE_MAX.  Bytes that a
 * writer cuts off later read as a bus error: callers that fear this work in
 * a process of their own.
 */
struct file {
	str bytes;
	bool mapped;
};

bool file_open(const char *path, struct file *, struct err *);
void file_close(struct file *);

/* Is it a folder? False for what does not exist. */
bool file_is_folder(const char *path);

/*
 * Paths of all plain files under a folder, sorted by name, hidden ones and
 * symbolic links left out.  ERR_INPUT when it cannot be read.
 */
struct paths {
	str *v;
	size_t n, cap;
};

bool file_walk(
	const char *folder, struct arena *perm, struct paths *, struct err *);

/* Makes the folders above path, mode 0700. */
bool file_make_folders(const char *path, struct err *);

/*
 * The path of something that ships with the program: beside the executable
 * when it runs from where it was built, else `installed`.  NUL-terminated.
 */
str file_shipped(struct arena *perm, const char *name, const char *installed);

/* path's last name, and its ending without the dot, lower case ASCII kept. */
str path_name(str path);
str path_ending(str path);

#endif
