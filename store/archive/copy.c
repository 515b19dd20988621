#include "store/store_internal.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/i18n.h"

/* For SQLite it is always the archive that cannot be opened or is full. */
static bool
say_why(struct store *s, const char *path, struct err *e)
{
	switch (sqlite3_errcode(s->archive.db) & 0xff) {
	case SQLITE_FULL:
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		return err_set(e, ERR_STORE, _("cannot write %s: %s"), path,
			strerror(sqlite3_system_errno(s->archive.db)));
	default: return sql_fail(&s->archive, e);
	}
}

/* VACUUM INTO leaves the log mode behind: the copy has a plain journal, and
 * nothing in it that was deleted. */
bool
store_copy(struct store *s, const char *path, struct err *e)
{
	/* It takes an empty file, and this one is nobody else's to read. */
	int fd = open(path,
		O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

	if (fd < 0)
		return err_set(e, ERR_STORE, _("cannot make %s: %s"), path,
			strerror(errno));
	close(fd);
	if (sql_do(&s->archive, NULL, "vacuum into ?", SQL_T(str_of(path))))
		return true;
	say_why(s, path, e);
	unlink(path);
	return false;
}
