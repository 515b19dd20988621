/*
 * Makes a bundled edition of an archive: `make-edition ARCHIVE EDITION`
 * copies it as one file that can be read where nothing can be written.
 */
#include "base/clean.h"
#include "base/i18n.h"
#include "store/store.h"

#include <stdio.h>
#include <sys/stat.h>

int
main(int argc, char **argv)
{
	struct store *s = NULL;
	struct err e = { 0 };

	i18n_init("en");
	if (argc != 3) {
		fprintf(stderr, "usage: make-edition ARCHIVE EDITION\n");
		return 2;
	}
	remove(argv[2]);
	bool ok = store_open(argv[1], NULL, STORE_READ, &s, &e) &&
		  store_copy(s, argv[2], &e);
	store_close(s);
	/* Everybody reads the edition; archives are their owner's alone. */
	if (ok && chmod(argv[2], 0644) != 0)
		ok = err_set(&e, ERR_IO, "cannot change %s", argv[2]);
	if (!ok)
		clean_report("%s", e.text);
	return ok ? 0 : err_exit_code(e.kind);
}
