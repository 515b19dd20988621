/*
 * All that is in a folder and those below, by name, to be taken in: without
 * hidden files, links, and what browsers keep beside a saved page.
 */
#ifndef STORE_WALK_FOLDER_H
#define STORE_WALK_FOLDER_H

#include "base/file.h"
#include "content/content.h"

/* The sink's refused is told of folders that cannot be read; files that are
 * none (pipes, sockets, devices) are listed. */
void walk_folder(const char *folder, struct arena *perm, struct paths *,
	const struct content_sink *);

#endif
