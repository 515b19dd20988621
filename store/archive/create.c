#include "store/archive/create.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/i18n.h"

bool
create_file(const char *path, struct err *e)
{
	struct err why;

	if (access(path, F_OK) == 0)
		return true;
	if (!file_make_folders(path, &why))
		return err_set(e, ERR_STORE, "%s", why.text);
	int fd = open(
		path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return errno == EEXIST ||
		       err_set(e, ERR_STORE, _("cannot make %s: %s"), path,
			       strerror(errno));
	close(fd);
	return true;
}
