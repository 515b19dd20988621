#include "content/charset/decode.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/charset/charset_guess.h"
#include "content/charset/declare.h"

#include <string.h>

static enum charset
by_mark(str *bytes)
{
	static const struct {
		str mark;
		enum charset charset;
	} marks[] = {
		{ STR0("\xEF\xBB\xBF"), CHARSET_UTF_8 },
		{ STR0("\xFF\xFE\0\0"), CHARSET_UTF_32LE },
		{ STR0("\0\0\xFE\xFF"), CHARSET_UTF_32BE },
		{ STR0("\xFF\xFE"), CHARSET_UTF_16LE },
		{ STR0("\xFE\xFF"), CHARSET_UTF_16BE },
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(*bytes, marks[i].mark)) {
			*bytes = str_skip(*bytes, marks[i].mark.n);
			return marks[i].charset;
		}
	return CHARSET_UNKNOWN;
}

/*
 * What is well-formed UTF-8 with more than ASCII in it is that in nearly all
 * cases, and most inputs are.
 */
static enum charset
weigh(str bytes, enum charset declared)
{
	if (charset_kind(declared) <= CHARSET_IS_UNICODE &&
		!(bytes.n && (memchr(bytes.s, 0, bytes.n) ||
				     memchr(bytes.s, 0x1B, bytes.n))) &&
		str_find(bytes, STR("~{")) == STR_NONE && utf8_valid(bytes))
		return CHARSET_UTF_8;
	return charset_guess(bytes, declared);
}

/* No NUL, and few controls or bad parts. */
static bool
is_text(str s, size_t bad)
{
	size_t odd = bad;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];

		if (c == 0)
			return false;
		odd += (c < 0x20 && !(c >= '\t' && c <= '\r')) || c == 0x7F;
	}
	return odd * 20 <= s.n;
}

/* The charset, and the label that was not followed. */
static enum charset
choose(str *bytes, str label, struct decoded *out)
{
	enum charset marked = by_mark(bytes);

	if (!label.n)
		label = declare_find(*bytes);
	enum charset declared = charset_by_label(label);
	enum charset c = marked ? marked : weigh(*bytes, declared);
	if (label.n && c != declared)
		out->declared = label;
	return c;
}

bool
decode(str bytes, str charset, bool force, struct arena *perm,
	struct decoded *out, struct err *e)
{
	enum charset c = CHARSET_UNKNOWN;

	*out = (struct decoded){ 0 };
	if (force && charset.n) {
		c = charset_by_label(charset);
		if (c == CHARSET_UNKNOWN)
			return err_set(e, ERR_INPUT,
				_("cannot be read: the charset \"%.*s\" is not "
				  "known"),
				STR_ARG(str_take(charset, 40)));
		by_mark(&bytes);
	} else {
		c = choose(&bytes, charset, out);
	}
	if (str_trim(bytes).n == 0)
		return err_set(e, ERR_INPUT, _("is empty"));
	if (c == CHARSET_UNKNOWN)
		return err_set(e, ERR_INPUT, _("is no text"));
	out->charset = charset_name(c);
	if (c == CHARSET_UTF_8)
		out->text = utf8_repair(perm, bytes, &out->bad);
	else if (!charset_convert(c, bytes, perm, &out->text, &out->bad))
		return err_set(e, ERR_INPUT,
			_("is in %s, which this system cannot convert"),
			out->charset);
	/* Who names a charset wants to see what comes of it. */
	if (!is_text(out->text, force ? 0 : out->bad))
		return err_set(e, ERR_INPUT, _("is no text"));
	return true;
}
