/*
 * Libraries that are loaded when something first needs them, for most calls
 * need none: to map libcurl, GMime, libarchive, uchardet and the fifty that
 * they bring along takes longer than to read a page.
 *
 * The functions of one stand in a .def file as CALL(name):
 *
 *	static struct {
 *	#define CALL(name) __typeof__(name) *name;
 *	#include "content/format/archive.def"
 *	} late;
 *	static const char *const late_names[] = {
 *	#define CALL(name) #name,
 *	#include "content/format/archive.def"
 *	};
 *
 * A worker in its jail may load them too: it opens for reading alone.
 */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include "base/err.h"

#include <stddef.h>

/*
 * Loads a library by its file name and fills `calls`, n pointers to functions
 * in the order of their names; again it does nothing.  ERR_IO: it is not
 * there, or too old.  The library stays.  One thread at a time.
 */
bool late_load(const char *library, const char *const *names, size_t n,
	void *calls, struct err *);

#endif
