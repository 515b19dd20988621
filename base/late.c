#include "base/late.h"

#include "base/i18n.h"

#include <dlfcn.h>
#include <string.h>

static bool
fail(struct err *e)
{
	const char *why = dlerror();

	return err_set(
		e, ERR_IO, _("a library cannot be loaded: %s"), why ? why : "");
}

bool
late_load(const char *library, const char *const *names, size_t n, void *calls,
	struct err *e)
{
	void *last;

	memcpy(&last, (char *)calls + (n - 1) * sizeof last, sizeof last);
	if (last)
		return true;
	void *handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
	if (!handle)
		return fail(e);
	for (size_t i = 0; i < n; i++) {
		void *call = dlsym(handle, names[i]);

		if (!call)
			return fail(e);
		memcpy((char *)calls + i * sizeof call, &call, sizeof call);
	}
	return true;
}
