#include "content/decode.h"

#include "base/i18n.h"
#include "base/utf8.h"
#include "content/charset.h"

#include <string.h>

static enum charset
by_mark(str *bytes)
{
	static const struct {
		str mark;
		enum charset charset;
	} marks[] = {
		{ STR0("\xEF\xBB\xBF"), CHARSET_UTF_8 },
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

static bool
has_zeros(str s)
{
	return s.n && memchr(s.s, 0, s.n);
}

static bool
is_ascii(str s)
{
	unsigned char all = 0;

	for (size_t i = 0; i < s.n; i++)
		all |= (unsigned char)s.s[i];
	return all < 0x80;
}

static bool
is_wide(enum charset c)
{
	return c == CHARSET_UTF_16LE || c == CHARSET_UTF_16BE;
}

/*
 * The charset of bytes that a carrier labels.  What is well-formed UTF-8 with
 * more than ASCII in it is UTF-8 whatever the label says; else the looks win
 * over a label of UTF-8, but not those of windows-1252, which are anything's,
 * over any other label.
 */
static enum charset
weigh(str bytes, enum charset declared)
{
	bool labelled = declared != CHARSET_UNKNOWN;

	if (utf8_valid(bytes) && !has_zeros(bytes))
		return labelled && is_ascii(bytes) && !is_wide(declared)
			       ? declared
			       : CHARSET_UTF_8;
	enum charset looks = charset_guess(bytes);
	if (looks == CHARSET_UNKNOWN)
		return declared;
	if (looks == CHARSET_WINDOWS_1252 && labelled &&
		declared != CHARSET_UTF_8)
		return declared;
	return looks;
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

bool
decode(str bytes, str charset, bool force, struct arena *perm,
	struct decoded *out, struct err *e)
{
	enum charset declared = charset_by_label(charset);

	*out = (struct decoded){ 0 };
	if (force && charset.n && declared == CHARSET_UNKNOWN)
		return err_set(e, ERR_INPUT,
			_("cannot be read: the charset \"%.*s\" is not known"),
			STR_ARG(str_take(charset, 40)));
	enum charset c = by_mark(&bytes);
	if (force && charset.n)
		c = declared;
	else if (c == CHARSET_UNKNOWN)
		c = weigh(bytes, declared);
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
