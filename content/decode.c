#include "content/decode.h"

#include "base/i18n.h"
#include "base/utf8.h"

bool
decode(str bytes, str charset, bool force, struct arena *perm,
	struct decoded *out, struct err *e)
{
	(void)charset, (void)force;
	if (bytes.n == 0)
		return err_set(e, ERR_INPUT, _("is empty"));
	if (str_starts(bytes, STR("\xEF\xBB\xBF")))
		bytes = str_skip(bytes, 3);
	*out = (struct decoded){ .charset = "UTF-8" };
	out->text = utf8_repair(perm, bytes, &out->bad);
	return true;
}
