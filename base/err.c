#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

bool
err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
	if (!e)
		return false;
	va_list ap;
	va_start(ap, format);
	e->kind = kind;
	vsnprintf(e->text, sizeof e->text, format, ap);
	va_end(ap);
	return false;
}

int
err_exit_code(enum err_kind kind)
{
	switch (kind) {
	case ERR_NONE: return 0;
	case ERR_INPUT:
	case ERR_IO: return 1;
	case ERR_USAGE: return 2;
	case ERR_STORE: return 3;
	}
	return 3;
}
